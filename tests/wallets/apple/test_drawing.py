"""What a page shows of a bundle is what a phone shows of it, and nothing that harms."""

import json
from base64 import b64decode
from datetime import UTC, datetime, timedelta
from io import BytesIO
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests import make
from tests.make import NOON
from walletpass.passes import files_of
from walletpass.wallets.apple import draw, draw_barcode, pictures_of
from walletpass.wallets.apple.bundle_errors import (
    DamagedBundleError,
    UnreadablePassError,
)
from walletpass.wallets.apple.drawing_links import plain_spans, spans_of

WARSAW = ZoneInfo("Europe/Warsaw")


def bundle(files=(), style="storeCard", **card):
    """Return an unsigned bundle: drawing asks for no signature."""
    groups = {
        name: card.pop(name)
        for name in list(card)
        if name.endswith("Fields") or name == "transitType"
    }
    card = {"serialNumber": "abc", "organizationName": "Rosa", style: groups} | card
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("pass.json", json.dumps(card))
        for name, content in dict(files).items():
            archive.writestr(name, content)
    return packed.getvalue()


def field(key="f", value="v", label="L", **more):
    return {"key": key, "value": value, "label": label, **more}


def drawn(language="en", zone=UTC, now=NOON, **card):
    return draw(bundle(**card), language, now=now, zone=zone)


def value(language="en", zone=UTC, now=NOON, **more):
    drawing = drawn(language, zone, now, headerFields=[field(**more)])
    return drawing.header[0].value.replace("\N{NO-BREAK SPACE}", " ")


def png(colour, size=(60, 20)):
    written = BytesIO()
    Image.new("RGB", size, colour).save(written, "PNG")
    return written.getvalue()


def pixel(data_uri):
    assert data_uri.startswith("data:image/webp;base64,")
    image = Image.open(BytesIO(b64decode(data_uri.partition(",")[2])))
    return image.size, image.convert("RGB").getpixel((5, 5))


# what is written


@pytest.mark.parametrize(
    ("language", "more", "written"),
    [
        ("en", {"value": 1320, "numberStyle": "PKNumberStyleDecimal"}, "1,320"),
        ("ru", {"value": 1320, "numberStyle": "PKNumberStyleDecimal"}, "1 320"),
        ("pl", {"value": 1320, "numberStyle": "PKNumberStyleDecimal"}, "1320"),
        ("en", {"value": 1320}, "1320"),
        ("pl", {"value": 9.5, "currencyCode": "PLN"}, "9,50 zł"),
        ("en", {"value": 0.25, "numberStyle": "PKNumberStylePercent"}, "25%"),
        ("en", {"value": "1320", "numberStyle": "PKNumberStyleDecimal"}, "1320"),
    ],
)
def test_numbers_are_written_as_the_phone_writes_them(language, more, written):
    assert value(language, **more) == written


@pytest.mark.parametrize(
    ("language", "zone", "more", "written"),
    [
        ("en", UTC, {}, "Mar 14, 2026"),
        ("ru", UTC, {}, "14 мар. 2026 г."),
        ("pl", UTC, {}, "14 mar 2026"),
        ("en", WARSAW, {}, "Mar 15, 2026"),
        ("en", WARSAW, {"ignoresTimeZone": True}, "Mar 14, 2026"),
        ("pl", WARSAW, {"timeStyle": "PKDateStyleShort"}, "15 mar 2026, 00:30"),
    ],
)
def test_dates_are_written_in_the_readers_language_and_zone(
    language, zone, more, written
):
    more = {"dateStyle": "PKDateStyleMedium"} | more
    assert value(language, zone, value="2026-03-14T23:30:00Z", **more) == written


@pytest.mark.parametrize(
    ("language", "days", "written"),
    [
        ("en", 0, "Today"),
        ("ru", 1, "Завтра"),
        ("pl", -1, "Wczoraj"),
        ("en", 5, "in 5 days"),
        ("ru", 7, "через 7 дней"),
        ("pl", 8, "28 lis 2026"),
    ],
)
def test_near_days_are_told_in_words_where_the_card_wishes_so(language, days, written):
    moment = f"{NOON + timedelta(days=days):%Y-%m-%dT%H:%M:%SZ}"

    assert (
        value(language, value=moment, dateStyle="PKDateStyleMedium", isRelative=True)
        == written
    )


