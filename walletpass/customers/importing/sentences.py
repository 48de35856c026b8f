"""What became of a row and why, in words."""

from collections.abc import Iterable, Mapping
from typing import Final

from walletpass.customers.importing.models import Outcome
from walletpass.kernel.languages import Language, Words, say

HEADERS: Final[tuple[Words, ...]] = (
    {"en": "row", "ru": "строка", "pl": "wiersz"},
    {"en": "outcome", "ru": "итог", "pl": "wynik"},
    {"en": "reason", "ru": "причина", "pl": "powód"},
    {"en": "in words", "ru": "словами", "pl": "słownie"},
)

OUTCOMES: Final[Mapping[Outcome, Words]] = {
    "created": {
        "en": "A new customer.",
        "ru": "Новый клиент.",
        "pl": "Nowy klient.",
    },
    "updated": {
        "en": "Known already; what was missing is filled in.",
        "ru": "Уже есть; недостающее дополнено.",
        "pl": "Już jest; brakujące dane uzupełniono.",
    },
    "unchanged": {
        "en": "Known already; nothing changed, the balance too.",
        "ru": "Уже есть; ничего не изменено, баланс тоже.",
        "pl": "Już jest; nic nie zmieniono, salda też.",
    },
    "duplicate": {
        "en": "The same customer stands higher up in this file.",
        "ru": "Этот клиент уже есть выше в файле.",
        "pl": "Ten klient jest już wyżej w pliku.",
    },
    "refused": {"en": "Refused.", "ru": "Не принято.", "pl": "Odrzucono."},
}

REASONS: Final[Mapping[str, Words]] = {
    "unfit-phone": {
        "en": "Check the phone number.",
        "ru": "Проверьте номер телефона.",
        "pl": "Sprawdź numer telefonu.",
    },
    "unfit-email": {
        "en": "Check the e-mail address.",
        "ru": "Проверьте адрес почты.",
        "pl": "Sprawdź adres e-mail.",
    },
    "unfit-number": {
        "en": "Check the customer or card number.",
        "ru": "Проверьте номер клиента или карты.",
        "pl": "Sprawdź numer klienta lub karty.",
    },
    "unfit-name": {
        "en": "Check the name: it begins with a letter and holds no links.",
        "ru": "Проверьте имя: оно начинается с буквы и не содержит ссылок.",
        "pl": "Sprawdź imię: zaczyna się od litery i nie zawiera linków.",
    },
    "unfit-birthday": {
        "en": "Write the birthday as 1990-02-14.",
        "ru": "Напишите дату рождения как 14.02.1990.",
        "pl": "Napisz datę urodzenia jako 14.02.1990.",
    },
    "unfit-postal-code": {
        "en": "Check the postal code.",
        "ru": "Проверьте почтовый индекс.",
        "pl": "Sprawdź kod pocztowy.",
    },
    "unfit-timezone": {
        "en": "Write the time zone as Europe/Warsaw.",
        "ru": "Напишите часовой пояс как Europe/Moscow.",
        "pl": "Napisz strefę czasową jako Europe/Warsaw.",
    },
    "unfit-attributes": {
        "en": 'Write the attributes as {"shoe size": 39}.',
        "ru": 'Напишите атрибуты как {"размер": 39}.',
        "pl": 'Napisz atrybuty jako {"rozmiar": 39}.',
    },
    "too-many-attributes": {
        "en": "Keep at most 50 attributes.",
        "ru": "Оставьте не больше 50 атрибутов.",
        "pl": "Zostaw najwyżej 50 atrybutów.",
    },
    "unfit-balance": {
        "en": "Write the balance as 1234.56, without thousands separators.",
        "ru": "Напишите баланс как 1234,56, без разделителей тысяч.",
        "pl": "Napisz saldo jako 1234,56, bez separatorów tysięcy.",
    },
    "unfit-consent": {
        "en": "Write yes or no for the consent.",
        "ru": "Напишите согласие как да или нет.",
        "pl": "Napisz zgodę jako tak lub nie.",
    },
    "damaged-text": {
        "en": "Some letters are damaged: save the file as UTF-8.",
        "ru": "Часть букв повреждена: сохраните файл в UTF-8.",
        "pl": "Niektóre litery są uszkodzone: zapisz plik jako UTF-8.",
    },
    "unclosed-quote": {
        "en": "A quotation mark opens and never closes.",
        "ru": "Кавычка открыта и не закрыта.",
        "pl": "Cudzysłów jest otwarty i niezamknięty.",
    },
    "too-long": {
        "en": "The row is too long.",
        "ru": "Строка слишком длинная.",
        "pl": "Wiersz jest za długi.",
    },
    "too-many-cells": {
        "en": "There are more cells than headers: is a separator inside a cell?",
        "ru": "Ячеек больше, чем заголовков: нет ли разделителя внутри ячейки?",
        "pl": "Jest więcej komórek niż nagłówków: czy w komórce jest separator?",
    },
    "nothing-to-find": {
        "en": "Give a phone, an e-mail address or a number.",
        "ru": "Укажите телефон, почту или номер.",
        "pl": "Podaj telefon, e-mail lub numer.",
    },
    "two-people": {
        "en": "The phone, address or numbers belong to different customers.",
        "ru": "Телефон, почта или номера принадлежат разным клиентам.",
        "pl": "Telefon, e-mail lub numery należą do różnych klientów.",
    },
    "differs": {
        "en": "This customer is known with another phone, address or number.",
        "ru": "У этого клиента записан другой телефон, почта или номер.",
        "pl": "Ten klient ma zapisany inny telefon, e-mail lub numer.",
    },
}
"""Why a row is refused, by code."""

