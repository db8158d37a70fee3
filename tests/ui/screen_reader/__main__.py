"""`python3 run.py reader`: every screen over the real accessibility bus, as a screen reader and keys meet it.

The program runs in a process of its own under Xvfb; what it says of itself is asked over AT-SPI, and keys are
pressed through the display. Each fault is printed; without the bus the check fails and says what is missing.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.ui.board.drawn_week import drawn_rota, riverside
from tests.ui.desk_factory import make_plan
from tests.ui.screen_reader import checks
from tests.ui.screen_reader.bus import Node, Reader
from tests.ui.screen_reader.openings import look_at_menus, look_at_sheets
from tests.ui.screen_reader.routes import routes
from tests.ui.screen_reader.stage import NoStageError, stage, window
from ui.settings.preferences import Preferences

BUILD_SECONDS = 4
SETTLE_SECONDS = 90.0
A_MOMENT = 0.25
PATIENCE = 240.0


def main(words: list[str]) -> int:
    """Look at every screen; 0 when nothing is wrong."""
    parser = argparse.ArgumentParser(prog="python3 run.py reader", description=__doc__)
    parser.add_argument("--print", action="store_true", help="say what is on every screen, line by line")
    options = parser.parse_args(words)
    with tempfile.TemporaryDirectory(prefix="rotabene-reader-") as name:
        folder = Path(name)
        try:
            faults = list(look(folder, is_told=options.print))
        except (NoStageError, TimeoutError, LookupError) as trouble:
            print(
                f"The window could not be looked at over the accessibility bus: {trouble}.", file=sys.stderr
            )
            print((folder / "last-words.txt").read_text() if (folder / "last-words.txt").exists() else "")
            return 1
    for fault in faults:
        print(fault)
    print(f"{len(faults)} faults." if faults else "Every screen can be used by keys and be read.")
    return 1 if faults else 0


def look(folder: Path, *, is_told: bool) -> Iterator[str]:
    """All faults of all screens, then of a build."""
    preferences = Preferences(folder)
    preferences.build_seconds = BUILD_SECONDS
    preferences.write()
    plan = make_plan(folder, riverside(), drawn_rota())
    with stage(folder) as environment:
        reader = Reader(environment["DBUS_SESSION_BUS_ADDRESS"])
        with window(environment, str(plan)):
            try:
                program = wait_for_board(reader)
                menus: set[str] = set()
                for screen, key in sorted(routes().items(), key=lambda each: each[0] != "rota"):
                    faults = look_at(reader, program, screen, key, menus, is_told=is_told)
                    yield from (f"{screen}: {fault}" for fault in faults)
                yield from look_at_sheets(reader, program)
                yield from (f"build: {fault}" for fault in hear_a_build(reader))
            finally:
                reader.close()
        if said := (folder / "last-words.txt").read_text(encoding="utf-8").strip():
            yield f"the program said: {said}"


def wait_for_board(reader: Reader) -> Node:
    """The program, once its plan is on screen."""
    program = reader.program()
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        nodes = list(reader.walk(program))
        board = next((node for node in nodes if node.name == "Rota board"), None)
        if board is not None and any("active" in node.states for node in nodes):
            return program
        time.sleep(A_MOMENT)
    raise TimeoutError("the board does not come on screen")


def look_at(
    reader: Reader, program: Node, screen: str, key: str, menus: set[str], *, is_told: bool
) -> Iterator[str]:
    """One screen: everything on it, the way of the Tab key, and the menus that were not looked at before."""
    reader.press(key)
    nodes = settled(reader, program)
    print(f"{screen} ({key}): {len(nodes)} things on screen", flush=True)
    if is_told:
        print("\n".join(f"{'  ' * node.depth}{node} {' '.join(sorted(node.states))}" for node in nodes))
    if screen == "rota":
        yield from checks.board_can_be_read(nodes)
    seen, faults = checks.look_over(reader, nodes)
    print(
        f"  Tab: {', '.join(str(node) for node in seen)}" if is_told else f"  Tab stops {len(seen)} times",
        flush=True,
    )
    yield from faults
    yield from look_at_menus(reader, nodes, menus)


def settled(reader: Reader, program: Node) -> Sequence[Node]:
    """What is on screen, once it no longer changes."""
    deadline, before = time.monotonic() + SETTLE_SECONDS, None
    while time.monotonic() < deadline:
        nodes = list(reader.walk(program))
        now = [(node.role, node.name) for node in nodes]
        if now == before:
            return nodes
        before = now
        time.sleep(A_MOMENT)
    raise TimeoutError("the screen does not come to rest")


def hear_a_build(reader: Reader) -> Iterator[str]:
    """A build says when it begins and how it has ended."""
    reader.press("Ctrl+1")
    reader.forget_events()
    reader.press("F5")
    heard: list[str] = []
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and not any(words.startswith("The build ended") for words in heard):
        if words := reader.announcement(1.0):
            heard.append(words)
    print(f"  heard: {heard}", flush=True)
    if not heard or "Building" not in heard[0]:
        yield "nothing is read out when it begins"
    if not heard or not heard[-1].startswith("The build ended") or "uncovered" not in heard[-1]:
        yield "nothing is read out when it ends"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
