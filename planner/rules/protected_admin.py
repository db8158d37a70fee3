"""The contract's protected administration time is in the week, in whole blocks that no visit may eat."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.findings import Finding
from planner.domain.person import Person
from planner.domain.time_grid import WEEK, Span, civil
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_PERSON
from planner.rules.wording import counted, minutes_text, week_text

RULE = "protected_admin"
QUARTER = 15


def findings(view: RotaView, person: Person) -> Iterator[Finding]:
    """Each week with too few whole blocks."""
    for week in person.weeks:
        block = week.admin_block_minutes
        if week.admin_blocks <= 0 or block <= 0:
            continue
        got = sum(
            max(0, activity.end - activity.start) // block
            for activity in view.work_in_week(person.id, week.monday, "protected_admin")
        )
        missing = week.admin_blocks - got
        if missing <= 0:
            continue
        blocks = f"{counted(week.admin_blocks, 'block')} of {minutes_text(block)}"
        finding = Finding(
            rule=RULE,
            tier=3,
            sentence=(
                f"{person.name} has {got} of {blocks} of protected admin time in {week_text(week.monday)}."
            ),
            measured=counted(got, "block"),
            allowed=blocks,
            price=view.settings.protected_admin.weight * -(-missing * block // QUARTER),
            people=(person.id,),
            span=Span(civil(week.monday), civil(week.monday) + WEEK),
        )
        yield view.judged(finding, week.monday, week.monday + 6, person.id)


PARTS = (EACH_PERSON.part(findings),)
