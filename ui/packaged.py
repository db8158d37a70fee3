"""The front door of the packaged program: one script behind two executables.

`rotabene` is the command line. `rotabene-desktop` opens the window, and is started by the window once more,
with a hidden verb, to be its solver.
"""

from __future__ import annotations

import sys
from pathlib import Path

from ui.bootstrap import EXPLAIN_VERB, WORKER_VERB


def main() -> None:
    """Go through the door that the executable's name or a hidden verb asks for."""
    if sys.argv[1:2] in ([WORKER_VERB], [EXPLAIN_VERB]) or Path(sys.executable).stem == "rotabene":
        from ui.cli.main import main as command_line

        command_line(prog_name="rotabene")
    from ui.__main__ import main as window

    sys.exit(window())


if __name__ == "__main__":
    main()
