"""From nothing to a brand with a card, staff and a key."""

import json

import pyotp
import pytest

from walletpass import brands, customers, passes
from walletpass.app import create_app
from walletpass.jobs import keep, relay
from walletpass.kernel.clock import utc_now
from walletpass.wallets.apple import unpack


def test_a_brand_is_founded_with_a_program_in_its_languages(founded):
    with founded.looking() as session:
        brand = brands.brand_called(session, "kawa")

    assert (brand.name, brand.currency, brand.default_language) == ("Kawa", "PLN", "pl")
    assert set(brand.languages) == {"pl", "en"}


def test_a_brand_cannot_be_founded_twice(founded):
    answer = founded.run(
        "brands", "create", "kawa", "--name", "Other", "--currency", "EUR",
        "--country", "DE", "--timezone", "Europe/Berlin",
    )  # fmt: skip

    assert answer.exit_code == 1
    assert "taken" in answer.stderr


def test_a_fact_that_cannot_be_right_is_named(founded):
    answer = founded.run(
        "brands", "create", "other", "--name", "Other", "--currency", "PLNX",
        "--country", "PL", "--timezone", "Europe/Warsaw",
    )  # fmt: skip

    assert answer.exit_code == 1
    assert "PLNX" in answer.stderr


def test_a_card_before_any_certificate_says_what_comes_first(founded):
    answer = founded.run("brands", "card", "kawa", "--trade", "grocery")

    assert answer.exit_code == 1
    assert "certs import" in answer.stderr


def test_a_card_is_published_with_the_brands_own_logo_in_every_size(ready):
    told = ready.do(
        "brands",
        "card",
        "kawa",
        "--trade",
        "beauty",
        "--logo",
        "assets/beauty/logo.png",
    )

    assert "https://cards.example/join/kawa" in told
    with ready.looking() as session:
        brand = brands.brand_called(session, "kawa")
        template = passes.published_template(session, brand.id)
        files = passes.files_of(session, template.version_id)
    assert brand.logo_sha
    for name in ("logo", "icon", "strip"):
        assert {f"{name}.png", f"{name}@2x.png", f"{name}@3x.png"} <= set(files)


def test_publishing_again_is_the_next_version_of_the_same_card(ready):
    told = ready.do("brands", "card", "kawa", "--trade", "beauty")

    assert told.startswith("Version 2 is published")


def test_a_file_that_is_no_picture_is_refused_as_a_logo(ready, tmp_path):
    (tmp_path / "logo.png").write_text("hello")

    answer = ready.run(
        "brands", "card", "kawa", "--trade", "beauty", "--logo", tmp_path / "logo.png"
    )

    assert answer.exit_code == 1
    assert "PNG, JPEG or WebP" in answer.stderr


def test_staff_sign_in_with_the_password_that_was_typed(founded):
    founded.do(
        "staff", "create", "anna", "--brand", "kawa", "--name", "Anna", "--role", "owner",
        "--language", "ru",
        typed="correct horse\ncorrect horse\n",
    )  # fmt: skip

    with founded.looking() as session:
        [anna] = brands.staff_of(session, brands.brand_called(session, "kawa").id)
        duties = brands.roles_of(session, anna.id)
    assert (anna.login, anna.language) == ("anna", "ru")
    assert duties == {brands.Duty("owner")}
    assert "correct horse" not in anna.password_hash


def test_a_key_is_printed_once_and_opens_the_door(founded):
    text = founded.do("keys", "create", "till", "--brand", "kawa").strip()

    with founded.looking() as session:
        holder = brands.authenticate_key(session, text, now=utc_now())
    assert holder.mode == "live"
    assert text.startswith("wp_live_")


def test_a_key_may_be_made_for_less_than_everything(founded):
    text = founded.do(
        "keys", "create", "till", "--brand", "kawa", "--mode", "test",
        "--scope", "entries:write", "--scope", "cards:read",
    ).strip()  # fmt: skip

    with founded.looking() as session:
        holder = brands.authenticate_key(session, text, now=utc_now())
    assert holder.mode == "test"
    assert holder.scopes == {"entries:write", "cards:read"}


