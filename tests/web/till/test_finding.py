"""Whose turn it is: every way to show a card, and words for each that is none."""

from datetime import timedelta
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image, ImageFilter
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from tests import make
from tests.make import NOON
from walletpass import customers, ledger, passes, sales

from .conftest import tone, words


def test_a_scanned_card_is_green_with_first_name_and_balance(anna_at, card):
    page = anna_at.find(card.number, how="wedge")

    assert tone(page) == "good"
    assert "Ada 266 points" in words(page)
    assert "Whitfield" not in page.text
    assert "999" not in words(page)


@pytest.mark.parametrize("written", ["+48 500 999 001", "500-999-001", "0048500999001"])
def test_a_customer_without_a_card_at_hand_is_found_by_phone_and_masked(
    anna_at, card, written
):
    page = anna_at.find(written)

    assert "Ada 266 points" in words(page)
    assert "phone +48 5•• ••• •01" in words(page)
    assert card.number not in page.text


def test_a_typed_number_may_have_spaces(anna_at, card):
    number = card.number

    assert "Ada" in words(anna_at.find(f" {number[:4]} {number[4:]} "))


def test_a_receipt_that_is_scanned_leads_to_its_return(anna_at, card):
    anna_at.sell(card, "54", receipt="FV/991")

    assert "54" in words(anna_at.find("FV/991"))
    assert "Amount to give back" in words(anna_at.find("FV/991"))


@pytest.mark.parametrize(
    ("what", "said", "next_step", "meaning"),
    [
        (
            "2900000000001",
            "Nobody has this card",
            "find the customer by phone",
            "attention",
        ),
        ("2900000000002", "A digit is wrong", "thirteen digits", "attention"),
        ("5901234123457", "This is no card of ours", "our card in the phone", "stop"),
        ("+48500999777", "Nobody has a card with this phone", "new card", "attention"),
        (
            "nobody@example.com",
            "a card with this e-mail",
            "ask for the phone",
            "attention",
        ),
        ("Nobody", "Nobody found by this name", "Ask for the phone", "attention"),
        ("   ", "Nothing was scanned", "type its number", "attention"),
        ("<script>", "This is no card of ours", "our card", "stop"),
    ],
)
def test_what_is_no_card_has_words_and_a_next_step_of_its_own(
    anna_at, what, said, next_step, meaning
):
    page = anna_at.find(what)

    assert page.status_code == 404
    assert said in words(page)
    assert next_step in words(page)
    assert tone(page) == meaning


def test_another_shops_card_is_told_apart_without_telling_whose(anna_at, mint, issue):
    page = anna_at.find(issue(mint, first_name="Zofia").number)

    assert "This is another shop’s card" in words(page)
    assert tone(page) == "stop"
    assert "Zofia" not in page.text
    assert "Mint" not in page.text


def test_a_voided_card_offers_a_new_one(database, anna_at, card):
    with database.transaction() as session:
        passes.void(session, card.brand_id, card.id, now=NOON)

    page = anna_at.find(card.number)

    assert "This card is no longer valid" in words(page)
    assert "/till/issue" in page.text


def test_an_old_card_leads_to_the_newer_one(database, anna_at, card, services):
    with database.transaction() as session:
        passes.void(session, card.brand_id, card.id, now=NOON)
        holder = customers.customer_of(session, card.brand_id, card.customer_id)
        passes.issue(
            session,
            holder,
            people=make.people(),
            card_link=services.card_link,
            now=NOON,
        )

    page = anna_at.find(card.number)
    link = page.text.partition('href="/till/card/')[2].partition('"')[0]

    assert "This is an old card" in words(page)
    assert "Ada 266 points" in words(anna_at.get(f"/card/{link}"))


def test_a_blocked_customer_is_not_sold_to(database, anna_at, card):
    with database.transaction() as session:
        holder = customers.customer_of(session, card.brand_id, card.customer_id)
        holder.status = "blocked"

    assert "This customer is blocked" in words(anna_at.find(card.number))


def test_an_address_of_a_card_is_good_here_and_for_half_an_hour(
    anna_at, card, monkeypatch
):
    answer = anna_at.client.post("/till/find", data={"what": card.number})
    address = answer.location.removeprefix("/till")
    assert "Ada" in words(anna_at.get(address))

    assert "Scan the card again" in words(anna_at.get(address[:-1]))
    assert "Scan the card again" in words(anna_at.get("/card/x.y.z"))


@pytest.mark.parametrize(
    ("born", "hint"),
    [
        ("11-20", "Birthday today"),
        ("11-22", "Birthday in 2 days"),
        ("11-19", "Birthday 1 day ago"),
        ("12-24", "First purchase: welcome them"),
    ],
)
def test_one_hint_is_shown_the_best_first(anna_at, issue, born, hint):
    birthday = customers.birthday_from(born)
    card = issue(first_name="Ada", birthday=birthday)

    page = anna_at.find(card.number)

    assert hint in words(page)
    assert page.text.count("person__hint") == 1


def test_somebody_who_stayed_away_is_noticed(database, anna_at, card, rosa):
    with database.transaction() as session:
        sale = sales.Sale("till", "1", "PLN", net=100, customer_id=card.customer_id)
        sales.record(session, rosa.id, sale, now=NOON - timedelta(days=64))

    assert "Not here for 64 days" in words(anna_at.find(card.number))


