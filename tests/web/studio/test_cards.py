"""Finding a customer's card, and seeing why nothing happened on the phone."""

import re
from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from walletpass import brands, devices, ledger, passes
from walletpass.wallets.apple import draw

from .conftest import words


@pytest.fixture
def find(owner):
    def find(wanted, browser=None):
        who = browser or owner
        return who.client.post(
            "/studio/cards", data={"csrf_token": who.token(), "wanted": wanted}
        )

    return find


def test_an_empty_list_says_what_to_do_first(owner):
    text = words(owner.get("/cards"))

    assert "Nobody has a card yet" in text
    assert "http://studio.example/join/rosa" in text


def test_the_list_shows_enough_to_recognise_and_no_more(owner, card, database):
    with database.transaction() as session:
        ledger.earn(session, card.account_id, 5_000, source="a", now=NOON)
        make.registered(session, card)

    text = words(owner.get("/cards"))

    assert f"{card.number} A••• W••• +48 5•• ••• •01 50 points Valid In a phone" in text
    assert "Ada" not in text
    assert "Whitfield" not in text


def test_a_holder_who_told_nothing_is_listed_too(owner, issue):
    issue()

    assert "Gave no name none given 0 points" in words(owner.get("/cards"))


def test_a_long_list_is_read_page_by_page(owner, issue, clock):
    cards = []
    for _ in range(52):
        clock.pass_by(seconds=1)
        cards.append(issue())

    first = owner.get("/cards").text
    [onward] = re.findall(r'href="(/studio/cards\?after=[^"]+)"', first)
    second = owner.client.get(onward).text

    assert _numbers(first) == [card.number for card in reversed(cards[2:])]
    assert _numbers(second) == [card.number for card in reversed(cards[:2])]
    assert "after=" not in second.partition("<main")[2]


def _numbers(page):
    return re.findall(r'<th scope="row"><a [^>]+>(\d+)</a>', page)


def test_a_place_in_the_list_that_is_none_of_ours_is_not_there(owner):
    assert owner.get("/cards?after=***").status_code == 404


@pytest.mark.parametrize(
    "write",
    [
        lambda card: card.number,
        lambda card: f" {card.number[:4]} {card.number[4:8]}-{card.number[8:]} ",
        lambda card: card.serial_number,
        lambda card: card.serial_number.upper(),
        lambda card: card.id,
        lambda card: "500 999 001",
        lambda card: "+48 500-999-001",
        lambda card: "0048500999001",
    ],
)
def test_a_card_is_found_however_it_is_named(find, card, write):
    answer = find(write(card))

    assert answer.status_code == 303
    assert answer.location == f"/studio/cards/{card.id}"


def test_what_is_looked_for_never_stands_in_an_address(find, card):
    assert "500" not in find("500999001").location


def test_somebody_with_two_cards_is_shown_both(find, card, database, issue, owner):
    with database.transaction() as session:
        passes.void(session, card.brand_id, card.id, now=NOON)
        customer = session.get_one(make.customers.Customer, card.customer_id)
        passes.issue(
            session, customer, people=make.people(), card_link=make.LINK, now=NOON
        )
    issue(phone="+48500999002")

    answer = find("500999001")

    assert "500" not in answer.location
    assert len(_numbers(owner.client.get(answer.location).text)) == 2


@pytest.mark.parametrize("wanted", ["12345", "+48 999", "<b>x</b>", "żółć", "%", "'"])
def test_what_is_not_found_is_said_so(find, card, wanted):
    answer = find(wanted)

    assert answer.status_code == 200
    assert f"No card goes by “{wanted}”" in words(answer)
    assert "<b>x" not in answer.text


def test_looking_for_nothing_shows_everything(find, card):
    assert find("  ").location == "/studio/cards"


@pytest.mark.parametrize("name", ["number", "serial_number", "id"])
def test_another_brands_card_is_not_there(find, issue, mint, owner, name):
    theirs = issue(mint, phone="+48500999009")

    assert find(getattr(theirs, name)).status_code == 200
    assert find("500999009").status_code == 200
    assert owner.get(f"/cards/{theirs.id}").status_code == 404
    assert owner.get(f"/cards/{theirs.id}/now").status_code == 404
    assert owner.get(f"/cards?customer={theirs.customer_id}").text.count("<tr>") == 0
    void = owner.post(f"/cards/{theirs.id}/void", number=theirs.number)
    assert void.status_code == 404


def test_a_card_is_drawn_as_its_holder_has_it(owner, card):
    text = words(owner.get(f"/cards/{card.id}"))

    assert f"Card {card.number}" in text
    assert "Time for yourself" in text
    assert "Ada Whitfield" in text
    assert "+48 500 999 001" in text


