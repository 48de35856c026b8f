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
    wallet, sign_up
):
    modified = wallet.fetch().headers["Last-Modified"]

    sign_up({})

    answer = wallet.fetch(since=modified)
    assert answer.status_code == 200
    assert "personalization.json" not in _files(answer)


def test_signing_up_again_is_answered_and_changes_nothing(wallet, sign_up, person):
    sign_up()
    modified = wallet.fetch().headers["Last-Modified"]

    answer = sign_up({"givenName": "Eve", "emailAddress": "eve@example.com"})

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
    ("info", "known"),
    [
        ({"phoneNumber": "12"}, ("", None, None)),
        ({"emailAddress": "not an address"}, ("", None, None)),
        ({"givenName": "https://spam.example"}, ("", None, None)),
        ({"fullName": "Ada"}, ("Ada", None, None)),
        (
            {"givenName": 7, "familyName": ["x"], "postalCode": "00-001"},
            ("", None, None),
        ),
    ],
)
def test_what_cannot_be_right_is_left_out(sign_up, person, info, known):
    assert sign_up(info).status_code == 200
    assert person() == known


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
