"""The fixes worth trying for a demand, from the kinds that a manager can decide, the mildest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, product

from planner.domain.needs import EventNeed, SupervisionNeed, VisitNeed, WritingNeed
from planner.domain.occurrences import event_of, visit_of
from planner.domain.records import Record, TimeSpan
from planner.domain.rule_pack import Override
from planner.domain.team import Team
from planner.domain.time_grid import DAY, Span, civil, day_label, day_of, moment_label
from planner.rules.wording import listed
from planner.services.allow_exceptions import NOTHING_ALLOWED, Allowance
from planner.services.explain.asks import Ask
from planner.services.explain.examiner import Examiner
from planner.services.explain.extra_people import one_more
from planner.services.explain.funnel import nearness
from planner.services.explain.records import FixKind
from planner.services.explain.shortages import visit_activity
from planner.services.explain.trial import Candidate
from planner.services.explain.ways import Author, Way, ways
from planner.services.repeat_edits import occurrence_changed
from planner.services.team_changes import replaced

MOST_ASKS = 3
MOST_OF_A_KIND = 4
MOST_PAIRS = 8
EARLIEST_VISIT, LATEST_VISIT = 8 * 60, 20 * 60
RISK_ALONE = "one worker goes alone"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A candidate with its words; tried in the order of `effort`."""

    kind: FixKind
    sentence: str
    candidate: Candidate
    asks: tuple[str, ...] = ()
    risk: str = ""
    effort: int = 0
    people: tuple[str, ...] = ()


def proposals(team: Team, examiner: Examiner, asks: Sequence[Ask], author: Author) -> list[Proposal]:
    """All that are worth a try, in the order in which they are."""
    asks = [_at_its_times(team, ask) for ask in asks]
    nearest = sorted(asks, key=lambda ask: (-nearness(examiner, ask), ask.span.start))[:MOST_ASKS]
    found = [proposal for ask in nearest for proposal in _by_people(team, examiner, ask, author)]
    ask = nearest[0]
    found += _by_demand(team, examiner, ask, author)
    found.append(_rearranged(ask))
    found.sort(key=lambda proposal: proposal.effort)
    return _best_of_each_first(list(_few_of_each(found)))


def _best_of_each_first(found: Sequence[Proposal]) -> list[Proposal]:
    """One of every kind before the second of any: where time runs out, each idea has had its turn."""
    seen: set[FixKind] = set()
    first: list[Proposal] = []
    for proposal in found:
        if proposal.kind not in seen:
            seen.add(proposal.kind)
            first.append(proposal)
    return [*first, *(each for each in found if each not in first)]


def _at_its_times(team: Team, ask: Ask) -> Ask:
    """A named shift at the times that the team gives it, though nobody may work it that day."""
    shift = next((each for each in team.named_shifts if each.id == ask.named), None)
    if shift is None:
        return ask
    midnight = ask.span.start - ask.span.start % DAY
    end = shift.end if shift.end > shift.start else shift.end + DAY
    span = Span(midnight + shift.start, midnight + end)
    return replace(ask, span=span, shown=span)


def _few_of_each(found: Sequence[Proposal]) -> Iterator[Proposal]:
    number: dict[FixKind, int] = {}
    seen: set[str] = set()
    for proposal in found:
        if proposal.sentence in seen:
            continue
        seen.add(proposal.sentence)
        number[proposal.kind] = number.get(proposal.kind, 0) + 1
        if number[proposal.kind] <= MOST_OF_A_KIND:
            yield proposal


def _rearranged(ask: Ask) -> Proposal:
    """Nothing is changed; the work of the day is planned anew."""
    days = tuple(ask.span.days)
    return Proposal("rearrange", "", Candidate((), NOTHING_ALLOWED, days=days), effort=1)


