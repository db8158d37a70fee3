"""The published JSON Schemas are schemas, accept what we write and refuse what the parser refuses."""

from __future__ import annotations

import importlib
import json
from typing import Any

import pytest
from hypothesis import given, settings

from planner.domain.rota import Rota
from planner.domain.team import Team
from planner.importers.schemas import rota_schema, schema_at, team_schema
from planner.importers.team_file import write_rota, write_team
from resources import sample_names, sample_text
from tests.planner.importers.small_team import small_team, with_change
from tests.planner.importers.strategies import rotas, teams

# The package ships no types, so it is loaded as what it is to the type checker: anything.
Draft202012Validator: Any = importlib.import_module("jsonschema").Draft202012Validator
TEAM, ROTA = Draft202012Validator(team_schema()), Draft202012Validator(rota_schema())


@pytest.mark.parametrize("schema", [team_schema(), rota_schema()])
def test_it_is_a_schema_of_draft_2020_12(schema: dict[str, Any]) -> None:
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", sample_names())
def test_every_sample_is_accepted(name: str) -> None:
    assert list(TEAM.iter_errors(json.loads(sample_text(name)))) == []


@given(teams())
@settings(max_examples=20, deadline=None)
def test_what_we_write_of_a_team_is_accepted(team: Team) -> None:
    assert list(TEAM.iter_errors(json.loads(write_team(team)))) == []


@given(rotas())
@settings(max_examples=20, deadline=None)
def test_what_we_write_of_a_rota_is_accepted(rota: Rota) -> None:
    assert list(ROTA.iter_errors(json.loads(write_rota(rota)))) == []


REFUSED: tuple[tuple[str, Any], ...] = (
    ("format", "rotabene-team/2"),
    ("visits.0.minutes", 5),
    ("visits.0.minutes", "60"),
    ("visits.0.case", "Tommy Smith"),
    ("visits.0.windows", []),
    ("visits.0.unknown", 1),
    ("staff.0.contracts", []),
    ("patterns.0.weeks.0.days", []),
    ("patterns.0.weeks.0.days.0.start", "25:00"),
    ("patterns.0.weeks.0.days.0.kind", "fixd"),
)


@pytest.mark.parametrize(("place", "value"), REFUSED)
def test_what_the_parser_refuses_in_form_is_refused(place: str, value: Any) -> None:
    assert not TEAM.is_valid(with_change(place, value))


def test_a_day_must_say_its_kind() -> None:
    data = small_team()
    del data["patterns"][0]["weeks"][0]["days"][0]["kind"]
    assert not TEAM.is_valid(data)


def test_a_file_must_say_its_format() -> None:
    data = small_team()
    del data["format"]
    assert not TEAM.is_valid(data)


def test_defaults_are_shown_as_they_are_written_in_the_file() -> None:
    assert schema_at(team_schema(), ("cover", 0, "start"))["default"] == "09:00"


def test_a_place_is_found_through_references_lists_and_kinds_of_day() -> None:
    place = ("patterns", 0, "weeks", 1, "days", 2, "flexible", "earliest")
    assert schema_at(team_schema(), place)["type"] == "string"
    assert schema_at(team_schema(), ("nowhere", 0)) == {}
