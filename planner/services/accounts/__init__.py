"""Signing in to a plan: accounts, passphrases, lockout, and what a manager does with them."""
