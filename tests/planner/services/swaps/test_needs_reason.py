"""What approving a request would allow is known before a reason is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.domain.errors import NotPermittedError
from planner.services.swaps.needs_reason import touched_by
from planner.services.swaps.requests import accept, ask
from tests.planner.rules.factory import shift
from tests.planner.services.small_office import StillClock
from tests.planner.services.swaps.office import CY, DEE, JO, gives, published, work_of

CLOCK = StillClock()


def test_what_touches_no_policy_needs_no_reason(tmp_path: Path) -> None:
    store = published(tmp_path, approval="always")
    request = ask(store, DEE, work_of(store, "dee"), [[gives(store, "dee", "cy")]], CLOCK)
    assert touched_by(store, JO, request, CLOCK) == ()
    agreed = accept(store, CY, request.id, "way-1", CLOCK)
    assert agreed.state == "agreed"
    assert isinstance(touched_by(store, JO, agreed, CLOCK), tuple)
    with pytest.raises(NotPermittedError):
        touched_by(store, CY, agreed, CLOCK)
    store.close()


def test_a_policy_that_it_would_break_is_told_before(tmp_path: Path) -> None:
    late = (shift("cy", "Wed 12:00-20:00"), shift("dee", "Thu 12:00-20:00"))
    store = published(tmp_path, *late, approval="always")
    request = ask(store, DEE, work_of(store, "dee"), [[gives(store, "dee", "cy")]], CLOCK)
    agreed = accept(store, CY, request.id, "way-1", CLOCK)
    (told,) = touched_by(store, JO, agreed, CLOCK)
    assert "two evenings in a row" in told
    store.close()
