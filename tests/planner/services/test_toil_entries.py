"""TOIL by state: the steps of an entry, the balance over time, flexi by week, unclaimed hours as a report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.domain.errors import PlannerError, RefusedEditError
from planner.domain.records import DateRange
from planner.domain.staff import Absence, PastTally, ToilEntry
from planner.domain.team import Team
from planner.exporters.plain_table import PlainTable, export_table
from planner.exporters.unclaimed_table import unclaimed_rows, unclaimed_table
from planner.reports.toil_forecast import toil_forecast
from planner.services.flexi_period import flexi_periods
from planner.services.freeze_problem import freeze_problem
from planner.services.toil_curve import toil_curve
from planner.services.toil_entries import account_lines, doubts, owed_on, take_step
from tests.planner.rules.factory import shift
from tests.planner.services.small_office import MONDAY, hand_rota, small_team


def entry(number: int, state: str, minutes: int, on: date, **fields: Any) -> ToilEntry:
    values = {"id": f"t{number}", "staff": "ana", "state": state, "minutes": minutes, "on": on, **fields}
    return ToilEntry.model_validate(values)


def ago(weeks: int) -> date:
    return MONDAY - timedelta(weeks=weeks)


def team_with(*entries: ToilEntry, **changes: Any) -> Team:
    return small_team().model_copy(update={"toil": entries, **changes})


def test_an_entry_is_agreed_and_then_earned() -> None:
    team = team_with(entry(1, "requested", 60, ago(1)))
    edit = take_step(team, "t1")
    assert edit.what == "Agree: TOIL of Ana Alvi"
    agreed, inverse = edit.apply(team)
    assert agreed.toil[0].state == "agreed"
    assert inverse.apply(agreed)[0] == team
    earned, _ = take_step(agreed, "t1").apply(agreed)
    assert earned.toil[0].state == "earned"
    with pytest.raises(RefusedEditError, match="goes no further"):
        take_step(earned, "t1")


def test_the_curve_is_kept_planned_and_lapses() -> None:
    team = team_with(
        entry(1, "earned", 120, ago(4)), entry(2, "repaid", 30, ago(2)), entry(3, "requested", 600, ago(1))
    )
    problem = freeze_problem(team, MONDAY)
    mine = toil_forecast(problem, ()).of("ana")
    assert mine is not None
    curve = toil_curve(problem, mine)
    assert curve is not None
    assert [point.minutes for point in curve.points if point.phase == "kept"] == [0, 120, 90, 90]
    assert [point.minutes for point in curve.points if point.phase == "planned"] == [90]
    # Thirteen weeks after it was earned.
    assert curve.lapses == ((ago(4).toordinal() + 91, 90),)
    assert curve.points[-1].minutes == 0
    assert (curve.amber, curve.cap) == (600, 900)
    assert curve.sentence == (
        "Ana Alvi: 1.5 h owed; 1.5 h after this rota; lapses: 1.5 h on Mon 25 Jan. "
        "The cap is 15 h, amber 10 h."
    )


def test_the_account_is_listed_as_the_plan_counts_it() -> None:
    team = team_with(
        entry(1, "earned", 120, ago(40)),
        entry(2, "repaid", 30, ago(2)),
        entry(3, "requested", 600, ago(1)),
        entry(4, "earned", 45, MONDAY),
    )
    lines = account_lines(freeze_problem(team, MONDAY), "ana", team.toil)
    assert [(line.minutes, line.balance) for line in lines] == [(120, 120), (-30, 90), (0, 90), (45, None)]


def test_what_a_rota_has_made_of_its_week_is_a_line_of_the_account() -> None:
    team = team_with(entry(1, "earned", 60, ago(1)), rotas=(hand_rota(shift("ana", "Sat 10:00-18:00")),))
    problem = freeze_problem(team, MONDAY + timedelta(weeks=1))
    account = problem.person_by_id["ana"].toil
    assert account is not None
    mine, by_rota = account_lines(problem, "ana", team.toil)
    assert (mine.balance, by_rota.entry, by_rota.balance) == (60, None, account.balance)
    assert by_rota.day == (MONDAY + timedelta(days=6)).toordinal()


def test_what_is_owed_on_a_day_is_what_the_plan_begins_with_and_what_is_entered_since() -> None:
    monday = MONDAY + timedelta(weeks=1)
    team = team_with(
        entry(1, "earned", 60, ago(1)),
        entry(2, "earned", 45, monday),
        entry(3, "requested", 600, monday),
        rotas=(hand_rota(shift("ana", "Sat 10:00-18:00")),),
    )
    problem = freeze_problem(team, monday)
    account = problem.person_by_id["ana"].toil
    assert account is not None
    assert account.balance > 60
    assert owed_on(team, problem, "ana", monday - timedelta(days=1)) == account.balance
    assert owed_on(team, problem, "ana", monday) == account.balance + 45
    assert owed_on(team, problem, "nobody", monday) == 0


def test_only_more_hours_are_asked_about() -> None:
    team = team_with(entry(1, "earned", 1200, ago(2)))
    problem = freeze_problem(team, MONDAY)
    assert doubts(problem, team, entry(1, "earned", 960, ago(2)), MONDAY) == ()
    assert doubts(problem, team, entry(2, "repaid", 960, MONDAY), ago(1)) == ()
    more = doubts(problem, team, entry(1, "earned", 1260, ago(2)), MONDAY)
    assert more == ("Ana Alvi would be owed 21 h; the cap is 15 h.",)


def test_flexi_is_counted_over_the_settlement_period() -> None:
    """Ana's contract began on Mon 5 Jan 2026: her fourth week of a period begins on 30 November."""
    week = MONDAY + timedelta(weeks=1)
    tallies = tuple(
        PastTally(staff="ana", week=week - timedelta(weeks=number), paid_minutes=2220 + minutes)
        for number, minutes in ((1, 60), (2, 120))
    )
    team = team_with(past_tallies=tallies)
    problem = freeze_problem(team, week)
    period = flexi_periods(team, problem, ())[0]
    assert period.weeks[3].monday == week.toordinal()
    assert [each.worked for each in period.weeks] == [None, 2340, 2280, None]
    assert [each.balance for each in period.weeks] == [0, 120, 180, 180]
    assert period.balance == problem.person_by_id["ana"].flexi_balance_minutes
    assert not period.is_beyond


