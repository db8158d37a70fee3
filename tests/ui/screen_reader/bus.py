"""A small screen reader: asks the accessibility bus what is on screen, hears its events, presses keys.

The protocol is AT-SPI 2: https://gitlab.gnome.org/GNOME/at-spi2-core, folder `xml`.
"""

from __future__ import annotations

import contextlib
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, MatchRule, Properties, message_bus, new_method_call
from jeepney.io.blocking import open_dbus_connection

REGISTRY = "org.a11y.atspi.Registry"
ROOT = "/org/a11y/atspi/accessible/root"
NOTHING = "/org/a11y/atspi/null"
ACCESSIBLE = "org.a11y.atspi.Accessible"
KEYS = "org.a11y.atspi.DeviceEventController"
EVENTS = "org.a11y.atspi.Event.Object"
SECONDS = 20.0
# From the enumerations of the protocol.
STATES = {
    1: "active", 4: "checked", 8: "enabled", 11: "focusable", 12: "focused", 24: "sensitive", 25: "showing",
    30: "visible", 38: "invalid-entry", 20: "pressed", 23: "selected", 41: "checkable", 42: "has-popup",
    43: "read-only",
}  # fmt: skip
LABELLED_BY = 2
PRESS, RELEASE, SYMBOL = 0, 1, 3
SYMBOLS = {
    "Tab": 0xFF09, "Return": 0xFF0D, "Esc": 0xFF1B, "Space": 0x20, "Left": 0xFF51, "Up": 0xFF52,
    "Right": 0xFF53, "Down": 0xFF54, ",": 0x2C, "Backtab": 0xFE20,
    **{f"F{number}": 0xFFBD + number for number in range(1, 13)},
}  # fmt: skip
# Codes of the keys that are held, the same on every PC keyboard under X.
HELD = {"Ctrl": 37, "Shift": 50, "Alt": 64}

Place = tuple[str, str]


@dataclass(frozen=True)
class Node:
    """One thing on screen as a screen reader knows it."""

    place: Place
    role: str
    name: str
    description: str
    states: frozenset[str]
    depth: int

    @property
    def is_on_screen(self) -> bool:
        return {"showing", "visible"} <= self.states

    def __str__(self) -> str:
        return f"{self.role} “{self.name}”"


