"""TEAM and ROTA read and checked together, as `check`, `show` and `export` need them."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.findings import Finding
from planner.domain.rota import Rota, Uncovered
from planner.domain.team import Team
from planner.services.freeze_problem import freeze_problem
from planner.services.judge_rota import checked_tiers, judge_rota
from ui.cli.documents import load_rota, load_team, refuse_reading_twice


@dataclass(frozen=True, slots=True)
class JudgedRota:
    """A rota with the team it is for, and what the checker says of it now (not what its file claims)."""

    team: Team
    rota: Rota
    findings: tuple[Finding, ...]
    uncovered: tuple[Uncovered, ...]


def load_judged(team_name: str, rota_name: str) -> JudgedRota:
    """Read both and check the rota against the team as it is. Raises PlannerError for bad input."""
    refuse_reading_twice([team_name, rota_name])
    team = load_team(team_name)
    rota = load_rota(rota_name, team)
    problem = freeze_problem(team, rota.first_day, rota.weeks, rota)
    judgement = judge_rota(problem, rota.shifts)
    # What the file says is uncovered, and its proof, may be of an older team: both are taken anew.
    tiers = checked_tiers(judgement.findings, rota.tiers) if rota.tiers else ()
    fresh = rota.model_copy(update={"uncovered": judgement.uncovered, "tiers": tiers})
    return JudgedRota(team, fresh, judgement.findings, judgement.uncovered)
