"""Who can take work and for what, who cannot and why, in words; no widgets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.domain.swaps import Work
from planner.domain.time_grid import day_label, day_of, hours_label, monday_of, times_label
from planner.rules.wording import rule_words
from planner.services.my_week.my_hours import signed_hours
from planner.services.swaps.takers import Outlook, Takers
from ui.widgets.chip import Tone

# What stands against somebody, as it is told of several people, with its icon; a rule not listed is named.
KINDS: Mapping[str, tuple[str, str]] = {
    "away": ("not-working", "away that day"),
    "works": ("calendar-blank", "at work already then"),
    "unfit": ("pin", "not free for it as they are planned"),
    "daily_rest": ("rest", "without their daily rest"),
    "weekly_rest": ("rest", "without their weekly rest"),
    "breaks": ("clock", "without a break"),
    "working_time_average": ("clock", "over their average hours"),
    "availability": ("not-working", "not available"),
    "skills": ("study", "without the skill it needs"),
    "pins": ("pin", "pinned to something else"),
    "visits": ("visit", "would leave a visit open"),
    "duty_cover": ("duty", "would leave the duty desk open"),
    "presence": ("people", "would leave too few present"),
    "court_writing": ("court", "would leave court writing open"),
    "events": ("event", "in a meeting or hearing"),
    "safe_return": ("visit", "would leave a late visit alone"),
}


@dataclass(frozen=True, slots=True)
class TakerLine:
    """One who can take it. `detail`: for what in return; `chip`: what it does to their hours."""

    staff: str
    name: str
    detail: str
    chip: str
    tone: Tone
    note: str
    outlook: Outlook

    @property
    def first_name(self) -> str:
        return self.name.split()[0]

    @property
    def is_swap(self) -> bool:
        return len(self.outlook.legs) > 1

    @property
    def words(self) -> str:
        """All of it in a sentence."""
        return ". ".join(part for part in (f"{self.name}, {self.detail}", self.chip, self.note) if part)


@dataclass(frozen=True, slots=True)
class GroupLine:
    """Those against whom the same stands: icon, how many, why, their first names, and each sentence."""

    icon: str
    count: int
    why: str
    names: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChainLine:
    """A chain of three: `Amira → Ben → Chloe`; in a line each who works what then; what is to be agreed."""

    title: str
    gives: tuple[str, ...]
    note: str
    outlook: Outlook


def work_words(work: Work, contents: str = "") -> str:
    """`Thu 26 Nov, 09:00–17:00`."""

    words = f"{day_label(day_of(work.start))}, {times_label(work.start, work.end)}"
    return f"{words} · {contents}" if contents else words


def taker_line(takers: Takers, outlook: Outlook) -> TakerLine:
    """What there is to say of a colleague who can take it."""
    who = outlook.legs[0].to
    chip, tone = _hours_chip(takers, outlook, who)
    return TakerLine(who, _name(takers, who), _detail(takers, outlook), chip, tone, _note(outlook), outlook)


def _detail(takers: Takers, outlook: Outlook) -> str:
    """`for their 12:00–20:00, rest 13 h`, `off that day`, `has time then`."""
    first = outlook.legs[0]
    if len(outlook.legs) > 1:
        back = outlook.legs[1].work
        day = _day_beside(day_of(back.start), day_of(first.work.start))
        words = f"for their {day}{times_label(back.start, back.end)}"
    else:
        words = "takes it as well" if first.work.demand is not None else "off that day"
    rest = takers.least_rest(outlook.legs, first.to) if not outlook.agrees and not outlook.touched else None
    return f"{words}, rest {hours_label(rest)}" if rest is not None else words


def _day_beside(day: int, other: int) -> str:
    """Nothing of the same day, `Tue 24 ` of the same week, `Tue 1 Dec ` of another."""
    if day == other:
        return ""
    label = day_label(day)
    return f"{label if monday_of(day) != monday_of(other) else label.rpartition(' ')[0]} "


def _hours_chip(takers: Takers, outlook: Outlook, who: str) -> tuple[str, Tone]:
    if any(leg.work.demand is not None for leg in outlook.legs):
        return "same hours", "ok"
    minutes = takers.hours_change(outlook.legs, who)
    if not minutes:
        return "same hours", "ok"
    return signed_hours(minutes), "warn" if minutes > 0 else "neutral"


def _note(outlook: Outlook) -> str:
    """What has to be agreed or approved beside, with the names of the policies: what is said of them may be
    the colleague's own affair."""
    if outlook.touched:
        rules = dict.fromkeys(rule_words(each.rule) for each in outlook.touched)
        return f"approval: {', '.join(rules)}"
    return "unusual hours" if outlook.agrees else ""


def group_lines(takers: Takers, outlooks: Sequence[Outlook]) -> tuple[GroupLine, ...]:
    """Those who cannot, by what stands against them, the largest group first."""
    groups: dict[str, list[Outlook]] = {}
    for outlook in outlooks:
        if not outlook.is_possible:
            groups.setdefault(outlook.because, []).append(outlook)
    lines = [_group(takers, because, group) for because, group in groups.items()]
    return tuple(sorted(lines, key=lambda each: -each.count))


def _group(takers: Takers, because: str, group: Sequence[Outlook]) -> GroupLine:
    icon, why = KINDS.get(because, ("law", rule_words(because)))
    names = sorted(_name(takers, each.legs[0].to).split()[0] for each in group)
    sentences = tuple(f"{_name(takers, each.legs[0].to)}: {each.obstacle}" for each in group)
    return GroupLine(icon, len(group), why, ", ".join(names), sentences)


def chain_line(takers: Takers, outlook: Outlook) -> ChainLine:
    """`Amira → Ben → Chloe`: each gives to the next."""
    firsts = [_name(takers, leg.work.staff).split()[0] for leg in outlook.legs]
    gives = tuple(
        f"{_name(takers, leg.to).split()[0]} works {day_label(day_of(leg.work.start)).rpartition(' ')[0]} "
        f"{leg.work.span.times}"
        for leg in outlook.legs
    )
    return ChainLine(" → ".join(firsts), gives, _note(outlook), outlook)


def _name(takers: Takers, staff: str) -> str:
    return takers.weeks.problem.name_of(staff)
