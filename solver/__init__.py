"""Turns a frozen problem into a rota with OR-Tools CP-SAT: the only folder that imports OR-Tools."""