def test_points_about_to_be_lost_and_points_on_their_way_are_told(
    database, anna_at, card
):
    with database.transaction() as session:
        ledger.earn(
            session, card.account_id, 50_00, source="a", now=NOON,
            expires_at=NOON + timedelta(days=3),
        )  # fmt: skip
        ledger.earn(
            session, card.account_id, 40_00, source="b", now=NOON,
            activates_at=NOON + timedelta(days=3),
        )  # fmt: skip

    page = words(anna_at.find(card.number))

    assert "50 points will be lost on Nov 23, 2026" in page
    assert "40 points on the way" in page


def photograph(text, kind="JPEG", size=480, blur=0.0):
    """Return a photograph of a code held into a camera."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
    drawn = Image.fromarray(code.to_image(scale=6))
    scene = Image.new("RGB", (size * 4 // 3, size), "#776655")
    scene.paste(drawn, (60, 40))
    taken = BytesIO()
    scene.rotate(7, fillcolor="#776655").filter(ImageFilter.GaussianBlur(blur)).save(
        taken, kind
    )
    return taken.getvalue()


def shoot(device, content, **form):
    picture = FileStorage(BytesIO(content), "photo", "picture")
    boundary, body = encode_multipart(form | {"picture": picture})
    return device.client.post(
        "/till/picture",
        data=body,
        content_type=f"multipart/form-data; boundary={boundary}",
        follow_redirects=True,
    )


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photograph_of_a_card_is_read_by_the_server(anna_at, card, kind):
    page = shoot(anna_at, photograph(card.number, kind, blur=0.8))

    assert "Ada 266 points" in words(page)


def test_a_picture_without_a_code_says_so_and_a_frame_waits_for_the_next(anna_at):
    blank = BytesIO()
    Image.new("RGB", (640, 480), "#776655").save(blank, "JPEG")

    assert "No code in this picture" in words(shoot(anna_at, blank.getvalue()))
    assert shoot(anna_at, blank.getvalue(), how="camera").status_code == 204


def bomb():
    packed = BytesIO()
    Image.new("1", (9000, 9000)).save(packed, "PNG")
    return packed.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a" + bytes(40),
        b"\xff\xd8\xff\xe0" + bytes(2000),
        photograph("2900000000001", "PNG")[:-300],
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        bomb(),
        photograph("2900000000001", "TIFF"),
    ],
    ids=["empty", "gif", "broken jpeg", "cut png", "svg", "bomb", "tiff"],
)
def test_hostile_pictures_are_refused_and_nothing_breaks(anna_at, content):
    page = shoot(anna_at, content)

    assert page.status_code == 404
    assert "No code in this picture" in words(page)


def test_a_picture_beyond_any_camera_is_not_read(anna_at):
    page = anna_at.client.post(
        "/till/picture",
        data=bytes(11 * 1024 * 1024),
        content_type="multipart/form-data; boundary=b",
    )

    assert page.status_code == 413
    assert "The picture is too large" in words(page)


def test_nobody_reads_pictures_or_finds_people_without_signing_in(device, card):
    assert "Who is at the till?" in words(device.find(card.number))
    assert "Who is at the till?" in words(shoot(device, photograph(card.number)))


@pytest.mark.parametrize("written", ["ada", "Ada W", "whit ADA", "Àda"])
def test_a_customer_is_found_by_name_among_masked_namesakes(
    anna_at, card, issue, written
):
    issue(phone="+48500999002", first_name="Borys", last_name="Whitman")

    page = anna_at.find(written)

    assert "Who is it?" in words(page)
    assert "Ada W••• +48 5•• ••• •01" in words(page)
    assert "Borys" not in words(page)
    assert "Whitfield" not in page.text
    found = anna_at.follow(page, "/card/[^/]+")
    assert "Ada 266 points" in words(found)
    assert card.number not in found.text


def test_who_was_found_by_name_shows_that_the_card_is_theirs(anna_at, card, balance):
    found = anna_at.follow(anna_at.find("Ada"), "/card/[^/]+")
    offer = anna_at.press(found, "/redeem", amount="54")

    refused = anna_at.send(offer, "/put", points="20", digits="")

    assert "not the last four digits" in words(refused)
    assert balance(card) == 266


def test_of_many_namesakes_those_who_came_last_come_first(anna_at, issue):
    regular = issue(first_name="Zofia", last_name="Ostatnia", phone="+48500900100")
    for number in range(7):
        issue(first_name="Zofia", last_name="Nowa", phone=f"+4850090020{number}")
    anna_at.sell(regular, "12")

    page = words(anna_at.find("zofia"))

    assert page.index("Zofia O•••") < page.index("Zofia N•••")
    assert page.count("Zofia") == 6
    assert "There are more. Type the surname too." in page


def test_a_customer_is_found_by_their_email_address(anna_at, issue):
    hers = issue(first_name="Zofia", email="zofia@example.com", points=5)

    page = anna_at.find(" Zofia@Example.com ")

    assert "Zofia 5 points" in words(page)
    assert hers.number not in page.text


def test_another_brands_customers_have_no_names_here(anna_at, issue, mint):
    issue(brand=mint, first_name="Marta")

    assert "Nobody found by this name" in words(anna_at.find("Marta"))


@pytest.mark.parametrize("kind", ["]Q3", "]E0", "]z3"])
def test_a_scanner_that_says_which_kind_of_code_it_read_finds_the_card(
    anna_at, card, kind
):
    page = anna_at.find(f"{kind}{card.number}\x1d")

    assert "Ada" in words(page)
    assert tone(page) == "good"
