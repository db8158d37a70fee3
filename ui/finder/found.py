"""What can be found: people, cases, commands; and which of it fits the letters that were typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from planner.domain.time_grid import moment_label

if TYPE_CHECKING:
    from planner.domain.team import Team
    from ui.actions.action_deck import ActionDeck

MOST = 12


@dataclass(frozen=True, slots=True)
class Found:
    """One thing to go to or to do. `key` is a person, a record of `kind`, or an action."""

    kind: Literal["person", "visits", "court_deadlines", "events", "cover", "command"]
    key: str
    title: str
    beside: str = ""
    icon: str = "user"


def all_found(team: Team | None, actions: ActionDeck) -> tuple[Found, ...]:
    """Everything, people first; commands only that are possible now."""
    return (*_people(team), *_demand(team), *_commands(actions))


def _people(team: Team | None) -> Iterator[Found]:
    for member in team.staff if team is not None else ():
        yield Found("person", member.id, member.name, member.role)


def _demand(team: Team | None) -> Iterator[Found]:
    if team is None:
        return
    for visit in team.visits:
        when = moment_label(visit.windows[0].start)
        yield Found("visits", visit.id, visit.case, f"Visit, from {when}", "visit")
    for deadline in team.court_deadlines:
        when = moment_label(deadline.filing)
        yield Found("court_deadlines", deadline.id, deadline.case, f"{deadline.document}, {when}", "court")
    for event in team.events:
        yield Found("events", event.id, event.name, moment_label(event.start), "event")
    for cover in team.cover:
        yield Found("cover", cover.id, cover.name, "Cover", "duty")


def _commands(actions: ActionDeck) -> Iterator[Found]:
    for action in actions.actions:
        if action.isEnabled() and action.objectName() != "find.open":
            text = action.text().replace("&&", "&").removesuffix("…")
            yield Found("command", action.objectName(), text, action.key_text, action.row.icon or "play")


def fitting(everything: Sequence[Found], typed: str) -> tuple[Found, ...]:
    """What has every word that was typed; what begins with it first, at most a dozen."""
    words = typed.casefold().split()
    fits = [each for each in everything if _has(each, words)]
    return tuple(sorted(fits, key=lambda each: _distance(each, typed.casefold().strip()))[:MOST])


def _has(found: Found, words: Sequence[str]) -> bool:
    text = f"{found.title} {found.beside}".casefold()
    return all(word in text for word in words)


def _distance(found: Found, typed: str) -> int:
    title = found.title.casefold()
    if title.startswith(typed):
        return 0
    return 1 if any(word.startswith(typed) for word in title.replace("-", " ").split()) else 2
