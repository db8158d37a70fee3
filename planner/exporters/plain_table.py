"""A table of texts and hours as a file: csv for other programs, a workbook for spreadsheets."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from planner.domain.errors import PlannerError
from planner.exporters.csv import safe_cell
from planner.importers.safe_files import write_whole

WIDEST = 60


@dataclass(frozen=True, slots=True)
class PlainTable:
    """Cells are texts, or numbers of hours; `notes` stand below."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | float, ...], ...]
    notes: tuple[str, ...] = ()


def export_table(table: PlainTable, path: Path) -> None:
    """Write the table whole, by the ending of the name. PlannerError when it cannot be."""
    kind = path.suffix.lower()
    if kind == ".csv":
        write_whole(path, _csv(table))
    elif kind == ".xlsx":
        write_whole(path, _xlsx(table))
    else:
        raise PlannerError(
            f"A table is not written as “{path.suffix or path.name}”.",
            "Give the file a name that ends in .xlsx or .csv.",
        )


def _width(table: PlainTable, column: int) -> int:
    """Of a column, in letters: as wide as its longest text, within reason."""
    texts = (cell for row in table.rows if isinstance(cell := row[column], str))
    return min(WIDEST, max(map(len, (table.columns[column], *texts))) + 2)


def _csv(table: PlainTable) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow([safe_cell(cell) if isinstance(cell, str) else f"{cell:g}" for cell in row])
    return text.getvalue().encode("utf-8-sig")


def _xlsx(table: PlainTable) -> bytes:
    """Texts as strings only: a name that begins with `=` stays a name."""
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": table.title})
        head, bold = book.add_format({"bold": True, "font_size": 14}), book.add_format({"bold": True})
        hours = book.add_format({"num_format": "0.00"})
        page = book.add_worksheet(table.title[:31])
        page.set_landscape()
        page.set_paper(9)
        page.write_string(0, 0, table.title, head)
        for column, name in enumerate(table.columns):
            page.write_string(2, column, name, bold)
            page.set_column(column, column, _width(table, column))
        for number, row in enumerate(table.rows, start=3):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    page.write_string(number, column, cell)
                else:
                    page.write_number(number, column, cell, hours)
        for number, note in enumerate(table.notes, start=len(table.rows) + 4):
            page.write_string(number, 0, note)
        page.freeze_panes(3, 0)
        page.repeat_rows(2)
    return file.getvalue()