REMARKS: Final[Mapping[str, Words]] = {
    "without-phone": {
        "en": "Left out the phone number: check it.",
        "ru": "Без номера телефона: проверьте его.",
        "pl": "Bez numeru telefonu: sprawdź go.",
    },
    "without-email": {
        "en": "Left out the e-mail address: check it.",
        "ru": "Без адреса почты: проверьте его.",
        "pl": "Bez adresu e-mail: sprawdź go.",
    },
    "without-number": {
        "en": "Left out the customer or card number: check it.",
        "ru": "Без номера клиента или карты: проверьте его.",
        "pl": "Bez numeru klienta lub karty: sprawdź go.",
    },
    "without-name": {
        "en": "Left out the name or a part of it: a name begins with a letter.",
        "ru": "Без имени или его части: имя начинается с буквы.",
        "pl": "Bez imienia lub jego części: imię zaczyna się od litery.",
    },
    "without-birthday": {
        "en": "Left out the birthday: write it as 1990-02-14.",
        "ru": "Без даты рождения: напишите её как 14.02.1990.",
        "pl": "Bez daty urodzenia: napisz ją jako 14.02.1990.",
    },
    "without-postal-code": {
        "en": "Left out the postal code: check it.",
        "ru": "Без почтового индекса: проверьте его.",
        "pl": "Bez kodu pocztowego: sprawdź go.",
    },
    "without-timezone": {
        "en": "Left out the time zone: write it as Europe/Warsaw.",
        "ru": "Без часового пояса: напишите его как Europe/Moscow.",
        "pl": "Bez strefy czasowej: napisz ją jako Europe/Warsaw.",
    },
    "without-attributes": {
        "en": 'Left out the attributes: write at most 50, as {"shoe size": 39}.',
        "ru": 'Без атрибутов: напишите не больше 50, как {"размер": 39}.',
        "pl": 'Bez atrybutów: napisz najwyżej 50, jako {"rozmiar": 39}.',
    },
    "without-consent": {
        "en": "Left out a consent: write yes or no.",
        "ru": "Без согласия: напишите да или нет.",
        "pl": "Bez zgody: napisz tak lub nie.",
    },
}
"""What a row that is kept is kept without, by code."""


def sentence(outcome: Outcome, codes: Iterable[str], language: Language) -> str:
    """Return what became of a row, and what to do about it."""
    codes = list(codes)
    reasons = [REASONS[code] for code in codes if code in REASONS]
    remarks = [REMARKS[code] for code in codes if code in REMARKS]
    words = [*(reasons or [OUTCOMES[outcome]]), *remarks]
    return " ".join(say(one, language) for one in words)
