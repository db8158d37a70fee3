"""Inviting somebody: whom it begins with."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.planner.services.small_office import small_team
from ui.sign_in.invite_sheet import InviteSheet


def test_it_begins_with_the_first_person_who_does_not_sign_in_yet(qtbot: QtBot) -> None:
    staff = small_team().staff[1:]
    sheet = InviteSheet(staff, lambda *_: dict)
    qtbot.addWidget(sheet)
    values = sheet.form.values()
    assert (values["name"], values["role"], values["staff"]) == (staff[0].name, "worker", staff[0].id)


def test_where_everybody_signs_in_it_begins_with_a_service_lead(qtbot: QtBot) -> None:
    sheet = InviteSheet((), lambda *_: dict)
    qtbot.addWidget(sheet)
    assert (sheet.form.values()["role"], sheet.form.values()["staff"]) == ("service_lead", None)


def test_a_service_lead_is_nobody_of_the_team(qtbot: QtBot) -> None:
    staff = small_team().staff
    sheet = InviteSheet(staff, lambda *_: dict)
    qtbot.addWidget(sheet)
    sheet.role.put("service_lead")
    sheet.role.edited.emit()
    assert (sheet.form.values()["name"], sheet.form.values()["staff"]) == ("", None)
    sheet.role.put("worker")
    sheet.role.edited.emit()
    assert (sheet.form.values()["name"], sheet.form.values()["staff"]) == (staff[0].name, staff[0].id)
