"""`python3 -m benchmarks growth`: how cost grows with people, visits and weeks, in steps of two.

The cost is processor time of the solver's process, from its start until tiers 1 and 2 are proved: it says the
same on a busy machine. The exponent of the power that fits best is put into words.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generated import FIRST_MONDAY, generated_team
from benchmarks.machine import machine_lines
from benchmarks.riverside_weeks import riverside_weeks
from benchmarks.solving import Solved, solve
from planner.domain.problem import RotaProblem
from planner.domain.time_grid import utc_now
from planner.services.freeze_problem import freeze_problem

SECONDS = 150.0
COLUMNS = ("People", "Visits", "Weeks", "First rota (s)", "Tiers 1 and 2 proved (s)", "Processor time (s)")
OUTPUT = Path(__file__).resolve().parents[1] / "output" / "growth.md"


@dataclass(frozen=True)
class Series:
    """Teams of which one measure doubles, and the measure of each."""

    name: str
    measures: tuple[int, ...]
    teams: tuple[tuple[int, int, int], ...]
    is_riverside: bool = False


SERIES = (
    Series("people and visits together", (15, 30, 60), ((15, 45, 1), (30, 90, 1), (60, 180, 1))),
    Series("visits, with 30 people", (45, 90, 180), ((30, 45, 1), (30, 90, 1), (30, 180, 1))),
    Series("weeks of Riverside", (1, 2, 4, 8), ((14, 40, 1), (14, 80, 2), (14, 160, 4), (14, 320, 8)), True),
)


def main(arguments: Sequence[str]) -> int:
    """Measure, print the table and write it."""
    parser = argparse.ArgumentParser(prog="python3 -m benchmarks growth", description=__doc__)
    parser.add_argument("--output", type=Path, default=OUTPUT, help=f"file to write [{OUTPUT.name}]")
    options = parser.parse_args(arguments)
    lines = [f"# How cost grows, measured on {utc_now():%d %B %Y, %H:%M} UTC", ""]
    lines += [f"- {name}: {value}" for name, value in machine_lines()]
    known: dict[tuple[int, int, int, bool], Solved] = {}
    for series in SERIES:
        rows, costs = [], []
        for team in series.teams:
            key = (*team, series.is_riverside)
            if key not in known:
                print(f"measuring {team} …", file=sys.stderr, flush=True)
                problem = _problem(team, series.is_riverside)
                known[key] = solve(problem, seconds=SECONDS, tiers=2, seed=1)
            rows.append(_row(team, known[key]))
            costs.append(known[key].processor)
        lines += ["", f"## By {series.name}", "", f"| {' | '.join(COLUMNS)} |", f"|{'---|' * len(COLUMNS)}"]
        lines += [*rows, "", in_words(series.name, series.measures, costs)]
    text = "\n".join(lines) + "\n"
    print(text)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(text, encoding="utf-8")
    return 0


def _problem(team: tuple[int, int, int], is_riverside: bool) -> RotaProblem:
    people, visits, weeks = team
    made = riverside_weeks(weeks) if is_riverside else generated_team(people, visits, weeks)
    return freeze_problem(made, FIRST_MONDAY, weeks)


def _row(team: tuple[int, int, int], solved: Solved) -> str:
    first, proved = solved.watch.first_rota, solved.watch.through(2)
    cells = [
        *map(str, team),
        "–" if first is None else f"{first:.1f}",
        f"not in {SECONDS:.0f}" if proved is None else f"{proved:.1f}",
        f"{solved.processor:.1f}",
    ]
    return f"| {' | '.join(cells)} |"


def exponent(measures: Sequence[float], costs: Sequence[float]) -> float:
    """The power of the measure that fits the costs best (least squares of the logarithms)."""
    xs, ys = [math.log(each) for each in measures], [math.log(max(each, 0.001)) for each in costs]
    x_mean, y_mean = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys, strict=True)) / sum(
        (x - x_mean) ** 2 for x in xs
    )


def in_words(name: str, measures: Sequence[int], costs: Sequence[float]) -> str:
    """The shape of the curve as a sentence."""
    power = exponent(measures, costs)
    shape = (
        "more slowly than in proportion"
        if power < 0.8
        else "about in proportion"
        if power <= 1.2
        else "faster than in proportion, though less than with the square"
        if power < 1.8
        else "about with the square"
        if power <= 2.2
        else "faster than with the square"
    )
    doubled = 2**power
    return (
        f"Cost grows {shape}: over these {name}, doubling multiplies it by {doubled:.1f} "
        f"(exponent {power:.2f})."
    )
