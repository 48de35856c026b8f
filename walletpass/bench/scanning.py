"""`bench scan`: how long a cashier waits for the card in green, with others at work.

Four tills are sockets of another process (`scanner`). At each, one customer follows the
other: scanned, quoted, credited; so every scan meets the others' sales, and the
promises that those make. The bare answer is Flask's own, asked for in the same way.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from typing import Any, Final

import requests
from sqlalchemy import Connection, func, insert, select
from sqlalchemy.orm import Session

from walletpass import brands, ledger, outbox, passes, rewards, sales
from walletpass.bench.apns import standing_in
from walletpass.bench.audience import begin_run, let_all_hear
from walletpass.bench.empty import ADDRESS
from walletpass.bench.measure import Measure, Progress, UnsoundError
from walletpass.bench.processes import free_port, running
from walletpass.bench.shop import Shop, open_shop
from walletpass.brands import Brand, Duty
from walletpass.customers import Customer
from walletpass.kernel.ids import new_id, new_serial_number
from walletpass.kernel.secrets import Secret
from walletpass.ledger import Account
from walletpass.outbox import Lane, Promise
from walletpass.passes import Pass
from walletpass.passes.messages import Showing
from walletpass.server import IN_WORKER, server_command

TILLS: Final = 4
CARDS: Final = 200
_PIN: Final = "2580"
_BARE: Final = "walletpass.bench.empty:bare_page"
_SCANNER: Final = Path(__file__).with_name("scanner.py")
_AT_ONCE: Final = 5_000
_PATIENCE: Final = 600  # seconds
_TWENTIETHS: Final = 20


def bench_scanning(
    *,
    rounds: int,
    scans: int,
    customers: int,
    on_progress: Progress,
    campaign: bool = False,
) -> list[Measure]:
    """Measure the slowest twentieth of scans and of sales, beside a bare answer.

    With a *campaign*, all customers are being told something meanwhile.
    """
    with open_shop(CARDS) as shop, ExitStack() as stack:
        _crowd(shop, customers - CARDS)
        if campaign:
            let_all_hear(shop)
        codes = _tills(shop)
        authority = shop.authority.root_pem() + shop.authority.intermediate_pem()
        apns = stack.enter_context(standing_in(shop.settings.data_dir, authority))
        environment = shop.environment() | apns.environment()
        port = stack.enter_context(_serving(IN_WORKER, environment))
        bare = stack.enter_context(_serving(_BARE, environment))
        cookies = [_stand_at(port, code, staff_id) for code, staff_id in codes]
        cards = cycle([card.number for card in shop.cards])
        scanned, sold, answered = [], [], []
        _let_settle(shop)
        if campaign:
            begin_run(shop.services, shop.cards[0].brand_id)
        for turn in range(rounds):
            took = _work(port, cookies, list(islice(cards, scans)))
            scanned.append(_p95(took["scans"]))
            sold.append(_p95(took["sales"]))
            took = _work(bare, cookies, [""] * scans, ADDRESS)
            answered.append(_p95(took["scans"]))
            on_progress(turn + 1, rounds)
        if campaign:
            _check_telling(shop)
        _check(shop, sold=rounds * (scans // TILLS * TILLS))
    limit, beside = median(answered), f"bare Flask's p95, {TILLS} asking at once"
    return [
        Measure("till.scan", median(scanned), "ms p95", limit, beside),
        Measure("till.sale", median(sold), "ms p95", limit, beside),
    ]


def _p95(took: Sequence[float]) -> float:
    return quantiles(took, n=_TWENTIETHS, method="inclusive")[-1]


def _tills(shop: Shop) -> list[tuple[str, str]]:
    """Open the tills with a cashier each; return the devices' codes and who they are."""
    now = shop.services.now()
    opened = []
    with shop.services.database.transaction() as session:
        brand = brands.brand_of(session, shop.cards[0].brand_id)
        rewards.begin(session, ledger.program_of(session, brand.id), now=now)
        store = brands.stores_of(session, brand.id)[0]
        for number in range(TILLS):
            till = brands.add_till(
                session, store, code=f"till-{number}", name=f"Till {number}", now=now
            )
            code = brands.new_enrol_code(till, now=now).reveal()
            opened.append((code, _cashier(session, brand, number, now)))
    return opened


def _cashier(session: Session, brand: Brand, number: int, now: datetime) -> str:
    person = brands.create_staff(
        session,
        brand,
        login=f"cashier-{number}",
        name=f"Cashier {number}",
        password=Secret(f"a password for cashier {number}"),
        duties=[Duty("cashier")],
        now=now,
    )
    brands.set_pin(person, Secret(_PIN))
    return person.id


