"""One place for the SQLite files of a session's tests, one after the other."""

from pathlib import Path

from walletpass.db import Database, connect


class Desk:
    """Hands out one file at a time, and keeps the statements compiled meanwhile.

    A statement is compiled for an engine; one engine for all spares compiling what every
    test asks.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._database: Database | None = None

    def laid_with(self, content: bytes) -> Database:
        """Return the database in a file with this content."""
        self._path.write_bytes(content)
        if self._database is None:
            self._database = connect(f"sqlite:///{self._path}", synchronous="OFF")
        database = self._database
        return Database(database.engine, database.reader, database.glancer)

    def clear(self) -> None:
        """Let go of the file and of all connections to it.

        Where one is still in use, or the test closed the database itself, the next test
        gets an engine of its own.
        """
        if self._database is None:
            return
        pool = self._database.engine.pool
        if pool is not self._database.glancer.pool or pool.checkedout():
            self._database.close()
            self._database = None
        else:
            pool.dispose()
        for file in self._path.parent.iterdir():
            file.unlink()
