"""What was written is known without being read again, and is what reading it would give."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from planner.domain.rota import Rota
from planner.domain.team import Team
from planner.domain.worked_days import WorkedDay
from planner.importers.team_file import read_team
from planner.store import known_documents
from resources import resource_path
from tests.planner.rules.factory import at
from tests.planner.services.small_office import hand_rota, small_team, usual_shifts


@pytest.fixture
def nothing_known() -> None:
    known_documents.forget_all()


def written(team: Team) -> str:
    return team.model_copy(update={"rotas": ()}).model_dump_json()


@pytest.mark.usefixtures("nothing_known")
def test_a_rota_is_written_as_its_record_writes_itself() -> None:
    rota = hand_rota(*usual_shifts())
    assert known_documents.rota_text(rota) == rota.model_dump_json()
    empty = rota.model_copy(update={"shifts": ()})
    assert known_documents.rota_text(empty) == empty.model_dump_json()


@pytest.mark.parametrize("name", ["riverside", "job-shares"])
def test_a_team_is_written_as_its_record_writes_itself(name: str) -> None:
    team = read_team(resource_path("samples") / f"{name}.json")
    assert known_documents.team_text(team) == written(team)
    longer = team.visits[0].model_copy(update={"minutes": 90})
    changed = team.model_copy(update={"visits": (longer, *team.visits[1:]), "name": '“North” \\ "1"'})
    assert known_documents.team_text(changed) == written(changed)


@pytest.mark.usefixtures("nothing_known")
def test_what_was_written_is_the_same_record_when_it_is_read() -> None:
    rota = hand_rota(*usual_shifts())
    moved = rota.shifts[0].model_copy(update={"note": "later"})
    after = rota.model_copy(update={"shifts": (moved, *rota.shifts[1:])})
    text = known_documents.rota_text(after)
    known_documents.note_rota(text, after, rota)
    assert known_documents.read(Rota, text) is after
    assert Rota.model_validate_json(text) == after


@pytest.mark.usefixtures("nothing_known")
def test_a_team_that_was_written_is_known_with_its_records() -> None:
    before = small_team()
    longer = before.visits[0].model_copy(update={"minutes": 90})
    after = before.model_copy(update={"visits": (longer, *before.visits[1:])})
    known_documents.note_team(written(after), after, before)
    read = known_documents.read(Team, written(after))
    assert read.visits[0] is longer
    assert read == Team.model_validate_json(written(after))


@pytest.mark.usefixtures("nothing_known")
def test_what_does_not_read_back_is_not_known() -> None:
    rota = hand_rota(*usual_shifts())
    broken = rota.model_copy(update={"version": -1})
    text = known_documents.rota_text(broken)
    known_documents.note_rota(text, broken, rota)
    with pytest.raises(ValidationError):
        known_documents.read(Rota, text)


@pytest.mark.usefixtures("nothing_known")
def test_of_small_records_many_stay_known() -> None:
    start = at("Mon 09:00")
    texts = [
        WorkedDay(id=f"ana@{n}", staff="ana", start=start + n, end=start + n + 60).model_dump_json()
        for n in range(100)
    ]
    first = [known_documents.read(WorkedDay, text) for text in texts]
    again = [known_documents.read(WorkedDay, text) for text in texts]
    assert all(one is other for one, other in zip(first, again, strict=True))
