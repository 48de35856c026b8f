"""Designs of cards for tests: a rich one, a plain one, and any there can be."""

from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from walletpass.passes.content import Content, Place
from walletpass.passes.design import Design
from walletpass.passes.facts import NAMES, SAMPLES, Facts
from walletpass.passes.filling import fill
from walletpass.wallets.apple.card_identity import CardIdentity

CARD = CardIdentity(
    pass_type_identifier="pass.com.example.card",
    team_identifier="ABCDE12345",
    serial_number="0123456789abcdefghjkmnpqrs",
    authentication_token="token-token-token-token-token-token",
    web_service_url="https://cards.example/apple",
)
SHOP = Place(52.2297, 21.0122, "Магазин рядом")
ICONS = {"icon@2x.png": (76, 76, 900), "icon@3x.png": (114, 114, 1_400)}
# made for these tests: openssl ecparam -name prime256v1 -genkey | openssl ec -pubout
NFC_KEY = (
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEGNgGnVu244vESRMnyuAaYoLfLPkUJtAMLlbn5Yox"
    "+osH7BgzZoIFSLM/X+l0XzPYGYBebEPDaSztVQgFSddK8A=="
)

PLAIN: dict[str, Any] = {
    "organization": {"en": "Corner Market"},
    "description": {"en": "Loyalty card"},
    "colours": {"background": "#ffffff", "foreground": "#000000", "label": "#333333"},
    "fields": {
        "header": [{"key": "balance", "label": {"en": "Points"}, "value": "{balance}"}]
    },
}

RICH: dict[str, Any] = {
    "style": "store_card",
    "organization": {
        "en": "Corner Market",
        "ru": "Рынок на углу",
        "pl": "Targ na rogu",
    },
    "description": {
        "en": "Corner Club card",
        "ru": "Карта клуба «Уголок»",
        "pl": "Karta Klubu Róg",
    },
    "logo_text": {"en": "Corner Club", "ru": "Клуб «Уголок»", "pl": "Klub Róg"},
    "colours": {
        "background": "#0b3d2e",
        "foreground": "rgb(255, 255, 255)",
        "label": "#cde",
    },
    "fields": {
        "header": [
            {
                "key": "balance",
                "label": {"en": "{unit}"},
                "value": "{balance}",
                "number": "decimal",
                "change_message": {
                    "en": "Your balance is %@",
                    "ru": "Ваш баланс: %@",
                    "pl": "Twoje saldo: %@",
                },
            }
        ],
        "primary": [
            {
                "key": "off",
                "label": {"en": "Every Friday", "ru": "По пятницам", "pl": "W piątki"},
                "value": 0.1,
                "number": "percent",
            }
        ],
        "secondary": [
            {
                "key": "name",
                "label": {"en": "Member", "ru": "Участник", "pl": "Uczestnik"},
                "value": "{name}",
            },
            {
                "key": "tier",
                "label": {"en": "Tier", "ru": "Уровень", "pl": "Poziom"},
                "value": "{tier}",
                "alignment": "right",
            },
        ],
        "auxiliary": [
            {
                "key": "since",
                "label": {"en": "Since", "ru": "С нами с", "pl": "Od"},
                "value": "{member_since}",
                "date": "medium",
                "time": "none",
                "ignores_zone": True,
            }
        ],
        "back": [
            {
                "key": "latest",
                "label": {"en": "Latest", "ru": "Последнее", "pl": "Ostatnio"},
                "value": "{latest}",
            },
            {
                "key": "terms",
                "label": {"en": "Terms", "ru": "Условия", "pl": "Regulamin"},
                "value": {
                    "en": 'Points last a year.\nAsk for "Corner Club".',
                    "ru": 'Баллы живут год.\nСпросите "Уголок".',
                    "pl": 'Punkty są ważne rok.\nZapytaj o "Klub Róg".',
                },
            },
            {
                "key": "web",
                "label": {
                    "en": "On the web",
                    "ru": "В интернете",
                    "pl": "W internecie",
                },
                "value": "{card_url}",
                "links": {
                    "en": "<a href='{card_url}'>Your card, {first_name}</a>",
                    "ru": "<a href='{card_url}'>Ваша карта, {first_name}</a>",
                    "pl": "<a href='{card_url}'>Twoja karta, {first_name}</a>",
                },
                "detect": [],
            },
        ],
    },
    "barcode": {"symbologies": ["ean13", "code128", "qr"]},
    "relevance": {
        "max_distance": 300,
        "beacons": [
            {
                "uuid": "f0018b9b-7509-4c31-a905-1a27d39c003c",
                "major": 7,
                "text": {"en": "Welcome", "ru": "Добро пожаловать", "pl": "Witamy"},
            }
        ],
    },
    "nfc": {
        "message": "{number}",
        "encryption_public_key": NFC_KEY,
        "requires_authentication": True,
    },
    "personalization": {
        "description": {"en": "Join", "ru": "Вступить", "pl": "Dołącz"},
        "fields": ["name", "email"],
    },
    "sharing_prohibited": True,
    "images": {
        "icon": {"*": "1" * 64},
        "logo": {"en": "2" * 64, "ru": "3" * 64},
        "personalization_logo": {"*": "4" * 64},
    },
    "extras": {
        "app_store_ids": [1234567890],
        "app_launch_url": "corner://card/{number}",
        "user_info": {"segment": "", "gone": None},
        "semantics": {
            "balance": {"amount": "{balance}", "currencyCode": "PLN"},
            "membershipProgramNumber": "{number}",
        },
        "featured_actions": [
            {"identifier": "web", "type": "membershipBenefits", "url": "{card_url}"}
        ],
        "urls": {"managementURL": "https://cards.example/manage"},
    },
}


