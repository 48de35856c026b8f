"""Signing up from Wallet's own form."""

import io
import json
import subprocess
import zipfile
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from tests import designs, make
from walletpass import customers, passes
from walletpass.brands import Brand

from .conftest import Wallet

TOKEN = "4c1f0b2e-9f0e-4ddb-8f5e-8e6f0c9c2d51"
ADA = {
    "fullName": "Ada Lovelace",
    "givenName": "Ada",
    "familyName": "Lovelace",
    "emailAddress": "ada@example.com",
    "phoneNumber": "+48 512 345 678",
}
EVE = {
    "givenName": "Eve",
    "emailAddress": "eve@example.com",
    "phoneNumber": "+48 698 765 432",
}
FORM = {
    "nfc": {"message": "{number}", "encryption_public_key": designs.NFC_KEY},
    "personalization": {
        "description": {"en": "Join the club"},
        "fields": ["name", "email", "phone"],
    },
}


@pytest.fixture
def club(database):
    with database.transaction() as session:
        owner = make.brand(session)
        kind = make.signing_pass_type(session, owner)
        return make.template(session, owner, kind, files=make.icons(), **FORM)


@pytest.fixture
def sign_up(client, wallet):
    def sign_up(info=ADA, token=TOKEN, of=wallet, **asked):
        body = {"personalizationToken": token, "requiredPersonalizationInfo": info}
        return client.post(f"{of.pass_path}/personalize", **({"json": body} | asked))

    return sign_up


@pytest.fixture
def person(database, wallet):
    """Return what is known of the card's customer: name, phone, e-mail address."""

    def person(of=wallet):
        people = make.people()
        with database.snapshot() as session:
            customer = customers.customer_of(
                session, of.card.brand_id, of.card.customer_id
            )
            found = customers.identities_of(session, people, customer)
            name = str(customers.name_of(people, customer))
        return name, found.get("phone"), found.get("email")

    return person


def _files(answer):
    with zipfile.ZipFile(io.BytesIO(answer.data)) as bundle:
        return {name: bundle.read(name) for name in bundle.namelist()}


def test_the_answer_is_the_token_signed_by_the_cards_certificate(sign_up, tmp_path):
    answer = sign_up()

    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/octet-stream"
    (tmp_path / "signature").write_bytes(answer.data)
    (tmp_path / "token").write_text(TOKEN)
    root = make.authority().root.public_bytes(Encoding.PEM)
    (tmp_path / "root.pem").write_bytes(root)
    verify = "openssl cms -verify -binary -inform DER -in signature -content token"
    then = f"-CAfile root.pem -purpose any -attime {make.NOON.timestamp():.0f}"
    subprocess.run(
        f"{verify} {then}".split(), cwd=tmp_path, check=True, capture_output=True
    )


def test_the_customer_is_known_and_the_card_comes_without_the_form(
    wallet, sign_up, person
):
    before = wallet.fetch()
    assert "personalization.json" in _files(before)

    sign_up()

    assert person() == ("Ada Lovelace", "+48512345678", "ada@example.com")
    after = wallet.fetch(since=before.headers["Last-Modified"])
    assert after.status_code == 200
    files = _files(after)
    assert "personalization.json" not in files
    [name] = json.loads(files["pass.json"])["storeCard"]["secondaryFields"]
    assert name["value"] == "Ada Lovelace"


def test_a_form_that_changes_nothing_on_the_card_still_makes_a_new_version(
    database, client, sign_up
):
    with database.transaction() as session:
        owner = make.brand(session)
        kind = make.signing_pass_type(session, owner, "pass.com.example.asking")
        form = FORM | {"personalization": FORM["personalization"] | {"fields": []}}
        club = make.template(session, owner, kind, files=make.icons(), **form)
        plain = Wallet(client, make.card(session, owner, of=club))
    modified = plain.fetch().headers["Last-Modified"]

    assert sign_up({}, of=plain).status_code == 200

    answer = plain.fetch(since=modified)
    assert answer.status_code == 200
    assert "personalization.json" not in _files(answer)


def test_signing_up_again_is_answered_and_changes_nothing(wallet, sign_up, person):
    sign_up()
    modified = wallet.fetch().headers["Last-Modified"]

    same = sign_up()
    answer = sign_up(EVE)

    assert (same.status_code, bool(same.data)) == (200, True)
    assert answer.status_code == 200
    assert person() == ("Ada Lovelace", "+48512345678", "ada@example.com")
    assert wallet.fetch(since=modified).status_code == 304


def test_a_phone_of_somebody_else_is_not_taken_over(issue, wallet, sign_up, person):
    sign_up()
    other = issue()

    assert (
        sign_up(ADA | {"emailAddress": "eve@example.com"}, of=other).status_code == 200
    )

    assert person(other) == ("Ada Lovelace", None, "eve@example.com")
    assert person() == ("Ada Lovelace", "+48512345678", "ada@example.com")


def test_a_name_that_is_known_is_not_changed(database, client, club, person, sign_up):
    with database.transaction() as session:
        owner = session.get_one(Brand, club.brand_id)
        known = Wallet(client, make.card(session, owner, of=club, first_name="Zoë"))

    sign_up(of=known)

    assert person(known)[0] == "Zoë"


