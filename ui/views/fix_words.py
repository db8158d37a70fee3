"""What is said of fixes: on their cards, and in the few words that a row of the problems has room for."""

from __future__ import annotations

from collections.abc import Sequence

from planner.rules.wording import listed
from planner.services.explain.records import Fix, FixKind
from ui.item_models.problems_item_model import FixNote
from ui.tasks.explainer import Ways

KIND_WORDS: dict[FixKind, str] = {
    "rearrange": "Other work",
    "change_shift": "Other hours",
    "other_day": "Another day at work",
    "visit_time": "Another time",
    "other_person": "Another worker",
    "one_worker": "One worker alone",
    "give_up_time": "Protected or reserve time",
    "override": "Policy exception",
    "borrow": "Another team",
    "sessional": "Sessional worker",
    "move_leave": "Moving leave",
    "combination": "Two changes",
}
CHEAPEST, BEST_FOUND = "Cheapest of its kind, proved", "Best found"
MOST_WISHES, MOST_NAMES = 1, 3


def proof_words(fix: Fix) -> str:
    """The proof in short; `Fix.proof` is the whole sentence."""
    return CHEAPEST if fix.is_proved_cheapest else BEST_FOUND


def else_words(fix: Fix) -> tuple[str, ...]:
    """What else would change, in sentences: who moves, whose work, exceptions, wishes lost, rest."""
    cost = fix.consequences
    told = []
    if cost.moved:
        told.append(f"Other hours for {_names(fix, cost.moved)}.")
    if cost.work_moved:
        told.append(f"Other work for {_names(fix, cost.work_moved)}.")
    told += cost.policies
    told += [f"Lost: {sentence}" for sentence in cost.wishes_lost[:MOST_WISHES]]
    if (more := len(cost.wishes_lost) - MOST_WISHES) > 0:
        told.append(f"And {more} more {'wish' if more == 1 else 'wishes'} lost.")
    if cost.rest:
        told.append(f"{cost.rest} beside the changed shift.")
    return tuple(told)


def _names(fix: Fix, people: Sequence[str]) -> str:
    known = fix.problem.person_by_id
    names = [known[person].name if person in known else person for person in people]
    if (more := len(names) - MOST_NAMES) > 0:
        names = [*names[:MOST_NAMES], f"{more} more"]
    return listed(names)


def fix_note(ways: Ways) -> FixNote:
    """`Start Ben at 12:00 · no TOIL` and `3 fixes`; while nothing is known, how far the search is."""
    if ways.fixes:
        best, number = ways.fixes[0], len(ways.fixes)
        words = f"{best.sentence} · {best.chips[0].words}"
        return FixNote(words, f"{number} fix{'es' if number > 1 else ''}")
    if ways.is_searching:
        return FixNote("Looking for fixes…")
    if ways.state == "ended":
        return FixNote("None found")
    return FixNote("Choose it to look for fixes")
