"""Reading the editor's form: whatever comes in, a design or a reason comes out."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.designs import ICONS, RICH, design_of
from walletpass.kernel.languages import LANGUAGES
from walletpass.passes import Design
from walletpass.wallets.apple.validation import validate_design
from walletpass.web.studio.designs.complaints import Unfit, fit
from walletpass.web.studio.designs.moments import moment_of, on_the_wall
from walletpass.web.studio.designs.reading import read_form, written
from walletpass.web.studio.designs.remarks import remarks
from walletpass.web.studio.designs.sheets import Desk, sheet_of
from walletpass.web.translations import Speaker

WARSAW = ZoneInfo("Europe/Warsaw")
RICH_DRAFT = design_of(RICH).model_dump(mode="json")
KEYS = ["balance", "off", "name", "tier", "since", "latest", "terms", "web"]
NAMES = [
    "background", "label", "organization.en", "logo_text.ru", "fields", "style",
    "transit", "symbology.0", "symbology.2", "barcode.message", "barcode.alt_text",
    "offers", "stores", "distance", "beacon.0.uuid", "beacon.0.major", "beacon.3.minor",
    "beacon.3.text.pl", "date.0.from", "date.0.to", "date.7.to", "nfc.message",
    "nfc.key", "nfc.locked", "website", "app.ids", "app.launch",
    *(
        f"field.{key}.{part}"
        for key in ("balance", "off", "since", "terms")
        for part in (
            "shows", "place", "number", "moment", "text.en", "label.pl", "message.ru",
            "format", "currency", "day", "hour", "relative", "ignores_zone",
            "alignment",
        )
    ),
]  # fmt: skip
LIKELY = [
    "", "1", "text", "fixed_number", "fixed_date", "balance", "number", "member_since",
    "header", "footer", "back", "decimal", "currency", "EUR", "short", "full", "none",
    "left", "center", "boarding_pass", "poster", "air", "qr", "codabar", "#123", "red",
    "2026-12-31T23:59", "0001-01-01T00:00", "9999-12-31T23:59:59.999999", "12,5", "-1",
    "1e308", "inf", "nan", "9007199254740993", "f7826da6-4fa2-4e98-8024-bc5b71e0893e",
    "{number}", "{nobody}", "{{", "%@", "%@ %@ %", "https://rosa.example", "https://[",
    "//x", "284882215", "a, b;c", "-----BEGIN", "\x00", "\u202e", "😀" * 40,
]  # fmt: skip

texts = st.one_of(st.sampled_from(LIKELY), st.text(max_size=40))
forms = st.dictionaries(st.sampled_from(NAMES), texts, max_size=30)
keys = st.lists(st.sampled_from([*KEYS, "stranger"]), max_size=12)


@settings(max_examples=200)
@given(forms, keys, st.sampled_from(LANGUAGES))
@example({"organization.en": "", "nfc.message": ""}, [], "ru")
def test_any_form_makes_a_design_or_is_refused_in_words(form, keys, language):
    desk = Desk(Speaker(language), ("en", "pl"), "PLN", WARSAW)
    read = read_form(
        RICH_DRAFT, written(form), keys, spoken=desk.spoken, zone=desk.zone
    )

    fitting = fit(read, desk.say)
    sheet_of(read, desk)  # can be shown again, fit or not

    if isinstance(fitting, Unfit):
        assert fitting.complaints
        assert all(complaint.text for complaint in fitting.complaints)
        return
    kept = fitting.model_dump(mode="json")
    assert Design.model_validate(kept) == fitting
    sheet_of(kept, desk)
    told = remarks(validate_design(fitting, ICONS), kept, desk.say)
    assert {remark.language for remark in told} <= {language}


def test_an_empty_form_changes_nothing():
    read = read_form(RICH_DRAFT, {}, [], spoken=LANGUAGES, zone=WARSAW)

    assert Design.model_validate(read) == design_of(RICH)


@given(st.datetimes(timezones=st.timezones()).map(lambda moment: moment.isoformat()))
def test_a_moment_left_alone_stays_the_very_same(moment):
    shown = on_the_wall(moment, WARSAW)

    assert moment_of(shown, WARSAW, [None, moment]) == moment


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2026-12-31T23:59", "2026-12-31T23:59:00+01:00"),
        ("2026-07-01T10:00:30", "2026-07-01T10:00:30+02:00"),
        ("2026-07-01T10:00Z", "2026-07-01T10:00:00+00:00"),
        ("soon", "soon"),
        ("", ""),
    ],
)
def test_a_moment_is_read_by_the_clock_on_the_wall(typed, moment):
    assert moment_of(typed, WARSAW) == moment
