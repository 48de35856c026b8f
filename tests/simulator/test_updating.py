"""From a push to the lock screen, and each sin against the protocol on the way."""

import json
import threading
from email.utils import format_datetime

import pytest

from walletpass.simulator import Fleet

from . import bundles
from .certificates import DAY, PASS_TYPE
from .reading import complains, deeds, log_of, sentences
from .wallet_service import Reply

LIST = f"/registrations/{PASS_TYPE}"
FETCH = "GET /v1/passes/"


@pytest.fixture
def card(service, phone):
    card = phone.add(service.publish())
    service.calls.clear()
    return card


def push(service, fleet):
    assert all(service.push(fleet))
    assert fleet.settle()


def saying(**changes):
    """Change the list in a good answer."""

    def turn(_, right):
        said = {"serialNumbers": [], "lastUpdated": "7"}
        if right.body:
            said = json.loads(right.body)
        body = json.dumps({**said, **changes}).encode()
        return Reply(200, {"Content-Type": "application/json"}, body)

    return turn


def test_a_sale_reaches_the_lock_screen(service, fleet, phone, card):
    service.credit(170)
    push(service, fleet)

    assert phone.balance(card) == 170
    assert sentences(phone) == ["You have 170 points"]
    (notice,) = phone.lock_screen
    assert (notice.organisation, notice.card) == ("Bread & Co", card.key)
    assert phone.shows(card, "170 points")
    assert phone.log == ()


def test_the_phone_lists_with_its_last_tag_and_fetches_with_the_last_date(
    service, fleet, phone, card
):
    service.credit(170)
    service.credit(180)
    push(service, fleet)
    did = phone.device_library_identifier

    listing, fetch = service.calls
    assert listing.path == f"/v1/devices/{did}{LIST}?passesUpdatedSince=1"
    assert fetch.headers["If-Modified-Since"].endswith(" GMT")

    push(service, fleet)
    assert service.calls[-1].path.endswith("?passesUpdatedSince=3")
    assert len(service.calls) == 3
    assert phone.log == ()


def test_the_way_of_a_sale_can_be_followed(service, fleet, phone, card):
    before = phone.history()[-1].number
    service.credit(170)
    push(service, fleet)

    way = phone.history(after=before)
    assert [m.deed for m in way] == [
        "pushed",
        "listed",
        "fetched",
        "updated",
        "notified",
    ]
    assert [m.at for m in way] == sorted(m.at for m in way)
    assert way[-1].detail == "You have 170 points"


def test_two_alerting_fields_collapse_into_one_generic_notice(
    service, fleet, phone, card
):
    service.credit(170, news="Fresh rolls today")
    push(service, fleet)

    assert sentences(phone) == ["Loyalty card changed"]


def test_a_field_without_a_message_changes_silently(service, fleet, phone, card):
    service.credit(120, name="Ada Lovelace")
    push(service, fleet)

    assert phone.shows(card, "Ada Lovelace")
    assert phone.lock_screen == ()


def test_only_changed_cards_are_fetched(service, fleet, phone, card):
    phone.add(service.publish("ada-2"))
    service.credit(50, "ada-2")
    service.calls.clear()
    push(service, fleet)

    assert service.routes(FETCH) == [f"{FETCH}{PASS_TYPE}/ada-2"]
    assert phone.log == ()


def test_a_push_for_another_pass_type_asks_nobody(service, fleet, phone, card):
    fleet.deliver(phone.push_token(PASS_TYPE), "pass.example.other")
    assert fleet.settle()

    assert service.calls == []


def test_pulling_fetches_without_a_list(service, phone, card):
    service.credit(170)
    phone.pull_to_refresh(card)

    assert phone.balance(card) == 170
    assert service.routes() == [f"{FETCH}{PASS_TYPE}/ada-1"]


def test_pulling_an_unchanged_card_is_nobodys_fault(service, phone, card):
    phone.pull_to_refresh(card)

    assert deeds(phone)[-1] == "unchanged"
    assert phone.log == ()


def test_pushes_while_the_phone_is_busy_become_one(service, fleet, phone, card):
    with phone._errands.at_work:
        service.credit(170)
        for _ in range(20):
            service.push(fleet)
    assert fleet.settle()

    assert deeds(phone).count("pushed") == 20
    assert len(service.routes(LIST)) == 2
    assert phone.balance(card) == 170


# Sins of the list.


