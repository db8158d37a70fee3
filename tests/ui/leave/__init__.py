"""Tests of the leave and TOIL screen."""
