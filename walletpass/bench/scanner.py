"""Cashiers at their tills: each scans, types an amount and credits it, one after another.

It reads one JSON object from standard input: `port`, the `cookies` of the tills, the
`numbers` of cards in turn, or the `address` of a page that is asked for instead. It
writes how long each took, in milliseconds, to standard output.
"""

import http.client
import json
import re
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from typing import Final
from urllib.parse import urlencode

_GOOD: Final = 200
_SEE_OTHER: Final = 303
_FIELD: Final = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


def main() -> None:
    """Do as told, and tell how it went."""
    asked = json.load(sys.stdin)
    tills = [_Till(asked["port"], cookie) for cookie in asked["cookies"]]
    shares = [asked["numbers"][place :: len(tills)] for place in range(len(tills))]
    with ThreadPoolExecutor(len(tills)) as cashiers:
        told = list(
            cashiers.map(
                lambda till, share: till.work(share, asked["address"]), tills, shares
            )
        )
    scans, sales = ([took for part in told for took in part[kind]] for kind in (0, 1))
    json.dump({"scans": scans, "sales": sales}, sys.stdout)


class _Till:
    """One connection that is kept, as a browser keeps it."""

    def __init__(self, port: int, cookie: str) -> None:
        self._wire = http.client.HTTPConnection("127.0.0.1", port)
        self._headers = {"Host": "cards.example", "Cookie": cookie}

    def work(
        self, numbers: Sequence[str], address: str
    ) -> tuple[list[float], list[float]]:
        """Serve one customer after the other, or ask for the page as often."""
        scans, sales = [], []
        for number in numbers:
            began = time.perf_counter()
            if address:
                self._ask(address)
                scans.append(_since(began))
                continue
            seen, _ = self._ask("/till/find", what=number, how="wedge")
            scans.append(_since(began))
            _, page = self._ask(f"{seen}/quote", amount="54.50")
            fields = {name: unescape(text) for name, text in _FIELD.findall(page)}
            began = time.perf_counter()
            self._ask(f"{seen}/sell", **fields)
            sales.append(_since(began))
        return scans, sales

    def _ask(self, address: str, **form: str) -> tuple[str, str]:
        """Return the page that this leads to, and its address."""
        status, place, text = self._turn(address, form)
        if status == _SEE_OTHER:
            address = place
            status, _, text = self._turn(address, {})
        if status != _GOOD:
            raise ConnectionError(f"{address} answered {status}.")
        return address, text

    def _turn(self, address: str, form: dict[str, str]) -> tuple[int, str, str]:
        body, headers = None, self._headers
        if form:
            body = urlencode(form)
            kind = {"Content-Type": "application/x-www-form-urlencoded"}
            headers = headers | kind
        self._wire.request("POST" if form else "GET", address, body, headers)
        answer = self._wire.getresponse()
        return (
            answer.status,
            answer.getheader("Location", ""),
            answer.read().decode(),
        )


def _since(began: float) -> float:
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main()
