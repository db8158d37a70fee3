"""Tests of the frame of the desktop."""
