"""How the demo's card looks, and what it can be made to look like and say."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from walletpass.kernel.languages import LANGUAGES, Language, Words
from walletpass.passes import Design
from walletpass.passes.colours import Colour
from walletpass.passes.design import Colours, FieldDesign, Fields
from walletpass.simulator.believable import Store

CONTACT: Final = "+48 22 555 01 01\nhello@polana.example"


@dataclass(frozen=True, slots=True)
class Look:
    """A set of colours that the card's pictures stand out on, and its name."""

    key: str
    name: Words
    background: Colour
    foreground: Colour
    label: Colour


def _look(key: str, name: Words, *colours: str) -> Look:
    return Look(key, name, *map(Colour.read, colours))


LOOKS: Final = (
    _look(
        "sun",
        {"en": "Sunflower", "ru": "Подсолнух", "pl": "Słonecznik"},
        "#f7c846", "#1b3d26", "#5a4200",
    ),
    _look(
        "peach",
        {"en": "Peach", "ru": "Персик", "pl": "Brzoskwinia"},
        "#f9b795", "#3f1a10", "#6b2d17",
    ),
    _look(
        "mint",
        {"en": "Mint", "ru": "Мята", "pl": "Mięta"},
        "#a9d8b8", "#12351f", "#1e5032",
    ),
    _look(
        "sky",
        {"en": "Sky", "ru": "Небо", "pl": "Niebo"},
        "#a8cfee", "#10294a", "#1b4470",
    ),
    _look(
        "cream",
        {"en": "Cream", "ru": "Сливки", "pl": "Śmietanka"},
        "#f6efdf", "#1b3d26", "#6a5620",
    ),
)  # fmt: skip

NEWS: Final[Sequence[Words]] = (
    {
        "en": "Fresh pears: double points today",
        "ru": "Свежие груши: сегодня двойные баллы",
        "pl": "Świeże gruszki: dziś punkty razy dwa",
    },
    {
        "en": "Warm bread again at five, with your card 2 zł off",
        "ru": "В пять снова горячий хлеб, по карте на 2 zł дешевле",
        "pl": "O piątej znów ciepły chleb, z kartą 2 zł taniej",
    },
    {
        "en": "We are open this Sunday, from 9 to 18",
        "ru": "В это воскресенье мы работаем с 9 до 18",
        "pl": "W tę niedzielę jesteśmy otwarci od 9 do 18",
    },
)
"""What the shop may say to everybody, ready in every language."""

_FIRST_NEWS: Final[Words] = {
    "en": "Good to have you. Fresh bread every day at eight.",
    "ru": "Хорошо, что вы с нами. Свежий хлеб каждый день в восемь.",
    "pl": "Miło, że jesteś. Świeży chleb codziennie o ósmej.",
}
_NEWS_LABEL: Final[Words] = {"en": "News", "ru": "Новости", "pl": "Nowości"}
_HOURS: Final[Words] = {"en": "every day", "ru": "ежедневно", "pl": "codziennie"}
_NEWS_KEY: Final = "news"


def first_design(starter: Design, stores: Sequence[Store]) -> Design:
    """Return the starter card with this shop's own addresses, and room for news."""
    own = {"stores": _addresses(stores), "contact": dict.fromkeys(LANGUAGES, CONTACT)}
    back = [_saying(field, own.get(field.key)) for field in starter.fields.back]
    news = FieldDesign(
        key=_NEWS_KEY,
        label=dict(_NEWS_LABEL),
        value=dict(_FIRST_NEWS),
        change_message=dict.fromkeys(LANGUAGES, "%@"),
    )
    return _with_back(starter, (back[0], news, *back[1:]))


def redesigned(design: Design, look: Look, news: str) -> Design:
    """Return the card in another look, and with something new to say.

    A sentence that we have in every language is said in each; anything else, and
    nothing else, stands as it was written.
    """
    known = next((words for words in NEWS if news in words.values()), None)
    said: dict[Language, str] = dict(known or dict.fromkeys(LANGUAGES, news))
    back = design.fields.back
    if news:
        back = tuple(
            _saying(field, said if field.key == _NEWS_KEY else None) for field in back
        )
    colours = Colours(
        background=look.background, foreground=look.foreground, label=look.label
    )
    return _with_back(design.model_copy(update={"colours": colours}), back)


def look_of(design: Design) -> Look | None:
    """Return which of our looks the card has, if it is one of ours."""
    background = design.colours.background
    return next((look for look in LOOKS if look.background == background), None)


def _addresses(stores: Sequence[Store]) -> dict[Language, str]:
    return {
        language: "\n".join(
            f"{store.address}, {daily} {store.opens:%H:%M}–{store.closes:%H:%M}"
            for store in stores
        )
        for language, daily in _HOURS.items()
    }


def _saying(field: FieldDesign, words: dict[Language, str] | None) -> FieldDesign:
    return field.model_copy(update={"value": words}) if words else field


def _with_back(design: Design, back: Sequence[FieldDesign]) -> Design:
    fields = Fields.model_validate(
        {**dict(design.fields), "back": tuple(back)}, from_attributes=True
    )
    return design.model_copy(update={"fields": fields})
