"""The page of all rules, `docs/rules.md`, written from them by `python -m planner.rules.handbook`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from planner.domain.rule_pack import PolicySetting, RuleKind
from planner.rules.catalogue import RULES, Rule
from planner.rules.wording import minutes_text

PAGE = Path(__file__).resolve().parents[2] / "docs" / "rules.md"
TITLES: dict[RuleKind, str] = {"law": "Law", "policy": "Policy", "wish": "Wishes"}
OPENINGS: dict[RuleKind, str] = {
    "law": "Never broken by the solver or by publishing. The numbers can be made stricter, never laxer.",
    "policy": "A manager may make an exception, with a reason that is kept. What is *kept* the solver does "
    "not break by itself; what is *priced* it may break where demand needs it.",
    "wish": "Each wish that is not granted costs its weight; wishes come after everything else.",
}
NOT_A_NUMBER = ("source", "is_on", "solver")


def rules_page() -> str:
    """The page as Markdown."""
    lines = [
        "# The rules",
        "",
        "What the checker looks for, with the default numbers of the rule pack. Each team may change them; "
        "nothing here is legal advice.",
        "",
        "Written by `python -m planner.rules.handbook` from the rules' own modules; a test keeps it true.",
        "",
    ]
    for kind, title in TITLES.items():
        lines += [f"## {title}", "", OPENINGS[kind], ""]
        for rule in RULES:
            if rule.kind == kind:
                lines += _section(rule)
    return "\n".join(lines)


def _section(rule: Rule) -> Iterator[str]:
    yield from (f"### `{rule.name}`", "", rule.sentence, "")
    if rule.note:
        yield from (rule.note, "")
    setting = rule.setting()
    if isinstance(setting, PolicySetting):
        yield f"- The solver: {'keeps it' if setting.solver == 'keep' else 'prices it'}"
    numbers = setting.model_dump(mode="json", exclude=set(NOT_A_NUMBER))
    yield from (f"- `{name}`: {_value(name, value)}" for name, value in numbers.items())
    yield from (f"- Source: {setting.source}", "")


def _value(name: str, value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None:
        return "none"
    return minutes_text(value) if isinstance(value, int) and "minutes" in name else str(value)


if __name__ == "__main__":
    PAGE.write_text(rules_page(), encoding="utf-8")
