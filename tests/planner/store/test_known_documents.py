"""What was written is known without being read again, and is what reading it would give."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from planner.domain.rota import Rota
from planner.domain.team import Team
from planner.domain.worked_days import WorkedDay
from planner.store import known_documents
from planner.store.parted_documents import in_parts
from tests.planner.rules.factory import at
from tests.planner.services.small_office import hand_rota, small_team, usual_shifts


@pytest.fixture
def nothing_known() -> None:
    known_documents.forget_all()


@pytest.mark.usefixtures("nothing_known")
def test_what_was_written_is_the_same_record_when_it_is_read() -> None:
    rota = hand_rota(*usual_shifts())
    moved = rota.shifts[0].model_copy(update={"note": "later"})
    after = rota.model_copy(update={"shifts": (moved, *rota.shifts[1:])})
    document = in_parts(after, None, None)
    assert known_documents.note(document, after, rota)
    assert known_documents.read(Rota, document) is after
    assert Rota.model_validate_json(document.text) == after


@pytest.mark.usefixtures("nothing_known")
def test_a_team_that_was_written_is_known_with_its_records() -> None:
    before = small_team()
    longer = before.visits[0].model_copy(update={"minutes": 90})
    after = before.model_copy(update={"visits": (longer, *before.visits[1:])})
    document = in_parts(after, None, None)
    known_documents.note(document, after, before)
    read = known_documents.read(Team, document)
    assert read.visits[0] is longer
    assert read == Team.model_validate_json(document.text)


@pytest.mark.usefixtures("nothing_known")
@pytest.mark.parametrize("part", ["head", "record"])
def test_what_does_not_read_back_is_refused(part: str) -> None:
    rota = hand_rota(*usual_shifts())
    never = rota.shifts[0].model_copy(update={"staff": "nobody at all"})
    broken = rota.model_copy(
        update={"version": -1} if part == "head" else {"shifts": (never, *rota.shifts[1:])}
    )
    document = in_parts(broken, None, None)
    with pytest.raises(ValidationError):
        known_documents.note(document, broken, rota)
    with pytest.raises(ValidationError):
        known_documents.read(Rota, document)


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
