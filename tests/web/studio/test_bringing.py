"""Customers come by a file in the browser: seen first, then brought, nobody twice."""

import csv
import io
import re
from datetime import timedelta
from io import BytesIO

import pytest
from sqlalchemy import func, select

from tests import make
from tests.customers.dirty_file import write_dirty_file
from tests.make import NOON
from walletpass import brands, customers, passes
from walletpass.customers import files
from walletpass.customers.files import CustomerFilePart
from walletpass.jobs.keeping import newcomers
from walletpass.jobs.keeping.chores import tidy_up
from walletpass.jobs.schedule import TidyUp

from .conftest import words

ROOM = "/customers/import"
FILE = """\
Telefon;Imię;Punkty;Uwagi
+48 512 345 678;Zofia;12,50;vip
512345678;Zosia;1;the same again
12345;Jan;5;no phone
+48 512 345 679;Ewa;much;no balance
+48 512 345 680;Ola;=1+1;=HYPERLINK(1)
+48 512 345 681;Iga;7;
"""


@pytest.fixture
def send():
    """Hand a file in as a browser does, and return the answer."""

    def send(browser, content=FILE, name="klienci.csv"):
        raw = content if isinstance(content, bytes) else content.encode()
        sent = {"csrf_token": browser.token(ROOM), "file": (BytesIO(raw), name)}
        answer = browser.client.post(f"/studio{ROOM}", data=sent)
        answer.request.environ["wsgi.input"].close()  # a long one is a file
        return answer

    return send


@pytest.fixture
def bring(send, keep_every_promise):
    """Hand a file in and let it be looked at; return its place in the studio."""

    def bring(browser, content=FILE, name="klienci.csv"):
        answer = send(browser, content, name)
        assert answer.status_code == 303, words(answer)
        keep_every_promise()
        return answer.location.removeprefix("/studio").partition("?")[0]

    return bring


@pytest.fixture
def people_of(database):
    def people_of(brand):
        with database.snapshot() as session:
            return session.scalar(
                select(func.count()).where(customers.Customer.brand_id == brand.id)
            )

    return people_of


def taken(browser, address):
    """Return a file as its taker reads it."""
    with browser.get(address) as answer:
        assert answer.status_code == 200, answer.text
        return answer.data.decode("utf-8-sig")


def table(browser, address):
    text = taken(browser, address)
    return list(csv.reader(io.StringIO(text), delimiter=";" if ";" in text else ","))


def test_a_file_is_seen_before_anybody_becomes_a_customer(
    owner, rosa, bring, people_of
):
    place = bring(owner)
    page = owner.get(place)
    told = words(page)

    assert "New customers 2 The same person higher up 1 Refused rows 3" in told
    assert "Row 4 Check the phone number." in told
    assert "Row 5 Write the balance as 1234.56" in told
    assert re.search(r'<option value="phone" selected>', page.text)
    assert "+48 512 345 678 · 512345678" in told
    assert people_of(rosa) == 0
    problems = table(owner, f"{place}/problems.csv")
    assert [row[0] for row in problems] == ["row", "3", "4", "5", "6"]


def test_what_was_seen_comes_true_with_cards_and_balances_and_is_told(
    owner, rosa, bring, people_of, keep_every_promise, database
):
    place = bring(owner)

    owner.post(place, at=place, do="begin")
    assert "Customers are being brought in" in words(owner.get(place))
    keep_every_promise()

    told = words(owner.get(place))
    assert "2 new customers have a card" in told
    assert "New customers 2" in told
    assert people_of(rosa) == 2
    with database.snapshot() as session:
        brand = brands.brand_of(session, rosa.id)
        zofia = customers.find_by_phone(session, make.people(), brand, "+48512345678")
        assert len(passes.cards(session, rosa.id, customer_id=zofia.id).rows) == 1
        deeds = [one.action for one in brands.audit_page(session, rosa.id).rows]
    assert deeds[:2] == ["customer.file-began", "customer.file-handed-in"]
    assert "began to bring customers from a file" in words(owner.get("/settings/log"))


