"""A sale: typed, quoted, confirmed, told again, undone."""

import pytest

from tests import make
from walletpass import brands, sales
from walletpass.passes import PassVersion
from walletpass.sales import Purchase

from .conftest import Device, form_in, tone, words


def test_what_it_will_earn_and_why_is_said_before_it_is_credited(
    anna_at, card, balance
):
    page = anna_at.quote(card, "54,50")

    assert tone(page) == "good"
    assert "Ada, PLN" in words(page).replace("zł", "PLN")
    assert "will earn 54 points" in words(page)
    assert "54 points 5% back 54 points: 1 point for every" in words(page)
    assert "54 points pay PLN 2.70 of a later bill" in words(page)
    assert balance(card) == 266


def test_a_sale_is_credited_and_says_what_is_there_now(anna_at, card, balance):
    page = anna_at.sell(card, "54.50")

    assert "Done +54 points 320 points now" in words(page)
    assert "Undo" in words(page)
    assert tone(page) == "good"
    assert balance(card) == 320


def test_a_sale_too_small_to_earn_says_so_when_it_is_done(anna_at, card, balance):
    page = anna_at.sell(card, "0.50")

    assert "Done The basket is too small to earn anything." in words(page)
    assert balance(card) == 266


def test_a_sale_keeps_who_sold_it_where_and_how_the_card_was_shown(
    database, anna_at, card, anna, till
):
    page = anna_at.find(card.number, how="camera")
    page = anna_at.send(page, "/quote", amount="10")
    anna_at.send(page, "/sell")

    with database.snapshot() as session:
        [bought] = session.query(Purchase).all()
        assert bought.staff_id == anna.id
        assert bought.till_id == till.id
        assert bought.source == "market"
        assert bought.presented_via == "wallet"
        assert bought.pass_id == card.id
        assert bought.net == 1000


def test_a_double_press_is_one_operation(anna_at, card, balance):
    page = anna_at.quote(card, "54")

    first, second = (anna_at.send(page, "/sell") for _ in range(2))

    assert "Done +54 points" in words(first)
    assert "Already credited 13:00 by Anna Nowak Ada, PLN 54" in words(second)
    assert balance(card) == 320
    assert "Taken back" in words(anna_at.send(second, "/undo"))
    assert balance(card) == 266


def test_a_second_scan_of_a_receipt_is_no_error(anna_at, card, balance, clock, hire):
    anna_at.sell(card, "54", receipt="991")
    clock.pass_by(minutes=62)
    anna_at.post("/sign-out")
    anna_at.sign_in(hire("Borys"))

    page = anna_at.sell(card, "54", receipt="991")

    assert page.status_code == 200
    assert "Already credited 13:00" in words(page)
    assert "by Anna Nowak" in words(page)
    assert "Nothing to do" in words(page)
    assert tone(page) == "attention"
    assert balance(card) == 320


def test_a_receipt_of_another_sale_is_told_with_a_way_out(anna_at, card, balance):
    anna_at.sell(card, "54", receipt="991")

    page = anna_at.sell(card, "12", receipt="991")

    assert "This receipt stands for another sale Ada, PLN 54" in words(page)
    assert "Make a return" in words(page)
    assert balance(card) == 320


def test_undo_takes_the_sale_and_its_points_back(database, anna_at, card, balance):
    page = anna_at.sell(card, "54")

    page = anna_at.send(page, "/undo")

    assert "Taken back Ada, PLN 54" in words(page)
    assert "266 points now" in words(page)
    assert balance(card) == 266
    with database.snapshot() as session:
        assert session.query(Purchase).one().status == "returned"
        assert sales.habits_of(session, card.customer_id).ever.purchases == 0


def test_undo_pressed_twice_is_one_operation(anna_at, card, balance):
    page = anna_at.sell(card, "54")

    for _ in range(2):
        again = anna_at.send(page, "/undo")

    assert "Taken back" in words(again)
    assert balance(card) == 266


def test_undo_is_offered_for_a_minute_and_then_a_return(anna_at, card, balance, clock):
    page = anna_at.sell(card, "54")
    clock.pass_by(seconds=70)

    late = anna_at.send(page, "/undo")

    assert "The minute is over" in words(late)
    assert "Make a return" in words(late)
    assert "Undo" not in words(late)
    assert balance(card) == 320


def test_nobody_undoes_a_colleagues_sale(anna_at, card, balance, hire):
    page = anna_at.sell(card, "54")
    anna_at.post("/sign-out")
    anna_at.sign_in(hire("Borys"))

    anna_at.send(page, "/undo")

    assert balance(card) == 320


