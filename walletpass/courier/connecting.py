"""Connections that go to an address that was checked, and to no other.

`requests` looks a name up and connects in one step of its own; here that step is ours,
so that nobody can answer one address to the check and another to the call. TLS goes on
to be held against the name.
"""

import socket
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection

from walletpass.courier.deadline import Deadline
from walletpass.courier.looking_up import Lookup, addresses_of


@dataclass(frozen=True, slots=True)
class Way:
    """How one call may be connected: whom to ask for addresses, and until when."""

    lookup: Lookup
    deadline: Deadline
    private_allowed: bool

    def connect(self, name: str, port: int) -> socket.socket:
        """Connect to the first address of *name* that answers, if all may be called."""
        addresses = addresses_of(
            name,
            port,
            self.lookup,
            self.deadline,
            private_allowed=self.private_allowed,
        )
        connection = self._first(addresses, port)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.deadline.guard(connection)
        return connection

    def _first(self, addresses: Sequence[str], port: int) -> socket.socket:
        trouble: OSError = TimeoutError()
        for address in addresses:
            try:
                return socket.create_connection((address, port), self.deadline.left)
            except OSError as fault:
                trouble = fault
        raise trouble


class _Plain(HTTPConnection):
    def __init__(self, *, way: Way, **facts: Any) -> None:
        super().__init__(**facts)
        self._way = way

    def _new_conn(self) -> socket.socket:
        return self._way.connect(self._dns_host, self.port)


class _Encrypted(HTTPSConnection):
    def __init__(self, *, way: Way, **facts: Any) -> None:
        super().__init__(**facts)
        self._way = way

    def _new_conn(self) -> socket.socket:
        return self._way.connect(self._dns_host, self.port)


class WayAdapter(HTTPAdapter):
    """Lets one call of `requests` go this way only, trusting whom *trust* does."""

    def __init__(self, way: Way, trust: ssl.SSLContext) -> None:
        self._way, self._trust = way, trust
        super().__init__(max_retries=0)

    def init_poolmanager(self, *_sizes: Any, **_facts: Any) -> None:
        """Have every connection made our way."""
        self.poolmanager = PoolManager(num_pools=1, ssl_context=self._trust)
        pools: Any = {
            "http": partial(_pool, HTTPConnectionPool, partial(_Plain, way=self._way)),
            "https": partial(
                _pool, HTTPSConnectionPool, partial(_Encrypted, way=self._way)
            ),
        }
        self.poolmanager.pool_classes_by_scheme = pools

    def cert_verify(self, *_facts: Any, **_more: Any) -> None:
        """Leave the context as it is: it holds whom to trust, read once."""


def _pool(kind: Any, connection: Any, *where: Any, **facts: Any) -> Any:
    pool = kind(*where, **facts)
    pool.ConnectionCls = connection
    return pool
