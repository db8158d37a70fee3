"""Standard teams by name, and the script that writes them as sample files.

Run `python -m planner.services.presets` after changing one; a test compares files and code.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from planner.domain.team import Team
from planner.importers.safe_files import write_whole
from planner.importers.team_file import write_team
from planner.services.preset_teams.assessment import assessment
from planner.services.preset_teams.court_heavy import court_heavy
from planner.services.preset_teams.extended_hours import extended_hours
from planner.services.preset_teams.job_share_team import job_shares
from planner.services.preset_teams.out_of_hours import out_of_hours
from planner.services.preset_teams.riverside import riverside
from planner.services.preset_teams.secondees import secondees
from resources import resource_path

PRESETS: Mapping[str, Callable[[], Team]] = {
    "riverside": riverside,
    "assessment": assessment,
    "extended-hours": extended_hours,
    "court-heavy": court_heavy,
    "job-shares": job_shares,
    "secondees": secondees,
    "out-of-hours": out_of_hours,
}


def preset_team(name: str) -> Team:
    """The standard team of that name. Raises KeyError when there is none."""
    return PRESETS[name]()


def write_samples() -> None:
    """Write every standard team to `resources/samples`."""
    for name, make in PRESETS.items():
        write_whole(resource_path("samples", f"{name}.json"), write_team(make()))


if __name__ == "__main__":
    write_samples()
