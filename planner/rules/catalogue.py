"""The rules in order, law first, and the full check of a rota against all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from types import ModuleType
from typing import Any

from planner.domain.findings import Finding, TierNumber
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift
from planner.domain.rule_pack import (
    LawSetting,
    PolicySetting,
    RuleKind,
    RuleSettings,
    WishSetting,
)
from planner.rules import (
    availability,
    breaks,
    caseload,
    continuity,
    contract_hours,
    court_writing,
    daily_rest,
    days_in_a_row,
    debrief,
    duty_cover,
    evenings,
    events,
    fairness,
    job_share,
    late_finish,
    learning,
    lieu_reserve,
    lockdown,
    paired_visits,
    pins,
    preferences,
    presence,
    protected_admin,
    recording,
    safe_return,
    skills,
    stability,
    supervision,
    task_rotation,
    toil_limits,
    visits,
    weekly_rest,
    working_time_average,
)
from planner.rules.rota_view import RotaView
from planner.rules.scopes import Part, Scope

Setting = LawSetting | PolicySetting | WishSetting
DEFAULTS = RuleSettings()


@dataclass(frozen=True)
class Rule:
    """A rule as the app shows it, and the parts that check it."""

    name: str
    kind: RuleKind
    # What a manager reads: the first paragraph of the module's docstring.
    sentence: str
    # The rest of the docstring: how it is counted and where it comes from.
    note: str
    parts: tuple[Part, ...]

    def setting(self, settings: RuleSettings = DEFAULTS) -> Setting:
        """The rule's numbers in the settings."""
        found: Setting = getattr(settings, self.name)
        return found

    @property
    def source(self) -> str:
        """Where the rule comes from, as the rule pack says by default."""
        return self.setting().source

    def is_on(self, settings: RuleSettings) -> bool:
        """Whether the team has the rule switched on; a law always is."""
        setting = self.setting(settings)
        return isinstance(setting, LawSetting) or setting.is_on


def _rule(module: ModuleType) -> Rule:
    name = module.__name__.rpartition(".")[2]
    setting = getattr(DEFAULTS, name)
    kind: RuleKind = (
        "law" if isinstance(setting, LawSetting) else "wish" if isinstance(setting, WishSetting) else "policy"
    )
    sentence, _, note = (module.__doc__ or "").partition("\n\n")
    parts: tuple[Part, ...] = module.PARTS
    return Rule(name, kind, " ".join(sentence.split()), note.strip(), parts)


RULES = tuple(
    _rule(module)
    for module in (
        availability,
        daily_rest,
        weekly_rest,
        breaks,
        working_time_average,
        skills,
        pins,
        visits,
        paired_visits,
        safe_return,
        debrief,
        court_writing,
        duty_cover,
        events,
        supervision,
        presence,
        late_finish,
        evenings,
        days_in_a_row,
        contract_hours,
        toil_limits,
        lieu_reserve,
        protected_admin,
        recording,
        lockdown,
        job_share,
        task_rotation,
        caseload,
        learning,
        continuity,
        preferences,
        fairness,
        stability,
    )
)
RULE_BY_NAME = {rule.name: rule for rule in RULES}


def rules_on(settings: RuleSettings) -> Iterator[Rule]:
    """The rules that the team has switched on, in order."""
    return (rule for rule in RULES if rule.is_on(settings))


def check(problem: RotaProblem, shifts: Sequence[Shift]) -> tuple[Finding, ...]:
    """All findings of the shifts, rule by rule; empty when every rule is kept and every demand met.

    The shifts may be anything: what does not belong to the problem becomes a finding of `availability`.
    """
    view = RotaView(problem, shifts)
    cells: dict[Scope[Any], Sequence[Any]] = {}
    found: list[Finding] = []
    for rule in rules_on(problem.settings):
        for part in rule.parts:
            if part.scope not in cells:
                cells[part.scope] = tuple(part.scope.cells(problem).values())
            found.extend(chain.from_iterable(map(part.findings, repeat(view), cells[part.scope])))
    return tuple(found)


def tier_totals(findings: Iterable[Finding]) -> dict[int, int]:
    """The price of each tier, 1 to 4: what the solver minimises."""
    totals = dict.fromkeys((1, 2, 3, 4), 0)
    for finding in findings:
        if finding.tier in totals:
            totals[finding.tier] += finding.price
    return totals


def by_rule(findings: Iterable[Finding], tier: TierNumber) -> dict[str, int]:
    """The price of a tier, rule by rule (rules without a price are left out)."""
    prices: dict[str, int] = {}
    for finding in findings:
        if finding.tier == tier and finding.price:
            prices[finding.rule] = prices.get(finding.rule, 0) + finding.price
    return dict(sorted(prices.items()))
