"""Random hands on the real window: whatever they do, nothing crashes and no edit is lost."""
