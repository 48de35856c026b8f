"""Rules are tried on the past from the command line."""

import json
from datetime import timedelta

import pytest

from walletpass import brands, customers, ledger, rewards, sales
from walletpass.kernel.clock import utc_now

REPLAY = ("rules", "replay", "--brand", "kawa")
DOUBLE = {
    "currency": "PLN",
    "rules": [
        {"code": "twice", "gives": {"kind": "ratio", "amount": 1_000, "per": 100_00}}
    ],
}


@pytest.fixture
def shop(founded):
    """A shell whose brand sold to Ada yesterday, under the rules it began with."""
    with founded.opened() as services, services.database.transaction() as session:
        brand = brands.brand_called(session, "kawa")
        program = ledger.program_of(session, brand.id)
        yesterday = utc_now() - timedelta(days=1)
        rewards.save_draft(
            session,
            brand.id,
            program.id,
            rewards.starting_rules("PLN"),
            rewards.Terms(),
            now=yesterday,
        )
        rewards.publish_draft(session, brand.id, program.id, now=yesterday)
        ada = customers.enrol(
            session,
            services.people,
            brand=brand,
            now=yesterday,
            first_name="Ada",
            last_name="Whitfield",
        ).customer
        for number in range(3):
            rewards.credit(
                session,
                brand.id,
                sales.Sale("till-1", f"{number}", "PLN", [sales.Line(100_00)]),
                rewards.Holder(program.id, ada.id),
                now=yesterday + timedelta(minutes=number),
            )
    return founded


def written(shop, told):
    path = shop.folder / "rules.json"
    path.write_text(json.dumps(told))
    return path


def test_the_rules_that_were_in_force_change_nothing(shop):
    told = json.loads(shop.do(*REPLAY, "--json"))

    assert (told["purchases"], told["changed"]) == (3, 0)
    assert told["before"] == told["after"]
    assert "Nothing differs." in shop.do(*REPLAY)


def test_a_file_of_rules_is_told_in_tables_and_names_are_covered(shop):
    told = shop.do(*REPLAY, "--document", written(shop, DOUBLE))

    assert "3 purchases and 0 returns of 1 customers" in told
    assert "twice" in told
    assert "A••• W•••" in told
    assert "Whitfield" not in told


def test_every_difference_is_written_for_programs_and_for_nobody_else(shop):
    changes = shop.folder / "changes.jsonl"

    shop.do(*REPLAY, "--document", written(shop, DOUBLE), "--changes", changes)

    rows = [json.loads(line) for line in changes.read_text().splitlines()]
    assert [row["receipt"] for row in rows] == ["0", "1", "2"]
    assert [rule["rule"] for rule in rows[0]["rules"]] == ["every-purchase", "twice"]
    assert changes.stat().st_mode & 0o777 == 0o600


def test_a_version_is_tried_again(shop):
    assert json.loads(shop.do(*REPLAY, "--version", 1, "--json"))["changed"] == 0


def test_books_that_say_otherwise_need_attention(shop):
    with shop.opened() as services, services.database.transaction() as session:
        [credit, *_] = session.query(rewards.Credit).all()
        credit.awards = []

    told = shop.do(*REPLAY, leaves=1)

    assert "every-purchase 0 →" in " ".join(told.split())


@pytest.mark.parametrize(
    ("asked", "leaves"),
    [
        (("--draft",), 1),
        (("--draft", "--version", 1), 2),
        (("--version", 9), 1),
        (("--program", "prg_none"), 1),
        (("--from", "2026-02-30"), 2),
        (("--from", "2999-01-01"), 2),
        (("--from", "2026-02-02", "--to", "2026-02-01"), 2),
        (("--document", "/nowhere.json"), 2),
    ],
)
def test_what_cannot_be_tried_is_told(shop, asked, leaves):
    assert shop.run(*REPLAY, *asked).exit_code == leaves


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "{}", '{"currency": "EUR", "rules": []}', "\x00", "9" * 5000],
)
def test_a_file_that_is_no_rules_is_told_in_a_sentence(shop, text):
    path = shop.folder / "rules.json"
    path.write_text(text)

    answer = shop.run(*REPLAY, "--document", path)

    assert answer.exit_code == 1
    assert "cannot be followed" in answer.stderr
