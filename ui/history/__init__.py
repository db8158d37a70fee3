"""The history of a plan: every step with time and person, the way back to it, and the published versions."""
