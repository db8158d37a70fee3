"""Tests of the building blocks of standard teams."""
