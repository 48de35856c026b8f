"""The server that runs the web application, in processes of its own."""

import os
import sys

LONGEST_STOP = 30  # seconds until a worker that does not end is ended

IN_WORKER = "walletpass.app:application_in_worker"
THREADS = max(2, os.cpu_count() or 1)  # more of them would wait for each other


def server_command(
    factory: str, *, host: str, port: int, workers: int, threads: int
) -> list[str]:
    """Return the command that serves the application *factory* makes in production."""
    return [
        sys.executable, "-m", "granian", factory, "--factory", "--interface", "wsgi",
        "--host", host, "--port", str(port), "--workers", str(workers),
        "--blocking-threads", str(threads), "--http", "1", "--no-ws",
        "--respawn-failed-workers", "--workers-kill-timeout", str(LONGEST_STOP),
    ]  # fmt: skip
