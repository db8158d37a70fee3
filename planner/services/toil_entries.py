"""The steps of a TOIL entry: asked for, agreed, earned. What is taken back has an entry of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from planner.domain.errors import RefusedEditError
from planner.domain.person import ToilAccount
from planner.domain.problem import RotaProblem
from planner.domain.staff import ToilEntry, ToilState
from planner.domain.team import Team
from planner.domain.time_grid import day_label, hours_label
from planner.reports.person_week import toil_balance
from planner.services.edit_team import TeamEdit
from planner.services.record_edits import label_of, record_of
from planner.services.team_changes import replaced

# The state that follows, and what the step is called on its button and in the menu.
NEXT: Mapping[ToilState, tuple[ToilState, str]] = {
    "requested": ("agreed", "Agree"),
    "agreed": ("earned", "Mark as earned"),
}
STATE_WORDS: Mapping[ToilState, str] = {
    "requested": "asked for",
    "agreed": "agreed",
    "earned": "earned",
    "repaid": "repaid",
    "expired": "expired",
}


def take_step(team: Team, entry_id: str) -> TeamEdit:
    """The entry in the state that follows its own. RefusedEditError where none does."""
    before: ToilEntry = record_of(team, "toil", entry_id)
    if before.state not in NEXT:
        raise RefusedEditError(
            f"What is {STATE_WORDS[before.state]} goes no further.", "Enter what was taken back by itself."
        )
    state, words = NEXT[before.state]
    name = label_of(team, before)
    change = replaced(team, "toil", before, before.model_copy(update={"state": state}))
    return TeamEdit(f"{words}: TOIL of {name}", name, (change,))


@dataclass(frozen=True, slots=True)
class AccountLine:
    """A change of an account on a day (an ordinal), by an entry or, without one, by the rota of its week.

    `balance`: minutes owed after it; None for days that a rota is being planned for, which count later.
    """

    day: int
    entry: ToilEntry | None
    minutes: int
    balance: int | None


def account_lines(problem: RotaProblem, staff: str, entries: Iterable[ToilEntry]) -> tuple[AccountLine, ...]:
    """One person's account in the order of time, as the plan counts it: what it begins with is what is owed
    after the last line before it."""
    person = problem.person_by_id.get(staff)
    mine = [(each.on.toordinal(), each, each.change_minutes) for each in entries if each.staff == staff]
    return tuple(_lines(mine, person.toil if person is not None else None, problem.first_day))


def _lines(
    mine: list[tuple[int, ToilEntry, int]], account: ToilAccount | None, first_day: int
) -> Iterator[AccountLine]:
    gone = [(day, minutes) for day, _, minutes in mine if day < first_day and minutes]
    by_rota = Counter(account.past if account is not None else ()) - Counter(gone)
    changes = [*mine, *((day, None, minutes) for day, minutes in by_rota.elements())]
    balance = 0
    if account is not None:
        balance = account.balance - sum(minutes for day, _, minutes in changes if day < first_day)
    for day, entry, minutes in sorted(changes, key=lambda each: each[0]):
        counts = day < first_day or account is None
        balance += minutes if counts else 0
        yield AccountLine(day, entry, minutes, balance if counts else None)


def owed_on(team: Team, problem: RotaProblem, staff: str, on: date) -> int:
    """Minutes in lieu owed at the end of a day from the plan's eve on: what the plan begins with, which the
    rotas of weeks before it have their part in, and what is entered since."""
    person = problem.person_by_id.get(staff)
    if person is None or person.toil is None:
        return toil_balance(team.toil, staff, on)
    since = [entry for entry in team.toil if entry.on.toordinal() >= problem.first_day]
    return person.toil.balance + toil_balance(since, staff, on)


def doubts(problem: RotaProblem, team: Team, entry: ToilEntry, today: date) -> tuple[str, ...]:
    """Why an entry, new or in the place of the one with its id, may not be meant: hours earned on a day to
    come, more owed than the team's cap."""
    if entry.state != "earned":
        return ()
    said = []
    if entry.on > today:
        on = day_label(entry.on.toordinal())
        said.append(f"{on} is still to come: hours that are not worked yet are agreed, not earned.")
    person = problem.person_by_id.get(entry.staff)
    if person is not None and person.toil is not None:
        before = (each for each in team.toil if each.staff == entry.staff and each.id == entry.id)
        more = entry.minutes - sum(each.change_minutes for each in before)
        owed = owed_on(team, problem, entry.staff, date.max) + more
        cap = problem.settings.toil_limits.cap_minutes
        if owed > cap and more > 0:
            said.append(f"{person.name} would be owed {hours_label(owed)}; the cap is {hours_label(cap)}.")
    return tuple(said)