def test_refused_rows_are_put_right_and_sent_again_and_nobody_is_doubled(
    owner, rosa, bring, people_of, keep_every_promise
):
    place = bring(owner)
    owner.post(place, at=place, do="begin")
    keep_every_promise()

    refused = taken(owner, f"{place}/results.csv?only=refused")
    assert [line.split(";")[0] for line in refused.splitlines()] == [
        "row", "4", "5", "6",
    ]  # fmt: skip
    assert ";'=HYPERLINK(1)" in refused
    assert len(table(owner, f"{place}/results.csv")) == 7
    mended = refused.replace("12345;", "+48 512 345 690;").replace(";much;", ";3;")
    again = bring(owner, mended, "mended.csv")
    owner.post(again, at=again, do="begin")
    keep_every_promise()

    assert people_of(rosa) == 4
    assert "Refused rows 1" in words(owner.get(again))


def test_the_same_file_again_is_the_same_page_and_changes_nothing(
    owner, rosa, bring, send, people_of, keep_every_promise
):
    place = bring(owner)
    for _ in range(2):  # pressed twice
        owner.post(place, at=place, do="begin")
    keep_every_promise()

    answer = send(owner, name="the same by another name.csv")

    assert answer.location == f"/studio{place}?again="
    assert "This very file is here already" in words(owner.get(f"{place}?again="))
    assert people_of(rosa) == 2


def test_columns_are_named_and_left_out_by_hand(
    owner, rosa, bring, keep_every_promise, database
):
    place = bring(owner, "Kontakt;Imię;Punkty\n512345678;Zofia;5\n")
    assert "New customers 0 Refused rows 1" in words(owner.get(place))

    chosen = {"column.0": "phone", "column.1": "first_name", "column.2": ""}
    owner.post(place, at=place, do="columns", **chosen)
    assert "looking at every row" in words(owner.get(place))
    keep_every_promise()

    page = owner.get(place)
    assert "New customers 1 Refused rows 0" in words(page)
    assert page.text.count(" selected>") == 2
    owner.post(place, at=place, do="begin")
    keep_every_promise()
    with database.snapshot() as session:
        brand = brands.brand_of(session, rosa.id)
        found = customers.find_by_phone(session, make.people(), brand, "+48512345678")
    assert found is not None
    left_out = owner.post(place, at=place, do="columns", **chosen)
    assert left_out.status_code == 409
    nothing = bring(owner, "Telefon\n512345699\n")
    refused = owner.post(nothing, at=nothing, do="columns", **{"column.0": ""})
    assert refused.status_code == 422
    assert "Name at least one column" in words(refused)


def test_a_table_of_strange_columns_waits_until_they_are_named(
    owner, rosa, bring, people_of, keep_every_promise
):
    place = bring(owner, "Kontakt;Kto\n512345678;Zofia\n12;Jan\n")

    assert "We know none of its columns" in words(owner.get(place))
    assert "Its columns want names" in words(owner.get(ROOM))
    early = owner.post(place, at=place, do="begin")
    assert early.status_code == 422
    assert "Name at least one column" in words(early)
    owner.post(place, at=place, do="columns", **{"column.0": "phone"})
    keep_every_promise()
    assert "New customers 1 Refused rows 1" in words(owner.get(place))
    owner.post(place, at=place, do="begin")
    keep_every_promise()

    assert people_of(rosa) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty or larger than 10 MB"),
        (b"PK\x03\x04 a spreadsheet", "Save it as CSV"),
        (b"just some words\nand more\n", "No row names columns that we know"),
        (b"\x00\xff" * 40, "No row names columns that we know"),
        (b"phone\n" + b"512345678\n" * (1 << 20), "larger than 10 MB"),
    ],
)
def test_what_is_no_table_of_customers_is_refused_in_words(
    owner, send, content, said, database
):
    answer = send(owner, content)

    assert answer.status_code == 422
    assert said in words(answer)
    with database.snapshot() as session:
        assert session.scalar(select(func.count()).select_from(CustomerFilePart)) == 0


def test_a_form_without_a_file_asks_for_one(owner):
    assert "Choose a file first" in words(owner.post(ROOM, at=ROOM))


