"""Tapping a link: what Safari and Wallet make of what comes back."""

from datetime import UTC, datetime

import pytest

from walletpass.simulator import Fleet, RefusedError

from . import bundles
from .certificates import PASS_TYPE
from .reading import complains, deeds, log_of
from .wallet_service import PKPASS, Reply, WalletService

PKPASSES = "application/vnd.apple.pkpasses"


def sin_of(act):
    with pytest.raises(RefusedError) as refusal:
        act()
    return refusal.value.sin


def test_adding_a_card_registers_the_phone_and_looks_for_news(service, phone):
    card = phone.add(service.publish())

    did = phone.device_library_identifier
    assert service.routes() == [
        "GET /cards/ada-1.pkpass",
        f"POST /v1/devices/{did}/registrations/{PASS_TYPE}/ada-1",
        f"GET /v1/devices/{did}/registrations/{PASS_TYPE}",
        f"GET /v1/passes/{PASS_TYPE}/ada-1",
    ]
    assert deeds(phone) == [
        "asked",
        "added",
        "registered",
        "listed",
        "fetched",
        "unchanged",
    ]
    assert phone.cards == (phone.card(card),)
    assert phone.log == ()


def test_the_phone_introduces_itself_as_apples_daemon(service, phone):
    phone.add(service.publish())

    browser, register, listing, fetch = service.calls
    assert "Safari" in browser.headers["User-Agent"]
    assert register.headers["User-Agent"].startswith("passd/1.0 CFNetwork/")
    assert register.headers["Authorization"] == f"ApplePass {bundles.TOKEN}"
    assert register.body == b'{"pushToken": "%s"}' % (
        phone.push_token(PASS_TYPE).encode()
    )
    assert "Authorization" not in listing.headers
    assert "If-Modified-Since" not in fetch.headers
    assert not any("Cookie" in call.headers for call in service.calls)


def test_the_card_shows_what_the_bundle_says(service, phone):
    card = phone.add(service.publish())

    assert phone.balance(card) == 120
    assert phone.field("ada-1", "name").text == "Ada"
    assert phone.shows(card, "Bread & Co")
    assert not phone.shows(card, "Tea & Co")
    assert phone.bundle(card).startswith(b"PK\x03\x04")


def test_a_phone_reads_the_card_in_its_own_language(service, fleet):
    words = {"ru.lproj/pass.strings": '"Points" = "Баллы";'.encode("utf-16")}
    url = service.publish(files=words)
    ru, en = fleet.phone("Аня", language="ru"), fleet.phone("Ada")

    assert ru.field(ru.add(url), "balance").label == "Баллы"
    assert en.field(en.add(url), "balance").label == "Points"


def test_a_card_without_a_service_is_kept_and_nobody_is_asked(service, signer, phone):
    service.downloads["plain.pkpass"] = (
        PKPASS,
        bundles.bundle(bundles.content(), signer),
    )
    phone.add(f"{service.url}/cards/plain.pkpass")

    assert len(service.calls) == 1
    assert phone.log == ()


def test_a_card_tells_what_became_of_it(service, phone):
    card = phone.add(service.publish(voided=True, expirationDate="2026-12-31T23:59Z"))

    assert card.voided
    assert card.expires_at == datetime(2026, 12, 31, 23, 59, tzinfo=UTC)
    assert card.barcode == "4006381333931"


def test_looking_for_what_is_not_there(service, phone):
    phone.add(service.publish(storeCard={"headerFields": [{"key": "a", "value": "b"}]}))

    with pytest.raises(LookupError, match="no number"):
        phone.balance("ada-1")
    with pytest.raises(KeyError):
        phone.field("ada-1", "balance")
    with pytest.raises(KeyError):
        phone.card("ada-2")


def test_a_repeated_registration_is_fine_with_200(service, phone):
    url = service.publish()
    phone.add(url)
    phone.add(url)

    registered = [m.detail for m in phone.history() if m.deed == "registered"]
    assert registered == ["201", "200"]
    assert phone.log == ()