class Reader:
    """Connected to the accessibility bus of a session."""

    def __init__(self, session_address: str) -> None:
        with open_dbus_connection(session_address) as session:
            bus = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            reply = session.send_and_get_reply(new_method_call(bus, "GetAddress"), timeout=SECONDS)
        self._bus = open_dbus_connection(reply.body[0])
        self._focused: deque[Any] = deque(maxlen=200)
        self._said: deque[Any] = deque(maxlen=200)
        # Texts that change, too, as every screen reader asks for them: Qt tells of them only then.
        for event in ("object:state-changed:focused", "object:announcement", "object:text-changed"):
            self._call(
                (REGISTRY, "/org/a11y/atspi/registry"), REGISTRY, "RegisterEvent", "sass", (event, [], "")
            )
        self._listen(MatchRule(type="signal", interface=EVENTS, member="StateChanged"), self._focused)
        self._listen(MatchRule(type="signal", interface=EVENTS, member="Announcement"), self._said)

    def close(self) -> None:
        self._bus.close()

    # --- what is there -----------------------------------------------------------------------------------

    def program(self, seconds: float = 60.0) -> Node:
        """The first program on the bus, when it has come. TimeoutError when none comes."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            found = self._children((REGISTRY, ROOT))
            if found:
                return self.node(found[0])
            time.sleep(0.1)
        raise TimeoutError("no program has come to the accessibility bus")

    def node(self, place: Place, depth: int = 0) -> Node:
        """What the bus says of a place now."""
        (low, high), role = (
            self._call(place, ACCESSIBLE, "GetState")[0],
            self._call(place, ACCESSIBLE, "GetRoleName")[0],
        )
        bits = low | high << 32
        states = frozenset(name for bit, name in STATES.items() if bits >> bit & 1)
        return Node(
            place, role, self._property(place, "Name"), self._property(place, "Description"), states, depth
        )

    def walk(self, top: Node, *, into_hidden: bool = False) -> Iterator[Node]:
        """Everything below, a parent before its children."""
        yield top
        for place in self._children(top.place):
            child = self.node(place, top.depth + 1)
            if into_hidden or child.is_on_screen:
                yield from self.walk(child, into_hidden=into_hidden)

    def tops(self, program: Node) -> list[Node]:
        """The program's windows, sheets and menus, on screen or not."""
        found = []
        for place in self._children(program.place):
            # What has just gone is no longer known to the bus.
            with contextlib.suppress(LookupError):
                found.append(self.node(place, 1))
        return found

    def beside(self, node: Node) -> list[Node]:
        """All that stands with it in the same menu or list."""
        name, path = self._answer(
            Properties(DBusAddress(node.place[1], node.place[0], ACCESSIBLE)).get("Parent")
        )[0][1]
        return [self.node(place, node.depth) for place in self._children((name, path))]

    def take_focus(self, node: Node) -> bool:
        """Give it the focus, as a screen reader does; whether it took it."""
        return bool(self._call(node.place, "org.a11y.atspi.Component", "GrabFocus")[0])

    def has_label(self, node: Node) -> bool:
        """Whether another thing on screen is its label."""
        relations = self._call(node.place, ACCESSIBLE, "GetRelationSet")[0]
        return any(kind == LABELLED_BY for kind, _targets in relations)

    # --- what happens ------------------------------------------------------------------------------------

    def press(self, keys: str) -> None:
        """Press keys as a person does, through the display: `Ctrl+Shift+P`, `F5`, `Tab`."""
        *held, last = keys.split("+")
        for name in held:
            self._key(HELD[name], PRESS)
        self._key(SYMBOLS.get(last) or ord(last.lower()), SYMBOL)
        for name in reversed(held):
            self._key(HELD[name], RELEASE)

    def next_focus(self, seconds: float = 2.0) -> Node | None:
        """What takes the focus next; None when nothing does for so long."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            message = self._next(self._focused, left)
            if message is None:
                return None
            kind, is_on = message.body[0], message.body[1]
            if kind == "focused" and is_on:
                sender = message.header.fields[7]
                path = message.header.fields[1]
                return self.node((sender, path))
        return None

    def announcement(self, seconds: float) -> str:
        """The next words that are to be read out; empty when there are none for so long."""
        message = self._next(self._said, seconds)
        if message is None:
            return ""
        value = message.body[3]
        return str(value[1] if isinstance(value, tuple) else value)

    def forget_events(self) -> None:
        """From here on only what comes next counts."""
        self._next(deque(), 0.05)
        self._focused.clear()
        self._said.clear()

    # --- the wire ----------------------------------------------------------------------------------------

    def _next(self, queue: deque[Any], seconds: float) -> Any:
        if queue:
            return queue.popleft()
        try:
            return self._bus.recv_until_filtered(queue, timeout=max(seconds, 0.01))
        except TimeoutError:
            return None

    def _listen(self, rule: MatchRule, queue: deque[Any]) -> None:
        self._bus.send_and_get_reply(message_bus.AddMatch(rule), timeout=SECONDS)
        self._bus.filter(rule, queue=queue)

    def _key(self, code: int, kind: int) -> None:
        controller = (REGISTRY, "/org/a11y/atspi/registry/deviceeventcontroller")
        self._call(controller, KEYS, "GenerateKeyboardEvent", "isu", (code, "", kind))

    def _children(self, place: Place) -> list[Place]:
        found = self._call(place, ACCESSIBLE, "GetChildren")[0]
        return [(name, path) for name, path in found if path != NOTHING]

    def _property(self, place: Place, name: str) -> str:
        message = Properties(DBusAddress(place[1], place[0], ACCESSIBLE)).get(name)
        return str(self._answer(message)[0][1])

    def _call(
        self, place: Place, interface: str, method: str, signature: str = "", body: tuple[Any, ...] = ()
    ) -> Any:
        address = DBusAddress(place[1], place[0], interface)
        return self._answer(new_method_call(address, method, signature or None, body))

    def _answer(self, message: Any) -> Any:
        reply = self._bus.send_and_get_reply(message, timeout=SECONDS)
        if reply.header.message_type.name == "error":
            raise LookupError(f"the bus refuses: {reply.body}")
        return reply.body
