"""Every use case that takes a store: found by looking, so that a new one is not forgotten."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from types import ModuleType

import planner.exporters
import planner.services

STORES = ("Store", "PlanFile", "UnitOfWork")


def services_with_a_store() -> frozenset[str]:
    """`planner.services.edit_rota.edit_rota` and so on: public functions with a parameter that is a store."""
    return frozenset(
        f"{name}.{each}"
        for package in (planner.services, planner.exporters)
        for name in _modules(package)
        for each, function in vars(importlib.import_module(name)).items()
        if inspect.isfunction(function)
        and function.__module__ == name
        and not each.startswith("_")
        and any(_is_store(one.annotation) for one in inspect.signature(function).parameters.values())
    )


def _modules(package: ModuleType) -> list[str]:
    return [found.name for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]


def _is_store(annotation: object) -> bool:
    """Not a unit of work alone: who has one has been let through already."""
    return any(part.strip() in STORES[:2] for part in str(annotation).split("|"))
