"""A file of purchases: taken at once, told in the background, harmless to send again."""

import gzip
import json
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.make import NOON
from tests.web.api.kinds import at_once
from tests.web.api.selling import balance, basket, enter, rules
from walletpass.jobs import keep, relay
from walletpass.jobs.keeping.imports import import_purchases
from walletpass.rewards import importing
from walletpass.rewards.importing import (
    ImportPurchases,
    PurchaseImportPart,
    beginning,
)
from walletpass.sales import PurchaseLine

CSV, LINES = "text/csv", "application/x-ndjson"


@pytest.fixture
def card(till):
    enter(till, rules())
    return till.card(phone="+48 501 502 503")


def send(till, content, kind=LINES, query="", **headers):
    if isinstance(content, list):
        content = "\n".join(json.dumps(one) for one in content)
    if isinstance(content, str):
        content = content.encode()
    given = {"Authorization": f"Bearer {till.key}", "Content-Type": kind} | {
        name.replace("_", "-"): text for name, text in headers.items()
    }
    path = f"/api/v1/imports/purchases{query}"
    return till.client.post(path, data=content, headers=given)


def sales(card, count, **more):
    return [
        basket(100_00, card_id=card["id"], source="past", receipt=str(number)) | more
        for number in range(count)
    ]


def rows_of(till, job, query=""):
    return till.get(f"imports/{job['id']}/rows{query}").json["rows"]


def test_a_file_is_taken_at_once_and_told_in_the_background(till, card):
    begun = send(till, sales(card, 95))

    assert begun.status_code == 202
    job = begun.json
    assert begun.headers["Location"] == job["url"] == f"/api/v1/imports/{job['id']}"
    assert (job["state"], job["rows"], job["done"]) == ("running", 95, 0)
    assert balance(till, card) == 0
    till.keep_every_promise()
    done = till.get(f"imports/{job['id']}").json
    assert (done["state"], done["done"], done["created"]) == ("done", 95, 95)
    assert balance(till, card) == 475
    rows = rows_of(till, job, "?limit=500")
    assert [row["number"] for row in rows] == list(range(1, 96))
    first = till.get(f"purchases/{rows[0]['purchase_id']}").json
    assert (first["receipt"], first["points"]) == ("0", 5)


def test_progress_is_told_while_it_lasts_and_a_killed_one_goes_on(
    till, card, monkeypatch
):
    monkeypatch.setattr(beginning, "ROWS_AT_ONCE", 10)
    job = send(till, sales(card, 35)).json
    done = []

    while relay(till.services, lambda ticket: keep(till.services, ticket)):
        with till.services.database.transaction() as session:
            parts = session.scalars(select(PurchaseImportPart.number)).all()
        done.append((till.get(f"imports/{job['id']}").json["done"], len(parts)))

    assert sorted(set(done)) == [(10, 3), (20, 2), (30, 1), (35, 0)]
    assert balance(till, card) == 175


def test_a_part_told_twice_counts_once(till, card):
    job = send(till, sales(card, 5)).json

    for _ in range(2):
        import_purchases(till.services, ImportPurchases(job["id"], 1))
    till.keep_every_promise()

    assert balance(till, card) == 25
    assert till.get(f"imports/{job['id']}").json["created"] == 5


def test_the_same_file_again_is_harmless(till, card):
    first = send(till, sales(card, 5))
    under_way = send(till, sales(card, 5))
    assert (under_way.status_code, under_way.json["id"]) == (200, first.json["id"])
    till.keep_every_promise()

    again = send(till, sales(card, 5))
    till.keep_every_promise()

    assert again.json["id"] != first.json["id"]
    done = till.get(f"imports/{again.json['id']}").json
    assert (done["created"], done["repeated"], done["refused"]) == (0, 5, 0)
    assert balance(till, card) == 25


