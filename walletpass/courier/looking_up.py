"""Looking names up ourselves, and refusing those that lead where we do not go."""

import queue
import socket
import threading
from collections.abc import Callable, Sequence

from walletpass.courier.deadline import Deadline
from walletpass.webhooks import is_public

Lookup = Callable[[str, int], Sequence[str]]
"""Returns the addresses of a name; raises `OSError` where it has none."""


class InsideError(Exception):
    """A name that leads, also, to an address that is not on the public internet."""


class UnknownNameError(Exception):
    """A name without an address, as far as we were told."""


def system_lookup(name: str, port: int) -> Sequence[str]:
    """Return the addresses this machine's resolver knows for a name."""
    found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def addresses_of(
    name: str,
    port: int,
    lookup: Lookup,
    deadline: Deadline,
    *,
    private_allowed: bool,
) -> Sequence[str]:
    """Return the addresses of a name, all of them fit to be called.

    Raises:
        InsideError: One of them is not public.
        UnknownNameError: There are none.
        TimeoutError: Nobody told in time.
    """
    addresses = _in_time(lambda: lookup(name, port), deadline)
    if not addresses:
        raise UnknownNameError
    if not private_allowed and not all(map(is_public, addresses)):
        raise InsideError
    return addresses


def _in_time(ask: Callable[[], Sequence[str]], deadline: Deadline) -> Sequence[str]:
    """Ask in a thread that can be left behind: a resolver has no deadline of its own."""
    answers: queue.SimpleQueue[Sequence[str] | OSError] = queue.SimpleQueue()

    def asking() -> None:
        try:
            answers.put(ask())
        except (OSError, UnicodeError) as fault:
            answers.put(OSError(str(fault)))

    threading.Thread(target=asking, name="lookup", daemon=True).start()
    try:
        answer = answers.get(timeout=deadline.left)
    except queue.Empty:
        raise TimeoutError from None
    if isinstance(answer, OSError):
        raise UnknownNameError from answer
    return answer
