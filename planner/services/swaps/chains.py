"""Chains of three found by the program: my shift to Ben, Ben's to Chloe, Chloe's to me; the best first.

First each person is asked alone, by the rules that look at one person's days: could Ben work mine for his,
could I work Chloe's for mine? What is left is put together, and every chain that is told has been judged
whole, for all three.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import cached_property
from itertools import product

from planner.domain.errors import PlannerError
from planner.domain.in_steps import Steps, at_once
from planner.domain.rota import Shift
from planner.domain.swaps import Leg, Work
from planner.rules.catalogue import RULES
from planner.services.explain.examiner import Examiner
from planner.services.shift_refit import refitted
from planner.services.swaps.takers import Outlook, Takers, best_first, whole

# Policies that look at one person's days and evenings; with the laws they say most of what there is to say.
OF_ONE_PERSON = frozenset({"late_finish", "evenings", "days_in_a_row", "lockdown"})
SECONDS = 2.5
MOST_ASKED = 200


class Chains:
    """Looks for chains among published weeks held still."""

    def __init__(self, takers: Takers) -> None:
        self._takers = takers

    def of_three(self, work: Work, *, most: int = 5, seconds: float = SECONDS) -> tuple[Outlook, ...]:
        """The best chains that begin with this whole shift, as far as the time goes."""
        return at_once(self.in_steps(work, most=most, seconds=seconds))

    def in_steps(self, work: Work, *, most: int = 5, seconds: float = SECONDS) -> Steps[tuple[Outlook, ...]]:
        """The same in steps of a few milliseconds, for whoever does something else between them."""
        ends = time.monotonic() + seconds
        found: list[Outlook] = []
        for legs in self._promising(work, ends):
            if legs is not None:
                outlook = self._takers.outlook(legs)
                if outlook.is_possible:
                    found.append(outlook)
            if len(found) >= most or time.monotonic() >= ends:
                break
            yield
        return best_first(found)

    def _promising(self, work: Work, ends: float) -> Iterator[tuple[Leg, ...] | None]:
        """Chains worth judging whole; None now and then while they are looked for."""
        mine = next((each for each in self._takers.weeks.shifts if each.id == work.shift), None)
        if mine is None or work.demand is not None:
            return
        others = [each for each in self._takers.weeks.shifts if each.staff != work.staff]
        for_mine: list[tuple[Shift, int]] = []
        for_me: list[tuple[Shift, int]] = []
        for shift in others:
            for asked, given, got in ((for_mine, shift, mine), (for_me, mine, shift)):
                against = self._against(given, got)
                if against is not None:
                    asked.append((shift, against))
            yield None
        for_mine, for_me = self._best(for_mine), self._best(for_me)
        for first, second in sorted(product(for_mine, for_me), key=lambda pair: pair[0][1] + pair[1][1]):
            if time.monotonic() >= ends:
                return
            theirs, back = first[0], second[0]
            if theirs.staff != back.staff and self._against(back, theirs) is not None:
                yield (
                    Leg(work=work, to=theirs.staff),
                    Leg(work=whole(theirs), to=back.staff),
                    Leg(work=whole(back), to=work.staff),
                )
            else:
                yield None

    @staticmethod
    def _best(asked: list[tuple[Shift, int]]) -> list[tuple[Shift, int]]:
        return sorted(asked, key=lambda each: each[1])[:MOST_ASKED]

    def _against(self, given: Shift, got: Shift) -> int | None:
        """How many rules object when the owner of one shift works another for it; None where it cannot be."""
        own = [each for each in self._takers.examiner.shifts_of(given.staff) if each.id != given.id]
        if any(each.day == got.day or each.span.overlaps(got.span) for each in own):
            return None
        if self._takers.away(Leg(work=whole(got), to=given.staff)):
            return None
        try:
            new = refitted(got, got.span, given.staff)
        except PlannerError:
            return None
        found = [
            each
            for each in self._personal.objections_to(((given, None), (None, new)))
            if given.staff in each.people and each.kind in ("law", "policy")
        ]
        if any(each.kind == "law" and each.rule != "availability" for each in found):
            return None
        return len(found)

    @cached_property
    def _personal(self) -> Examiner:
        weeks = self._takers.weeks
        others = {rule.name for rule in RULES if rule.kind != "law" and rule.name not in OF_ONE_PERSON}
        return Examiner(weeks.problem, weeks.shifts, others)
