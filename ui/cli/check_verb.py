"""`rotabene check TEAM ROTA`: everything the checker finds, by kind; 1 when a law is broken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from ui.cli.judged_rota import JudgedRota


@click.command()
@click.argument("team", metavar="TEAM")
@click.argument("rota", metavar="ROTA")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of lists.")
def check(team: str, rota: str, as_json: bool) -> int:
    """Check ROTA against every rule and list all that it breaks. Exits with 1 if a law is broken."""
    from ui.cli.findings_list import print_findings
    from ui.cli.judged_rota import load_judged
    from ui.cli.plan_result import print_object
    from ui.cli.streams import console_for, output
    from ui.cli.troubles import BROKEN_LAW, DONE

    stream = output()
    judged = load_judged(team, rota)
    if as_json:
        print_object(_object(judged))
    else:
        print_findings(console_for(stream), judged)
    return BROKEN_LAW if any(finding.kind == "law" for finding in judged.findings) else DONE


def _object(judged: JudgedRota) -> dict[str, Any]:
    from ui.cli.findings_list import KINDS
    from ui.cli.plan_result import finding_object

    kinds: list[str] = [finding.kind for finding in judged.findings]
    return {
        "team": judged.team.id,
        "first_day": judged.rota.first_day.isoformat(),
        "weeks": judged.rota.weeks,
        "counts": {kind: kinds.count(kind) for kind in KINDS},
        "uncovered": [
            {"demand": line.demand, "missing": line.missing, "unit": line.unit, "reason": line.reason}
            for line in judged.uncovered
        ],
        "findings": [finding_object(finding) for finding in judged.findings],
    }
