"""Offline and back: in any order, any number of times, credited once."""

from itertools import permutations

import pytest

from tests import make
from tests.make import NOON
from walletpass import brands
from walletpass.brands import Brand, Till
from walletpass.sales import Purchase, PurchaseLine

from .conftest import form_in, words
from .test_returning import TAKING

AT = "2026-11-20T11:30:00Z"


@pytest.fixture
def tell(anna_at):
    """Tell the till what waited in its browser; return what became of each."""

    def tell(*waited):
        sales = [{"at": AT} | one for one in waited]
        answer = anna_at.client.post("/till/sync", json={"sales": sales})
        assert answer.status_code == 200, answer.text
        return {one["key"]: one["outcome"] for one in answer.json["answers"]}

    return tell


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_queue_is_told_in_any_order_and_again_without_doubling(
    tell, issue, balance, order
):
    ada, zofia = issue(), issue()
    waited = [
        {"key": "away-1", "number": ada.number, "amount": 1000},
        {"key": "away-2", "number": zofia.number, "amount": 2000},
        {"key": "away-3", "number": ada.number, "amount": 500, "receipt": "991"},
    ]

    told = tell(*(waited[place] for place in order))
    again = tell(*waited)

    assert set(told.values()) == {"credited"}
    assert set(again.values()) == {"already"}
    assert balance(ada) == 15
    assert balance(zofia) == 20


def test_what_was_sold_offline_happened_then_and_by_whom(
    database, tell, card, hire, anna
):
    borys = hire("Borys")

    tell({"key": "away-1", "number": card.number, "amount": 100, "staff": borys.id})
    tell({"key": "away-2", "number": card.number, "amount": 100, "staff": "stf_x"})

    with database.snapshot() as session:
        first, second = session.query(Purchase).order_by(Purchase.receipt).all()
        assert first.occurred_at.isoformat() == "2026-11-20T11:30:00+00:00"
        assert first.staff_id == borys.id
        assert second.staff_id == anna.id


def test_the_same_receipt_online_and_offline_counts_once(anna_at, tell, card, balance):
    anna_at.sell(card, "54", receipt="991")

    told = tell(
        {"key": "away-1", "number": card.number, "amount": 5400, "receipt": "991"}
    )

    assert told == {"away-1": "already"}
    assert balance(card) == 320


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"number": "2900000000001"}, "Nobody has this card"),
        ({"number": "2900000000001"}, "12:30, Anna Nowak: PLN 1 for card"),
        ({"number": "2900000000001"}, "2900000000001, no receipt number."),
        (
            {"amount": 999, "receipt": "991"},
            "another sale already: PLN 54, 13:00, Anna",
        ),
        ({"at": "2020-01-01T00:00:00Z"}, "It was refused"),
        ({"points": 100, "amount": 1000}, "More points than may be spent offline"),
        ({"amount": 0}, "It was refused"),
    ],
)
def test_a_conflict_waits_for_whoever_decides_and_is_told_once(
    database, anna_at, tell, card, hire, balance, change, why
):
    anna_at.sell(card, "54", receipt="991")
    waited = {"key": "away-1", "number": card.number, "amount": 100} | change

    assert tell(waited) == {"away-1": "conflict"}
    tell(waited)

    page = anna_at.get("/waiting")
    assert why in words(page)
    assert "The owner or support can settle these" in words(page)
    assert balance(card) == 320
    anna_at.post("/waiting", subject=subject_of(database, card))
    assert why in words(anna_at.get("/waiting"))
    anna_at.post("/sign-out")
    anna_at.sign_in(hire("Olga", role="owner"))
    anna_at.post("/waiting", subject=subject_of(database, card))
    assert "Nothing to decide" in words(anna_at.get("/waiting"))


def subject_of(database, card):
    with database.snapshot() as session:
        [word] = brands.alarms(session, card.brand_id)
        return word.subject


def test_one_conflict_holds_up_nothing_else(tell, card, balance):
    told = tell(
        {"key": "a", "number": "2900000000001", "amount": 100},
        {"key": "b", "number": card.number, "amount": 5400},
    )

    assert told == {"a": "conflict", "b": "credited"}
    assert balance(card) == 320


@pytest.fixture
def allowing(database, till):
    with database.transaction() as session:
        brands.allow_offline(session.get_one(Till, till.id), 50_00)


def test_points_cannot_be_spent_offline_unless_the_owner_allows_it(anna_at):
    page = anna_at.get("/offline")

    assert "Points cannot be spent offline here" in words(page)
    assert 'name="points"' not in page.text


def test_points_pay_offline_as_far_as_the_owner_allows(
    anna_at, allowing, tell, card, balance
):
    waited = {
        "key": "away-1", "number": card.number, "amount": 1000, "points": 40_00,
    }  # fmt: skip

    page = anna_at.get("/offline")
    assert "At most 50 until we are online" in words(page)
    assert "20 points take PLN 1 off the bill" in words(page)
    assert tell(waited) == {"away-1": "credited"}
    assert tell(waited) == {"away-1": "already"}
    assert tell(waited | {"key": "away-2", "points": 50_01}) == {"away-2": "conflict"}
    assert balance(card) == 266 - 40 + 8


def test_a_bill_that_points_had_paid_when_the_line_broke_is_credited_with_them(
    anna_at, tell, card, balance
):
    page = anna_at.put(card, "54", "200", receipt="991")
    [put] = form_in(page, "/sell")[1]["redemption"]
    waited = {
        "key": "991", "receipt": "991", "number": card.number, "amount": 5400,
        "redemption": put,
    }  # fmt: skip

    assert tell(waited) == {"991": "credited"}
    assert tell(waited) == {"991": "already"}
    assert balance(card) == 110


