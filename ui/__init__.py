"""The desktop window (PySide6) and the command line (no Qt): the only folder a person meets."""
