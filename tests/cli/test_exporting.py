"""Taking customers out: everything of everybody, safe for spreadsheets, and importable."""

import csv
import json
import stat
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests import make
from tests.campaigns import runs
from tests.cli.conftest import BRAND
from tests.customers.dirty_file import write_dirty_file
from walletpass import (
    brands,
    calls,
    campaigns,
    customers,
    insight,
    ledger,
    passes,
    places,
)
from walletpass.brands import AuditRecord
from walletpass.customers import Birthday, Choice
from walletpass.passes import messages
from walletpass.rewards import acts


def enrol(shell, **facts):
    with shell.opened() as services, services.database.transaction() as session:
        kawa = brands.brand_called(session, "kawa")
        return customers.enrol(
            session, services.people, brand=kawa, now=services.now(), **facts
        ).customer.id


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_everything_known_of_a_customer_is_written(ready, tmp_path):
    customer_id = enrol(
        ready,
        phone="+48 501 502 503",
        email="Ada@Example.com",
        external_id="C-17",
        first_name="Ada",
        last_name="Nowak",
        birthday=Birthday(2, 29),
        postal_code="00-950",
        language="en",
        timezone="Europe/London",
        source={"code": "poster-3"},
        attributes={"shoe": 39, "vip": True},
        consents=[Choice("email", given=True), Choice("sms", given=False)],
    )

    told = ready.do("customers", "export", *BRAND, "--out", tmp_path / "all.csv")

    assert told.startswith("1 customers in")
    [row] = rows(tmp_path / "all.csv")
    assert row.pop("enrolled_at")
    assert row == {
        "phone": "'+48501502503",
        "email": "ada@example.com",
        "external_id": "C-17",
        "card_number": "",
        "first_name": "Ada",
        "last_name": "Nowak",
        "birthday": "29.02",
        "postal_code": "00-950",
        "balance": "0",
        "language": "en",
        "timezone": "Europe/London",
        "source": '{"code": "poster-3"}',
        "attributes": '{"shoe": 39, "vip": true}',
        "consent": "",
        "consent_sms": "no",
        "consent_email": "yes",
        "consent_call": "",
        "status": "prospect",
        "waiting": "0",
        "tier": "",
        "coupons": "",
        "acts": "",
        "thanks": "",
        "habits": "",
        "messages": "",
        "campaigns": "",
        "calls": "",
        "positions": "",
        "shown_near_shops": "yes",
        "walletpass_card": "",
        "walletpass_id": customer_id,
    }


def test_habits_and_stages_are_written_too(ready, tmp_path):
    ada = enrol(ready, external_id="a", attributes={"favourite_categories": "tea"})
    with ready.opened() as services, services.database.transaction() as session:
        kawa = brands.brand_called(session, "kawa")
        insight.reckon(session, kawa.id, [ada], now=services.now())

    ready.do("customers", "export", *BRAND, "--out", tmp_path / "all.csv")

    [row] = rows(tmp_path / "all.csv")
    habits = json.loads(row["habits"])
    assert (habits["stage"], habits["purchases"]) == ("new", 0)
    assert habits["categories"] == {"tea": 0.0}
    assert [one["stage"] for one in habits["stages"]] == ["new"]


def test_what_campaigns_did_about_somebody_is_written_with_the_reason(ready, tmp_path):
    ada = enrol(ready, external_id="ada", language="pl")
    with ready.opened() as services, services.database.transaction() as session:
        kawa = brands.brand_called(session, "kawa")
        words = {"en": "Hello", "pl": "Cześć"}
        said = [{"code": "a", "words": words}]
        run = runs.started(session, kawa, now=services.now(), variants=said)
        job = campaigns.FreezeBatch(run.id, run.step)
        campaigns.freeze_batch(session, job, now=services.now())
        session.refresh(run)
        send = campaigns.SendBatch(run.id, run.step)
        keyring = services.people.keyring
        campaigns.send_batch(session, keyring, send, now=services.now())
        call = calls.Call(why={"pl": "Złóż życzenia"}, due_on=services.now().date())
        calls.make(session, kawa.id, ada, call, by="olga", now=services.now())

    ready.do("customers", "export", *BRAND, "--out", tmp_path / "all.csv")

    [row] = rows(tmp_path / "all.csv")
    [told] = json.loads(row["campaigns"])
    assert told.pop("at")
    assert told == {
        "campaign": "Coffee",
        "sent": False,
        "reason": "no-card",
        "why": "Nie wysłano: nie było jeszcze Twojej karty.",
    }
    [called] = json.loads(row["calls"])
    assert (called["why"], called["state"]) == ("Złóż życzenia", "open")


