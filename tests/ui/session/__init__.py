"""Tests of the open plan."""
