"""The rows of the history: this session's steps with the way to each, then the log of earlier ones."""

from __future__ import annotations

from collections.abc import Sequence

from planner.domain.rota import Rota
from planner.ports import AuditRow, RotaVersion
from planner.services.history import LoggedStep, logged_steps, sentence_of
from planner.services.record_words import RecordWords
from ui.item_models.history_item_models import HistoryRow, VersionRow
from ui.undo.step_log import Step

OPENED = "The plan as it was opened"


def history_rows(
    steps: Sequence[Step],
    now: int,
    earlier: Sequence[AuditRow],
    words: RecordWords,
    by_others: Sequence[AuditRow] = (),
    left: Sequence[AuditRow] = (),
) -> tuple[HistoryRow, ...]:
    """The latest first; `now` is where the plan stands, `earlier` what was logged before it was opened,
    `by_others` what was done meanwhile in other windows or programs, `left` what was undone before something
    else was done."""
    own = [
        (
            step.at,
            step.logged,
            HistoryRow(
                step.at,
                sentence_of(step.what, step.subject, words.team),
                step.who,
                _state(step, now),
                step.index,
            ),
        )
        for step in steps
    ]
    logged = [
        (each.at, each.number, _logged(each, state))
        for state, rows in (("other", by_others), ("left", left))
        for each in reversed(tuple(logged_steps(rows, words)))
    ]
    # Of the same moment as the log has them.
    session = [row for _, _, row in sorted((*logged, *own), key=lambda each: each[:2])]
    opened = HistoryRow(None, OPENED, "", "now" if now == 0 else "done", 0)
    before = [_logged(each, "earlier") for each in logged_steps(earlier, words)]
    return (*reversed(session), opened, *before)


def _logged(step: LoggedStep, state: str) -> HistoryRow:
    version, number = (step.week, step.version), step.number
    return HistoryRow(step.at, step.sentence, step.who, state, None, step.reason, *version, number)


def version_rows(
    versions: Sequence[RotaVersion], published: Rota | None, words: RecordWords
) -> tuple[VersionRow, ...]:
    """The draft, then the versions, the latest first."""
    last = published.version if published is not None else 0
    found = [
        VersionRow(
            each.version if each.state == "published" else 0,
            each.at,
            each.who,
            words.note(each.note),
            is_last=each.state == "published" and each.version == last,
        )
        for each in versions
    ]
    return tuple(sorted(found, key=lambda row: (row.version != 0, -row.version)))


def _state(step: Step, now: int) -> str:
    if step.is_mark:
        return "mark"
    if not step.is_done:
        return "undone"
    return "now" if step.index == now else "done"
