"""What an owner sees first of their customers and of what is said to them."""

import re
from datetime import timedelta

from tests import make
from tests.campaigns import making
from tests.make import NOON
from tests.web.studio.conftest import words
from walletpass import campaigns, insight, rewards, sales
from walletpass.passes import messages
from walletpass.web.studio import figures
from walletpass.web.studio.figures import Remembered


def regular(session, brand):
    program = make.ledger.program_of(session, brand.id)
    customer = make.customer(session, brand)
    holder = rewards.Holder(program.id, customer.id)
    for days in (1, 2, 3):
        at = NOON - timedelta(days=days)
        sale = sales.Sale(
            "till", f"{customer.id}-{days}", "PLN", [sales.Line(30_00)], occurred_at=at
        )
        rewards.credit(session, brand.id, sale, holder, now=NOON)
    insight.reckon(session, brand.id, [customer.id], now=NOON)


def test_home_tells_of_regulars_stages_and_what_runs(enter, database, rosa):
    with database.transaction() as session:
        brand = make.brands.brand_of(session, rosa.id)
        regular(session, brand)
        at = {"at": "2027-02-01T10:00"}
        making.running(
            session, making.drafted(session, brand, schedule=at, holdout=0.1)
        )
    marketer = enter("marketer", language="en")

    answer = marketer.get("")
    page = words(answer)

    assert "1 active members Bought something in the last 90 days." in page
    assert "Coffee 10% are held out" in page
    assert "1 regular customers" in page
    bars = re.findall(r'<rect width="([0-9.]+)%"', answer.text)
    assert sorted(map(float, bars)) == [0, 0, 0, 0, 0, 100]
    assert re.search(r"90\S* what they bought in 30 days", page)
    assert "100% of all sales." in page
    assert "Active come in their rhythm 1" in page
    assert "At most 3 to each in a week." in page


def test_what_is_said_outside_of_campaigns_counts_this_week(database, rosa, mint):
    with database.transaction() as session:
        brand = make.brands.brand_of(session, rosa.id)
        ada, bob = (make.customer(session, brand).id for _ in range(2))
        for told, days in (([ada, bob], 2), ([ada], 1), ([bob], 8), ([bob], -1)):
            message = messages.compose_message(
                session,
                brand.id,
                origin="api",
                purpose="marketing",
                words={"en": "Hello"},
                now=NOON,
            )
            campaigns.note_aside(
                session, brand.id, message.id, told, said_at=NOON - timedelta(days)
            )

    with database.snapshot() as session:
        found = figures.count(session, rosa.id, now=NOON)
        theirs = figures.count(session, mint.id, now=NOON)

    assert (found.told, found.heard) == (3, 2)
    assert (theirs.told, theirs.heard) == (0, 0)


def said_as_service(session, card, *, days, withdrawn=False):
    message = messages.compose_message(
        session,
        card.brand_id,
        origin="api:key_1",
        purpose="service",
        words={"en": "Your order is ready"},
        now=NOON,
    )
    starts = NOON - timedelta(days)
    shown = [messages.Shown(card.id, card.customer_id)]
    messages.show(
        session, message, shown, shows_from=starts, shows_until=None, now=NOON
    )
    if withdrawn:
        before = starts - timedelta(hours=1)
        messages.withdraw(session, card.brand_id, message.id, now=before)


def test_service_over_the_api_counts_this_week_and_is_told_apart(
    database, rosa, mint, enter
):
    with database.transaction() as session:
        brand = make.brands.brand_of(session, rosa.id)
        card = make.card(session, brand)
        for days in (1, 2, 8, -1):
            said_as_service(session, card, days=days)
        said_as_service(session, card, days=3, withdrawn=True)
        found = figures.count(session, rosa.id, now=NOON)
        theirs = figures.count(session, mint.id, now=NOON)

    assert (found.told, found.heard, found.service) == (2, 1, 2)
    assert (theirs.told, theirs.service) == (0, 0)
    page = words(enter("marketer", language="en").get(""))
    assert "Of them service, which has no limit, by other systems: 2." in page


def test_home_tells_when_its_figures_were_counted(enter):
    page = words(enter("marketer", language="pl").get(""))

    assert "Stan na 13:00." in page


def test_who_does_not_speak_to_customers_sees_no_figures(enter):
    cashier = enter("cashier", language="en")

    assert "regular customers" not in words(cashier.get(""))


def test_figures_are_counted_once_in_ten_minutes(database, rosa):
    remembered = Remembered()

    def seen(now):
        with database.snapshot() as session:
            return remembered.figures(session, rosa.id, now=now).regulars.customers

    assert seen(NOON) == 0
    with database.transaction() as session:
        regular(session, make.brands.brand_of(session, rosa.id))

    assert seen(NOON + timedelta(minutes=9)) == 0
    assert seen(NOON + timedelta(minutes=10)) == 1
    assert seen(NOON) == 1  # and where a clock was put back
