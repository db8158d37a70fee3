"""How long a test waits for what must come: on a busy machine it comes late, and that is no fault."""

PATIENCE_MS = 120_000