def test_what_somebody_was_sent_and_hid_by_a_no_is_written_so(ready, tmp_path):
    with ready.opened() as services, services.database.transaction() as session:
        noon = services.now().replace(hour=12) - timedelta(days=1)
        kawa = brands.brand_called(session, "kawa")
        yes = [Choice("wallet", given=True)]
        ada = customers.enrol(
            session, services.people, brand=kawa, consents=yes, now=noon
        ).customer
        issued = passes.issue(
            session,
            ada,
            people=services.people,
            card_link=services.card_link,
            template_id=session.scalars(select(passes.Template.id)).first(),
            now=noon,
        )
        card = passes.card_of(session, kawa.id, issued.wallet_pass.id)
        make.registered(session, card, "phone", "a" * 64)
        said = [{"code": "a", "words": {"en": "Hello", "pl": "Cześć"}}]
        run = runs.started(session, kawa, now=noon, variants=said)
        job = campaigns.FreezeBatch(run.id, run.step)
        campaigns.freeze_batch(session, job, now=noon)
        session.refresh(run)
        send = campaigns.SendBatch(run.id, run.step)
        campaigns.send_batch(session, services.people.keyring, send, now=noon)
        no = [Choice("wallet", given=False)]
        later = noon + timedelta(hours=1)
        customers.record_consents(session, ada, no, source="test", now=later)

    ready.do("customers", "export", *BRAND, "--out", tmp_path / "all.csv")

    [row] = rows(tmp_path / "all.csv")
    [told] = json.loads(row["campaigns"])
    assert told["sent"] is True
    assert "Ukryto na Twojej karcie" in told["why"]


def test_what_a_customer_has_is_written_as_it_is_by_now(ready, tmp_path):
    ada = enrol(ready, external_id="ada")
    with ready.opened() as services, services.database.transaction() as session:
        now = services.now()
        kawa = brands.brand_called(session, "kawa")
        program = ledger.program_of(session, kawa.id)
        account = ledger.open_account(session, kawa.id, program.id, ada, now=now)
        ledger.earn(session, account, 20_00, source="1", now=now)
        ledger.earn(
            session, account, 5_00, source="2", now=now - timedelta(2),
            expires_at=now - timedelta(1),
        )  # fmt: skip
        acts.thank(session, kawa.id, ada, "Merci", by="o", source="3", now=now)

    ready.do("customers", "export", *BRAND, "--out", tmp_path / "all.csv")

    [row] = rows(tmp_path / "all.csv")
    assert (row["balance"], row["waiting"]) == ("20", "0")
    [thanks] = json.loads(row["thanks"])
    assert thanks["words"] == "Merci"


def test_messages_are_written_with_their_days(ready, tmp_path):
    ada = enrol(ready, external_id="ada")
    with ready.opened() as services, services.database.transaction() as session:
        now = services.now()
        kawa = brands.brand_called(session, "kawa")
        card = make.card(session, kawa)
        message = messages.compose_message(
            session,
            kawa.id,
            origin="test",
            purpose="service",
            words={"en": "Hello, {first_name|friend}"},
            now=now,
        )
        row = messages.Shown(card.id, ada)
        until = now + timedelta(7)
        messages.show(
            session, message, [row], shows_from=now, shows_until=until, now=now
        )

    ready.do("customers", "export", *BRAND, "--out", tmp_path / "all.csv")

    [row] = [row for row in rows(tmp_path / "all.csv") if row["walletpass_id"] == ada]
    assert json.loads(row["messages"]) == [
        {
            "words": "Hello, {first_name|friend}",
            "from": now.isoformat(),
            "until": until.isoformat(),
        }
    ]


@pytest.fixture
def imported(ready, tmp_path):
    """Return what should be known after a messy file was imported."""
    answers = write_dirty_file(tmp_path / "dirty.csv", 700, country="PL")
    ready.do("customers", "import", tmp_path / "dirty.csv", *BRAND, "--yes", leaves=1)
    return answers


