"""From a change that holds to the fix that is shown: its words, its cost, its rank, and how to apply it."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.rota import Rota, Shift
from planner.domain.rule_pack import Override
from planner.domain.time_grid import day_label
from planner.rules.wording import listed
from planner.services.explain.candidates import Proposal
from planner.services.explain.consequences import consequences
from planner.services.explain.records import Consequences, Fix, FixKind
from planner.services.explain.trial import Bench, Tried
from planner.services.history import FIX
from planner.services.judge_rota import checked_tiers
from planner.services.list_uncovered import list_uncovered
from planner.services.proof_sentence import proof_sentence
from planner.services.put_shifts import PutShifts, ShiftChange, Standing

# How much each kind asks of people, all else being equal.
KIND_ORDER: dict[FixKind, int] = {
    "rearrange": 0,
    "other_person": 1,
    "give_up_time": 2,
    "change_shift": 3,
    "other_day": 4,
    "visit_time": 5,
    "override": 6,
    "borrow": 7,
    "sessional": 8,
    "one_worker": 9,
    "move_leave": 10,
    "combination": 11,
}


@dataclass(frozen=True)
class FixMaker:
    """Makes the fixes of one bench."""

    bench: Bench

    def fix(self, proposal: Proposal, tried: Tried) -> Fix | None:
        """The fix; None when it turns out to change nothing."""
        bench, candidate = self.bench, proposal.candidate
        changes = shift_changes(bench.rota.shifts, tried.shifts)
        if not changes and not candidate.allowance:
            return None
        subjects = set(proposal.people) | {way.person.id for way in candidate.ways}
        cost = consequences(
            tried.problem, bench.rota.shifts, tried.shifts, bench.before, tried.findings, subjects
        )
        rota = self._rota(tried)
        exceptions = sum(isinstance(each, Override) for each in candidate.allowance.grants)
        is_floor = _is_floor(cost) and not exceptions
        sentence = proposal.sentence or self._told(tried)
        return Fix(
            id=f"{proposal.kind}:{sentence}",
            demand=bench.demand,
            kind=proposal.kind,
            sentence=sentence,
            asks=proposal.asks,
            risk=proposal.risk,
            people=tuple(subjects),
            consequences=cost,
            is_proved_cheapest=is_floor,
            proof=PROVED if is_floor else BEST_NEAR if tried.is_optimal else BEST_FOUND,
            allowance=candidate.allowance,
            edit=PutShifts(
                changes,
                what=FIX,
                standing=Standing.of(rota),
                allowance=candidate.allowance,
            ),
            rota=rota,
            base=bench.rota,
            problem=tried.problem,
            rank=_rank(proposal, cost, exceptions),
        )

    def _rota(self, tried: Tried) -> Rota:
        """The verified rota as it will be kept: checked, with nothing claimed that was not proved."""
        rota = self.bench.rota
        tiers = checked_tiers(tried.findings, ())
        notes = (f"{proof_sentence(tiers, 'by_hand')}.", *rota.made.notes[1:])
        made = rota.made.model_copy(update={"status": "by_hand", "seconds": None, "notes": notes})
        order = {(shift.staff, shift.day): index for index, shift in enumerate(rota.shifts)}
        shifts = sorted(tried.shifts, key=lambda each: order.get((each.staff, each.day), len(order)))
        return rota.model_copy(
            update={
                "state": "draft",
                "shifts": tuple(shifts),
                "uncovered": list_uncovered(tried.problem, shifts, tried.findings),
                "tiers": tiers,
                "made": made,
            }
        )

    def _told(self, tried: Tried) -> str:
        """What planning the work anew comes to."""
        demand = self.bench.demand
        old = {(shift.staff, shift.day): shift for shift in self.bench.rota.shifts}
        known = tried.problem.person_by_id
        takers = [
            shift.staff
            for shift in tried.shifts
            if _serves(shift, demand) and not _serves(old.get((shift.staff, shift.day)), demand)
        ]
        days = listed(
            dict.fromkeys(
                day_label(each.day) for each in tried.shifts if old.get((each.staff, each.day)) != each
            )
        )
        who = f": {listed(known[each].name for each in dict.fromkeys(takers))} can do it" if takers else ""
        return f"Plan the work of {days} again{who}"


def _serves(shift: Shift | None, demand: str) -> bool:
    return shift is not None and any(each.demand == demand for each in shift.activities)


PROVED = (
    "No change of this kind can cost less: nobody else's hours change, no TOIL, no exception, no wish lost."
)
BEST_NEAR = "With this change nothing near is better (fairness aside); another of its kind may be."
BEST_FOUND = "The best found in the time; nothing is proved for it."


def _is_floor(cost: Consequences) -> bool:
    """Whether it costs nothing beside the change itself, which is one shift at most."""
    return not (
        cost.moved or cost.toil_minutes or cost.policies or cost.wishes_lost or cost.shifts_changed > 1
    )


def _rank(proposal: Proposal, cost: Consequences, exceptions: int) -> tuple[int, ...]:
    return (
        len(cost.moved),
        int(cost.toil_minutes > 0),
        exceptions + len(cost.policies),
        int(bool(proposal.risk)),
        KIND_ORDER[proposal.kind],
        cost.shifts_changed,
        cost.toil_minutes,
        len(cost.wishes_lost),
        len(cost.work_moved),
        proposal.effort,
    )


def shift_changes(before: tuple[Shift, ...], after: tuple[Shift, ...]) -> tuple[ShiftChange, ...]:
    """The shifts that are other, gone (with their place) or new, in an order in which they can be put."""
    new = {shift.id: shift for shift in after}
    old = {shift.id: shift for shift in before}
    changed = [
        ShiftChange(shift, new[shift.id]) for shift in before if shift.id in new and new[shift.id] != shift
    ]
    # Places are counted from the end, so that taking one out does not move the next.
    gone = [
        ShiftChange(shift, None, index)
        for index, shift in reversed(list(enumerate(before)))
        if shift.id not in new
    ]
    kept = len(before) - len(gone)
    come = [shift for shift in after if shift.id not in old]
    return (*changed, *gone, *(ShiftChange(None, shift, kept + n) for n, shift in enumerate(come)))