def _by_people(team: Team, examiner: Examiner, ask: Ask, author: Author) -> Iterator[Proposal]:
    """As many people as are missing, each in one of their ways."""
    by_person: dict[str, list[Way]] = {}
    for person in examiner.problem.people:
        if person.id in ask.found:
            continue
        own = sorted(ways(team, examiner, person, ask, author), key=lambda way: way.effort)
        if own:
            by_person[person.id] = own
    missing = ask.missing if ask.unit != "minutes" else len(ask.people or (1,))
    if ask.people is not None and len(ask.people) <= missing:
        missing = len(ask.people)
    if missing <= 1:
        for own in by_person.values():
            for way in own:
                yield _one(way)
        return
    groups = combinations(by_person.values(), missing)
    pairs = [_several(parts) for group in groups for parts in product(*(own[:2] for own in group))]
    pairs.sort(key=lambda proposal: proposal.effort)
    yield from pairs[:MOST_PAIRS]


def _one(way: Way) -> Proposal:
    candidate = Candidate((way,), way.allowance)
    return Proposal(way.kind, way.sentence, candidate, way.asks, way.risk, way.effort, (way.person.id,))


def _several(parts: Sequence[Way]) -> Proposal:
    allowance = NOTHING_ALLOWED
    for way in parts:
        allowance += way.allowance
    changing = [way for way in parts if way.kind not in ("other_person", "give_up_time")] or list(parts)
    kinds = {way.kind for way in changing}
    kind: FixKind = changing[0].kind if len(changing) == 1 or kinds <= FREE_KINDS else "combination"
    sentences = [way.sentence for way in parts]
    return Proposal(
        kind,
        "; ".join([sentences[0], *(each[:1].upper() + each[1:] for each in sentences[1:])]),
        Candidate(tuple(parts), allowance),
        tuple(dict.fromkeys(words for way in parts for words in way.asks)),
        listed(dict.fromkeys(way.risk for way in parts if way.risk)),
        sum(way.effort for way in parts),
        tuple(way.person.id for way in parts),
    )


FREE_KINDS = {"other_person", "give_up_time"}


def _by_demand(team: Team, examiner: Examiner, ask: Ask, author: Author) -> Iterator[Proposal]:
    need = ask.need
    if isinstance(need, VisitNeed):
        yield from _visit_times(team, examiner, need)
        yield from _one_worker(team, need, ask, author)
    if isinstance(need, EventNeed):
        yield from _instead_at_event(team, examiner, need, ask, author)
    if isinstance(need, WritingNeed):
        yield from _other_author(team, examiner, need, ask)
    if isinstance(need, SupervisionNeed):
        yield from _other_supervisor(team, examiner, need)
    if ask.people is None and ask.missing == 1:
        yield from one_more_person(team, examiner, ask, author)


def one_more_person(team: Team, examiner: Examiner, ask: Ask, author: Author) -> Iterator[Proposal]:
    """A worker lent by another team, or a sessional one, for this demand alone."""
    when = f"on {day_label(day_of(ask.span.start))}"
    for kind, who, words, asks, effort in (
        ("borrow", "Another team's worker", "Ask another team for one worker", "waits for their reply", 16),
        ("sessional", "Sessional worker", "Book a sessional worker", "costs their fee", 17),
    ):
        made = one_more(team, examiner, ask, who, is_sessional=kind == "sessional", author=author)
        if made is None:
            continue
        way, allowance = made
        times = way.shift.span.times
        sentence = f"{words} {when}, {times}"
        fix_kind: FixKind = "borrow" if kind == "borrow" else "sessional"
        yield Proposal(
            fix_kind, sentence, Candidate((way,), allowance), (asks,), "", effort, (way.person.id,)
        )


def _record(records: Sequence[Record], id: str) -> Record | None:
    return next((each for each in records if getattr(each, "id", None) == id), None)


