"""Joining: one field or none, never a second card, and nothing told to strangers."""

import re

import pytest
from sqlalchemy import func, select

from tests import make
from walletpass import customers, devices, passes
from walletpass.customers import Customer
from walletpass.passes import Pass

from .conftest import code_in, words

PHONE = "+48 500 999 002"


@pytest.fixture
def count(database):
    def count(table):
        with database.snapshot() as session:
            return session.scalar(select(func.count()).select_from(table))

    return count


def test_the_page_shows_the_brand_a_benefit_one_field_and_two_questions(visitor, rosa):
    page = visitor.get("/join/rosa").text
    asked = re.findall(r'<input(?! type="hidden")[^>]* name="(\w+)"', page)

    assert 'alt="Rosa"' in page
    assert "<h1>Five points.</h1>" in page
    assert asked == ["phone", "wallet", "sms", "website"]
    assert "checked" not in page


def test_a_phone_is_enough_for_a_card(visitor, rosa, count):
    answer = visitor.join(phone=PHONE, way="phone")

    assert answer.status_code == 303
    assert answer.location.endswith("/add")
    assert visitor.card_after(answer)
    assert (count(Customer), count(Pass)) == (1, 1)


def test_a_card_without_a_number_can_be_had(visitor, rosa, database):
    answer = visitor.join(way="anonymous", phone="")

    assert visitor.card_after(answer)
    with database.snapshot() as session:
        customer = session.scalars(select(Customer)).one()
        assert not customers.identities_of(session, make.people(), customer)


def test_a_number_typed_and_then_not_wanted_is_not_kept(visitor, rosa, database):
    visitor.join(way="anonymous", phone=PHONE)

    with database.snapshot() as session:
        customer = session.scalars(select(Customer)).one()
        assert not customers.identities_of(session, make.people(), customer)


@pytest.mark.parametrize("written", ["500999002", "+48 500-999-002", "0048500999002"])
def test_a_known_phone_gets_the_same_card_on_any_device(visit, rosa, count, written):
    first, second = visit(), visit()
    serial = first.card_after(first.join(phone=PHONE))

    again = second.join(phone=written)

    assert second.card_after(again) == serial
    assert "again=1" in again.location
    assert "You already have a card" in words(second.get(again.location))
    assert count(Pass) == 1


def test_sending_a_card_again_is_kept_in_its_timeline(visit, rosa, database):
    visit().join(phone=PHONE)
    visit().join("/join/rosa?s=till-3", phone=PHONE)

    with database.snapshot() as session:
        card = session.scalars(select(Pass)).one()
        [resent] = [
            happening
            for happening in devices.timeline(session, card.id)
            if happening.kind == "resent"
        ]
    assert resent.detail == {"source": {"code": "till-3"}}


def test_a_device_that_joined_is_not_counted_as_a_stranger(visitor, rosa, database):
    visitor.join(phone=PHONE)
    visitor.join(phone=PHONE)

    with database.snapshot() as session:
        card = session.scalars(select(Pass)).one()
        kinds = [happening.kind for happening in devices.timeline(session, card.id)]
    assert "resent" not in kinds


def test_a_stranger_learns_nothing_but_the_card(visit, rosa, card):
    stranger = visit()

    page = stranger.get(stranger.join(phone="+48500999001").location).text

    for secret in ("500999001", "999-001", "999 001", "movements", "+48"):
        assert secret not in page


def test_handing_out_a_card_again_and_again_is_stopped(visit, rosa, card):
    answers = [visit().join(phone="+48500999001") for _ in range(21)]

    assert [answer.status_code for answer in answers] == [303] * 20 + [429]
    assert int(answers[-1].headers["Retry-After"]) > 60
    assert "That was a lot of tries" in words(answers[-1])


def test_one_address_may_not_join_without_end(visitor, rosa, count):
    answers = [visitor.join(phone="nonsense") for _ in range(61)]

    assert [answer.status_code for answer in answers] == [422] * 60 + [429]


def test_a_device_that_joined_without_a_number_does_not_collect_cards(
    visitor, rosa, count
):
    first = visitor.join(way="anonymous")
    second = visitor.join(way="anonymous")

    assert code_in(first) == code_in(second)
    assert count(Pass) == 1


