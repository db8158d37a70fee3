"""What can be found: people, cases, commands, settings; and which of it fits the letters that were typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from planner.domain.time_grid import moment_label
from ui.finder.sought_words import sought_words

if TYPE_CHECKING:
    from planner.domain.team import Team
    from ui.actions.action_deck import ActionDeck
    from ui.session.shown_rota import ShownRota

MOST = 12


@dataclass(frozen=True, slots=True)
class Found:
    """One thing to go to or to do. `key` is a person, a record of `kind`, an action, or `page/setting`.

    `words` are others by which it is found, never shown. A command that is not possible now says why:
    `is_off`.
    """

    kind: Literal["person", "visits", "court_deadlines", "events", "cover", "command", "setting"]
    key: str
    title: str
    beside: str = ""
    icon: str = "user"
    is_off: bool = False
    words: str = ""


def all_found(team: Team | None, actions: ActionDeck) -> tuple[Found, ...]:
    """Everything, people first."""
    return (*_people(team), *_demand(team), *_commands(actions), *_settings(team))


def found_by_readers(everything: Sequence[Found], shown: ShownRota | None) -> tuple[Found, ...]:
    """What somebody who only reads can go to: people and work of the rota that they see, what they may do,
    and the settings of the window."""
    from ui.settings.setting_pages import WINDOW_PAGES

    window = tuple(page.id for page in WINDOW_PAGES)
    serving = set(shown.serving) if shown is not None else set()
    return tuple(
        each
        for each in everything
        if each.kind in ("person", "command")
        or (each.kind == "setting" and each.key.partition("/")[0] in window)
        or (each.kind != "setting" and each.key in serving)
    )


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
        if action.objectName() == "find.open" or not action.is_theirs:
            continue
        text = (action.row.found_as or action.text()).replace("&&", "&").removesuffix("…")
        words = action.row.words
        is_off = not action.isEnabled()
        beside = action.off_because or "Not possible now" if is_off else action.key_text
        yield Found("command", action.objectName(), text, beside, action.row.icon or "play", is_off, words)


def _settings(team: Team | None) -> Iterator[Found]:
    from ui.settings.setting_pages import all_pages, all_settings

    for page in all_pages(team):
        yield Found("setting", page.id, page.title, f"Setting · {page.group}", "settings", words=page.sought)
    for entry in all_settings(team):
        now = f" · {entry.beside}" if entry.beside else ""
        yield Found(
            "setting",
            f"{entry.page.id}/{entry.name}",
            entry.title,
            f"Setting · {entry.page.title}{now}",
            "settings",
            words=entry.words,
        )


def fitting(everything: Sequence[Found], typed: str) -> tuple[Found, ...]:
    """What has every word that was typed, but for small ones; what begins with it first, then what shows it,
    then what is called so; at most a dozen."""
    words = sought_words(typed.casefold().split())
    fits = [each for each in everything if _has(each, words)]
    begun = (typed.casefold().strip(), " ".join(words))
    return tuple(
        sorted(fits, key=lambda each: (_distance(each, begun, words), each.is_off, _late(each)))[:MOST]
    )


def _has(found: Found, words: Sequence[str]) -> bool:
    return all(word in f"{_shown(found)} {found.words}".casefold() for word in words)


def _shown(found: Found) -> str:
    return f"{found.title} {found.beside}".casefold()


def _late(found: Found) -> bool:
    """Settings come after what is worked with every day."""
    return found.kind == "setting"


def _distance(found: Found, begun: tuple[str, ...], words: Sequence[str]) -> int:
    title = found.title.casefold()
    if title.startswith(begun):
        return 0
    if _late(found):
        # Also after a deed that people only call so.
        return 3
    if any(word.startswith(begun) for word in title.replace("-", " ").split()):
        return 1
    return 2 if all(word in _shown(found) for word in words) else 3
