"""What is wrong with a shift: found again after edits as if all findings had been looked through anew."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.findings import Finding
from planner.domain.rota import Shift
from planner.rules.catalogue import check
from tests.ui.board.drawn_week import drawn_rota, drawn_snapshot
from ui.item_models.board_trouble import TroubleFinder

SHIFTS = drawn_rota().shifts
FINDINGS = check(drawn_snapshot().problem, SHIFTS)


def finding(number: int, shift: Shift, *, of_shift: bool) -> Finding:
    return Finding(
        "daily_rest",
        0,
        f"Rest is short, number {number}.",
        shifts=(shift.id,) if of_shift else (),
        people=(shift.staff,),
        span=shift.span,
    )


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_after_any_edits_the_same_is_found_as_from_nothing(data: st.DataObject) -> None:
    findings = list(FINDINGS)
    for number in range(4):
        at = data.draw(st.integers(0, len(findings)))
        shift = data.draw(st.sampled_from(SHIFTS))
        match data.draw(st.sampled_from(("put in", "take out", "move", "clear"))):
            case "put in":
                findings.insert(at, finding(number, shift, of_shift=data.draw(st.booleans())))
            case "take out":
                del findings[at : at + 2]
            case "move" if findings:
                findings.insert(0, findings.pop(min(at, len(findings) - 1)))
            case "clear":
                findings = [each for each in findings if shift.staff not in each.people]
        kept, anew = TroubleFinder.of_findings(tuple(findings)), TroubleFinder.anew(findings)
        assert [kept.about(each) for each in SHIFTS] == [anew.about(each) for each in SHIFTS]
        assert [kept.of(each) for each in SHIFTS] == [anew.of(each) for each in SHIFTS]
