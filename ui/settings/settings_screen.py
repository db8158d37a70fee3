"""The settings screen: settings with their search at the left, the page of the chosen one at the right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ui.forms.list_screen import ListScreen
from ui.main_window.desk import NOT_KEPT, Desk
from ui.settings.chosen_pack import ChosenPack
from ui.settings.keys_page import KeysPage
from ui.settings.pack_page import PackPage
from ui.settings.page_card import PageCard
from ui.settings.rule_page import RulePage
from ui.settings.setting_pages import Page, Whose, all_pages
from ui.settings.settings_list import SettingsList
from ui.settings.skills_page import NamedShiftsPage, SkillsPage
from ui.settings.team_page import TeamPage
from ui.settings.visits_page import VisitsPage
from ui.settings.window_page import WindowPage
from ui.sign_in.own_page import OwnSignInPage
from ui.sign_in.people_page import SignInsPage

if TYPE_CHECKING:
    from planner.domain.team import Team

LIST_WIDTH = 310
AnyPage = PageCard | SkillsPage | NamedShiftsPage


class SettingsScreen(ListScreen):
    """Pages are made when they are first looked at; what is typed is kept before another one comes."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.list = SettingsList(self)
        self._made: dict[str, AnyPage] = {}
        self._team_id = ""
        self._page = ""
        self._pack = ChosenPack(desk)
        self.list.looked_at.connect(self._look_at)
        self.list.chosen.connect(self._choose)
        self.set_list(self.list, LIST_WIDTH)

    @property
    def page(self) -> AnyPage | None:
        """The page in front."""
        return self._made.get(self._page)

    def renew(self) -> None:
        team = self.desk.session.team
        if (team.id if team else "") != self._team_id:
            self._forget_team_pages()
            self._team_id = team.id if team else ""
        self.list.show_team(self._pack.shown(team) if team is not None else None, self._whose)
        for made in self._made.values():
            self._show_team(made, team)
        known = {page.id for page in all_pages(team, self._whose)}
        place = self._page or self.desk.preferences.settings_page
        self._show(place if place in known else "look")

    def panes(self) -> Sequence[QWidget]:
        return (self.list, self.pages)

    def open_record(self, kind: str, key: str) -> None:
        """`key` is `page/setting`, or a page alone."""
        del kind
        page, _, name = key.partition("/")
        self.list.search.clear()
        self._choose(page, name)
        if not name:
            self.list.list.setFocus()

    def keep_opened(self) -> bool:
        return self.keep_typed()

    def keep_typed(self) -> bool:
        """Every page keeps what is right; the first that is not right yet comes to the front."""
        wrong = [page_id for page_id, made in [*self._made.items()] if not _is_kept(made)]
        if wrong:
            self._show(wrong[0])
        return not wrong

    @Slot(str, str)
    def _choose(self, page: str, name: str) -> None:
        self._look_at(page, name)
        made = self.page
        if name and page == self._page and isinstance(made, PageCard):
            made.focus_on(name)

    @Slot(str, str)
    def _look_at(self, page: str, name: str) -> None:
        """Bring a page to the front with what is meant of it; the keyboard stays where it is."""
        before = self.page
        if page != self._page and before is not None and not _is_kept(before):
            self.desk.frame.show_message("info", *NOT_KEPT)
            self.list.mark(self._page)
            return
        self._show(page)
        self.list.mark(page, name)
        made = self.page
        if name and isinstance(made, PageCard):
            made.bring_in_sight(name)

    def _show(self, page_id: str) -> None:
        team = self.desk.session.team
        page = next(each for each in all_pages(team, self._whose) if each.id == page_id)
        if page_id not in self._made:
            made = self._make(page, team)
            self._made[page_id] = made
            self.pages.addWidget(made)
            self._show_team(made, team)
        self._page = page_id
        self.desk.preferences.settings_page = page_id
        self.pages.setCurrentWidget(self._made[page_id])
        self.list.mark(page_id)

    @property
    def _whose(self) -> Whose:
        session = self.desk.session
        return Whose(session.caller.is_manager, bool(session.account))

    def _make(self, page: Page, team: Team | None) -> AnyPage:
        if page.kind == "sign_in":
            made_by = SignInsPage if page.id == "sign_ins" else OwnSignInPage
            return made_by(page, self.desk, self.pages)
        if page.kind in ("window", "keys") or team is None:
            window_page = (
                KeysPage(page, self.desk.preferences, self.desk.actions, self.pages)
                if page.kind == "keys"
                else WindowPage(page, self.desk.preferences, self.pages)
            )
            window_page.renewal_wanted.connect(self._renew_window)
            return window_page
        if page.kind == "team":
            return TeamPage(page, self.desk.edit_team, self.pages)
        if page.kind == "skills":
            return SkillsPage(team, self.desk.edit_team, self.pages)
        if page.kind == "named_shifts":
            return NamedShiftsPage(team, self.desk.edit_team, self.pages)
        if page.kind == "visits":
            return VisitsPage(page, self.desk.edit_team, self.pages)
        if page.kind == "pack":
            return self._make_pack_page(page)
        return RulePage(page, self._pack.edit, self.pages)

    def _make_pack_page(self, page: Page) -> PackPage:
        made = PackPage(page, self._pack.edit, self.pages)
        made.pack_chosen.connect(self._choose_pack)
        made.packs.prepare_wanted.connect(self._prepare_pack)
        made.packs.remove_wanted.connect(self._remove_pack)
        return made

    @Slot(object)
    def _choose_pack(self, first: date | None) -> None:
        """What is typed belongs to the pack that is left."""
        if self.keep_typed():
            self._pack.first = first
        self.renew()

    @Slot()
    def _prepare_pack(self) -> None:
        if self.keep_typed():
            self._pack.prepare()
            self.renew()
            if isinstance(self.page, PageCard):
                self.page.focus_on("name")

    @Slot()
    def _remove_pack(self) -> None:
        self._pack.remove()
        self.renew()

    def _forget_team_pages(self) -> None:
        for page_id, made in list(self._made.items()):
            if not isinstance(made, WindowPage):
                del self._made[page_id]
                self.pages.removeWidget(made)
                made.deleteLater()
                if page_id == self._page:
                    self._page = ""

    @Slot(str, str)
    def _renew_window(self, renewal: str, name: str) -> None:
        """What follows in the window from a setting that was changed."""
        if renewal == "look":
            self.desk.preferences.settings_page = self._page
            self.desk.frame.change_look(f"{self._page}/{name}")
        elif renewal == "keys":
            self.desk.frame.renew_keys()
        elif renewal == "panes":
            self.desk.frame.renew_panes()
        self.desk.renew_actions()

    def _show_team(self, page: AnyPage, team: Team | None) -> None:
        if isinstance(page, WindowPage | OwnSignInPage | SignInsPage):
            page.show_kept()
        elif team is None:
            return
        elif isinstance(page, RulePage | PackPage):
            shown = self._pack.shown(team)
            page.show_team(shown)
            if isinstance(page, RulePage):
                page.show_since(shown.rules if self._pack.first else None)
            else:
                page.show_packs(team, self._pack.first)
        elif isinstance(page, TeamPage | VisitsPage | SkillsPage | NamedShiftsPage):
            page.show_team(team)


def _is_kept(page: AnyPage) -> bool:
    """Keep what is typed on a page; whether nothing is left that is not kept."""
    if isinstance(page, PageCard):
        return page.save_now()
    if page.is_changed:
        page.save()
    return not page.is_changed
