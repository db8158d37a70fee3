"""What people ask for and tell by themselves, and the manager's screen on which it is decided."""
