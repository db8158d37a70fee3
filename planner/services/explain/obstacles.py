"""What stands between a person and a demand: the first objection, in a fixed and sensible order.

The rules object, through the checker; here their objections are put in the order in which a manager thinks:
who is there at all, who may do it, who is there at that time, who is free, who would break rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.domain.findings import Finding
from planner.domain.person import Person
from planner.domain.rota import Activity, ActivityKind, Shift
from planner.domain.rule_pack import PolicySetting, RuleSettings
from planner.domain.time_grid import Span, day_label, day_of
from planner.rules.catalogue import RULE_BY_NAME, RULES
from planner.rules.wording import span_text
from planner.services.explain.asks import Ask
from planner.services.explain.examiner import Examiner
from planner.services.explain.placements import Placement, hours_words, placements

BUSY_WORDS: Mapping[ActivityKind, str] = {
    "visit": "already on a visit",
    "duty": "on duty",
    "event": "at a meeting, hearing or training",
    "court_writing": "writing for court",
    "supervision": "in supervision",
    "debrief": "in a debrief",
    "handover": "at a handover",
    "protected_admin": "in protected admin",
    "recording": "writing up visits",
    "cpd": "in CPD",
    "reserve": "in their reserve",
    "time_off": "on time off in lieu",
}
# The steps of a funnel, in order, with the rule behind each.
NOT_ASKED, AWAY, LOCKDOWN, SKILLS, HOURS, PINS, BUSY, REST, WEEK_REST, LATE = (
    "not_asked",
    "away",
    "lockdown",
    "skills",
    "hours",
    "pins",
    "busy",
    "daily_rest",
    "weekly_rest",
    "late_finish",
)
AWAY_WORDS = "on leave or not working"
NOT_ASKED_WORDS = "not asked for it"
RULE_WORDS: Mapping[str, str] = {
    "daily_rest": "would break {rest} h rest{near}",
    "weekly_rest": "would have no weekly rest",
    "late_finish": "would start too early after a late finish",
    "evenings": "would work too many evenings",
    "days_in_a_row": "would work too many days in a row",
    "breaks": "would have no room for a break",
    "pins": "pinned to other hours or work",
    "skills": "not qualified for it",
    "lockdown": "in lockdown",
    "availability": "not there or not free at that time",
    "job_share": "needed by their job share",
    "presence": "over the desks, or at home",
    "contract_hours": "would go over their hours",
    "toil_limits": "would go over the cap of time off in lieu",
    "working_time_average": "would go over the 48 h average",
    "safe_return": "would have nobody to ring on the way back",
    "task_rotation": "would have the same task for too long",
}
# Rules whose price alone keeps nobody from a demand: they are what it costs.
PRICE_ONLY = frozenset(
    {
        "contract_hours",
        "lieu_reserve",
        "protected_admin",
        "duty_cover",
        "court_writing",
        "recording",
        "safe_return",
        "debrief",
        "toil_limits",
        "task_rotation",
        "caseload",
        "learning",
    }
)
# Work that follows other work and is planned with it.
FOLLOW_UPS = frozenset({"recording", "debrief"})
# Of those the ones that tell of demand, too.
WITH_DEMAND = frozenset({"duty_cover", "court_writing"})
ORDER = (
    NOT_ASKED,
    AWAY,
    LOCKDOWN,
    SKILLS,
    HOURS,
    BUSY,
    PINS,
    REST,
    WEEK_REST,
    "breaks",
    LATE,
    "evenings",
    "days_in_a_row",
    "job_share",
    "presence",
)
# The rules behind the first steps, and behind those that follow them: each group is asked when the ones
# before it let somebody pass.
ASKED_FIRST = frozenset({"availability", "lockdown", "skills"})
ASKED_NEXT = frozenset(ORDER[ORDER.index(PINS) :]) - {"presence"}
ASKED_LAST = frozenset(RULE_BY_NAME) - ASKED_FIRST - ASKED_NEXT
# What hours beyond the pattern cannot be agreed over.
BEYOND_AGREEMENT = frozenset({REST, WEEK_REST, LOCKDOWN, SKILLS})
CHECKED = {rule.name: place for place, rule in enumerate(RULES)}


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a person is not left: the step, the checker's rule, the words of the step and the reason.

    `placement` is the one that was tried.
    """

    step: str
    rule: str
    words: str
    reason: str
    placement: Placement | None = None

    @property
    def order(self) -> int:
        return ORDER.index(self.step) if self.step in ORDER else len(ORDER)


