"""Tests of what each person is told."""
