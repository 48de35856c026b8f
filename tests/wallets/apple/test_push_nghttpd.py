"""Pushing to a server of another make: nghttp2's, which is strict about HTTP/2."""

import re
import socket
import subprocess
import threading
from collections import Counter

import pytest

from tests import pushing
from tests.pushing import NOW, token, tokens
from tests.servers import program
from walletpass.devices import Accepted, Refused

KNOWN = 1000
FRAME = re.compile(r"(recv|send) ([A-Z_]+) frame")


class Nghttpd:
    """A server that answers 200 to tokens that are files, and 404 to others."""

    def __init__(self, folder, max_streams):
        credentials = pushing.authority().server_credentials("127.0.0.1")
        (folder / "server.pem").write_bytes(credentials.certificate_pem)
        (folder / "server.key").write_bytes(credentials.private_key_pem)
        devices = folder / "root" / "3" / "device"
        devices.mkdir(parents=True)
        for name in tokens(KNOWN):
            (devices / name).touch()
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.url = f"https://127.0.0.1:{port}"
        self.process = subprocess.Popen(
            [
                *("stdbuf", "-oL", program("nghttpd"), "--verbose", "--verify-client"),
                *("--address", "127.0.0.1", "--htdocs", folder / "root"),
                *("--max-concurrent-streams", str(max_streams)),
                *(str(port), folder / "server.key", folder / "server.pem"),
            ],
            stdout=subprocess.PIPE,
            text=True,
        )
        self.told = []
        self.ready = threading.Event()
        self.reader = threading.Thread(target=self._read)
        self.reader.start()
        assert self.ready.wait(10)

    def stop(self):
        """Stop, and return everything it had to say."""
        self.process.terminate()
        self.process.wait(10)
        self.reader.join(10)
        return "".join(self.told)

    def _read(self):
        with self.process.stdout as lines:
            for line in lines:
                self.told.append(line)
                self.ready.set()  # the first line says that it listens


@pytest.mark.parametrize("max_streams", [1, 10, 1000])
def test_a_thousand_pushes_share_a_connection_without_a_complaint(
    tmp_path, max_streams
):
    server = Nghttpd(tmp_path, max_streams)
    try:
        with pushing.client_of(
            None, url=server.url, ca_pem=pushing.authority().certificate_pem
        ) as client:
            wanted = [*tokens(KNOWN), token(KNOWN + 1)]
            outcomes = client.push(pushing.identity(), wanted, now=NOW)
    finally:
        told = server.stop()

    unknown = outcomes.pop(token(KNOWN + 1))
    assert isinstance(unknown, Refused)
    assert unknown.answer.status == 404
    assert {type(outcome) for outcome in outcomes.values()} == {Accepted}
    frames = Counter(FRAME.findall(told))
    assert told.count("The negotiated protocol: h2") == 1
    assert frames["recv", "HEADERS"] == len(wanted)
    assert frames["send", "RST_STREAM"] == frames["recv", "RST_STREAM"] == 0
    assert frames["send", "GOAWAY"] == 0