def test_a_date_without_a_zone_stays_the_text_it_is():
    assert value(value="2026-03-14", dateStyle="PKDateStyleShort") == "2026-03-14"


def test_texts_are_looked_up_in_the_readers_language():
    strings = '"Points" = "Баллы";\n"Rosa" = "Роза";\n"Gold" = "Золотой";'
    made = bundle(
        files={"ru.lproj/pass.strings": strings},
        logoText="Rosa",
        headerFields=[field(label="Points", value="Gold")],
    )

    russian, polish = (draw(made, lang, now=NOON) for lang in ("ru", "pl"))

    assert (russian.organization, russian.logo_text) == ("Роза", "Роза")
    assert (russian.header[0].label, russian.header[0].value) == ("Баллы", "Золотой")
    assert polish.header[0].label == "Points"


def test_unreadable_translations_leave_the_texts_as_they_are():
    made = bundle(files={"ru.lproj/pass.strings": b"\xff\xfe\xff"})

    assert draw(made, "ru", now=NOON).organization == "Rosa"


# what is shown


def test_a_store_card_shows_one_row_of_at_most_four():
    drawing = drawn(
        secondaryFields=[field("a"), field("b"), field("c")],
        auxiliaryFields=[field("d"), field("e")],
    )

    assert [[one.key for one in row] for row in drawing.rows] == [["a", "b", "c", "d"]]


def test_an_event_ticket_shows_its_rows_one_under_another():
    drawing = drawn(
        style="eventTicket",
        secondaryFields=[field("a")],
        auxiliaryFields=[field("b"), field("c", row=1)],
    )

    assert [[one.key for one in row] for row in drawing.rows] == [["a"], ["b"], ["c"]]


@pytest.mark.parametrize(
    ("style", "written", "transit"),
    [
        ("boardingPass", "PKTransitTypeTrain", "train"),
        ("boardingPass", "PKTransitTypeRocket", ""),
        ("boardingPass", 7, ""),
        ("coupon", "PKTransitTypeTrain", ""),
    ],
)
def test_a_boarding_pass_tells_what_it_is_for(style, written, transit):
    assert drawn(style=style, transitType=written).transit == transit


def test_only_as_many_fields_are_shown_as_fit():
    drawing = drawn(
        headerFields=[field(str(n)) for n in range(5)],
        primaryFields=[field("p"), field("q")],
    )

    assert (len(drawing.header), len(drawing.primary)) == (3, 1)


def test_fields_without_a_value_are_not_there():
    drawing = drawn(
        headerFields=[{"key": "a"}, "b", None, field("c", value=None), field("d")]
    )

    assert [one.key for one in drawing.header] == ["d"]


def test_a_poster_is_drawn_as_the_generic_pass_it_falls_back_to():
    drawing = drawn(
        style="generic",
        posterGeneric={"headerFields": [field("no")]},
        primaryFields=[field("p")],
    )

    assert drawing.style == "generic"
    assert [one.key for one in drawing.primary] == ["p"]


def test_a_front_text_is_one_line_and_a_back_text_keeps_its_lines():
    drawing = drawn(
        headerFields=[field(value="one\ntwo")], backFields=[field(value="one\ntwo")]
    )

    assert drawing.header[0].value == "one two"
    assert drawing.back[0].value == "one\ntwo"


def test_colours_are_read_in_both_notations_and_have_readable_defaults():
    drawing = drawn(backgroundColor="rgb(10, 20, 30)", labelColor="#fff")
    plain = drawn(backgroundColor="url(//x)", foregroundColor=7)

    assert (drawing.background.hex, drawing.label.hex) == ("#0a141e", "#ffffff")
    assert drawing.foreground.hex == "#ffffff"
    assert (plain.background.hex, plain.foreground.hex) == ("#ffffff", "#000000")


