"""Ids: each given once, each that is referred to there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, get_args

from planner.domain.contracts import NamedShiftsDay, PatternDay
from planner.domain.demand import Visit
from planner.domain.errors import InputProblem
from planner.domain.remembered import Remembered, RememberedOfEach
from planner.domain.rule_pack import LawSetting, RuleName, RuleSettings
from planner.domain.team import DEMAND_KINDS, Team

OTHER_KINDS = (
    "skills",
    "named_shifts",
    "patterns",
    "staff",
    "absences",
    "agreed_changes",
    "front_line_breaks",
    "preferences",
    "toil",
)
_NOUNS = {
    "staff": "staff member",
    "skills": "skill",
    "patterns": "working pattern",
    "named_shifts": "named shift",
    "visits": "visit",
    "events": "event",
    "cover": "cover",
}
# `kind:id`, as in `staff:amira-khan`.
Known = frozenset[str]
Reference = tuple[str, str, str | None, str]
# All that parts of teams refer to, looked up last; of visits, of which there are thousands, by each.
_WANTED: Remembered[tuple[object, ...], Known] = Remembered(20)
_WANTED_BY_VISITS: RememberedOfEach[Visit, Known] = RememberedOfEach()


def id_problems(team: Team, also_known: Known = frozenset()) -> Iterator[InputProblem]:
    """Ids given twice and references to nothing. `also_known`: `kind:id` of entries left out of the team."""
    yield from _given_twice(team)
    yield from _with_day_marks(team)
    known = _known(team) | also_known
    for part, references_of in _REFERRING.items():
        fields = tuple(getattr(team, field) for field in part)
        wanted = _WANTED.answer((team.id, part), fields, partial(_wanted_by, part, references_of, team))
        if not wanted <= known:
            yield from _unknown(references_of(team), known)
    yield from _unknown_overrides(team, known)


def ids_in_json(value: dict[str, Any]) -> Known:
    """`kind:id` of every entry of the parsed file that has an id, sound or not."""
    return frozenset(
        f"{kind}:{entry['id']}"
        for kind in (*DEMAND_KINDS, *OTHER_KINDS)
        if isinstance(value.get(kind), list)
        for entry in value[kind]
        if isinstance(entry, dict) and isinstance(entry.get("id"), str)
    )


def _known(team: Team) -> Known:
    return frozenset(
        f"{kind}:{entry.id}" for kind in (*DEMAND_KINDS, *OTHER_KINDS) for entry in getattr(team, kind)
    )


def _given_twice(team: Team) -> Iterator[InputProblem]:
    for kinds in (*((kind,) for kind in OTHER_KINDS), DEMAND_KINDS):
        ids = [entry.id for kind in kinds for entry in getattr(team, kind)]
        if len(set(ids)) < len(ids):
            yield from _repeated(
                (f"{kind}[{n}].id", entry.id) for kind in kinds for n, entry in enumerate(getattr(team, kind))
            )


def _repeated(places: Iterable[tuple[str, str]]) -> Iterator[InputProblem]:
    first: dict[str, str] = {}
    for path, given in places:
        if given in first:
            yield InputProblem(
                path, f"The id “{given}” is already used at {first[given]}; give each its own."
            )
        else:
            first[given] = path


def _with_day_marks(team: Team) -> Iterator[InputProblem]:
    for kind in DEMAND_KINDS:
        for n, entry in enumerate(getattr(team, kind)):
            if "@" in entry.id:
                sentence = f"The id “{entry.id}” has an @, which is kept for single days; take it out."
                yield InputProblem(f"{kind}[{n}].id", sentence)


def _unknown(references: Iterable[Reference], known: Known) -> Iterator[InputProblem]:
    for path, kind, wanted, who in references:
        if wanted is not None and f"{kind}:{wanted}" not in known:
            yield InputProblem(
                path,
                f"{who}: there is no {_NOUNS[kind]} “{wanted}”; correct the id or add the {_NOUNS[kind]}.",
            )


def _wanted_by(
    part: tuple[str, ...], references_of: Callable[[Team], Iterator[Reference]], team: Team
) -> Known:
    """All that a part of the team refers to."""
    if part == ("visits",):
        return frozenset().union(*_WANTED_BY_VISITS.of(team.visits, (), _wanted_by_visit))
    return _ids_of(references_of(team))


def _wanted_by_visit(visit: Visit) -> Known:
    return _ids_of(_references_of_visit(0, visit))


def _ids_of(references: Iterable[Reference]) -> Known:
    return frozenset(f"{kind}:{wanted}" for _, kind, wanted, _ in references if wanted is not None)


def _pattern_references(team: Team) -> Iterator[Reference]:
    for n, pattern in enumerate(team.patterns):
        for w, week in enumerate(pattern.weeks):
            for d, day in enumerate(week.days):
                yield from _shifts_of_day(f"patterns[{n}].weeks[{w}].days[{d}]", day, f"“{pattern.name}”")
    for n, shift in enumerate(team.named_shifts):
        for f, follower in enumerate(shift.never_followed_by):
            yield f"named_shifts[{n}].never_followed_by[{f}]", "named_shifts", follower, f"“{shift.name}”"


def _staff_references(team: Team) -> Iterator[Reference]:
    for n, person in enumerate(team.staff):
        who = f"“{person.name}”"
        for s, held in enumerate(person.skills):
            yield f"staff[{n}].skills[{s}].skill", "skills", held.skill, who
        yield f"staff[{n}].supervisor", "staff", person.supervisor, who
        for c, contract in enumerate(person.contracts):
            yield f"staff[{n}].contracts[{c}].pattern", "patterns", contract.pattern, who
            for shift in contract.limits.most_of_shift:
                yield f"staff[{n}].contracts[{c}].limits.most_of_shift.{shift}", "named_shifts", shift, who


def _record_references(team: Team) -> Iterator[Reference]:
    for n, each in enumerate(team.front_line_breaks):
        yield f"front_line_breaks[{n}].staff", "staff", each.staff, f"“{each.id}”"
        yield f"front_line_breaks[{n}].backfill", "staff", each.backfill, f"“{each.id}”"
    for kind in ("absences", "agreed_changes", "preferences", "toil", "pins", "recording_tasks"):
        for n, entry in enumerate(getattr(team, kind)):
            yield f"{kind}[{n}].staff", "staff", entry.staff, f"“{entry.id}”"
    for n, change in enumerate(team.agreed_changes):
        yield from _shifts_of_day(f"agreed_changes[{n}].pattern", change.pattern, f"“{change.id}”")
    for n, wish in enumerate(team.preferences):
        yield f"preferences[{n}].shift", "named_shifts", wish.shift, f"“{wish.id}”"
    for n, pin in enumerate(team.pins):
        yield f"pins[{n}].name", "named_shifts", pin.name, f"“{pin.id}”"
    for n, share in enumerate(team.job_shares):
        for p, person in enumerate(share.people):
            yield f"job_shares[{n}].people[{p}]", "staff", person, f"“{share.name}”"
    if team.lockdown:
        for n, person in enumerate(team.lockdown.order):
            yield f"lockdown.order[{n}]", "staff", person, "Lockdown wheel"
        for n, turn in enumerate(team.lockdown.weeks):
            yield f"lockdown.weeks[{n}].staff", "staff", turn.staff, "Lockdown wheel"
            yield f"lockdown.weeks[{n}].cover_person", "staff", turn.cover_person, "Lockdown wheel"


def _history_references(team: Team) -> Iterator[Reference]:
    for n, worked in enumerate(team.past_shifts):
        yield f"past_shifts[{n}].staff", "staff", worked.staff, "Past shift"
    for n, tally in enumerate(team.past_tallies):
        yield f"past_tallies[{n}].staff", "staff", tally.staff, "Past week"


def _demand_references(team: Team) -> Iterator[Reference]:
    for n, cover in enumerate(team.cover):
        yield f"cover[{n}].shift", "named_shifts", cover.shift, f"“{cover.name}”"
        yield f"cover[{n}].instead_of", "cover", cover.instead_of, f"“{cover.name}”"
        for s, mix in enumerate(cover.skills):
            yield f"cover[{n}].skills[{s}].skill", "skills", mix.skill, f"“{cover.name}”"
    for n, deadline in enumerate(team.court_deadlines):
        yield f"court_deadlines[{n}].author", "staff", deadline.author, f"“{deadline.case}”"
        yield f"court_deadlines[{n}].co_author", "staff", deadline.co_author, f"“{deadline.case}”"
    for n, plan in enumerate(team.supervision_plans):
        yield f"supervision_plans[{n}].worker", "staff", plan.worker, f"“{plan.id}”"
        yield f"supervision_plans[{n}].supervisor", "staff", plan.supervisor, f"“{plan.id}”"
    for n, event in enumerate(team.events):
        yield f"events[{n}].instead_of", "events", _series(event.instead_of), f"“{event.name}”"
        for p, person in enumerate(event.people):
            yield f"events[{n}].people[{p}]", "staff", person, f"“{event.name}”"


def _visit_references(team: Team) -> Iterator[Reference]:
    for n, visit in enumerate(team.visits):
        yield from _references_of_visit(n, visit)


def _references_of_visit(n: int, visit: Visit) -> Iterator[Reference]:
    yield f"visits[{n}].instead_of", "visits", _series(visit.instead_of), f"“{visit.case}”"
    yield f"visits[{n}].allocated_worker", "staff", visit.allocated_worker, f"“{visit.case}”"
    for s, skill in enumerate(visit.skills):
        yield f"visits[{n}].skills[{s}]", "skills", skill, f"“{visit.case}”"


def _series(occurrence: str | None) -> str | None:
    """The repeating record of an occurrence."""
    return occurrence.partition("@")[0] if occurrence is not None else None


def _shifts_of_day(path: str, day: PatternDay, who: str) -> Iterator[Reference]:
    if isinstance(day, NamedShiftsDay):
        for s, shift in enumerate(day.shifts):
            yield f"{path}.shifts[{s}]", "named_shifts", shift, who


# What refers to others, by the parts of the team that it is read from: an edit changes one or two of these.
_REFERRING: Mapping[tuple[str, ...], Callable[[Team], Iterator[Reference]]] = {
    ("staff",): _staff_references,
    (
        *("front_line_breaks", "absences", "agreed_changes", "preferences", "toil", "pins"),
        *("recording_tasks", "job_shares", "lockdown"),
    ): _record_references,
    ("past_shifts", "past_tallies"): _history_references,
    ("cover", "court_deadlines", "supervision_plans", "events"): _demand_references,
    ("visits",): _visit_references,
    ("patterns", "named_shifts"): _pattern_references,
}


def _unknown_overrides(team: Team, known: Known) -> Iterator[InputProblem]:
    rules = get_args(RuleName)
    for n, override in enumerate(team.rules.overrides):
        path = f"rules.overrides[{n}]"
        if override.rule not in rules:
            yield InputProblem(f"{path}.rule", f"There is no rule “{override.rule}”.")
        elif isinstance(getattr(RuleSettings(), override.rule, None), LawSetting):
            sentence = f"“{override.rule}” is law; no manager can make an exception from it. Take it out."
            yield InputProblem(f"{path}.rule", sentence)
        if override.staff is not None and f"staff:{override.staff}" not in known:
            yield InputProblem(f"{path}.staff", f"There is no staff member “{override.staff}”.")
        if override.demand is not None and not _is_demand(override.demand, known):
            yield InputProblem(f"{path}.demand", f"There is no demand “{override.demand}”.")


def _is_demand(wanted: str, known: Known) -> bool:
    """Whether it is a demand of the team, or one day's part of it (`duty-desk@2026-11-24T09:00`)."""
    whole = wanted.partition("@")[0]
    return any(f"{kind}:{whole}" in known for kind in DEMAND_KINDS)


def given_twice(values: Iterable[str]) -> list[str]:
    """The values that occur more than once, in the order of their first."""
    return [value for value, count in Counter(values).items() if count > 1]