def test_a_brand_nobody_founded_is_named_in_the_refusal(founded):
    answer = founded.run("keys", "create", "till", "--brand", "herbata")

    assert answer.exit_code == 1
    assert "herbata" in answer.stderr


@pytest.mark.parametrize(
    ("scale", "points", "balance", "unit"),
    [(0, 15, 15, "points"), (1, 1.5, 1.5, "points"), (2, 0.25, 0.25, "points")],
)
def test_points_have_the_decimals_their_program_was_founded_with(
    empty, scale, points, balance, unit
):
    answer, bundle = _earned(empty, scale, points)

    assert answer.status_code == 201
    assert answer.json["balance"] == balance
    card = json.loads(bundle["pass.json"])["storeCard"]
    assert card["headerFields"][0]["value"] == balance
    told = {field["key"]: field["value"] for field in card["backFields"]}
    assert told["now"] == f"{balance} {unit}"
    assert told["latest"].startswith(f"+{points} {unit}")


@pytest.mark.parametrize(("scale", "points"), [(0, 1.5), (1, 0.25), (2, 0.125)])
def test_points_finer_than_their_program_are_refused(empty, scale, points):
    answer, _ = _earned(empty, scale, points)

    assert answer.status_code == 422
    assert answer.json["type"] == "/problems/unfit-points"


def _earned(shell, scale, points):
    """Earn points at a new brand's API; return the answer, and the card after it."""
    shell.do("db", "upgrade")
    shell.do("brands", "create", "fine", "--name", "Fine", "--currency", "EUR",
             "--country", "DE", "--timezone", "Europe/Berlin", "--scale", scale)  # fmt: skip
    shell.do("certs", "demo", shell.folder / "ca", "--brand", "fine",
             "--pass-type", "pass.com.example.fine")  # fmt: skip
    shell.do("brands", "card", "fine", "--trade", "grocery")
    key = shell.do("keys", "create", "till", "--brand", "fine").strip()
    with shell.opened() as services:
        with services.database.transaction() as session:
            now = services.now()
            ada = customers.enrol(
                session,
                services.people,
                brand=brands.brand_called(session, "fine"),
                now=now,
            ).customer
            card = passes.issue(
                session,
                ada,
                people=services.people,
                card_link=services.card_link,
                now=now,
            ).wallet_pass.id
        answer = (
            create_app(services)
            .test_client()
            .post(
                "/api/v1/entries",
                json={
                    "card_id": card,
                    "kind": "earn",
                    "points": points,
                    "source": "r-1",
                },
                headers={"Authorization": f"Bearer {key}"},
            )
        )
        while relay(services, lambda ticket: keep(services, ticket)):
            pass
        with services.database.snapshot() as session:
            row = passes.card_numbered(
                session,
                brands.brand_called(session, "fine").id,
                session.get(passes.Pass, card).number,
            )
            files, _ = unpack(services.press.bundle(session, row, now=services.now()))
    return answer, files


def test_the_second_factor_of_somebody_who_lost_their_phone_can_be_reset(founded):
    founded.do(
        "staff", "create", "anna", "--brand", "kawa", "--name", "Anna", "--role",
        "owner", "--password", "correct horse battery",
    )  # fmt: skip
    with founded.opened() as services, services.database.transaction() as session:
        brand = brands.brand_called(session, "kawa")
        anna = brands.staff_called(session, brand.id, "anna")
        secret, now = brands.new_factor_secret(), services.now()
        code = pyotp.TOTP(secret.reveal()).at(now)
        vault = services.people.vault
        brands.set_up_factor(session, vault, anna, secret, code, now=now)

    told = founded.do("staff", "reset-second-factor", "anna", "--brand", "kawa")
    again = founded.do("staff", "reset-second-factor", "anna", "--brand", "kawa")

    assert "Anna signs in with the password alone" in told
    assert "had no second factor" in again
    with founded.looking() as session:
        assert brands.factor_of(session, anna.id) is None
        deeds = brands.audit_page(session, brand.id).rows
    assert [deed.action for deed in deeds] == ["staff.second-factor-reset"]
