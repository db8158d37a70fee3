"""Team and rota files: what cannot be read says why, what is written reads back the same."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.errors import BadInputError
from planner.domain.rota import Rota
from planner.domain.team import Team
from planner.importers.team_file import (
    parse_rota,
    parse_team,
    read_rota,
    read_team,
    write_rota,
    write_team,
)
from resources import sample_names, sample_text
from tests.planner.importers.small_team import WHAT, problems_of, small_team, with_change
from tests.planner.importers.strategies import rotas, teams


@given(teams())
@settings(max_examples=60, deadline=None)
def test_a_team_written_and_read_is_the_same_team(team: Team) -> None:
    text = write_team(team)
    assert Team.model_validate_json(text, strict=True) == team
    assert write_team(Team.model_validate_json(text, strict=True)) == text


@given(rotas())
@settings(max_examples=60, deadline=None)
def test_a_rota_written_and_read_is_the_same_rota(rota: Rota) -> None:
    text = write_rota(rota)
    assert Rota.model_validate_json(text, strict=True) == rota
    assert write_rota(Rota.model_validate_json(text, strict=True)) == text


@pytest.mark.parametrize("name", sample_names())
def test_a_sample_read_and_written_keeps_every_byte(name: str) -> None:
    text = sample_text(name)
    assert write_team(parse_team(text, name)) == text


def test_the_file_names_numbers_that_are_the_default() -> None:
    written = json.loads(write_team(Team(id="north", name="North")))
    assert written["format"] == "rotabene-team/1"
    assert written["rules"]["settings"]["daily_rest"]["minutes"] == 660


def test_an_empty_list_that_means_something_is_written() -> None:
    data = with_change("preferences.0.weekdays", [])
    team = parse_team(json.dumps(data), WHAT)
    assert parse_team(write_team(team), WHAT) == team


UNREADABLE = (
    ("", "line 1, column 1", "The file is empty."),
    ("{\n  \"id\": ,\n}", "line 2, column 9", "It is not JSON"),
    ("[1]", "", "must hold one object"),
    ("{}", "format", "“format” is missing"),
    ('{"format": "rotabene-team/2"}', "format", "a newer version of Rotabene"),
    ('{"format": "rotabene-rota/1"}', "format", "This is a rota file, not a team file."),
    ('{"format": "excel"}', "format", "no file that Rotabene wrote"),
    ('{"format": 7}', "format", "no file that Rotabene wrote"),
    ('{"format": "rotabene-team/1", "id": "a", "id": "b", "name": "A"}', "id", "“id” is given twice"),
    ('{"format": "rotabene-team/1", "id": "a", "name": NaN}', "name", "NaN and Infinity"),
    ('{"format": "rotabene-team/1", "id": "a", "name": "\\ud800"}', "", "not right"),
    ("[" * 100_000, "", "nested more than 40 deep"),
    ("[" * 60 + "]" * 60, "[0][0][0][0][0][0]…", "nested more than 40 deep"),
    ('{"a": ' + "9" * 5000 + "}", "", "thousands of digits"),
    ('{"format": "rotabene-team/1", "visits": [' + "1," * 60_000 + "1]}", "visits", "60,001 entries"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "path", "words"), UNREADABLE)
def test_what_cannot_be_read_says_why(text: str, path: str, words: str) -> None:
    assert words in problems_of(text)[path]


MISWRITTEN: tuple[tuple[str, Any, str, str], ...] = (
    ("visits.0.case", "Johnny", "", ""),
    ("visits.0.case", "Tommy Smith", "visits[0].case", "is no case reference"),
    ("visits.0.minutes", "60", "visits[0].minutes", "must be a whole number, not “60”"),
    ("visits.0.minutes", 60.5, "visits[0].minutes", "must be a whole number, not 60.5"),
    ("visits.0.minutes", True, "visits[0].minutes", "must be a whole number, not true"),
    ("visits.0.minutes", 5, "visits[0].minutes", "“R-1042”: “minutes” is 5; 15 is the least"),
    ("visits.0.workers", 3, "visits[0].workers", "2 is the most"),
    ("visits.0.windows", [], "visits[0].windows", "needs 1 or more"),
    ("visits.0.windows.0.start", "24 Nov 18:30", "visits[0].windows[0].start", "write it as 2026-11-24T18"),
    ("visits.0.windows.0.start", 17, "visits[0].windows[0].start", "write it as “2026-11-24T18:30”"),
    ("visits.0.risk", "some", "visits[0].risk", "must be one of none, first_visit, known_risk or removal"),
    ("visits.0.due", "24/11/2026", "visits[0].due", "must be a date like “2026-11-24”"),
    ("visits.0.due", "0206-11-24", "visits[0].due", "lies in the year 0206"),
    ("visits.0.allocated_wroker", "x", "visits[0].allocated_wroker", "did you mean “allocated_worker”?"),
    ("visits.0", 7, "visits[0]", "must be an object"),
    ("visits", {}, "visits", "must be a list"),
    ("staff.0.name", "", "staff[0].name", "is empty"),
    ("staff.0.name", "Amira\nKhan", "staff[0].name", "holds a line break"),
    ("staff.0.name", "Amira \x1b[31mKhan", "staff[0].name", "a character that cannot be seen"),
    ("staff.0.name", "Amira \u202eKhan", "staff[0].name", "a character that cannot be seen"),
    ("staff.0.name", "Zoë Ní Bhriain-O’Neil 👩‍👧 שרה", "", ""),
    ("staff.0.id", "amira khan", "staff[0].id", "is no id"),
    ("staff.0.contracts", [], "staff[0].contracts", "“Amira Khan”: “contracts” needs 1 or more"),
    ("staff.0.is_under_18", "no", "staff[0].is_under_18", "must be true or false"),
    ("patterns.0.weeks.0.days.0.start", "25:00", "patterns[0].weeks[0].days[0].start", "from 00:00 to 24:00"),
    ("patterns.0.weeks.0.days.0.start", 540, "patterns[0].weeks[0].days[0].start", "write it as “18:30”"),
    ("patterns.0.weeks.0.days.0.kind", "fixd", "patterns[0].weeks[0].days[0]", "off, fixed, flexible or"),
    ("rules", {"settings": {"daily_rest": {"minutes": 600}}}, "rules.settings.daily_rest.minutes", "660 is"),
)  # fmt: skip


@pytest.mark.parametrize(("place", "value", "path", "words"), MISWRITTEN)
def test_a_miswritten_field_gives_a_sentence(place: str, value: Any, path: str, words: str) -> None:
    found = problems_of(with_change(place, value))
    assert (words in found[path]) if path else not found


def test_wrong_days_do_not_also_make_the_week_too_short() -> None:
    data = with_change("patterns.0.weeks.0.days.0.start", "25:00")
    assert list(problems_of(data)) == ["patterns[0].weeks[0].days[0].start"]


def test_cross_checks_go_on_beside_miswritten_fields_and_keep_their_places() -> None:
    data = with_change("visits.0.minutes", "60")
    data["visits"].append({**small_team()["visits"][0], "id": "visit-2", "allocated_worker": "ghost"})
    assert set(problems_of(data)) == {"visits[0].minutes", "visits[1].allocated_worker"}


def test_a_record_that_cannot_be_read_still_counts_as_known() -> None:
    data = with_change("staff.1.is_under_18", "no")
    assert set(problems_of(data)) == {"staff[1].is_under_18"}


def test_ten_thousand_problems_are_all_collected() -> None:
    data = small_team()
    visit = data["visits"][0]
    data["visits"] = [{**visit, "id": f"visit-{n}", "minutes": 50} for n in range(10_000)]
    with pytest.raises(BadInputError) as caught:
        parse_team(json.dumps(data), WHAT)
    assert len(caught.value.problems) == 10_000
    assert str(caught.value).startswith("“north.json” has 10000 problems.")


def test_a_flood_of_miswritten_entries_is_counted_and_shown_by_examples() -> None:
    data = {**small_team(), "visits": [1] * 30_000}
    found = problems_of(data)
    assert found[""] == "It has 30,000 problems of form; some examples follow."
    assert 10 < len(found) < 100


def test_a_section_that_is_no_list_does_not_make_every_reference_wrong() -> None:
    assert set(problems_of({**small_team(), "staff": 7})) == {"staff"}


def test_a_missing_name_does_not_hide_contradictions() -> None:
    data = with_change("toil.0.minutes", 50)
    del data["name"]
    assert set(problems_of(data)) == {"name", "toil[0].minutes"}


_SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
_NONSENSE = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)


@given(_NONSENSE, st.sampled_from(sorted(small_team())))
@settings(max_examples=150, deadline=None)
def test_nonsense_in_any_section_is_refused_with_sentences_or_read(value: Any, section: str) -> None:
    found = problems_of({**small_team(), section: value})
    assert all(sentence.endswith((".", "?")) for sentence in found.values())


def small_rota() -> dict[str, Any]:
    return {
        "format": "rotabene-rota/1",
        "team": "north",
        "first_day": "2026-11-23",
        "made": {"by": "Jo Patel", "at": "2026-11-20T09:00:00Z"},
        "shifts": [
            {"id": "a", "staff": "amira-khan", "start": "2026-11-24T12:00", "end": "2026-11-24T20:00"},
        ],
    }


BAD_ROTAS: tuple[tuple[dict[str, Any], str, str], ...] = (
    ({"first_day": "2026-11-24"}, "first_day", "no Monday"),
    ({"weeks": 0}, "weeks", "1 is the least"),
    ({"made": {"by": "Jo", "at": "2026-11-20T09:00:00"}}, "made.at", "must say its time zone"),
    ({"shifts": [{"id": "a", "staff": "x", "start": "2026-11-24T12:00", "end": "2026-11-25T13:00"}]},
     "shifts[0].end", "longer than 24 h"),
    ({"shifts": [{"id": "a", "staff": "x", "start": "2026-12-24T12:00", "end": "2026-12-24T13:00"}]},
     "shifts[0].start", "outside the rota's weeks"),
    ({"shifts": [{"id": "a", "staff": "x", "start": "2026-11-24T12:00", "end": "2026-11-24T20:00",
                  "activities": [{"kind": "duty", "start": "2026-11-24T11:00", "end": "2026-11-24T13:00"}]}]},
     "shifts[0].activities[0].start", "outside the shift"),
)  # fmt: skip


@pytest.mark.parametrize(("change", "path", "words"), BAD_ROTAS)
def test_a_rota_that_contradicts_itself_says_where(change: dict[str, Any], path: str, words: str) -> None:
    with pytest.raises(BadInputError) as caught:
        parse_rota(json.dumps({**small_rota(), **change}), "“week.json”")
    assert words in {problem.path: problem.sentence for problem in caught.value.problems}[path]


def test_a_team_file_given_as_a_rota_says_so() -> None:
    with pytest.raises(BadInputError) as caught:
        parse_rota(json.dumps(small_team()), "“north.json”")
    assert "This is a team file, not a rota file." in str(caught.value.problems[0])


def test_files_are_read_from_disk(tmp_path: Any) -> None:
    team, rota = tmp_path / "north.json", tmp_path / "week.json"
    team.write_text("\ufeff" + json.dumps(small_team()), encoding="utf-8")
    rota.write_text(json.dumps(small_rota()), encoding="utf-8")
    assert read_team(team).name == "North"
    assert read_rota(str(rota)).team == "north"
