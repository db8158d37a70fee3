"""A week drawn by hand for the sample team Riverside: one rota in which every mark of the board occurs.

A line is a person, a day, a span and what is in it:

    amira-khan Tue 12:00-20:00 | break 15:00-15:30 | admin 12:15-13:30 | visit 18:30-20:00 visit-R-1042

`home`, `pinned` and `break` say something of the shift, every other part is an activity with its demand.
"""

from __future__ import annotations

from datetime import date
from functools import cache

import resources
from planner.domain.findings import Finding
from planner.domain.problem import RotaProblem
from planner.domain.rota import Activity, ActivityKind, Made, Rota, Shift, Uncovered
from planner.domain.team import Team
from planner.domain.time_grid import WEEKDAYS, Span, civil, instant, parse_clock
from planner.importers.team_file import parse_team
from planner.services.freeze_problem import freeze_problem
from ui.item_models.board_snapshot import BoardSnapshot

MONDAY = date(2026, 11, 23)
_KINDS: dict[str, ActivityKind] = {
    "visit": "visit",
    "duty": "duty",
    "court": "court_writing",
    "admin": "protected_admin",
    "write": "recording",
    "superv": "supervision",
    "event": "event",
    "debrief": "debrief",
    "cpd": "cpd",
    "reserve": "reserve",
    "handover": "handover",
}

