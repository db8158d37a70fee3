"""The table of a run: on the terminal, and as a dated Markdown file with the machine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from benchmarks.measurement import Measurement

COLUMNS = ("What", "Median", "Spread", "Runs", "Limit", "", "Against", "Note")


def row_of(measurement: Measurement) -> tuple[str, ...]:
    """The measurement in words and figures."""
    low_high = measurement.spread
    reached = {None: "", True: "reached", False: "NOT reached"}[measurement.is_reached]
    against = f"{measurement.ratio:.2f} × {measurement.reference_name}" if measurement.ratio else ""
    return (
        measurement.what,
        "–" if measurement.median is None else f"{measurement.median:.3g} {measurement.unit}",
        f"{low_high[0]:.3g} to {low_high[1]:.3g}" if low_high else "",
        str(len(measurement.values)),
        "" if measurement.limit is None else f"{measurement.limit:g} {measurement.unit}",
        reached,
        against,
        measurement.note,
    )


def print_table(machine: Sequence[tuple[str, str]], measurements: Sequence[Measurement]) -> None:
    """Print machine and table."""
    console = Console(highlight=False, width=None if Console().is_terminal else 170)
    for name, value in machine:
        console.print(Text(f"{name:12} ", style="dim").append(value, style="default"))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in COLUMNS:
        table.add_column(
            column, justify="right" if column in ("Median", "Spread", "Runs", "Limit") else "left"
        )
    for measurement in measurements:
        cells: list[str | Text] = list(row_of(measurement))
        style = {None: "", True: "green", False: "bold red"}[measurement.is_reached]
        cells[5] = Text(str(cells[5]), style=style)
        table.add_row(*cells)
    console.print(table)


def write_report(
    path: Path, at: datetime, machine: Sequence[tuple[str, str]], measurements: Sequence[Measurement]
) -> None:
    """Write the Markdown file; its folder is made when missing."""
    lines = [f"# Measured on {at:%d %B %Y, %H:%M} UTC", ""]
    lines += [f"- {name}: {value}" for name, value in machine]
    lines += ["", f"| {' | '.join(COLUMNS)} |", f"|{'---|' * len(COLUMNS)}"]
    lines += [f"| {' | '.join(row_of(measurement))} |" for measurement in measurements]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
