"""Tests of the domain, the checker, the use cases and the store."""
