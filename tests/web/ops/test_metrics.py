"""What Prometheus is told."""

from datetime import timedelta

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests import make
from tests.make import NOON
from walletpass import brands, outbox
from walletpass.app import create_app
from walletpass.db import connect
from walletpass.wallets.apple.certificates import fingerprint_of

from .test_health import Errand


@pytest.fixture
def scrape(client):
    """Return every sample by name and labels."""

    def scrape(client=client):
        answer = client.get("/metrics")
        assert answer.status_code == 200
        assert answer.headers["Content-Type"].startswith("text/plain; version=")
        return {
            (sample.name, *sorted(sample.labels.values())): sample.value
            for family in text_string_to_metric_families(answer.text)
            for sample in family.samples
        }

    return scrape


def test_what_is_there_is_counted(scrape, database):
    with database.transaction() as session:
        card = make.card(session)
        make.registered(session, card)
        make.registered(session, card, "watch")
        brands.raise_alarm(session, card.brand_id, "push:x", "…", now=NOON)

    told = scrape()

    assert told["walletpass_cards",] == 1
    assert told["walletpass_devices",] == 2
    assert told["walletpass_alarms",] == 1
    assert told["walletpass_database_up",] == 1


def test_millions_are_not_counted_for_every_scrape(scrape, database, clock):
    with database.transaction() as session:
        make.card(session)
    assert scrape()["walletpass_cards",] == 1
    with database.transaction() as session:
        make.card(session)

    assert scrape()["walletpass_cards",] == 1
    clock.pass_by(minutes=5)
    assert scrape()["walletpass_cards",] == 2


def test_the_outbox_is_told_as_it_stands(scrape, database, clock):
    with database.transaction() as session:
        outbox.add(session, Errand(1), now=NOON)
        outbox.add(session, Errand(2), now=NOON, after=timedelta(hours=1))
        outbox.add(session, Errand(3), now=NOON - timedelta(minutes=1))
    with database.transaction() as session:
        [ticket] = outbox.claim(session, now=NOON - timedelta(seconds=1))
        outbox.postpone(session, ticket, trouble="x", until=None, now=NOON)
    clock.pass_by(seconds=90)

    told = scrape()

    assert told["walletpass_outbox_waiting",] == 2
    assert told["walletpass_outbox_parked",] == 1
    assert told["walletpass_outbox_oldest_due_seconds",] == 90


def test_every_certificate_is_counted_down_by_itself(scrape, database, clock):
    with database.transaction() as session:
        owner = make.brand(session)
        kind = make.signing_pass_type(session, owner)
        identifier = kind.identifier
        make.signing_pass_type(session, owner, "pass.com.example.other")
    clock.pass_by(days=400)

    told = scrape()

    days = {key[1:]: days for key, days in told.items() if "certificate" in key[0]}
    fingerprint = make.identity(identifier).certificate.fingerprint
    assert days[fingerprint[:17], identifier] < 0
    assert len(days) == 2


def test_the_certificate_that_signs_is_counted_down_for_its_pass_type(
    scrape, database, clock
):
    name = "pass.com.example.card"
    vault = make.people().vault
    clock.pass_by(days=10)
    with database.transaction() as session:
        owner = make.brand(session)
        longer = make.authority().new_identity(name, "EXAMPLE123", now=clock())
        make.keep_identity(session, vault, owner.id, longer, now=clock())
        clock.pass_by(days=1)
        make.keep_identity(session, vault, owner.id, make.identity(name), now=clock())

    told = scrape()

    assert told["walletpass_signing_days_left", name] == 354


def test_the_issuer_of_what_signs_is_counted_down_once(scrape, database, clock):
    with database.transaction() as session:
        owner = make.brand(session)
        make.signing_pass_type(session, owner)
        make.signing_pass_type(session, owner, "pass.com.example.other")
    clock.pass_by(days=10)

    told = scrape()

    intermediate = make.identity("pass.com.example.card").intermediate
    fingerprint = fingerprint_of(intermediate)[:17]
    assert {
        key[1:]: days for key, days in told.items() if "intermediate" in key[0]
    } == {(fingerprint, "walletpass demo intermediate"): 3640}


def test_requests_are_counted_by_door_and_status(client, scrape):
    client.get("/apple/v1/passes/a/b")
    client.post("/apple/v1/log", json={"logs": ["x", "y"]})

    told = scrape()

    assert told["walletpass_requests_total", "401", "apple"] == 1
    assert told["walletpass_requests_total", "200", "apple"] == 1
    assert told["walletpass_device_log_lines_total",] == 2


def test_bundles_are_counted_when_they_are_signed(client, scrape, database):
    with database.transaction() as session:
        owner = make.brand(session)
        kind = make.signing_pass_type(session, owner)
        card = make.card(session, owner, of=make.template(session, owner, kind))
    names = card.pass_type_identifier, card.serial_number
    token = make.people().keyring.authentication_token(*names)
    shown = {"Authorization": f"ApplePass {token}"}

    answer = client.get("/apple/v1/passes/{}/{}".format(*names), headers=shown)
    shown["If-Modified-Since"] = answer.headers["Last-Modified"]
    client.get("/apple/v1/passes/{}/{}".format(*names), headers=shown)

    assert scrape()["walletpass_bundles_total",] == 1


def test_no_secret_and_nobodys_name_is_told(client, database, scrape):
    with database.transaction() as session:
        card = make.card(session, first_name="Ada", phone="+48 512 345 678")
        make.registered(session, card, push_token="5ec3e7" * 8)
    client.get(f"/apple/v1/passes/x/{card.serial_number}")

    told = client.get("/metrics").text

    for secret in (
        card.serial_number,
        card.number,
        "Ada",
        "512345678",
        "512 345",
        "5ec3e7",
        "phone-1",
    ):
        assert secret not in told


def test_without_a_database_the_process_tells_of_itself(scrape):
    silent = make.services(connect("postgresql+psycopg://ada:secret@127.0.0.1:9/x"))

    told = scrape(create_app(silent).test_client())

    assert told["walletpass_database_up",] == 0
    assert ("walletpass_cards",) not in told
    assert ("walletpass_bundles_total",) in told
