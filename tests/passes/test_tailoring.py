"""A starter card becomes a brand's own: nothing of the invented shop is left on it."""

import json
from io import BytesIO

import pytest
from PIL import Image

from tests import make
from tests.make import NOON
from walletpass import passes
from walletpass.passes.starters import load_starter, starter_trades

each_trade = pytest.mark.parametrize("trade", starter_trades())


def logo(size=(640, 200)):
    canvas = BytesIO()
    Image.new("RGB", size, "#aa3311").save(canvas, "PNG")
    return canvas.getvalue()


def tailored(session, trade, owner=None, **facts):
    owner = owner or make.brand(session)
    return passes.start_design(
        session,
        owner.id,
        load_starter(trade),
        organization="Kawa & Spółka",
        now=NOON,
        **facts,
    )


@each_trade
def test_the_invented_shop_is_nowhere_to_be_read(database, trade):
    invented = load_starter(trade).design.organization
    with database.transaction() as session:
        design = tailored(session, trade)

    written = json.dumps(design.model_dump(mode="json"), ensure_ascii=False)
    assert set(design.organization.values()) == {"Kawa & Spółka"}
    assert all("Kawa & Spółka" in text for text in design.description.values())
    assert not [name for name in invented.values() if name in written]
    assert ".example" not in written
    assert "+44" not in written


def test_a_brand_that_can_be_reached_says_how_on_the_back(database):
    with database.transaction() as session:
        owner = make.brand(session, contact={"en": "kawa@example.com"})
        design = tailored(session, "grocery", owner)

    [contact] = [field for field in design.fields.back if field.key == "contact"]
    assert contact.value == {"en": "kawa@example.com"}


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("miles", "znikną też mile"),
        ("stamps", "zniknie też pieczątka"),
        ("cashback", "zniknie też cashback"),
        ("discount", "oddamy tyle, ile za niego zapłacono"),
    ],
)
def test_the_terms_speak_of_what_the_program_gives(database, kind, said):
    with database.transaction() as session:
        design = tailored(session, "grocery", kind=kind)

    [terms] = [field for field in design.fields.back if field.key == "terms"]
    assert said in terms.value["pl"]
    assert "punkty" not in terms.value["pl"]


def test_a_logo_takes_the_places_of_logo_and_icon(database):
    with database.transaction() as session:
        owner = make.brand(session)
        design = tailored(session, "beauty", owner, logo=logo())
        kept = passes.assets_of(session, owner.id, design)

    [own] = set(design.images["logo"].values())
    assert design.images["icon"] == {"*": own}
    assert design.logo_text == {}
    assert set(kept) == {own, design.images["strip"]["*"]}
    assert Image.open(BytesIO(kept[own])).size == (640, 200)


def test_without_a_logo_the_name_stands_there_in_letters(database):
    with database.transaction() as session:
        owner = make.brand(session)
        design = tailored(session, "beauty", owner)
        kept = passes.assets_of(session, owner.id, design)

    assert "logo" not in design.images
    assert set(design.logo_text.values()) == {"Kawa & Spółka"}
    assert len(kept) == 2


def test_it_speaks_first_in_the_language_of_its_brand(database):
    with database.transaction() as session:
        owner = make.brand(session, default_language="pl")

        assert tailored(session, "fashion", owner).default_language == "pl"


def test_a_brand_without_a_certificate_has_no_pass_type(database):
    with database.transaction() as session:
        owner, other = make.brand(session), make.brand(session)
        make.pass_type(session, other)

        with pytest.raises(passes.NoPassTypeError, match="certs import"):
            passes.pass_type_of(session, owner.id)


def test_the_first_of_several_pass_types_is_the_brands(database):
    with database.transaction() as session:
        owner = make.brand(session)
        first = make.pass_type(session, owner, "pass.com.example.first")
        first.id = "pty_0"
        make.pass_type(session, owner, "pass.com.example.second")

        assert passes.pass_type_of(session, owner.id) is first
