"""Standard teams that a new user can start from, each built in code and kept as a sample file."""
