"""Erasing a person: no name, no phone, no key is left, and not a point is missing."""

import json

import pytest
from sqlalchemy import select

from tests.campaigns import runs
from tests.cli.conftest import BRAND
from walletpass import (
    brands,
    calls,
    campaigns,
    customers,
    devices,
    insight,
    ledger,
    passes,
    sales,
)
from walletpass.customers import Choice, Consent, Customer, Identity
from walletpass.devices import PushChanges
from walletpass.jobs.keeping.passes import show_balance
from walletpass.ledger import BalanceChanged
from walletpass.outbox import Promise
from walletpass.passes import Pass, PassVersion

PHONE, NAME = "+48501502503", "Hermenegilda"


@pytest.fixture
def ada(ready):
    """Return the id of a customer with a card on a phone, an old one, and a past."""
    with ready.opened() as services:
        with services.database.transaction() as session:
            now = services.now()
            kawa = brands.brand_called(session, "kawa")
            ada = customers.enrol(
                session, services.people, brand=kawa, now=now, phone=PHONE,
                email="hermenegilda@example.com", first_name=NAME, last_name="Nowak",
                birthday=customers.birthday_from("02-29"), postal_code="00-950",
                consents=[Choice("email", given=True)], ip="192.0.2.7",
                source={"code": "poster-3"}, attributes={"shoe": 39},
            ).customer  # fmt: skip
            old = _issue(session, services, ada)
            passes.void(session, kawa.id, old.id, now=now)
            card = passes.card_of(session, kawa.id, _issue(session, services, ada).id)
            devices.register(session, card, library_id="phone-1",
                             push_token="a1" * 32, now=now)  # fmt: skip
            ledger.earn(session, card.account_id, 5000, source="receipt-1", now=now)
        show_balance(services, BalanceChanged(card.account_id))
    return ada.id


def _issue(session, services, customer):
    return passes.issue(
        session,
        customer,
        people=services.people,
        card_link=services.card_link,
        now=services.now(),
    ).wallet_pass


def erase(shell, whom):
    return shell.do("customers", "erase", whom, *BRAND, "--yes")


@pytest.mark.parametrize("whom", ["+48 501 502 503", "Hermenegilda@example.com", "id"])
def test_a_customer_is_erased_by_whatever_finds_them(ready, ada, whom):
    erase(ready, ada if whom == "id" else whom)

    with ready.looking() as session:
        customer = session.get_one(Customer, ada)
    assert customer.status == "erased"
    assert customer.data_key == b""
    assert customer.first_name_sealed is None
    assert customer.birthday_sealed is None
    assert customer.postal_code_sealed is None
    assert (customer.source, customer.attributes) == ({}, {})


def test_nothing_finds_them_any_more(ready, ada):
    erase(ready, ada)

    again = ready.run("customers", "erase", PHONE, *BRAND, "--yes")

    assert again.exit_code == 1
    with ready.looking() as session:
        assert session.scalars(select(Identity)).all() == []


def test_cards_are_void_and_nameless_and_their_phones_will_hear(ready, ada):
    with ready.looking() as session:
        before = {card.id: card for card in session.scalars(select(Pass))}
        assert NAME in json.dumps([card.content for card in before.values()])

    erase(ready, ada)

    with ready.looking() as session:
        after = session.scalars(select(Pass)).all()
        versions = session.scalars(select(PassVersion)).all()
        promised = session.scalars(select(Promise.kind)).all()
    assert len(after) == 2
    for card in after:
        assert card.status == "voided"
        assert card.content["voided"]
        assert NAME not in json.dumps(card.content)
        assert card.version > before[card.id].version
        assert card.update_tag > before[card.id].update_tag
    assert all(version.changes == [] for version in versions)
    assert not [version for version in versions if version.sentence]
    assert "push-changes" in promised
    assert PushChanges


def test_the_books_are_kept(ready, ada):
    erase(ready, ada)

    with ready.looking() as session:
        kawa = brands.brand_called(session, "kawa")
        [movement] = ledger.statement(session, kawa.id).rows
        assert (movement.points, movement.balance) == (5000, 5000)
    ready.do("db", "check")


def test_what_they_agreed_to_stays_without_their_address(ready, ada):
    erase(ready, ada)

    with ready.looking() as session:
        [consent] = session.scalars(select(Consent)).all()
    assert (consent.channel, consent.given, consent.ip) == ("email", True, None)