def test_a_receipt_that_was_undone_may_be_typed_anew(anna_at, card, balance):
    page = anna_at.sell(card, "540", receipt="991")
    anna_at.send(page, "/undo")

    page = anna_at.sell(card, "54", receipt="991")

    assert "Done +54 points" in words(page)
    assert "Already credited" in words(anna_at.sell(card, "54", receipt="991"))
    assert balance(card) == 320


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "0",
        "-5",
        "abc",
        "1.234",
        "12,3,4",
        "99999999999",
        "１２",
        "0.004",
        "12.500",
        "1e3",
        "NaN",
    ],
)
def test_what_is_no_amount_is_asked_for_again(anna_at, card, typed, balance):
    page = anna_at.quote(card, typed)

    assert page.status_code == 422
    assert "Type the amount as on the receipt" in words(page)
    assert balance(card) == 266


@pytest.mark.parametrize(
    ("currency", "typed", "credited"),
    [("JPY", "1250", "1,250"), ("KWD", "12.345", "12"), ("KWD", "12.5", "12")],
)
def test_money_is_typed_as_its_currency_is_written(
    use_currency, anna_at, card, currency, typed, credited
):
    use_currency(currency)

    assert f"+{credited} points" in words(anna_at.sell(card, typed))


@pytest.mark.parametrize(
    ("currency", "typed", "example", "has_mark"),
    [("JPY", "12.50", "1250", False), ("KWD", "1.2345", "12.500", True)],
)
def test_an_example_of_an_amount_is_one_that_may_be_typed(
    use_currency, anna_at, card, currency, typed, example, has_mark
):
    use_currency(currency)

    page = anna_at.quote(card, typed)

    assert f"such as {example}." in words(page)
    assert ('data-key="."' in page.text) == has_mark
    assert anna_at.quote(card, example).status_code == 200


@pytest.mark.parametrize("typed", ["-5", "", "1e9", "10000000000"])
def test_a_forged_amount_credits_nothing(anna_at, card, typed, balance):
    page = anna_at.quote(card, "54")

    anna_at.send(page, "/sell", amount=typed)

    assert balance(card) == 266


@pytest.mark.parametrize(
    "at", ["yesterday", "2999-01-01T00:00:00+00:00", "2026-11-20T11:00:00", ""]
)
def test_a_clock_that_jumps_moves_no_sale_into_the_future(
    database, anna_at, card, clock, at
):
    page = anna_at.quote(card, "54")

    assert "Done +54 points" in words(anna_at.send(page, "/sell", at=at))

    with database.snapshot() as session:
        assert session.query(Purchase).one().occurred_at <= clock()


def test_unicode_in_every_field_is_kept_or_asked_for_again(anna_at, card):
    assert "Done" in words(anna_at.sell(card, "5", receipt="чек №7 🧾"))
    assert "Done" in words(anna_at.sell(card, "5", receipt="x" * 5000))
    strange = anna_at.quote(card, "5", receipt="a\N{RIGHT-TO-LEFT OVERRIDE}b")
    assert strange.status_code == 422


def test_another_brands_till_sees_no_sale_of_ours(
    app, database, anna_at, card, mint, hire
):
    page = anna_at.sell(card, "54")
    address = form_in(page, "/undo")[0].removeprefix("/till").removesuffix("/undo")
    assert "Done" in words(anna_at.get(address))

    other = stranger_at(app, database, mint, hire)

    assert "There is nothing at this address" in words(other.get(address))
    assert "There is nothing at this address" in words(other.post(f"{address}/undo"))
    assert "another shop’s card" in words(other.find(card.number))


def stranger_at(app, database, brand, hire):
    with database.transaction() as session:
        place = make.store(session, brand, code="mint-1")
        till = brands.add_till(session, place, code="t", name="T", now=make.NOON)
        code = brands.new_enrol_code(till, now=make.NOON).reveal()
    device = Device(app.test_client())
    device.post("/enrol", code=code)
    device.sign_in(hire("Zofia", brand=brand))
    return device


def test_the_phone_hears_of_it_once(anna_at, card, database, keep_every_promise):
    anna_at.sell(card, "54")
    keep_every_promise()

    with database.snapshot() as session:
        told = session.query(PassVersion).filter_by(pass_id=card.id, cause="balance")
        assert ["320" in str(version.changes) for version in told] == [True]
