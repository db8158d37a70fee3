"""The wheel's page: lockdown weeks, supervision and duty over weeks, moved by drag or keys, cover below."""
