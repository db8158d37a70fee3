"""A rota as PDF, xlsx, csv, ics and html, from planner records only; case references, never family names."""
