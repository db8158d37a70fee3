"""What stands against work that changes hands, as colleagues are told it of each other.

Why somebody is away is theirs, and so is how much they have worked.
"""

from __future__ import annotations

from planner.domain.findings import Finding
from planner.domain.permissions import may
from planner.domain.problem import RotaProblem
from planner.domain.roles import Caller
from planner.rules import working_time_average
from planner.rules.wording import rule_words


def for_colleagues(finding: Finding, problem: RotaProblem) -> str:
    """The sentence of a broken law or of lost demand, without private reasons and hours."""
    if finding.rule != working_time_average.RULE:
        return finding.for_sharing.sentence
    names = " and ".join(problem.name_of(each) for each in finding.people)
    return f"{names} would work more than the law allows on average."


def what_is_touched(finding: Finding, caller: Caller) -> str:
    """The sentence of a policy where it tells the caller nothing but their own; else what the rule is called:
    hours and balances of others are theirs."""
    if all(may(caller, "see hours and balances", who) for who in finding.people):
        return finding.for_sharing.sentence
    return rule_words(finding.rule)
