"""Rules that real shops published, entered in the form without code, tried beside it."""

from datetime import UTC, datetime

import pytest

from tests import make
from tests.make import NOON
from tests.rewards.rules.receipts import document, rouble_rule
from tests.rewards.rules.test_published_rules import (
    BIRTHDAY_500,
    FIX_PRICE_2019,
    FIX_PRICE_2025,
    storeez,
)
from tests.web.api.conftest import Till
from tests.web.api.selling import buy
from walletpass import brands, ledger, rewards
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


KITCHEN = {"category": "kitchen"}
FOUND = {"attributes": {"favourite_categories": "kitchen", "summer-2025": True}}


@pytest.fixture
def selling(app, database, rosa, services):
    """Return a till with a key, at the door of integrators."""
    with database.transaction() as session:
        _, key = brands.create_key(session, rosa, name="till", scopes=["*"], now=NOON)
    return Till(app.test_client(), key.reveal(), services, rosa.id)


@pytest.mark.parametrize(
    ("name", "bought"),
    [
        (
            "fix price 2019",
            [
                ([500_00], {}, 5),
                ([500_01], {}, 10),
                ([{"net": 600_00, **KITCHEN}], {}, 30),
                ([{"net": 200_00, **KITCHEN}, 400_00], {}, 18 + 50),
            ],
        ),
        (
            "fix price 2025",
            [
                ([499_99], {}, 14.99),
                ([{"net": 517_00, **KITCHEN}], {}, 153),
                ([{"net": 499_99, **KITCHEN}], {}, 14.99),
            ],
        ),
        ("12 storeez, any", [([999_99], {}, 49.99)]),
        (
            "12 storeez, each full",
            [
                ([999_99], {}, 45),
                (
                    [
                        8_000_00,
                        {"net": 3_000_00, "is_discounted": True},
                        {"net": 500_00, "is_delivery": True},
                        {"net": 5_000_00, "is_gift_card": True},
                    ],
                    {},
                    400,
                ),
                ([8_000_00], {"paid_with_points": 2_000_00}, 300),
                ([8_000_00], {"paid_with_gift_card": 8_000_00}, 0),
            ],
        ),
        (
            "a rate by basket",
            [([500_00], {}, 5), ([1_000_00], {}, 20), ([5_000_00], {}, 250)],
        ),
        (
            "ranks by lifetime",
            [([20_000_00], {}, 1_000), ([30_000_00], {}, 2_100), ([1_000_00], {}, 100)],
        ),
        (
            "points pay 30 per cent",
            [([1_000_00], {}, 50), ([1_000_00], {"paid_with_points": 1}, 0)],
        ),
        (
            "from wallet",
            [
                ([1_000_00], {"presented_via": "wallet"}, 100),
                ([1_000_00], {"presented_via": "phone"}, 50),
            ],
        ),
    ],
)
def test_what_was_entered_is_what_purchases_earn(form, selling, name, bought):
    enter(form, name)
    if name == "fix price 2025":  # its summer, as if it were this year
        dates = ("rules.0.active_", "rules.1.active_")
        form.send(
            **{f"{at}from": "2026-11-01" for at in dates},
            **{f"{at}to": "2026-12-01" for at in dates},
        )
    assert form.publish().status_code == 303
    card = selling.card(**FOUND)

    told = []
    for lines, more, _ in bought:
        facts = {"currency": "RUB", "card_id": card["id"]} | more
        answer = buy(selling, *lines, **facts)
        assert answer.status_code == 201, answer.json
        told.append(answer.json["points"])

    assert told == [points for _, _, points in bought]


def test_rules_published_for_later_begin_then_and_not_before(form, selling, clock):
    enter(form, "a rate by basket")
    form.publish()
    form.open()
    form.fill(
        {**rule(0, "base", gives__kind="ratio", gives__amount="5", gives__per="100")}
    )
    assert form.publish(at="2026-11-21T09:00").status_code == 303  # in Moscow
    card = selling.card()

    def earned():
        told = {"currency": "RUB", "card_id": card["id"]}
        return buy(selling, 1_000_00, **told).json["points"]

    assert earned() == 20
    clock.now = datetime(2026, 11, 21, 5, 59, 59, tzinfo=UTC)
    assert earned() == 20
    clock.now = datetime(2026, 11, 21, 6, 0, tzinfo=UTC)
    assert earned() == 50


def test_a_limit_and_a_budget_entered_in_the_form_stop_a_rule(form, selling):
    form.fill(
        {
            **NO_PAYING,
            **rule(0, "base", gives__amount="5", gives__per="100"),
            "rules.0.limits.0.amount": "60",
            "rules.0.limits.0.per": "customer",
            "rules.0.limits.0.period": "day",
            "rules.0.limits.1.amount": "100",
            "rules.0.limits.1.per": "program",
            "rules.0.limits.1.period": "ever",
        }
    )
    assert form.publish().status_code == 303
    ada, zofia = selling.card(), selling.card()

    def earned(card):
        told = {"currency": "RUB", "card_id": card["id"]}
        return buy(selling, 1_000_00, **told).json["points"]

    assert [earned(card) for card in (ada, ada, ada)] == [50, 10, 0]
    assert [earned(card) for card in (zofia, zofia)] == [40, 0]
