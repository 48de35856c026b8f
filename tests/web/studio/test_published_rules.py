"""Rules that real shops published, entered in the form without code, tried beside it."""

from datetime import UTC, datetime

import pytest

from tests import make
from tests.rewards.rules.receipts import document, rouble_rule
from tests.rewards.rules.test_published_rules import (
    BIRTHDAY_500,
    FIX_PRICE_2019,
    FIX_PRICE_2025,
    storeez,
)
from walletpass import ledger, rewards
from walletpass.rewards.rules import as_told, read
from walletpass.sales import Line, Sale

from .conftest import words
from .rule_form import RuleForm

CLEAR = {"rules.0.gives.amount": "", "rules.0.gives.per": ""}
FIVE = {"rules.0.code": "base", "rules.0.gives.amount": "5", "rules.0.gives.per": "100",
        "rules.0.rounding.unit": "0.01", "rules.0.rounding.mode": "down",
        "rules.0.expiry.kind": "never"}  # fmt: skip
NO_PAYING = {"pays": None}


def rule(number, code, **written):
    """Return what is typed of one rule; names have a double underscore for a dot."""
    usual = {"code": code, "rounding.unit": "0.01", "rounding.mode": "down",
             "expiry.kind": "never", "name.en": "", "name.ru": "",
             "name.pl": ""}  # fmt: skip
    told = usual | {name.replace("__", "."): text for name, text in written.items()}
    return {f"rules.{number}.{name}": text for name, text in told.items()}


YEAR = {"expiry__kind": "months", "expiry__months": "12"}
SUMMER = {
    "when__labels": "summer-2025",
    "pending__kind": "next_day",
    "active_from": "2025-07-25",
    "active_to": "2025-10-25",
}


def steps(*told, number=0, by="basket"):
    place = f"rules.{number}.gives"
    written = {f"{place}.kind": "steps", f"{place}.by": by}
    for at, (least, amount) in enumerate(told):
        written |= {
            f"{place}.steps.{at}.at_least": least,
            f"{place}.steps.{at}.amount": amount,
            f"{place}.steps.{at}.per": "100",
        }
    return written


GROUP = {"groups.0.mode": "best_per_line"}
FORMS = {
    "fix price 2019": (
        FIX_PRICE_2019,
        {
            "groups.0.code": "base",
            **GROUP,
            **rule(0, "by-basket", group="base", **YEAR),
            **steps(("0", "1"), ("500.01", "2")),
            **rule(1, "favourite", group="base", gives__amount="5", gives__per="100",
                   only__favourites="1", when__basket__at_least="500,01", **YEAR),
            **rule(2, "every-fourth", gives__kind="fixed", gives__amount="50",
                   when__purchase__every="4", **YEAR),
        },
    ),
    "fix price 2025": (
        FIX_PRICE_2025,
        {
            "groups.0.code": "receipt",
            **GROUP,
            **rule(0, "receipt", group="receipt", gives__amount="3", gives__per="100",
                   **SUMMER),
            **rule(1, "favourite", group="receipt", gives__amount="3",
                   gives__per="10", gives__each_full="1", only__favourites="1",
                   when__basket__at_least="500", **SUMMER),
        },
    ),
    "12 storeez, any": (
        storeez(each_full=False),
        rule(0, "full-price", gives__amount="5", gives__per="100",
             leaves_out__kinds__discounted="1"),
    ),
    "12 storeez, each full": (
        storeez(each_full=True),
        rule(0, "full-price", gives__amount="5", gives__per="100",
             gives__each_full="1", leaves_out__kinds__discounted="1"),
    ),
    "birthday": (
        BIRTHDAY_500,
        {
            **rule(0, "birthday", on__kind="birthday", on__days_before="3",
                   on__days_after="3", on__told_before="7", gives__kind="fixed",
                   gives__amount="500", expiry__kind="birthday"),
            "rules.0.limits.0.count": "1",
            "rules.0.limits.0.per": "customer",
            "rules.0.limits.0.period": "year",
        },
    ),
    "welcome": (
        document(
            {
                "code": "welcome",
                "gives": {"kind": "fixed", "amount": 300_00},
                "on": {"kind": "event", "event": "welcome"},
                "pending": {"kind": "until_confirmed"},
            }
        ),
        rule(0, "welcome", on__kind="event", on__event="welcome",
             gives__kind="fixed", gives__amount="300",
             pending__kind="until_confirmed"),
    ),
    "from wallet": (
        document(
            rouble_rule(),
            {
                "code": "from-wallet",
                "gives": {"kind": "multiplier", "basis_points": 20_000},
                "when": {"presented_via": ["wallet"], "tenure": {"at_most": 30}},
            },
        ),
        {
            **rule(0, "base", gives__amount="5", gives__per="100"),
            **rule(1, "from-wallet", gives__kind="multiplier",
                   gives__basis_points="2", when__presented_via__wallet="1",
                   when__tenure__at_most="30"),
        },
    ),
    "a rate by basket": (
        document(
            rouble_rule(
                "steps",
                steps=[(0, 100), (1_000_00, 200), (3_000_00, 300), (5_000_00, 500)],
            )
        ),
        {
            **rule(0, "base"),
            **steps(("0", "1"), ("1 000", "2"), ("3000", "3"), ("5000", "5")),
        },
    ),
    "after 14 days, for 90 days": (
        document(
            rouble_rule(
                pending={"kind": "after_days", "days": 14},
                expiry={"kind": "days", "days": 90},
            )
        ),
        rule(0, "base", gives__amount="5", gives__per="100",
             pending__kind="after_days", pending__days="14",
             expiry__kind="days", expiry__days="90"),
    ),
}  # fmt: skip
for by in ("lifetime", "month"):
    FORMS[f"ranks by {by}"] = (
        document(
            rouble_rule(
                "steps",
                steps=[(0, 500), (20_000_00, 700), (50_000_00, 1000)],
                by=by,
            )
        ),
        {
            **rule(0, "base"),
            **steps(("0", "5"), ("20000", "7"), ("50000", "10"), by=by),
        },
    )
