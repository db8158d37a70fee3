"""From court deadlines to the writing of a frozen problem, for the planned days only.

What cannot be written in them is told in `not_planned` and never dropped in silence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.domain.bank_holidays import is_working_day, working_days_before
from planner.domain.demand import CourtDeadline
from planner.domain.needs import WritingNeed
from planner.domain.person import Person
from planner.domain.team import Team
from planner.domain.time_grid import ACTIVITY_GRID, civil, day_of, moment_label

END_OF_WORKING_DAY = 1020


@dataclass(frozen=True)
class WritingFreezer:
    """Freezes one team's court writing for the days of the plan (ordinals); `people` by id."""

    team: Team
    days: range
    people: Mapping[str, Person]
    not_planned: list[str] = field(default_factory=list)

    def needs(self) -> tuple[WritingNeed, ...]:
        """Court writing due in the planned days: all of it when it must be finished in them, else a share by
        working days, in whole blocks."""
        needs = (self._writing(deadline) for deadline in self.team.court_deadlines)
        return tuple(need for need in needs if need is not None)

    def _finish_by(self, deadline: CourtDeadline) -> int:
        if deadline.read_back_days == 0:
            return deadline.filing
        day = working_days_before(self.team.nation, day_of(deadline.filing), deadline.read_back_days)
        return civil(day, END_OF_WORKING_DAY)

    def _writing(self, deadline: CourtDeadline) -> WritingNeed | None:
        if deadline.filing < civil(self.days.start) or deadline.writing_minutes == 0:
            return None
        finish_by = self._finish_by(deadline)
        if finish_by <= civil(self.days.start):
            # The read-back day has gone: what is left to write must still be done before filing.
            finish_by = deadline.filing
            self.not_planned.append(
                f"The read-back day of {deadline.document} {deadline.case} has passed; "
                f"writing is planned up to the filing on {moment_label(deadline.filing)}."
            )
        blocks = _writing_blocks(deadline, self._share_of_writing(finish_by))
        if not blocks:
            return None
        if deadline.author not in self.people:
            self.not_planned.append(
                f"{deadline.document} {deadline.case} cannot be planned: "
                "its author is not in post these weeks."
            )
            return None
        self._tell_of_lone_author(deadline)
        return WritingNeed(
            id=deadline.id,
            case=deadline.case,
            author=deadline.author,
            filing=deadline.filing,
            finish_by=finish_by,
            blocks=blocks,
            shortest_block=deadline.shortest_block_minutes,
            wants_quiet_room=deadline.wants_quiet_room,
            co_author=deadline.co_author if deadline.co_author in self.people else None,
        )

    def _tell_of_lone_author(self, deadline: CourtDeadline) -> None:
        """In the first year of practice nobody writes for court alone."""
        author, joint = self.people[deadline.author], self.people.get(deadline.co_author or "")
        if author.is_first_year and (joint is None or joint.is_first_year):
            self.not_planned.append(
                f"{deadline.document} {deadline.case} is not planned: {author.name} is in the first year of "
                "practice; name an experienced colleague in post as joint author."
            )

    def _share_of_writing(self, finish_by: int) -> float:
        if finish_by <= civil(self.days.stop):
            return 1.0
        till = range(self.days.start, day_of(finish_by - 1) + 1)
        till_finish = sum(is_working_day(self.team.nation, day) for day in till)
        inside = sum(is_working_day(self.team.nation, day) for day in self.days)
        return inside / max(1, till_finish)


def _writing_blocks(deadline: CourtDeadline, share: float) -> tuple[int, ...]:
    """Block lengths for the share of the writing due: each at least the shortest useful block.

    A share is rounded up to whole blocks; what is left after the last whole block is spread over the blocks
    in steps of 15 minutes. Less than one block in all is one short block.
    """
    total = -(-deadline.writing_minutes // ACTIVITY_GRID) * ACTIVITY_GRID
    shortest = deadline.shortest_block_minutes
    if total <= shortest:
        return (total,)
    whole_blocks = total // shortest
    count = whole_blocks if share >= 1.0 else min(whole_blocks, -(-int(total * share) // shortest))
    if count <= 0:
        return ()
    if count < whole_blocks:
        return (shortest,) * count
    extra = (total - whole_blocks * shortest) // ACTIVITY_GRID
    each, more = divmod(extra, whole_blocks)
    return tuple(
        shortest + ACTIVITY_GRID * (each + (1 if place < more else 0)) for place in range(whole_blocks)
    )
