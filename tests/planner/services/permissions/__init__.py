"""Every service against the table of permissions."""
