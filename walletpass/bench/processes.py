"""Other processes that a bench needs beside it: servers, and how to await them."""

import socket
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from time import monotonic, sleep

from walletpass.kernel.errors import UnavailableError

_PATIENCE = 30.0  # seconds for a server to listen
_PAUSE = 0.05


class SilentServerError(UnavailableError):
    """A server that a bench measures does not come up."""

    code = "silent-server"
    title = "A server did not start"


@contextmanager
def running(
    command: Sequence[str], port: int, environment: Mapping[str, str] | None = None
) -> Iterator[int]:
    """Run a server until the block ends; return its process id once it listens."""
    process = subprocess.Popen(  # noqa: S603 - commands of our own
        command,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _await(process, port)
        yield process.pid
    finally:
        process.terminate()
        process.wait()


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


def _await(process: "subprocess.Popen[bytes]", port: int) -> None:
    deadline = monotonic() + _PATIENCE
    while process.poll() is None and monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            sleep(_PAUSE)
        else:
            return
    raise SilentServerError(f"{process.args!r} does not listen at port {port}.")
