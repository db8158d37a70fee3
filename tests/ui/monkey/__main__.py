"""`python3 run.py monkey [--minutes N] [--seed N]`: random hands on the real window, on a small team's plan.

It presses, types, drags, undoes, builds, changes theme and size, closes and opens again. It fails when an
error is met that nobody expected, when Qt complains, when an edit is lost, or when undo to the start does not
give the team file and the rota files that were there at the start, bit for bit.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import traceback
import warnings
from pathlib import Path
from random import Random


def main(words: list[str]) -> int:
    """Play; 0 when nothing was wrong."""
    parser = argparse.ArgumentParser(prog="python3 run.py monkey", description=__doc__)
    parser.add_argument("--minutes", type=float, default=60.0, help="how long [60]")
    parser.add_argument("--seed", type=int, default=1, help="another seed plays otherwise [1]")
    parser.add_argument("--sample", help="a sample's team instead of the small one")
    options = parser.parse_args(words)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory(prefix="rotabene-monkey-") as folder:
        # Whatever is typed as the name of a file lands here.
        os.chdir(folder)
        os.environ.update(HOME=folder, USERPROFILE=folder)
        return play(Path(folder), options.minutes * 60, options.seed, options.sample)


def play(folder: Path, seconds: float, seed: int, sample: str | None) -> int:
    """Play in a folder; what was found is printed."""
    from planner.importers.team_file import parse_team
    from resources import sample_text
    from tests.ui.monkey.monkey import FaultError, Monkey, faults_on_stderr
    from tests.ui.monkey.troubles import Troubles
    from tests.ui.monkey.zoo import Zoo
    from ui.main_window.application import make_application

    warnings.simplefilter("error")
    faults_on_stderr()
    app = make_application()
    random = Random(seed)
    team = parse_team(sample_text(sample), sample) if sample else None
    zoo = Zoo(app, folder, random, team)
    troubles = Troubles(lambda trouble: zoo.desk.tell_trouble(trouble))
    troubles.install()
    monkey = Monkey(zoo, troubles, seed)
    try:
        monkey.play(seconds)
    except Exception as error:
        if isinstance(error, FaultError):
            print(f"Seed {seed}: {error}", file=sys.stderr)
        else:
            # Not one of the window's: the monkey itself has stumbled.
            traceback.print_exc()
            print(monkey.last_acts, file=sys.stderr)
        # The window is in an unknown state: no tidying up.
        sys.stderr.flush()
        os._exit(1)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
