"""The server that runs the web application, in processes of its own."""

import sys

MOST_CONNECTIONS = 8192  # at a time, to one process; a push brings phones in crowds
LONGEST_STOP = 30  # seconds until a worker that does not end is ended

IN_WORKER = "walletpass.app:application_in_worker"


def server_command(factory: str, *, host: str, port: int, workers: int) -> list[str]:
    """Return the command that serves the application *factory* makes in production."""
    return [
        sys.executable, "-m", "granian", factory, "--factory", "--interface", "asginl",
        "--host", host, "--port", str(port), "--workers", str(workers),
        "--http", "1", "--no-ws", "--backpressure", str(MOST_CONNECTIONS),
        "--respawn-failed-workers", "--workers-kill-timeout", str(LONGEST_STOP),
    ]  # fmt: skip
