"""Whether a database still has every table and column that the steps it has taken made."""

from __future__ import annotations

from planner.store.lean_sqlite_utils import Database, Migrations


def missing_part(db: Database, migrations: Migrations) -> str:
    """The first table or column that is no longer there, in words; nothing when all are.

    SQLite finds a database whole from which another program has dropped a table.
    """
    taken = {applied.name for applied in migrations.applied(db)}
    if not taken:
        # Not a plan yet, or one that has lost the list of its steps.
        return "it does not tell its version" if db.table_names() else ""
    expected, found = _columns(_as_made(migrations, taken)), _columns(db)
    for table, columns in sorted(expected.items()):
        if table not in found:
            return f"its table “{table}” is missing"
        lost = sorted(columns - found[table])
        if lost:
            return f"its table “{table}” has lost “{lost[0]}”"
    return ""


def _as_made(migrations: Migrations, taken: set[str]) -> Database:
    """An empty database that has taken the same steps."""
    made = Database(memory=True)
    for migration in migrations.pending(made):
        if migration.name in taken:
            migration.fn(made)
    return made


def _columns(db: Database) -> dict[str, set[str]]:
    rows = db.execute(
        "SELECT kept.name, part.name FROM sqlite_schema AS kept, pragma_table_info(kept.name) AS part "
        "WHERE kept.type = 'table'"
    ).fetchall()
    columns: dict[str, set[str]] = {}
    for table, column in rows:
        columns.setdefault(table, set()).add(column)
    return columns