def mere_prices(settings: RuleSettings) -> frozenset[str]:
    """The rules that can be no obstacle under these settings, and need not be asked."""
    names = PRICE_ONLY - WITH_DEMAND
    return frozenset(
        name for name in names if getattr(getattr(settings, name, None), "solver", "price") != "keep"
    )


def obstacle(examiner: Examiner, person: Person, ask: Ask) -> Obstacle | None:
    """The first objection to the person serving the ask; None where no rule objects."""
    if ask.people is not None and person.id not in ask.people:
        return Obstacle(NOT_ASKED, ask.kind, NOT_ASKED_WORDS, f"{person.name} is not asked for it.")
    old = examiner.present_shift(person.id, ask.span)
    away = _away(examiner, person, old, ask)
    if away is not None:
        return away
    if ask.skill and ask.skill not in examiner.view.skills_of(person.id, day_of(ask.span.start)):
        reason = f"{person.name} does not hold “{examiner.problem.skill_name(ask.skill)}”."
        return Obstacle(SKILLS, "skills", RULE_WORDS["skills"], reason)
    least: Obstacle | None = None
    for placement in placements(examiner.problem, person, old, ask):
        if least is not None and least.step not in (HOURS,) and not placement.is_agreed:
            # What objects within the pattern would object beyond it, too.
            break
        objection = _objection(examiner, placement, ask)
        if objection is None:
            return None
        least = objection if least is None or objection.order > least.order else least
    return least


_PRIVATE = ("annual leave", "sick", "study leave", "time off in lieu")


def _away(examiner: Examiner, person: Person, old: Shift | None, ask: Ask) -> Obstacle | None:
    """On leave, sick or not working on that day, by the day that the checker reads."""
    day = old.day if old is not None else day_of(ask.span.start)
    index = day - examiner.problem.first_day
    if not 0 <= index < len(person.days):
        return Obstacle(AWAY, "availability", AWAY_WORDS, f"{person.name} is not planned then.")
    today = person.days[index]
    if any(hole.overlaps(ask.span) for hole in today.blocked):
        reason = f"{person.name} is away {span_text(next(iter(today.blocked)))}."
        return Obstacle(AWAY, "availability", AWAY_WORDS, reason)
    if today.options or old is not None:
        return None
    # The sentence is kept with the rota and goes into what is sent to others: the kind of leave is private.
    why = "away" if today.off_reason in _PRIVATE else today.off_reason or "not working"
    reason = f"{person.name} is off on {day_label(day)} ({why})."
    return Obstacle(AWAY, "availability", AWAY_WORDS, reason)


def _objection(examiner: Examiner, placement: Placement, ask: Ask) -> Obstacle | None:
    """The first objection in the order of a manager. Rules whose objections come later are asked only when
    the earlier ones have none."""
    if not placement.is_agreed:
        # The pattern does not have these hours; rest that the law asks for cannot be agreed away.
        found = _found(examiner, placement, ask, BEYOND_AGREEMENT)
        rest = [each for each in found if each.step in BEYOND_AGREEMENT]
        return min(rest or [_hours(placement, ask)], key=lambda each: each.order)
    late: list[Obstacle] = []
    for asked in (ASKED_FIRST, ASKED_NEXT, ASKED_LAST):
        late += _found(examiner, placement, ask, asked)
        first = min(late, key=lambda each: each.order, default=None)
        if first is not None and first.order < len(ORDER):
            return first
    # Where the order says nothing it is that of the checker.
    return min(late, key=lambda each: CHECKED[each.rule], default=None)


