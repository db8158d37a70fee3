"""What is printed beside the rota: one person's week, the wheel, the cover of the week."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING

from ui.printing.paper import Printable

if TYPE_CHECKING:
    from planner.domain.problem import RotaProblem
    from planner.domain.rota import Rota
    from planner.domain.team import Team
    from planner.exporters.paper_table import PaperTable
    from planner.services.my_week.my_week import MyWeek
    from planner.services.publish_preview import PublishPreview
    from planner.services.wheel.wheel_view import WheelView


def own_week_printable(week: MyWeek) -> Printable:
    """A published week of one person."""
    from planner.exporters.own_week_paper import own_week_table

    table = own_week_table(week)
    return _printable("own-week", f"{table.title}, own week", lambda: table)


def wheel_printable(view: WheelView) -> Printable:
    """The weeks of the wheel that are on screen."""
    from planner.exporters.wheel_paper import wheel_table

    table = wheel_table(view)
    return _printable("wheel", table.title, lambda: table)


def cover_printable(team: Team, problem: RotaProblem, rota: Rota) -> Printable:
    """The cover of a rota of the problem, half-hour by half-hour."""
    from planner.exporters.cover_paper import cover_table

    name = f"Cover, {_period(rota)}, people spare by half-hour"
    return _printable("cover", name, partial(cover_table, team, problem, rota))


def publish_printable(team: Team, rota: Rota, preview: Callable[[], PublishPreview]) -> Printable:
    """What publishing a draft would tell whom, with what is allowed and what stays uncovered."""
    from planner.exporters.publish_paper import publish_table

    name = f"To publish, {_period(rota)}, who is affected"
    return _printable("to-publish", name, lambda: publish_table(team, rota, preview()))


def _period(rota: Rota) -> str:
    from planner.exporters.rota_sheet import period_label

    return period_label(rota.first_day.toordinal(), rota.weeks)


def _printable(ending: str, name: str, make: Callable[[], PaperTable]) -> Printable:
    """The table is made when it is first looked at: of many weeks that takes its time."""
    from planner.exporters.paper_table import table_pages_of, table_pdf_of

    table = cache(make)
    return Printable(
        name,
        lambda paper, dots_per_inch: table_pages_of(table(), paper, dots_per_inch),
        ending,
        lambda: table_pdf_of(table()),
    )
