"""The findings of the checker on the terminal: law, policy, demand, wishes; rule by rule, none left out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from planner.domain.findings import Finding
from planner.exporters.rota_sheet import period_label
from planner.rules.wording import rule_words
from ui.cli.judged_rota import JudgedRota

# Kind, heading, what is said when there is none, colour: in the order a manager must look at them.
KINDS: dict[str, tuple[str, str, str]] = {
    "law": ("Law", "no law is broken", "red"),
    "policy": ("Policy", "no policy is broken", "yellow"),
    "shortfall": ("Demand", "all demand is met", "red"),
    "wish": ("Wishes", "all wishes are met", "cyan"),
}


def print_findings(console: Console, judged: JudgedRota) -> None:
    """Print every finding, none left out; what is private about one is left out, for a print goes round."""
    first = judged.rota.first_day.toordinal()
    console.print(Text(f"{judged.team.name}   {period_label(first, judged.rota.weeks)}", style="bold"))
    shared = [finding.for_sharing for finding in judged.findings]
    for kind in KINDS:
        _print_kind(console, kind, [finding for finding in shared if finding.kind == kind])


def _print_kind(console: Console, kind: str, findings: Sequence[Finding]) -> None:
    heading, none, colour = KINDS[kind]
    console.print()
    if not findings:
        console.print(Text(heading, style="bold").append(f"   {none}", style="not bold green"))
        return
    console.print(Text(heading, style="bold").append(f"   {len(findings)}", style=f"bold {colour}"))
    for rule, found in groupby(sorted(findings, key=_order), key=lambda finding: finding.rule):
        console.print(Padding(Text(rule_words(rule), style="bold dim"), (0, 0, 0, 2), expand=False))
        for finding in found:
            console.print(Padding(_line(finding), (0, 0, 0, 4), expand=False))


def _order(finding: Finding) -> tuple[str, int, str]:
    return finding.rule, finding.span.start if finding.span else 0, finding.sentence


def _line(finding: Finding) -> Text:
    line = Text(finding.sentence)
    if finding.is_overridden:
        line.append("   allowed by the manager", style="green")
    return line