for percent in (20, 30, 50, 99, 100):
    FORMS[f"points pay {percent} per cent"] = (
        document(
            rouble_rule(),
            spending={
                "worth": 100,
                "share": percent * 100,
                "minimum": 300_00,
                "once_a_day": True,
                "earns": False,
            },
        ),
        {
            **rule(0, "base", gives__amount="5", gives__per="100"),
            "pays": "1",
            "spending.points": "1",
            "spending.worth": "1",
            "spending.share": str(percent),
            "spending.minimum": "300",
            "spending.once_a_day": "1",
            "spending.earns": None,
        },
    )


@pytest.fixture
def form(owner, rosa, database):
    """Return the empty form of a program that counts in roubles."""
    with database.transaction() as session:
        brand = session.get_one(type(rosa), rosa.id)
        brand.currency, brand.timezone = "RUB", "Europe/Moscow"
        program = ledger.program_of(session, rosa.id)
    return RuleForm(owner, program.id)


def enter(form, name):
    wanted, written = FORMS[name]
    form.fill(({} if wanted.get("spending") else NO_PAYING) | written)
    return wanted


def drafted(database, rosa, form):
    with database.snapshot() as session:
        program_id = form.room.rpartition("/")[2]
        return rewards.draft_of(session, rosa.id, program_id)


@pytest.mark.parametrize("name", FORMS)
def test_every_published_rule_is_entered_in_the_form(form, database, rosa, name):
    wanted = enter(form, name)

    kept = drafted(database, rosa, form).document
    assert kept == as_told(read(wanted).document)


def tried(form, **asked):
    told = {f"try.{name.replace('__', '.')}": text for name, text in asked.items()}
    blank = {name: "" for name in form.fields if name.startswith("try.")}
    answer = form.send("", **{**blank, **told})
    assert answer.status_code == 200
    return words(answer)


@pytest.mark.parametrize(
    ("name", "asked", "said"),
    [
        ("fix price 2019", {"0__net": "499.99"}, "It earns 4.99 points"),
        ("fix price 2019", {"0__net": "500.01"}, "It earns 10 points"),
        (
            "fix price 2019",
            {"0__net": "200", "0__category": "kitchen", "1__net": "400",
             "favourites": "kitchen"},
            "It earns 18 points",
        ),
        ("fix price 2019", {"0__net": "100", "before": "3"}, "It earns 51 points"),
        (
            "fix price 2025",
            {"0__net": "499.99", "labels": "summer-2025", "at": "2025-08-01T18:30"},
            "It earns 14.99 points",
        ),
        (
            "fix price 2025",
            {"0__net": "517", "0__category": "kitchen", "favourites": "kitchen",
             "labels": "summer-2025", "at": "2025-08-01T18:30"},
            "It earns 153 points",
        ),
        ("12 storeez, any", {"0__net": "999.99"}, "It earns 49.99 points"),
        ("12 storeez, each full", {"0__net": "999.99"}, "It earns 45 points"),
        (
            "12 storeez, any",
            {"0__net": "8000", "1__net": "3000", "1__kind": "discounted",
             "2__net": "500", "2__kind": "delivery", "3__net": "5000",
             "3__kind": "gift_card"},
            "It earns 400 points",
        ),
        ("12 storeez, any", {"0__net": "8000", "points": "2000"}, "It earns 300"),
        ("12 storeez, any", {"0__net": "8000", "cards": "8000"}, "It earns nothing"),
        ("a rate by basket", {"0__net": "3000"}, "It earns 90 points"),
        ("ranks by lifetime", {"0__net": "1000", "spent": "50000"}, "It earns 100"),
        ("ranks by month", {"0__net": "1000", "month": "20000"}, "It earns 70"),
        (
            "points pay 30 per cent",
            {"0__net": "1000", "balance": "5000"},
            "Points may pay RUB 300",
        ),
        (
            "points pay 20 per cent",
            {"0__net": "1000", "points": "1"},
            "A basket paid with points earns nothing.",
        ),
        (
            "from wallet",
            {"0__net": "1000", "joined": "20", "shown": "wallet"},
            "It earns 100 points",
        ),
        (
            "from wallet",
            {"0__net": "1000", "joined": "20", "shown": "phone"},
            "It earns 50 points",
        ),
    ],
)  # fmt: skip
def test_what_was_entered_gives_its_published_result(form, name, asked, said):
    enter(form, name)

    assert said in tried(form, **asked).replace("\N{NO-BREAK SPACE}", " ")


def test_what_was_entered_is_what_the_till_then_counts(form, database, rosa, clock):
    enter(form, "fix price 2019")
    assert form.publish().status_code == 303
    with database.transaction() as session:
        ada = make.customer(session, rosa)
        program_id = form.room.rpartition("/")[2]
        told = rewards.quote(
            session,
            rosa.id,
            make_sale(499_99),
            rewards.Holder(program_id, ada.id),
            now=datetime(2026, 12, 1, 12, 0, tzinfo=UTC),
        )

    assert told.points == 4_99


def make_sale(net):
    return Sale("till-1", "1", "RUB", [Line(net)])
