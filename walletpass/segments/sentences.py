"""The words conditions are told in, in every language.

A figure follows what it is of, after a colon, so that no noun has to agree with it.
"""

from collections.abc import Mapping
from typing import Final

from walletpass.insight import STAGE_OF_ONE
from walletpass.kernel.languages import Language, Words

Plurals = Mapping[Language, Mapping[str, str]]


def _in(en: str, ru: str, pl: str) -> Words:
    return {"en": en, "ru": ru, "pl": pl}


LABELS: Final[dict[str, Words]] = {
    "bought": _in("purchases", "покупок", "zakupów"),
    "spent": _in("spent", "потрачено", "wydano"),
    "last_bought": _in("last purchase", "последняя покупка", "ostatni zakup"),
    "first_bought": _in("first purchase", "первая покупка", "pierwszy zakup"),
    "happened": _in("events ({what})", "событий ({what})", "zdarzeń ({what})"),
    "seen": _in(
        "acts of the phone ({what})",
        "действий телефона ({what})",
        "działań telefonu ({what})",
    ),
    "language": _in("language", "язык", "język"),
    "attribute": _in("{what}", "{what}", "{what}"),
    "source": _in("came from, {what}", "источник, {what}", "źródło, {what}"),
    "enrolled": _in("joined", "вступление", "dołączenie"),
    "birthday": _in("birthday", "день рождения", "urodziny"),
    "consent": _in(
        "consent to {topic} over {channel}",
        "согласие на {topic} ({channel})",
        "zgoda na {topic} ({channel})",
    ),
    "tier": _in("tier", "уровень", "poziom"),
    "balance": _in("balance of points", "баллов на счёте", "punktów na koncie"),
    "worth": _in("points, in money", "баллы, деньгами", "punkty, w pieniądzach"),
    "expiring": _in(
        "points that expire {ahead}",
        "баллов, сгорающих {ahead}",
        "punktów wygasających {ahead}",
    ),
    "points_spent": _in("payments with points", "оплат баллами", "płatności punktami"),
    "club": _in("clubs", "клубы", "kluby"),
    "stage": _in("stage", "этап", "etap"),
    "stage_since": _in("in their stage", "на своём этапе", "na swoim etapie"),
    "moved": _in("moves of stage", "переходов между этапами", "zmian etapu"),
    "prefers": _in(
        "share of spending on {what}, %",
        "доля трат на «{what}», %",
        "udział wydatków na „{what}”, %",
    ),
    "cares": _in("care for {what}", "близка категория «{what}»", "lubią „{what}”"),
    "tastes": _in(
        "categories they are known to care for",
        "категорий, о которых известно, что они близки",
        "kategorii, o których wiadomo, że je lubią",
    ),
    "preferred_store": _in("usual store", "обычный магазин", "zwykły sklep"),
    "messaged": _in(
        "messages on the card", "сообщений на карте", "wiadomości na karcie"
    ),
    "held": _in("cards held", "карт на руках", "posiadanych kart"),
    "on_phone": _in("cards on a phone", "карт в телефоне", "kart w telefonie"),
    "off_phone": _in("cards on no phone", "карт вне телефона", "kart poza telefonem"),
    "removed": _in(
        "cards removed from the phone",
        "карт, удалённых из телефона",
        "kart usuniętych z telefonu",
    ),
}

HABITS: Final[Mapping[str, Words]] = {
    "visits": _in("days with a purchase", "дней с покупками", "dni z zakupami"),
    "purchases": _in("purchases ever", "покупок за всё время", "zakupów w ogóle"),
    "spent": _in("spent ever", "потрачено за всё время", "wydano w ogóle"),
    "basket": _in("average purchase", "средний чек", "średni paragon"),
    "gap": _in(
        "usual days between visits",
        "обычно дней между визитами",
        "zwykle dni między wizytami",
    ),
    "engagement": _in(
        "engagement, of 100", "вовлечённость, из 100", "zaangażowanie, na 100"
    ),
    "lifetime_value": _in("lifetime value", "пожизненная ценность", "wartość klienta"),
}

STAGES: Final[Mapping[str, Words]] = dict(STAGE_OF_ONE.items())

GOODS: Final[Mapping[str, Words]] = {
    "skus": _in("article", "артикул", "artykuł"),
    "categories": _in("category", "категория", "kategoria"),
    "brands": _in("brand", "марка", "marka"),
    "labels": _in("label", "метка", "etykieta"),
    "stores": _in("store", "магазин", "sklep"),
    "channels": _in("channel", "канал", "kanał"),
    "presented_via": _in("card shown", "карта показана", "karta okazana"),
    "program": _in("program", "программа", "program"),
    "origins": _in("of", "из", "z"),
    "purpose": _in("kind", "вид", "rodzaj"),
    "before": _in("from", "из", "z"),
    "after": _in("to", "в", "do"),
}

