"""Whatever the team and week: no fix that is offered breaks a law, and each covers its demand."""

from __future__ import annotations

import random

import pytest

from planner.domain.team import Team
from planner.rules.catalogue import check
from planner.services.explain.find_fixes import find_fixes
from planner.services.freeze_problem import freeze_problem
from solver.rota_solver import CpSatRotaSolver
from tests.planner.services.explain.small_teams import (
    MONDAY,
    NOW,
    duty,
    event,
    hearing,
    leave,
    planned,
    staff,
    team,
    visit,
    writing,
)

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")
HOURS = ("09:00-17:00", "11:00-19:00", "08:00~18:00", "10:00~22:00", "07:00~15:00")
MOST_DEMANDS = 2


def random_team(seed: int) -> Team:
    """Four people of random hours, one on leave, with more demand than they can meet."""
    draw = random.Random(seed)
    names = ("ana", "ben", "cy", "dee")
    hands = [
        staff(name, draw.choice(HOURS), days=" ".join(draw.sample(["mon", "tue", "wed", "thu", "fri"], 4)))
        for name in names
    ]
    visits = []
    for number in range(7):
        day, hour = draw.choice(DAYS), draw.randrange(8, 20)
        window = f"{day} {hour:02d}:00-{hour + draw.randrange(1, 3):02d}:00"
        visits.append(
            visit(f"v{number}", window, workers=draw.choice((1, 1, 2)), is_statutory=draw.random() < 0.5)
        )
    return team(
        *hands,
        absences=(leave(draw.choice(names), draw.choice(("mon", "tue", "wed"))),),
        visits=tuple(visits),
        cover=(duty(days=draw.choice(("mon", "thu"))),),
        events=(
            hearing("h1", f"{draw.choice(DAYS)} 08:30-12:00", draw.choice(names)),
            event("e1", f"{draw.choice(DAYS)} 17:00-18:30", *draw.sample(names, 2)),
        ),
        court_deadlines=(writing(draw.choice(names), 210, "Thu 16:00"),),
    )


@pytest.mark.parametrize("seed", range(12))
def test_no_offered_fix_breaks_a_law(seed: int) -> None:
    made = random_team(seed)
    rota = planned(made)
    before = check(freeze_problem(made, MONDAY, 1, rota), rota.shifts)
    short = {entry.demand for entry in rota.uncovered}
    for demand in sorted(short)[:MOST_DEMANDS]:
        for fix in find_fixes(made, rota, demand, CpSatRotaSolver(), seconds=3, workers=1, at=NOW):
            after, _ = fix.edit.apply(rota)
            problem = freeze_problem(fix.allowance.applied(made), MONDAY, 1, after)
            found = check(problem, after.shifts)
            law = [finding.sentence for finding in found if finding.kind == "law"]
            assert not law, (fix.sentence, law)
            now_short = {each.demand for each in found if each.kind == "shortfall" and each.missing}
            assert demand not in now_short, fix.sentence
            was_short = {each.demand for each in before if each.kind == "shortfall" and each.missing}
            assert now_short <= was_short, fix.sentence
