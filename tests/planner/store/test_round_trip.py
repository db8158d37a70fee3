"""A team file brought into a plan and written out again is the same file."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.rota import Rota
from planner.domain.team import Team
from planner.importers.team_file import parse_team, write_team
from planner.store.sqlite_store import SqliteStore
from resources import sample_names, sample_text
from tests.planner.importers.strategies import rotas, teams
from tests.planner.services.small_office import StillClock


def through_a_plan(team: Team) -> Team:
    """The team as a plan gives it back that was made, closed and opened again."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "team.rotabene"
        SqliteStore.create(path, team, "Jo Patel", StillClock()).close()
        store = SqliteStore.open(path, StillClock())
        try:
            return store.team()
        finally:
            store.close()


@given(teams(), st.lists(rotas(), max_size=3))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_team_comes_back_as_it_was(team: Team, kept: list[Rota]) -> None:
    team = team.model_copy(update={"rotas": (*team.rotas, *kept, *kept[:1])})
    assert write_team(through_a_plan(team)) == write_team(team)


@pytest.mark.parametrize("name", sample_names())
def test_sample_comes_back_to_the_byte(name: str) -> None:
    text = sample_text(name)
    assert write_team(through_a_plan(parse_team(text, name))) == text


@given(st.lists(rotas(), min_size=1, max_size=3))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_draft_comes_back_as_it_was(drafts: list[Rota]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "team.rotabene"
        store = SqliteStore.create(path, Team(id="north", name="North"), "Jo Patel", StillClock())
        try:
            for rota in drafts:
                with store.unit_of_work("Jo Patel") as work:
                    work.save_draft(rota, what="Build rota", subject="week")
                assert store.draft(rota.first_day) == rota.model_copy(update={"state": "draft"})
        finally:
            store.close()
