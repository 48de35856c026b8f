"""`bench serve`: cards fetched a second from the server that production runs.

One worker of the server, a SQLite file, real cards, and phones that are sockets of
another process (`fetcher`). A changed card is signed for every fetch; one the phone has
is a 304. The empty route stands in the very same application.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from werkzeug.http import http_date

from walletpass.bench.empty import ADDRESS
from walletpass.bench.measure import Measure, Progress, UnsoundError, alternating
from walletpass.bench.processes import free_port, running
from walletpass.bench.shop import Shop, open_shop
from walletpass.bench.signing import build, building, judge
from walletpass.passes import CardRow
from walletpass.server import server_command

_OURS: Final = "walletpass.bench.empty:ours"
_BARE: Final = "walletpass.bench.empty:bare"
_CONNECTIONS: Final = 8
_CARDS: Final = 200
_CHANGED, _UNCHANGED = 200, 304
_NOTHING: Final = f"GET {ADDRESS} HTTP/1.1\r\nHost: cards.example\r\n\r\n"
_LEGS: Final = 10
_FETCHER: Final = Path(__file__).with_name("fetcher.py")  # by itself it starts at once
_KILO: Final = 1024


@dataclass(frozen=True)
class _Door:
    """What phones ask, where, and what they must be answered."""

    port: int
    status: int
    requests: Sequence[str]


def bench_serving(
    *,
    rounds: int,
    requests: int,
    fetches: int,
    on_progress: Progress,
    note: Callable[[str], None],
) -> list[Measure]:
    """Measure fetching changed and unchanged cards, and memory over many *fetches*."""
    steps = rounds + (_LEGS if fetches else 0)
    with open_shop(_CARDS) as shop, ExitStack() as stack:
        port, server = stack.enter_context(_serving(_OURS, shop))
        bare_port, _ = stack.enter_context(_serving(_BARE, shop))
        changed = _Door(port, _CHANGED, [_asking(shop, card) for card in shop.cards])
        known = [_asking(shop, card, has_it=True) for card in shop.cards]
        unchanged = _Door(port, _UNCHANGED, known)
        empty = _Door(port, _UNCHANGED, [_NOTHING])
        bare = _Door(bare_port, _UNCHANGED, [_NOTHING])
        build(shop, shop.cards[:1])
        doors = changed, unchanged, empty, bare
        fetching = [partial(_fetching, shop, door, requests) for door in doors]
        signing, *rates = alternating(
            rounds,
            (partial(building, shop), *fetching),
            lambda done, _: on_progress(done, steps),
        )
        measures = _figures(signing, *rates)
        if fetches:
            tell = partial(_tell, on_progress, rounds, steps)
            measures += _memory(
                partial(_fetching, shop, changed), fetches, server, tell, note
            )
    return measures


def _figures(
    signing: float, changed: float, unchanged: float, empty: float, bare: float
) -> list[Measure]:
    return [
        Measure("serve.changed", changed, "cards/s", signing, "building, one thread"),
        Measure("serve.unchanged", unchanged, "answers/s", empty, "our empty route"),
        Measure(
            "serve.empty", empty, "answers/s", bare, "an empty route of bare Flask"
        ),
    ]


def _tell(on_progress: Progress, rounds: int, steps: int, leg: int) -> None:
    on_progress(rounds + leg, steps)


@contextmanager
def _serving(factory: str, shop: Shop) -> Iterator[tuple[int, int]]:
    """Run the production server with one worker; return its port and its process."""
    port = free_port()
    command = server_command(factory, host="127.0.0.1", port=port, workers=1)
    with running(command, port, shop.environment()) as process:
        yield port, process


def _asking(shop: Shop, card: CardRow, *, has_it: bool = False) -> str:
    """Return what a phone asks about its card: the newest, unless it *has_it* already."""
    names = card.pass_type_identifier, card.serial_number
    token = shop.services.people.keyring.authentication_token(*names)
    lines = [
        f"GET /apple/v1/passes/{names[0]}/{names[1]} HTTP/1.1",
        "Host: cards.example",
        f"Authorization: ApplePass {token}",
        "If-Modified-Since: "
        + http_date(
            card.modified_at if has_it else card.modified_at.replace(year=2020)
        ),
    ]
    return "\r\n".join([*lines, "", ""])


def _fetching(shop: Shop, door: _Door, count: int) -> float:
    """Return how many answers a second the door gives, all of them the right one.

    Raises:
        UnsoundError: Another answer came, or a card that Wallet would refuse.
    """
    told = _fetch(door, count)
    if told["statuses"] != {str(door.status): count}:
        raise UnsoundError(f"Not {count} answers {door.status}: {told['statuses']}.")
    if door.status == _CHANGED:
        judge(shop, bytes.fromhex(told["first"]))
    return float(count / told["seconds"])


def _fetch(door: _Door, count: int) -> dict[str, Any]:
    asked = {
        "port": door.port,
        "connections": _CONNECTIONS,
        "count": count,
        "requests": door.requests,
    }
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-I", str(_FETCHER)],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _memory(
    fetching: Callable[[int], float],
    fetches: int,
    server: int,
    tell: Callable[[int], None],
    note: Callable[[str], None],
) -> list[Measure]:
    """Fetch for a long time; compare the worker's memory after a tenth and at the end."""
    if not Path("/proc/self/status").exists():
        note("Memory is not measured here: there is no /proc.")
        return []
    sizes, rate = [], 0.0
    for leg in range(1, _LEGS + 1):
        rate = fetching(fetches // _LEGS)
        sizes.append(_resident(server))
        tell(leg)
    note(f"{fetches:,} cards fetched, the last of them at {rate:,.0f} a second.")
    return [Measure("serve.memory", sizes[-1], "MB", sizes[0], "after a tenth of them")]


def _resident(server: int) -> float:
    """Return the resident megabytes of the server's one worker."""
    children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    status = Path(f"/proc/{children[0]}/status").read_text()
    [line] = [line for line in status.splitlines() if line.startswith("VmRSS")]
    return int(line.split()[1]) / _KILO