def test_a_long_dirty_file_comes_through_in_turns_and_no_row_is_lost(
    owner, rosa, bring, people_of, keep_every_promise, tmp_path, monkeypatch, database
):
    monkeypatch.setattr(newcomers, "ROWS_AT_ONCE", 400)
    with database.transaction() as session:
        session.merge(rosa).country = "PL"
    path = tmp_path / "dirty.csv"
    expected = write_dirty_file(path, 1500, country="PL", encoding="cp1250").count()

    place = bring(owner, path.read_bytes(), "dirty.csv")
    foreseen = words(owner.get(place))
    owner.post(place, at=place, do="begin")
    keep_every_promise()

    told = words(owner.get(place))
    for page in (foreseen, told):
        assert f"New customers {expected['created']:,}" in page
        assert f"Refused rows {expected['refused']:,}" in page
    assert people_of(rosa) == expected["created"]
    rows = table(owner, f"{place}/results.csv")
    assert len(rows) == sum(expected.values()) + 1


def test_a_worker_that_dies_after_the_last_row_begins_nothing_anew(
    owner, rosa, bring, people_of, keep_every_promise, monkeypatch
):
    place = bring(owner)
    owner.post(place, at=place, do="begin")
    noted = files.note_turn

    def die(*_args, **_facts):
        monkeypatch.setattr(files, "note_turn", noted)
        raise RuntimeError("the power is gone")

    monkeypatch.setattr(files, "note_turn", die)
    keep_every_promise()
    file_id = place.rpartition("/")[2]
    newcomers.bring_customers(
        owner.client.application.extensions["walletpass"], files.BringCustomers(file_id)
    )

    told = words(owner.get(place))
    assert "New customers 2 The same person higher up 1 Refused rows 3" in told
    assert people_of(rosa) == 2


def test_progress_is_followed_until_the_page_has_something_new(
    owner, bring, keep_every_promise
):
    place = bring(owner)
    assert owner.get(f"{place}/now").status_code == 303
    owner.post(place, at=place, do="begin")

    part = owner.get(f"{place}/now")
    same = owner.get(f"{place}/now", **{"If-None-Match": part.headers["ETag"]})

    assert "<progress" in part.text
    assert same.status_code == 304
    keep_every_promise()
    assert owner.get(f"{place}/now").location == f"/studio{place}"


def test_before_a_card_is_published_a_file_waits_and_says_so(
    enter, database, bring, keep_every_promise
):
    with database.transaction() as session:
        fresh = make.brand(session, slug="fresh", name="Fresh")
    founder = enter("owner", fresh, language="en")
    place = bring(founder)

    assert "First there has to be a card" in words(founder.get(place))
    answer = founder.post(place, at=place, do="begin")
    assert answer.status_code == 409
    assert "First publish a card" in words(answer)


def test_rows_are_seen_by_who_sent_them_and_by_who_may_see_such_things(
    enter, owner, bring, keep_every_promise
):
    sender = enter("marketer", language="en")
    other = enter("marketer", language="en")
    place = bring(sender)

    assert "512 345 678" in words(sender.get(place))
    assert "512 345 678" in words(owner.get(place))
    assert "512 345 678" not in words(other.get(place))
    sender.post(place, at=place, do="begin")
    keep_every_promise()
    for only in ("", "?only=refused"):
        assert "Ewa" in taken(sender, f"{place}/results.csv{only}")
        covered = taken(other, f"{place}/results.csv{only}")
        assert "Ewa" not in covered
        assert "Check the phone number." in covered
    assert "name rows by their numbers" in words(other.get(place))


@pytest.mark.parametrize("role", ["cashier", "support", "developer"])
def test_others_bring_nobody(enter, role, owner, bring):
    place = bring(owner)
    browser = enter(role)

    for address in (ROOM, place, f"{place}/now", f"{place}/problems.csv",
                    f"{place}/results.csv"):  # fmt: skip
        assert browser.get(address).status_code == 403
    assert browser.post(place, do="begin").status_code == 403
    assert "Bring them from a file" not in words(browser.get("/cards"))


