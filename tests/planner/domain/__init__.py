"""Tests of records, time and patterns."""
