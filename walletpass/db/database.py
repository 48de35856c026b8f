"""The two ways into the database: `transaction` to write, `snapshot` to read."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import PoolProxiedConnection

from walletpass.db.fair_lock import FairLock
from walletpass.db.prepared import speak_on

BUSY_TIMEOUT = 10_000  # milliseconds another process may hold SQLite's one pen
_ASK_EVERY = 5  # milliseconds; by itself, SQLite would ask ten times a second
_JOURNAL_PAGES = 4000  # 16 MB: what many sales change is copied home once for all
_BEGIN_WRITING = "BEGIN IMMEDIATE"
_OWN_FILE = "SELECT file FROM pragma_database_list WHERE name = 'main'"
SESSION_PROMISED = "promised"


class Database:
    """One database, SQLite or PostgreSQL, with the same guarantees on both.

    On SQLite a writing transaction begins immediate, so it never meets another; on
    PostgreSQL rows are locked where an invariant needs it.
    """

    def __init__(self, engine: Engine, reader: Engine, glancer: Engine) -> None:
        self.engine = engine
        self.reader = reader
        self.glancer = glancer
        self.on_promise: list[Callable[[], None]] = []
        self._queue = FairLock(BUSY_TIMEOUT / 1000)
        self._pen: AbstractContextManager[None] = nullcontext()
        if engine.dialect.name == "sqlite":
            self._pen = self._queue
        # a session on a transaction that is there costs half of one that begins its own
        self._writing = sessionmaker(
            expire_on_commit=False, join_transaction_mode="rollback_only"
        )
        self._reading = sessionmaker(reader, expire_on_commit=False)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Open a session that commits when the block ends, and rolls back if it fails.

        Whoever keeps promises is woken after a commit that made some.
        """
        with (
            self._pen,
            self.engine.begin() as connection,
            self._writing(bind=connection) as session,
        ):
            speak_on(session, connection)
            yield session
            session.flush()
        if session.info.get(SESSION_PROMISED):
            for wake in self.on_promise:
                wake()

    def stand_back(self) -> None:
        """Let this thread write when nobody else in the process wants to, from now on.

        Where there is one pen only, a till is not to wait for work that nobody waits for.
        """
        self._queue.stand_back()

    @contextmanager
    def snapshot(self) -> Iterator[Session]:
        """Open a session that sees one moment and writes nothing."""
        with self._reading() as session:
            yield session

    @contextmanager
    def glance(self) -> Iterator[Connection]:
        """Open a connection on which every statement sees its own moment.

        For one statement, asked very often: it costs a third of a snapshot.
        """
        with self.glancer.connect() as connection:
            yield connection

    @property
    def is_at_hand(self) -> bool:
        """Whether a glance waits for nobody: a file of ours, and no server elsewhere."""
        return self.engine.dialect.name == "sqlite"

    def is_writable(self) -> bool:
        """Tell whether writing may begin, without waiting for whoever writes now.

        Not where SQLite's file is read only, nor where PostgreSQL is a standby or was
        set to read only.
        """
        with self.glance() as connection:
            if self.is_at_hand:
                return _lends_pen(connection)
            asked = connection.exec_driver_sql("SHOW transaction_read_only")
            return str(asked.scalar_one()) == "off"

    def folder(self) -> Path | None:
        """Return the folder SQLite's file is in, None where a server keeps the tables."""
        if not self.is_at_hand:
            return None
        with self.glance() as connection:
            return Path(connection.exec_driver_sql(_OWN_FILE).scalar_one()).parent

    def forget_traces(self) -> None:
        """Wipe what was deleted from the files too, as far as this can be asked for.

        SQLite overwrites what it deletes and empties its journal here; PostgreSQL does
        both in its own time, when it vacuums.
        """
        if self.is_at_hand:
            with self.glance() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def connect(url: str, *, synchronous: str = "FULL", pool_size: int = 16) -> Database:
    """Return the database at *url*, made ready for our way of using it.

    *synchronous* is SQLite's word for how hard a commit presses: FULL survives a power
    cut, OFF is for tests. What a statement carried never shows in its error.
    """
    shared: dict[str, Any] = {
        "hide_parameters": True,
        "json_serializer": _write_json,
        "json_deserializer": orjson.loads,
    }
    if make_url(url).get_backend_name() != "sqlite":
        engine = create_engine(url, pool_size=pool_size, pool_pre_ping=True, **shared)
        return Database(
            engine,
            engine.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            ),
            engine.execution_options(isolation_level="AUTOCOMMIT"),
        )
    engine = create_engine(url, pool_size=pool_size, max_overflow=48, **shared)
    event.listen(engine, "connect", _prepare_sqlite(synchronous))
    reader = create_engine(url, pool=engine.pool, **shared)
    # where nobody says BEGIN, SQLite commits each statement by itself
    glancer = create_engine(url, pool=engine.pool, **shared)
    _begin_by(engine, _wait_for_pen)
    _begin_by(reader, _begin_reading)
    return Database(engine, reader, glancer)


def _write_json(value: Any) -> str:
    return orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS).decode()


def _prepare_sqlite(synchronous: str) -> Callable[[sqlite3.Connection, Any], None]:
    def prepare(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None  # BEGIN is ours to say
        for pragma in (
            f"busy_timeout = {BUSY_TIMEOUT}",
            "journal_mode = WAL",
            f"synchronous = {synchronous}",
            "foreign_keys = ON",
            "temp_store = MEMORY",
            "secure_delete = FAST",
            f"wal_autocheckpoint = {_JOURNAL_PAGES}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    return prepare


def _begin_by(engine: Engine, begin: Callable[[PoolProxiedConnection], None]) -> None:
    """Let an engine's transactions begin so.

    Not by an event on "begin": an engine with one looks for listeners at each statement.
    """
    engine.dialect.do_begin = begin  # type: ignore[method-assign, assignment]


def _begin_reading(connection: PoolProxiedConnection) -> None:
    driver: Any = connection.driver_connection
    driver.execute("BEGIN")


def _wait_for_pen(connection: PoolProxiedConnection) -> None:
    """Begin to write, asking often: an import lets go of the pen for moments only."""
    driver: Any = connection.driver_connection
    driver.execute(f"PRAGMA busy_timeout = {_ASK_EVERY}")
    try:
        for _ in range(BUSY_TIMEOUT // _ASK_EVERY):
            with suppress(sqlite3.OperationalError):
                driver.execute(_BEGIN_WRITING)
                return
        driver.execute(_BEGIN_WRITING)
    finally:
        driver.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT}")


def _lends_pen(connection: Connection) -> bool:
    """Tell whether SQLite would let us write, now or once another has written."""
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA busy_timeout = 0")
    try:
        driver.execute(_BEGIN_WRITING)
        driver.execute("PRAGMA user_version = 0")  # anybody may begin
    except sqlite3.OperationalError as refusal:
        return refusal.sqlite_errorcode == sqlite3.SQLITE_BUSY
    finally:
        driver.rollback()
        driver.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT}")
    return True
