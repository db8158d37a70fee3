"""How wide each day is: one wide day in a week, narrow weekends, the weekdays share what is left."""

from __future__ import annotations

from collections.abc import Sequence

from ui.settings.preferences import BoardSpan
from ui.theme import px

__all__ = ["BoardSpan", "column_widths", "view_widths"]


# Pixels at 100 %.
WIDE, WEEKDAY, WEEKEND = 284, 116, 52
# Several weeks: narrower days, so that more of them are seen at once.
WEEKDAY_OF_MANY, WEEKEND_OF_MANY = 92, 52
ONE_WEEK = 7
# The least that the wide day is wider than a weekday.
WIDE_TO_WEEKDAY = 1.5
# Days of which four or eight weeks are seen, and the one day that is.
LEAST_CONDENSED, WEEKEND_SHARE, LEAST_DAY = 15, 0.7, 640
# What the wide day may give up, so that a vertical scroll bar does not bring a horizontal one.
WIDE_GIVES = 16


def column_widths(weekends: Sequence[bool], wide: int | None, room: int) -> list[int]:
    """The width of each day in pixels; `weekends` says which days are one.

    `wide` is the column of the wide day; None makes all days equal. The widths fill `room` where the least
    widths leave some; otherwise they are wider than it and the board scrolls.
    """
    is_one_week = len(weekends) <= ONE_WEEK
    weekday, weekend = (WEEKDAY, WEEKEND) if is_one_week else (WEEKDAY_OF_MANY, WEEKEND_OF_MANY)
    if wide is None and is_one_week:
        widths = [px(WEEKDAY)] * len(weekends)
        elastic = list(range(len(weekends)))
    else:
        widths = [px(weekend if is_weekend else weekday) for is_weekend in weekends]
        elastic = [column for column, is_weekend in enumerate(weekends) if not is_weekend and column != wide]
        if wide is not None and wide < len(widths):
            lack = sum(widths) - widths[wide] + px(WIDE) - room
            widths[wide] = px(WIDE) - (lack if 0 < lack <= px(WIDE_GIVES) else 0)
            widths[wide] = max(widths[wide], _wide_share(room - sum(widths) + widths[wide], widths, elastic))
    _share_out(widths, elastic or list(range(len(widths))), room - sum(widths))
    return widths


def view_widths(
    weekends: Sequence[bool], wide: int | None, room: int, view: BoardSpan, zoom: float = 1.0
) -> list[int]:
    """The widths of a view: a day, a week, four or eight weeks fill `room`; `zoom` makes all of it wider."""
    if view == "day":
        widths = [max(room, px(LEAST_DAY))] * len(weekends)
    elif view == "week":
        widths = []
        for first in range(0, len(weekends), ONE_WEEK):
            here = wide - first if wide is not None and first <= wide < first + ONE_WEEK else None
            widths += column_widths(weekends[first : first + ONE_WEEK], here, room)
    else:
        widths = _condensed(weekends, room, 4 if view == "weeks4" else 8)
    return [round(width * zoom) for width in widths] if zoom != 1.0 else widths


def _condensed(weekends: Sequence[bool], room: int, weeks: int) -> list[int]:
    """So many weeks, or all there are where they are fewer, fill the room; weekends are narrower."""
    shown, least = min(weeks, max(1, len(weekends) // ONE_WEEK)), px(LEAST_CONDENSED)
    day = int(room / (shown * (5 + 2 * WEEKEND_SHARE)))
    weekend = int(day * WEEKEND_SHARE)
    if weekend < least:
        # No narrower than the figures of its date: the weekdays give what they can.
        day, weekend = max(int((room / shown - 2 * least) / 5), least), least
    widths = [weekend if is_weekend else day for is_weekend in weekends]
    if len(weekends) <= weeks * ONE_WEEK:
        _share_out(widths, list(range(len(widths))), room - sum(widths))
    return widths


def _wide_share(room: int, widths: Sequence[int], elastic: Sequence[int]) -> int:
    """What the wide day gets of a large window: on no screen are the other weekdays nearly as wide."""
    shared = room + sum(widths[column] for column in elastic)
    return int(shared * WIDE_TO_WEEKDAY / (len(elastic) + WIDE_TO_WEEKDAY))


def _share_out(widths: list[int], elastic: list[int], spare: int) -> None:
    """Give the spare pixels to the elastic columns, as evenly as whole pixels allow."""
    if spare <= 0 or not elastic:
        return
    each, more = divmod(spare, len(elastic))
    for place, column in enumerate(elastic):
        widths[column] += each + (1 if place < more else 0)
