"""Requests for work to change hands: what they say, what can be done with them, and the screen *Swaps*."""