WEEK = """
amira-khan Mon 09:00-17:00 | break 12:30-13:00 | superv 10:00-11:30 supervision-amira-khan@2026-11-23 | visit 13:30-15:00 visit-R-0904 | admin 15:30-17:00
amira-khan Tue 12:00-20:00 | break 16:30-17:00 | admin 12:15-13:45 | visit 14:00-15:30 visit-R-1019 | visit 18:30-20:00 visit-R-1042
amira-khan Wed 10:00-18:00 | home | break 12:30-13:00 | court 10:30-12:30 court-R-1003 | visit 15:00-16:30 visit-R-1008
amira-khan Thu 09:00-17:00 | break 12:00-12:30 | visit 09:30-11:00 visit-R-0909 | visit 13:30-15:00 visit-R-0912 | reserve 15:30-16:45
amira-khan Fri 09:00-16:30 | home | break 12:30-13:00 | court 09:15-12:00 court-R-0903 | reserve 14:30-16:15
ben-okafor Mon 09:00-17:00 | break 13:00-13:30 | duty 09:00-13:00 duty-desk@2026-11-23T09:00 | visit 14:00-15:30 visit-R-0915
ben-okafor Tue 09:00-17:00 | break 12:00-12:30 | admin 09:15-10:45 | visit 13:30-15:00 visit-R-0944 | reserve 15:15-17:00
ben-okafor Wed 09:00-17:00 | break 13:00-13:30 | duty 09:00-13:00 duty-desk@2026-11-25T09:00 | visit 15:00-16:30 visit-R-1008
ben-okafor Thu 09:00-17:00 | home | break 12:00-12:30 | court 09:15-12:00 court-R-0971 | admin 13:00-15:00
ben-okafor Fri 09:00-16:30 | break 12:00-12:30 | visit 10:00-11:30 visit-R-0920 | superv 13:30-15:00 supervision-ben-okafor@2026-11-23 | reserve 15:00-16:15
catrin-hughes Mon 09:00-17:00 | break 13:00-13:30 | duty 09:00-13:00 duty-desk@2026-11-23T09:00 | admin 13:30-15:30
catrin-hughes Tue 09:00-17:00 | break 12:00-12:30 | visit 09:30-11:00 visit-R-0962 | duty 13:00-17:00 duty-desk@2026-11-24T13:00
catrin-hughes Wed 09:00-17:00 | home | break 12:30-13:00 | admin 09:15-11:00 | court 11:00-12:30 court-R-0938 | reserve 14:30-16:30
catrin-hughes Thu 09:00-17:00 | break 13:00-13:30 | duty 09:00-13:00 duty-desk@2026-11-26T09:00 | visit 14:00-15:30 visit-R-0922
catrin-hughes Fri 09:00-16:30 | break 12:00-12:30 | superv 09:30-11:00 supervision-catrin-hughes@2026-11-23 | visit 13:00-14:30 visit-R-0926 | reserve 15:00-16:15
daniel-mensah Mon 11:00-19:00 | break 13:30-14:00 | admin 11:00-12:30 | visit 16:30-18:00 visit-R-0931
daniel-mensah Tue 11:00-19:00 | break 14:00-14:30 | visit 12:00-13:30 visit-R-0990 | court 16:00-19:00 court-R-0917
daniel-mensah Wed 06:30-14:30 | break 12:45-13:15 | event 09:30-12:30 hearing-0917 | reserve 13:15-14:15
daniel-mensah Thu 11:00-19:00 | break 14:30-15:00 | admin 11:00-13:00 | visit 17:00-18:30 visit-R-1021
daniel-mensah Fri 11:00-18:30 | break 12:00-12:30 | duty 13:00-17:00 duty-desk@2026-11-27T13:00 | reserve 17:15-18:15
eilidh-fraser Mon 09:00-17:00 | break 12:30-13:00 | visit 10:00-11:30 visit-R-0933 | admin 14:00-15:30
eilidh-fraser Tue 09:00-17:00 | break 13:00-13:30 | duty 09:00-13:00 duty-desk@2026-11-24T09:00 | superv 14:00-15:30 supervision-eilidh-fraser@2026-11-23
eilidh-fraser Wed 09:00-12:30 | visit 09:30-11:00 visit-R-0936 | handover 11:30-12:30 share-fraser-siddiqui@2026-11-23
farah-siddiqui Wed 11:30-15:00 | handover 11:30-12:30 share-fraser-siddiqui@2026-11-23 | admin 13:00-14:45
farah-siddiqui Thu 09:00-17:00 | break 13:00-13:30 | duty 09:00-13:00 duty-desk@2026-11-26T09:00 | visit 14:00-15:30 visit-R-0941
farah-siddiqui Fri 09:00-17:00 | break 12:30-13:00 | visit 10:00-11:30 visit-R-0947 | duty 13:00-17:00 duty-desk@2026-11-27T13:00
grace-adeyemi Mon 09:00-17:00 | home | break 12:30-13:00 | court 09:15-12:00 court-R-0903 | reserve 15:00-16:30
grace-adeyemi Wed 09:00-17:00 | break 13:00-13:30 | duty 09:00-13:00 duty-desk@2026-11-25T09:00 | visit 14:00-15:30 visit-R-0949
grace-adeyemi Thu 09:00-17:00 | break 12:00-12:30 | visit 09:30-11:00 visit-R-0955 | duty 13:00-17:00 duty-desk@2026-11-26T13:00
grace-adeyemi Fri 09:00-17:00 | break 12:30-13:00 | admin 09:15-11:00 | event 11:00-12:00 case-discussion | visit 13:30-15:00 visit-R-0958
harriet-cole Mon 09:00-17:30 | break 12:00-12:30 | visit 10:00-11:30 visit-R-0966 | duty 13:00-17:00 duty-desk@2026-11-23T13:00
harriet-cole Tue 09:00-17:30 | break 13:00-13:30 | duty 09:00-13:00 duty-desk@2026-11-24T09:00 | visit 14:30-16:00 visit-R-0970
harriet-cole Wed 09:00-17:30 | break 12:00-12:30 | admin 09:30-11:30 | duty 13:00-17:00 duty-desk@2026-11-25T13:00
harriet-cole Thu 09:00-17:30 | home | break 12:30-13:00 | court 09:30-12:30 court-R-0971 | superv 14:00-15:30 supervision-imran-malik@2026-11-23
imran-malik Tue 12:00-20:00 | break 17:15-17:45 | duty 13:00-17:00 duty-desk@2026-11-24T13:00 | visit 18:30-20:00 visit-R-0987
imran-malik Wed 12:00-20:00 | break 15:00-15:30 | admin 12:15-14:00 | visit 17:00-18:30 visit-R-0973
imran-malik Thu 12:00-20:00 | break 15:00-15:30 | visit 17:00-18:30 visit-R-1021 | reserve 18:30-19:45
imran-malik Fri 12:00-20:00 | break 15:00-15:30 | superv 13:00-14:30 supervision-imran-malik@2026-11-23 | visit 17:30-19:00 visit-R-0977
imran-malik Sat 10:00-17:30 | break 13:00-13:30 | visit 11:00-13:00 visit-R-1006
jasmine-clarke Wed 09:00-17:00 | break 12:30-13:00 | visit 10:00-11:30 visit-R-0981 | duty 13:00-17:00 duty-desk@2026-11-25T13:00
jasmine-clarke Thu 09:00-17:00 | break 12:00-12:30 | admin 09:15-11:00 | visit 13:00-14:30 visit-R-0984
kwame-boateng Thu 09:00-17:00 | break 12:00-12:30 | visit 09:30-11:00 visit-R-0994 | duty 13:00-17:00 duty-desk@2026-11-26T13:00
kwame-boateng Fri 09:00-16:30 | break 12:30-13:00 | admin 09:00-10:30 | visit 11:00-12:30 visit-R-0998 | reserve 14:30-16:15
lucy-tran Mon 09:00-17:00 | break 12:30-13:00 | cpd 09:30-12:00 | cpd 13:00-15:30
lucy-tran Tue 09:00-17:00 | break 12:30-13:00 | cpd 09:30-12:00 | superv 14:00-15:30 supervision-lucy-tran@2026-11-23
lucy-tran Wed 09:00-17:00 | home | break 12:30-13:00 | cpd 09:30-12:30 | cpd 14:00-16:00
lucy-tran Thu 09:00-17:00 | break 12:30-13:00 | cpd 09:30-12:00 | cpd 13:00-15:00
lucy-tran Fri 09:00-16:30 | home | break 12:30-13:00 | cpd 09:30-12:00
marcus-bell Mon 09:00-17:00 | break 12:30-13:00 | visit 11:00-12:30 visit-R-1011 | admin 14:00-16:00
marcus-bell Tue 11:00-19:00 | break 12:15-12:45 | visit 13:00-14:30 visit-R-0929 | court 16:00-19:00 court-R-0952
marcus-bell Wed 06:30-14:30 | break 13:15-13:45 | event 10:00-13:00 hearing-0952
marcus-bell Thu 09:00-17:00 | break 12:00-12:30 | visit 13:00-14:30 visit-R-1013 | reserve 15:00-16:45
marcus-bell Fri 09:00-16:30 | break 13:00-13:30 | duty 09:00-13:00 duty-desk@2026-11-27T09:00 | reserve 14:30-16:00
niamh-doyle Mon 09:00-17:00 | break 12:00-12:30 | superv 10:00-11:30 supervision-amira-khan@2026-11-23 | duty 13:00-16:45 duty-desk@2026-11-23T13:00
niamh-doyle Tue 12:00-20:00 | break 16:30-17:00 | superv 14:00-15:30 supervision-eilidh-fraser@2026-11-23 | visit 18:30-20:00 visit-R-0987
niamh-doyle Wed 10:00-18:00 | break 13:00-13:30 | admin 10:15-12:00 | visit 15:00-16:30 visit-R-1015
niamh-doyle Thu 09:00-17:00 | pinned | break 12:00-12:30 | superv 09:30-11:00 supervision-lucy-tran@2026-11-23 | visit 13:00-15:00 visit-R-1024
niamh-doyle Fri 09:00-17:00 | home | break 12:00-12:30 | admin 09:15-11:15 | visit 13:30-15:00 visit-R-1027 | reserve 15:00-16:30
"""  # noqa: E501 (a table is read by its rows)


