"""Standard input, output and error as they may be: closed, broken, redirected, in another encoding."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from planner.domain.errors import PlannerError

if TYPE_CHECKING:
    from rich.console import Console

# Width of tables where there is no terminal to measure; COLUMNS sets another.
PLAIN_WIDTH = 132
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def guard_streams() -> None:
    """Take the numbers of closed standard streams, so that no file opened later gets one of them.

    Text that a stream's encoding does not know is written as `?` instead of ending the program.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def output() -> TextIO:
    """Standard output. Raises PlannerError when it is closed."""
    if sys.stdout is None or sys.stdout.closed:
        raise PlannerError(
            "Standard output is closed; there is nowhere to print to.",
            "Leave it open, or write a file with -o.",
        )
    return sys.stdout


def say(*lines: str) -> None:
    """Lines for a person at standard output, handed over at once: `as_line` makes each of them one line."""
    stream = output()
    stream.writelines(f"{as_line(line)}\n" for line in lines)
    stream.flush()


def read_input() -> bytes:
    """All of standard input. Raises PlannerError when it is closed."""
    if sys.stdin is None or sys.stdin.closed:
        raise PlannerError("Standard input is closed; there is nothing to read.", "Name a file instead of -.")
    return sys.stdin.buffer.read()


def print_document(text: str) -> None:
    """Print a document for programs to read: always UTF-8, never wrapped or coloured."""
    write_bytes(text.encode("utf-8"))


def write_bytes(data: bytes) -> None:
    """Write bytes to standard output as they are."""
    stream = output()
    stream.flush()
    stream.buffer.write(data)
    stream.buffer.flush()


def note(text: str) -> None:
    """A line for the person at standard error; lost when nobody can read it.

    What it quotes from a file may hold control characters, which must not drive the terminal: they become �.
    """
    stream = sys.stderr
    if stream is None or stream.closed:
        return
    with contextlib.suppress(OSError, ValueError):
        stream.write(f"{_CONTROL.sub('�', text)}\n")
        stream.flush()


def as_line(text: str) -> str:
    """The text on one line of the terminal. What people have written may hold line ends, which would look
    like lines of ours, characters that drive the terminal, and such as turn the text around."""
    return _CONTROL.sub("�", " ".join(text.splitlines()))


def note_at_once(text: str) -> None:
    """As `note`, from a signal handler: the handler may have interrupted a write, and a Python stream raises
    RuntimeError when it is entered twice."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            os.write(sys.stderr.fileno(), f"{text}\n".encode())


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person watches the stream on a terminal that can redraw."""
    if stream is None or stream.closed or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def console_for(stream: TextIO) -> Console:
    """A rich console on the stream, plain and of fixed width where it is not a terminal."""
    from rich.console import Console, ConsoleOptions, RenderableType
    from rich.segment import Segment

    class PipeConsole(Console):
        """Leaves a reader that went away to the command: rich would end it with the code of a broken law.

        Control characters of its own reach the terminal, those in what people have written do not.
        """

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

        def render(
            self, renderable: RenderableType, options: ConsoleOptions | None = None
        ) -> Iterable[Segment]:
            for part in super().render(renderable, options):
                yield part if part.control else Segment(_CONTROL.sub("�", part.text), part.style)

    width = None if stream.isatty() or os.environ.get("COLUMNS") else PLAIN_WIDTH
    return PipeConsole(file=stream, width=width, highlight=False, emoji=False, markup=False)
