"""The forecast of time off in lieu on the terminal: its sentences, then a row for each person and week."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from planner.domain.problem import RotaProblem
from planner.domain.time_grid import DAY, Span, day_label, day_of, hours_label, span_label
from planner.exporters.rota_sheet import period_label
from planner.reports.toil_forecast import PersonForecast, ToilForecast
from planner.rules.toil_ledger import ToilWeek


def print_forecast(console: Console, problem: RotaProblem, forecast: ToilForecast) -> None:
    """Print the whole forecast."""
    heading = Text(problem.team_name, style="bold")
    heading.append(
        f"   {period_label(problem.first_day, problem.weeks)}   time off in lieu", style="not bold"
    )
    console.print(heading)
    for sentence in forecast.sentences:
        console.print(Text(sentence))
    console.print()
    console.print(_table(forecast, problem.weeks > 1))


def _table(forecast: ToilForecast, has_weeks: bool) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("", style="bold")
    if has_weeks:
        table.add_column("Week")
    for title in ("Opening", "Earned", "Repaid", "Expired", "Closing"):
        table.add_column(title, justify="right")
    table.add_column("Time off")
    for person in forecast.people:
        for number, week in enumerate(person.weeks):
            label = [day_label(week.monday)] if has_weeks else []
            figures = (week.opening, week.earned, week.repaid, week.expired, week.closing)
            table.add_row(
                "" if number else person.name, *label, *map(hours_label, figures), _times_off(person, week)
            )
    return table


def _times_off(person: PersonForecast, week: ToilWeek) -> str:
    days = range(week.monday, week.monday + 7)
    return ", ".join(_when(off) for off in person.times_off if day_of(off.start) in days)


def _when(off: Span) -> str:
    """`Fri 27 Nov 15:00–17:00`, `Fri 27 Nov` for a whole day."""
    return day_label(day_of(off.start)) if off.minutes >= DAY else span_label(off)
