"""What each person has to know now, worked out from the plan: one module a source."""