GOOD: dict[str, Any] = {
    "formatVersion": 1,
    "passTypeIdentifier": "pass.com.example.card",
    "teamIdentifier": "ABCDE12345",
    "serialNumber": "0123456789abcdef",
    "organizationName": "Corner Market",
    "description": "Loyalty card",
    "webServiceURL": "https://cards.example/apple",
    "authenticationToken": "0123456789abcdef",
    "backgroundColor": "rgb(11, 61, 46)",
    "foregroundColor": "rgb(255, 255, 255)",
    "labelColor": "rgb(204, 221, 238)",
    "storeCard": {
        "headerFields": [
            {
                "key": "balance",
                "label": "Points",
                "value": 1320,
                "numberStyle": "PKNumberStyleDecimal",
                "changeMessage": "Now %@",
            }
        ],
        "backFields": [{"key": "terms", "label": "Terms", "value": "A year."}],
    },
    "barcodes": [
        {
            "format": "PKBarcodeFormatQR",
            "message": "2904817263550",
            "messageEncoding": "iso-8859-1",
        }
    ],
}
"""A pass.json without a fault."""


def design_of(plain: dict[str, Any] | None = None, **changes: Any) -> Design:
    """Return the plain design, or the one given, with these parts changed."""
    return Design.model_validate({**(plain or PLAIN), **changes})


def with_field(group: str = "secondary", **facts: Any) -> Design:
    """Return a design with one field, called ``it``."""
    field = {"key": "it", "label": {"en": "It"}, "value": "text", **facts}
    return design_of(fields={group: [field]})


def content_of(design: Design, language: Any = "en", **changes: Any) -> Content:
    """Return what the card of that language's sample says."""
    return fill(design, SAMPLES[language], language, **changes)


_LETTERS = st.characters(codec="utf-8", exclude_characters="{}")
_WORDS = st.text(_LETTERS, max_size=20)
_MARKS = st.sampled_from([f"{{{name}}}" for name in NAMES])
_TEXT = st.one_of(_WORDS, _MARKS, st.tuples(_WORDS, _MARKS, _WORDS).map("".join))
_MESSAGE = st.sampled_from(["", "%@", "Now %@", "Changed"])
_LANGUAGES = st.sampled_from(["en", "ru", "pl"])
_MOMENTS = st.integers(0, 4_000_000_000).map(
    lambda seconds: datetime.fromtimestamp(seconds, UTC)
)