def _visit_times(team: Team, examiner: Examiner, need: VisitNeed) -> Iterator[Proposal]:
    """Another time, the best of each day: where enough people who may go are at work and free."""
    visit = visit_of(team, need.id)
    if visit is None:
        return
    due = visit.due if visit.is_statutory else None
    last = due.toordinal() if due else examiner.problem.days[-1]
    for day in examiner.problem.days:
        if day > last:
            break
        start = _best_time(examiner, need, day)
        if start is None:
            continue
        window = TimeSpan(start=start, end=start + need.minutes)
        only = occurrence_changed(team, "visits", need.id, {"windows": (window,)})
        still = ", still in time" if due else ""
        yield Proposal(
            "visit_time",
            f"Move the visit to {moment_label(start)}{still}",
            Candidate((), Allowance(changes=(only,)), (need.id,), (day,)),
            ("family to agree",),
            effort=7 + abs(day - day_of(need.windows[0].start)),
        )


def _best_time(examiner: Examiner, need: VisitNeed, day: int) -> int | None:
    """The start outside the windows at which most are free; None where too few are."""
    best: tuple[int, int] | None = None
    for start in range(civil(day, EARLIEST_VISIT), civil(day, LATEST_VISIT) - need.minutes + 1, 30):
        on_site = Span(start, start + need.minutes)
        if any(window.contains(on_site) for window in need.windows):
            continue
        free = _free_for(examiner, need, start)
        near = -abs(start % DAY - need.windows[0].start % DAY)
        if free >= need.workers and (best is None or (min(free, need.workers + 1), near) > best):
            best, at = (min(free, need.workers + 1), near), start
    return at if best is not None else None