@pytest.mark.parametrize(
    ("turn", "sin"),
    [
        (lambda _, right: Reply(302, {"Location": "/elsewhere"}), "redirect"),
        (lambda _, right: Reply(404), "status"),
        (lambda _, right: Reply(503), "status"),
        (lambda _, right: right.having(Content_Type="application/zip"), "mime"),
        (lambda _, right: right.having(Content_Type=PKPASSES), "mime"),
        (lambda _, right: right.having(Content_Length=""), "length"),
        (lambda _, right: right.having(Content_Length="99999"), "unreachable"),
        (lambda _, right: right.having(Content_Length="500"), "archive"),
        (lambda *_: None, "unreachable"),
    ],
)
def test_an_answer_that_is_no_whole_pass_is_refused(service, phone, turn, sin):
    service.twist("/cards/", turn)
    url = service.publish()

    assert sin_of(lambda: phone.add(url)) == sin
    assert phone.cards == ()
    assert complains(phone, "cannot be added")
    assert service.routes("/v1/") == []


def test_nobody_at_the_other_end_is_a_refusal_too(service, phone):
    url = service.publish()
    service.close()

    assert sin_of(lambda: phone.add(url)) == "unreachable"


def test_a_bad_pass_is_refused_and_the_reason_kept(service, phone, authority):
    stranger = authority.signer("pass.example.other")
    service.downloads["bad.pkpass"] = (
        PKPASS,
        bundles.bundle(bundles.content(), stranger),
    )

    url = f"{service.url}/cards/bad.pkpass"
    assert sin_of(lambda: phone.add(url)) == "identity"
    assert complains(phone, "signed for pass.example.other")


def test_a_cookie_or_a_cacheable_answer_is_noted(service, phone):
    service.twist(
        "/cards/",
        lambda _, right: right.without("Cache-Control").having(Set_Cookie="a=b"),
    )
    phone.add(service.publish())

    assert complains(phone, "no-store")
    assert complains(phone, "cookie")


def test_a_pass_that_wallet_would_cut_is_noted(service, phone):
    phone.add(service.publish(maxDistance="200"))

    assert complains(phone, "maxDistance is not a number")


def test_several_cards_come_in_one_file(service, signer, phone):
    passes = {}
    for serial in ("ada-1", "ada-2"):
        url = service.publish(serial)
        passes[f"{serial}.pkpass"] = service.answer_bytes(url)
    service.downloads["all.pkpasses"] = (PKPASSES, bundles.pack(passes))

    cards = phone.add_all(f"{service.url}/cards/all.pkpasses")

    assert [card.serial for card in cards] == ["ada-1", "ada-2"]
    assert len(service.registrations) == 2
    assert phone.log == ()


def test_one_card_served_as_several_is_refused(service, phone):
    service.twist("/cards/", lambda _, right: right.having(Content_Type=PKPASSES))
    url = service.publish()

    assert sin_of(lambda: phone.add_all(url)) == "extra-file"


def test_a_wrong_token_is_not_tried_again_and_told_to_the_service(service, phone):
    phone.add(service.publish(authenticationToken="another-token-of-some-length"))

    assert len(service.routes("POST /v1/devices")) == 1
    assert service.registrations == set()
    (line,) = service.log
    assert "Register task (for device " in line
    assert "Authentication failure" in line
    assert line.startswith("[20")


def test_plain_http_is_used_only_where_it_is_allowed(service, authority):
    with Fleet(authority.root_pem, allow_http=False) as strict:
        phone = strict.phone("Ada")
        phone.add(service.publish())

        assert service.routes("/v1/") == []
        assert complains(phone, "is not HTTPS")


def test_https_is_spoken_with_servers_the_phone_trusts(
    authority, signer, tmp_path, fleet
):
    root = tmp_path / "root.pem"
    root.write_bytes(authority.root_pem)
    service = WalletService(signer, authority.tls(tmp_path))
    with Fleet(root, allow_http=False, ca_file=str(root)) as trusting:
        phone = trusting.phone("Ada")
        phone.add(service.publish())
        assert len(service.registrations) == 1
        assert phone.log == ()

    assert sin_of(lambda: fleet.phone("Bo").add(service.publish())) == "unreachable"
    service.close()


def test_a_service_without_a_log_is_complained_of_locally(service, phone):
    service.twist("/v1/log", lambda *_: Reply(404))
    phone.add(service.publish(authenticationToken="another-token-of-some-length"))

    assert log_of(phone)[-1] == f"{service.url}/v1/log answered 404"