def texts(text: st.SearchStrategy[str] = _TEXT) -> st.SearchStrategy[dict[str, str]]:
    """Return texts in any of the languages."""
    return st.dictionaries(_LANGUAGES, text, max_size=3)


_FORMATTED = st.fixed_dictionaries(
    {"value": st.integers(-(10**9), 10**9) | st.floats(-1e6, 1e6)},
    optional={
        "number": st.sampled_from(["decimal", "percent", "scientific", "spell_out"])
    },
)
_WORDED = st.fixed_dictionaries({"value": texts() | _TEXT})


def _fields(key: str) -> st.SearchStrategy[dict[str, Any]]:
    rest = st.fixed_dictionaries(
        {"label": texts(), "change_message": texts(_MESSAGE), "links": texts()},
        optional={
            "alignment": st.sampled_from(["left", "center", "right", "natural"]),
            "relative": st.booleans(),
            "detect": st.just(["phone", "link"]) | st.just([]),
            "row": st.sampled_from([0, 1]),
            "semantics": st.just({"totalPrice": {"amount": "{balance}", "n": None}}),
        },
    )
    return st.builds(
        lambda facts, value: {"key": key, **facts, **value}, rest, _FORMATTED | _WORDED
    )


def _groups() -> st.SearchStrategy[dict[str, list[dict[str, Any]]]]:
    names = ("header", "primary", "secondary", "auxiliary", "back", "footer")
    return st.fixed_dictionaries(
        {},
        optional={
            name: st.tuples(_fields(f"{name}-1"), _fields(f"{name}-2")).map(list)
            for name in names
        },
    )


def designs() -> st.SearchStrategy[Design]:
    """Return any design there can be, as far as it matters."""
    symbologies = ["qr", "pdf417", "aztec", "code128", "code39", "ean13", "itf"]
    return st.fixed_dictionaries(
        {
            "organization": st.just(PLAIN["organization"]) | texts(),
            "description": st.just(PLAIN["description"]) | texts(),
            "logo_text": texts(),
            "colours": st.just(PLAIN["colours"]),
            "fields": _groups(),
            "style": st.sampled_from(
                ["store_card", "coupon", "generic", "event_ticket", "poster"]
            ),
            "default_language": _LANGUAGES,
        },
        optional={
            "barcode": st.fixed_dictionaries(
                {
                    "symbologies": st.lists(st.sampled_from(symbologies)),
                    "message": _TEXT,
                }
            ),
            "relevance": st.fixed_dictionaries(
                {
                    "dates": st.lists(_MOMENTS.map(lambda date: {"date": date})),
                    "max_distance": st.floats(1, 1e6),
                }
            ),
            "nfc": st.just({"message": "{number}", "encryption_public_key": NFC_KEY}),
            "expires_at": _MOMENTS,
            "sharing_prohibited": st.booleans(),
            "extras": st.just(
                {"user_info": {"a": [None, 1]}, "semantics": {"seats": [None]}}
            ),
        },
    ).map(Design.model_validate)


def facts() -> st.SearchStrategy[Facts]:
    """Return the facts of anybody."""
    return st.builds(
        Facts,
        number=st.text("0123456789", min_size=1, max_size=20),
        first_name=_WORDS,
        name=_WORDS,
        brand=_WORDS,
        program=_WORDS,
        balance=st.integers(-(10**12), 10**12) | st.floats(-1e9, 1e9),
        unit=_WORDS,
        latest=_WORDS,
        tier=_WORDS,
        member_since=_MOMENTS.map(lambda moment: f"{moment:%Y-%m-%dT%H:%M:%SZ}"),
        card_url=st.just("https://cards.example/card/1"),
    )


@st.composite
def cards(draw: st.DrawFn) -> tuple[Design, Content]:
    """Return any card: its design and what it says."""
    design = draw(designs())
    content = fill(
        design,
        draw(facts()),
        draw(_LANGUAGES),
        places=draw(st.lists(st.just(SHOP), max_size=12)),
        voided=draw(st.booleans()),
        expires_at=draw(st.none() | _MOMENTS),
    )
    return design, content