def _found(examiner: Examiner, placement: Placement, ask: Ask, asked: frozenset[str]) -> list[Obstacle]:
    """What the rules asked object, as steps of the funnel."""
    findings = objections(examiner, placement, asked)
    return [_named(placement, ask, each) for each in findings if _keeps_away(examiner, each, ask)]


def objections(
    examiner: Examiner, placement: Placement, asked: frozenset[str] | None = None
) -> tuple[Finding, ...]:
    """What the rules (those asked, where they are named) object to the placement. What follows work (its
    write-up, its debrief) is not put in by hand, but planned with it: its absence is no objection."""
    found = examiner.objections(placement.old, placement.new, asked)
    return tuple(each for each in found if each.rule not in FOLLOW_UPS)


def _keeps_away(examiner: Examiner, finding: Finding, ask: Ask) -> bool:
    """Whether the finding rules a person out: law, demand given up for it, and policies beyond mere price."""
    if finding.is_overridden:
        return False
    if finding.kind == "law":
        return True
    if finding.kind == "shortfall":
        return finding.demand != ask.demand and finding.missing > 0
    setting = getattr(examiner.problem.settings, finding.rule, None)
    is_kept = isinstance(setting, PolicySetting) and setting.solver == "keep"
    return is_kept or finding.rule not in PRICE_ONLY


def _hours(placement: Placement, ask: Ask) -> Obstacle:
    words = hours_words(placement.old, ask.span)
    if placement.keeps_hours:
        words = "at home that day"
    if ask.named is not None:
        has_shift = placement.old is not None
        words = "on another shift" if has_shift else "cannot work it that day"
    reason = f"{placement.person.name}: {words}, by the hours agreed with them."
    return Obstacle(HOURS, "availability", words, reason, placement)


def _named(placement: Placement, ask: Ask, finding: Finding) -> Obstacle:
    """The objection as a step of the funnel."""
    rule, person = finding.rule, placement.person
    if finding.kind == "shortfall":
        words = "needed for other work they would have to leave"
        return Obstacle("needed", rule, words, finding.for_sharing.sentence, placement)
    if rule == "availability":
        busy = _busy(placement.new, ask)
        if busy is not None:
            return Obstacle(
                BUSY,
                _busy_rule(busy),
                BUSY_WORDS[busy.kind],
                finding.for_sharing.sentence,
                placement,
            )
        return Obstacle(
            HOURS,
            rule,
            hours_words(placement.old, ask.span),
            finding.for_sharing.sentence,
            placement,
        )
    words = RULE_WORDS.get(rule, f"would break “{rule.replace('_', ' ')}”")
    if rule == "daily_rest":
        words = words.format(rest=f"{person.rest_minutes / 60:g}", near=_next_day(finding, ask))
    return Obstacle(rule, rule, words, finding.for_sharing.sentence, placement)


def _next_day(finding: Finding, ask: Ask) -> str:
    if finding.span is None or finding.span.end <= ask.span.end:
        return ""
    return f" before {day_label(day_of(finding.span.end))[:3]}"


def _busy(new: Shift, ask: Ask) -> Activity | None:
    """What the person does at that time, the gravest first."""
    asked = ask.activity
    others = [each for each in new.activities if each.span.overlaps(ask.span) and not _is_asked(each, asked)]
    return min(others, key=lambda each: list(BUSY_WORDS).index(each.kind), default=None)


def _is_asked(activity: Activity, asked: Activity | None) -> bool:
    return asked is not None and (activity.kind, activity.demand, activity.start) == (
        asked.kind,
        asked.demand,
        asked.start,
    )


BUSY_RULES: Mapping[ActivityKind, str] = {
    "visit": "visits",
    "duty": "duty_cover",
    "event": "events",
    "court_writing": "court_writing",
    "supervision": "supervision",
    "handover": "job_share",
    "protected_admin": "protected_admin",
    "time_off": "toil_limits",
}


def _busy_rule(activity: Activity) -> str:
    return BUSY_RULES.get(activity.kind, "availability")


def covers(span: Span, shift: Shift | None) -> bool:
    """Whether the shift contains the span."""
    return shift is not None and shift.span.contains(span)
