"""Undo and redo: one generic command, whatever the edit."""
