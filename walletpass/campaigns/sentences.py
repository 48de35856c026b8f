"""Why somebody was told, or was not, in words: made anew from what was written down.

>>> sentence("cap-week", "2", "en")
'Not sent: you already had 2 messages that week.'
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from babel import Locale
from babel.dates import format_date, format_time

from walletpass.campaigns.models import Delivery
from walletpass.kernel.languages import Language, Words, say

_NOT: Final[Words] = {"en": "Not sent", "ru": "Не отправлено", "pl": "Nie wysłano"}

_WHOLE: Final[Mapping[str, Words]] = {
    "": {
        "en": "Planned: your turn has not come yet.",
        "ru": "Запланировано: ваша очередь ещё не подошла.",
        "pl": "Zaplanowano: Twoja kolej jeszcze nie nadeszła.",
    },
    "sent": {
        "en": "Sent: the message was put on your card.",
        "ru": "Отправлено: сообщение появилось на вашей карте.",
        "pl": "Wysłano: wiadomość trafiła na Twoją kartę.",
    },
    "call": {
        "en": "Instead of a message, one of us was asked to call you.",
        "ru": "Вместо сообщения мы попросили сотрудника вам позвонить.",
        "pl": "Zamiast wiadomości poprosiliśmy pracownika, by do Ciebie zadzwonił.",
    },
}

_REASONS: Final[Mapping[str, Words]] = {
    "held": {
        "en": "you are in the group that hears nothing, to compare with",
        "ru": "вы в группе сравнения, которой ничего не сообщают",
        "pl": "jesteś w grupie porównawczej, która nic nie dostaje",
    },
    "no-variant": {
        "en": "nothing in the campaign was meant for you",
        "ru": "в этой кампании для вас ничего не было",
        "pl": "w tej kampanii nic nie było dla Ciebie",
    },
    "erased": {
        "en": "your data was erased",
        "ru": "ваши данные удалены",
        "pl": "Twoje dane zostały usunięte",
    },
    "merged": {
        "en": "two cards turned out to be yours, and the other one counts",
        "ru": "обе карты оказались вашими, и в счёт идёт другая",
        "pl": "obie karty okazały się Twoje i liczy się ta druga",
    },
    "blocked": {
        "en": "your card is blocked",
        "ru": "ваша карта заблокирована",
        "pl": "Twoja karta jest zablokowana",
    },
    "no-card": {
        "en": "you had no card",
        "ru": "у вас не было карты",
        "pl": "nie było jeszcze Twojej karty",
    },
    "voided": {
        "en": "your card was no longer valid",
        "ru": "ваша карта больше не действовала",
        "pl": "Twoja karta straciła ważność",
    },
    "no-phone": {
        "en": "your card was on no phone",
        "ru": "вашей карты не было ни в одном телефоне",
        "pl": "Twojej karty nie było w żadnym telefonie",
    },
    "no-consent": {
        "en": "you did not agree to such messages",
        "ru": "вы не соглашались на такие сообщения",
        "pl": "brak Twojej zgody na takie wiadomości",
    },
    "only-service": {
        "en": "you asked for service messages only",
        "ru": "вы просили только служебные сообщения",
        "pl": "na Twoją prośbę wysyłamy tylko wiadomości serwisowe",
    },
    "paused": {
        "en": "you asked for a pause",
        "ru": "вы просили сделать паузу",
        "pl": "na Twoją prośbę trwała przerwa",
    },
    "mending": {
        "en": "something that went wrong for you was not settled yet",
        "ru": "мы ещё не исправили то, что у вас пошло не так",
        "pl": "nie naprawiliśmy jeszcze tego, co poszło nie tak",
    },
    "won-back": {
        "en": "you had offers to come back at that time",
        "ru": "в это время вы получали предложения вернуться",
        "pl": "w tym czasie były dla Ciebie oferty powrotu",
    },
    "over": {
        "en": "what we wanted to tell you about was over by then",
        "ru": "то, о чём мы хотели сказать, уже прошло",
        "pl": "to, o czym chcieliśmy powiedzieć, było już nieaktualne",
    },
    "outranked": {
        "en": "a more important message was planned for you",
        "ru": "для вас было запланировано более важное сообщение",
        "pl": "zaplanowano dla Ciebie ważniejszą wiadomość",
    },
    "cap-category": {
        "en": "you had heard enough about “{what}” that week",
        "ru": "о «{what}» вам на той неделе уже рассказали достаточно",
        "pl": "o „{what}” było już dość w tamtym tygodniu",
    },
    "quiet-hours": {
        "en": "it was night where you are",
        "ru": "у вас была ночь",
        "pl": "była u Ciebie noc",
    },
    "missing-fact": {
        "en": "the message named something your card does not have",
        "ru": "в сообщении было то, чего нет на вашей карте",
        "pl": "wiadomość mówiła o czymś, czego nie ma na Twojej karcie",
    },
    "coupon-gone": {
        "en": "the coupons had run out",
        "ru": "купоны закончились",
        "pl": "kupony się skończyły",
    },
    "coupon-had": {
        "en": "you already had this coupon as often as anybody may",
        "ru": "вы уже получили этот купон столько раз, сколько возможно",
        "pl": "ten kupon był już u Ciebie tyle razy, ile można",
    },
    "no-number": {
        "en": "we have no number to call you at",
        "ru": "у нас нет вашего номера телефона",
        "pl": "nie mamy Twojego numeru telefonu",
    },
    "no-call-consent": {
        "en": "you did not agree to be called",
        "ru": "вы не соглашались на звонки",
        "pl": "brak Twojej zgody na telefony",
    },
    "call-waiting": {
        "en": "somebody is to call you already",
        "ru": "вам уже должны позвонить",
        "pl": "ktoś już ma do Ciebie zadzwonić",
    },
    "campaign-cancelled": {
        "en": "the campaign was cancelled before your turn",
        "ru": "кампанию отменили раньше, чем подошла ваша очередь",
        "pl": "kampanię odwołano, zanim nadeszła Twoja kolej",
    },
}

_HAD: Final[Mapping[str, Words]] = {
    "cap-day": {
        "en": "you already had {messages} that day",
        "ru": "в тот день вы уже получили {messages}",
        "pl": "tego dnia masz już za sobą {messages}",
    },
    "cap-week": {
        "en": "you already had {messages} that week",
        "ru": "на той неделе вы уже получили {messages}",
        "pl": "w tamtym tygodniu masz już za sobą {messages}",
    },
    "cap-month": {
        "en": "you already had {messages} that month",
        "ru": "в том месяце вы уже получили {messages}",
        "pl": "w tamtym miesiącu masz już za sobą {messages}",
    },
    "asked-less": {
        "en": "you asked for fewer messages and had {messages} that week",
        "ru": "вы просили писать реже и на той неделе получили {messages}",
        "pl": "na Twoją prośbę piszemy rzadziej, a w tamtym tygodniu było {messages}",
    },
}

_HIDDEN: Final[Words] = {
    "en": "Hidden from your card on {moment}, when you said no to such messages.",
    "ru": "Скрыто с вашей карты {moment}: вы отказались от таких сообщений.",
    "pl": "Ukryto na Twojej karcie {moment}: nie ma już Twojej zgody na takie wiadomości.",
}

_MESSAGES: Final[Mapping[Language, Mapping[str, str]]] = {
    "en": {"one": "message", "other": "messages"},
    "ru": {
        "one": "сообщение",
        "few": "сообщения",
        "many": "сообщений",
        "other": "сообщения",
    },
    "pl": {
        "one": "wiadomość",
        "few": "wiadomości",
        "many": "wiadomości",
        "other": "wiadomości",
    },
}


def sentence_of(
    delivery: Delivery, language: Language, *, hidden: datetime | None = None
) -> str:
    """Return what became of somebody, to be said to them.

    *hidden* is the moment at which their own no hid what they were sent, on the clock it
    is to be told by.
    """
    told = sentence(delivery.reason, delivery.detail, language)
    if hidden is None:
        return told
    day = format_date(hidden.date(), "medium", locale=language)
    hour = format_time(hidden.time(), "short", locale=language)
    return f"{told} {say(_HIDDEN, language).format(moment=f'{day}, {hour}')}"


def sentence(reason: str, detail: str | None, language: Language) -> str:
    """Return a reason in words; *detail* is what it counts or names."""
    if reason in _WHOLE:
        return say(_WHOLE[reason], language)
    if reason in _HAD:
        count = int(detail or 0)
        form = Locale.parse(language).plural_form(count)
        words = _MESSAGES[language]
        messages = f"{count} {words.get(form, words['other'])}"
        told = say(_HAD[reason], language).format(messages=messages)
    else:
        told = say(_REASONS[reason], language).format(what=detail)
    return f"{say(_NOT, language)}: {told}."
