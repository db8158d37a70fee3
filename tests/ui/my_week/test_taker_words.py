"""What is said of a colleague who could take the work."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from planner.services.swaps.eligible import takers_for
from tests.planner.rules.factory import shift
from tests.planner.services.swaps.office import DEE, published, work_of
from ui.my_week.taker_words import taker_line


def test_the_policy_that_somebody_would_touch_is_named_and_no_more(tmp_path: Path) -> None:
    late = (shift("cy", "Wed 12:00-20:00"), shift("dee", "Thu 12:00-20:00"))
    with closing(published(tmp_path, *late)) as store:
        work = work_of(store, "dee")
        takers = takers_for(store, DEE, work)
        lines = {each.staff: each.note for each in (taker_line(takers, one) for one in takers.all_for(work))}
    assert lines["cy"] == "approval: evenings"
