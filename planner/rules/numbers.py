"""The numbers of a rule as a form shows them: what each is called, its unit, its limits, its default.

Everything is read off the rule pack's own records; only the words are here. A number that has no words of its
own is called by its name, so that a new rule is editable from the day it is there.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le, MultipleOf
from pydantic import BeforeValidator
from pydantic.fields import FieldInfo

from planner.domain.time_grid import clock_of_day, hours_label
from planner.rules.catalogue import Rule
from planner.rules.wording import minutes_text

NumberKind = Literal["clock", "hours", "minutes", "weight", "count", "yes_no", "choice", "some_of", "words"]
# From so many minutes on a length is told in hours.
IN_HOURS_FROM = 120
LARGEST = 100_000
NOT_A_NUMBER = ("source", "is_on", "solver")

# By the rule and the field, or by the field alone where it means the same everywhere.
LABELS: Mapping[str, str] = {
    "weight": "Price",
    "daily_rest.minutes": "Rest between two working days",
    "daily_rest.minutes_under_18": "Rest of those under 18",
    "weekly_rest.minutes": "Rest in each week",
    "weekly_rest.every": "The long rest is counted",
    "weekly_rest.fortnight_minutes": "Rest in each fortnight",
    "breaks.over_minutes": "A break is due in shifts over",
    "breaks.least_minutes": "Shortest break",
    "breaks.from_ends_minutes": "Away from either end of the shift",
    "working_time_average.most_minutes_a_week": "Most on average a week",
    "working_time_average.weeks": "Averaged over so many weeks",
    "working_time_average.most_night_worker_minutes_a_day": "Night workers: most on average in 24 hours",
    "late_finish.late_after": "A late finish is after",
    "late_finish.rest_minutes": "After a late finish, rest at least",
    "late_finish.next_start_from": "After a late finish, not before",
    "late_finish.very_late_after": "A very late finish is after",
    "late_finish.very_late_start_from": "After a very late finish, not before",
    "late_finish.night_after": "A finish in the night is after",
    "late_finish.night_start_from": "After a finish in the night, not before",
    "evening_from": "Evening begins at",
    "evenings.most_a_week": "Evenings a week, at most",
    "evenings.most_in_four_weeks": "Evenings in four weeks, at most",
    "evenings.allows_two_in_a_row": "Two evenings in a row are allowed",
    "days_in_a_row.longest_run": "Longest run of working days",
    "contract_hours.deviation_weight": "Price of 15 minutes off the week's hours",
    "toil_limits.cap_minutes": "Balance, at most",
    "toil_limits.amber_minutes": "Balance is amber from",
    "toil_limits.least_claim_minutes": "Smallest claim",
    "toil_limits.take_within_weeks": "Lapses after so many weeks",
    "toil_limits.take_back_working_days": "Taken back within so many working days",
    "toil_limits.counts_the_day_itself": "The day itself is the first of them",
    "toil_limits.counts_bank_holidays": "Bank holidays count as working days",
    "toil_limits.shortest_time_off_minutes": "Time off, at least",
    "toil_limits.longest_time_off_minutes": "Time off, at most",
    "lieu_reserve.shortest_block_minutes": "Shortest block of reserve",
    "recording.visit_minutes": "Write-up of a visit",
    "recording.working_days": "Written up within so many working days",
    "court_writing.open_office_weight": "Price of a block without the quiet room wanted",
    "task_rotation.heavy_tasks": "Heavy tasks",
    "task_rotation.heavy_week_minutes": "A week is heavy from",
    "task_rotation.longest_weeks": "Heavy weeks in a row, at most",
    "task_rotation.front_line_weight": "Price of front-line work in an agreed break",
    "caseload.most_cases": "Cases of a full-time post, at most",
    "caseload.first_year_per_cent": "In the first year, per cent of it",
    "learning.minutes_per_week": "Learning of a full-time post a week",
    "learning.weeks": "Counted over so many weeks",
    "lockdown.cpd_weight": "Price of 15 minutes of CPD not booked",
    "supervision.weekly_for_weeks": "Newly qualified: weekly for so many weeks",
    "supervision.fortnightly_until_week": "Then fortnightly until week",
    "visits.weight": "Price of a worker missing from a visit",
    "visits.statutory_weight": "Price where the visit is statutory",
    "safe_return.night_until": "The night ends at",
    "safe_return.on_call": "Called in place of the team",
    "safe_return.on_call_from": "From what time on",
    "safe_return.wait_minutes": "Contactable after the planned end for",
    "debrief.minutes": "Length of a debrief",
    "debrief.within_minutes": "Begins within",
    "debrief.by_phone_from": "By phone from",
    "duty_cover.ideal_weight": "Price of one missing from the ideal",
    "duty_cover.over_share_weight": "Price of a turn over somebody's share",
    "duty_cover.one_day_in": "Share of duty: one day in",
    "presence.ideal_weight": "Price of one missing from the ideal",
    "presence.desk_weight": "Price of a desk or quiet room too few",
    "preferences.tier": "Wishes are weighed",
    "fairness.weeks": "Counted over so many weeks",
    "stability.person_weight": "Price of each person whose plan changes",
    "stability.activity_weight": "Price of work that is new to a person",
    "stability.notice_days": "In a repair, short notice is less than, in days",
    "stability.publish_notice_days": "Notice of a published rota, in days",
}
CHOICES: Mapping[str, str] = {
    "weekly_rest.every.week": "in each week",
    "weekly_rest.every.fortnight": "in each fortnight",
    "weekly_rest.every.twice_a_fortnight": "twice in each fortnight",
    "task_rotation.heavy_tasks.duty": "Duty desk",
    "task_rotation.heavy_tasks.court_writing": "Court writing",
    "task_rotation.heavy_tasks.visit": "Visits",
    "preferences.tier.2": "against cover",
    "preferences.tier.4": "after everything else",
}


@dataclass(frozen=True, slots=True)
class RuleNumber:
    """One number (or choice, or yes and no) of a rule.

    `least`, `most` and `step` are minutes for clock times and lengths. `choices`: words and value.
    """

    rule: str
    name: str
    label: str
    kind: NumberKind
    default: Any
    least: int = 0
    most: int = LARGEST
    step: int = 1
    choices: tuple[tuple[str, Any], ...] = ()
    is_optional: bool = False

    def told(self, value: Any) -> str:
        """The value as a manager reads it: `13 h`, `19:30`, `yes`."""
        if value is None:
            return "nobody" if self.kind == "words" else "none"
        if self.kind == "clock":
            return clock_of_day(value)
        if self.kind in ("hours", "minutes"):
            return hours_label(value) if self.kind == "hours" else minutes_text(value)
        if self.kind == "yes_no":
            return "yes" if value else "no"
        words = {data: text for text, data in self.choices}
        if self.kind == "some_of":
            return ", ".join(words[each] for each in value)
        return words.get(value, str(value))


def numbers_of(rule: Rule) -> tuple[RuleNumber, ...]:
    """The numbers of a rule in the order of the rule pack; its own price last."""
    fields = type(rule.setting()).model_fields
    found = [
        _number(rule.name, name, info)
        for name, info in fields.items()
        if name not in NOT_A_NUMBER and name != "weight"
    ]
    if "weight" in fields:
        found.append(_number(rule.name, "weight", fields["weight"]))
    return tuple(found)


def rule_title(name: str) -> str:
    """`Late finish`, of the rule `late_finish`."""
    return name.replace("_", " ").capitalize().replace("Toil", "TOIL")


def _number(rule: str, name: str, info: FieldInfo) -> RuleNumber:
    plain, is_optional, marks = _plain(info)
    least = next((int(str(mark.ge)) for mark in marks if isinstance(mark, Ge)), 0)
    most = next((int(str(mark.le)) for mark in marks if isinstance(mark, Le)), LARGEST)
    step = next((int(str(mark.multiple_of)) for mark in marks if isinstance(mark, MultipleOf)), 1)
    options = _options(plain)
    return RuleNumber(
        rule=rule,
        name=name,
        label=LABELS.get(f"{rule}.{name}") or LABELS.get(name) or _humble(name),
        kind=_kind(name, plain, marks, info.default),
        default=info.default,
        least=least,
        most=most,
        step=step,
        choices=tuple((CHOICES.get(f"{rule}.{name}.{each}", _humble(str(each))), each) for each in options),
        is_optional=is_optional,
    )


def _plain(info: FieldInfo) -> tuple[Any, bool, list[Any]]:
    """The annotation without `Annotated` and `None`, whether it may be None, and its marks."""
    plain, marks = info.annotation, list(info.metadata)
    is_optional = False
    if get_origin(plain) in (Union, types.UnionType):
        parts = [each for each in get_args(plain) if each is not type(None)]
        is_optional, plain = True, parts[0]
    if get_origin(plain) is Annotated:
        plain, *more = get_args(plain)
        marks += list(_flat(more))
    return plain, is_optional, marks


def _flat(marks: list[Any]) -> Iterator[Any]:
    for mark in marks:
        yield from mark.metadata if isinstance(mark, FieldInfo) else (mark,)


def _options(plain: Any) -> tuple[Any, ...]:
    if get_origin(plain) is tuple:
        plain = get_args(plain)[0]
    return get_args(plain) if get_origin(plain) is Literal else ()


def _kind(name: str, plain: Any, marks: list[Any], default: Any) -> NumberKind:
    if plain is bool:
        return "yes_no"
    if plain is str:
        return "words"
    if get_origin(plain) is tuple:
        return "some_of"
    if get_origin(plain) is Literal:
        return "choice"
    if any(isinstance(mark, BeforeValidator) for mark in marks):
        return "clock"
    if "minutes" in name.split("_"):
        return "hours" if isinstance(default, int) and default >= IN_HOURS_FROM else "minutes"
    return "weight" if name.endswith("weight") else "count"


def _humble(name: str) -> str:
    return name.replace("_", " ").capitalize()
