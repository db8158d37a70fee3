"""A person's own calendar on this computer: a file that is kept up to date."""
