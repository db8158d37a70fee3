"""The sheet of the small team's rota, for tests of the formats."""

from __future__ import annotations

from planner.domain.rota import Rota
from planner.domain.team import Team
from planner.exporters.rota_sheet import build_sheet
from planner.exporters.sheet_records import RotaSheet
from planner.services.freeze_problem import freeze_problem
from tests.planner.exporters.small_team import small_findings, small_rota, small_team

# What a person could type as a name to be run by a spreadsheet, a browser, a typesetter or a calendar.
FORMULA = '=HYPERLINK("http://evil.example","click")'
MARKUP = '<script>alert(1)</script><img src=x onerror="alert(2)">'
TYPESETTING = '#panic("pwned") *bold* $x$ @ref <label> \\ #import "/etc/passwd"'
TWO_LINES = "Amira\r\nSTATUS:CANCELLED\r\nX-EVIL:1"


def small_sheet(team: Team | None = None, rota: Rota | None = None) -> RotaSheet:
    """The sheet of the small rota, or of another of the same team."""
    of_team, of_rota = team or small_team(), rota or small_rota()
    problem = freeze_problem(of_team, of_rota.first_day, of_rota.weeks)
    return build_sheet(of_team, problem, of_rota, small_findings())