def test_points_that_went_back_meanwhile_wait_for_whoever_decides(
    database, anna_at, tell, card, balance, clock
):
    page = anna_at.put(card, "54", "200")
    [put] = form_in(page, "/sell")[1]["redemption"]
    clock.pass_by(minutes=20)
    waited = {"key": "a", "number": card.number, "amount": 5400, "redemption": put}

    assert tell(waited) == {"a": "conflict"}
    with database.snapshot() as session:
        [word] = brands.alarms(session, card.brand_id)
        assert "The points have gone back already" in word.message


@pytest.mark.parametrize(
    ("points", "amount", "why"),
    [
        (40_00, 1000, "Maksimum do wydania"),
        (10_00, 50, "Maksimum do wydania"),
    ],
)
def test_points_that_may_not_be_spent_wait_for_whoever_decides_in_their_language(
    database, allowing, tell, issue, rosa, points, amount, why
):
    with database.transaction() as session:
        session.get_one(Brand, rosa.id).default_language = "pl"
    card = issue(points=30)

    told = tell(
        {"key": "away-1", "number": card.number, "points": points, "amount": amount}
    )

    assert told == {"away-1": "conflict"}
    with database.snapshot() as session:
        [word] = brands.alarms(session, card.brand_id)
        assert why in word.message
        assert "11:30" not in word.message
        assert "12:30" in word.message


def test_lines_sold_offline_earn_line_by_line(database, tell, card, balance):
    lines = [{"sku": "A-1", "price": 3000}, {"price": 1000, "sort": "gift-card"}]

    told = tell(
        {"key": "away-1", "number": card.number, "amount": 4000, "lines": lines}
    )

    assert told == {"away-1": "credited"}
    with database.snapshot() as session:
        [bought] = session.query(Purchase).all()
        found = session.query(PurchaseLine).order_by(PurchaseLine.number).all()
        assert [(one.sku, one.net, one.is_gift_card) for one in found] == [
            ("A-1", 3000, False),
            ("", 1000, True),
        ]
        assert bought.net == 4000


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b'{"sales": [{}]}',
        b'{"sales": [{"key": "", "number": "1"}]}',
        b"\xff" * 200,
    ],
)
def test_what_is_no_queue_is_refused_whole(anna_at, body):
    answer = anna_at.client.post(
        "/till/sync", data=body, content_type="application/json"
    )

    assert answer.status_code == 422


@pytest.mark.parametrize(
    "damage",
    [
        {"at": "x"},
        {"at": "2026-11-20T11:30:00"},
        {"at": None},
        {"amount": -1},
        {"amount": 1e99},
        {"lines": [{"sku": "A-1", "price": 0}]},
    ],
)
def test_a_damaged_sale_is_passed_on_as_it_is_and_holds_up_no_other(
    database, tell, card, balance, damage
):
    damaged = {"key": "a", "number": "2900000000017", "amount": 700} | damage
    whole = {"key": "b", "number": card.number, "amount": 5400}

    assert tell(damaged, whole) == {"a": "conflict", "b": "credited"}

    assert balance(card) == 320
    with database.snapshot() as session:
        [word] = brands.alarms(session, card.brand_id)
        assert "cannot be read" in word.message
        assert "2900000000017" in word.message


def test_a_sale_told_again_after_it_came_back_is_not_credited_again(
    anna_at, tell, card, balance
):
    waited = {"key": "a", "number": card.number, "amount": 5400, "receipt": "991"}
    assert tell(waited) == {"a": "credited"}
    page = anna_at.post("/return", receipt="991")
    anna_at.send(anna_at.send(page, "/quote", amount="54"), TAKING)
    assert balance(card) == 266

    assert tell(waited) == {"a": "already"}
    assert balance(card) == 266


def test_a_sale_counts_where_it_was_made_when_the_device_is_another_till_by_then(
    database, anna_at, tell, card, store, mint
):
    with database.transaction() as session:
        second = brands.add_till(session, store, code="till-2", name="2", now=NOON)
        corner = make.store(session, mint, code="corner", name="Corner")
        foreign = brands.add_till(session, corner, code="till-3", name="3", now=NOON)

    there = {"key": "a", "number": card.number, "amount": 100, "place": second.id}
    elsewhere = {"key": "b", "number": card.number, "amount": 100, "place": foreign.id}

    assert tell(there, elsewhere) == {"a": "credited", "b": "later"}
    with database.snapshot() as session:
        assert session.query(Purchase).one().till_id == second.id
        assert not brands.alarms(session, card.brand_id)


def test_nobody_tells_a_queue_without_signing_in(device, card):
    answer = device.client.post("/till/sync", json={"sales": []})

    assert answer.status_code == 303


def test_the_till_can_be_installed(anna_at):
    manifest = anna_at.get("/manifest.webmanifest")

    assert manifest.content_type == "application/manifest+json"
    assert manifest.json["display"] == "standalone"
    assert manifest.json["scope"] == "/till"
    assert manifest.json["name"] == "Till 1 · Market Square"
    for icon in manifest.json["icons"]:
        drawn = anna_at.client.get(icon["src"])
        assert drawn.content_type == "image/png"
    worker = anna_at.get("/worker.js")
    assert worker.headers["Service-Worker-Allowed"] == "/till"