@pytest.mark.parametrize(
    "info",
    [
        {},
        *({name: ADA[name] for name in ADA if name not in left} for left in (
            {"phoneNumber"}, {"emailAddress"}, {"fullName", "givenName", "familyName"},
        )),
        ADA | {"phoneNumber": "abc"},
        ADA | {"phoneNumber": "12"},
        ADA | {"phoneNumber": " "},
        ADA | {"phoneNumber": 5},
        ADA | {"phoneNumber": None},
        ADA | {"emailAddress": "not an address"},
        ADA | {"emailAddress": ["ada@example.com"]},
        ADA | {"givenName": "https://spam.example"},
        ADA | {"givenName": 7},
        ADA | {"fullName": ["x"]},
        ADA | {"postalCode": 5},
        [],
        "Ada",
        None,
    ],
)  # fmt: skip
def test_a_form_that_cannot_be_right_is_refused_and_stays_to_be_filled_in(
    wallet, sign_up, person, info
):
    refused = sign_up(info)

    assert (refused.status_code, refused.data) == (400, b"")
    assert person() == ("", None, None)
    assert "personalization.json" in _files(wallet.fetch())
    assert sign_up().status_code == 200
    assert person() == ("Ada Lovelace", "+48512345678", "ada@example.com")


def test_a_form_with_a_whole_name_is_enough(sign_up, person):
    info = {name: EVE[name] for name in ("emailAddress", "phoneNumber")}

    assert sign_up(info | {"fullName": "Eve Adams"}).status_code == 200

    assert person() == ("Eve Adams", "+48698765432", "eve@example.com")


def test_a_form_asks_for_nothing_it_does_not_show(database, client, sign_up, person):
    with database.transaction() as session:
        owner = make.brand(session)
        kind = make.signing_pass_type(session, owner, "pass.com.example.asking")
        form = FORM | {
            "personalization": FORM["personalization"]
            | {"fields": ["name", "postal_code"]}
        }
        club = make.template(session, owner, kind, files=make.icons(), **form)
        card = Wallet(client, make.card(session, owner, of=club))

    assert sign_up({"givenName": "Ada"}, of=card).status_code == 400
    both = {"givenName": "Ada", "postalCode": "00-001"}
    assert sign_up(both | {"postalCode": "=1+1"}, of=card).status_code == 400
    assert sign_up(both, of=card).status_code == 200
    assert person(card) == ("Ada", None, None)


def test_a_postal_code_is_kept_and_not_changed_again(database, client, wallet, sign_up):
    for info in (ADA | {"postalCode": "sw1a 1aa"}, ADA | {"postalCode": "00-950"}):
        assert sign_up(info).status_code == 200

    people = make.people()
    with database.snapshot() as session:
        ada = customers.customer_of(
            session, wallet.card.brand_id, wallet.card.customer_id
        )
        assert customers.postal_code_of(people, ada) == "SW1A 1AA"
        assert b"SW1A" not in ada.postal_code_sealed


def test_a_form_sent_again_adds_what_the_first_one_could_not(issue, sign_up, person):
    sign_up()
    other = issue()
    sign_up(EVE | {"phoneNumber": ADA["phoneNumber"]}, of=other)
    before = other.fetch()

    assert sign_up(EVE, of=other).status_code == 200

    assert person(other) == ("Eve", "+48698765432", "eve@example.com")
    assert other.fetch(since=before.headers["Last-Modified"]).status_code == 304


def test_a_wrong_form_after_the_right_one_changes_nothing(sign_up, person):
    sign_up()

    assert sign_up({"givenName": "Eve"}).status_code == 400

    assert person() == ("Ada Lovelace", "+48512345678", "ada@example.com")


@pytest.mark.parametrize(
    "token",
    [
        None,
        17,
        "",
        '{"pass.json": "da39a3ee5e6b4b0d3255bfef95601890afd80709"}',
        "two words",
        "line\nbreak",
        "\x00{\x00",
        "zażółć",
        "x" * 1_025,
    ],
)
def test_nothing_is_signed_that_could_be_a_manifest(wallet, sign_up, token):
    answer = sign_up(token=token)

    assert (answer.status_code, answer.data) == (400, b"")
    assert "personalization.json" in _files(wallet.fetch())


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b'{"personalizationToken": "x"}', b"x" * 20_000]
)
def test_a_body_that_is_no_form_is_refused(sign_up, body):
    assert sign_up(json=None, data=body).status_code in {400, 413}


def test_a_card_without_a_form_signs_nothing(database, client, sign_up):
    with database.transaction() as session:
        plain = Wallet(client, make.card(session))

    answer = sign_up(of=plain)

    assert (answer.status_code, answer.data) == (404, b"")


def test_a_voided_card_signs_nothing(database, wallet, sign_up):
    with database.transaction() as session:
        passes.void(session, wallet.card.brand_id, wallet.card.id, now=make.NOON)

    assert sign_up().status_code == 404


def test_a_card_nobody_has_is_refused(sign_up, wallet):
    wallet.card = replace(wallet.card, serial_number="0" * 26)

    assert sign_up().status_code == 401


def test_a_token_that_is_shown_must_be_the_cards(wallet, sign_up):
    assert sign_up(headers={"Authorization": "ApplePass wrong"}).status_code == 401
    assert sign_up(headers=wallet.shown).status_code == 200
