"""The demo's folder: what it remembers between runs, every file whole or not at all."""

import fcntl
import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from walletpass.kernel.errors import ConflictError

AUTHORITY: Final = "demo-authority.pem"
ROOT: Final = "demo-root.pem"
APNS_CA: Final = "demo-apns-ca.pem"
WORLD: Final = "demo-world.json"
FACTS: Final = "demo.json"
_SECRET: Final = "secret_key"  # noqa: S105 - a file name
_LOCK: Final = "demo.lock"
_DATABASE: Final = ("walletpass.db", "walletpass.db-wal", "walletpass.db-shm")
_OURS: Final = (AUTHORITY, ROOT, APNS_CA, WORLD, FACTS, _SECRET, *_DATABASE)


class FolderTakenError(ConflictError):
    """Another demo is running from the same folder."""

    code = "folder-taken"
    title = "A demo is running here already"

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Another walletpass demo keeps its things in {path}. Stop it first, or "
            "choose another folder with --data."
        )
        self.path = path

    def facts(self) -> dict[str, object]:
        """Name the folder."""
        return {"folder": str(self.path)}


class Folder:
    """A folder that belongs to one running demo at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def occupied(self) -> Iterator[None]:
        """Keep other demos out; the system lets go of it however the process ends.

        Raises:
            FolderTakenError: Another demo is running from it.
        """
        self.path.mkdir(parents=True, exist_ok=True)
        with (self.path / _LOCK).open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise FolderTakenError(self.path) from None
            yield

    def clear(self) -> None:
        """Begin again: delete what a demo wrote, and nothing else that may be here."""
        for name in _OURS:
            self.forget(name)

    def forget(self, name: str) -> None:
        """Delete one file, if it is there."""
        (self.path / name).unlink(missing_ok=True)

    def secret(self) -> str:
        """Return the server's secret, made the first time."""
        kept = self.read(_SECRET)
        if kept is None:
            kept = secrets.token_urlsafe(48).encode()
            self.write(_SECRET, kept)
        return kept.decode().strip()

    def read(self, name: str) -> bytes | None:
        """Return a file, nothing if it was never written."""
        path = self.path / name
        return path.read_bytes() if path.exists() else None

    def write(self, name: str, content: bytes) -> Path:
        """Write a file for our eyes only; whoever reads it meanwhile sees the old one."""
        path, draft = self.path / name, self.path / f"{name}.new"
        draft.unlink(missing_ok=True)
        draft.touch(mode=0o600)
        draft.write_bytes(content)
        return draft.replace(path)

    def write_json(self, name: str, facts: dict[str, Any]) -> Path:
        """Write facts that a program reads."""
        text = json.dumps(facts, indent=2, ensure_ascii=False)
        return self.write(name, f"{text}\n".encode())
