"""The board: one painted table of people by days, with its heads. Nothing here changes a rota."""

from ui.board.board_selection import NOTHING, BoardSelection
from ui.board.board_view import BoardView

__all__ = ["NOTHING", "BoardSelection", "BoardView"]
