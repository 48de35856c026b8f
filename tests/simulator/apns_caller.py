"""A caller that speaks HTTP/2 frame by frame, and may break its rules."""

import socket
import ssl
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import StreamEnded

from tests import pushing


class Caller:
    """One connection to the stand-in, read only when asked to."""

    def __init__(self, apns, credentials=None, *, server_name="localhost"):
        where = urlsplit(apns.url)
        plain = socket.create_connection((where.hostname, where.port), timeout=5)
        context = tls_context(apns, credentials or pushing.credentials())
        self.socket = context.wrap_socket(plain, server_hostname=server_name)
        self.http = H2Connection(H2Configuration(header_encoding="utf-8"))
        self.http.initiate_connection()
        self.events = []
        self.flush()

    def flush(self):
        self.socket.sendall(self.http.data_to_send())

    def ask(self, token, *, body=b"{}", end=True, **headers):
        """Send a request and return its stream."""
        stream = self.http.get_next_available_stream_id()
        self.http.send_headers(stream, self._headers(token, headers))
        self.http.send_data(stream, body, end_stream=end)
        self.flush()
        return stream

    def hear(self, kind, **wanted):
        """Read until an event of this kind arrives, and return it."""
        while True:
            for event in self.events:
                if isinstance(event, kind) and all(
                    getattr(event, name) == value for name, value in wanted.items()
                ):
                    self.events.remove(event)
                    return event
            data = self.socket.recv(65536)
            assert data, f"hung up before {kind.__name__}; heard {self.events}"
            self.events += self.http.receive_data(data)
            self.flush()

    def hears_nothing_more(self):
        """Read to the end, and say whether nothing was answered on the way."""
        while data := self.socket.recv(65536):
            self.events += self.http.receive_data(data)
        return not any(isinstance(event, StreamEnded) for event in self.events)

    def close(self):
        self.socket.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def _headers(self, token, more):
        told = {
            ":method": "POST",
            ":scheme": "https",
            ":authority": "localhost",
            ":path": f"/3/device/{token}",
            "apns-topic": pushing.TOPIC,
        }
        for name, value in more.items():
            key = name.replace("_", "-")
            told[f":{key}" if key in {"method", "path"} else key] = value
        return [(name, value) for name, value in told.items() if value is not None]


def tls_context(apns, credentials=None):
    """Return what trusts the stand-in, and shows it these credentials if any."""
    context = ssl.create_default_context(cadata=apns.ca_pem.decode())
    context.set_alpn_protocols(["h2"])
    if credentials is not None:
        with TemporaryDirectory() as folder:
            chain = Path(folder) / "chain.pem"
            chain.write_bytes(credentials.certificate_pem + credentials.private_key_pem)
            context.load_cert_chain(chain)
    return context
