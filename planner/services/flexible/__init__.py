"""Flexible-working requests: the register, its clock, and evidence from solving the week again."""
