"""The wheel: lockdown weeks, supervision and duty given out over weeks, where a turn may go, and cover."""
