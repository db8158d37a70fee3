"""What people ask for by themselves: leave, TOIL, wishes; and how it is decided."""