@pytest.mark.parametrize(
    ("card", "is_live"),
    [
        ({}, True),
        ({"voided": True}, False),
        ({"voided": "no"}, True),
        ({"expirationDate": "2026-11-20T11:59:59Z"}, False),
        ({"expirationDate": "2026-11-20T12:00:01Z"}, True),
        ({"expirationDate": "soon"}, True),
    ],
)
def test_a_card_that_ended_is_not_live(card, is_live):
    assert drawn(**card).is_live is is_live


# pictures


def test_the_sharpest_picture_is_drawn():
    files = {"logo@2x.png": png("red", (80, 20)), "logo@3x.png": png("blue", (120, 30))}

    size, colour = pixel(pictures_of(files, "en")["logo"])

    assert size == (120, 30)
    assert colour == (0, 0, 255)


def test_a_picture_is_the_languages_own_unless_one_lies_at_the_top():
    own = {"ru.lproj/logo@2x.png": png("red"), "en.lproj/logo@2x.png": png("lime")}

    assert pixel(pictures_of(own, "ru")["logo"])[1] == (255, 0, 0)
    assert "logo" not in pictures_of(own, "pl")
    over_all = own | {"logo.png": png("blue")}
    assert pixel(pictures_of(over_all, "ru")["logo"])[1] == (0, 0, 255)


@pytest.mark.parametrize(
    "content", [b"", b"not a picture", png("red")[:40], png("red", (3000, 3000))]
)
def test_a_picture_that_cannot_or_should_not_be_read_is_left_out(content):
    assert pictures_of({"logo.png": content}, "en") == {}


def test_a_photograph_becomes_light_enough_for_a_page():
    noise = Image.effect_noise((1125, 432), 80).convert("RGB")
    written = BytesIO()
    noise.save(written, "PNG")

    picture = pictures_of({"strip@3x.png": written.getvalue()}, "en")["strip"]

    assert len(written.getvalue()) > 200_000
    assert len(picture) < len(written.getvalue()) * 4 / 3


# barcodes


CODES = [
    ("qr", "2904817263550", "QRCode"),
    ("qr", "Привет", "QRCode"),
    ("pdf417", "2904817263550", "PDF417"),
    ("aztec", "2904817263550", "Aztec"),
    ("code128", "2904817263550", "Code128"),
    ("code39", "ABC-1", "Code39"),
    ("ean13", "4006381333931", "EAN13"),
    ("itf", "15400141288763", "ITF"),
]


def scanned(barcode, scale=6):
    """Fill the path as a browser would, and scan the picture."""
    canvas = Image.new("L", (barcode.width * scale, barcode.height * scale), 255)
    for stretch in barcode.path.split("z")[:-1]:
        start, _, rest = stretch.removeprefix("M").partition("h")
        x, y = map(int, start.split())
        length, _, height = rest.partition("v")
        tall = int(height.partition("h")[0])
        box = (x, y, x + int(length), y + tall)
        canvas.paste(0, tuple(edge * scale for edge in box))
    return zxingcpp.read_barcodes(canvas)


@pytest.mark.parametrize(("symbology", "message", "format_name"), CODES)
def test_a_drawn_barcode_says_its_message(symbology, message, format_name):
    barcode = draw_barcode(symbology, message)

    [read] = scanned(barcode)

    assert read.text == message
    assert read.format == getattr(zxingcpp.BarcodeFormat, format_name)


@given(
    st.text(
        st.characters(codec="ascii", exclude_categories=["C"]),
        min_size=1,
        max_size=200,
    )
)
def test_whatever_a_qr_code_says_can_be_scanned(message):
    [read] = scanned(draw_barcode("qr", message), scale=4)

    assert read.text == message


@pytest.mark.parametrize(
    ("symbology", "message"),
    [("ean13", "12"), ("code128", "Привет"), ("qr", ""), ("qr", "x" * 5000)],
)
def test_what_a_symbology_cannot_carry_is_not_drawn(symbology, message):
    assert draw_barcode(symbology, message) is None


def test_the_first_barcode_that_can_be_drawn_is_the_one():
    ean = {"format": "PKBarcodeFormatEAN13", "message": "12"}
    qr = {"format": "PKBarcodeFormatQR", "message": "12", "altText": "No. 12"}

    drawing = drawn(barcodes=["x", {"format": "PKBarcodeFormatNew"}, ean, qr])

    assert (drawing.barcode.symbology, drawing.barcode.text) == ("qr", "No. 12")


