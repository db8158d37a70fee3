"""What a repair changes, in words that can be read out."""

from __future__ import annotations

from dataclasses import replace

from planner.domain.repair import Repair
from planner.services.rota_diff import rota_diff
from tests.planner.rules.factory import activity, at, on, person, problem, shift, visit_need

VISIT = activity("visit", "Tue 10:00-11:30", "v1", travel=15)
ANA, BEN, CY = (shift(who, "Tue 09:00-17:00") for who in ("ana", "ben", "cy"))
ANA_OUT = ANA.model_copy(update={"activities": (VISIT,)})
BEN_OUT = BEN.model_copy(update={"activities": (VISIT,)})
WEEK = problem(
    person("ana"),
    person("ben"),
    person("cy"),
    visits=(visit_need("v1"),),
    repair=Repair((ANA_OUT, BEN), at("Mon 12:00")),
)


def test_nothing_changes() -> None:
    diff = rota_diff(WEEK, (ANA_OUT, BEN), (BEN, ANA_OUT))
    assert diff.is_empty
    assert diff.sentences == ("Nothing changes.",)


def test_people_and_shifts_are_counted_and_each_change_is_told() -> None:
    diff = rota_diff(WEEK, (ANA_OUT, BEN), (ANA, BEN_OUT))
    assert diff.headline == "2 people change, 2 shifts; nobody loses a day off."
    assert diff.sentences[1:] == (
        "Ana on Tue 24 Nov: no longer has visit C-v1.",
        "Ben on Tue 24 Nov: takes on visit C-v1 at 10:15.",
        "Less than 7 days' notice for Ana and Ben; the first change is on Tue 24 Nov.",
    )


def test_a_day_off_lost_is_named() -> None:
    diff = rota_diff(WEEK, (ANA_OUT, BEN), (ANA_OUT, BEN, CY))
    assert diff.headline == "1 person changes, 1 shift; Cy loses a day off."
    assert diff.people[0].days_off_lost == (on("Tue"),)
    assert diff.sentences[1] == "Cy works on Tue 24 Nov, a day off before: 09:00–17:00."


def test_other_times_and_places_are_told() -> None:
    home = shift("ben", "Tue 10:00-18:00", place="home")
    diff = rota_diff(WEEK, (ANA_OUT, BEN), (ANA_OUT, home))
    assert diff.sentences[1] == (
        "Ben on Tue 24 Nov: works 10:00–18:00 instead of 09:00–17:00, is at home instead of in the office."
    )


def test_who_cannot_come_is_told_apart_from_those_who_change() -> None:
    ill = replace(WEEK, repair=Repair((ANA_OUT, BEN), at("Mon 12:00"), (("ana", on("Tue")),)))
    diff = rota_diff(ill, (ANA_OUT, BEN), (BEN_OUT,))
    assert diff.headline == (
        "Ana cannot work as planned. 1 other person changes, 1 shift; nobody loses a day off."
    )
    assert diff.shifts == 1
    assert diff.sentences[1] == "Ana does not work on Tue 24 Nov (was 09:00–17:00, with visit C-v1)."
    alone = rota_diff(ill, (ANA_OUT, BEN), (BEN,))
    assert alone.headline == "Ana cannot work as planned. Nobody else's plan changes."


def test_who_cannot_come_on_one_day_is_named_though_another_of_theirs_changes_too() -> None:
    lent = replace(WEEK, repair=Repair((ANA, BEN), at("Mon 12:00"), (("ana", on("Tue")),)))
    diff = rota_diff(lent, (ANA, BEN), (shift("ana", "Wed 09:00-17:00"), BEN_OUT))
    assert diff.headline == (
        "Ana cannot work as planned. 1 other person changes, 2 shifts; Ana loses a day off."
    )


def test_desk_work_that_moves_is_no_change() -> None:
    admin = BEN.model_copy(update={"activities": (activity("protected_admin", "Tue 14:00-15:30"),)})
    assert rota_diff(WEEK, (ANA_OUT, BEN), (ANA_OUT, admin)).is_empty
