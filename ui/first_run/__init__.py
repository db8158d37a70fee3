"""The first page: open a sample or a file, or make a new team in four steps."""
