"""`rotabene notices PLAN`: what somebody has to know."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ui.cli.signed_in import open_plan, plan_options

if TYPE_CHECKING:
    from planner.domain.notices import Notice
    from planner.services.notices.all_notices import NoticeList


@click.command()
@plan_options
@click.option("--new", "only_new", is_flag=True, help="Only those that were not seen yet.")
@click.option("--seen", "marks_seen", is_flag=True, help="Count them as seen from now on.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of lines.")
def notices(plan: Path, name: str | None, only_new: bool, marks_seen: bool, as_json: bool) -> None:
    """List what concerns you in PLAN: published and changed weeks, who asks and who has answered, decided
    requests, time owed that runs out, deadlines at risk, lone visits that are overdue."""
    from planner.services.notices.all_notices import mark_seen
    from planner.services.notices.all_notices import notices as all_notices
    from ui.cli.plan_result import print_object
    from ui.cli.streams import say

    with open_plan(plan, name) as opened:
        told = all_notices(opened.store, opened.caller, opened.clock)
        if marks_seen:
            mark_seen(opened.store, opened.caller, told.unseen, opened.clock)
    shown = [each for each in told.notices if not only_new or each.id in told.unseen]
    if as_json:
        print_object({"notices": [_object(each, told) for each in shown]})
        return
    say(*(_line(each, told) for each in shown))
    if not shown:
        say("Nothing new." if only_new else "No notices.")


def _line(notice: Notice, told: NoticeList) -> str:
    from planner.domain.time_grid import civil_of, moment_label

    mark = "!" if notice.is_urgent else "*" if notice.id in told.unseen else " "
    more = f" “{notice.detail}”" if notice.detail else ""
    return f"{mark} {moment_label(civil_of(notice.at))}  {notice.sentence}{more}"


def _object(notice: Notice, told: NoticeList) -> dict[str, Any]:
    return {
        "id": notice.id,
        "kind": notice.kind,
        "at": notice.at.isoformat(),
        "sentence": notice.sentence,
        "detail": notice.detail,
        "is_urgent": notice.is_urgent,
        "is_new": notice.id in told.unseen,
    }
