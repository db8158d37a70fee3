"""How a page of the guide is set: room between its blocks, keys on a ground of their own, light tables."""

from __future__ import annotations

from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
    QTextTable,
)

from ui.theme import colour, px

LINE_PER_CENT = 135
# Above and below: of a page's title, of other headings, of a paragraph, of a line in a list.
TITLE, HEADING, PARAGRAPH, LINE = (0, 10), (20, 6), (0, 9), (0, 4)
CELL_PADDING = 6


def set_page(document: QTextDocument) -> None:
    """Give a page that was just opened its look; what is undone by this is nothing."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    block = document.begin()
    while block.isValid():
        _set_block(QTextCursor(block), block)
        block = block.next()
    cursor.endEditBlock()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _set_table(frame)


def _set_block(cursor: QTextCursor, block: QTextBlock) -> None:
    level = block.blockFormat().headingLevel()
    in_list = block.textList() is not None
    in_table = cursor.currentTable() is not None
    above, below = TITLE if level == 1 else HEADING if level else LINE if in_list else PARAGRAPH
    look = QTextBlockFormat()
    look.setTopMargin(px(above))
    look.setBottomMargin(0 if in_table else px(below))
    if not _is_picture(block):
        # A picture would be pushed down by a part of its own height.
        look.setLineHeight(LINE_PER_CENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.mergeBlockFormat(look)
    _set_keys(block)


def _is_picture(block: QTextBlock) -> bool:
    return any(fragment.charFormat().isImageFormat() for fragment in _fragments(block))


def _fragments(block: QTextBlock) -> list[QTextFragment]:
    found, iterator = [], block.begin()
    while not iterator.atEnd():
        found.append(iterator.fragment())
        iterator += 1
    return found


def _set_keys(block: QTextBlock) -> None:
    """What is written as code is a key, a name of a file or a mark: on a ground of its own."""
    look = QTextCharFormat()
    look.setBackground(colour("sunken"))
    look.setFontFixedPitch(False)
    look.setFontFamilies([block.document().defaultFont().family()])
    look.setFontWeight(600)
    places = [
        (fragment.position(), fragment.length())
        for fragment in _fragments(block)
        if fragment.charFormat().fontFixedPitch()
    ]
    for place, length in places:
        cursor = QTextCursor(block.document())
        cursor.setPosition(place)
        cursor.setPosition(place + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(look)


def _set_table(table: QTextTable) -> None:
    look = table.format()
    look.setCellPadding(px(CELL_PADDING))
    look.setBorder(0)
    look.setBottomMargin(px(PARAGRAPH[1]))
    table.setFormat(look)
