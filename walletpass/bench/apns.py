"""Our own stand-in for Apple's push service, as a process beside what is measured."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from walletpass.bench.processes import free_port, running

_STREAMS: Final = 1000  # as many as Apple allows on a connection


@dataclass(frozen=True)
class StandIn:
    """Where pushes go, and the file of the certificate to trust there."""

    port: int
    url: str
    ca_file: Path

    def environment(self) -> dict[str, str]:
        """Return the environment of a process that pushes there."""
        return {
            "WALLETPASS_APNS_URL": self.url,
            "WALLETPASS_APNS_CA_FILE": str(self.ca_file),
        }


@contextmanager
def standing_in(folder: Path, authority_pem: bytes) -> Iterator[StandIn]:
    """Take every push under a certificate of this authority until the block ends."""
    port, ca_file = free_port(), folder / "apns-ca.pem"
    trusted = folder / "apns-trusted.pem"
    trusted.write_bytes(authority_pem)
    command = [
        sys.executable, "-m", "walletpass.simulator.apns", "--port", str(port),
        "--ca-file", str(ca_file), "--trust", str(trusted),
        "--max-streams", str(_STREAMS),
    ]  # fmt: skip
    with running(command, port):
        yield StandIn(port, f"https://127.0.0.1:{port}", ca_file)
