"""Building, publishing, pinning, undoing: what is done to the rota."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ui.actions.action_row import ActionRow
from ui.actions.board_actions import chosen_noun
from ui.actions.file_actions import has_rota, is_idle, is_open
from ui.session.chosen import Chosen

if TYPE_CHECKING:
    from ui.main_window.desk import Desk


def can_build(desk: Desk) -> bool:
    return is_open(desk) and is_idle(desk)


def build(desk: Desk) -> None:
    desk.builds.build()


def is_building(desk: Desk) -> bool:
    return desk.builder.state == "building"


def can_use_best(desk: Desk) -> bool:
    return is_building(desk) and desk.builder.has_rota


def use_best(desk: Desk) -> None:
    desk.builder.use_best()


def stop(desk: Desk) -> None:
    desk.builder.drop()


def can_publish(desk: Desk) -> bool:
    return has_rota(desk) and not desk.session.is_as_published


def publish(desk: Desk) -> None:
    from planner.rules.wording import weeks_text

    session = desk.session
    session.settle()
    reasons = _reasons_to_publish(desk)
    shown = session.shown
    if reasons is None or shown is None:
        return
    session.publish(reasons)
    desk.reasons.typed_for(shown).clear()
    version = session.published.version if session.published is not None else 1
    which = weeks_text(session.first_day.toordinal(), shown.problem.weeks)
    desk.steps.mark("Publish rota", f"version {version} of {which}")
    desk.frame.show_message(
        "info", f"The rota is published as version {version}.", "History (Ctrl+6) keeps every version."
    )


def _reasons_to_publish(desk: Desk) -> Mapping[str, str] | None:
    """What is given in the sheet; asked again where another program has changed the plan while it lay open:
    nothing is published unseen."""
    session, is_other = desk.session, False
    while can_publish(desk) and (shown := session.shown) is not None:
        typed = desk.reasons.typed_for(shown)
        reasons = desk.ask.publish_reasons(shown, session.published, typed, is_other=is_other)
        is_other = reasons is not None and session.look_again() and session.shown != shown
        if not is_other:
            return reasons
    if is_other:
        desk.frame.show_message("warn", NOTHING_LEFT)
    return None


NOTHING_LEFT = "The plan has changed since the sheet was opened: there is nothing to publish any more."
TAKEN_BACK = "What was typed and not saved was taken back. Undo again goes on with the plan."
LAST_ELSEWHERE = "The last step was made in another window: undo it there, or go back in History (Ctrl+6)."


def can_undo(desk: Desk) -> bool:
    return (is_idle(desk) and desk.undo_stack.canUndo()) or desk.frame.typed_step("back") is not None


def can_redo(desk: Desk) -> bool:
    return (is_idle(desk) and desk.undo_stack.canRedo()) or desk.frame.typed_step("on") is not None


def undo(desk: Desk) -> None:
    if typed := desk.frame.typed_step("back"):
        typed()
        if desk.frame.typed_step("back") is None:
            desk.say(TAKEN_BACK)
        return
    if not is_idle(desk):
        return
    stack = desk.undo_stack
    name, place, is_last_elsewhere = stack.undoText(), stack.index(), desk.steps.is_last_elsewhere
    with desk.actions.renewed_once():
        stack.undo()
    if is_last_elsewhere and stack.index() < place:
        desk.frame.show_message("info", f"Undone here: {_lower(name)}.", LAST_ELSEWHERE)


def redo(desk: Desk) -> None:
    if typed := desk.frame.typed_step("on"):
        typed()
        return
    if not is_idle(desk):
        return
    with desk.actions.renewed_once():
        desk.undo_stack.redo()


def undo_name(desk: Desk) -> str:
    if desk.frame.typed_step("back"):
        return "Undo typing"
    return f"Undo {_lower(desk.undo_stack.undoText())}".strip()


def redo_name(desk: Desk) -> str:
    if desk.frame.typed_step("on"):
        return "Redo typing"
    return f"Redo {_lower(desk.undo_stack.redoText())}".strip()


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]


def has_shift(desk: Desk) -> bool:
    return has_rota(desk) and bool(desk.board_work.shifts)


def is_pinned(desk: Desk) -> bool:
    return desk.board_work.is_pinned


def toggle_pin(desk: Desk) -> None:
    """Pin or unpin the chosen activity, or the chosen shifts."""
    from planner.services.rota_edits import PinActivity, UnpinActivity

    shift, activity = desk.selected_shift, desk.selected_activity
    if shift is not None and activity is not None:
        kind = UnpinActivity if activity.is_pinned else PinActivity
        desk.edit(kind(shift.id, activity.start))
    else:
        desk.board_work.toggle_pins()


def pin_name(desk: Desk) -> str:
    return f"{'Unpin' if is_pinned(desk) else 'Pin'} {chosen_noun(desk)}"


def has_lost_pins(desk: Desk) -> bool:
    return is_idle(desk) and desk.board_work.person_of_lost_pins is not None


def let_pins_go(desk: Desk) -> None:
    desk.board_work.let_pins_go()


def can_ask_why(desk: Desk) -> bool:
    return desk.questions.can_explain and desk.chosen.kind in ("shift", "uncovered")


def ask_why(desk: Desk) -> None:
    """Of a shift: why it is there. Of a demand: the reasons, on the board and in the inspector."""
    if desk.chosen.kind == "shift":
        desk.questions.ask_why()
    desk.frame.show_reasons()


def why_name(desk: Desk) -> str:
    return "Why not?" if desk.chosen.kind == "uncovered" else "Why this?"


def can_try_person(desk: Desk) -> bool:
    return has_rota(desk) and is_idle(desk)


def try_person(desk: Desk) -> None:
    desk.frame.pick_up_person()


def can_leave(desk: Desk) -> bool:
    return desk.questions.can_explain and desk.chosen.kind == "uncovered"


def leave(desk: Desk) -> None:
    desk.ways_out.leave_uncovered()


def leave_name(desk: Desk) -> str:
    rota, demand = desk.session.rota, desk.chosen.demand
    is_left = rota is not None and demand is not None and bool(rota.left_reason(demand))
    return "Take back the reason for leaving it uncovered" if is_left else "Leave uncovered and record why…"


def show_fairness(desk: Desk) -> None:
    desk.choose(Chosen("fairness"))
    desk.frame.show_inspector(takes_focus=False)


def show_proof(desk: Desk) -> None:
    desk.choose(Chosen("proof"))
    desk.frame.show_inspector(takes_focus=False)


def has_fix(desk: Desk) -> bool:
    return desk.questions.first_fix is not None


def apply_first_fix(desk: Desk) -> None:
    fix = desk.questions.first_fix
    if fix is not None:
        desk.questions.apply_fix(fix)


ROTA_ROWS: tuple[ActionRow, ...] = (
    ActionRow(
        "rota.build",
        "Build rota",
        build,
        ("F5",),
        "play",
        can_build,
        "Wait until the build ends",
        words="plan make solve generate schedule roster",
    ),
    ActionRow(
        "rota.use_best",
        "Use this one",
        use_best,
        icon="tick",
        enabled_when=can_use_best,
        off_because="No rota has been found yet",
    ),
    ActionRow(
        "rota.stop",
        "Stop",
        stop,
        icon="stop",
        enabled_when=is_building,
        off_because="No rota is being built",
        words="cancel the build",
    ),
    ActionRow(
        "rota.publish",
        "Publish…",
        publish,
        ("Ctrl+Shift+P",),
        "upload-simple",
        can_publish,
        "There is nothing new to publish",
        words="release share version announce",
    ),
    ActionRow(
        "edit.undo",
        "Undo",
        undo,
        ("Ctrl+Z",),
        "arrow-u-up-left",
        can_undo,
        "Nothing to undo",
        named_by=undo_name,
        words="take back",
    ),
    ActionRow(
        "edit.redo",
        "Redo",
        redo,
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "arrow-u-up-right",
        can_redo,
        "Nothing to redo",
        named_by=redo_name,
        words="do again",
    ),
    ActionRow(
        "shift.pin",
        "Pin shift",
        toggle_pin,
        icon="pin",
        enabled_when=has_shift,
        off_because="Choose a shift first",
        named_by=pin_name,
        checked_when=is_pinned,
        board_key="p",
        words="fix lock keep",
    ),
    ActionRow(
        "pin.let_go",
        "Unpin what the rota has not kept",
        let_pins_go,
        icon="pin",
        enabled_when=has_lost_pins,
        off_because="Nothing is pinned for this person that the rota has not kept",
        words="lost law broken",
    ),
    ActionRow(
        "why.ask",
        "Why this?",
        ask_why,
        icon="question",
        enabled_when=can_ask_why,
        off_because="Choose a shift or something uncovered first",
        named_by=why_name,
        board_key="w",
        words="reason explain",
    ),
    ActionRow(
        "what_if.try",
        "What if this person did it?",
        try_person,
        icon="user-focus",
        enabled_when=can_try_person,
        off_because="There is no rota for this week",
        board_key="t",
        words="try somebody else",
    ),
    ActionRow(
        "uncovered.leave",
        "Leave uncovered and record why…",
        leave,
        icon="admin",
        enabled_when=can_leave,
        off_because="Choose something uncovered first",
        named_by=leave_name,
        words="accept gap",
    ),
    ActionRow(
        "fairness.show",
        "How work is shared",
        show_fairness,
        icon="law",
        enabled_when=has_rota,
        off_because="There is no rota for this week",
        board_key="f",
        words="fairness fair evenings balance",
    ),
    ActionRow(
        "proof.show",
        "What was proved",
        show_proof,
        ("Ctrl+I",),
        "law",
        has_rota,
        "There is no rota for this week",
        words="optimal bound tiers best",
    ),
    ActionRow(
        "fix.apply_first",
        "Apply the first fix",
        apply_first_fix,
        ("Ctrl+Return", "Ctrl+Enter"),
        "wrench",
        has_fix,
        "Choose something uncovered first",
        words="mend suggestion",
    ),
)
