"""Who goes on a visit holds its skills on that day."""

from __future__ import annotations

from tests.planner.rules import factory as make
from tests.solver.solved import charged, proved, serving

VISIT = make.visit_need("v1", "Tue 10:00-16:00", "Wed 10:00-16:00", skills=("sw", "bia"))


def test_the_one_with_all_the_skills_goes() -> None:
    problem = make.problem(
        make.person("ana", skills=("sw",)), make.person("ben", skills=("sw", "bia")), visits=(VISIT,)
    )
    assert [who for who, _ in serving(proved(problem), "v1")] == ["ben"]
    assert charged(problem, "visits") == {}


def test_nobody_goes_when_nobody_holds_them_all() -> None:
    people = make.person("ana", skills=("sw",)), make.person("ben", skills=("bia",))
    problem = make.problem(*people, visits=(VISIT,))
    assert serving(proved(problem), "v1") == []
    assert charged(problem, "visits") == {2: 100}


def test_a_skill_that_has_run_out_by_the_day_does_not_count() -> None:
    wednesday = make.working_day(make.on("Wed"), skills=frozenset({"sw", "bia"}))
    problem = make.problem(make.person("ana", days={"Wed": wednesday}), visits=(VISIT,))
    ((_, visit),) = serving(proved(problem), "v1")
    assert visit.start // 1440 == make.on("Wed")


def test_in_the_first_year_nobody_is_sent_to_court_alone() -> None:
    ana = make.person("ana", is_first_year=True)
    alone = make.event_need("h1", "Tue 10:00-12:00", "ana", kind="hearing")
    assert charged(make.problem(ana, events=(alone,)), "events") == {1: 80}
    jointly = make.event_need("h1", "Tue 10:00-12:00", "ana", "ben", kind="hearing")
    both = make.problem(ana, make.person("ben"), events=(jointly,))
    assert sorted(who for who, _ in serving(proved(both), "h1")) == ["ana", "ben"]
    away = make.person("ben", days={"Tue": make.day_off(make.on("Tue"), "sick")})
    assert charged(make.problem(ana, away, events=(jointly,)), "events") == {1: 160}


def test_an_author_in_the_first_year_writes_only_jointly() -> None:
    ana, ben = make.person("ana", is_first_year=True), make.person("ben")
    alone = make.problem(ana, ben, writing=(make.writing_need(),))
    assert charged(alone, "court_writing") == {1: 280}
    jointly = make.problem(ana, ben, writing=(make.writing_need(co_author="ben"),))
    assert charged(jointly, "court_writing") == {}
    assert {who for who, _ in serving(proved(jointly), "w1")} == {"ana"}