@pytest.mark.parametrize(
    ("turn", "words"),
    [
        (saying(lastUpdated=2), "lastUpdated tag that is a string"),
        (saying(lastUpdated=""), "lastUpdated tag that is a string"),
        (saying(serialNumbers="ada-1"), "serialNumbers that are strings"),
        (saying(serialNumbers=[1]), "serialNumbers that are strings"),
        (lambda *_: Reply(200, {}, b"<html>"), "malformed"),
        (lambda *_: Reply(200, {}, b"[]"), "malformed"),
        (lambda *_: Reply(200, {}, b""), "malformed"),
        (lambda *_: Reply(404), "unexpected response code 404"),
        (lambda *_: Reply(302, {"Location": "/"}), "unexpected response code 302"),
    ],
)
@pytest.mark.usefixtures("card")
def test_a_list_that_cannot_be_read_leads_to_no_fetch(
    service, fleet, phone, turn, words
):
    service.twist(LIST, turn)
    service.credit(170)
    push(service, fleet)

    assert service.routes(FETCH) == []
    assert phone.balance("ada-1") == 120
    assert any(words in line for line in service.log)


def test_an_empty_list_should_have_been_a_204(service, fleet, phone, card):
    service.twist(LIST, saying(serialNumbers=[]))
    push(service, fleet)

    assert complains(phone, "204 says that")


def test_a_tag_that_stays_the_same_is_noticed(service, fleet, phone, card):
    service.twist(LIST, saying(lastUpdated="1"))
    service.credit(170)
    push(service, fleet)

    assert complains(phone, "lastUpdated tag (1) remained the same")
    assert phone.balance(card) == 170


def test_a_tag_that_goes_back_is_noticed(service, fleet, phone, card):
    service.twist(LIST, saying(lastUpdated="0"))
    service.credit(170)
    push(service, fleet)

    assert complains(phone, "went back from 1 to 0")


def test_a_serial_number_the_phone_does_not_hold_is_noticed(
    service, fleet, phone, card
):
    service.twist(LIST, saying(serialNumbers=["ADA-1"]))
    service.credit(170)
    push(service, fleet)

    assert complains(phone, "unregistered serial number 'ADA-1'")
    assert service.routes(FETCH) == []


def test_a_list_that_names_an_unchanged_card_is_noticed(service, fleet, phone, card):
    service.twist(LIST, saying(serialNumbers=["ada-1"]))
    push(service, fleet)
    service.calls.clear()
    push(service, fleet)

    assert complains(
        phone,
        "Server requested update to serial number 'ada-1', but the pass was unchanged.",
    )


def test_a_tag_that_skips_an_update_is_found_out(service, fleet, phone, card):
    service.credit(170)
    service.twist(LIST, lambda *_: Reply(204), times=1)
    push(service, fleet)
    assert phone.balance(card) == 120

    service.twist(LIST, lambda *_: Reply(204), times=1)
    phone.pull_to_refresh(card)
    push(service, fleet)

    assert complains(phone, "skipped the update of 'ada-1'")


def test_a_change_pulled_before_its_push_arrives_is_no_skipped_update(
    service, fleet, phone, card
):
    service.credit(170)
    phone.pull_to_refresh(card)
    push(service, fleet)

    assert phone.log == ()
    assert sentences(phone) == ["You have 170 points"]


# Sins of the fetch.


def test_a_date_that_is_not_given_is_noticed(service, fleet, phone, card):
    service.twist(FETCH, lambda _, right: right.without("Last-Modified"))
    service.credit(170)
    push(service, fleet)

    assert complains(phone, "did not provide a 'last-modified' header")
    assert phone.balance(card) == 170


@pytest.mark.parametrize(
    "date", ["2026-11-21 12:00:00", "1795262400", "Sat, 21 Nov 2026 12:00:00 +0100"]
)
def test_a_date_of_another_kind_is_noticed(service, fleet, phone, card, date):
    service.twist(FETCH, lambda _, right: right.having(Last_Modified=date))
    service.credit(170)
    push(service, fleet)

    assert complains(phone, "is not an HTTP date")


def test_a_change_within_one_second_is_noticed(service, fleet, phone, card):
    first = service.modified("ada-1")
    service.twist(
        FETCH,
        lambda _, right: right.having(
            Last_Modified=format_datetime(first, usegmt=True)
        ),
    )
    service.credit(170)
    push(service, fleet)

    assert complains(phone, "its last-modified did not")


