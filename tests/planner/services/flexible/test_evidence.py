"""What a request would do to cover: the week solved as it is and with the option, compared by the checker."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.domain.errors import NotPermittedError, PlannerError
from planner.domain.flexible_working import CoverFigures, Evidence, FlexibleRequest
from planner.ports import SolveResult, SolveSettings
from planner.services.flexible.evidence import (
    evidence_of,
    evidence_words,
    keep_evidence,
    scenario,
    solve_evidence,
)
from planner.services.flexible.register import AS_ASKED
from tests.planner.services.flexible.test_register import ask
from tests.planner.services.small_office import MONDAY, NOW, OneAnswerSolver, StillClock
from tests.planner.services.swaps.office import ANA, JO, published, week


def found(uncovered: int, *tiers: int, **changes: object) -> CoverFigures:
    fields = {"uncovered": uncovered, "policies": 0, "tiers": tiers, "bounds": tiers, "is_proved": True}
    return CoverFigures.model_validate({**fields, **changes})


def words(before: CoverFigures, after: CoverFigures) -> list[str]:
    evidence = Evidence(at=NOW, first_day=MONDAY, weeks=1, seconds=2.0, before=before, after=after)
    return list(evidence_words(evidence))


def test_the_option_is_in_force_on_every_day_of_the_week_that_is_solved(tmp_path: Path) -> None:
    store = published(tmp_path)
    made = ask(store)
    both = scenario(store.team(), "ana", made.options[0], MONDAY)
    before, after = (problem.person_by_id["ana"] for problem in (both.before, both.after))
    assert (before.weeks[0].contract_minutes, after.weeks[0].contract_minutes) == (2220, 1776)
    # Fridays off.
    assert (bool(before.days[4].options), bool(after.days[4].options)) == (True, False)
    # Nothing of it is kept.
    assert store.team().staff[0].contracts[0].minutes_per_week == 2220
    store.close()


def test_evidence_is_kept_in_the_register_with_its_words(tmp_path: Path) -> None:
    store = published(tmp_path)
    made = ask(store)
    solver = OneAnswerSolver(SolveResult("feasible", week()))
    evidence = solve_evidence(
        store.team(), made, AS_ASKED, solver, SolveSettings(), StillClock(), first_day=MONDAY
    )
    assert len(solver.asked) == 2
    assert evidence.before.uncovered == evidence.after.uncovered
    with pytest.raises(NotPermittedError):
        keep_evidence(store, ANA, made.id, AS_ASKED, evidence, StillClock())
    done = keep_evidence(store, JO, made.id, AS_ASKED, evidence, StillClock())
    assert done.options[0].evidence == evidence
    assert "not proved in the time" in done.history[-1].note
    (kept,) = store.own_records(FlexibleRequest)
    assert kept == done
    store.close()


def test_no_rota_at_all_is_said_and_not_compared(tmp_path: Path) -> None:
    store = published(tmp_path)
    both = scenario(store.team(), "ana", ask(store).options[0], MONDAY)
    with pytest.raises(PlannerError, match="No lawful rota"):
        evidence_of(both, SolveResult("feasible", week()), SolveResult("infeasible", None), StillClock())
    store.close()


def test_words_say_whether_cover_holds_and_what_is_newly_open() -> None:
    assert words(found(0, 0, 0, 5, 9), found(0, 0, 0, 5, 9)) == [
        "Cover is the same with it.",
        "Uncovered: nothing as it is, nothing with it.",
    ]
    worse = found(2, 100, 0, 5, 12, named=("R-1042", "Duty desk Fri 27 Nov"), policies=1)
    assert words(found(1, 0, 0, 5, 9, named=("R-1042",)), worse) == [
        "Cover is worse with it.",
        "Uncovered: 1 demand as it is, 2 demands with it.",
        "Newly uncovered: Duty desk Fri 27 Nov.",
        "Policy exceptions: 0 as it is, 1 with it.",
        "Wishes that cannot be met: more than as it is.",
    ]
    assert words(found(1, 100, 0), found(0, 0, 0))[0] == "Cover is better with it."


def test_a_rota_that_was_not_found_in_the_time_proves_nothing() -> None:
    ended = found(3, 100, 200, bounds=(0, 0), is_proved=False)
    told = words(ended, found(1, 100, 0))
    assert told[0] == "Whether cover is better or worse with it was not proved in the time."
    assert told[-1].endswith("give it more time.")
    # Better than anything that could still have been found without it; worse than what was found without it.
    assert words(found(2, 200, 0, bounds=(150, 0), is_proved=False), found(1, 100, 0))[0] == (
        "Cover is better with it."
    )
    assert words(found(1, 100, 0, is_proved=False), found(2, 200, 0, bounds=(150, 0)))[0] == (
        "Cover is worse with it."
    )