def test_whoever_needs_no_names_sees_none(enter, card, database, services):
    with database.transaction() as session:
        customer = session.get_one(make.customers.Customer, card.customer_id)
        owner = session.get_one(brands.Brand, card.brand_id)
        make.customers.describe(
            make.people(), customer, brand=owner, now=NOON, first_name="Adelaide"
        )
        passes.refresh(
            session,
            [card.id],
            cause="described",
            people=make.people(),
            card_link=services.card_link,
            now=NOON,
        )

    answer = enter("marketer").get(f"/cards/{card.id}")

    text = words(answer)
    assert "A••• W•••" in text
    assert "Time for yourself: A••• → A•••" in text
    for secret in ("Ada", "Adelaide", "Whitfield", "500 999", "500999", "/card/"):
        assert secret not in answer.text


@pytest.mark.parametrize(
    ("role", "may_void", "may_send"),
    [
        ("owner", True, True),
        ("support", True, True),
        ("cashier", False, True),
        ("marketer", False, False),
    ],
)
def test_only_owner_and_support_may_void_a_card(
    enter, card, database, role, may_void, may_send
):
    browser = enter(role)
    page = browser.get(f"/cards/{card.id}").text
    answer = browser.post(f"/cards/{card.id}/void", number=card.number)

    assert ("Void this card" in page) == may_void
    assert (f"/cards/{card.id}/void" in page) == may_void
    assert ("/card/" in page) == may_send
    assert answer.status_code == (303 if may_void else 403)
    with database.snapshot() as session:
        status = passes.card_of(session, card.brand_id, card.id).status
        deeds = brands.audit_page(session, card.brand_id).rows
    assert status == ("voided" if may_void else "active")
    assert ("card.voided" in [deed.action for deed in deeds]) == may_void


def test_a_cashier_reads_who_may_void_a_card(enter, card):
    refused = enter("cashier").post(f"/cards/{card.id}/void", number=card.number)

    assert "Who may come in here: Owner, Support." in words(refused)


def test_the_link_to_send_again_is_the_cards_own(owner, card, services):
    assert f'value="{services.card_url(card.serial_number)}"' in (
        owner.get(f"/cards/{card.id}").text
    )


@pytest.mark.parametrize("typed", ["", "1234", "9999999999999"])
def test_voiding_takes_the_right_number(owner, card, database, typed):
    answer = owner.post(f"/cards/{card.id}/void", number=typed)

    assert answer.status_code == 422
    assert f"This card is {card.number}; nothing has been changed." in words(answer)
    with database.snapshot() as session:
        assert passes.card_of(session, card.brand_id, card.id).status == "active"


def test_a_voided_card_reaches_the_phone_as_void(
    owner, card, services, keep_every_promise
):
    answer = owner.post(
        f"/cards/{card.id}/void", number=f" {card.number[:5]} {card.number[5:]} "
    )
    assert "Its phones are being told." in words(owner.client.get(answer.location))
    keep_every_promise()

    text = words(owner.get(f"/cards/{card.id}"))
    with services.database.snapshot() as session:
        voided = passes.card_of(session, card.brand_id, card.id)
        bundle = services.press.bundle(session, voided, now=NOON)
    assert draw(bundle, "en", now=NOON).voided
    assert "Voided" in text
    assert "No longer valid" in text
    assert "The card changed: the card was voided." in text
    assert "Void this card" not in text


def test_voiding_twice_is_one_deed(owner, card, database):
    owner.post(f"/cards/{card.id}/void", number=card.number)
    owner.post(f"/cards/{card.id}/void", number=card.number)

    with database.snapshot() as session:
        deeds = brands.audit_page(session, card.brand_id).rows
    assert [deed.action for deed in deeds].count("card.voided") == 1


PHONE = "d3b07384d113edec49eaa6238ad5ff00"


@pytest.fixture
def story(app, card, database, services, clock):
    """Let a card live: issued, downloaded, added, changed, pushed, fetched, complained of."""
    client = app.test_client()
    token = make.people().keyring.authentication_token(
        card.pass_type_identifier, card.serial_number
    )
    shown = {"Authorization": f"ApplePass {token}"}
    passes_at = f"/apple/v1/passes/{card.pass_type_identifier}/{card.serial_number}"
    list_at = f"/apple/v1/devices/{PHONE}/registrations/{card.pass_type_identifier}"
    code = make.people().keyring.card_code(card.serial_number)

    clock.pass_by(minutes=1)
    client.get(f"/card/{code}/pass.pkpass")
    clock.pass_by(minutes=1)
    client.post(
        f"{list_at}/{card.serial_number}", json={"pushToken": "a1" * 32}, headers=shown
    )
    clock.pass_by(minutes=1)
    with database.transaction() as session:
        changed = make.earning(session, card, 50, now=clock())
    clock.pass_by(seconds=2)
    _pushed(database, changed, clock(), status=503, reason="Shutdown", apns_id="AA-1")
    clock.pass_by(seconds=2)
    _pushed(database, changed, clock(), status=200, outcome="accepted", apns_id="AA-2")
    clock.pass_by(seconds=2)
    client.get(list_at)
    client.get(passes_at, headers=shown)
    clock.pass_by(seconds=2)
    client.post(
        "/apple/v1/log",
        json={"logs": [f"<script>alert(1)</script> & “{card.serial_number}” is odd"]},
    )
    services.logbook.write()
    return changed


