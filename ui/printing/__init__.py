"""Printing: the week as it will be on paper, looked at first."""
