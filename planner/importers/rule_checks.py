"""Rule packs whose numbers contradict one another: limits the wrong way round, breaks that fit nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planner.domain.errors import InputProblem
from planner.domain.records import Record
from planner.domain.rule_pack import Breaks, RulePack
from planner.domain.team import Team
from planner.domain.time_grid import clock, hours_label

_TOLD_AS: dict[str, Callable[[int], str]] = {"clock": clock, "length": hours_label, "number": str}
# Rule, the field that must not be above the other, the other, and how their numbers are told.
_IN_ORDER = (
    ("daily_rest", "minutes", "minutes_under_18", "length"),
    ("late_finish", "late_after", "very_late_after", "clock"),
    ("late_finish", "next_start_from", "very_late_start_from", "clock"),
    ("late_finish", "very_late_start_from", "night_start_from", "clock"),
    ("evenings", "most_a_week", "most_in_four_weeks", "number"),
    ("toil_limits", "amber_minutes", "cap_minutes", "length"),
    ("toil_limits", "shortest_time_off_minutes", "longest_time_off_minutes", "length"),
    ("supervision", "weekly_for_weeks", "fortnightly_until_week", "number"),
)
_WORKING_DAYS_A_WEEK = 5


def rule_problems(team: Team) -> Iterator[InputProblem]:
    """All of them, pack by pack and rule by rule, then exceptions that end before they begin, then contracts
    that contradict the rules."""
    for place, rules in _packs(team):
        yield from (InputProblem(f"{place}.{each.path}", each.sentence) for each in _pack_problems(rules))
    yield from _coming_problems(team)
    yield from _exception_problems(team.rules)
    settings = team.rules.settings
    for n, person in enumerate(team.staff):
        for c, contract in enumerate(person.contracts):
            shortest, longest = contract.limits.shortest_run_of_days, contract.limits.longest_run_of_days
            agreed = settings.days_in_a_row.longest_run
            if longest is None and shortest is not None and shortest > agreed:
                path = f"staff[{n}].contracts[{c}].limits.shortest_run_of_days"
                sentence = (
                    f"“{person.name}”: runs of at least {shortest} days are asked for and the rules allow "
                    f"{agreed} (“days in a row”); correct one."
                )
                yield InputProblem(path, sentence)


def _packs(team: Team) -> Iterator[tuple[str, RulePack]]:
    yield "rules", team.rules
    yield from ((f"coming_rules[{n}]", pack) for n, pack in enumerate(team.coming_rules))


def _pack_problems(rules: RulePack) -> Iterator[InputProblem]:
    """Numbers of one pack; the places are within it."""
    settings = rules.settings
    for rule, low, high, told_as in _IN_ORDER:
        yield from _out_of_order(getattr(settings, rule), rule, low, high, told_as)
    yield from _break_problems(settings.breaks)
    toil = settings.toil_limits
    if toil.take_back_working_days > _WORKING_DAYS_A_WEEK * toil.take_within_weeks:
        sentence = (
            f"“toil limits”: {toil.take_back_working_days} working days to take hours back are longer than "
            f"the {toil.take_within_weeks} weeks after which they lapse; correct one."
        )
        yield InputProblem("settings.toil_limits.take_back_working_days", sentence)


def _coming_problems(team: Team) -> Iterator[InputProblem]:
    """Packs that do not follow one another, and exceptions where none belong."""
    known = {team.rules.in_force_from}
    for n, pack in enumerate(team.coming_rules):
        day = pack.in_force_from
        if day in known or day < team.rules.in_force_from:
            sentence = (
                f"The rules “{pack.name}” begin on {day}, as others do or before those in force; "
                "give each pack a later day of its own."
            )
            yield InputProblem(f"coming_rules[{n}].in_force_from", sentence)
        known.add(day)
        if pack.overrides:
            sentence = f"The rules “{pack.name}” are not in force yet; exceptions stand in “rules”."
            yield InputProblem(f"coming_rules[{n}].overrides", sentence)


def _out_of_order(setting: Record, rule: str, low: str, high: str, told_as: str) -> Iterator[InputProblem]:
    least, most, told = getattr(setting, low), getattr(setting, high), _TOLD_AS[told_as]
    if least > most:
        sentence = (
            f"“{rule.replace('_', ' ')}”: “{low}” ({told(least)}) is more than “{high}” ({told(most)}); "
            "correct one."
        )
        yield InputProblem(f"settings.{rule}.{low}", sentence)


def _break_problems(breaks: Breaks) -> Iterator[InputProblem]:
    needed = breaks.least_minutes + 2 * breaks.from_ends_minutes
    if needed > breaks.over_minutes:
        sentence = (
            f"“breaks”: a shift of little more than {hours_label(breaks.over_minutes)} has no room for "
            f"{breaks.least_minutes} min at {breaks.from_ends_minutes} min from either end; correct one."
        )
        yield InputProblem("settings.breaks.from_ends_minutes", sentence)


def _exception_problems(rules: RulePack) -> Iterator[InputProblem]:
    for n, override in enumerate(rules.overrides):
        if override.last < override.first:
            sentence = f"The exception ends on {override.last}, before it begins."
            yield InputProblem(f"rules.overrides[{n}].last", sentence)
