"""Find or do: people, cases and commands by a few letters."""