def test_every_page_is_written_once(ready, imported, tmp_path):
    ready.do("customers", "export", *BRAND, "--out", tmp_path / "all.csv")

    written = rows(tmp_path / "all.csv")
    assert len(written) == len({row["walletpass_id"] for row in written})
    assert len(written) == imported.count()["created"] > 500
    assert all(row["walletpass_card"].isdigit() for row in written)
    balances = sum(round(float(row["balance"]) * 100) for row in written)
    assert balances == sum(imported.balances.values())


def test_another_shop_can_import_what_was_exported(ready, imported, other, tmp_path):
    ready.do("customers", "export", *BRAND, "--out", tmp_path / "all.csv")

    told = other.do("customers", "import", tmp_path / "all.csv", *BRAND, "--yes")
    other.do("customers", "export", *BRAND, "--out", tmp_path / "again.csv")

    assert f"{imported.count()['created']} created" in told
    assert "refused" not in told
    own = {"status", "enrolled_at", "walletpass_card", "walletpass_id"}

    def known(path):
        return sorted(
            tuple(cell for name, cell in row.items() if name not in own)
            for row in rows(path)
        )

    assert known(tmp_path / "again.csv") == known(tmp_path / "all.csv")


def test_whatever_makes_a_customer_survives_the_way_to_another_shop(
    ready, other, tmp_path
):
    enrol(
        ready,
        phone="+48 501 502 503",
        email="ada@example.com",
        external_id="C-17",
        card_number="2904",
        first_name="Ada",
        last_name="Nowak",
        birthday=Birthday(2, 29, 1988),
        postal_code="00-950",
        language="en",
        timezone="Europe/London",
        source={"code": "poster-3", "utm_source": "radio"},
        attributes={"shoe": 39, "vip": True, "size": 4.5, "note": 'ęś; "so"'},
        consents=[
            Choice("email", given=True),
            Choice("sms", given=False),
            Choice("call", given=True),
        ],
    )
    ready.do("customers", "export", *BRAND, "--out", tmp_path / "all.csv")
    other.do("customers", "import", tmp_path / "all.csv", *BRAND, "--yes")
    other.do("customers", "export", *BRAND, "--out", tmp_path / "again.csv")

    [before], [after] = rows(tmp_path / "all.csv"), rows(tmp_path / "again.csv")
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"status", "enrolled_at", "walletpass_card", "walletpass_id"}


@pytest.mark.parametrize("start", list("=+-"))
def test_no_cell_is_a_formula(ready, tmp_path, start):
    enrol(ready, phone="+48 501 502 503", email=f"{start}1+1@example.com")

    ready.do("customers", "export", *BRAND, "--out", tmp_path / "all.csv")

    for row in rows(tmp_path / "all.csv"):
        assert not [cell for cell in row.values() if cell[:1] in "=+-@" and cell]


def test_only_its_writer_may_read_the_file(ready, tmp_path):
    enrol(ready, phone="+48 501 502 503")

    ready.do("customers", "export", *BRAND, "--out", tmp_path / "all.csv")

    assert stat.S_IMODE((tmp_path / "all.csv").stat().st_mode) == 0o600
    assert not (tmp_path / "all.csv.part").exists()


def test_who_took_everybodys_data_out_is_on_record(ready, tmp_path):
    enrol(ready, phone="+48 501 502 503")

    ready.do("customers", "export", *BRAND, "--out", tmp_path / "all.csv")

    with ready.looking() as session:
        deeds = session.scalars(select(AuditRecord)).all()
    assert [(deed.action, deed.after) for deed in deeds] == [
        ("customers.export", {"rows": 1})
    ]


def test_who_wants_no_hints_near_shops_is_told(ready, tmp_path):
    ada, bo = enrol(ready, external_id="ada"), enrol(ready, external_id="bo")
    with ready.opened() as services, services.database.transaction() as session:
        places.say_of_hints(
            session,
            session.get_one(customers.Customer, ada),
            wanted=False,
            wording=customers.Wording("en", "Not near shops"),
            source="test",
            now=services.now(),
        )

    ready.do("customers", "export", *BRAND, "--out", tmp_path / "all.csv")

    told = {row["walletpass_id"]: row for row in rows(tmp_path / "all.csv")}
    assert (told[ada]["shown_near_shops"], told[bo]["shown_near_shops"]) == (
        "no",
        "yes",
    )