def test_each_row_says_what_became_of_it(till, card):
    told = sales(card, 1)
    told += [
        told[0],
        basket(100_00, card_id="pas_none", source="past", receipt="x"),
        told[0] | {"lines": [{"net": 90_00}]},
        basket(100_00, currency="EUR", source="past", receipt="y"),
        {"source": "past"},
        "no object",
        told[0] | {"redemption_id": "red_1", "receipt": "z"},
        basket(100_00, source="past", receipt="nobody's"),
        basket(100_00, source="past", receipt="when", occurred_at="1999-01-01T00:00Z"),
    ]

    job = send(till, told).json
    till.keep_every_promise()

    rows = rows_of(till, job)
    assert [row["outcome"] for row in rows] == [
        "created", "repeated", *["refused"] * 6, "created", "refused",
    ]  # fmt: skip
    types = [row["problem"]["type"].split("/")[-1] for row in rows if row["problem"]]
    assert types == [
        "unknown-card", "receipt-taken", "foreign-currency", "unfit-request",
        "unfit-request", "unfit-request", "wrong-clock",
    ]  # fmt: skip
    refused = rows_of(till, job, "?outcome=refused")
    assert [row["number"] for row in refused] == [3, 4, 5, 6, 7, 8, 10]
    assert balance(till, card) == 5


def test_a_table_is_read_with_any_usual_delimiter(till, card):
    head = ["source", "receipt", "currency", "net", "phone", "occurred_at", "sku"]
    rows = [
        ["past", "1", "PLN", "10000", "501 502 503", "2026-11-01T10:00:00Z", "milk"],
        ["past", "2", "PLN", "", "501 502 503", "", ""],
        ["past", "3", "PLN", "10000", "", "", ""],
        ["past", "4", "PLN", "-5", "", "", ""],
        ["past", "чек; 5", "PLN", "10000", "501 502 503", "", "bread, white"],
    ]
    outcomes = ["created", "refused", "created", "refused", "created"]
    for delimiter in ",;\t":
        quoted = [[f'"{cell}"' if cell else "" for cell in row] for row in rows]
        text = "\r\n".join(delimiter.join(row) for row in [head, *quoted])

        job = send(till, "\ufeff" + text + "\n\n", CSV).json
        till.keep_every_promise()

        assert [row["outcome"] for row in rows_of(till, job)] == outcomes
        outcomes = ["repeated", "refused", "repeated", "refused", "repeated"]
    assert balance(till, card) == 5  # no rules were in force on the first of the month


def test_rows_of_one_receipt_are_the_articles_of_one_purchase(till, card):
    text = (
        "source;receipt;currency;phone;net;sku;quantity;is_discounted\n"
        "past;1;PLN;501502503;4000;milk;2000;no\n"
        "past;1;PLN;501502503;4000;milk;2000;no\n"
        "past;1;;;2000;bread;;YES\n"
        "past;2;PLN;501502503;1000;milk;;\n"
        "past;3;PLN;501502503;5000;;;\n"
        "past;1;PLN;501502503;4000;milk;2000;no\n"
        "past;4;PLN;501502503;100;milk;;\n"
        "past;4;PLN;501502504;100;bread;;\n"
        "past;5;PLN;501502503;100;milk;;\n"
        "past;5;PLN;501502503;;bread;;maybe\n"
    )
    job = send(till, text, CSV).json
    till.keep_every_promise()

    rows = rows_of(till, job)
    assert [(row["number"], row["outcome"]) for row in rows] == [
        (1, "created"), (4, "created"), (5, "created"), (6, "refused"),
        (7, "refused"), (9, "refused"),
    ]  # fmt: skip
    told = till.get(f"purchases/{rows[0]['purchase_id']}").json
    with till.services.database.snapshot() as session:
        lines = session.scalars(
            select(PurchaseLine)
            .where(PurchaseLine.purchase_id == told["id"])
            .order_by(PurchaseLine.number)
        ).all()
    assert [
        (line.sku, line.net, line.quantity, line.is_discounted) for line in lines
    ] == [("milk", 4000, 2000, False)] * 2 + [("bread", 2000, 1000, True)]
    assert (told["net"], told["points"]) == (100_00, 5)
    assert rows[3]["problem"]["type"] == "/problems/receipt-taken"
    [fault] = rows[4]["problem"]["errors"]
    assert fault["message"] == "Row 8 says another phone of the same receipt"
    faults = {one["field"] for one in rows[5]["problem"]["errors"]}
    assert faults == {"lines.1.net", "lines.1.is_discounted"}
    assert balance(till, card) == 8


