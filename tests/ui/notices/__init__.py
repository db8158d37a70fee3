"""Tests of notices in the window."""
