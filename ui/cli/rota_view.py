"""A rota on the terminal: heading, the week as a table, what is not covered, the tiers."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from planner.domain.findings import Finding
from planner.domain.rota import Rota
from planner.domain.team import Team
from planner.exporters.rota_sheet import build_sheet, period_label
from planner.exporters.sheet_records import RotaSheet
from planner.exporters.sheet_words import made_words, state_words, summary_words, when
from planner.services.freeze_problem import freeze_problem
from ui.cli.search_story import proof_words
from ui.cli.week_table import key_lines, week_tables


def print_rota(console: Console, team: Team, rota: Rota, findings: Sequence[Finding]) -> None:
    """Print the whole rota."""
    sheet = build_sheet(team, freeze_problem(team, rota.first_day, rota.weeks, rota), rota, findings)
    _print_heading(console, sheet)
    for week in sheet.weeks:
        if len(sheet.weeks) > 1:
            console.print(Text(period_label(week.monday, 1), style="bold"))
        for table in week_tables(week, console.width):
            console.print(table)
            console.print()
    key = key_lines(sheet, console.width)
    if key.plain:
        console.print(key)
        console.print()
    _print_uncovered(console, sheet)
    if rota.tiers:
        console.print(_tiers(rota))
        console.print()
    console.print(Text(made_words(sheet), style="dim"))


def _print_heading(console: Console, sheet: RotaSheet) -> None:
    heading = Text(sheet.team_name, style="bold").append(f"   {sheet.period}   ", style="not bold")
    heading.append(state_words(sheet), style="green" if sheet.state == "published" else "yellow")
    console.print(heading)
    trouble = sheet.counts.law or sheet.counts.shortfall
    console.print(Text(summary_words(sheet), style="bold red" if trouble else "green"))
    console.print(Text(sheet.proof, style="dim"))
    console.print()


def _print_uncovered(console: Console, sheet: RotaSheet) -> None:
    if not sheet.uncovered:
        return
    console.print(Text(f"Not covered ({len(sheet.uncovered)})", style="bold"))
    for line in sheet.uncovered:
        head = Text(line.label, style="bold").append(f"   {when(line.span)}   ", style="not bold")
        console.print(
            Padding(head.append(f"{line.missing} missing", style="red"), (0, 0, 0, 2), expand=False)
        )
        console.print(Padding(Text(line.reason, style="dim"), (0, 0, 0, 4), expand=False))
    console.print()


def _tiers(rota: Rota) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("Tier")
    table.add_column("Value", justify="right")
    table.add_column("Proof")
    for tier in rota.tiers:
        table.add_row(
            tier.name, str(tier.value), Text(proof_words(tier), style="green" if tier.proved else "")
        )
    return table
