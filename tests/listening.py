"""Hearing what databases are told."""

from contextlib import contextmanager

from sqlalchemy import Engine, event


@contextmanager
def statements():
    """Collect what is said, with its parameters, but for BEGIN and its like."""
    said = []

    def note(_connection, _cursor, statement, parameters, *_):
        if statement.split()[0] in {"SELECT", "INSERT", "UPDATE", "DELETE"}:
            said.append((statement, parameters))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(Engine, "before_cursor_execute", note)
