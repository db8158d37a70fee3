"""Paints a week by the hour: the ground, each shift, what is in it, and the rest between two shifts."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen

from planner.domain.time_grid import DAY, Span, civil
from ui.item_models.my_week_columns import DayColumn, Piece, RestLine
from ui.my_week.piece_painter import paint_break_words, paint_casework, paint_piece
from ui.my_week.week_scale import WeekScale
from ui.theme import colour, icon, px, px_exact, text_font

NOTCH = 26
OFFER_WORDS = "Offer or swap"


def paint_ground(painter: QPainter, scale: WeekScale, floor: int) -> None:
    """Weekends a shade darker, a line at every hour and between days."""
    for number, column in enumerate(scale.columns):
        left, right = scale.lefts[number], scale.lefts[number + 1]
        ground = "surface2" if column.is_narrow else "surface"
        painter.fillRect(QRectF(left, 0, right - left, floor), colour(ground))
    painter.setPen(QPen(colour("line"), 1))
    for hour in range(scale.first_hour, scale.last_hour + 1):
        y = round(scale.hour_y(hour)) + 0.5
        painter.drawLine(QPointF(0, y), QPointF(scale.lefts[-1], y))
    painter.setPen(QPen(colour("lineStrong"), 1))
    for left in scale.lefts[1:]:
        painter.drawLine(QPointF(left - 0.5, 0), QPointF(left - 0.5, floor))


def paint_day(painter: QPainter, scale: WeekScale, number: int) -> None:
    """One day: its rests, its shift and what is in it."""
    column = scale.columns[number]
    shift = column.shift
    if shift is None:
        return
    for rest in column.rests:
        _paint_rest(painter, scale, number, rest)
    area = scale.area(number, Span(shift.start, shift.end))
    is_home = shift.place == "home"
    ground = "surface" if is_home else "lock" if column.is_lockdown else "office"
    painter.setBrush(colour(ground))
    edge, width = _edge(column)
    painter.setPen(QPen(colour(edge), px_exact(width)))
    painter.drawPath(_outline(scale, number, area, shift.break_span))
    for span in column.casework:
        paint_casework(painter, scale.area(number, span))
    for piece in column.pieces[1:]:
        paint_piece_at(painter, scale, number, piece)


def piece_area(scale: WeekScale, number: int, piece: Piece) -> QRectF:
    """Where a piece lies: a block inside its shift, the shift and its break at full width."""
    area = scale.area(number, piece.span)
    if piece.kind == "block":
        return area.adjusted(px_exact(4.5), px_exact(1.5), -px_exact(4.5), -px_exact(1.5))
    return area


def paint_piece_at(painter: QPainter, scale: WeekScale, number: int, piece: Piece) -> None:
    area = piece_area(scale, number, piece)
    if piece.kind == "break":
        paint_break_words(painter, area.adjusted(px_exact(NOTCH + 8), 0, 0, 0), piece.title)
    else:
        paint_piece(painter, area, piece)


def paint_choice(painter: QPainter, area: QRectF, *, is_piece: bool) -> None:
    """The ring round what is chosen."""
    grow = px_exact(2 if is_piece else 3)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour("focus"), px_exact(2)))
    radius = px_exact(5 if is_piece else 9)
    painter.drawRoundedRect(area.adjusted(-grow, -grow, grow, grow), radius, radius)


def offer_area(scale: WeekScale, number: int) -> QRectF:
    """Of the button on the chosen shift: in its upper right corner; where that is taken, below it, above it,
    or in open time that is long enough, so that it hides no words."""
    column = scale.columns[number]
    shift, *pieces = column.pieces
    around = piece_area(scale, number, shift)
    width = QFontMetricsF(text_font("small", 600)).horizontalAdvance(OFFER_WORDS) + px_exact(32)
    width = min(width, around.width() - px_exact(8))
    left, height = around.right() - px_exact(7) - width, px_exact(20)
    taken = [piece_area(scale, number, piece) for piece in pieces]
    upper = around.top() + px_exact(3)
    below, above = around.bottom() + px_exact(6), around.top() - px_exact(6) - height
    rests = {rest.is_before for rest in column.rests}
    tops = [upper]
    tops += [below] if False not in rests and below + height < scale.height else []
    tops += [above] if True not in rests and above > 0 else []
    tops += [scale.y(number, span.start) + px_exact(3) for span in column.casework]
    places = [QRectF(left, top, width, height) for top in tops]
    return next((each for each in places if not any(each.intersects(other) for other in taken)), places[0])


def paint_offer(painter: QPainter, scale: WeekScale, number: int) -> None:
    """The button that opens who can take the shift."""
    area = offer_area(scale, number)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("accent"))
    painter.drawRoundedRect(area, px_exact(7), px_exact(7))
    side = px(12)
    icon("arrows-left-right", "onAccent").paint(
        painter, round(area.left() + px(8)), round(area.center().y() - side / 2), side, side
    )
    painter.setFont(text_font("small", 600))
    painter.setPen(colour("onAccent"))
    words = area.adjusted(px(24), 0, -px(6), 0)
    shown = QFontMetricsF(painter.font()).elidedText(OFFER_WORDS, Qt.TextElideMode.ElideRight, words.width())
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _edge(column: DayColumn) -> tuple[str, float]:
    shift, trouble = column.shift, column.trouble
    if trouble is not None and trouble.kind in ("law", "policy"):
        return ("danger" if trouble.kind == "law" else "warn"), 2.0
    if shift is not None and shift.is_pinned:
        return "text", 2.0
    return ("lockLine" if column.is_lockdown else "barLine"), 1.2


def _outline(scale: WeekScale, number: int, area: QRectF, rest: Span | None) -> QPainterPath:
    """A rounded box, with a notch in its left edge for the break."""
    path = QPainterPath()
    path.addRoundedRect(area, px_exact(6), px_exact(6))
    if rest is None:
        return path
    notch = QPainterPath()
    top, bottom = scale.y(number, rest.start), scale.y(number, rest.end)
    box = QRectF(area.left() - px_exact(8), top, px_exact(NOTCH + 8), bottom - top)
    notch.addRoundedRect(box, px_exact(4), px_exact(4))
    return path.subtracted(notch)


def _paint_rest(painter: QPainter, scale: WeekScale, number: int, rest: RestLine) -> None:
    """A line with ends in the day itself, and the words on it where there is room."""
    midnight = civil(scale.columns[number].day)
    first, last = midnight + 60 * scale.first_hour, midnight + 60 * scale.last_hour
    span = Span(max(rest.span.start, first), min(rest.span.end, last))
    if span.minutes <= 0 or span.end - midnight > 2 * DAY:
        return
    middle = (scale.lefts[number] + scale.lefts[number + 1]) / 2
    top, bottom = scale.y(number, span.start), scale.y(number, span.end)
    top += px_exact(6) if span.start == rest.span.start else 0
    bottom -= px_exact(6) if span.end == rest.span.end else 0
    ink = "warn" if rest.is_tight else "text2"
    painter.setPen(QPen(colour(ink), px_exact(1.3)))
    painter.drawLine(QPointF(middle, top), QPointF(middle, bottom))
    cap = px_exact(6)
    for y, is_end in ((top, span.start == rest.span.start), (bottom, span.end == rest.span.end)):
        if is_end:
            painter.drawLine(QPointF(middle - cap, y), QPointF(middle + cap, y))
    _paint_rest_words(painter, scale, number, rest, (top + bottom) / 2, bottom - top)


def _paint_rest_words(
    painter: QPainter, scale: WeekScale, number: int, rest: RestLine, y: float, room: float
) -> None:
    font = text_font("small", 600)
    has_icon = rest.is_before
    extra, height = px_exact(16 + (16 if has_icon else 0)), px_exact(22)
    most = scale.lefts[number + 1] - scale.lefts[number] - px_exact(4)
    # The words as far as they fit: at last the hours alone.
    told = (rest.words, f"{rest.hours} rest", rest.hours)
    widths = [QFontMetricsF(font).horizontalAdvance(words) + extra for words in told]
    fitting = next((n for n, wide in enumerate(widths) if wide <= most), None)
    if room < height or fitting is None:
        return
    text, width = told[fitting], widths[fitting]
    middle = (scale.lefts[number] + scale.lefts[number + 1]) / 2
    box = QRectF(middle - width / 2, y - height / 2, width, height)
    painter.setPen(QPen(colour("warn" if rest.is_tight else "control"), 1))
    painter.setBrush(colour("warnTint" if rest.is_tight else "surface"))
    painter.drawRoundedRect(box, px_exact(6), px_exact(6))
    ink = "warnInk" if rest.is_tight else "text"
    words = box.adjusted(px_exact(8), 0, -px_exact(6), 0)
    if has_icon:
        side = px(12)
        icon("rest", ink).paint(painter, round(words.left()), round(box.center().y() - side / 2), side, side)
        words.setLeft(words.left() + px_exact(16))
    painter.setFont(font)
    painter.setPen(colour(ink))
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
