"""The pages of the settings, and everything on them that can be searched for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from planner.domain.rule_pack import RuleKind
from planner.rules.catalogue import RULES, Rule
from planner.rules.numbers import numbers_of, rule_title
from ui.finder.sought_words import sought_words
from ui.settings.declared import WINDOW_SETTINGS
from ui.settings.other_words import OF_CHOICES, OF_PAGES, OF_PRICES, OF_SETTINGS

if TYPE_CHECKING:
    from planner.domain.team import Team

PageKind = Literal["window", "keys", "sign_in", "team", "skills", "named_shifts", "visits", "pack", "rule"]
# Of a longer word than that one may be meant where many are typed.
LEAST_STEM = 3
RULE_GROUPS: dict[RuleKind, str] = {"law": "Law", "policy": "Policy", "wish": "Wishes"}


@dataclass(frozen=True, slots=True)
class Page:
    """One page; its id is the rule's name where it is a rule's. `words` are searched, never shown."""

    id: str
    group: str
    title: str
    kind: PageKind
    beside: str = ""
    words: str = ""

    @property
    def sought(self) -> str:
        """All by which it is found beside its title."""
        return f"{self.words} {OF_PAGES.get(self.id, '')}"


@dataclass(frozen=True, slots=True)
class Whose:
    """Who looks at the settings: the manager alone on this computer, or somebody who has signed in."""

    is_manager: bool = True
    is_signed_in: bool = False


MANAGER_ALONE = Whose()


@dataclass(frozen=True, slots=True)
class SettingEntry:
    """One setting on a page, as the search finds it."""

    page: Page
    name: str
    title: str
    beside: str = ""
    words: str = ""


WINDOW_PAGES: tuple[Page, ...] = (
    Page("look", "Window", "Look", "window"),
    Page("keys", "Window", "Keyboard", "keys"),
    Page("build", "Window", "Building", "window"),
)
OWN_SIGN_IN = Page("own_sign_in", "Sign-in", "Your sign-in", "sign_in")
SIGN_INS = Page("sign_ins", "Sign-in", "People who sign in", "sign_in")
TEAM_PAGES: tuple[Page, ...] = (
    Page("team", "Team", "Name and office", "team"),
    Page("skill_list", "Team", "List of skills", "skills"),
    Page("named_shifts", "Team", "Named shifts", "named_shifts"),
    Page("lone_visits", "Team", "Lone visits", "visits"),
    Page("pack", "Team", "Rule pack", "pack"),
)
TEAM_SETTINGS: tuple[tuple[str, str, str], ...] = (
    ("team", "name", "Name of the team"),
    ("team", "manager", "Manager"),
    ("team", "nation", "Nation"),
    ("team", "office", "Office"),
    ("team", "desks", "Desks"),
    ("team", "quiet_rooms", "Quiet rooms"),
    ("team", "with_cases", "Calendars"),
    ("lone_visits", "visits", "Which visits are looked after"),
    ("lone_visits", "worker_after", "The worker is reminded after"),
    ("lone_visits", "buddy_after", "The buddy rings after"),
    ("lone_visits", "manager_after", "The duty manager takes over after"),
    ("lone_visits", "policy_after", "The council's own procedure after"),
    ("lone_visits", "local_policy", "What the procedure says"),
    ("pack", "name", "Name of the rule pack"),
    ("pack", "in_force_from", "In force from"),
)


def all_pages(team: Team | None, whose: Whose = MANAGER_ALONE) -> tuple[Page, ...]:
    """The window's pages, those of signing in, and with a team open for its manager the team's and the
    rules'."""
    sign_in = (*((OWN_SIGN_IN,) if whose.is_signed_in else ()), *((SIGN_INS,) if whose.is_manager else ()))
    if team is None:
        return WINDOW_PAGES
    if not whose.is_manager:
        return (*WINDOW_PAGES, *sign_in)
    return (*WINDOW_PAGES, *sign_in, *TEAM_PAGES, *(_rule_page(rule, team) for rule in RULES))


def _rule_page(rule: Rule, team: Team) -> Page:
    setting = rule.setting(team.rules.settings)
    state = "" if rule.is_on(team.rules.settings) else "off"
    if not state and rule.kind == "policy":
        state = "kept" if getattr(setting, "solver", "") == "keep" else "priced"
    choices = OF_CHOICES if hasattr(setting, "is_on") else ""
    words = f"{rule.name} {rule.sentence} {setting.source} {rule.kind} {choices}"
    return Page(rule.name, RULE_GROUPS[rule.kind], rule_title(rule.name), "rule", state, words)


def all_settings(team: Team | None, whose: Whose = MANAGER_ALONE) -> Iterator[SettingEntry]:
    """Every setting of every page, with what it is now where it is a rule's."""
    pages = {page.id: page for page in all_pages(team, whose)}
    for each in WINDOW_SETTINGS:
        yield SettingEntry(pages[each.page], each.name, each.text, "", f"{each.note} {each.words}")
    if team is None or not whose.is_manager:
        return
    for page, name, title in TEAM_SETTINGS:
        yield SettingEntry(pages[page], name, title, "", OF_SETTINGS.get((page, name), ""))
    for rule in RULES:
        setting = rule.setting(team.rules.settings)
        for number in numbers_of(rule):
            told = number.told(getattr(setting, number.name))
            words = OF_PRICES if number.name.endswith("weight") else ""
            yield SettingEntry(pages[rule.name], number.name, number.label, told, words)


def found_in(
    team: Team | None, typed: str, whose: Whose = MANAGER_ALONE
) -> tuple[tuple[Page, tuple[SettingEntry, ...]], ...]:
    """The pages that have every word that was typed, but for small ones, or have settings that do; all
    pages without words."""
    words = sought_words(_plain(typed).split())
    if not words:
        return tuple((page, ()) for page in all_pages(team, whose))
    by_page: dict[str, list[SettingEntry]] = {}
    for entry in all_settings(team, whose):
        if _has(f"{entry.title} {entry.words} {entry.beside}", words, entry.page):
            by_page.setdefault(entry.page.id, []).append(entry)
    return tuple(
        (page, tuple(by_page.get(page.id, ())))
        for page in all_pages(team, whose)
        if page.id in by_page or _has(page.sought, words, page)
    )


def _has(text: str, words: list[str], page: Page) -> bool:
    """Whether every word is there; words of the page's title count, but not alone for a setting."""
    whole = _plain(f"{text} {page.title} {page.group}")
    return all(
        word in whole or (len(word) > LEAST_STEM and word.removesuffix("s") in whole) for word in words
    )


def _plain(text: str) -> str:
    """As it is compared: a check-in is a check in."""
    return text.casefold().replace("-", " ").replace("_", " ")
