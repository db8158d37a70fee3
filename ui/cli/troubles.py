"""Every trouble as a sentence with a next step and an exit code; tracebacks are for reports, not for people.

Exit codes: 0 done, 1 a broken law or no rota, 2 input or files that cannot be used, 70 a fault of the
program, 130 interrupted, 141 the reader of our output went away (as a shell says of a broken pipe).
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable

import click

from planner.domain.errors import BadInputError, PlannerError
from planner.fault_report import report_sentence
from ui.cli.streams import guard_streams, note

DONE = 0
BROKEN_LAW = 1
NO_ROTA = 1
NOT_AS_TOLD = 1
BAD_INPUT = 2
OUR_FAULT = 70
INTERRUPTED = 130
READER_GONE = 141

# More problems than this are counted, not listed.
_MOST_PROBLEMS = 1000


class ReaderGoneError(Exception):
    """Whoever read our output has closed it."""


def run_in_sentences(run: Callable[[], object]) -> int:
    """Run the command and return its exit code; whatever goes wrong is told on standard error."""
    guard_streams()
    try:
        code = run()
        flush_output()
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.ClickException as error:
        return _told(f"{error.format_message()}{_help_hint(error)}", BAD_INPUT)
    except PlannerError as error:
        return _told(sentences_of(error), OUR_FAULT if error.is_fault else BAD_INPUT)
    except (KeyboardInterrupt, click.Abort):
        return _told("Stopped.", INTERRUPTED)
    except (BrokenPipeError, ReaderGoneError):
        _drop_output()
        return READER_GONE
    except OSError as error:
        _drop_output()
        return _told(f"The output could not be written: {_reason(error)}.", BAD_INPUT)
    except Exception as error:
        return _told(_our_fault(error), OUR_FAULT)
    return code if isinstance(code, int) else DONE


def sentences_of(error: PlannerError) -> str:
    """The error with all that it lists, a line each."""
    if not isinstance(error, BadInputError):
        return str(error)
    shown = [f"  {problem}" for problem in error.problems[:_MOST_PROBLEMS]]
    hidden = len(error.problems) - len(shown)
    more = [f"  … and {hidden} more"] if hidden else []
    return "\n".join([error.sentence.removesuffix(".") + ":", *shown, *more, error.next_step])


def flush_output() -> None:
    """Hand over what is printed now, while a failure can still be told."""
    if sys.stdout is not None and not sys.stdout.closed:
        sys.stdout.flush()


def _told(text: str, code: int) -> int:
    note(f"rotabene: {text}")
    return code


def _help_hint(error: click.ClickException) -> str:
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f" See “{context.command_path} --help”." if context else ""


def _reason(error: OSError) -> str:
    return error.strerror or str(error)


def _drop_output() -> None:
    """Point standard output at nothing, so that its last flush at exit cannot fail again."""
    if sys.stdout is None:
        return
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)
    except (OSError, ValueError):
        sys.stdout = None


def _our_fault(error: Exception) -> str:
    if os.environ.get("ROTABENE_DEBUG"):
        traceback.print_exc()
    kind = type(error).__name__
    kept = report_sentence(error)
    return f"Something went wrong inside Rotabene ({kind}); the fault is ours, not yours.{kept}"
