"""A desk to try things on: a small team's plan, answers given beforehand, a solver's process of choice."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from planner.domain.errors import InputProblem
from planner.domain.findings import Finding
from planner.domain.roles import Role
from planner.domain.rota import Rota
from planner.domain.staff import StaffMember
from planner.domain.team import Team
from planner.ports import SolveResult, SolveSettings
from planner.services.build_rota import finish_rota
from planner.services.edit_team import TeamEdit
from planner.services.freeze_problem import freeze_problem
from planner.store.sqlite_store import SqliteStore
from tests.planner.services.small_office import MONDAY, NOW, StillClock, small_team, usual_shifts
from ui.bootstrap import solver_command
from ui.dialogs.why_sheet import Question
from ui.main_window.desk import Desk
from ui.printing.paper import Printable
from ui.session.session import Session
from ui.session.shown_rota import ShownRota
from ui.settings.preferences import Preferences
from ui.sign_in.invite_sheet import KeepSignIn
from ui.tasks.explainer import Explainer
from ui.tasks.rota_builder import RotaBuilder


@dataclass
class GivenAnswers:
    """Answers every question with what it was given; None is "never mind"."""

    open: Path | None = None
    save: Path | None = None
    chosen_folder: Path | None = None
    sample_name: str | None = None
    reasons: Mapping[str, str] | None = None
    left_typed: Mapping[str, str] = field(default_factory=dict)
    asked_to_publish: list[tuple[ShownRota, bool]] = field(default_factory=list)
    # What happens while the sheet to publish lies open.
    meanwhile: Callable[[], None] = lambda: None
    reason: str | None = None
    last_day: date | None = None
    over: QWidget | None = None
    leave_reason: str | None = None
    reason_given: str | None = "Agreed with both"
    decline_reason: str | None = "Nobody else can sit on the desk"
    print_as: str = ""
    # What is chosen in the sheet of who signs in; the words that were shown once.
    sign_in: tuple[str, Role, str | None] | None = None
    words: list[str] = field(default_factory=list)
    sure: bool = True
    chosen_backup: int | None = 0
    asked: list[str] = field(default_factory=list)

    def file_to_open(self, folder: Path) -> Path | None:
        del folder
        return self.open

    def file_to_save(self, title: str, suggested: Path, kinds: str) -> Path | None:
        self.asked.append(f"{title} {suggested.name} {kinds}")
        return self.save

    def folder(self, title: str, suggested: Path) -> Path | None:
        self.asked.append(f"{title} {suggested}")
        return self.chosen_folder

    def sample(self) -> str | None:
        return self.sample_name

    def publish_reasons(
        self,
        shown: ShownRota,
        published: Rota | None,
        typed: MutableMapping[str, str],
        *,
        is_other: bool,
    ) -> Mapping[str, str] | None:
        del published
        typed.update(self.left_typed)
        self.asked_to_publish.append((shown, is_other))
        self.meanwhile()
        return self.reasons

    def day(self, title: str, label: str, suggested: date) -> date | None:
        self.asked.append(f"{title}: {label} {suggested}")
        return self.last_day

    def new_record(
        self,
        kind: str,
        team: Team,
        values: Mapping[str, Any],
        keep: Callable[[TeamEdit], tuple[InputProblem, ...] | None],
    ) -> None:
        del team, keep
        self.asked.append(f"new {kind} {dict(values)}")

    def reason_for(self, findings: Sequence[Finding], costs: Sequence[str] = ()) -> str | None:
        self.asked.extend((*(finding.sentence for finding in findings), *costs))
        return self.reason

    def print_week(self, printables: Sequence[Printable]) -> str:
        self.asked.extend(each.name for each in printables)
        return self.print_as

    def backup(self, lines: Sequence[str]) -> int | None:
        self.asked.extend(lines)
        return self.chosen_backup

    def is_sure(self, title: str, what: str, button: str) -> bool:
        self.asked.append(f"{title} {what} {button}")
        return self.sure

    def show_word(self, title: str, word: str, advice: str) -> None:
        del advice
        self.asked.append(title)
        self.words.append(word)

    def sign_in_of(
        self,
        people: Sequence[StaffMember],
        keep: KeepSignIn,
        present: tuple[str, Role, str | None] | None,
    ) -> object:
        del people
        self.asked.append(f"sign-in of {present}")
        return keep(*self.sign_in)() if self.sign_in is not None else None

    def reason_to_leave(self, what: str) -> str | None:
        self.asked.append(what)
        return self.leave_reason

    def why(self, question: Question, what: str) -> str | None:
        self.asked.append(f"{question.title}: {what}")
        return self.reason_given

    def reason_to_decline(self, what: str) -> str | None:
        self.asked.append(what)
        return self.decline_reason


def fake_solver(way: str) -> list[str]:
    """The command of `tests.ui.fake_solver`."""
    return [sys.executable, "-m", "tests.ui.fake_solver", way]


def fake_explainer(way: str) -> list[str]:
    """The command of `tests.ui.fake_explainer`."""
    return [sys.executable, "-m", "tests.ui.fake_explainer", way]


def built_rota() -> Rota:
    """The rota by hand, checked as one that the solver has found."""
    result = SolveResult("feasible", usual_shifts(), seconds=1.8)
    problem = freeze_problem(small_team(), MONDAY)
    return finish_rota(problem, result, settings=SolveSettings(), who="Jo Patel", at=NOW).rota


def make_plan(folder: Path, team: Team | None = None, rota: Rota | None = None) -> Path:
    """A plan of the small team, with a draft when one is given."""
    path = folder / "north.rotabene"
    store = SqliteStore.create(path, team or small_team(), "Jo Patel", StillClock())
    if rota is not None:
        with store.unit_of_work("Jo Patel") as work:
            work.save_draft(rota, what="Build rota", subject="week")
    store.close()
    return path


def make_desk(
    folder: Path,
    command: list[str] | None = None,
    *,
    explain_command: list[str] | None = None,
    **answers: Any,
) -> Desk:
    """A desk with nothing open; its data lie in the folder. It looks for fixes only with a command for it."""
    clock = StillClock()
    builder = RotaBuilder(command or solver_command(), clock)
    desk = Desk(
        Session(folder, clock),
        builder,
        Preferences(folder),
        GivenAnswers(**answers),
        explainer=Explainer(explain_command),
    )
    desk.preferences.build_seconds = 5
    return desk
