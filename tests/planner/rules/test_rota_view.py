"""What the rules ask of a rota stays true while shifts come and go."""

from __future__ import annotations

from planner.domain.needs import VisitNeed
from planner.domain.rota import Shift
from planner.rules.rota_view import RotaView
from tests.planner.rules import factory as make

NEED = make.visit_need("v1", "Tue 10:00-12:00")
WEEK = make.problem(make.person("ana"), make.person("ben"), visits=(NEED,))
NIGHT = make.shift("ana", "Mon 22:00-06:00")
VISIT = make.activity("visit", "Tue 10:00-11:30", "v1")
DAY = make.shift("ben", "Tue 09:00-17:00", VISIT, make.activity("reserve", "Tue 16:00-17:00"))


def number_serving(view: RotaView, need: VisitNeed) -> int:
    return len(view.serving(need.id))


def test_night_shift_touches_both_days_and_starts_on_one() -> None:
    view = RotaView(WEEK, [NIGHT, DAY])
    assert list(view.shifts_touching(make.on("Tue"))) == [NIGHT, DAY]
    assert list(view.shifts_on(make.on("Tue"))) == [DAY]
    view.remove(NIGHT)
    assert list(view.shifts_touching(make.on("Tue"))) == [DAY]


def test_work_of_a_kind_is_that_of_the_person_and_week() -> None:
    view = RotaView(WEEK)
    view.add(DAY)
    assert list(view.work_in_week("ben", make.MONDAY, "visit")) == [VISIT]
    assert not view.work_in_week("ana", make.MONDAY, "visit")
    view.remove(DAY)
    assert not view.work_in_week("ben", make.MONDAY, "visit")


def test_answer_about_a_demand_is_given_anew_when_its_work_changes() -> None:
    view = RotaView(WEEK, [NIGHT])
    assert view.of_demand(NEED, number_serving) == 0
    view.add(DAY)
    assert view.of_demand(NEED, number_serving) == 1
    view.remove(DAY)
    assert view.of_demand(NEED, number_serving) == 0


def test_those_near_a_demand_are_asked_about_again_when_their_shifts_change() -> None:
    asked: list[str] = []

    def bits(shift: Shift) -> int:
        asked.append(shift.staff)
        return 1 if shift.place == "office" else 0

    view, need = RotaView(WEEK, [NIGHT, DAY]), make.presence_need("Tue 09:00-12:00")
    assert dict(view.bits_near(need, bits)) == {"ben": 1}
    home = DAY.model_copy(update={"place": "home"})
    view.remove(DAY)
    view.add(home)
    assert dict(view.bits_near(need, bits)) == {}
    assert dict(view.bits_near(need, bits)) == {}
    assert asked == ["ben", "ben"]
