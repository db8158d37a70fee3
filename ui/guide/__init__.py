"""The guide: pages of `docs/guide`, found, searched and shown by F1, without a network."""
