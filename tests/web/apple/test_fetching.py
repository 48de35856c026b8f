"""Cards going out: whole, exactly described, and only when the phone lacks them."""

import io
import json
import zipfile
from datetime import timedelta
from email.utils import format_datetime, parsedate_to_datetime

import pytest

from tests import make
from tests.make import NOON
from walletpass import passes
from walletpass.wallets.apple import verify

PKPASS = "application/vnd.apple.pkpass"


def _pass_json(answer):
    with zipfile.ZipFile(io.BytesIO(answer.data)) as bundle:
        return json.loads(bundle.read("pass.json"))


def _balance(answer):
    [field] = _pass_json(answer)["storeCard"]["headerFields"]
    return field["value"]


def test_a_bundle_comes_whole_and_exactly_described(wallet):
    answer = wallet.fetch()

    assert answer.status_code == 200
    assert answer.headers.to_wsgi_list() == [
        ("Content-Length", str(len(answer.data))),
        ("Content-Type", PKPASS),
        ("Content-Disposition", 'attachment; filename="card.pkpass"'),
        ("Last-Modified", "Fri, 20 Nov 2026 12:00:00 GMT"),
        ("Cache-Control", "no-store"),
        ("Vary", "Authorization"),
    ]


def test_the_bundle_is_signed_and_is_the_card_that_was_asked_for(wallet):
    bundle = wallet.fetch().data

    assert verify(bundle, trusted=[make.authority().root], now=NOON) == []
    told = _pass_json(wallet.fetch())
    assert told["serialNumber"] == wallet.card.serial_number
    assert told["passTypeIdentifier"] == wallet.card.pass_type_identifier
    assert f"ApplePass {told['authenticationToken']}" == wallet.shown["Authorization"]
    assert told["webServiceURL"] == "https://cards.example/apple"


def test_a_phone_that_has_the_card_is_told_so(wallet):
    modified = wallet.fetch().headers["Last-Modified"]

    answer = wallet.fetch(since=modified)

    assert (answer.status_code, answer.data) == (304, b"")
    assert answer.headers.to_wsgi_list() == [
        ("Last-Modified", modified),
        ("Cache-Control", "no-store"),
        ("Vary", "Authorization"),
    ]


def test_after_a_change_the_card_comes_again_under_a_later_date(wallet, earn, clock):
    before = wallet.fetch().headers["Last-Modified"]
    clock.pass_by(seconds=90)
    earn(wallet)

    answer = wallet.fetch(since=before)

    assert answer.status_code == 200
    assert _balance(answer) == 50
    after = answer.headers["Last-Modified"]
    assert parsedate_to_datetime(after) > parsedate_to_datetime(before)
    assert wallet.fetch(since=after).status_code == 304


def test_of_two_changes_within_a_second_the_last_is_always_to_be_had(
    wallet, earn, clock
):
    clock.now = NOON.replace(microsecond=1)
    dates = [wallet.fetch().headers["Last-Modified"]]
    for _ in range(3):
        clock.pass_by(milliseconds=10)
        earn(wallet, 10)
        answer = wallet.fetch(since=dates[-1])
        assert answer.status_code == 200
        dates.append(answer.headers["Last-Modified"])

    assert len(set(dates)) == 4
    assert _balance(wallet.fetch(since=dates[0])) == 30


@pytest.mark.parametrize(
    ("since", "status"),
    [
        (format_datetime(NOON + timedelta(days=1), usegmt=True), 304),
        (format_datetime(NOON, usegmt=True), 304),
        (format_datetime(NOON - timedelta(seconds=1), usegmt=True), 200),
        ("Fri, 20 Nov 2026 13:00:00 +0100", 304),
        ("Friday, 20-Nov-26 12:00:00 GMT", 304),
        ("Fri Nov 20 12:00:00 2026", 304),
        ("", 200),
        ("yesterday", 200),
        ("1795176000", 200),
        ("Fri, 99 Nov 2026 12:00:00 GMT", 200),
        ("Fri, 20 Nov 99999999 12:00:00 GMT", 200),
        ("\xff", 200),
        ("Fri, 20 Nov 2026 12:00:00 -99999999999999999999", 200),
        ("Fri, 20 Nov 2026 99999999999999999999:00:00 GMT", 200),
        ("Nov +99999999999 12:00:00 2026 ;", 200),
    ],
)
def test_dates_are_read_as_http_writes_them_and_nonsense_is_passed_over(
    wallet, since, status
):
    assert wallet.fetch(since=since).status_code == status


def test_a_head_request_tells_what_a_get_would(wallet):
    get, head = wallet.fetch(), wallet.fetch(method="HEAD")

    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["Content-Type"] == PKPASS
    assert head.headers["Last-Modified"] == get.headers["Last-Modified"]
    since = head.headers["Last-Modified"]
    assert wallet.fetch(since=since, method="HEAD").status_code == 304


def test_a_voided_card_is_still_served_and_says_so(wallet, database, clock):
    clock.pass_by(minutes=1)
    with database.transaction() as session:
        passes.void(session, wallet.card.brand_id, wallet.card.id, now=clock())
        passes.refresh(
            session,
            [wallet.card.id],
            cause="voided",
            people=make.people(),
            card_link=make.LINK,
            now=clock(),
        )

    answer = wallet.fetch(since=format_datetime(NOON, usegmt=True))

    assert answer.status_code == 200
    assert _pass_json(answer)["voided"] is True


def test_a_card_that_cannot_be_signed_is_to_be_asked_for_later(wallet, clock):
    clock.pass_by(days=400)

    answer = wallet.fetch()

    assert (answer.status_code, answer.data) == (503, b"")
    assert "Content-Type" not in answer.headers


def test_what_breaks_behind_the_door_is_not_shown_at_it(wallet, services, monkeypatch):
    def break_down(*_, **__):
        message = "a secret"
        raise RuntimeError(message)

    monkeypatch.setattr(services.press, "bundle", break_down)

    answer = wallet.fetch()

    assert (answer.status_code, answer.data) == (500, b"")
    assert "Content-Type" not in answer.headers


def test_fetching_is_noted_and_looking_is_not(wallet, timeline):
    modified = wallet.fetch().headers["Last-Modified"]
    wallet.fetch(since=modified)
    wallet.fetch(method="HEAD")

    assert [each.detail for each in timeline(wallet) if each.kind == "fetched"] == [
        {"status": 304, "version": 1},
        {"status": 200, "version": 1},
    ]


def test_a_fetch_writes_nothing_by_itself(wallet, database, monkeypatch):
    def refuse(_):
        message = "a fetch may not wait for a write"
        raise AssertionError(message)

    monkeypatch.setattr(type(database), "transaction", refuse)

    assert wallet.fetch().status_code == 200
    assert wallet.list().status_code == 204
