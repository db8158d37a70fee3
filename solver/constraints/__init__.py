"""How the solver keeps each rule: one module a rule, with the names of `planner.rules`."""
