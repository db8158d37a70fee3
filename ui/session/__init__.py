"""The plan that is open: its store, its week, the rota shown, and the bus that tells of changes."""