def test_a_file_of_another_brand_does_not_exist(
    owner, enter, mint, bring, people_of, keep_every_promise, send
):
    place = bring(owner)
    stranger = enter("owner", mint, language="en")

    for address in (place, f"{place}/now", f"{place}/problems.csv",
                    f"{place}/results.csv"):  # fmt: skip
        assert stranger.get(address).status_code == 404
    for deed in ("begin", "columns", "forget"):
        assert stranger.post(place, do=deed).status_code == 404
    assert "klienci.csv" not in stranger.get(ROOM).text
    assert place.rpartition("/")[2] not in stranger.get("/tables/imports.csv").text
    their_own = bring(stranger)
    assert their_own != place
    stranger.post(their_own, at=their_own, do="begin")
    keep_every_promise()
    assert people_of(mint) == 2


def test_files_are_listed_found_and_taken_along(owner, bring, keep_every_promise):
    assert "No file has been handed in yet" in words(owner.get(ROOM))
    place = bring(owner)
    bring(owner, "phone\n512345600\n", "Кофейня.csv")
    owner.post(place, at=place, do="begin")
    keep_every_promise()

    assert "klienci.csv Done 2 3 Olga" in words(owner.get(ROOM))
    assert "Waits for your word" in words(owner.get(f"{ROOM}?q=кофейня"))
    assert "klienci" not in owner.get(f"{ROOM}?q=кофейня").text
    assert "Nothing here is called “tea”" in words(owner.get(f"{ROOM}?q=tea"))
    told = owner.get("/tables/imports.csv").data.decode("utf-8-sig")
    [row] = [one for one in csv.DictReader(io.StringIO(told)) if one["state"] == "done"]
    assert (row["file"], row["created"], row["refused"]) == ("klienci.csv", "2", "3")


def test_a_file_is_forgotten_by_hand_or_after_a_week_and_the_numbers_stay(
    owner, rosa, bring, keep_every_promise, database, clock, services, send
):
    place, waiting = bring(owner), bring(owner, "phone\n512345600\n", "later.csv")
    owner.post(place, at=place, do="begin")
    assert owner.post(place, at=place, do="forget").status_code == 409
    keep_every_promise()

    owner.post(place, at=place, do="forget")
    clock.now = NOON + files.KEPT - timedelta(hours=1)
    owner.come_back()
    tidy_up(services, TidyUp())
    assert "New customers 1" in words(owner.get(waiting))
    clock.now = NOON + files.KEPT + timedelta(hours=1)
    owner.come_back()
    tidy_up(services, TidyUp())

    with database.snapshot() as session:
        assert session.scalar(select(func.count()).select_from(CustomerFilePart)) == 0
    assert "New customers 2" in words(owner.get(place))
    numbers = taken(owner, f"{place}/results.csv")
    assert "4,refused,unfit-phone," in numbers
    assert "Ewa" not in numbers
    assert "What stood in this file is forgotten" in words(owner.get(waiting))
    assert owner.post(waiting, at=waiting, do="begin").status_code == 409
    assert send(owner).location != f"/studio{place}?again="


def test_no_name_or_phone_of_a_file_lies_open_in_the_database(
    owner, bring, database, keep_every_promise
):
    place = bring(owner)

    with database.snapshot() as session:
        raw = b"".join(session.scalars(select(CustomerFilePart.sealed)))
        seen = str(session.scalars(select(files.CustomerFile.seen)).one())
    assert b"Zofia" not in raw
    assert b"512" not in seen.encode()
    assert "Zofia" not in seen
    assert place


def test_the_first_steps_and_an_empty_list_lead_to_it(owner):
    assert f'href="/studio{ROOM}"' in owner.get("/cards").text
    assert "Or do you have a list of customers already?" in words(owner.get("/cards"))
    assert f'href="/studio{ROOM}"' in owner.get("/begin?step=customers").text


@pytest.mark.parametrize("language", ["en", "ru", "pl"])
def test_it_speaks_every_language(enter, bring, keep_every_promise, language):
    browser = enter("owner", language=language)
    place = bring(browser)
    pages = [browser.get(ROOM), browser.get(place)]
    browser.post(place, at=place, do="begin")
    pages.append(browser.get(place))
    keep_every_promise()
    pages.append(browser.get(place))

    assert all(page.status_code == 200 for page in pages)
    assert not any(re.search(r"\bbring\.[a-z]", page.text) for page in pages)
