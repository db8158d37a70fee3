"""Item models: what a row and a column are, and their texts; no widget in here."""
