"""Rotas that contradict themselves, or do not fit the team they are for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from planner.domain.errors import InputProblem
from planner.domain.remembered import Remembered
from planner.domain.rota import Rota, Shift
from planner.domain.team import DEMAND_KINDS, Team
from planner.domain.time_grid import DAY, date_of, moment_label, weekday_of
from planner.importers.id_checks import Known


def rota_problems(rota: Rota) -> list[InputProblem]:
    """What is wrong with a rota taken by itself: its Monday, ids, lengths, breaks and activities."""
    problems = []
    if weekday_of(rota.first_day.toordinal()) != 0:
        sentence = f"The rota starts on {rota.first_day}, which is no Monday; weeks start on Monday."
        problems.append(InputProblem("first_day", sentence))
    problems += shift_problems("shifts", rota.shifts)
    days = rota.days
    for n, shift in enumerate(rota.shifts):
        if shift.day not in days:
            sentence = f"{_label(shift)}: {date_of(shift.start)} lies outside the rota's weeks."
            problems.append(InputProblem(f"shifts[{n}].start", sentence))
    for n, missing in enumerate(rota.uncovered):
        if missing.end <= missing.start:
            problems.append(
                InputProblem(f"uncovered[{n}].end", f"“{missing.demand}”: it ends before it starts.")
            )
    return problems


def rota_team_problems(rota: Rota, team: Team) -> list[InputProblem]:
    """People and demand of the rota that the team does not have."""
    if rota.team != team.id:
        sentence = f"The rota is for the team “{rota.team}”, not for “{team.id}”; choose the other file."
        return [InputProblem("team", sentence)]
    staff = {person.id for person in team.staff}
    problems = [
        InputProblem(
            f"shifts[{n}].staff", f"{_label(shift)}: there is no staff member “{shift.staff}” in the team."
        )
        for n, shift in enumerate(rota.shifts)
        if shift.staff not in staff
    ]
    known = _demand_ids(team)
    for n, shift in enumerate(rota.shifts):
        problems += unknown_demand(f"shifts[{n}]", shift, known)
    return problems


def pin_problems(team: Team, also_known: Known = frozenset()) -> Iterator[InputProblem]:
    """Pinned shifts that contradict themselves or serve unknown demand."""
    if not team.pins:
        return
    yield from shift_problems("pins", team.pins)
    known = _demand_ids(team) | {entry.partition(":")[2] for entry in also_known}
    for n, pin in enumerate(team.pins):
        yield from unknown_demand(f"pins[{n}]", pin, known)


def kept_rota_problems(team: Team) -> Iterator[InputProblem]:
    """Problems of the rotas kept with the team; people may have left since."""
    for n, rota in enumerate(team.rotas):
        if rota.team != team.id:
            yield InputProblem(
                f"rotas[{n}].team", f"This rota is for another team (“{rota.team}”); take it out."
            )
        for problem in _of_kept(rota):
            yield InputProblem(f"rotas[{n}].{problem.path}", problem.sentence)


# What is wrong with the kept rotas that were looked at last: edits of a team leave most of them as they are.
_KEPT: Remembered[Rota, list[InputProblem]] = Remembered(200)


def _of_kept(rota: Rota) -> list[InputProblem]:
    key = rota.team, rota.first_day, rota.version, rota.state
    return _KEPT.answer(key, rota, lambda: rota_problems(rota))


def shift_problems(path: str, shifts: Sequence[Shift]) -> Iterator[InputProblem]:
    """Ids given twice, shifts that overlap, and what is wrong inside each."""
    first: dict[str, int] = {}
    by_person: dict[str, list[tuple[int, int, int]]] = {}
    for n, shift in enumerate(shifts):
        if first.setdefault(shift.id, n) != n:
            yield InputProblem(
                f"{path}[{n}].id", f"The shift id “{shift.id}” is already used at {path}[{first[shift.id]}]."
            )
        yield from _one_shift(f"{path}[{n}]", shift)
        by_person.setdefault(shift.staff, []).append((shift.start, shift.end, n))
    for spans in by_person.values():
        for (_, end, earlier), (start, _, n) in _neighbours(spans):
            if start < end:
                sentence = f"{_label(shifts[n])}: it overlaps the shift {path}[{earlier}] of the same person."
                yield InputProblem(f"{path}[{n}].start", sentence)


def unknown_demand(path: str, shift: Shift, known: set[str]) -> Iterator[InputProblem]:
    """Activities that serve a demand which the team does not have."""
    for a, activity in enumerate(shift.activities):
        if activity.demand is not None and activity.demand.partition("@")[0] not in known:
            sentence = f"{_label(shift)}: there is no demand “{activity.demand}” in the team."
            yield InputProblem(f"{path}.activities[{a}].demand", sentence)


def _demand_ids(team: Team) -> set[str]:
    return {entry.id for kind in DEMAND_KINDS for entry in getattr(team, kind)}


def _one_shift(path: str, shift: Shift) -> Iterator[InputProblem]:
    who = _label(shift)
    if shift.end <= shift.start:
        yield InputProblem(f"{path}.end", f"{who}: it ends before it starts; correct it.")
        return
    if shift.end - shift.start > DAY:
        yield InputProblem(f"{path}.end", f"{who}: it is longer than 24 h; correct its end.")
    yield from _break_problems(path, who, shift)
    for a, activity in enumerate(shift.activities):
        place, what = f"{path}.activities[{a}]", activity.kind.replace("_", " ")
        if activity.end <= activity.start:
            yield InputProblem(f"{place}.end", f"{who}: the {what} ends before it starts.")
        elif not shift.span.contains(activity.span):
            yield InputProblem(f"{place}.start", f"{who}: the {what} lies outside the shift.")
        elif activity.travel_before + activity.travel_after >= activity.span.minutes:
            yield InputProblem(f"{place}.travel_before", f"{who}: travel leaves nothing of the {what}.")
    spans = [(activity.start, activity.end, a) for a, activity in enumerate(shift.activities)]
    for (_, end, earlier), (start, _, a) in _neighbours(spans):
        if start < end:
            sentence = f"{who}: it overlaps activities[{earlier}]; nobody does two things at once."
            yield InputProblem(f"{path}.activities[{a}].start", sentence)


def _break_problems(path: str, who: str, shift: Shift) -> Iterator[InputProblem]:
    if (shift.break_start is None) != (shift.break_end is None):
        missing = "break_start" if shift.break_start is None else "break_end"
        yield InputProblem(f"{path}.{missing}", f"{who}: a break needs both a start and an end.")
    rest = shift.break_span
    if rest is not None and rest.end <= rest.start:
        yield InputProblem(f"{path}.break_end", f"{who}: the break ends before it starts.")
    elif rest is not None and not shift.span.contains(rest):
        yield InputProblem(f"{path}.break_start", f"{who}: the break lies outside the shift.")


def _neighbours(
    spans: Iterable[tuple[int, int, int]],
) -> Iterator[tuple[tuple[int, int, int], tuple[int, int, int]]]:
    in_order = sorted(spans)
    return pairwise(in_order)


def _label(shift: Shift) -> str:
    return f"Shift of “{shift.staff}” on {moment_label(shift.start)}"
