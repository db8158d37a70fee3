"""Tests of the demand screen."""
