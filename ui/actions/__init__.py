"""Everything a person can do, as rows: id, text, shortcut, icon, when it is possible, and what does it."""