def test_a_gzipped_file_is_unpacked(till, card):
    text = "\n".join(json.dumps(one) for one in sales(card, 3))

    job = send(till, gzip.compress(text.encode()), Content_Encoding="gzip").json
    till.keep_every_promise()

    assert till.get(f"imports/{job['id']}").json["created"] == 3


@pytest.mark.parametrize(
    ("content", "kind", "headers"),
    [
        ("", LINES, {}),
        ("\n\n", LINES, {}),
        ("source,receipt,net\n", CSV, {}),
        ("a,b\n1,2\n", CSV, {}),
        ("source,receipt,net,price\n", CSV, {}),
        ("source,receipt,net,net\n", CSV, {}),
        ('source,receipt,net\n"a,b,c\n', CSV, {}),
        (b"\xff\xfe\x00", LINES, {}),
        ("{}", "application/json", {}),
        ("{}", "multipart/form-data", {}),
        ("{}", LINES, {"Content_Encoding": "gzip"}),
        (gzip.compress(b"{}", mtime=0) + b"more", LINES, {"Content_Encoding": "gzip"}),
        (
            gzip.compress(b"x" * 70_000_000, mtime=0),
            LINES,
            {"Content_Encoding": "gzip"},
        ),
        ("1\n" * 100_001, LINES, {}),
    ],
)
def test_what_is_no_file_of_purchases_is_refused(till, content, kind, headers):
    refused = send(till, content, kind, **headers)

    assert refused.status_code == 422, refused.json
    assert refused.json["type"] == "/problems/unfit-file"


def test_a_file_too_large_is_refused_before_it_is_read(till):
    refused = send(till, b"x" * (12 * 1024 * 1024 + 1))

    assert refused.status_code == 413


def test_a_file_can_be_tried(till, card):
    tried = send(till, sales(card, 3), query="?dry_run=true")

    assert (tried.status_code, tried.json["rows"]) == (202, 3)
    assert till.get(f"imports/{tried.json['id']}").status_code == 404


def test_another_brands_imports_do_not_exist(till, card, stranger):
    job = send(till, sales(card, 1)).json

    assert stranger.get(f"imports/{job['id']}").status_code == 404
    assert stranger.get(f"imports/{job['id']}/rows").status_code == 404
    theirs = send(stranger, sales(card, 1)).json
    stranger.keep_every_promise()
    [row] = rows_of(stranger, theirs)
    assert row["problem"]["type"] == "/problems/unknown-card"
    assert balance(till, card) == 5


def test_nothing_personal_waits_readable(till, card):
    send(till, sales(card, 2, card_id=None, phone="+48 501 502 503"))

    with till.services.database.snapshot() as session:
        [sealed] = session.scalars(select(PurchaseImportPart.sealed))
    assert b"501 502 503" not in sealed


def test_rows_are_forgotten_after_a_quarter_of_a_year(till, card):
    job = send(till, sales(card, 5)).json
    till.keep_every_promise()

    for day, left in ((89, 5), (91, 3), (91, 1), (91, 0)):
        now = NOON + timedelta(days=day)
        with till.services.database.transaction() as session:
            importing.forget_old(session, now=now, limit=2)
        assert len(rows_of(till, job)) == left
    assert till.get(f"imports/{job['id']}").json["created"] == 5
    assert balance(till, card) == 25


@pytest.mark.parametrize("cursor", ["bm9wZQ", "!", "MTIzNDU2Nzg5MDEy"])
def test_a_cursor_that_no_page_gave_is_refused(till, card, cursor):
    job = send(till, sales(card, 1)).json

    path = f"imports/{job['id']}/rows?cursor={cursor}"

    assert till.get(path).status_code == 422


def test_a_file_sent_four_times_at_once_is_one_import(till, card):
    told = sales(card, 9)

    def another(_):
        other = till.client.application.test_client()
        return send(replace(till, client=other), told)

    answers = at_once(another, 4)
    till.keep_every_promise()

    assert sorted(one.status_code for one in answers) == [200, 200, 200, 202]
    assert len({one.json["id"] for one in answers}) == 1
    assert balance(till, card) == 45