def _free_for(examiner: Examiner, need: VisitNeed, start: int) -> int:
    span = visit_activity(need, start).span
    index = day_of(start) - examiner.problem.first_day
    free = 0
    for shift in examiner.view.shifts_on(day_of(start)):
        person = examiner.problem.person_by_id[shift.staff]
        is_locked = person.weeks[index // 7].is_lockdown
        skilled = set(need.skills) <= examiner.view.skills_of(shift.staff, shift.day)
        if is_locked or not skilled or not shift.span.contains(span):
            continue
        others = (each for each in shift.activities if each.demand not in (None, need.id))
        free += not any(each.span.overlaps(span) for each in others)
    return free


def _one_worker(team: Team, need: VisitNeed, ask: Ask, author: Author) -> Iterator[Proposal]:
    """One goes alone, and the risk is said; where two must go, as an exception from that."""
    visit = visit_of(team, need.id)
    if visit is None or need.workers < 2 or ask.missing != need.workers - 1:
        return
    changes = (occurrence_changed(team, "visits", need.id, {"workers": 1}),) if visit.workers > 1 else ()
    risk = RISK_ALONE
    grants: tuple[Override, ...] = ()
    if need.is_paired:
        day = date.fromordinal(day_of(ask.span.start))
        grants = (
            Override(
                rule="paired_visits",
                demand=need.id,
                first=day,
                last=day,
                reason=author.reason,
                by=author.who,
                at=author.at,
            ),
        )
        risk = f"{RISK_ALONE}: {visit.risk.replace('_', ' ')}"
    yield Proposal(
        "one_worker",
        f"Make visit {need.case} with one worker instead of {need.workers}",
        Candidate((), Allowance(grants, changes=changes), days=(day_of(ask.span.start),)),
        ("manager to accept the risk",),
        risk,
        effort=13,
    )


def _instead_at_event(
    team: Team, examiner: Examiner, need: EventNeed, ask: Ask, author: Author
) -> Iterator[Proposal]:
    """Somebody else goes for the one who cannot; or, of a meeting, it is held without them."""
    event = event_of(team, need.id)
    absent = [person for person in need.people if person not in ask.found]
    if event is None or len(absent) != 1:
        return
    gone = absent[0]
    first = examiner.problem.person_by_id[gone].name
    anyone = replace(ask, people=None)
    for person in examiner.problem.people:
        if person.id in need.people:
            continue
        others = tuple(person.id if each == gone else each for each in event.people)
        for way in ways(team, examiner, person, anyone, author):
            changes = (occurrence_changed(team, "events", need.id, {"people": others}),)
            candidate = Candidate((way,), way.allowance + Allowance(changes=changes))
            sentence = f"Send {person.name} to {event.name} instead of {first}"
            if not way.sentence.startswith("Put"):
                sentence = f"{sentence}; {way.sentence}"
            yield Proposal(
                "other_person",
                sentence,
                candidate,
                (*way.asks, "those who meet to agree"),
                "",
                way.effort + 6,
                (person.id,),
            )
            break
    if event.kind != "hearing" and len(event.people) > 1:
        left = tuple(each for each in event.people if each != gone)
        changes = (occurrence_changed(team, "events", need.id, {"people": left}),)
        yield Proposal(
            "one_worker",
            f"Hold {event.name} without {first}",
            Candidate((), Allowance(changes=changes), days=(day_of(ask.span.start),)),
            ("those who meet to agree",),
            f"{first.split()[0]} is not there",
            effort=14,
        )


def _other_author(team: Team, examiner: Examiner, need: WritingNeed, ask: Ask) -> Iterator[Proposal]:
    deadline = next((each for each in team.court_deadlines if each.id == need.id), None)
    if deadline is None:
        return
    held = {member.id: {skill.skill for skill in member.skills} for member in team.staff}
    days = tuple(
        range(examiner.problem.first_day, min(examiner.problem.days[-1], day_of(need.finish_by)) + 1)
    )
    now = examiner.problem.person_by_id[need.author].name
    for person in examiner.problem.people:
        if person.id == need.author or not held.get(need.author, set()) <= held.get(person.id, set()):
            continue
        if not any(shift.day in days for shift in examiner.shifts_of(person.id)):
            continue
        other = deadline.model_copy(update={"author": person.id})
        yield Proposal(
            "other_person",
            f"Let {person.name} write {deadline.document.lower()} {deadline.case} instead of {now}",
            Candidate(
                (),
                Allowance(changes=(replaced(team, "court_deadlines", deadline, other),)),
                (need.id,),
                days,
            ),
            (f"ask {person.name.split()[0]}",),
            effort=9 + _load(examiner, person.id),
            people=(person.id,),
        )
    later = _without_reading_back(team, deadline, days)
    if later is not None:
        yield later
    del ask


def _without_reading_back(team: Team, deadline: Record, days: tuple[int, ...]) -> Proposal | None:
    """Writing goes on up to the filing; nobody reads it back."""
    if not getattr(deadline, "read_back_days", 0):
        return None
    other = deadline.model_copy(update={"read_back_days": 0})
    case = getattr(deadline, "case", "")
    return Proposal(
        "override",
        f"Write for case {case} up to the filing, without days for reading back",
        Candidate(
            (),
            Allowance(changes=(replaced(team, "court_deadlines", deadline, other),)),
            (),
            days,
        ),
        ("manager to accept",),
        "not read back",
        effort=12,
    )


def _load(examiner: Examiner, person: str) -> int:
    """0 to 3: how full the person's week is with demand."""
    busy = sum(
        each.span.minutes
        for shift in examiner.shifts_of(person)
        for each in shift.activities
        if each.demand is not None
    )
    return min(3, busy // 480)


def _other_supervisor(team: Team, examiner: Examiner, need: SupervisionNeed) -> Iterator[Proposal]:
    plan = next((each for each in team.supervision_plans if need.id.startswith(f"{each.id}@")), None)
    if plan is None:
        return
    supervising = {each.supervisor for each in team.supervision_plans}
    supervising |= {each.supervisor for each in team.staff if each.supervisor}
    for member in team.staff:
        if member.id in supervising and member.id not in (plan.worker, plan.supervisor):
            other = plan.model_copy(update={"supervisor": member.id})
            days = tuple(shift.day for shift in examiner.shifts_of(plan.worker))
            yield Proposal(
                "other_person",
                f"Let {member.name} hold the supervision of {_name(team, plan.worker)} this time",
                Candidate(
                    (),
                    Allowance(changes=(replaced(team, "supervision_plans", plan, other),)),
                    (need.id,),
                    days,
                ),
                (f"ask {member.name.split()[0]}",),
                effort=8,
                people=(member.id,),
            )


def _name(team: Team, staff: str) -> str:
    return team.staff_names.get(staff, staff)
