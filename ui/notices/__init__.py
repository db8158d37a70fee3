"""Notices in the window: the bell, the list, what the desktop announces, and what each person wants."""