def test_no_trace_of_them_is_in_the_files(ready, ada):
    with ready.looking() as session:
        customer = session.get_one(Customer, ada)
        sealed = [customer.data_key, customer.first_name_sealed]
        sealed += session.scalars(select(Identity.fingerprint)).all()
    assert all(secret in _files(ready) for secret in sealed)

    erase(ready, ada)

    left = _files(ready)
    assert not [secret for secret in sealed if secret in left]
    assert NAME.encode() not in left
    assert b"192.0.2.7" not in left


def test_nothing_is_known_of_their_habits_any_more(ready, ada):
    with ready.opened() as services, services.database.transaction() as session:
        kawa = brands.brand_called(session, "kawa")
        now = services.now()
        customer = session.get_one(Customer, ada)
        customer.attributes = {"favourite_categories": "tea"}
        insight.reckon(session, kawa.id, [ada], now=now)
        assert insight.habits_told(session, [ada])

    erase(ready, ada)

    with ready.looking() as session:
        assert insight.habits_told(session, [ada]) == {}


def _files(shell):
    return b"".join(path.read_bytes() for path in shell.folder.glob("walletpass.db*"))


def test_whoever_comes_back_with_the_same_phone_is_somebody_new(ready, ada):
    erase(ready, ada)

    with ready.opened() as services, services.database.transaction() as session:
        kawa = brands.brand_called(session, "kawa")
        enrolment = customers.enrol(
            session, services.people, brand=kawa, phone=PHONE, now=services.now()
        )
        assert enrolment.is_new
        assert enrolment.customer.id != ada


def test_an_erased_customer_is_not_exported(ready, ada, tmp_path):
    erase(ready, ada)

    told = ready.do("customers", "export", *BRAND, "--out", tmp_path / "all.csv")

    assert told.startswith("0 customers")


def test_erasing_twice_changes_nothing_more(ready, ada):
    erase(ready, ada)
    erase(ready, ada)

    with ready.looking() as session:
        assert session.get_one(Customer, ada).status == "erased"
    ready.do("db", "check")


def test_it_asks_first_and_a_no_erases_nobody(ready, ada):
    answer = ready.run("customers", "erase", PHONE, *BRAND, typed="n\n")

    assert answer.exit_code == 1
    with ready.looking() as session:
        assert session.get_one(Customer, ada).status != "erased"


def test_another_brands_customer_cannot_be_erased(ready, ada):
    ready.do("brands", "create", "herbata", "--name", "Herbata", "--currency", "PLN",
             "--country", "PL", "--timezone", "Europe/Warsaw")  # fmt: skip

    for whom in (ada, PHONE):
        answer = ready.run("customers", "erase", whom, "--brand", "herbata", "--yes")
        assert answer.exit_code == 1

    with ready.looking() as session:
        assert session.get_one(Customer, ada).status != "erased"


def test_who_is_erased_waits_for_no_article(ready, ada):
    with ready.opened() as services, services.database.transaction() as session:
        kawa = brands.brand_called(session, "kawa")
        article = sales.Article("SW-12")
        sales.watch(session, kawa.id, ada, article, now=services.now())

    erase(ready, ada)

    with ready.looking() as session:
        assert session.scalars(select(sales.Watch.ending)).all() == ["withdrawn"]


def test_no_call_and_no_occasion_of_their_life_is_left_and_reports_stay_whole(
    ready, ada
):
    with ready.opened() as services, services.database.transaction() as session:
        now = services.now()
        kawa = brands.brand_called(session, "kawa")
        call = calls.Call(why={"en": "Her wedding"}, due_on=now.date())
        calls.make(session, kawa.id, ada, call, by="olga", now=now)
        words = {"en": "Hello", "pl": "Cześć"}
        said = [{"code": "a", "words": words}]
        run = runs.started(session, kawa, now=now, variants=said)
        campaigns.freeze_batch(session, campaigns.FreezeBatch(run.id, 0), now=now)
        session.add(
            campaigns.Entry(
                campaign_id=run.campaign_id, customer_id=ada, key="date/wedding/2026",
                brand_id=kawa.id, run_id=run.id, entered_at=now,
            )
        )  # fmt: skip

    erase(ready, ada)

    with ready.looking() as session:
        assert session.scalars(select(calls.CallTask)).all() == []
        assert session.scalars(select(campaigns.Entry)).all() == []
        [kept] = session.scalars(select(campaigns.Delivery)).all()
        assert kept.customer_id == ada  # an id that leads to nobody
