"""Frozen records and small pure functions: staff, contracts, demand, rota, time. No I/O, no clock."""
