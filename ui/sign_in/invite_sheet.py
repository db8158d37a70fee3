"""Inviting somebody to sign in, or giving somebody another role."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from planner.domain.errors import PlannerError
from planner.domain.roles import ROLE_NAMES, Role
from planner.domain.staff import StaffMember
from ui.dialogs.sheet import Sheet
from ui.forms.choice_fields import ChoiceField
from ui.forms.form import Form
from ui.forms.text_fields import TextField
from ui.tasks.aside import Aside

ROLE_NOTES: dict[Role, str] = {
    "worker": "Sees their own week and the published rota, asks for swaps, leave and TOIL.",
    "manager": "Plans, publishes, decides, and says who signs in.",
    "service_lead": "Reads and exports; changes nothing and sees no private reasons.",
}
# Of a name, a role and a person of the team, the work that keeps it; it is done beside the window.
KeepSignIn = Callable[[str, Role, str | None], Callable[[], object]]


class InviteSheet(Sheet):
    """`people`: who may still sign in; `keep` is called with what was chosen, and the sheet stays with what
    is refused. `outcome` is what came of it."""

    def __init__(
        self,
        people: Sequence[StaffMember],
        keep: KeepSignIn,
        parent: QWidget | None = None,
        present: tuple[str, Role, str | None] | None = None,
    ) -> None:
        super().__init__("Change role" if present else "Invite somebody", parent, width=440)
        self.setObjectName("inviteSheet")
        self._keep, self._is_change = keep, present is not None
        self.outcome: object = None
        self.aside = Aside(self)
        self.aside.ended.connect(self._ended)
        self._names = {each.id: each.name for each in people}
        self.form = Form()
        self.role, self.person, self.name = ChoiceField(), ChoiceField(), TextField("as they sign in")
        self.role.offer([(text, role) for role, text in ROLE_NAMES.items()])
        choices = [(name, staff) for staff, name in self._names.items()]
        self.person.offer([("Nobody of the team", None), *choices])
        self.form.add("role", "Role", self.role)
        self.form.add("staff", "In the team", self.person)
        self.form.add("name", "Name", self.name)
        name, role, staff = present or self._next
        self.form.put({"name": name, "role": role, "staff": staff})
        self.form.show_field("name", is_shown=present is None)
        self.role.edited.connect(self._role_chosen)
        self.person.edited.connect(self._person_chosen)
        self.form.submitted.connect(self.accept)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.add_buttons("Change" if present else "Invite", "Cancel")
        self._role_chosen()

    @property
    def _next(self) -> tuple[str, Role, str | None]:
        """Whom an invitation begins with: the first worker who does not sign in yet."""
        for staff, name in self._names.items():
            return name, "worker", staff
        return "", "service_lead", None

    @Slot()
    def accept(self) -> None:
        """Keep it. The hash of a one-time word is slow on purpose, and made beside the window."""
        if not self.aside.is_running:
            values = self.form.values()
            self.aside.run(self._keep(values["name"], values["role"], values["staff"]))

    @Slot()
    def reject(self) -> None:
        """What has begun is seen to its end: its word is shown only once."""
        if not self.aside.is_running:
            super().reject()

    @Slot(object, object)
    def _ended(self, done: object, trouble: PlannerError | None) -> None:
        """Say at the field what is not right, or be done."""
        if trouble is None:
            self.outcome = done
            super().accept()
            return
        is_of_person = "person" in trouble.sentence or "team" in trouble.sentence
        place = "staff" if is_of_person else "role" if self._is_change else "name"
        self.form.show_problems({place: f"{trouble.sentence} {trouble.next_step}"})

    @Slot()
    def _role_chosen(self) -> None:
        role = self.role.value()
        self.form.tell("role", ROLE_NOTES[role])
        # Who reads several teams is nobody of one; a worker is somebody of it.
        if role == "service_lead" and self.person.value() is not None:
            self.person.put(None)
            self._person_chosen()
        elif role == "worker" and self.person.value() is None and not self.name.value():
            self.person.put(self._next[2])
            self._person_chosen()

    @Slot()
    def _person_chosen(self) -> None:
        """The name one signs in with is mostly that of the person."""
        if not self.name.value() or self.name.value() in self._names.values():
            self.name.put(self._names.get(self.person.value(), ""))
