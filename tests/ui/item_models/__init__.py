"""Item models: rows, columns, texts."""
