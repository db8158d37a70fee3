"""Tests of the calendar files kept on this computer."""
