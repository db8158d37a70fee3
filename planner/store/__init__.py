"""Where a team's plan is kept, behind the Store protocol: SQLite with migrations, audit log and backups."""
