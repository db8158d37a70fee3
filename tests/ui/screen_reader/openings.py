"""What opens over a screen: sheets, by the commands whose words end in “…”, and the menus of what has one."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

from tests.ui.screen_reader import checks
from tests.ui.screen_reader.bus import Node, Reader
from ui.actions.catalogue import ROWS

SECONDS_TO_OPEN, SECONDS_TO_STAY = 12.0, 2.0
A_MOMENT = 0.1
ENTRIES = {"menu item", "check menu item", "radio menu item", "menu"}
# What has a menu for whoever presses the key for it.
LISTS = {"table", "list", "tree", "tree table"}
# Qt's own sheet for files, or the system's.
FOREIGN = ("file.open", "file.save_copy", "file.import", "file.export_team", "export.")
# A page, a menu and a list that drops down are no sheets; one asks only after a policy was broken by hand.
NO_SHEET = ("file.new", "policy.reason", "board.new", "find.open")
# What is done before: the next problem is chosen.
FIRST = {"uncovered.leave": ("F8",)}


def sheets() -> dict[str, tuple[str, ...]]:
    """The keys that lead to every sheet, by its command: a key of its own, or its words in “Find or do”."""
    found = {}
    for row in ROWS:
        if row.text.endswith("…") and not row.id.startswith((*FOREIGN, *NO_SHEET)):
            own = row.shortcuts[:1] or ("Ctrl+K", f"={row.text.rstrip('…')}", "Return")
            found[row.id] = (*FIRST.get(row.id, ()), *own)
    return found


def look_at_sheets(reader: Reader, program: Node) -> Iterator[str]:
    """Every sheet over the board: what is in it, the way of the Tab key, and Esc as the way out."""
    for command, keys in sheets().items():
        reader.press("Ctrl+1")
        before = windows(reader, program)
        for key in keys:
            press(reader, key)
        opened = opens(reader, program, before)
        if opened is None:
            yield f"{command}: nothing opens"
            continue
        nodes = list(reader.walk(opened))
        print(f"sheet {command}: {opened}, {len(nodes)} things", flush=True)
        yield from (f"{command}: {fault}" for fault in _sheet(reader, opened, nodes))
        if not leaves(reader, program, before):
            yield f"{command}: Esc does not close it"


def _sheet(reader: Reader, opened: Node, nodes: Sequence[Node]) -> Iterator[str]:
    if not opened.name.strip():
        yield "the sheet has no title"
    yield from checks.look_over(reader, nodes)[1]


def look_at_menus(reader: Reader, nodes: Sequence[Node], named: set[str]) -> Iterator[str]:
    """The menus of a screen: of every button that has one, and of every list by the key for it. `named`:
    those that were looked at on another screen already."""
    for node in nodes:
        has_menu = "has-popup" in node.states
        key = "Space" if has_menu else "Shift+F10" if node.role in LISTS else ""
        can = {"focusable", "enabled"} <= node.states
        if not key or not can or node.name in named or node.role == "combo box":
            continue
        named.add(node.name)
        first = _opened(reader, node, key) or (_opened(reader, node, key) if has_menu else None)
        if first is not None:
            yield from (f"menu of {node}: {fault}" for fault in _menu(reader, node, first))
        elif has_menu:
            # A list need not have a menu; a button that says so must.
            yield f"the menu of {node} does not open"


def _opened(reader: Reader, of: Node, key: str) -> Node | None:
    """The first entry of a thing's menu, opened by the key. A menu is no part of its window on the bus: it is
    known by the entry that takes the focus. None where none opens, on a busy machine now and then too."""
    if not (reader.take_focus(of) or checks.tab_to(reader, of)):
        return None
    time.sleep(A_MOMENT)
    reader.forget_events()
    reader.press(key)
    first = _next_entry(reader)
    if first is None:
        reader.press("Esc")
    return first


def _menu(reader: Reader, of: Node, first: Node) -> Iterator[str]:
    """The arrow keys come to every entry that can be chosen, and each has a name."""
    inside = reader.beside(first)
    yield from (f"a {node.role} has no name" for node in inside if node.role in ENTRIES and not node.name)
    reached = {first.name}
    for _ in inside:
        node = _next_entry(reader)
        if node is None or node.name == first.name:
            break
        reached.add(node.name)
    can_be_chosen = [node for node in inside if "enabled" in node.states and node.role in ENTRIES]
    yield from (f"the arrow keys do not come to {node}" for node in can_be_chosen if node.name not in reached)
    print(f"  menu of {of}: {len(can_be_chosen)} entries", flush=True)
    reader.press("Esc")
    time.sleep(A_MOMENT)


def _next_entry(reader: Reader) -> Node | None:
    """The entry of a menu that the arrow key comes to; None where there is no menu."""
    reader.press("Down")
    deadline = time.monotonic() + SECONDS_TO_STAY
    while time.monotonic() < deadline:
        node = reader.next_focus(SECONDS_TO_STAY)
        if node is not None and node.role in ENTRIES:
            return node
    return None


def windows(reader: Reader, program: Node) -> dict[object, Node]:
    """The windows, sheets and menus that are on screen."""
    return {node.place: node for node in reader.tops(program) if node.is_on_screen}


def opens(
    reader: Reader, program: Node, before: dict[object, Node], seconds: float = SECONDS_TO_OPEN
) -> Node | None:
    """What has come over the screen, once it stays as it is; None when nothing does for so long."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        new = [node for place, node in windows(reader, program).items() if place not in before]
        if new:
            return _at_rest(reader, new[-1])
        time.sleep(A_MOMENT)
    return None


def _at_rest(reader: Reader, opened: Node) -> Node:
    last = -1
    deadline = time.monotonic() + SECONDS_TO_OPEN
    while time.monotonic() < deadline:
        now = sum(1 for _ in reader.walk(opened))
        if now == last:
            break
        last = now
        time.sleep(A_MOMENT)
    return reader.node(opened.place)


def leaves(reader: Reader, program: Node, before: dict[object, Node]) -> bool:
    """Press Esc until what was opened has gone; a list that has dropped down in it takes one for itself."""
    for _ in range(3):
        reader.press("Esc")
        deadline = time.monotonic() + SECONDS_TO_OPEN / 3
        while time.monotonic() < deadline:
            if not set(windows(reader, program)) - set(before):
                return True
            time.sleep(A_MOMENT)
    return False


def press(reader: Reader, key: str) -> None:
    """A key, or words after an “=”, letter by letter."""
    if not key.startswith("="):
        reader.press(key)
        time.sleep(A_MOMENT)
        return
    for letter in key[1:]:
        reader.press("Space" if letter == " " else letter)
    time.sleep(3 * A_MOMENT)
