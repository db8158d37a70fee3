"""`python3 -m benchmarks instances --instances DIR`: public shift-scheduling instances, a row each.

The files stay where they are. `--baseline SCRIPT` runs another solver's script on the same file for the same
time in the same run (`SCRIPT FILE -t SECONDS -w 2 --params …`, a JSON line with `checker` or `obj` back).
Costs are recomputed from the instance's own rules (`public_instances`), never taken from a solver.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.public_instances import cost_of, hard_rules_broken, instance_problem, read_instance, roster_of
from planner.domain.errors import PlannerError
from planner.ports import SolveSettings
from ui.bootstrap import make_solver

HEADINGS = ("instance", "wks", "people", "best", "baseline", "ours", "bound", "broken", "time")
BASELINE_SETTINGS = 'subsolvers:"max_lp"'


@dataclass(frozen=True, slots=True)
class Row:
    """One instance solved; costs are the instance's own, None where there is none."""

    name: str
    days: int
    people: int
    best_known: int | None
    baseline: int | None
    ours: int | None
    bound: int | None
    broken: int
    seconds: float

    def cells(self) -> tuple[str, ...]:
        numbers = (self.best_known, self.baseline, self.ours, self.bound)
        texts = ("–" if number is None else str(number) for number in numbers)
        return (
            self.name,
            str(self.days // 7),
            str(self.people),
            *texts,
            str(self.broken),
            f"{self.seconds:.0f} s",
        )


def main(arguments: list[str]) -> int:
    """Solve the instances and print their rows; 2 when the folder or a file cannot be used."""
    parser = argparse.ArgumentParser(prog="python3 -m benchmarks instances", description=__doc__)
    parser.add_argument("--instances", type=Path, required=True, metavar="DIR")
    parser.add_argument("--only", default="", help="numbers, as 4,5")
    parser.add_argument("--seconds", type=float, default=60.0, help="for each [60]")
    parser.add_argument("--baseline", type=Path, metavar="SCRIPT")
    options = parser.parse_args(arguments)
    try:
        files = _files(options.instances, options.only)
        table = Table()
        for heading in HEADINGS:
            table.add_column(heading, justify="left" if heading == "instance" else "right", no_wrap=True)
        for file in files:
            print(f"solving {file.stem} …", file=sys.stderr, flush=True)
            table.add_row(*_solved(file, options.seconds, options.baseline).cells())
    except PlannerError as error:
        print(f"{error.sentence} {error.next_step}", file=sys.stderr)
        return 2
    Console().print(table)
    return 0


def _files(folder: Path, only: str) -> list[Path]:
    numbered = {
        int(match[1]): file for file in folder.glob("*.txt") if (match := re.search(r"(\d+)$", file.stem))
    }
    wanted = [int(text) for text in only.split(",") if text.strip().isdigit()] or sorted(numbered)
    missing = [str(number) for number in wanted if number not in numbered]
    if missing or not wanted:
        what = f"instance {', '.join(missing)}" if missing else "an instance"
        raise PlannerError(
            f"There is no file of {what} in {folder}.", "Name the folder that holds the .txt files."
        )
    return [numbered[number] for number in wanted]


def _solved(file: Path, seconds: float, baseline: Path | None) -> Row:
    instance = read_instance(file)
    result = make_solver().solve(instance_problem(instance), SolveSettings(seconds=seconds))
    roster = roster_of(instance, result.shifts) if result.shifts is not None else None
    # Cover and requests are priced together, in the second tier.
    bound = next((tier.bound for tier in result.tiers[1:2]), None)
    return Row(
        name=instance.name,
        days=instance.days,
        people=len(instance.staff),
        best_known=dict(_best_known(file.parent)).get(instance.name),
        baseline=_baseline_cost(baseline, file, seconds) if baseline else None,
        ours=cost_of(instance, roster) if roster else None,
        bound=bound,
        broken=len(hard_rules_broken(instance, roster)) if roster else 0,
        seconds=result.seconds,
    )


def _best_known(folder: Path) -> Iterator[tuple[str, int]]:
    """Names and best known costs from `best_known.csv` in the folder or the one above it, if it is there."""
    for place in (folder, folder.parent):
        if (place / "best_known.csv").is_file():
            with (place / "best_known.csv").open(encoding="utf-8", newline="") as lines:
                yield from (
                    (row["instance"], int(row["best_known_solution"])) for row in csv.DictReader(lines)
                )
            return


def _baseline_cost(script: Path, file: Path, seconds: float) -> int | None:
    command = [
        sys.executable,
        str(script),
        str(file),
        "-t",
        str(seconds),
        "-w",
        "2",
        "--params",
        BASELINE_SETTINGS,
    ]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    if ended.returncode != 0 or not ended.stdout.strip():
        raise PlannerError(f"The baseline {script.name} failed on {file.name}.", "Run it by hand to see why.")
    told = json.loads(ended.stdout.splitlines()[-1])
    cost = told.get("checker", told.get("obj"))
    return None if cost is None or told.get("hardviol") else int(cost)
