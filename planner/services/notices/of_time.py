"""Notices that follow from the clock: time owed that runs out, work with a day in law or court that lacks
people, lone visits that are overdue."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.check_ins import RUNGS
from planner.domain.demand import CourtDeadline
from planner.domain.notices import Notice, NoticePlace
from planner.domain.rota import Rota, Uncovered
from planner.domain.time_grid import civil, day_label, day_of, hours_label, instant, moment_label, monday_of
from planner.services.check_in.watch import Watched, ladder, overdue_in, what_i_do, what_to_do
from planner.services.freeze_people import PeopleFreezer
from planner.services.notices.look import Look
from planner.services.staff_records import StaffIndex

TOIL_DAYS, DEADLINE_DAYS = 14, 7


def toil_notices(look: Look) -> Iterator[Notice | None]:
    """What somebody is owed and will lose within a fortnight; the manager is told of everybody."""
    today = day_of(look.now)
    people, index = PeopleFreezer(look.team, monday_of(today), 1), StaffIndex(look.team)
    worked = {shift.staff for rota in look.team.rotas for shift in rota.shifts}
    worked |= {each.staff for each in look.team.toil}
    for member in people.in_post():
        is_mine = member.id == look.caller.staff
        if member.id not in worked or not (is_mine or look.caller.is_manager):
            continue
        yield None
        account = people.person(index.of(member)).toil
        lots = [lot for lot in account.lots if 0 <= lot.lapses_on - today <= TOIL_DAYS] if account else ()
        if lots:
            first = min(lot.lapses_on for lot in lots)
            begins = instant(civil(first - TOIL_DAYS))
            hours, day = hours_label(sum(lot.minutes for lot in lots)), day_label(first)
            words = f"{member.name} is owed {hours} that run out from {day} on."
            if is_mine:
                words = f"{hours} that you are owed run out from {day} on. Take the time off before."
            place: NoticePlace = "my_week" if is_mine else "leave"
            yield Notice(f"toil {member.id} {first}", "toil", begins, words, place, member.id)


def deadline_notices(look: Look) -> Iterator[Notice]:
    """Statutory visits and court writing of the next days that a published week leaves open: for the manager,
    and the writing for its author."""
    today = day_of(look.now)
    days = range(today, today + DEADLINE_DAYS + 1)
    visits = {each.id for each in look.team.visits if each.is_statutory}
    filings = {each.id: each for each in look.team.court_deadlines}
    for rota, gap in _gaps(look):
        demand, day = gap.demand.partition("@")[0], day_of(gap.start)
        court = filings.get(demand) if gap.kind == "court_writing" else None
        if court is not None:
            day = day_of(court.filing)
            sentence = _writing(look, court, gap)
        else:
            is_told = look.caller.is_manager and demand in visits
            sentence = f"A statutory visit of {day_label(day)} lacks a worker." if is_told else ""
        if sentence and day in days:
            key = f"deadline {gap.demand} {rota.first_day} {rota.version}"
            begins = max(instant(civil(day - DEADLINE_DAYS)), rota.made.at)
            place: NoticePlace = "rota" if look.caller.is_manager else "my_week"
            yield Notice(key, "deadline", begins, sentence, place, gap.demand)


def _writing(look: Look, court: CourtDeadline, gap: Uncovered) -> str:
    """For the author and the manager; nothing for anybody else."""
    is_mine = court.author == look.caller.staff
    if not (is_mine or look.caller.is_manager):
        return ""
    whose = "your" if is_mine else f"{look.name(court.author)}'s"
    missing, filing = hours_label(gap.missing), moment_label(court.filing)
    return f"{missing} of writing are not planned before {whose} court filing of {filing}."


def check_in_notices(look: Look) -> Iterator[Notice]:
    """Who is overdue after a lone visit: for the worker, from the buddy's turn on for the buddy, and for the
    manager. What was left open on earlier days is told as one."""
    found = [each for each in overdue_in(look.store, look.at) if _concerns(look, each)]
    left_open = [each for each in found if each.is_left_open]
    for each in found:
        if len(left_open) > 1 and each.is_left_open:
            continue
        at = next(minute for rung, minute in ladder(look.team, each.check_in) if rung == each.rung)
        says = what_i_do if each.check_in.staff == look.caller.staff else what_to_do
        yield _overdue(look, each, f"{each.check_in.id} {each.rung}", at, says(look.team, each))
    if len(left_open) > 1:
        last = left_open[0]
        words = (
            f"Nobody has made sure that all are safe after {len(left_open)} lone visits of earlier days, "
            f"the last of them on {last.due_words}."
        )
        yield _overdue(look, last, f"{last.check_in.id} and {len(left_open) - 1}", last.check_in.due, words)


def _overdue(look: Look, watched: Watched, key: str, at: int, words: str) -> Notice:
    place: NoticePlace = "my_week" if watched.check_in.staff == look.caller.staff else "requests"
    return Notice(
        f"check_in {key}", "check_in", instant(at), words, place, watched.check_in.id, is_urgent=True
    )


def _concerns(look: Look, watched: Watched) -> bool:
    me, rung = look.caller.staff, RUNGS.index(watched.rung)
    if me is not None and me == watched.check_in.staff:
        return True
    is_buddy = me is not None and me == watched.check_in.buddy
    return rung >= RUNGS.index("buddy") and (is_buddy or look.caller.is_manager)


def _gaps(look: Look) -> Iterator[tuple[Rota, Uncovered]]:
    return (
        (rota, each)
        for rota in look.team.rotas
        if rota.state == "published"
        for each in rota.uncovered
        if each.kind in ("visit", "court_writing") and not rota.left_reason(each.demand)
    )
