"""The one JSON object of `plan --json`; its keys are the same whatever became of the search."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from planner.domain.errors import BadInputError, PlannerError
from planner.domain.findings import Finding
from planner.domain.rota import Tier
from planner.importers.team_file import write_rota
from planner.ports import SolveResult
from planner.services.build_rota import PlannedRota
from ui.cli.streams import print_document

NOTHING_PLANNED: dict[str, Any] = {
    "status": "invalid",
    "seconds": 0.0,
    "first_rota_seconds": None,
    "tiers": [],
    "uncovered": [],
    "violations": {"law": [], "policy": []},
    "rota": None,
    "problems": [],
}


def plan_object(planned: PlannedRota) -> dict[str, Any]:
    """The object of a search that found a rota."""
    rota, result = planned.rota, planned.result
    return NOTHING_PLANNED | {
        # A rota whose proof the checker did not confirm is not called optimal.
        "status": rota.made.status,
        "seconds": result.seconds,
        "first_rota_seconds": result.first_rota_seconds,
        "tiers": [_tier(tier) for tier in rota.tiers],
        "uncovered": [
            {"demand": line.demand, "missing": line.missing, "unit": line.unit, "reason": line.reason}
            for line in rota.uncovered
        ],
        "violations": {
            "law": [finding_object(finding) for finding in planned.findings if finding.kind == "law"],
            "policy": [finding_object(finding) for finding in planned.findings if finding.kind == "policy"],
        },
        "rota": json.loads(write_rota(rota)),
    }


def no_rota_object(result: SolveResult) -> dict[str, Any]:
    """The object of a search that found none; `problems` says what cannot stand together."""
    return NOTHING_PLANNED | {
        "status": result.status,
        "seconds": result.seconds,
        "tiers": [_tier(tier) for tier in result.tiers],
        "problems": sentence_objects(result.conflicts),
    }


def unusable_object(error: PlannerError) -> dict[str, Any]:
    """The object of input that cannot be used, or of a search that came to nothing."""
    listed = error.problems if isinstance(error, BadInputError) else ()
    problems = [{"path": each.path, "sentence": each.sentence} for each in listed]
    return NOTHING_PLANNED | {"problems": problems or sentence_objects((str(error),))}


def sentence_objects(sentences: Sequence[str]) -> list[dict[str, str]]:
    """Problems that have no place in a file."""
    return [{"path": "", "sentence": sentence} for sentence in sentences]


def finding_object(finding: Finding) -> dict[str, Any]:
    """A finding for programs, without private reasons; moments as in the files."""
    from planner.domain.time_grid import iso_minute

    finding = finding.for_sharing
    span = finding.span
    return {
        "rule": finding.rule,
        "kind": finding.kind,
        "tier": finding.tier,
        "sentence": finding.sentence,
        "people": list(finding.people),
        "start": iso_minute(span.start) if span else None,
        "end": iso_minute(span.end) if span else None,
        "measured": finding.measured,
        "allowed": finding.allowed,
        "demand": finding.demand,
        "missing": finding.missing,
        "unit": finding.unit,
        "price": finding.price,
        "shifts": list(finding.shifts),
        "overridden": finding.is_overridden,
    }


def print_object(value: dict[str, Any]) -> None:
    """Print the object as UTF-8 JSON."""
    print_document(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def _tier(tier: Tier) -> dict[str, Any]:
    return {
        "name": tier.name,
        "value": tier.value,
        "bound": tier.bound,
        "proved": tier.proved,
        "by_rule": dict(tier.by_rule),
    }