def test_a_server_that_never_says_304_is_noticed(service, fleet, phone, card):
    service.twist(FETCH, lambda call, _: service.whole("ada-1"))
    phone.pull_to_refresh(card)

    assert complains(phone, "Server ignored the 'if-modified-since' header")
    assert any("returned the full unchanged pass data" in line for line in service.log)
    assert deeds(phone)[-2:] == ["fetched", "logged"]


def test_a_304_that_nobody_asked_for_is_noticed(service, phone):
    service.twist(FETCH, lambda *_: Reply(304), times=1)
    phone.add(service.publish())

    assert complains(phone, "304 to an unconditional request")


@pytest.mark.parametrize(
    ("turn", "words"),
    [
        (lambda *_: Reply(401), "Authentication failure"),
        (lambda *_: Reply(404), "Unexpected response code 404"),
        (lambda *_: Reply(301, {"Location": "/"}), "Unexpected response code 301"),
        (
            lambda _, right: right.having(Content_Type="application/octet-stream"),
            "is not application/vnd.apple.pkpass",
        ),
        (lambda _, right: right.having(Content_Length=""), "does not tell its length"),
        (
            lambda *_: Reply(
                200, {"Content-Type": "application/vnd.apple.pkpass"}, b"<"
            ),
            "invalid data: no ZIP archive",
        ),
    ],
)
@pytest.mark.usefixtures("card")
def test_a_fetch_that_fails_for_good_is_logged_and_not_repeated(
    service, fleet, phone, turn, words
):
    service.twist(FETCH, turn)
    service.credit(170)
    push(service, fleet)

    assert len(service.routes(FETCH)) == 1
    assert phone.balance("ada-1") == 120
    assert any("Get pass task" in line and words in line for line in service.log)


def test_an_update_may_not_change_the_token(service, fleet, phone, card):
    service.publish("ada-1", authenticationToken="another-token-of-some-length")
    push(service, fleet)

    assert complains(phone, "may not change serial number, pass type or token")
    assert phone.card(card).token == bundles.TOKEN


def test_an_update_with_an_expired_signer_is_refused(
    service, fleet, phone, card, authority
):
    service.signer = authority.signer(since=-9 * DAY, until=-DAY)
    service.credit(170)
    push(service, fleet)

    assert complains(phone, "has expired")
    assert phone.balance(card) == 120


def test_a_renewed_certificate_changes_nothing_for_the_phone(
    service, fleet, phone, card, authority
):
    service.signer = authority.signer()
    service.credit(170)
    push(service, fleet)

    assert phone.balance(card) == 170
    assert phone.log == ()


# Patience.


@pytest.mark.parametrize("turn", [lambda *_: Reply(503), lambda *_: None])
@pytest.mark.parametrize("route", [LIST, FETCH])
@pytest.mark.usefixtures("card")
def test_trouble_that_passes_is_waited_out(service, fleet, phone, route, turn):
    service.twist(route, turn, times=3)
    service.credit(170)
    push(service, fleet)

    assert phone.balance("ada-1") == 170
    assert deeds(phone).count("retrying") == 3
    assert phone.log == ()


def test_trouble_that_lasts_is_left_to_the_next_push(service, fleet, phone, card):
    service.twist(FETCH, lambda *_: Reply(500))
    service.credit(170)
    push(service, fleet)
    assert len(service.routes(FETCH)) == 5
    assert deeds(phone)[-1] == "gave-up"

    service.untwist()
    push(service, fleet)
    assert service.routes(LIST)[-1].endswith("passesUpdatedSince=1")
    assert phone.balance(card) == 170


def test_pauses_between_attempts_grow(service, fleet, phone, card):
    service.twist(FETCH, lambda *_: Reply(503))
    service.credit(170)
    push(service, fleet)

    waits = [m.detail for m in phone.history() if m.deed == "retrying"]
    assert waits == [f"CatchUp in {s} s" for s in ("0.005", "0.015", "0.06", "0.3")]


def test_a_server_that_says_nothing_is_given_up_on(service, authority):
    asked = threading.Event()
    with Fleet(authority.root_pem, timeout=0.2, pace=0.001) as impatient:
        phone = impatient.phone("Ada")
        card = phone.add(service.publish())
        service.hold(FETCH, asked)
        service.credit(170)
        service.push(impatient)
        assert impatient.settle()
        assert phone.balance(card) == 120
        assert "gave-up" in deeds(phone)
        asked.set()


def test_a_phone_that_has_nothing_to_say_posts_no_log(service, fleet, phone, card):
    service.credit(170)
    push(service, fleet)

    assert service.routes("/v1/log") == []
    assert log_of(phone) == []
