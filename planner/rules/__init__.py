"""The checker: one module a rule, independent of any solver; its docstring is what a manager reads."""
