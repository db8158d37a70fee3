"""One entry of the register of flexible working in the pane: its clock, options with evidence, its story."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Protocol, cast

from PySide6.QtWidgets import QPushButton

from planner.domain.flexible_working import GROUNDS, FlexibleOption, FlexibleRequest
from planner.domain.own_records import Step
from planner.domain.time_grid import date_label, day_label, hours_label
from planner.services.flexible.evidence import Verdict, evidence_words, verdict
from ui.item_models.request_words import flexible_row
from ui.widgets.chip import Chip, Tone
from ui.widgets.column import Column
from ui.widgets.flow import Flow
from ui.widgets.icon_row import IconRow

STORY = {
    "ask": "asked",
    "consult": "talked about it",
    "extend": "put the decision off",
    "option": "added an option",
    "evidence": "solved an option",
    "try": "began a trial",
    "agree": "agreed",
    "refuse": "refused",
    "appeal": "appealed",
    "dismiss": "dismissed the appeal",
    "withdraw": "withdrew it",
}
VERDICT_LOOKS: dict[Verdict, tuple[str, str]] = {
    "same": ("tick", "okInk"),
    "better": ("tick", "okInk"),
    "worse": ("warning", "warnInk"),
    "open": ("info", "text2"),
}
STEPS = (
    ("consult", "Record a talk…"),
    ("option", "Add option…"),
    ("extend", "Put off…"),
    ("refuse", "Refuse…"),
    ("agree", "Agree or try…"),
)


class RegisterDeeds(Protocol):
    """What the buttons of the entry do."""

    def solve(self, option: FlexibleOption) -> None: ...

    def stop_solving(self) -> None: ...

    def begin_step(self, kind: str) -> None: ...


def fill_entry(
    column: Column,
    request: FlexibleRequest,
    today: date,
    deeds: RegisterDeeds,
    solving: str,
    week: date,
) -> None:
    """Fill the column anew. `solving`: what is being solved just now, nothing when nothing is; `week`: the
    Monday of the week that would be solved."""
    words = flexible_row(request, today)
    column.add(Chip(words.chip[0], cast(Tone, words.chip[1]), words.chip[2]))
    column.add_text(words.detail, "secondary")
    wanted = request.wanted_from
    column.add_text(f"Asked for from {date_label(wanted)} on.", "body")
    if request.effect:
        column.add_text(f"“{request.effect}”", "secondary")
    if request.grounds:
        column.add_text("; ".join(GROUNDS[each] for each in request.grounds), "secondary")
    column.add_rule()
    _fill_options(column, request, deeds, solving, week)
    if request.is_open:
        column.add(Flow([_button(text, partial(deeds.begin_step, kind)) for kind, text in STEPS]))
        if not request.is_consulted:
            column.add(IconRow("info", "text2", "It cannot be refused before it was talked about."))
    column.add_rule()
    column.add_text("What was done", "heading")
    for step in reversed(request.history):
        column.add_text(_told(step), "small")
    column.end()


def _fill_options(
    column: Column, request: FlexibleRequest, deeds: RegisterDeeds, solving: str, week: date
) -> None:
    column.add_text("Options", "heading")
    if not request.options:
        column.add_text("No pattern yet: add one to see what it does to cover.", "secondary")
    for option in request.options:
        is_chosen = ", agreed" if option.id == request.chosen else ""
        pattern = f"{option.pattern.name}, {hours_label(option.minutes_per_week)} a week"
        column.add_text(f"{option.name}{is_chosen}: {pattern}", "body")
        if option.evidence is not None:
            first, *others = evidence_words(option.evidence)
            found = verdict(option.evidence.before, option.evidence.after)
            column.add(IconRow(*VERDICT_LOOKS[found], first))
            for sentence in others:
                column.add_text(sentence, "small")
            solved = day_label(option.evidence.first_day.toordinal())
            column.add_text(
                f"Week from {solved}, both solved for {option.evidence.seconds:g} s in all.", "small"
            )
        if solving:
            continue
        if request.is_open:
            first_day = day_label(week.toordinal())
            again = f"{'Solve again' if option.evidence else 'Show what it does'}: week from {first_day}"
            column.add(Flow([_button(again, partial(deeds.solve, option), of=option.name)]))
    if solving:
        column.add(IconRow("building", "accentInk", f"Solving the week {solving}…"))
        column.add(Flow([_button("Stop", deeds.stop_solving)]))


def _button(text: str, do: Callable[[], None], of: str = "") -> QPushButton:
    button = QPushButton(text)
    button.setProperty("small", True)
    button.setAccessibleName(f"{text.removesuffix('…')}: {of}" if of else text.removesuffix("…"))
    button.clicked.connect(lambda: do())
    return button


def _told(step: Step) -> str:
    """`Fri 20 Nov: Jo Patel talked about it: Mondays would do`."""
    note = f": {step.note}" if step.note else ""
    deed = STORY.get(step.deed, step.deed)
    return f"{day_label(step.at.date().toordinal())}: {step.who} {deed}{note}"
