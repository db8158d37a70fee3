"""`sample` and `schema`: documents that programs and the other verbs can read."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import pytest

from planner.importers.team_file import parse_team
from resources import sample_names, sample_text
from tests.ui.cli.conftest import Run

# The library carries no types of its own.
jsonschema: Any = importlib.import_module("jsonschema")


def test_samples_are_listed_with_their_size(run: Run) -> None:
    result = run("sample")
    assert result.exit_code == 0
    assert all(name in result.stdout for name in sample_names())
    assert "Riverside Family Safeguarding" in result.stdout


def test_a_sample_is_printed_as_the_team_file_it_is(run: Run) -> None:
    result = run("sample", "riverside")
    assert result.stdout == sample_text("riverside")
    assert parse_team(result.stdout, "the output").name == "Riverside Family Safeguarding"


def test_a_sample_can_be_written_to_a_file(run: Run, tmp_path: Path) -> None:
    result = run("sample", "riverside", "-o", tmp_path / "mine.json")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert (tmp_path / "mine.json").read_text(encoding="utf-8") == sample_text("riverside")


def test_an_unknown_sample_is_refused_with_the_names_there_are(run: Run) -> None:
    result = run("sample", "lakeside")
    assert result.exit_code == 2
    assert "“lakeside”" in result.stderr
    assert "riverside" in result.stderr


@pytest.mark.parametrize("kind", ["team", "rota"])
def test_the_schema_is_one_valid_json_schema(run: Run, kind: str) -> None:
    result = run("schema", kind)
    schema = json.loads(result.stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["properties"]["format"]["const"] == f"rotabene-{kind}/1"


def test_the_team_s_schema_comes_first_and_fits_the_samples(run: Run) -> None:
    schema = json.loads(run("schema").stdout)
    jsonschema.validate(json.loads(sample_text("riverside")), schema)
