"""Tests of the generated teams that speed is measured with."""
