"""What the columns of a table are called, in the languages we speak."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final, Literal, get_args

Field = Literal[
    "phone", "email", "external_id", "card_number",
    "first_name", "last_name", "full_name", "surname_first",
    "birthday", "postal_code", "balance", "language", "timezone",
    "source", "attributes",
    "consent", "consent_sms", "consent_email", "consent_call",
]  # fmt: skip
"""What we can read. *full_name* begins with the first name, *surname_first* not."""

Columns = Mapping[Field, int]
"""In which column each field stands."""

FIELDS: Final[tuple[Field, ...]] = get_args(Field)

WORDS: Final[Mapping[Field, str]] = {
    "phone": """phone, phone number, mobile, mobile phone, mobile number, cell,
        cell phone, telephone, tel, contact phone, msisdn,
        телефон, номер телефона, тел, моб телефон, мобильный, мобильный телефон,
        сотовый, сотовый телефон, контактный телефон,
        telefon, nr telefonu, numer telefonu, tel komorkowy, telefon komorkowy,
        komorka""",
    "email": """email, e mail, mail, email address, e mail address,
        почта, эл почта, электронная почта, емейл, имейл, адрес электронной почты,
        poczta, adres email, adres e mail""",
    "external_id": """external id, external, customer id, client id, id, crm id, code,
        customer number, client number, member id, user id,
        внешний id, внешний код, код, код клиента, ид, ид клиента, id клиента,
        номер клиента,
        id klienta, numer klienta, nr klienta, kod klienta, identyfikator""",
    "card_number": """card, card number, card no, loyalty card, barcode, card code,
        карта, номер карты, карта лояльности, штрихкод, штрих код, дисконтная карта,
        бонусная карта,
        karta, numer karty, nr karty, kod kreskowy, karta lojalnosciowa""",
    "first_name": """first name, firstname, given name, name, forename,
        имя, имя клиента,
        imie, imie klienta""",
    "last_name": """last name, lastname, surname, family name,
        фамилия, фамилия клиента,
        nazwisko, nazwisko klienta""",
    "full_name": """full name, fullname, customer, customer name, client, client name,
        имя фамилия, имя и фамилия, клиент,
        imie nazwisko, imie i nazwisko, klient""",
    "surname_first": """last name first name, surname and name,
        фио, фамилия имя отчество, фамилия имя, фио клиента,
        nazwisko imie, nazwisko i imie""",
    "birthday": """birthday, birth date, date of birth, dob, birthdate, born,
        день рождения, дата рождения, др, дата рожд,
        urodziny, data urodzenia, dzien urodzenia""",
    "postal_code": """postal code, postalcode, postcode, post code, zip, zip code,
        zipcode,
        индекс, почтовый индекс,
        kod pocztowy""",
    "balance": """balance, points, points balance, bonus, bonuses, bonus balance,
        loyalty points, current points,
        баланс, баллы, бонусы, остаток, остаток баллов, баланс баллов, баланс бонусов,
        накоплено баллов, количество баллов,
        saldo, punkty, saldo punktow, liczba punktow, stan punktow""",
    "language": """language, lang, locale, preferred language,
        язык, язык общения, jezyk, jezyk kontaktu""",
    "timezone": """timezone, time zone, tz, часовой пояс, strefa czasowa""",
    "source": """source, first touch, источник, zrodlo""",
    "attributes": """attributes, атрибуты, atrybuty""",
    "consent": """consent, marketing, marketing consent, opt in, optin, newsletter,
        agreed, subscribed,
        согласие, рассылка, согласие на рассылку, подписка, подписан,
        zgoda, zgoda marketingowa, zgoda na marketing, subskrypcja""",
    "consent_sms": """sms, sms consent, sms opt in, consent sms,
        смс, согласие на смс, согласие смс, согласие sms, смс рассылка,
        zgoda sms, zgoda na sms""",
    "consent_email": """email consent, email opt in, consent email, email marketing,
        согласие на email, согласие email, согласие на e mail, email рассылка,
        zgoda email, zgoda na email, zgoda e mail, zgoda na e mail""",
    "consent_call": """call consent, phone consent, calls, consent call, consent calls,
        согласие на звонки, звонки,
        zgoda na kontakt telefoniczny, zgoda na telefon""",
}


def columns_in(header: Sequence[str], mapping: Mapping[str, str]) -> Columns:
    """Return where each field stands; of two columns for one, the first."""
    told = {plain(name): field for name, field in mapping.items()}
    columns: dict[Field, int] = {}
    for place, cell in enumerate(header):
        name = plain(cell)
        meant = told.get(name) or _MEANINGS.get(name)
        for field in FIELDS:
            if field == meant:
                columns.setdefault(field, place)
    return columns


def plain(header: str) -> str:
    """Return a header in small plain letters, without accents and punctuation."""
    seen = unicodedata.normalize("NFKD", header.casefold()).replace("ł", "l")
    seen = "".join(c for c in seen if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W_]+", seen))


_MEANINGS: Final[Mapping[str, Field]] = {
    plain(word): field for field, words in WORDS.items() for word in words.split(",")
}
