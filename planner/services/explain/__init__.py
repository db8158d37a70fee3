"""Why not, and what would do: explanations computed from the checker's rules, fixes proved by re-solving.

`funnel` who could do it and which rule removes whom; `find_fixes`, `apply_fix` what would cover it;
`smallest_clashes` what cannot stand together; `why`, `what_if` what would happen otherwise; `not_looked_at`
what the solver was not asked.
"""
