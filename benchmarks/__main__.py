"""`python3 -m benchmarks`: measure everything side by side in one run, print a table, write a dated file."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import growth, instances_table
from benchmarks.machine import machine_lines
from benchmarks.measurement import Measurement
from benchmarks.report import print_table, write_report
from planner.domain.time_grid import utc_now

# Name, the function that measures it (imported when asked for), and how many runs its median is of.
SUBJECTS: dict[str, tuple[str, int]] = {
    "window": ("benchmarks.window_start:window_start", 9),
    "board": ("benchmarks.board_repaint:board_repaint", 21),
    "desk": ("benchmarks.desk_edits:desk_edits", 8),
    "live-check": ("benchmarks.live_checking:live_check", 3),
    "explain": ("benchmarks.explaining:explaining", 3),
    "export": ("benchmarks.exporting:exporting", 5),
    "riverside": ("benchmarks.solving:riverside", 3),
    "generated": ("benchmarks.solving:generated", 3),
    "repair": ("benchmarks.repairing:repairing", 3),
    "swaps": ("benchmarks.swapping:swapping", 5),
    "large": ("benchmarks.solving:large", 1),
    "long-horizon": ("benchmarks.solving:long_horizon", 1),
}
FOLDER = Path(__file__).resolve().parents[1] / "output"


def main() -> int:
    """Measure the subjects named, or all of them; `instances …` solves public instances, `growth` shows
    how cost grows."""
    if sys.argv[1:2] == ["instances"]:
        return instances_table.main(sys.argv[2:])
    if sys.argv[1:2] == ["growth"]:
        return growth.main(sys.argv[2:])
    parser = argparse.ArgumentParser(prog="python3 -m benchmarks", description=__doc__)
    parser.add_argument("subjects", nargs="*", metavar="SUBJECT", help=f"some of: {', '.join(SUBJECTS)}")
    parser.add_argument("--runs", type=int, help="runs of each subject, instead of its own number")
    parser.add_argument("--output", type=Path, help="file to write [output/benchmarks-DATE.md]")
    options = parser.parse_args()
    unknown = [name for name in options.subjects if name not in SUBJECTS]
    if unknown or (options.runs is not None and options.runs < 1):
        parser.error(f"no such subject: {', '.join(unknown)}" if unknown else "--runs must be at least 1")
    at, machine = utc_now(), machine_lines()
    measurements: list[Measurement] = []
    for name in options.subjects or SUBJECTS:
        print(f"measuring {name} …", file=sys.stderr, flush=True)
        place, runs = SUBJECTS[name]
        measurements += _measuring(place)(options.runs or runs)
    print_table(machine, measurements)
    path = options.output or FOLDER / f"benchmarks-{at:%Y-%m-%d-%H%M}.md"
    write_report(path, at, machine, measurements)
    print(f"Written to {path}")
    return 0


def _measuring(place: str) -> Callable[[int], Iterator[Measurement]]:
    module, _, name = place.partition(":")
    function: Callable[[int], Iterator[Measurement]] = getattr(importlib.import_module(module), name)
    return function


if __name__ == "__main__":
    sys.exit(main())
