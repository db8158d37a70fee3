"""Figures computed from a rota, as typed tables; no formats."""
