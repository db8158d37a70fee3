"""Inviting somebody to sign in, or giving somebody another role."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from planner.domain.errors import PlannerError
from planner.domain.roles import ROLE_NAMES, Role
from planner.domain.team import Team
from ui.dialogs.sheet import Sheet
from ui.forms.choice_fields import ChoiceField
from ui.forms.form import Form
from ui.forms.text_fields import TextField

ROLE_NOTES: dict[Role, str] = {
    "worker": "Sees their own week and the published rota, asks for swaps, leave and TOIL.",
    "manager": "Plans, publishes, decides, and says who signs in.",
    "service_lead": "Reads and exports; changes nothing and sees no private reasons.",
}
# Name, role, and the person of the team. PlannerError when it is refused.
KeepSignIn = Callable[[str, Role, str | None], None]


class InviteSheet(Sheet):
    """`keep` is called with what was chosen; the sheet stays with what it refuses."""

    def __init__(
        self,
        team: Team,
        keep: KeepSignIn,
        parent: QWidget | None = None,
        present: tuple[str, Role, str | None] | None = None,
    ) -> None:
        super().__init__("Change role" if present else "Invite somebody", parent, width=440)
        self.setObjectName("inviteSheet")
        self._keep, self._team, self._is_change = keep, team, present is not None
        self.form = Form()
        self.role, self.person, self.name = ChoiceField(), ChoiceField(), TextField("as they sign in")
        self.role.offer([(text, role) for role, text in ROLE_NAMES.items()])
        self.person.offer([("Nobody of the team", None), *((each.name, each.id) for each in team.staff)])
        self.form.add("role", "Role", self.role)
        self.form.add("staff", "In the team", self.person)
        self.form.add("name", "Name", self.name)
        name, role, staff = present or ("", "worker", None)
        self.form.put({"name": name, "role": role, "staff": staff})
        self.form.show_field("name", is_shown=present is None)
        self.role.edited.connect(self._role_chosen)
        self.person.edited.connect(self._person_chosen)
        self.form.submitted.connect(self.accept)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.add_buttons("Change" if present else "Invite", "Cancel")
        self._role_chosen()

    @Slot()
    def accept(self) -> None:
        """Keep it, or say at the field what is not right."""
        values = self.form.values()
        try:
            self._keep(values["name"], values["role"], values["staff"])
        except PlannerError as trouble:
            is_of_person = "person" in trouble.sentence or "team" in trouble.sentence
            place = "staff" if is_of_person else "role" if self._is_change else "name"
            self.form.show_problems({place: f"{trouble.sentence} {trouble.next_step}"})
            return
        super().accept()

    @Slot()
    def _role_chosen(self) -> None:
        self.form.tell("role", ROLE_NOTES[self.role.value()])

    @Slot()
    def _person_chosen(self) -> None:
        """The name one signs in with is mostly that of the person."""
        names = [each.name for each in self._team.staff]
        if not self.name.value() or self.name.value() in names:
            chosen = self.person.value()
            self.name.put(next((each.name for each in self._team.staff if each.id == chosen), ""))
