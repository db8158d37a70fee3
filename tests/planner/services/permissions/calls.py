"""One call of every use case: with which deed it is let through, and what it is tried with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

from planner.domain.notices import NoticeSettings
from planner.domain.permissions import Deed
from planner.domain.records import DateRange
from planner.domain.roles import Caller
from planner.domain.staff import Preference
from planner.domain.swaps import Leg
from planner.domain.time_grid import Span
from planner.exporters.my_calendar import my_calendar
from planner.services import edit_rota, edit_team, past_plan, publish_rota
from planner.services.accounts import people
from planner.services.check_in import tell
from planner.services.explain import apply_fix
from planner.services.flexible import evidence, register
from planner.services.guarded_store import GuardedStore
from planner.services.my_week.my_week import my_week
from planner.services.notices import all_notices
from planner.services.replay_log import untold_to
from planner.services.requests import decide, own_leave, own_wishes
from planner.services.swaps import eligible, needs_reason, requests
from planner.services.worked import claim, confirm, later_start
from planner.store.sqlite_store import SqliteStore
from tests.planner.rules.factory import at
from tests.planner.services.small_office import MONDAY, StillClock
from tests.planner.services.swaps.office import work_of

CLOCK = StillClock()
LATER = date(2026, 12, 14)
LONE_VISIT = at("Thu 18:15")
LATE_DAY = Span(at("Thu-1 09:00"), at("Thu-1 18:00"))
NO_SUCH = "no-such-thing"


@dataclass(frozen=True)
class Given:
    """Who asks through the guard, whose record it is, and the manager to prepare what is asked about."""

    store: GuardedStore
    caller: Caller
    staff: str
    whole: SqliteStore
    manager: Caller

    def request_of_theirs(self) -> str:
        """The id of an open request whose giver is the person."""
        for each in self.whole.swaps():
            if each.giver == self.staff and each.is_open:
                return each.id
        return requests.ask(self.whole, self.manager, work_of(self.whole, self.staff), [], CLOCK).id

    def request_to_them(self) -> str:
        """The id of an open request that the person is asked in."""
        work = work_of(self.whole, "dee")
        for each in self.whole.swaps():
            if each.giver == "dee" and each.is_open and each.proposals[0].legs[0].to == self.staff:
                return each.id
        for each in self.whole.swaps():
            if each.giver == "dee" and each.is_open:
                requests.cancel(self.whole, self.manager, each.id, CLOCK)
        return requests.ask(self.whole, self.manager, work, [[Leg(work=work, to=self.staff)]], CLOCK).id

    def buddy_is_them(self) -> None:
        """They are the buddy of Dee's lone visit."""
        tell.name_buddy(self.whole, self.manager, "dee", LONE_VISIT, self.staff)

    @property
    def an_account(self) -> str:
        """Of the one who is asked about."""
        accounts = self.whole.accounts()
        return next((each.id for each in accounts if each.staff == self.staff), accounts[-1].id)


@dataclass(frozen=True)
class Call:
    """`has_owner`: whether the record is a person's; `prepare` makes what is asked about, before the try."""

    deed: Deed
    does: Callable[[Given], object]
    has_owner: bool = False
    prepare: Callable[[Given], object] | None = None


def _anything() -> Any:
    """In the place of what is not looked at before the gate, nor found behind it."""
    return None


def _fix_of(given: Given) -> Any:
    """A fix of the rota as it is seen, whose edit is not looked at before the gate."""
    return SimpleNamespace(base=given.store.published(MONDAY), edit_by=lambda *_: None, sentence="A fix")


def _wish(given: Given) -> Preference:
    return Preference(id=f"wish-{given.staff}", staff=given.staff, wants="not_work", day=LATER)


