"""How a person chooses a repeat: from a few ways that fit the day, or by a rule; and a repeat in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from planner.domain.errors import BadInputError, InputProblem
from planner.domain.records import WEEKDAY_NAMES
from planner.domain.repeats import PLAIN_DAYS, Repeat, rule_parts
from planner.domain.time_grid import LONG_WEEKDAYS, WEEKDAYS, day_label

Way = Literal["once", "weeks", "working_days", "nth_weekday", "last_weekday", "month_day", "rule"]
ORDINALS = ("first", "second", "third", "fourth", "fifth")


@dataclass(frozen=True, slots=True)
class RepeatChoice:
    """What a person chose. `every`: weeks or working days. `weekdays`: beside the first day's own."""

    way: Way = "once"
    every: int = 1
    weekdays: tuple[str, ...] = ()
    last: date | None = None
    rests_on_bank_holidays: bool = False
    rule: str = ""


def ways_of(day: date) -> tuple[tuple[str, Way], ...]:
    """The ways that a day can begin, in words: `Monthly, on the last Friday` only where it is one."""
    name = LONG_WEEKDAYS[day.weekday()]
    ways: list[tuple[str, Way]] = [
        ("Once", "once"),
        ("Weekly", "weeks"),
        ("Every so many working days", "working_days"),
        (f"Monthly, on the {ORDINALS[(day.day - 1) // 7]} {name}", "nth_weekday"),
    ]
    if _is_last(day):
        ways.append((f"Monthly, on the last {name}", "last_weekday"))
    ways += [(f"Monthly, on day {day.day}", "month_day"), ("By a rule (RRULE)", "rule")]
    return tuple(ways)


def _is_last(day: date) -> bool:
    return (day + timedelta(days=7)).month != day.month


def made_repeat(choice: RepeatChoice, day: date) -> Repeat | None:
    """The repeat of what begins on the day; None for once. Raises BadInputError at the field `repeats`."""
    if choice.way == "once":
        return None
    rule = _rule(choice, day)
    if not rule and choice.way == "rule":
        raise _odd("Write the rule, as in FREQ=MONTHLY;BYDAY=-1FR.")
    try:
        rule_parts(rule) if rule else None
    except ValueError as error:
        raise _odd(f"{error}.") from error
    if choice.last is not None and choice.last < day:
        raise _odd(f"The last day {day_label(choice.last.toordinal())} lies before the first.")
    return Repeat(
        rule=rule,
        every_working_days=choice.every if choice.way == "working_days" else None,
        last=choice.last,
        rests_on_bank_holidays=choice.rests_on_bank_holidays and choice.way != "working_days",
    )


def _odd(sentence: str) -> BadInputError:
    return BadInputError("How it repeats", (InputProblem("repeats", sentence),), "Correct it.")


def _rule(choice: RepeatChoice, day: date) -> str:
    name = PLAIN_DAYS[day.weekday()]
    if choice.way == "weeks":
        own = WEEKDAY_NAMES[day.weekday()]
        days = [
            plain
            for plain, weekday in zip(PLAIN_DAYS, WEEKDAY_NAMES, strict=True)
            if weekday == own or weekday in choice.weekdays
        ]
        every = f"INTERVAL={choice.every};" if choice.every > 1 else ""
        return f"FREQ=WEEKLY;{every}BYDAY={','.join(days)}"
    if choice.way == "nth_weekday":
        return f"FREQ=MONTHLY;BYDAY={(day.day - 1) // 7 + 1}{name}"
    if choice.way == "last_weekday":
        return f"FREQ=MONTHLY;BYDAY=-1{name}"
    if choice.way == "month_day":
        return f"FREQ=MONTHLY;BYMONTHDAY={day.day}"
    return choice.rule.strip().removeprefix("RRULE:").upper() if choice.way == "rule" else ""


def choice_of(repeat: Repeat | None, day: date) -> RepeatChoice:
    """The choice that makes the repeat on a day; where none of the ways does, its rule as it stands."""
    if repeat is None:
        return RepeatChoice()
    kept = RepeatChoice(last=repeat.last, rests_on_bank_holidays=repeat.rests_on_bank_holidays)
    if repeat.every_working_days is not None:
        return replace(kept, way="working_days", every=repeat.every_working_days)
    parts = rule_parts(repeat.rule)
    days = parts.get("BYDAY", PLAIN_DAYS[day.weekday()]).split(",")
    every = int(parts.get("INTERVAL", "1"))
    tries: list[RepeatChoice] = [
        replace(kept, way=way) for way in ("nth_weekday", "last_weekday", "month_day")
    ]
    if parts["FREQ"] == "WEEKLY" and set(days) <= set(PLAIN_DAYS):
        weekdays = tuple(WEEKDAY_NAMES[PLAIN_DAYS.index(each)] for each in PLAIN_DAYS if each in days)
        tries.append(replace(kept, way="weeks", every=every, weekdays=weekdays))
    for each in tries:
        if _parts(_rule(each, day)) == _parts(repeat.rule):
            return each
    return replace(kept, way="rule", rule=repeat.rule)


def _parts(rule: str) -> dict[str, str]:
    parts = rule_parts(rule)
    if parts.get("INTERVAL") == "1":
        del parts["INTERVAL"]
    return parts


def repeat_words(repeat: Repeat, day: date) -> str:
    """`every 2 weeks on Tue and Thu until Tue 15 Dec`, `every 10 working days`, `monthly on the last Fri`."""
    choice = choice_of(repeat, day)
    words = _way_words(choice, day)
    rests = ", not on bank holidays" if choice.rests_on_bank_holidays else ""
    until = f" until {day_label(repeat.last.toordinal())}" if repeat.last is not None else ""
    return f"{words}{rests}{until}"


def _way_words(choice: RepeatChoice, day: date) -> str:
    short = WEEKDAYS[day.weekday()]
    if choice.way == "weeks":
        names = [WEEKDAYS[WEEKDAY_NAMES.index(each)] for each in WEEKDAY_NAMES if each in choice.weekdays]
        on = " and ".join(", ".join(names).rsplit(", ", 1)) if len(names) > 1 else "".join(names)
        return f"every {f'{choice.every} weeks' if choice.every > 1 else 'week'} on {on}"
    if choice.way == "working_days":
        return f"every {choice.every} working days" if choice.every > 1 else "every working day"
    if choice.way == "nth_weekday":
        return f"monthly on the {ORDINALS[(day.day - 1) // 7]} {short}"
    if choice.way == "last_weekday":
        return f"monthly on the last {short}"
    return f"monthly on day {day.day}" if choice.way == "month_day" else f"by {choice.rule}"
