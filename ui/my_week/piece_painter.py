"""Paints one part of a shift: a block with as many lines as fit, the words of a break, open casework."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainter, QPen

from ui.board.block_painter import BLOCK_COLOURS
from ui.item_models.board_marks import BlockMark
from ui.item_models.my_week_columns import Piece
from ui.theme import colour, icon, pattern, px, px_exact, text_font
from ui.widgets.row_painting import LEFT, write

LINE, LEAST, PAD, STRIPE = 15.0, 11.0, 9.0, 4.0
PATTERNED = ("admin", "reserve")


def paint_piece(painter: QPainter, area: QRectF, piece: Piece) -> None:
    """A block: ground, a stripe at its left, icon and title, times, with whom, when it is due."""
    block = piece.block
    if block is None:
        return
    fill, edge, ink = BLOCK_COLOURS[block.look]
    painter.setBrushOrigin(area.topLeft().toPoint())
    painter.setBrush(_fill(painter, block, fill))
    is_pinned = block.is_pinned
    painter.setPen(QPen(colour("text" if is_pinned else edge), px_exact(2 if is_pinned else 1)))
    painter.drawRoundedRect(area, px_exact(4), px_exact(4))
    if block.look not in PATTERNED:
        painter.save()
        painter.setClipRect(QRectF(area.left(), area.top(), px_exact(STRIPE), area.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(edge))
        painter.drawRoundedRect(area, px_exact(4), px_exact(4))
        painter.restore()
    _paint_lines(painter, area, piece, block, ink)
    if piece.due:
        _paint_due(painter, area, piece.due)


def _fill(painter: QPainter, block: BlockMark, fill: str) -> QBrush:
    ratio = painter.device().devicePixelRatio()
    if block.look == "admin":
        return pattern("admin", ratio)
    if block.look == "reserve":
        return pattern("reserve", ratio)
    return QBrush(colour(fill))


def _paint_lines(painter: QPainter, area: QRectF, piece: Piece, block: BlockMark, ink: str) -> None:
    """As many lines as there is room for; in a low block title and times stand beside each other."""
    line = px_exact(LINE)
    inside = area.adjusted(px_exact(PAD), 0, -px_exact(4), 0)
    lines = [("title", piece.title), ("times", piece.times)]
    if piece.short:
        lines.insert(1, ("short", piece.short))
    if piece.more:
        lines.append(("more", piece.more))
    fitting = int((area.height() - px_exact(3)) // line)
    room = inside.width() - px_exact(17)
    title = QFontMetricsF(_font("title")).horizontalAdvance(piece.title)
    if piece.brief and title > room:
        lines[0] = ("title", piece.brief)
    if fitting < 1:
        if area.height() < px_exact(LEAST):
            return
        fitting, line = 1, area.height()
    if fitting == 1:
        both = f"{lines[0][1]}  {piece.times}"
        fits = QFontMetricsF(_font("title")).horizontalAdvance(both) <= room
        lines = [("title", both if fits else lines[0][1])]
    shown = lines[:fitting]
    pad = px_exact(5) if len(shown) * line + px_exact(8) <= area.height() else 0.0
    top = area.top() + (pad if pad else (area.height() - len(shown) * line) / 2)
    if block.look in PATTERNED:
        _paint_backing(painter, inside, top, shown, block)
    for number, (kind, text) in enumerate(shown):
        row = QRectF(inside.left(), top + number * line, inside.width(), line)
        _paint_line(painter, row, kind, text, block.icon, ink)


def _paint_line(painter: QPainter, row: QRectF, kind: str, text: str, icon_name: str, ink: str) -> None:
    name = {"title": icon_name, "short": "two-workers", "more": "two-workers"}.get(kind, "")
    ink = "dangerInk" if kind == "short" else ink
    if name:
        side = px(12)
        icon(name, ink).paint(painter, round(row.left()), round(row.center().y() - side / 2), side, side)
        row = row.adjusted(px_exact(17), 0, 0, 0)
    write(painter, row, text, _font(kind), ink, LEFT)


def _font(kind: str) -> QFont:
    return text_font("body", 600) if kind == "title" else text_font("small", 600 if kind == "short" else 500)


def _paint_backing(
    painter: QPainter, inside: QRectF, top: float, lines: list[tuple[str, str]], block: BlockMark
) -> None:
    """Quiet ground behind words on a pattern."""
    has_icon = 17 if block.icon else 0
    widths = [
        QFontMetricsF(_font(kind)).horizontalAdvance(text) + px_exact(has_icon if kind == "title" else 0)
        for kind, text in lines
    ]
    width = min(max(widths) + px_exact(10), inside.width() + px_exact(4))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("admin" if block.look == "admin" else "reserve"))
    box = QRectF(inside.left() - px_exact(4), top, width, len(lines) * px_exact(LINE))
    painter.drawRoundedRect(box, px_exact(3), px_exact(3))


def _paint_due(painter: QPainter, area: QRectF, words: str) -> None:
    """By when it has to be finished: a pill at the foot of the block."""
    font = text_font("small", 600)
    width = QFontMetricsF(font).horizontalAdvance(words) + px_exact(30)
    height = px_exact(18)
    if area.height() < height + 2 * px_exact(LINE):
        return
    width = min(width, area.width() - px_exact(18))
    box = QRectF(area.left() + px_exact(10), area.bottom() - height - px_exact(7), width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("courtLine"))
    painter.drawRoundedRect(box, px_exact(7), px_exact(7))
    side = px(12)
    middle = round(box.center().y() - side / 2)
    icon("flag", "surface").paint(painter, round(box.left() + px(7)), middle, side, side)
    write(painter, box.adjusted(px_exact(23), 0, -px_exact(5), 0), words, font, "surface", LEFT)


def paint_break_words(painter: QPainter, area: QRectF, words: str) -> None:
    """Beside the notch."""
    if area.height() >= px_exact(11):
        write(painter, area, words, text_font("small", 500), "text", LEFT)


def paint_casework(painter: QPainter, area: QRectF) -> None:
    """Open time says so, a little way in."""
    if area.height() >= px_exact(13):
        inside = area.adjusted(px_exact(16), 0, -px_exact(4), 0)
        write(painter, inside, "Casework", text_font("small", 500), "text", LEFT)
