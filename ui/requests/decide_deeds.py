"""What the forms of the register of flexible working do, as deeds in the manager's name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.domain.flexible_working import FlexibleRequest
from ui.requests.own_deeds import Deed


def register_deed(kind: str, entry: FlexibleRequest, values: Mapping[str, Any]) -> Deed:
    """A step of an entry of the register, by the name of its form."""
    from planner.services.flexible import register

    key, note = entry.id, values.get("note", "")
    until: Any = values.get("until")
    match kind:
        case "consult":
            return lambda store, caller, clock: register.consult(store, caller, key, note, clock)
        case "extend":
            return lambda store, caller, clock: register.extend(store, caller, key, until, note, clock)
        case "refuse":
            grounds = values["grounds"]
            return lambda store, caller, clock: register.refuse(store, caller, key, grounds, note, clock)
        case "option":
            name, (pattern, minutes) = values["name"], values["pattern"]
            return lambda store, caller, clock: register.add_option(
                store, caller, key, name, pattern, minutes, clock
            )
    option, first = values["option"], values["first"]
    if until is None:
        return lambda store, caller, clock: register.agree(store, caller, key, option, first, note, clock)
    return lambda store, caller, clock: register.try_out(
        store, caller, key, option, first, until, note, clock
    )
