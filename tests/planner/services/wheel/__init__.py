"""The wheel: turns by hand, where they may go, cover."""
