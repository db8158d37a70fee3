"""A table on paper beside the rota: one person's week, the wheel, the cover; as large as its page allows."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from planner.exporters.paper_colours import paper_colours
from planner.exporters.typesetting import Paper, pdf_from, pictures_from

_TEMPLATE = "table.typ"


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A line of a cell. `letter` is a mark before it, in the `colour` family of the board."""

    text: str
    letter: str = ""
    colour: str = ""
    tone: Literal["plain", "strong", "soft", "alarm"] = "plain"


@dataclass(frozen=True, slots=True)
class PaperCell:
    """Lines one below the other, on a ground: `fill` names a colour of the design, or is empty."""

    lines: tuple[PaperLine, ...] = ()
    fill: str = ""


@dataclass(frozen=True, slots=True)
class PaperTable:
    """`columns` have a head and a share of the width; `foot` stands at the foot of every page.

    `key` are the letters with their meaning and colour; `notes` stand below the table. `is_figures`: short
    cells, set in the middle.
    """

    title: str
    under: str
    state: str
    foot: str
    columns: tuple[tuple[str, float], ...]
    rows: tuple[tuple[PaperCell, ...], ...]
    key: tuple[PaperLine, ...] = ()
    notes: tuple[str, ...] = ()
    is_figures: bool = False


def table_pdf_of(table: PaperTable, paper: Paper = "a4") -> bytes:
    """The tagged PDF. Raises PlannerError if it cannot be set."""
    return pdf_from(_TEMPLATE, _data(table, paper))


def table_pages_of(table: PaperTable, paper: Paper, dots_per_inch: float) -> tuple[bytes, ...]:
    """The same pages as pictures (PNG). Raises PlannerError."""
    return pictures_from(_TEMPLATE, _data(table, paper), dots_per_inch)


def cell(
    *texts: str, fill: str = "", tone: Literal["plain", "strong", "soft", "alarm"] = "plain"
) -> PaperCell:
    """A cell of lines in one tone."""
    return PaperCell(tuple(PaperLine(text, tone=tone) for text in texts if text), fill)


def _data(table: PaperTable, paper: Paper) -> dict[str, Any]:
    return asdict(table) | {"paper": paper, "colours": paper_colours()}
