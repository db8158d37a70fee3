"""Before each court filing its author has enough writing time, in blocks long enough to be useful, finished
by the read-back day; in a quiet room or at home where that is wanted.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.findings import Finding
from planner.domain.needs import WritingNeed
from planner.domain.rota import Activity, Shift
from planner.domain.time_grid import Span, civil, hours_label
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_WRITING
from planner.rules.wording import moment_text, span_text

RULE = "court_writing"
QUARTER = 15


def findings(view: RotaView, need: WritingNeed) -> Iterator[Finding]:
    """Writing that is not booked in time, and blocks written in the open office."""
    booked = [
        (shift, activity)
        for shift, activity in view.serving(need.id)
        if activity.kind == "court_writing" and shift.staff == need.author
    ]
    yield from _shortfall(view, need, [activity for _, activity in booked])
    if need.wants_quiet_room:
        for shift, activity in booked:
            if activity.place == "office":
                yield _in_the_open(view, need, shift, activity)


def _shortfall(view: RotaView, need: WritingNeed, booked: list[Activity]) -> Iterator[Finding]:
    useful = min(need.shortest_block, *need.blocks) if need.blocks else need.shortest_block
    lengths = (activity.end - activity.start for activity in booked if activity.end <= need.finish_by)
    got = sum(length for length in lengths if length >= useful)
    short = need.minutes - got
    if short <= 0:
        return
    start = min(civil(view.problem.first_day), need.finish_by)
    yield Finding(
        rule=RULE,
        tier=1,
        sentence=(
            f"{view.name(need.author)} has {hours_label(got)} of {hours_label(need.minutes)} to write for "
            f"case {need.case} by {moment_text(need.finish_by)}; it is filed {moment_text(need.filing)}."
        ),
        measured=hours_label(got),
        allowed=hours_label(need.minutes),
        price=view.settings.court_writing.weight * -(-short // QUARTER),
        people=(need.author,),
        span=Span(start, need.finish_by),
        demand=need.id,
        missing=short,
        unit="minutes",
    )


def _in_the_open(view: RotaView, need: WritingNeed, shift: Shift, activity: Activity) -> Finding:
    finding = Finding(
        rule=RULE,
        tier=3,
        sentence=(
            f"{view.name(need.author)} writes for case {need.case} in the open office, "
            f"{span_text(activity.span)}; a quiet room is wanted."
        ),
        measured="open office",
        allowed="quiet room or home",
        price=view.settings.court_writing.open_office_weight,
        people=(need.author,),
        span=activity.span,
        shifts=(shift.id,),
        demand=need.id,
    )
    return view.judged(finding, shift.day, shift.day, need.author)


PARTS = (EACH_WRITING.part(findings),)
