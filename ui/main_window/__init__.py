"""The frame of the desktop: rail, top bar, panes, status line, and the desk that actions work on."""
