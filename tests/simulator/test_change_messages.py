"""What the lock screen says: one formatted sentence, or that something changed."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletpass.simulator.iphone.alerts import changed_alerts, sentence
from walletpass.simulator.iphone.card import card_from
from walletpass.simulator.iphone.field import Field, field_from
from walletpass.simulator.iphone.formatting import Reader, shown
from walletpass.simulator.pkpass import Bundle

from . import bundles

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
ENGLISH = Reader("en", ZoneInfo("Europe/London"))
RUSSIAN = Reader("ru", ZoneInfo("Europe/Moscow"))
POLISH = Reader("pl", ZoneInfo("Europe/Warsaw"))

texts = st.text(st.characters(codec="utf-8"), max_size=30)
numbers = st.integers(-(10**12), 10**12)


def card_of(*fields: Field):
    card = bundles.content()
    bundle = Bundle(bundles.files_of(card), card, None, "")
    return replace(card_from(bundle, "en"), fields=fields)


def news(value, message="%@", key="news"):
    return Field(key, "backFields", "News", value, message)


def plain(text):
    return " ".join(text.split())


@given(texts, texts)
def test_a_changed_text_is_said_word_for_word(old, new):
    said = sentence(card_of(news(old)), card_of(news(new)), ENGLISH, NOON)

    assert said == (None if old == new else new)


@given(texts.filter(lambda text: "%@" not in text), texts, numbers, numbers)
def test_the_new_value_takes_the_place_in_the_message(before, after, old, new):
    message = f"{before}%@{after.replace('%@', '')}"
    said = sentence(
        card_of(news(old, message)), card_of(news(new, message)), ENGLISH, NOON
    )

    if old == new:
        assert said is None
    else:
        assert said == message.replace("%@", str(new))


@given(st.lists(st.tuples(numbers, numbers), min_size=1, max_size=6))
def test_only_changed_fields_speak_and_only_one_is_quoted(changes):
    old = card_of(*(news(a, key=f"f{n}") for n, (a, _) in enumerate(changes)))
    new = card_of(*(news(b, key=f"f{n}") for n, (_, b) in enumerate(changes)))
    changed = [b for a, b in changes if a != b]

    assert len(changed_alerts(old, new)) == len(changed)
    said = sentence(old, new, ENGLISH, NOON)
    match changed:
        case []:
            assert said is None
        case [value]:
            assert said == str(value)
        case _:
            assert said == "Loyalty card changed"


def test_a_message_without_a_place_for_the_value_is_generic():
    old, new = card_of(news("a", "Look here")), card_of(news("b", "Look here"))

    assert sentence(old, new, ENGLISH, NOON) == "Loyalty card changed"
    assert sentence(old, new, RUSSIAN, NOON) == "Loyalty card: есть изменения"
    assert sentence(old, new, POLISH, NOON) == "Loyalty card: są zmiany"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ([news("a", None)], [news("b", None)]),  # no message, no notice
        ([], [news("b")]),  # a field that is new
        ([news("a")], []),  # a field that is gone
        ([news("a", key="old")], [news("b", key="new")]),  # a field renamed
        ([news("a", "Old %@")], [news("a", "New %@")]),  # only the message changed
        ([news(1)], [news(Decimal("1.0"))]),  # the same number
    ],
)
def test_these_changes_are_silent(old, new):
    assert sentence(card_of(*old), card_of(*new), ENGLISH, NOON) is None


def test_a_field_may_move_to_another_group_and_still_be_compared():
    old = card_of(replace(news("a"), group="headerFields"))

    assert sentence(old, card_of(news("b")), ENGLISH, NOON) == "b"


DECIMAL = {"numberStyle": "PKNumberStyleDecimal"}
PERCENT = {"numberStyle": "PKNumberStylePercent"}
SCIENCE = {"numberStyle": "PKNumberStyleScientific"}
ZLOTY = {"currencyCode": "PLN"}
SHORT_DAY = {"dateStyle": "PKDateStyleShort"}
LONG_DAY = {"dateStyle": "PKDateStyleLong"}
HOUR = {"timeStyle": "PKDateStyleShort"}
LATE = "2026-11-21T23:30Z"


@pytest.mark.parametrize(
    ("field", "english", "russian", "polish"),
    [
        ({"value": 1250}, "1250", "1250", "1250"),
        ({"value": Decimal("0.50")}, "0.50", "0.50", "0.50"),
        ({"value": 1250, **DECIMAL}, "1,250", "1 250", "1250"),
        ({"value": -12500, **DECIMAL}, "-12,500", "-12 500", "-12 500"),
        ({"value": "1250", **DECIMAL}, "1250", "1250", "1250"),
        ({"value": Decimal("0.15"), **PERCENT}, "15%", "15 %", "15%"),
        ({"value": 9, **ZLOTY}, "PLN9.00", "9,00 PLN", "9,00 zł"),
        ({"value": 12345, **SCIENCE}, "1.2345E4", "1,2345E4", "1,2345E4"),
        ({"value": 7, "numberStyle": "PKNumberStyleSpellOut"}, "7", "7", "7"),
        ({"value": LATE, **SHORT_DAY}, "11/21/26", "22.11.2026", "22.11.2026"),
        (
            {"value": LATE, **LONG_DAY},
            "November 21, 2026",
            "22 ноября 2026 г.",
            "22 listopada 2026",
        ),
        ({"value": LATE, **HOUR}, "11:30 PM", "02:30", "00:30"),
        (
            {"value": LATE, **SHORT_DAY, **HOUR},
            "11/21/26, 11:30 PM",
            "22.11.2026, 02:30",
            "22.11.2026, 00:30",
        ),
        (
            {"value": "2026-11-21T23:30-05:00", "ignoresTimeZone": True, **HOUR},
            "11:30 PM",
            "23:30",
            "23:30",
        ),
        (
            {"value": LATE, "timeStyle": "PKDateStyleMedium"},
            "11:30:00 PM",
            "02:30:00",
            "00:30:00",
        ),
        (
            {"value": LATE, "dateStyle": "PKDateStyleFull"},
            "Saturday, November 21, 2026",
            "воскресенье, 22 ноября 2026 г.",
            "niedziela, 22 listopada 2026",
        ),
        (
            {"value": LATE, "timeStyle": "PKDateStyleLong"},
            "11:30:00 PM GMT",
            "02:30:00 +0300",
            "00:30:00 CET",
        ),
        ({"value": LATE, **SHORT_DAY, "isRelative": True}, "Today", "Завтра", "Jutro"),
        (
            {"value": "2026-11-23T12:00Z", **SHORT_DAY, "isRelative": True},
            "in 2 days",
            "через 2 дня",
            "za 2 dni",
        ),
        (
            {"value": "2026-12-23T12:00Z", **SHORT_DAY, "isRelative": True},
            "12/23/26",
            "23.12.2026",
            "23.12.2026",
        ),
        ({"value": LATE}, LATE, LATE, LATE),
        ({"value": LATE, "dateStyle": "PKDateStyleNone"}, LATE, LATE, LATE),
    ],
)
def test_values_are_written_as_the_owner_reads_them(field, english, russian, polish):
    one = field_from("backFields", {"key": "x", **field}, {})

    def seen(reader):
        return plain(shown(one, reader, NOON))

    assert (seen(ENGLISH), seen(RUSSIAN), seen(POLISH)) == (english, russian, polish)


def test_texts_are_translated_and_compared_in_translation():
    words = {
        "Points": "Баллы",
        "You have %@ points": "У вас %@ балла",
        "Gold": "Золото",
    }
    source = {"key": "x", "label": "Points", "changeMessage": "You have %@ points"}
    old = field_from("backFields", {**source, "value": "Gold"}, words)
    new = field_from("backFields", {**source, "value": 3}, words)

    assert (old.label, old.value) == ("Баллы", "Золото")
    assert sentence(card_of(old), card_of(new), RUSSIAN, NOON) == "У вас 3 балла"
