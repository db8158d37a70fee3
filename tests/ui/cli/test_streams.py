"""Nothing that people have written drives the terminal or looks like a line of the program."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path

import pytest
from rich.table import Table
from rich.text import Text

from ui.cli.streams import console_for, say

HOSTILE = "\x1b[31mred\x07 \u202egnp"


def test_lines_for_people_are_one_line_each_without_control_characters(
    capsys: pytest.CaptureFixture[str],
) -> None:
    say(f"  {HOSTILE}", "two\nlines", "")
    assert capsys.readouterr().out == "  �[31mred� �gnp\ntwo lines\n\n"


def test_tables_let_nothing_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    stream = StringIO()
    table = Table("Name", "Note")
    table.add_row(HOSTILE, Text(HOSTILE))
    console_for(stream).print(table)
    console_for(stream).print(HOSTILE)
    printed = stream.getvalue()
    assert printed.count("�[31mred") == 3
    assert not re.search(r"[\x07\x1b\u202e]", printed)


def test_every_verb_prints_through_the_streams() -> None:
    folder = Path(__file__).parents[3] / "ui" / "cli"
    writing = re.compile(r"(output\(\)|stream)\.write|click\.echo|(?<!\.)\bprint\(")
    found = {each.name for each in folder.glob("*.py") if writing.search(each.read_text(encoding="utf-8"))}
    assert found <= {"streams.py"}, found
