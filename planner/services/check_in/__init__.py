"""Checking in after lone visits, and the ladder of those who are told."""
