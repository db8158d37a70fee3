"""The command line: click and rich, no Qt, runs without a display."""