def test_old_readers_barcode_is_drawn_where_there_is_no_other():
    old = {"format": "PKBarcodeFormatPDF417", "message": "12"}

    assert drawn(barcode=old).barcode.symbology == "pdf417"
    assert drawn().barcode is None


# links


@pytest.mark.parametrize(
    ("attributed", "spans"),
    [
        ("plain", [("plain", None)]),
        (
            "<a href='https://a.example/x?y=1&amp;z'>a</a>",
            [("a", "https://a.example/x?y=1&z")],
        ),
        (
            "<A HREF=mailto:a@b.example>write</A> us",
            [("write", "mailto:a@b.example"), (" us", None)],
        ),
        ("<a href='tel:+48221234567'>call", [("call", "tel:+48221234567")]),
        ("<a href='javascript:alert(1)'>no</a>", [("no", None)]),
        ("<a href=' java\nscript:alert(1)'>no</a>", [("no", None)]),
        ("<a href='data:text/html,x'>no</a>", [("no", None)]),
        ("<a>no</a>", [("no", None)]),
        ("<script>alert(1)</script>", [("alert(1)", None)]),
        ("5 &lt; 6", [("5 < 6", None)]),
    ],
)
def test_only_harmless_links_are_followed(attributed, spans):
    assert [(span.text, span.href) for span in spans_of(attributed)] == spans


def test_addresses_in_plain_texts_become_links_unless_the_card_declines():
    text = "See https://a.example/b, or call."
    linked = [("See ", None), ("https://a.example/b", "https://a.example/b")]

    assert [
        (span.text, span.href) for span in plain_spans(text, detect_links=True)
    ] == [
        *linked,
        (", or call.", None),
    ]
    drawing = drawn(backFields=[field(value=text, dataDetectorTypes=[])])
    assert [span.href for span in drawing.back[0].spans] == [None]


# whatever comes


def test_what_is_no_bundle_is_refused():
    with pytest.raises(DamagedBundleError):
        draw(b"PDF", "en", now=NOON)


@pytest.mark.parametrize("pass_json", [b"", b"[]", b"{"])
def test_a_bundle_without_a_readable_pass_is_refused(pass_json):
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("pass.json", pass_json)

    with pytest.raises(UnreadablePassError):
        draw(packed.getvalue(), "en", now=NOON)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8"), max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "key",
                    "label",
                    "value",
                    "dateStyle",
                    "numberStyle",
                    "currencyCode",
                    "textAlignment",
                    "attributedValue",
                    "row",
                    "dataDetectorTypes",
                    "format",
                    "message",
                    "altText",
                ]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=12,
)
KEYS = [
    "storeCard",
    "coupon",
    "generic",
    "barcodes",
    "barcode",
    "backgroundColor",
    "foregroundColor",
    "voided",
    "expirationDate",
    "organizationName",
    "logoText",
    "serialNumber",
]
GROUPS = [
    "headerFields",
    "primaryFields",
    "secondaryFields",
    "auxiliaryFields",
    "backFields",
]


@given(
    st.dictionaries(st.sampled_from(KEYS), JSON),
    st.dictionaries(st.sampled_from(GROUPS), JSON),
)
def test_no_pass_json_however_odd_keeps_a_card_from_being_drawn(card, groups):
    assert drawn(**(card | groups)).language == "en"


def test_a_card_that_the_press_made_is_drawn_whole(database):
    with database.transaction() as session:
        owner = make.brand(session)
        kind = make.signing_pass_type(session, owner)
        template = make.template(
            session, owner, kind, files=make.icons(), barcode={"symbologies": ["ean13"]}
        )
        card = make.card(session, owner, of=template, first_name="Ada")
        press = make.services(database).press
        made = press.bundle(session, card, now=NOON)
        pictures = files_of(session, template.version_id)

    drawing = draw(made, "en", now=datetime.now(UTC))

    assert drawing.serial_number == card.serial_number
    assert drawing.organization == "Corner Market"
    assert [one.value for one in drawing.header] == ["0"]
    assert drawing.barcode.message == drawing.barcode.text == card.number
    assert set(drawing.pictures) == {"icon"}
    assert pictures
