"""The settings screen, and the preferences it edits."""
