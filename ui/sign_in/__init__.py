"""Signing in, locking, and who signs in to a plan."""