@contextmanager
def _serving(factory: str, environment: Mapping[str, str]) -> Iterator[int]:
    port = free_port()
    command = server_command(factory, host="127.0.0.1", port=port, workers=1)
    with running(command, port, environment):
        yield port


def _stand_at(port: int, code: str, staff_id: str) -> str:
    """Make a device the till of this code, sign its cashier in; return its cookies."""
    kept: dict[str, str] = {}
    for address, form in (
        ("enrol", {"code": code}),
        ("sign-in", {"who": staff_id, "pin": _PIN}),
    ):
        answer = requests.post(
            f"http://127.0.0.1:{port}/till/{address}",
            data=form,
            headers={"Host": "cards.example", "Cookie": _cookie(kept)},
            allow_redirects=False,
            timeout=30,
        )
        kept |= {one.name: one.value or "" for one in answer.cookies}
    return _cookie(kept)


def _cookie(kept: dict[str, str]) -> str:
    return "; ".join(f"{name}={value}" for name, value in kept.items())


def _work(
    port: int, cookies: Sequence[str], numbers: Sequence[str], address: str = ""
) -> dict[str, list[float]]:
    asked = {"port": port, "cookies": cookies, "numbers": numbers, "address": address}
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-I", str(_SCANNER)],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise UnsoundError(done.stderr.splitlines()[-1])
    told: dict[str, list[float]] = json.loads(done.stdout)
    return told


def _let_settle(shop: Shop) -> None:
    """Wait until everything is done that the first start with so many cards brings about.

    Raises:
        UnsoundError: It does not come to an end.
    """
    for _ in range(_PATIENCE):
        time.sleep(1)
        if not _owed(shop):
            return
    raise UnsoundError("The shop does not come to rest.")


def _owed(shop: Shop) -> int:
    """Return how much is owed of what a great many are told."""
    soon = shop.services.now() + outbox.LEASE
    with shop.services.database.snapshot() as session:
        owed = session.scalar(
            select(func.count()).where(Promise.lane == Lane.BULK, Promise.due_at < soon)
        )
    return int(owed or 0)


def _check_telling(shop: Shop) -> None:
    """Make sure that customers were still being told something when the tills closed.

    Raises:
        UnsoundError: Nobody was told yet, or all cards say it already.
    """
    owed = _owed(shop)
    with shop.services.database.snapshot() as session:
        told = session.scalar(select(func.count()).select_from(Showing))
    if not told or not owed:
        raise UnsoundError(
            f"{told} were told, {owed} batches owed: {'more' if told else 'fewer'} "
            "customers would be heard of from first to last."
        )


def _check(shop: Shop, *, sold: int) -> None:
    """Recount the books.

    Raises:
        UnsoundError: They do not add up, or sales are missing.
    """
    with shop.services.database.snapshot() as session:
        faults = [*ledger.audit(session), *sales.audit(session)]
        stand = len(session.scalars(select(sales.Purchase.id)).all())
    if faults or stand != sold:
        raise UnsoundError(f"{stand} of {sold} sales stand, {len(faults)} faults.")


@dataclass(frozen=True)
class _Model:
    """A customer, their account and their card, to be copied."""

    customer: dict[str, Any]
    account: dict[str, Any]
    card: dict[str, Any]


def _crowd(shop: Shop, more: int) -> None:
    """Let so *many* others hold a card as well: copies of one, for tables to be deep."""
    database = shop.services.database
    if more <= 0:
        return
    with database.snapshot() as session:
        model = _model(session, shop.cards[0])
    for begun in range(0, more, _AT_ONCE):
        with database.transaction() as session:
            count = min(_AT_ONCE, more - begun)
            _copy(session.connection(), model, count, shop.services.now())


def _model(session: Session, card: passes.CardRow) -> _Model:
    rows = [
        dict(session.execute(select(table).where(table.c.id == row_id)).one()._mapping)  # noqa: SLF001 - its public name
        for table, row_id in (
            (Customer.__table__, card.customer_id),
            (Account.__table__, card.account_id),
            (Pass.__table__, card.id),
        )
    ]
    empty = {"balance": 0, "movements": 0, "pending": 0, "due_at": None}
    return _Model(rows[0], rows[1] | empty, rows[2])


def _copy(connection: Connection, model: _Model, count: int, now: datetime) -> None:
    people, accounts, cards = [], [], []
    for _ in range(count):
        person = new_id("cus", now)
        account = new_id("acc", now)
        people.append(model.customer | {"id": person})
        accounts.append(model.account | {"id": account, "customer_id": person})
        card = {
            "id": new_id("pas", now),
            "customer_id": person,
            "account_id": account,
            "number": passes.new_number(),
            "serial_number": new_serial_number(),
        }
        cards.append(model.card | card)
    for table, rows in ((Customer, people), (Account, accounts), (Pass, cards)):
        connection.execute(insert(table), rows)
