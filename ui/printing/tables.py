"""What is printed beside the rota: one person's week, the wheel, the cover of the week."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.printing.paper import Paper, Printable

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

    return _printable("own-week", "own week", lambda: own_week_table(week))


def wheel_printable(view: WheelView) -> Printable:
    """The weeks of the wheel that are on screen."""
    from planner.exporters.wheel_paper import wheel_table

    return _printable("wheel", "", lambda: wheel_table(view))


def cover_printable(team: Team, problem: RotaProblem, rota: Rota) -> Printable:
    """The cover of a rota of the problem, half-hour by half-hour."""
    from planner.exporters.cover_paper import cover_table

    return _printable("cover", "people spare by half-hour", lambda: cover_table(team, problem, rota))


def publish_printable(team: Team, rota: Rota, preview: PublishPreview) -> Printable:
    """What publishing a draft would tell whom, with what is allowed and what stays uncovered."""
    from planner.exporters.publish_paper import publish_table

    return _printable("to-publish", "who is affected", lambda: publish_table(team, rota, preview))


def _printable(ending: str, what: str, make: Callable[[], PaperTable]) -> Printable:
    from planner.exporters.paper_table import table_pages_of, table_pdf_of

    table = make()

    def pages(paper: Paper, dots_per_inch: float) -> tuple[bytes, ...]:
        return table_pages_of(table, paper, dots_per_inch)

    name = ", ".join(part for part in (table.title, what) if part)
    return Printable(name, pages, ending, lambda: table_pdf_of(table))
