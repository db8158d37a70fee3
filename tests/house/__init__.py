"""Tests of the house itself: layers, lock, names, start-up cost."""
