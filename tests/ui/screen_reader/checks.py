"""What must hold of everything on screen: a name, a role, a state that fits, a way for the Tab key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tests.ui.screen_reader.bus import Node, Reader

# Whatever a person can press, write into or choose from.
CONTROLS = {
    "push button", "toggle button", "check box", "radio button", "combo box", "text", "entry", "spin button",
    "slider", "table", "list", "tree", "tree table", "page tab list", "menu", "calendar", "link",
    "table cell", "password text", "date editor",
}  # fmt: skip
TABBED = {"push button", "check box", "toggle button", "entry", "text", "spin button"}
CELLS = {"cell", "table cell", "row header", "column header", "list item", "tree item"}
# In a field for a date Tab goes from day to month to year before it goes on.
PARTS_OF_A_FIELD = 6
MOST_TABS = 160
A_SHIFT = re.compile(
    r"^[^,]+, (Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d+ [A-Z][a-z]+, "
    r"\d\d:\d\d to \d\d:\d\d, (office|home)\. "
)


def look_over(reader: Reader, nodes: Sequence[Node]) -> tuple[list[Node], list[str]]:
    """Where Tab goes, and all that is wrong with what is on screen and with that way."""
    faults = [*nameless(reader, nodes), *without_role(nodes), *odd_states(nodes)]
    seen, on_the_way = tab_walk(reader)
    return seen, [*faults, *(on_the_way or left_out(nodes, seen))]


def nameless(reader: Reader, nodes: Sequence[Node]) -> Iterator[str]:
    """Controls that a screen reader can only call by their kind."""
    for node in _whole(nodes):
        is_control = node.role in CONTROLS and node.role not in CELLS
        if is_control and not node.name.strip() and not reader.has_label(node):
            yield f"a {node.role} has no name (its description is “{node.description}”)"


def _whole(nodes: Sequence[Node]) -> Iterator[Node]:
    """What lies inside a list that drops down, or a field with steps, is its own business."""
    inside: int | None = None
    for node in nodes:
        if inside is None or node.depth <= inside:
            inside = node.depth if node.role in ("combo box", "spin button") else None
            yield node


def without_role(nodes: Sequence[Node]) -> Iterator[str]:
    """Things that do not say what they are."""
    for node in nodes:
        if node.role in ("unknown", "invalid", ""):
            yield f"{node} has no role that says what it is"


def odd_states(nodes: Sequence[Node]) -> Iterator[str]:
    """Controls that can be used and cannot be reached, or the other way round."""
    for node in nodes:
        if node.role not in CONTROLS or node.role in CELLS:
            continue
        if {"enabled", "sensitive"} <= node.states and "focusable" not in node.states:
            yield f"{node} can be used and cannot have the focus"


def tab_walk(reader: Reader) -> tuple[list[Node], list[str]]:
    """Where Tab goes until it is where it began, and what is wrong on the way.

    A table that had no cell chosen speaks of its cell the first time, and of itself from then on.
    """
    reader.forget_events()
    seen: list[Node] = []
    for _ in range(MOST_TABS):
        node = _next_stop(reader)
        if node is None:
            return seen, [f"Tab leads nowhere after {seen[-1] if seen else 'the start'}"]
        began = next((each for each in seen if each.role not in CELLS), None)
        if began is not None and len(seen) > 1 and node.place == began.place:
            return seen, list(_wrong_on_the_way(seen))
        seen.append(node)
    return seen, [f"Tab does not come back to {seen[0]} within {MOST_TABS} steps"]


def tab_to(reader: Reader, wanted: Node) -> bool:
    """Press Tab until a thing has the focus; whether it came to that."""
    reader.forget_events()
    for _ in range(MOST_TABS):
        node = _next_stop(reader)
        if node is None or node.place == wanted.place:
            return node is not None
    return False


def _next_stop(reader: Reader) -> Node | None:
    for _ in range(PARTS_OF_A_FIELD):
        reader.press("Tab")
        node = reader.next_focus()
        if node is not None:
            return node
    return None


def _wrong_on_the_way(seen: Sequence[Node]) -> Iterator[str]:
    for node in seen:
        if not node.name.strip():
            yield f"Tab stops at a {node.role} without a name"
        if not node.is_on_screen:
            yield f"Tab stops at {node}, which is not on screen"


def left_out(nodes: Sequence[Node], seen: Sequence[Node]) -> Iterator[str]:
    """Buttons and fields on screen that the Tab key has not come to.

    Of a group (“Which week: …”) it comes to one; arrow keys go on from there.
    """
    reached = {node.place for node in seen}
    groups = {node.name.partition(": ")[0] for node in seen}
    for node in _whole(nodes):
        can = {"focusable", "enabled"} <= node.states and node.role in TABBED
        if can and node.place not in reached and node.name and node.name.partition(": ")[0] not in groups:
            yield f"Tab does not come to {node}"


def board_can_be_read(nodes: Sequence[Node]) -> Iterator[str]:
    """Every cell of the board says whose day it is; a shift says when, where, and what is in it."""
    start = next((number for number, node in enumerate(nodes) if node.name == "Rota board"), None)
    if start is None:
        yield "there is no table “Rota board”"
        return
    cells = [
        node for node in nodes[start + 1 :] if node.role == "cell" and node.depth == nodes[start].depth + 1
    ]
    shifts = [cell.name for cell in cells if A_SHIFT.match(cell.name)]
    if not shifts:
        yield "no shift on the board can be read"
    if not any("Visit " in name for name in shifts):
        yield "no visit on the board can be read"
    for cell in cells:
        if not cell.name.strip():
            yield "a cell of the board says nothing"
