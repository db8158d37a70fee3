"""The wheel's page."""
