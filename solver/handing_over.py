"""A bound of what a repair changes, from a problem in which no visit is handed over.

Whoever cannot keep a visit gives it away: it is nobody's any more, and costs what a visit costs that is new
to somebody, as it would be to whoever gets it, or at another time. Who that is and whether they have room is
not asked. So every repair that meets the demand is there, at no higher price, in a CpModel in which each
visit has one time and the people who had it. It is for visits that lack nobody and cannot be left undone.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from solver.as_published import AsPublished, Group, Unavoidable
from solver.model_builder import Formulation
from solver.objective import tier_sum
from solver.search import Solution
from solver.terms import Expression, add, total


@dataclass
class BoundOfChanges:
    """What repairs cost at least whose first two tiers cost at most `most`.

    The formulation is of the undisturbed problem (`AsPublished`); `unavoidable`: what its tiers cost in any
    case.
    """

    formulation: Formulation
    published: AsPublished
    most: tuple[int, int]
    unavoidable: Unavoidable
    price: Expression = field(init=False)
    # How many change only because they are given something.
    receivers: cp_model.IntVar = field(init=False)

    def __post_init__(self) -> None:
        variables, slack = self.formulation.variables, []
        given = [plan for plan in variables.visits.values() if self.published.is_undisturbed(plan.need)]
        least = self.unavoidable.first, self.unavoidable.second
        for tier, value, floor in zip((1, 2), self.most, least, strict=True):
            counted = total(plan.need.weight * plan.missing for plan in given if plan.need.tier == tier)
            add(variables.cp, tier_sum(self.formulation.penalties, tier) - counted <= value)
            slack.append(value - floor)
        # What the slack allows to be left undone need not be new to anybody.
        lacking = [plan.missing for plan in given if plan.need.weight > slack[plan.need.tier - 1]]
        rule = self.published.problem.settings.stability
        most = len(variables.problem.people)
        self.receivers = variables.cp.new_int_var(0, most, "receivers")
        add(variables.cp, self.receivers <= total(plan.missing for plan in given))
        self.price = (
            self.formulation.changes
            + rule.activity_weight * total(lacking)
            + rule.person_weight * self.receivers
        )
        variables.cp.minimize(self.price)

    def ask_for_less_than(self, changes: int) -> None:
        """Only what is cheaper counts from here on."""
        add(self.formulation.variables.cp, self.price <= changes - 1)

    def ask_for_people(self, people: int) -> None:
        """So many change at least, from here on."""
        variables = self.formulation.variables
        add(variables.cp, total(variables.touched_people.values()) + self.receivers >= people)

    def ask_for_others_than(self, group: Group) -> None:
        """Somebody changes who is not in the group, from here on: by themselves, or as they are given
        something."""
        variables = self.formulation.variables
        touched = variables.touched_people
        others = total(literal for staff, literal in touched.items() if staff not in group)
        add(variables.cp, others + self.receivers >= 1)

    def group(self, solution: Solution) -> Group:
        """Who changes in the solution."""
        touched = self.formulation.variables.touched_people
        return frozenset(staff for staff, literal in touched.items() if solution.of(literal))
