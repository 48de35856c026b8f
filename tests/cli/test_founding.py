"""From nothing to a brand with a card, staff and a key."""

from walletpass import brands, passes
from walletpass.kernel.clock import utc_now


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
        typed="correct horse\ncorrect horse\n",
    )  # fmt: skip

    with founded.looking() as session:
        [anna] = brands.staff_of(session, brands.brand_called(session, "kawa").id)
        duties = brands.roles_of(session, anna.id)
    assert anna.login == "anna"
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