def span_of(day: int, times: str) -> Span:
    """The span of `09:00-17:00` on a day (an ordinal); an end not after the start is next day."""
    start, end = (civil(day, parse_clock(part)) for part in times.split("-"))
    return Span(start, end if end > start else end + 1440)


def shift_of(line: str) -> Shift:
    """The shift of one line."""
    head, *parts = [part.split() for part in line.split("|")]
    staff, weekday, times = head
    day = MONDAY.toordinal() + WEEKDAYS.index(weekday)
    whole = span_of(day, times)
    rest = next((span_of(day, part[1]) for part in parts if part[0] == "break"), None)
    flags = {part[0] for part in parts if len(part) == 1}
    activities = tuple(_activity(day, part) for part in parts if part[0] in _KINDS)
    return Shift(
        id=f"{staff}@{date.fromordinal(day).isoformat()}",
        staff=staff,
        start=whole.start,
        end=whole.end,
        break_start=rest.start if rest else None,
        break_end=rest.end if rest else None,
        place="home" if "home" in flags else "office",
        activities=activities,
        is_pinned="pinned" in flags,
    )


def _activity(day: int, part: list[str]) -> Activity:
    span = span_of(day, part[1])
    demand = part[2] if len(part) > 2 else None
    return Activity(kind=_KINDS[part[0]], start=span.start, end=span.end, demand=demand)


@cache
def riverside() -> Team:
    """The sample team."""
    return parse_team(resources.sample_text("riverside"), "riverside")


def drawn_rota(lines: str = WEEK) -> Rota:
    """The week by hand; `R-1042` has one worker of two."""
    tuesday = MONDAY.toordinal() + 1
    missing = span_of(tuesday, "18:30-20:00")
    return Rota(
        team="riverside",
        first_day=MONDAY,
        made=Made(by="Jo Patel", at=instant(civil(tuesday, 724))),
        shifts=tuple(shift_of(line) for line in lines.strip().splitlines()),
        uncovered=(
            Uncovered(
                demand="visit-R-1042",
                kind="visit",
                start=missing.start,
                end=missing.end,
                missing=1,
                unit="workers",
                reason="1 of 2 workers found (Amira Khan).",
            ),
        ),
    )


@cache
def riverside_problem() -> RotaProblem:
    """The sample team's week, frozen."""
    return freeze_problem(riverside(), MONDAY)


def drawn_snapshot(
    rota: Rota | None = None,
    findings: tuple[Finding, ...] = (),
    published: Rota | None = None,
    moving: frozenset[str] = frozenset(),
) -> BoardSnapshot:
    """The board of the drawn week, or of another rota of the same week."""
    shown = rota or drawn_rota()
    return BoardSnapshot(riverside(), riverside_problem(), shown, findings, published, moving)
