"""What the status line and the chip of the top bar say, worked out from the desk; no widgets."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from planner.domain.rota import Rota
from planner.domain.time_grid import civil_of, clock, day_label, day_of
from ui.widgets.chip import Tone

if TYPE_CHECKING:
    from ui.main_window.desk import Desk


# The marks are those of before.
BEING_CHECKED = "Being checked: the marks on the board are from before this change"


def state_chip(desk: Desk) -> tuple[str, Tone, str]:
    """Text, tone and icon: `Draft`, `Published Fri 13 Nov`, or nothing where there is no rota."""
    session = desk.session
    if session.rota is None:
        return "", "neutral", ""
    published = session.published
    if published is not None and session.is_as_published:
        at = session.published_at or published.made.at
        return f"Published {day_label(day_of(civil_of(at)))}", "ok", "check-circle"
    return "Draft", "warn", "admin"


def status_words(desk: Desk) -> tuple[str, str, str]:
    """Text, icon and ink of the status line."""
    if desk.builder.is_running:
        return _building_words(desk), "clock", "accentInk"
    session = desk.session
    if not session.is_open:
        return "No plan is open", "info", "text2"
    shown, rota = session.shown, session.rota
    if shown is None or rota is None:
        return "No rota for this week", "info", "text2"
    if not desk.plans:
        return _read_words(desk), "info", "text2"
    if shown.is_being_checked:
        return f"{BEING_CHECKED} · {_saved(session.saved_at or rota.made.at)}", "clock", "accentInk"
    from planner.services.proof_sentence import status_line

    parts = [status_line(rota, session.team), _saved(session.saved_at or rota.made.at)]
    if any(finding.kind == "law" for finding in shown.findings):
        words = (
            "A law is broken since it was published"
            if session.is_as_published
            else "A law is broken: this rota cannot be published"
        )
        return (
            " · ".join((words, *parts)),
            "warning-octagon",
            "danger",
        )
    return (
        " · ".join(parts),
        "check-circle" if _is_proved(rota) else "info",
        "ok" if _is_proved(rota) else "text2",
    )


def _read_words(desk: Desk) -> str:
    """What somebody who only reads has to know: whether it may still change, and since when it holds."""
    session = desk.session
    at = session.published_at
    if at is None or not session.is_as_published:
        return "A draft: it may still change · only to read"
    return f"Published {day_label(day_of(civil_of(at)))} · only to read"


def story_words(desk: Desk) -> str:
    """The way to the whole story of the proof: `2 not looked at`, or `What was proved`."""
    shown = desk.session.shown
    is_told = desk.plans and not desk.builder.is_running and desk.frame.front == "rota"
    if not is_told or shown is None or shown.rota is None:
        return ""
    from planner.services.explain.not_looked_at import not_looked_at

    number = len(not_looked_at(shown.team, shown.problem))
    return f"{number} not looked at" if number else "What was proved"


def _building_words(desk: Desk) -> str:
    if desk.builder.state == "stopping":
        return "Stopping…"
    shown = desk.shown
    if shown is None or not shown.is_so_far:
        return "Building: looking for a first rota"
    number = len(shown.uncovered)
    uncovered = "nothing uncovered" if not number else f"{number} uncovered"
    broken = sum(1 for finding in shown.findings if finding.kind == "law")
    law = f"{broken or 'no'} law{'s' if broken > 1 else ''} broken"
    return f"Building: showing the best rota so far · {uncovered} · {law}"


def moving_words(desk: Desk) -> str:
    """`13 shifts changed by the last improvement`, while a build runs."""
    shown = desk.shown
    if shown is None or not shown.is_so_far or not desk.builder.is_running:
        return ""
    number = len(shown.still_moving)
    noun = "shift" if number == 1 else "shifts"
    return f"{number} {noun} changed by the last improvement"


def _is_proved(rota: Rota) -> bool:
    return len(rota.tiers) >= 2 and all(tier.proved for tier in rota.tiers[:2])


def _saved(at: datetime) -> str:
    return f"saved {clock(civil_of(at))}"