BOUGHT: Final[Plurals] = {
    "en": {"zero": "bought nothing", "one": "bought once", "other": "bought {n} times"},
    "ru": {
        "zero": "ничего не куплено",
        "one": "{n} покупка",
        "few": "{n} покупки",
        "many": "{n} покупок",
    },
    "pl": {
        "zero": "nic nie kupiono",
        "one": "{n} zakup",
        "few": "{n} zakupy",
        "many": "{n} zakupów",
    },
}
WITHIN: Final[Plurals] = {
    "en": {"one": "in {n} day", "other": "in {n} days"},
    "ru": {"one": "за {n} день", "few": "за {n} дня", "many": "за {n} дней"},
    "pl": {"one": "w ciągu {n} dnia", "other": "w ciągu {n} dni"},
}
BEFORE: Final[Plurals] = {
    "en": {"one": "more than {n} day ago", "other": "more than {n} days ago"},
    "ru": {"one": "больше {n} дня назад", "other": "больше {n} дней назад"},
    "pl": {"one": "ponad {n} dzień temu", "other": "ponad {n} dni temu"},
}
AHEAD: Final[Plurals] = {
    "en": {"one": "today or tomorrow", "other": "in the next {n} days"},
    "ru": {
        "one": "в ближайший {n} день",
        "few": "в ближайшие {n} дня",
        "many": "в ближайшие {n} дней",
    },
    "pl": {"one": "dziś lub jutro", "other": "w ciągu najbliższych {n} dni"},
}

SINCE: Final = _in("since {day}", "с {day}", "od {day}")
UNTIL: Final = _in("until {day}", "по {day}", "do {day}")
RANGE: Final[Mapping[str, Words]] = {
    "from": _in("{least} or more", "{least} или больше", "{least} lub więcej"),
    "to": _in("{most} or less", "{most} или меньше", "{most} lub mniej"),
    "both": _in("{least} to {most}", "от {least} до {most}", "od {least} do {most}"),
    "same": _in("{least}", "{least}", "{least}"),
    "some": _in("some", "есть", "są"),
    "none": _in("none", "нет", "brak"),
}
MONTHS: Final[Mapping[str, Words]] = {
    "this": _in("this month", "в этом месяце", "w tym miesiącu"),
    "next": _in("next month", "в следующем месяце", "w przyszłym miesiącu"),
}
YES: Final = _in("yes", "да", "tak")
NO: Final = _in("no", "нет", "nie")
NEVER: Final = _in("never", "не было", "nie było")
UNKNOWN: Final = _in("not known", "неизвестно", "nieznane")
ANYTHING: Final = _in("is known", "известно", "jest znane")
ANOTHER: Final = _in("another", "другой", "inny")
TODAY: Final = _in("today", "сегодня", "dziś")
EVERYBODY: Final = _in("everybody", "все клиенты", "wszyscy klienci")
NOBODY: Final = _in("nobody", "никто", "nikt")
AND: Final = _in(" and ", " и ", " i ")
OR: Final = _in(" or ", " или ", " lub ")
NOT: Final = _in(
    "except those with: {what}",
    "кроме тех, у кого: {what}",
    "oprócz tych, u których: {what}",
)
LANGUAGE_NAMES: Final[Mapping[str, Words]] = {
    "en": _in("English", "английский", "angielski"),
    "ru": _in("Russian", "русский", "rosyjski"),
    "pl": _in("Polish", "польский", "polski"),
}
CHANNELS: Final[Mapping[str, Words]] = {
    "wallet": _in("the card", "карта", "karta"),
    "sms": _in("SMS", "SMS", "SMS"),
    "email": _in("e-mail", "почта", "e-mail"),
    "call": _in("phone calls", "звонки", "telefon"),
    "store": _in("in a store", "в магазине", "w sklepie"),
    "web": _in("on the web", "в интернете", "w internecie"),
    "phone": _in("by phone number", "по номеру телефона", "po numerze telefonu"),
    "number": _in("by its number", "по номеру", "po numerze"),
    "typed": _in("typed in", "введена вручную", "wpisana"),
    "receipt": _in("by receipt", "по чеку", "po paragonie"),
    "api": _in("by a program", "программой", "przez program"),
    "marketing": _in("marketing", "рекламу", "reklamę"),
    "service": _in("service", "служебные", "serwisowe"),
}
