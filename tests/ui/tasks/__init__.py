"""Tests of the work beside the window."""
