"""Cross-checks of a whole team: what no single field can show to be wrong."""

from __future__ import annotations

from planner.domain.errors import InputProblem
from planner.domain.team import Team
from planner.importers.demand_checks import demand_problems
from planner.importers.id_checks import Known, id_problems
from planner.importers.list_limits import limit_problems
from planner.importers.pattern_checks import contract_problems, pattern_problems
from planner.importers.rota_checks import kept_rota_problems, pin_problems
from planner.importers.rule_checks import rule_problems
from planner.importers.staff_checks import staff_problems


def team_problems(team: Team, also_known: Known = frozenset()) -> list[InputProblem]:
    """All that is wrong with the team; empty when it can be planned with.

    `also_known` holds `kind:id` of entries of the same file that could not be read. A visit that nobody in
    the team has the skill for, and a gap between contracts, are no problems of the file: planning reports
    them.
    """
    return [
        *id_problems(team, also_known),
        *pattern_problems(team),
        *contract_problems(team),
        *staff_problems(team),
        *demand_problems(team),
        *pin_problems(team, also_known),
        *kept_rota_problems(team),
        *rule_problems(team),
        *limit_problems(team),
    ]
