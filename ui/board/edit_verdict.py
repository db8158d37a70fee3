"""What an edit would do, tried without keeping it: allowed, against a wish, a policy, or the law."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from planner.domain.errors import PlannerError
from planner.domain.findings import Finding
from planner.domain.person import OffReason, PersonDay
from planner.domain.problem import RotaProblem
from planner.domain.rota import Rota
from planner.domain.time_grid import day_of
from planner.rules.live_check import LiveCheck
from planner.services.new_findings import GONE, changed_shifts, dropped_activities, new_findings
from planner.services.rota_edits import RotaEdit

WOULD_GO = "{} would no longer fit."
TO_AGREE = "It can be agreed with the person."
# Days that a person may agree to work although the pattern does not say so.
MAY_BE_AGREED: tuple[OffReason, ...] = ("", "not working")
VerdictKind = Literal["fine", "wish", "policy", "refused"]


@dataclass(frozen=True, slots=True)
class EditVerdict:
    """`fine`, `wish` (only marked), `policy` (marked, may need a reason) or `refused`; `words` say why.

    `is_agreeable`: it is refused for hours outside the person's pattern alone, which can be agreed.
    """

    kind: VerdictKind
    words: str = ""
    is_agreeable: bool = False
    # Refused by the law, and not because there is no room.
    is_unlawful: bool = False

    @property
    def is_final(self) -> bool:
        """Whether nobody can allow it."""
        return self.kind == "refused" and not self.is_agreeable


EditProbe = Callable[[RotaEdit], EditVerdict]


def make_probe(problem: RotaProblem, rota: Rota, known: LiveCheck | None = None) -> EditProbe:
    """A probe that checks edits of this rota against all rules; nothing is kept.

    `known`: the check of the rota, where somebody has made it already."""
    live = [known] if known is not None else []

    def probe(edit: RotaEdit) -> EditVerdict:
        if not live:
            live.append(LiveCheck(problem, rota.shifts))
        check = live[0]
        try:
            edited, _ = edit.apply(rota)
        except PlannerError as error:
            return EditVerdict("refused", _with_names(error.sentence, problem))
        lost = dropped_activities(problem, rota, edited)
        after = check.preview(changed_shifts(rota, edited))
        return _verdict(problem, new_findings(check.findings, after), lost)

    return probe


def _with_names(sentence: str, problem: RotaProblem) -> str:
    """An edit knows people by their ids; people know them by their names."""
    for person in problem.people:
        sentence = sentence.replace(person.id, person.name)
    return sentence


def _verdict(problem: RotaProblem, new: Sequence[Finding], lost: Sequence[str]) -> EditVerdict:
    """The gravest first: the law, then work that falls out, then policy and demand, then wishes."""
    broken = [finding for finding in new if finding.kind == "law"]
    words = [WOULD_GO.format(sentence.removesuffix(GONE)) for sentence in lost[:1]]
    if broken:
        final = [finding for finding in broken if not _may_be_agreed(problem, finding)]
        if not final:
            # What it costs is weighed before anybody is asked to agree.
            costs = words or [sentence for sentence in [_first(new, "shortfall")] if sentence]
            told = " ".join((broken[0].sentence, TO_AGREE, *costs))
            return EditVerdict("refused", told, is_agreeable=True)
        return EditVerdict("refused", final[0].sentence, is_unlawful=True)
    words += [sentence for kind in ("policy", "shortfall") if (sentence := _first(new, kind))][:1]
    if words:
        return EditVerdict("policy", " ".join(words))
    wish = _first(new, "wish")
    return EditVerdict("wish", wish) if wish else EditVerdict("fine")


def _may_be_agreed(problem: RotaProblem, finding: Finding) -> bool:
    """Whether it is only the pattern that does not have these hours: not leave, not another shift."""
    if finding.rule != "availability" or len(finding.shifts) != 1 or finding.span is None:
        return False
    days = [_day(problem, person, day_of(finding.span.start)) for person in finding.people]
    return all(
        day is not None
        and day.off_reason in MAY_BE_AGREED
        and not any(hole.overlaps(finding.span) for hole in day.blocked)
        for day in days
    )


def _day(problem: RotaProblem, person: str, day: int) -> PersonDay | None:
    someone, index = problem.person_by_id.get(person), day - problem.first_day
    return someone.days[index] if someone is not None and 0 <= index < len(someone.days) else None


def _first(findings: Sequence[Finding], kind: str) -> str:
    return next((finding.sentence for finding in findings if finding.kind == kind), "")