def test_the_planned_week_counts_in_the_flexi_balance() -> None:
    team = small_team()
    problem = freeze_problem(team, MONDAY)
    rota = hand_rota()
    period = next(each for each in flexi_periods(team, problem, rota.shifts) if each.staff == "ana")
    planned = sum(shift.paid_minutes for shift in rota.shifts if shift.staff == "ana")
    this = next(week for week in period.weeks if week.monday == MONDAY.toordinal())
    assert this.worked == planned
    assert period.balance == planned - 2220
    assert replace(period, debit=60).is_beyond


def test_weeks_of_kept_rotas_count_in_the_flexi_balance() -> None:
    team = small_team()
    rota = hand_rota()
    next_week = MONDAY + timedelta(weeks=1)
    kept = team.model_copy(update={"rotas": (rota,)})
    problem = freeze_problem(kept, next_week)
    period = next(each for each in flexi_periods(kept, problem, ()) if each.staff == "ana")
    before = next(each for each in period.weeks if each.monday == MONDAY.toordinal())
    worked = sum(shift.paid_minutes for shift in rota.shifts if shift.staff == "ana")
    assert before.worked == worked
    assert period.balance == problem.person_by_id["ana"].flexi_balance_minutes == worked - before.due


def test_leave_in_a_week_of_a_kept_rota_is_no_debit() -> None:
    rota = hand_rota()
    gone, *others = [shift for shift in rota.shifts if shift.staff == "ben"]
    assert others
    day = date.fromordinal(gone.day)
    leave = Absence(id="l", staff="ben", kind="annual_leave", dates=DateRange(first=day, last=day))
    left = rota.model_copy(update={"shifts": tuple(each for each in rota.shifts if each != gone)})
    balances = [
        freeze_problem(
            small_team().model_copy(update={"absences": absences, "rotas": (left,)}),
            MONDAY + timedelta(weeks=1),
        )
        .person_by_id["ben"]
        .flexi_balance_minutes
        for absences in ((leave,), ())
    ]
    assert balances[0] - balances[1] == 444


def test_unclaimed_hours_stay_in_the_report_once_they_are_written_off() -> None:
    team = team_with(
        entry(1, "earned", 120, ago(20)),
        entry(2, "expired", 45, ago(30), reason="Left the team", entered_by="Jo"),
        entry(3, "earned", 45, ago(40)),
    )
    rows = unclaimed_rows(team, toil_forecast(freeze_problem(team, MONDAY), ()))
    assert [(row.minutes, row.is_open) for row in rows] == [(120, True), (45, False)]
    assert rows[1].became.endswith("by Jo: Left the team")


def test_the_report_is_written_as_a_workbook_and_as_csv(tmp_path: Path) -> None:
    team = team_with(entry(1, "earned", 150, ago(20)), name="=North")
    table = unclaimed_table(team, toil_forecast(freeze_problem(team, MONDAY), ()), MONDAY)
    export_table(table, tmp_path / "unclaimed.xlsx")
    page = openpyxl.load_workbook(tmp_path / "unclaimed.xlsx").active
    assert page is not None
    assert [page.cell(4, column).value for column in (1, 3, 5)] == ["Ana Alvi", 2.5, "not decided"]
    export_table(table, tmp_path / "unclaimed.csv")
    text = (tmp_path / "unclaimed.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines()[1].startswith("Ana Alvi,")
    assert table.notes[0].endswith("2.5 h are not decided.")


def test_a_table_is_not_written_as_something_else(tmp_path: Path) -> None:
    with pytest.raises(PlannerError, match=r"not written as “\.doc”"):
        export_table(PlainTable("T", ("A",), (("=1+1",),)), tmp_path / "table.doc")
    export_table(PlainTable("T", ("A",), (("=1+1",),)), tmp_path / "table.csv")
    assert "'=1+1" in (tmp_path / "table.csv").read_text(encoding="utf-8-sig")
