"""What a starter card says in each kind of program: miles are not called points."""

from typing import Any, Final

from walletpass.kernel.languages import Words
from walletpass.ledger import ProgramKind

_LABELS: Final[dict[ProgramKind, Words]] = {
    "miles": {"en": "Miles", "ru": "Мили", "pl": "Mile"},
    "stamps": {"en": "Stamps", "ru": "Штампы", "pl": "Pieczątki"},
    "cashback": {"en": "Cashback", "ru": "Кешбэк", "pl": "Cashback"},
    "discount": {"en": "Discount", "ru": "Скидка", "pl": "Rabat"},
}
_EARN: Final[dict[ProgramKind, Words]] = {
    "miles": {
        "en": "Show this card at the till before you pay, or say its number. The miles are here before you have packed your bag.",
        "ru": "Покажите карту на кассе до оплаты или назовите её номер. Мили придут раньше, чем вы сложите покупки.",
        "pl": "Pokaż kartę przy kasie przed zapłatą albo podaj jej numer. Mile będą tu, zanim spakujesz zakupy.",
    },
    "stamps": {
        "en": "Show this card at the till before you pay: each purchase is a stamp.",
        "ru": "Покажите карту на кассе до оплаты: каждая покупка — это штамп.",
        "pl": "Pokaż kartę przy kasie przed zapłatą: każde zakupy to pieczątka.",
    },
    "cashback": {
        "en": "Show this card at the till before you pay: part of the price comes back to it as money.",
        "ru": "Покажите карту на кассе до оплаты: часть цены вернётся на неё деньгами.",
        "pl": "Pokaż kartę przy kasie przed zapłatą: część ceny wróci na nią jako pieniądze.",
    },
    "discount": {
        "en": "Show this card at the till before you pay, and the price is lower at once.",
        "ru": "Покажите карту на кассе до оплаты, и цена сразу станет ниже.",
        "pl": "Pokaż kartę przy kasie przed zapłatą, a cena od razu będzie niższa.",
    },
}
_SPEND: Final[dict[ProgramKind, Words]] = {
    "cashback": {
        "en": "Say “with cashback” before you pay: it lowers the price.",
        "ru": "Скажите на кассе «кешбэком» до оплаты: он снизит цену.",
        "pl": "Powiedz „cashbackiem” przed zapłatą: obniży cenę.",
    },
}
_RETURNED: Final[dict[ProgramKind, Words]] = {
    "miles": {
        "en": "If you bring something back, the miles it earned go back too.",
        "ru": "Если вы вернёте покупку, мили за неё спишутся.",
        "pl": "Jeśli zwrócisz zakup, znikną też mile za niego.",
    },
    "stamps": {
        "en": "If you bring a purchase back, its stamp goes back too.",
        "ru": "Если вы вернёте покупку, штамп за неё снимется.",
        "pl": "Jeśli zwrócisz zakupy, zniknie też pieczątka za nie.",
    },
    "cashback": {
        "en": "If you bring something back, the cashback on it goes back too.",
        "ru": "Если вы вернёте покупку, кешбэк за неё спишется.",
        "pl": "Jeśli zwrócisz zakup, zniknie też cashback za niego.",
    },
    "discount": {
        "en": "If you bring something back, you get back what you paid for it.",
        "ru": "Если вы вернёте покупку, мы отдадим то, что вы за неё заплатили.",
        "pl": "Jeśli zwrócisz zakup, oddamy tyle, ile za niego zapłacono.",
    },
}
_TERMS: Final[Words] = {
    "en": "Joining costs nothing. {returned} You may leave any day: tell us, and we erase everything.",
    "ru": "Участие бесплатно. {returned} Уйти можно в любой день: скажите нам, и мы всё удалим.",
    "pl": "Udział nic nie kosztuje. {returned} Możesz odejść w każdej chwili: powiedz nam, a wszystko usuniemy.",
}


def in_words_of(
    kind: ProgramKind, fields: dict[str, list[dict[str, Any]]], currency: str
) -> dict[str, list[dict[str, Any]]]:
    """Return a starter's fields as they read in a program of this kind."""
    if kind == "points":
        return fields
    return {
        place: [
            fitting
            for field in listed
            if (fitting := _fitting(kind, field, currency)) is not None
        ]
        for place, listed in fields.items()
    }


def _fitting(
    kind: ProgramKind, field: dict[str, Any], currency: str
) -> dict[str, Any] | None:
    match field["key"]:
        case "balance":
            return _balance(kind, field, currency)
        case "now" if kind == "discount":
            return None
        case "earn":
            return field | {"value": dict(_EARN[kind])}
        case "spend":
            words = _SPEND.get(kind)
            return field | {"value": dict(words)} if words else None
        case "terms":
            returned = _RETURNED[kind]
            words = {
                language: terms.format(returned=returned[language])
                for language, terms in _TERMS.items()
            }
            return field | {"value": words}
        case _:
            return field


def _balance(kind: ProgramKind, field: dict[str, Any], currency: str) -> dict[str, Any]:
    told = field | {"label": dict(_LABELS[kind])}
    if kind == "discount":
        return told | {"value": "{discount}", "number": None}
    if kind == "cashback":
        return told | {"currency": currency, "number": None}
    return told