def test_a_device_that_joined_is_shown_the_way_to_its_card(visit, rosa):
    ada = visit()
    code = code_in(ada.join(phone=PHONE))

    assert f"/card/{code}" in ada.get("/join/rosa").text
    assert "/card/" not in visit().get("/join/rosa").text


def test_a_voided_card_is_followed_by_a_new_one(visitor, rosa, database):
    serial = visitor.card_after(visitor.join(phone=PHONE))
    with database.transaction() as session:
        [card] = session.scalars(select(Pass)).all()
        card.status = "voided"

    assert visitor.card_after(visitor.join(phone=PHONE)) != serial


def test_the_device_remembers_its_card_for_the_join_page_alone(visitor, rosa):
    [cookie] = visitor.join(phone=PHONE).headers.getlist("Set-Cookie")

    assert "Path=/join/rosa" in cookie
    assert "HttpOnly" in cookie
    assert "Secure" in cookie
    assert "SameSite=Lax" in cookie


def test_a_forged_keepsake_is_worth_nothing(visit, rosa, card):
    forger = visit(keepsake=f"{card.serial_number}-{'A' * 22}")

    assert "/card/" not in forger.get("/join/rosa").text


def test_another_brands_keepsake_is_worth_nothing(visit, rosa, code, database):
    with database.transaction() as session:
        other = make.brand(session, slug="other")
        make.template(session, other, make.signing_pass_type(session, other, "pass.o"))
    guest = visit(keepsake=code)

    assert code in guest.get("/join/rosa").text
    assert code not in guest.get("/join/other").text


def test_what_led_here_is_kept_on_customer_and_card(visitor, rosa, database):
    visitor.join(
        f"/join/rosa?s=till-3&utm_source=poster&utm_other=x&utm_term={'x' * 999}",
        phone=PHONE,
    )

    with database.snapshot() as session:
        customer = session.scalars(select(Customer)).one()
        card = session.scalars(select(Pass)).one()
    assert card.source == "till-3"
    assert customer.source == {
        "code": "till-3",
        "utm_source": "poster",
        "utm_term": "x" * 200,
    }


def test_what_steers_a_screen_is_left_out_of_what_led_here(visitor, rosa, database):
    visitor.join("/join/rosa?s=till%0D%0A-3&utm_source=%0A", phone=PHONE)

    with database.snapshot() as session:
        assert session.scalars(select(Pass.source)).one() == "till-3"
        assert session.scalars(select(Customer.source)).one() == {"code": "till-3"}


@pytest.mark.parametrize(
    ("language", "phone", "complaint"),
    [
        ("en", "12", "There is no such number. Check the digits"),
        ("pl", "abc", "Nie ma takiego numeru."),
        ("ru", " ", "Введите номер или возьмите карту без номера"),
    ],
)
def test_a_number_that_cannot_be_is_answered_beside_the_field(
    visit, rosa, count, language, phone, complaint
):
    answer = visit(language).join(phone=phone, way="phone", sms="yes")

    assert answer.status_code == 422
    assert complaint in words(answer)
    assert 'aria-describedby="complaint why"' in answer.text
    assert re.search(r'name="sms" value="yes" checked', answer.text)
    assert f'value="{phone.strip() or phone}"' in answer.text
    assert count(Customer) == 0


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://["},
    ],
)
def test_a_form_from_another_site_is_refused(visitor, rosa, count, headers):
    answer = visitor.join(phone=PHONE, headers=headers)

    assert answer.status_code == 403
    assert "The form came from another site" in words(answer)
    assert count(Customer) == 0


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
        {"Origin": "http://localhost"},
        {"Origin": make.BASE_URL},
        {},
    ],
)
def test_our_own_form_is_taken_from_any_browser(visitor, rosa, headers):
    assert visitor.join(phone=PHONE, headers=headers).status_code == 303


def test_a_robot_that_fills_in_everything_gets_no_card(visitor, rosa, count):
    answer = visitor.join(phone=PHONE, website="https://spam.example")

    assert answer.status_code == 400
    assert count(Customer) == 0


