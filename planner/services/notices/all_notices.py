"""All notices of one person, what they have seen of them, and what they want to be told of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from pydantic import ValidationError

from planner.domain.in_steps import Steps, at_once
from planner.domain.notices import Notice, NoticeSettings, SeenNotices
from planner.domain.plan_settings import own_key
from planner.domain.roles import Caller
from planner.domain.time_grid import DAY, civil_of
from planner.ports import Clock, Store
from planner.services.notices.look import Look
from planner.services.notices.of_requests import flexible_notices, request_notices
from planner.services.notices.of_rotas import rota_notices
from planner.services.notices.of_swaps import swap_notices
from planner.services.notices.of_time import check_in_notices, deadline_notices, toil_notices
from planner.services.permitted import permitted, refuse_unless

Kept = TypeVar("Kept", NoticeSettings, SeenNotices)
# None from a source is a breath between two steps of long work.
SOURCES: tuple[Callable[[Look], Iterator[Notice | None]], ...] = (
    check_in_notices,
    swap_notices,
    request_notices,
    flexible_notices,
    deadline_notices,
    toil_notices,
    rota_notices,
)


@dataclass(frozen=True, slots=True)
class NoticeList:
    """What one person is shown: the newest first, the urgent ones before all."""

    notices: tuple[Notice, ...]
    unseen: frozenset[str]
    settings: NoticeSettings

    @property
    def count(self) -> int:
        """How many are new."""
        return sum(each.id in self.unseen for each in self.notices)


def notices(store: Store, caller: Caller, clock: Clock) -> NoticeList:
    """All that concerns the caller now, apart from the kinds that they do not want."""
    return at_once(notices_in_steps(store, caller, clock))


def notices_in_steps(store: Store, caller: Caller, clock: Clock) -> Steps[NoticeList]:
    """The same in steps, so that a window can do something else between them."""
    whole = refuse_unless(store, caller, "read notices")
    look = Look(whole, caller, clock.now())
    settings = _settings(whole, caller)
    found: dict[str, Notice] = {}
    for each in chain.from_iterable(source(look) for source in SOURCES):
        if each is not None:
            found[each.id] = each
        yield
    shown = [each for each in found.values() if each.kind not in settings.hidden and each.at <= look.at]
    shown.sort(key=_order)
    seen = _seen(whole, caller).seen
    return NoticeList(tuple(shown), frozenset(each.id for each in shown if each.id not in seen), settings)


def _order(notice: Notice) -> tuple[bool, float, bool, str]:
    """The urgent first, then the newest; of those of one moment what waits for an answer."""
    return (not notice.is_urgent, -notice.at.timestamp(), notice.kind != "asked", notice.id)


def to_announce(told: NoticeList, announced: Iterable[str], clock: Clock) -> tuple[Notice, ...]:
    """The new ones that the desktop is to announce now; what quiet hours hold back comes after them."""
    minute, known = civil_of(clock.now()) % DAY, set(announced)
    return tuple(
        each
        for each in told.notices
        if each.id in told.unseen and each.id not in known and told.settings.announces_at(each, minute)
    )


def mark_seen(store: Store, caller: Caller, ids: Iterable[str], clock: Clock) -> None:
    """Keep that the caller has seen these; what is no notice any more is forgotten."""
    now = {each.id for each in notices(store, caller, clock).notices}
    at = clock.now()
    with permitted(store, caller, "read notices") as unit:
        before = _read(SeenNotices, unit.setting(own_key("seen", caller))).seen
        kept = {each: when for each, when in before.items() if each in now}
        kept |= {each: at for each in ids if each in now and each not in kept}
        unit.put_setting(own_key("seen", caller), SeenNotices(seen=kept).model_dump_json())


def keep_settings(store: Store, caller: Caller, settings: NoticeSettings) -> None:
    """Keep what the caller wants to be told of."""
    with permitted(store, caller, "read notices") as unit:
        unit.put_setting(own_key("settings", caller), settings.model_dump_json())


def _settings(store: Store, caller: Caller) -> NoticeSettings:
    return _read(NoticeSettings, store.setting(own_key("settings", caller)))


def _seen(store: Store, caller: Caller) -> SeenNotices:
    return _read(SeenNotices, store.setting(own_key("seen", caller)))


def _read(of: type[Kept], text: str | None) -> Kept:
    """What cannot be read is as if it had never been kept: nothing of the plan hangs on it."""
    try:
        return of.model_validate_json(text) if text else of()
    except ValidationError:
        return of()
