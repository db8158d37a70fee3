"""Facts that follow from a frozen record alone, found when they are first asked for and kept with it."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Self, TypeVar, overload

Fact = TypeVar("Fact")


class KnownOnce(cached_property[Fact]):
    """`functools.cached_property` without the lock that Python 3.11 takes at each first asking: thousands of
    shifts are asked a dozen facts each, and of a frozen record two threads find the same."""

    @overload
    def __get__(self, instance: None, owner: type[Any] | None = None) -> Self: ...

    @overload
    def __get__(self, instance: object, owner: type[Any] | None = None) -> Fact: ...

    def __get__(self, instance: object | None, owner: type[Any] | None = None) -> Self | Fact:
        if instance is None:
            return self
        fact = self.func(instance)
        instance.__dict__[self.func.__name__] = fact
        return fact
