"""Hearing what is said to a database."""

from contextlib import contextmanager

from sqlalchemy import event


@contextmanager
def statements(database):
    """Collect what is said, with its parameters, but for BEGIN and its like."""
    said = []

    def note(_connection, _cursor, statement, parameters, *_):
        if statement.split()[0] in {"SELECT", "INSERT", "UPDATE", "DELETE"}:
            said.append((statement, parameters))

    event.listen(database.engine, "before_cursor_execute", note)
    yield said
    event.remove(database.engine, "before_cursor_execute", note)
