"""Hearing what databases are told, by SQLAlchemy or by prepared statements."""

from contextlib import contextmanager
from unittest.mock import patch

from sqlalchemy import Engine, event

from walletpass.db import Prepared

_ASKING = {"SELECT", "INSERT", "UPDATE", "DELETE"}


@contextmanager
def statements():
    """Collect what is said, with its parameters, but for BEGIN and its like."""
    said = []

    def note(_connection, _cursor, statement, parameters, *_):
        if statement.split()[0] in _ASKING:
            said.append((statement, parameters))

    def noting(say):
        def heard(self, session, told):
            answer = say(self, session, told)
            one = told[0] if isinstance(told, list) else told
            text = self._text(session.connection().dialect, one)
            values = text.told(one)
            said.append((text.sql, tuple(values) if text.is_positional else values))
            return answer

        return heard

    ways = {
        name: noting(getattr(Prepared, name))
        for name in ("run", "run_for_each", "rows")
    }
    event.listen(Engine, "before_cursor_execute", note)
    try:
        with patch.multiple(Prepared, **ways):
            yield said
    finally:
        event.remove(Engine, "before_cursor_execute", note)