GATED: Mapping[str, Call] = {
    "accounts.people.invite": Call(
        "invite somebody", lambda g: people.invite(g.store, g.caller, "New", "service_lead", None, CLOCK)
    ),
    "accounts.people.reset": Call(
        "reset a passphrase", lambda g: people.reset(g.store, g.caller, g.an_account, CLOCK)
    ),
    "accounts.people.change_role": Call(
        "change a role", lambda g: people.change_role(g.store, g.caller, g.an_account, "manager", g.staff)
    ),
    "accounts.people.end": Call(
        "end or unlock a sign-in", lambda g: people.end(g.store, g.caller, g.an_account)
    ),
    "accounts.people.unlock": Call(
        "end or unlock a sign-in", lambda g: people.unlock(g.store, g.caller, g.an_account)
    ),
    "check_in.tell.i_am_safe": Call(
        "check in after a visit",
        lambda g: tell.i_am_safe(g.store, g.caller, g.staff, LONE_VISIT),
        has_owner=True,
    ),
    "check_in.tell.stay_until": Call(
        "check in after a visit",
        lambda g: tell.stay_until(g.store, g.caller, g.staff, LONE_VISIT, at("Fri-1 10:00"), CLOCK),
        has_owner=True,
    ),
    "check_in.tell.name_buddy": Call(
        "check in after a visit",
        lambda g: tell.name_buddy(g.store, g.caller, g.staff, LONE_VISIT, "cy"),
        has_owner=True,
    ),
    "check_in.tell.close_check_in": Call(
        "close a check-in",
        lambda g: tell.close_check_in(g.store, g.caller, "dee", LONE_VISIT, "Rang, all well"),
        has_owner=True,
        prepare=lambda g: g.buddy_is_them(),
    ),
    "flexible.evidence.keep_evidence": Call(
        "decide on flexible working",
        lambda g: evidence.keep_evidence(g.store, g.caller, NO_SUCH, NO_SUCH, _anything(), CLOCK),
    ),
    "flexible.register.ask_for_flexible_working": Call(
        "ask for flexible working",
        lambda g: register.ask_for_flexible_working(g.store, g.caller, g.staff, "Start at ten", LATER, CLOCK),
        has_owner=True,
    ),
    "flexible.register.withdraw": Call(
        "ask for flexible working",
        lambda g: register.withdraw(g.store, g.caller, NO_SUCH, g.staff, CLOCK),
        has_owner=True,
    ),
    "flexible.register.appeal": Call(
        "ask for flexible working",
        lambda g: register.appeal(g.store, g.caller, NO_SUCH, g.staff, "Not heard", CLOCK),
        has_owner=True,
    ),
    "flexible.register.add_option": Call(
        "decide on flexible working",
        lambda g: register.add_option(g.store, g.caller, NO_SUCH, "Other", _anything(), 2220, CLOCK),
    ),
    "flexible.register.consult": Call(
        "decide on flexible working",
        lambda g: register.consult(g.store, g.caller, NO_SUCH, "We talked", CLOCK),
    ),
    "flexible.register.extend": Call(
        "decide on flexible working",
        lambda g: register.extend(g.store, g.caller, NO_SUCH, LATER, "We agreed", CLOCK),
    ),
    "flexible.register.agree": Call(
        "decide on flexible working",
        lambda g: register.agree(g.store, g.caller, NO_SUCH, "o", LATER, "Good", CLOCK),
    ),
    "flexible.register.try_out": Call(
        "decide on flexible working",
        lambda g: register.try_out(g.store, g.caller, NO_SUCH, "o", MONDAY, LATER, "Try", CLOCK),
    ),
    "flexible.register.refuse": Call(
        "decide on flexible working",
        lambda g: register.refuse(g.store, g.caller, NO_SUCH, ["costs"], "No cover", CLOCK),
    ),
    "my_week.my_week.my_week": Call(
        "see hours and balances", lambda g: my_week(g.store, g.caller, g.staff, MONDAY), has_owner=True
    ),
    "notices.all_notices.notices": Call(
        "read notices", lambda g: all_notices.notices(g.store, g.caller, CLOCK)
    ),
    "notices.all_notices.notices_in_steps": Call(
        "read notices", lambda g: list(all_notices.notices_in_steps(g.store, g.caller, CLOCK))
    ),
    "notices.all_notices.mark_seen": Call(
        "read notices", lambda g: all_notices.mark_seen(g.store, g.caller, (), CLOCK)
    ),
    "notices.all_notices.keep_settings": Call(
        "read notices", lambda g: all_notices.keep_settings(g.store, g.caller, NoticeSettings())
    ),
    "requests.decide.approve_request": Call(
        "decide a request for time", lambda g: decide.approve_request(g.store, g.caller, NO_SUCH, CLOCK)
    ),
    "requests.decide.decline_request": Call(
        "decide a request for time", lambda g: decide.decline_request(g.store, g.caller, NO_SUCH, "No cover")
    ),
    "requests.own_leave.ask_for_leave": Call(
        "ask for leave",
        lambda g: own_leave.ask_for_leave(
            g.store, g.caller, g.staff, "annual_leave", DateRange(first=LATER, last=LATER), CLOCK
        ),
        has_owner=True,
    ),
    "requests.own_leave.ask_for_toil": Call(
        "ask for TOIL",
        lambda g: own_leave.ask_for_toil(g.store, g.caller, g.staff, 60, date(2026, 11, 19), CLOCK),
        has_owner=True,
    ),
    "requests.own_leave.cancel_request": Call(
        "cancel a request for time",
        lambda g: own_leave.cancel_request(g.store, g.caller, NO_SUCH, g.staff, CLOCK),
        has_owner=True,
    ),
    "requests.own_wishes.put_wish": Call(
        "write a wish", lambda g: own_wishes.put_wish(g.store, g.caller, _wish(g)), has_owner=True
    ),
    "requests.own_wishes.remove_wish": Call(
        "write a wish",
        lambda g: own_wishes.remove_wish(g.store, g.caller, NO_SUCH, g.staff),
        has_owner=True,
    ),
    "swaps.eligible.takers_for": Call(
        "see who can take work",
        lambda g: eligible.takers_for(g.store, g.caller, work_of(g.whole, g.staff)),
        has_owner=True,
    ),
    "swaps.eligible.outlook_for": Call(
        "answer a request for work",
        lambda g: eligible.outlook_for(
            g.store, g.caller, [Leg(work=work_of(g.whole, "dee"), to=g.staff)], g.staff
        ),
        has_owner=True,
    ),
    "swaps.needs_reason.touched_by": Call(
        "approve a request for work",
        lambda g: needs_reason.touched_by(g.store, g.caller, g.whole.swaps()[-1], CLOCK),
        prepare=lambda g: g.request_to_them(),
    ),
    "swaps.requests.ask": Call(
        "ask to hand work on",
        lambda g: requests.ask(g.store, g.caller, work_of(g.whole, g.staff), [], CLOCK),
        has_owner=True,
    ),
    "swaps.requests.accept": Call(
        "answer a request for work",
        lambda g: requests.accept(g.store, g.caller, g.request_to_them(), "way-1", CLOCK, g.staff),
        has_owner=True,
        prepare=lambda g: g.request_to_them(),
    ),
    "swaps.requests.take": Call(
        "answer a request for work",
        lambda g: requests.take(g.store, g.caller, g.request_to_them(), CLOCK, g.staff),
        has_owner=True,
        prepare=lambda g: g.request_to_them(),
    ),
    "swaps.requests.decline": Call(
        "answer a request for work",
        lambda g: requests.decline(g.store, g.caller, g.request_to_them(), CLOCK, g.staff),
        has_owner=True,
        prepare=lambda g: g.request_to_them(),
    ),
    "swaps.requests.cancel": Call(
        "cancel a request for work",
        lambda g: requests.cancel(g.store, g.caller, g.request_of_theirs(), CLOCK),
        has_owner=True,
        prepare=lambda g: g.request_of_theirs(),
    ),
    "swaps.requests.refuse": Call(
        "refuse a request for work",
        lambda g: requests.refuse(g.store, g.caller, g.request_to_them(), "No cover", CLOCK),
        prepare=lambda g: g.request_to_them(),
    ),
    "swaps.requests.approve": Call(
        "approve a request for work",
        lambda g: requests.approve(g.store, g.caller, g.request_to_them(), CLOCK),
        prepare=lambda g: g.request_to_them(),
    ),
    "swaps.requests.undo": Call(
        "undo a swap",
        lambda g: requests.undo(g.store, g.caller, g.request_to_them(), "A mistake", CLOCK),
        prepare=lambda g: g.request_to_them(),
    ),
    "worked.claim.claim_extra": Call(
        "ask for TOIL", lambda g: claim.claim_extra(g.store, g.caller, g.staff, MONDAY), has_owner=True
    ),
    "worked.confirm.confirm_day": Call(
        "confirm hours",
        lambda g: confirm.confirm_day(g.store, g.caller, g.staff, MONDAY, CLOCK),
        has_owner=True,
    ),
    "worked.confirm.correct_day": Call(
        "confirm hours",
        lambda g: confirm.correct_day(g.store, g.caller, g.staff, LATE_DAY, CLOCK),
        has_owner=True,
    ),
    "worked.later_start.ask_later_start": Call(
        "confirm hours",
        lambda g: later_start.ask_later_start(g.store, g.caller, g.staff, MONDAY, CLOCK),
        has_owner=True,
    ),
    "my_calendar.my_calendar": Call(
        "export", lambda g: my_calendar(g.store, g.caller, g.staff, CLOCK), has_owner=True
    ),
    "replay_log.untold_to": Call("copy the whole plan", lambda g: untold_to(g.store, g.caller)),
    # What the manager alone does goes through the guarded store as it is.
    "edit_rota.edit_rota": Call(
        "change the plan", lambda g: edit_rota.edit_rota(g.store, MONDAY, _anything(), g.caller.name)
    ),
    "edit_team.edit_team": Call(
        "change the plan",
        lambda g: edit_team.edit_team(g.store, edit_team.TeamEdit("Nothing", "team", ()), g.caller.name),
    ),
    "explain.apply_fix.apply_fix": Call(
        "change the plan", lambda g: apply_fix.apply_fix(g.store, MONDAY, _fix_of(g), g.caller.name)
    ),
    "past_plan.put_plan": Call(
        "change the plan", lambda g: past_plan.put_plan(g.store, _anything(), g.caller.name)
    ),
    "publish_rota.publish_rota": Call(
        "change the plan",
        lambda g: publish_rota.publish_rota(g.store, MONDAY, g.caller.name, {"*": "Agreed with all"}),
    ),
}
# They read, through whatever store they are given: what they see is the guard's to decide.
READS = frozenset(
    {
        "check_in.watch.watched_in",
        "check_in.watch.overdue_in",
        "import_file.import_file",
        "past_plan.plan_after",
        "past_plan.going_back",
        "planned_weeks.rota_at_hand",
        "planned_weeks.replacing",
        "replay_log.untold",
        "restore_version.restoring",
        "team_glance.team_glance",
        "wheel.wheel_view.rotas_of_weeks",
    }
)
# The gate itself, and what comes before anybody is known: there the passphrase decides.
GATE = frozenset(
    {
        "permitted.permitted",
        "permitted.refuse_unless",
        "permitted.by_program",
        "permitted.seen_by_program",
        "refusals.keep_refusal",
        "accounts.standing.has_accounts",
        "accounts.standing.refuse_fallen",
        "accounts.sign_in.sign_in",
        "accounts.sign_in.count_try",
        "accounts.people.begin",
        "accounts.own_account.change_passphrase",
        "accounts.own_account.recover",
        "accounts.own_account.new_recovery_word",
        "accounts.own_account.remember",
        "accounts.own_account.forget",
        "accounts.own_account.sign_in_by_key",
    }
)
# What follows from time alone, in the program's own name.
PROGRAM = frozenset({"swaps.requests.end_stale"})
