"""The doctor: silent where all is well, and with a remedy where it is not."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from tests.cli.conftest import BRAND, PASS_TYPE
from tests.servers import free_port
from walletpass import brands, customers, outbox, passes
from walletpass.jobs.schedule import TidyUp
from walletpass.kernel.clock import utc_now
from walletpass.wallets.apple import DemoAuthority
from walletpass.wallets.apple.holding import keep_identity


def issue_a_card(shell):
    with shell.opened() as services, services.database.transaction() as session:
        now = services.now()
        kawa = brands.brand_called(session, "kawa")
        ada = customers.enrol(session, services.people, brand=kawa, now=now).customer
        passes.issue(
            session, ada, people=services.people, card_link=services.card_link, now=now
        )


def complaints(answer):
    """Return what was found to be wrong, each with its remedy."""
    lines = answer.stdout.splitlines()
    return {
        line.removeprefix("✗ "): lines[place + 1].strip()
        for place, line in enumerate(lines)
        if line.startswith("✗")
    }


def test_a_shop_in_good_order_has_nothing_to_complain_of(ready):
    issue_a_card(ready)

    answer = ready.run("doctor")

    assert complaints(answer) == {}
    assert answer.exit_code == 0
    assert "Kawa's newest card is whole and rightly signed." in answer.stdout


def test_an_address_without_tls_is_one_phones_refuse(ready):
    ready.environment["WALLETPASS_BASE_URL"] = "http://cards.example"

    answer = ready.run("doctor")

    assert answer.exit_code == 1
    [remedy] = complaints(answer).values()
    assert "WALLETPASS_BASE_URL" in remedy


def test_a_database_that_was_never_made_is_said_to_be_none(empty):
    answer = empty.run("doctor")

    assert answer.exit_code == 1
    assert "Run `walletpass db upgrade`." in complaints(answer).values()


def test_without_a_certificate_it_tells_how_to_get_one(founded):
    answer = founded.run("doctor")

    assert answer.exit_code == 1
    assert "Begin with `walletpass certs csr`." in complaints(answer).values()


def certify(shell, age, *, authority_age=0):
    """Keep a certificate that was issued so many days ago, for a year.

    Its authority, which lasts ten years, was that much older by then.
    """
    then = utc_now() - timedelta(days=age)
    authority = DemoAuthority.create(now=then - timedelta(days=authority_age))
    identity = authority.new_identity(PASS_TYPE, "DEMO12TEAM", now=then)
    with shell.opened() as services, services.database.transaction() as session:
        kawa = brands.brand_called(session, "kawa")
        keep_identity(session, services.people.vault, kawa.id, identity, now=then)


@pytest.mark.parametrize(("age", "days_left"), [(340, 24), (364, 0), (380, -16)])
def test_a_certificate_near_its_end_is_to_be_renewed(founded, age, days_left):
    certify(founded, age)

    answer = founded.run("doctor")

    assert answer.exit_code == 1
    [(what, remedy)] = complaints(answer).items()
    assert f"has {days_left} days left" in what
    assert "certs csr" in remedy


def test_an_intermediate_near_its_end_is_to_be_replaced(founded):
    certify(founded, 0, authority_age=3630)

    answer = founded.run("doctor")

    assert answer.exit_code == 1
    told = complaints(answer)
    [what] = [what for what in told if what.startswith("The intermediate")]
    assert "walletpass demo intermediate" in what
    assert what.endswith("has 19 days left.")
    assert "newer intermediate" in told[what]


def test_an_intermediate_with_years_to_go_is_told_and_in_order(ready):
    answer = ready.run("doctor")

    assert "✓ The intermediate walletpass demo intermediate (" in answer.stdout


def test_an_old_certificate_beside_its_renewal_is_in_order(founded):
    certify(founded, 360)
    founded.do("certs", "demo", founded.folder / "ca", *BRAND, "--pass-type", PASS_TYPE)

    answer = founded.run("doctor")

    assert answer.exit_code == 0
    assert "4 days left. Another one took its place." in answer.stdout


def test_a_demo_certificate_is_said_to_be_trusted_by_no_phone(ready):
    answer = ready.run("doctor")

    assert answer.exit_code == 0
    told = f"! {PASS_TYPE} is signed by a demo certificate, which no phone trusts."
    assert told in answer.stdout
    assert "walletpass certs import" in answer.stdout


def promise(shell, **facts):
    with shell.opened() as services, services.database.transaction() as session:
        outbox.add(session, TidyUp(), now=services.now())
        session.execute(update(outbox.Promise).values(**facts))


def test_a_parked_promise_is_shown(ready):
    promise(ready, parked_at=utc_now(), trouble="ValueError: no")

    answer = ready.run("doctor")

    assert answer.exit_code == 1
    assert any("trouble" in remedy for remedy in complaints(answer).values())


def test_promises_nobody_keeps_are_shown(ready):
    promise(ready, due_at=utc_now() - timedelta(hours=1))

    answer = ready.run("doctor")

    assert answer.exit_code == 1
    assert any("Nobody keeps them" in remedy for remedy in complaints(answer).values())


def test_an_alarm_is_shown_in_its_own_words(ready):
    with ready.opened() as services, services.database.transaction() as session:
        kawa = brands.brand_called(session, "kawa")
        brands.raise_alarm(
            session, kawa.id, "push:x", "Apple refuses pushes.", now=services.now()
        )

    answer = ready.run("doctor")

    assert answer.exit_code == 1
    assert "Apple refuses pushes." in complaints(answer).values()


def test_keys_sealed_with_another_secret_are_noticed(ready):
    issue_a_card(ready)
    (ready.folder / "secret_key").write_text(
        "another secret, also long enough to be one"
    )

    answer = ready.run("doctor")

    assert answer.exit_code == 1
    assert any(
        "WALLETPASS_SECRET_KEY" in remedy for remedy in complaints(answer).values()
    )


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("http://x", "is not https"),
        ("https://api.push.apple.com/3/device", "is more than a host"),
        ("https://me@api.push.apple.com", "is more than a host"),
    ],
)
def test_an_address_that_takes_no_push_is_shown(ready, address, what):
    ready.environment["WALLETPASS_APNS_URL"] = address

    answer = ready.run("doctor")

    assert answer.exit_code == 1
    [(told, remedy)] = complaints(answer).items()
    assert told.startswith(f"{address} {what}")
    assert "WALLETPASS_APNS_URL" in remedy


def test_every_wrong_setting_is_a_line_with_what_to_do(ready):
    ready.environment |= {
        "WALLETPASS_APNS_CA_FILE": str(ready.folder / "secret_key"),
        "WALLETPASS_TRUSTED_PROXIES": "many",
    }

    answer = ready.run("doctor")

    assert answer.exit_code == 1
    told = complaints(answer)
    assert {what.partition(":")[0] for what in told} == {
        "WALLETPASS_APNS_CA_FILE", "WALLETPASS_TRUSTED_PROXIES",
    }  # fmt: skip
    assert "secret_key holds no certificate" in " ".join(told)


def test_neighbours_that_do_not_answer_are_each_a_line(empty):
    empty.environment |= {
        "WALLETPASS_ENGINE": "celery",
        "WALLETPASS_SECRET_KEY": "long enough to be the secret of a shop",
        "WALLETPASS_DATABASE_URL": f"postgresql://127.0.0.1:{free_port()}/x",
        "WALLETPASS_BROKER_URL": f"redis://:swordfish@127.0.0.1:{free_port()}/0",
    }

    answer = empty.run("doctor")

    assert answer.exit_code == 1
    broker, database = complaints(answer).items()
    assert broker[0].startswith("The broker does not answer")
    assert "WALLETPASS_BROKER_URL" in broker[1]
    assert database[0].startswith("The database does not answer")
    assert "WALLETPASS_DATABASE_URL" in database[1]
    assert "swordfish" not in answer.output


@pytest.mark.parametrize("url", ["nonsense", "foo://x", "redis://h:99999/0"])
def test_a_broker_that_cannot_be_one_is_a_line(empty, url):
    empty.environment |= {
        "WALLETPASS_ENGINE": "celery",
        "WALLETPASS_SECRET_KEY": "long enough to be the secret of a shop",
        "WALLETPASS_DATABASE_URL": f"postgresql://127.0.0.1:{free_port()}/x",
        "WALLETPASS_BROKER_URL": url,
    }

    assert "The broker does not answer" in empty.run("doctor").stdout


def test_a_database_that_is_none_is_a_line(ready):
    (ready.folder / "walletpass.db").write_bytes(b"no database" * 1000)

    answer = ready.run("doctor")

    assert answer.exit_code == 1
    assert any(
        "WALLETPASS_DATABASE_URL" in told for told in complaints(answer).values()
    )
