"""The board: one painted table of people by days, with its headers."""
