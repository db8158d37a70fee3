"""The desktop: `python -m ui [FILE]`. Imports Qt only after it knows that there is a display."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

NO_DISPLAY = (
    "Rotabene: there is no display to show a window on. The command line does the same work: "
    "try “rotabene plan riverside”, or from a clone “python3 run.py plan riverside”."
)


def main(argv: Sequence[str] | None = None) -> int:
    """Show the window until it is closed. 2 when there is no display, or the wrong Qt."""
    options = read_options(sys.argv[1:] if argv is None else argv)
    from ui.main_window.display import has_display

    if not has_display():
        print(NO_DISPLAY, file=sys.stderr)
        return 2
    from ui.main_window.application import run

    return run(options)


def read_options(argv: Sequence[str]) -> Namespace:
    """The words of the command line."""
    parser = ArgumentParser(prog="rotabene-desktop", description="Plan the weeks of a social-work team.")
    parser.add_argument("file", nargs="?", type=Path, help="a plan (.rotabene) or a team file (.json)")
    parser.add_argument("--sample", help="open this sample instead of what was open last")
    parser.add_argument("--or-sample", metavar="NAME", help="open this sample where no plan was open before")
    parser.add_argument(
        "--theme", choices=("system", "light", "dark", "contrast", "contrast_dark"), help="this time only"
    )
    parser.add_argument(
        "--scale", type=int, choices=(100, 115, 130, 150, 200), help="per cent, this time only"
    )
    parser.add_argument(
        "--screenshot", type=Path, metavar="PNG", help="write a picture when it is ready, and end"
    )
    parser.add_argument(
        "--quit-after-paint", action="store_true", help="end as soon as the window has been painted once"
    )
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