def _pushed(database, card, now, **answer):
    with database.transaction() as session:
        devices.sighted(
            session,
            card,
            "pushed",
            now=now,
            device=devices.short_name(PHONE),
            **answer,
        )


def test_the_page_tells_the_whole_story_newest_first(owner, story):
    text = words(owner.get(f"/cards/{story.id}"))
    phone = devices.short_name(PHONE)
    told = [
        "The phone complained: <script>alert(1)</script>",
        "The phone fetched the card and has it as it stood then.",
        f"Phone {phone} asked what changed.",
        f"Apple took our push for phone {phone}.",
        "status 200 apns-id AA-2",
        f"Apple did not take our push for phone {phone}: 503 Shutdown.",
        "status 503 reason Shutdown apns-id AA-1",
        "The card changed: points moved.",
        "Points: 0 → 50.",
        "The lock screen will say: “+50 points, 50 now”",
        f"Phone {phone} added the card and wants news of it.",
        "Somebody opened the card’s link and downloaded it.",
        "The card was issued.",
    ]

    places = [text.find(line) for line in told]

    assert -1 not in places, dict(zip(told, places, strict=True))
    assert places == sorted(places)
    assert "The phone did not like the card it got." in text
    assert "1:03:00" in text  # when it changed, in Warsaw


def test_what_a_phone_says_is_shown_and_never_run(owner, story):
    page = owner.get(f"/cards/{story.id}").text

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; “" in page


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ru", "Apple не принял наш сигнал для телефона"),
        ("pl", "Apple nie przyjęło naszego sygnału dla telefonu"),
    ],
)
def test_the_story_is_told_in_the_readers_language(enter, story, language, told):
    assert told in words(enter("support", language=language).get(f"/cards/{story.id}"))


def test_a_page_that_follows_is_told_when_nothing_is_new(owner, story, database, clock):
    address = f"/cards/{story.id}/now"
    first = owner.get(address)
    again = owner.get(address, **{"If-None-Match": first.headers["ETag"]})
    clock.pass_by(seconds=5)
    _pushed(database, story, clock(), status=200, outcome="accepted", apns_id="AA-3")
    later = owner.get(address, **{"If-None-Match": first.headers["ETag"]})

    assert again.status_code == 304
    assert again.data == b""
    assert later.status_code == 200
    assert "AA-3" in later.text
    assert "<html" not in later.text


def test_a_very_long_story_begins_with_its_newest_part(owner, card, database):
    with database.transaction() as session:
        for number in range(130):
            devices.sighted(
                session,
                card,
                "listed",
                now=NOON + timedelta(seconds=number),
                device=f"{number:08x}",
            )

    page = owner.get(f"/cards/{card.id}")

    assert "00000081" in page.text
    assert "00000000" not in page.text
    assert "Show everything since the beginning" in words(page)
    everything = owner.get(f"/cards/{card.id}?all=")
    assert "00000000" in everything.text
    assert "Show everything" not in words(everything)


def test_a_card_nobody_can_sign_now_is_explained(owner, card, clock):
    clock.pass_by(days=3650)
    owner.come_back()

    text = words(owner.get(f"/cards/{card.id}"))

    assert "The card cannot be drawn now" in text
    assert "The card was issued." in text


def test_a_list_and_a_card_tell_what_can_be_spent_now(owner, card, database, clock):
    with database.transaction() as session:
        tomorrow, account = NOON + timedelta(days=1), card.account_id
        ledger.earn(session, account, 50_00, source="a", expires_at=tomorrow, now=NOON)
    for balance in ("50 points", "0 points"):
        assert f" {balance}" in words(owner.get("/cards"))
        assert f" {balance}" in words(owner.get(f"/cards/{card.id}"))
        clock.pass_by(days=1)
        owner.come_back()


def test_the_other_sides_of_a_card_are_drawn_from_the_real_one(
    owner, card, database, keep_every_promise
):
    before = words(owner.get(f"/cards/{card.id}"))
    assert "Nothing yet." in before
    with database.transaction() as session:
        ledger.earn(session, card.account_id, 5_000, source="a", now=NOON)
    keep_every_promise()

    page = owner.get(f"/cards/{card.id}")

    elsewhere = page.text.partition('class="elsewhere"')[2]
    lock, stack = elsewhere.partition('class="pile"')[::2]
    assert "+50 points, 50 now" in lock
    assert "pass__front--stacked" in stack
    assert "How to earn" in stack.partition("side--back")[2]
