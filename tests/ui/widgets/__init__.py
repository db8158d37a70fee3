"""Tests of the small widgets."""