@pytest.mark.parametrize(
    ("asked", "accepted", "spoken"),
    [
        ("", "ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        ("", "pl", "pl"),
        ("", "de-DE,de", "en"),
        ("", "de,pl;q=0.1", "pl"),
        ("?lang=ru", "pl", "ru"),
        ("?lang=xx", "pl", "pl"),
    ],
)
def test_the_page_speaks_the_visitors_language(visit, rosa, asked, accepted, spoken):
    page = visit(accepted).get(f"/join/rosa{asked}")

    assert f'<html lang="{spoken}">' in page.text


def test_another_language_can_be_chosen_without_losing_the_way_here(visitor, rosa):
    page = visitor.get("/join/rosa?s=till-3&lang=pl").text

    assert 'href="/join/rosa?s=till-3&amp;lang=ru"' in page


def test_the_language_chosen_lasts_to_the_next_page_and_on_the_card(
    visit, rosa, database
):
    answer = visit().join("/join/rosa?lang=ru", phone=PHONE)

    assert "lang=ru" in answer.location
    with database.snapshot() as session:
        assert session.scalars(select(Customer.language)).one() == "ru"


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("/join/Rosa", "/join/rosa"),
        ("/join/ROSA?s=till-3&lang=pl", "/join/rosa?s=till-3&lang=pl"),
        ("/join/Rosa?slug=x&_external=1&_scheme=x", None),
    ],
)
def test_a_keyboards_capital_letter_leads_to_the_brand_all_the_same(
    visitor, rosa, typed, plain
):
    answer = visitor.get(typed)

    assert answer.status_code == 302
    assert answer.location == (plain or typed.replace("Rosa", "rosa"))
    assert visitor.send({"phone": PHONE}, "/join/Rosa").status_code == 303


def test_an_unknown_brand_is_told_so_in_plain_words(visit):
    answer = visit("pl").get("/join/nobody")

    assert answer.status_code == 404
    assert answer.content_type.startswith("text/html")
    assert "Nie ma tu takiego sklepu" in words(answer)


def test_a_brand_without_a_card_asks_to_come_back(visitor, database):
    with database.transaction() as session:
        make.brand(session, slug="early")

    answer = visitor.get("/join/early")

    assert answer.status_code == 503
    assert "still being prepared" in words(answer)


def test_a_brands_words_cannot_break_the_page(visitor, database):
    with database.transaction() as session:
        owner = make.brand(
            session, slug="odd", name="<b>Odd</b>", benefit={"en": "<script>1</script>"}
        )
        make.template(session, owner, make.signing_pass_type(session, owner))

    page = visitor.get("/join/odd").text

    assert "<b>Odd" not in page
    assert "<script" not in page


def test_the_same_brand_never_hands_out_another_brands_card(
    visit, rosa, card, database
):
    with database.transaction() as session:
        other = make.brand(session, slug="other")
        kind = make.signing_pass_type(session, other, "pass.other")
        make.template(session, other, kind, files=make.icons())
    guest = visit()

    serial = guest.card_after(guest.join("/join/other", phone="+48500999001"))

    assert serial != card.serial_number
    with database.snapshot() as session:
        assert passes.card_behind_link(session, serial).brand_id == other.id


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b'{"way": "anonymous"}', "application/json", 415),
        (b"way=anonymous", "text/plain", 415),
        (b"", None, 415),
        (b"--x broken", "multipart/form-data; boundary=x", 400),
        (b"way=anonymous", "multipart/form-data", 400),
        (b"colour=red", "application/x-www-form-urlencoded", 400),
        (b"", "application/x-www-form-urlencoded", 400),
    ],
)
def test_what_cannot_be_read_gets_the_form_again_and_no_card(
    visitor, rosa, count, body, kind, status
):
    answer = visitor.client.post("/join/rosa", data=body, content_type=kind)

    assert answer.status_code == status
    assert "We could not read what was sent." in words(answer)
    assert 'name="phone"' in answer.text
    assert count(Pass) == 0


@pytest.mark.parametrize("form", [{"phone": ""}, {"phone": " ", "way": "phone"}])
def test_a_card_without_a_number_is_given_to_whoever_asks_for_one(
    visitor, rosa, count, form
):
    assert visitor.send(form).status_code == 422
    assert count(Pass) == 0

    assert visitor.send({"way": "anonymous"}).status_code == 303
