"""`python3 run.py agree [--teams N]`: over thousands of random small teams, solver and checker say the same.

Every rota passes the checker with no broken law, and every tier costs by the checker what the solver says,
rule by rule. For each ten teams one more is made, so small that every rota of it is tried: the optimum is the
true one. Two processes share the teams; a disagreement is made as small as it goes and printed.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from hypothesis import HealthCheck, Phase, given, seed, settings

from planner.domain.problem import RotaProblem
from tests.solver.random_teams import problems
from tests.solver.solved import TIER_OF_NAME, disagreements, solve
from tests.solver.test_brute_force import least, tiny

TEAMS, PROCESSES, ONE_TRIED_OF = 2000, 2, 10
# A process takes so many teams at a time, each batch with a seed of its own.
BATCH = 100
SECONDS_A_TEAM = 20
Batch = tuple[int, int]


def main(words: list[str]) -> int:
    """Run the batches; 0 when all agree, 1 when one does not."""
    parser = argparse.ArgumentParser(prog="python3 run.py agree", description=__doc__)
    parser.add_argument("--teams", type=int, default=TEAMS, help=f"how many random teams [{TEAMS}]")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other teams [1]")
    options = parser.parse_args(words)
    began, met, done = time.monotonic(), Counter[str](), 0
    sizes = [min(BATCH, options.teams - first) for first in range(0, options.teams, BATCH)]
    batches = [(options.seed * 1_000_003 + number, size) for number, size in enumerate(sizes)]
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        for (_, size), (told, trouble) in zip(batches, pool.map(agree, batches), strict=True):
            if trouble:
                print(trouble, file=sys.stderr)
                pool.shutdown(cancel_futures=True)
                return 1
            met += told
            done += size
            print(f"{done} teams agree, {time.monotonic() - began:.0f} s", flush=True)
    for what, number in sorted(met.items()):
        print(f"  {what}: {number}")
    return 0


def agree(batch: Batch) -> tuple[Counter[str], str]:
    """What was met in a batch of teams, and the trouble if there was any, in words."""
    number, teams = batch
    met = Counter[str]()
    given_to = settings(
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
        print_blob=False,
    )

    @seed(number)
    @settings(given_to, max_examples=teams)
    @given(problem=problems())
    def every_tier_agrees(problem: RotaProblem) -> None:
        met.update(told(problem))

    @seed(number)
    @settings(given_to, max_examples=max(1, teams // ONE_TRIED_OF))
    @given(problem=tiny())
    def optimum_is_the_true_one(problem: RotaProblem) -> None:
        result = solve(problem, seconds=SECONDS_A_TEAM)
        assert tuple(tier.value for tier in result.tiers) == least(problem), problem
        met["teams of which every rota was tried"] += 1

    try:
        every_tier_agrees()
        optimum_is_the_true_one()
    except Exception as trouble:
        notes = "\n".join(getattr(trouble, "__notes__", ()))
        return met, f"Seed {number}: {type(trouble).__name__}: {trouble}\n{notes}"
    return met, ""


def told(problem: RotaProblem) -> Counter[str]:
    """What the team showed: how its search ended, and which rules cost something; AssertionError where solver
    and checker differ."""
    result = solve(problem, seconds=SECONDS_A_TEAM)
    if result.shifts is None:
        assert result.status == "infeasible", result
        return Counter(("teams without a lawful rota",))
    found = disagreements(problem, result)
    assert found == [], found
    ended = "teams proved to the last tier" if result.status == "optimal" else "teams not proved in the time"
    priced = (
        f"{rule} priced in tier {TIER_OF_NAME[tier.name]}" for tier in result.tiers for rule in tier.by_rule
    )
    return Counter((ended, *priced))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
