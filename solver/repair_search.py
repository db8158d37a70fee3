"""The first two tiers of a repair, whose changes are minimised right after them.

Near to what was published first, which is quick and mostly settles it; the search of the whole only where
that leaves demand unmet which could be met.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from solver.model_builder import UNCOUNTED, Changes, Formulation
from solver.near_published import BOUNDLESS, of_tier
from solver.near_repair import NearRepair
from solver.near_search import NearRota
from solver.search import Effort, Searched
from solver.status import Outcome
from solver.tier_search import PRESENCE_TIER, TierSearch

# Of a tier's time, what each search near to what was published may use.
NEAR_SHARE = 0.6
PROVED_CHANGES = "The changes are proved to be the fewest that meet as much of the demand."
OPEN_CHANGES = "Fewer changes may do: they are not proved to be the fewest."


@dataclass
class RepairSearch:
    """The repair of a solve: what is searched near by, and the tiers for what is further off."""

    tiers: TierSearch
    notes: list[str] = field(default_factory=list)
    # A rota near to what was published.
    near: NearRota | None = None

    def solve(self, tier: int) -> Searched:
        """The search of a tier."""
        near = self.near
        if near is not None and tier == 1 and near.first == self.near_repair.unavoidable.first:
            return self._at(near, near.first)
        if tier == PRESENCE_TIER:
            return self._repair_tier()
        if tier > PRESENCE_TIER:
            return self.tiers.solve(tier)
        # What is better in the first tier alone may leave all other demand open: until the second is searched
        # as well, the rota near by is what is told, and what a stop keeps.
        self.tiers.tells = near is None
        searched = self.tiers.solve(tier)
        self.tiers.tells = True
        if near is not None and searched.best is not None and self.tiers.reporter.is_stopping:
            bound = min(near.first, searched.bound)
            return Searched(Outcome.FOUND, replace(near.solution, value=near.first, bound=bound), bound, 0.0)
        if searched.best is not None:
            self.near_repair.first_tier = searched.best.formulation
        return searched

    def begin(self) -> None:
        """A repair begins with a rota that disturbs little, if there is one."""
        near = self.near_repair.quick()
        self._learn_from_near()
        if near is not None:
            self._start_from(near)
            self.tiers.reporter.tell_rota(1, near.first, self.near_repair.unavoidable.first, near.shifts)

    @cached_property
    def near_repair(self) -> NearRepair:
        """The searches of a repair near to what was published."""
        return NearRepair(
            self.tiers.problem,
            self._near_effort,
            self.tiers.ends_writing,
            self.tiers.relaxation,
            self.tiers.watched,
        )

    def _near_effort(self, formulation: Formulation) -> Effort:
        return replace(self.tiers.effort(formulation, NEAR_SHARE), improves_parts=False)

    def _learn_from_near(self) -> None:
        self.tiers.watched |= self.near_repair.watched
        self.tiers.work_done += self.near_repair.take_work()

    def _start_from(self, near: NearRota) -> None:
        self.near = near
        self.tiers.start_from(near.solution, near.shifts)

    def _at(self, near: NearRota, value: int) -> Searched:
        """The near rota as the end of a tier's search, at a price that cannot be avoided. The next starts
        from its shifts: its formulation, of a smaller problem, has other variables."""
        self.tiers.starts_from_base = True
        return Searched(Outcome.PROVED, replace(near.solution, value=value, bound=value), value, 0.0)

    def _near_by(self) -> NearRota | None:
        """A rota that disturbs little and meets as much demand as any; None when none is known to."""
        near, search_near = self.near, self.near_repair
        goal = self.tiers.held[1], search_near.unavoidable.second
        if near is None or (near.first, near.second) > goal:
            near = search_near.freer(near)
            self._learn_from_near()
            if near is None:
                return None
            self._start_from(near)
        if near.first > goal[0]:
            return None
        if near.second > goal[1]:
            # What cannot be seen at once to be unavoidable may be proved to be.
            self.tiers.known = {}
            alone = self.tiers.solve(PRESENCE_TIER)
            if alone.best is not None and alone.best.value < near.second:
                self.tiers.known = alone.best.known()
                return None
            if alone.outcome is not Outcome.PROVED:
                return None
        return near

    def _fewest_changes(self, near: NearRota) -> Searched:
        """The repair with the fewest changes where one near by meets all demand that can be met."""
        best, is_proved = self.near_repair.fewest(near)
        self._learn_from_near()
        self._start_from(best)
        self.tiers.changes = Changes(most=best.changes)
        self.notes.append(PROVED_CHANGES if is_proved else OPEN_CHANGES)
        return self._at(best, best.second)

    def _repair_tier(self) -> Searched:
        """In a repair the second tier and the changes are minimised together, from what was published: first
        near to it, which is quick; further off only where that leaves demand unmet that could be met."""
        near_by = self._near_by()
        if near_by is not None:
            return self._fewest_changes(near_by)
        first = self.tiers.known
        self.tiers.known, self.tiers.changes = {}, Changes(are_aimed_at=True)
        near = self.tiers.solve(PRESENCE_TIER)
        if near.outcome is Outcome.IMPOSSIBLE or (near.best is None and not self.tiers.is_over()):
            self.tiers.known, self.tiers.slack = first, None
            near = self.tiers.solve(PRESENCE_TIER)
        if near.best is None:
            self.tiers.changes, self.tiers.known = UNCOUNTED, first
            self.notes.append(OPEN_CHANGES)
            return near
        searched, changed = of_tier(near)
        is_proved = near.outcome is Outcome.PROVED
        if self.tiers.slack is not None and searched.best is not None and searched.best.value > 0:
            # Proved only among rotas that change little.
            searched = replace(searched, outcome=Outcome.FOUND, bound=0)
            searched, changed, is_proved = self._look_further(searched, changed, is_proved)
        self.tiers.changes = Changes(most=changed)
        self.notes.append(PROVED_CHANGES if is_proved else OPEN_CHANGES)
        return searched

    def _look_further(self, near: Searched, changed: int, is_proved: bool) -> tuple[Searched, int, bool]:
        """Whether more changes would meet more demand: the tier by itself, then changes for its value."""
        assert near.best is not None
        if self.tiers.is_over():
            return near, changed, False
        if not is_proved:
            # Not yet at the end near by: on from there, and now as far as it takes.
            self.tiers.known, self.tiers.slack = near.best.known(), None
            far = self.tiers.solve(PRESENCE_TIER)
            return (
                (near, changed, False) if far.best is None else (*of_tier(far), far.outcome is Outcome.PROVED)
            )
        self.tiers.known, self.tiers.changes = near.best.known(), UNCOUNTED
        alone = self.tiers.solve(PRESENCE_TIER)
        if alone.best is None or alone.best.value >= near.best.value:
            is_best = alone.best is not None and alone.outcome is Outcome.PROVED
            told = replace(
                near,
                outcome=Outcome.PROVED if is_best else Outcome.FOUND,
                bound=min(alone.bound, near.best.value),
            )
            return told, changed, is_best and is_proved
        self.tiers.known, self.tiers.slack = alone.best.known(), None
        self.tiers.changes = Changes(are_aimed_at=True)
        far = self.tiers.solve(PRESENCE_TIER) if not self.tiers.is_over() else alone
        if far is alone or far.best is None:
            return alone, BOUNDLESS, False
        searched, changed = of_tier(far)
        return (
            replace(searched, bound=max(searched.bound, alone.bound)),
            changed,
            far.outcome is Outcome.PROVED,
        )
