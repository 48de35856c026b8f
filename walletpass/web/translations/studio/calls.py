"""What we say of calls that staff is to make."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "calls.title": {"en": "Calls", "ru": "Звонки", "pl": "Telefony"},
    "calls.about": {
        "en": "People a voice is better for than a message. Ring, and write down what came of it.",
        "ru": "Те, кому лучше позвонить, чем написать. Позвоните и отметьте, что вышло.",
        "pl": "Osoby, do których lepiej zadzwonić niż pisać. Zadzwoń i zapisz, co z tego wyszło.",
    },
    "calls.filter": {"en": "Which calls", "ru": "Какие звонки", "pl": "Które telefony"},
    "calls.show.mine": {"en": "For me", "ru": "Мне", "pl": "Dla mnie"},
    "calls.show.all": {
        "en": "All open",
        "ru": "Все открытые",
        "pl": "Wszystkie otwarte",
    },
    "calls.show.closed": {"en": "Over", "ru": "Завершённые", "pl": "Zakończone"},
    "calls.none": {
        "en": "Nobody to call",
        "ru": "Звонить некому",
        "pl": "Nie ma do kogo dzwonić",
    },
    "calls.none.now": {
        "en": "Ask for a call on a customer’s page, or let a campaign do it on a day of theirs.",
        "ru": "Попросите о звонке на странице клиента или поручите это кампании в его важный день.",
        "pl": "Poproś o telefon na stronie klienta albo zleć to kampanii w jego ważnym dniu.",
    },
    "calls.none.closed": {
        "en": "No call is over yet",
        "ru": "Завершённых звонков пока нет",
        "pl": "Żaden telefon nie jest jeszcze zakończony",
    },
    "calls.none.closed.now": {
        "en": "What came of each stands here once somebody has called.",
        "ru": "Когда кто-нибудь позвонит, здесь появится, что вышло.",
        "pl": "Gdy ktoś zadzwoni, tu będzie widać, co z tego wyszło.",
    },
    "calls.due": {"en": "By {day}", "ru": "До {day}", "pl": "Do {day}"},
    "calls.due.today": {"en": "Today", "ru": "Сегодня", "pl": "Dzisiaj"},
    "calls.due.late": {
        "en": "Late: by {day}",
        "ru": "Просрочено: до {day}",
        "pl": "Po terminie: do {day}",
    },
    "calls.state.open": {"en": "Open", "ru": "Открыт", "pl": "Otwarty"},
    "calls.state.done": {"en": "Done", "ru": "Поговорили", "pl": "Zrobione"},
    "calls.state.not-reached": {
        "en": "Not reached",
        "ru": "Не дозвонились",
        "pl": "Nie udało się dodzwonić",
    },
    "calls.state.declined": {
        "en": "Declined",
        "ru": "Отказ от разговора",
        "pl": "Odmowa rozmowy",
    },
    "calls.do.done": {"en": "Done", "ru": "Поговорили", "pl": "Zrobione"},
    "calls.do.not-reached": {
        "en": "Not reached",
        "ru": "Не дозвонились",
        "pl": "Nie odbiera",
    },
    "calls.do.declined": {"en": "Declined", "ru": "Отказ", "pl": "Odmowa"},
    "calls.do.open": {
        "en": "Open again",
        "ru": "Открыть снова",
        "pl": "Otwórz ponownie",
    },
    "calls.do.about": {
        "en": "{what}: {who}",
        "ru": "{what}: {who}",
        "pl": "{what}: {who}",
    },
    "calls.note": {
        "en": "What they said (optional)",
        "ru": "Что сказали (необязательно)",
        "pl": "Co usłyszałeś (opcjonalnie)",
    },
    "calls.number.none": {
        "en": "No number known",
        "ru": "Номера нет",
        "pl": "Nie znamy numeru",
    },
    "calls.masked": {
        "en": "Your role sees the number covered. Ask somebody who may see it, or call when they come.",
        "ru": "Ваша роль видит номер закрытым. Попросите того, кому он открыт, или поговорите при визите.",
        "pl": "Twoja rola widzi zakryty numer. Poproś kogoś, kto go widzi, albo porozmawiaj przy wizycie.",
    },
    "calls.consent.gone": {
        "en": "They do not agree to calls with offers any more. Do not ring.",
        "ru": "Человек больше не согласен на звонки с предложениями. Не звоните.",
        "pl": "Ta osoba nie zgadza się już na telefony z ofertami. Nie dzwoń.",
    },
    "calls.consent.service": {
        "en": "About their own matter, not an offer",
        "ru": "По делу клиента, без предложений",
        "pl": "W sprawie klienta, bez ofert",
    },
    "calls.best": {
        "en": "Comes around {hour}",
        "ru": "Обычно приходит около {hour}",
        "pl": "Bywa około {hour}",
    },
    "calls.last": {
        "en": "Last here {day}",
        "ru": "Последний визит {day}",
        "pl": "Ostatnio {day}",
    },
    "calls.spent": {
        "en": "{money} so far",
        "ru": "Всего {money}",
        "pl": "Dotąd {money}",
    },
    "calls.by.campaign": {
        "en": "Asked by “{name}”",
        "ru": "Просит кампания «{name}»",
        "pl": "Prosi kampania „{name}”",
    },
    "calls.by.person": {
        "en": "Asked by {name}",
        "ru": "Просит {name}",
        "pl": "Prosi {name}",
    },
    "calls.by.program": {
        "en": "Asked by another system",
        "ru": "Просит другая система",
        "pl": "Prosi inny system",
    },
    "calls.role": {"en": "Who calls", "ru": "Кто звонит", "pl": "Kto dzwoni"},
    "calls.store": {
        "en": "From which shop",
        "ru": "Из какого магазина",
        "pl": "Z którego sklepu",
    },
    "calls.anybody": {"en": "Anybody", "ru": "Кто угодно", "pl": "Ktokolwiek"},
    "calls.anywhere": {"en": "Any shop", "ru": "Любой магазин", "pl": "Dowolny sklep"},
    "calls.make": {
        "en": "Ask for a call",
        "ru": "Попросить позвонить",
        "pl": "Poproś o telefon",
    },
    "calls.why": {"en": "Why", "ru": "Зачем", "pl": "W jakiej sprawie"},
    "calls.known": {
        "en": "What helps to know (optional)",
        "ru": "Что полезно знать (необязательно)",
        "pl": "Co warto wiedzieć (opcjonalnie)",
    },
    "calls.due.on": {"en": "By which day", "ru": "До какого дня", "pl": "Do kiedy"},
    "calls.purpose": {"en": "What it is", "ru": "Что это", "pl": "Co to jest"},
    "calls.purpose.service": {
        "en": "Their own matter",
        "ru": "Дело клиента",
        "pl": "Sprawa klienta",
    },
    "calls.purpose.marketing": {
        "en": "An offer",
        "ru": "Предложение",
        "pl": "Oferta",
    },
    "calls.purpose.why": {
        "en": "Offers need their yes to calls.",
        "ru": "Для предложений нужно согласие на звонки.",
        "pl": "Oferta wymaga zgody na telefony.",
    },
    "calls.refused.unfit-task": {
        "en": "Say why, and name a day from today on, within a year.",
        "ru": "Напишите зачем и назовите день от сегодняшнего до года вперёд.",
        "pl": "Napisz, w jakiej sprawie, i podaj dzień od dziś, w ciągu roku.",
    },
    "calls.refused.not-to-be-called": {
        "en": "They did not agree to calls with offers. If it is about a matter of theirs, choose that.",
        "ru": "На звонки с предложениями согласия нет. Если это дело клиента, выберите это.",
        "pl": "Nie ma zgody na telefony z ofertami. Jeśli to sprawa klienta, wybierz to.",
    },
    "calls.home": {
        "en": "Calls to make",
        "ru": "Кому позвонить",
        "pl": "Do kogo zadzwonić",
    },
    "calls.home.look": {
        "en": "See who",
        "ru": "Посмотреть",
        "pl": "Zobacz",
    },
    "calls.home.many": {
        "en": "More than {count} calls wait for you.",
        "ru": "Вас ждут больше {count} звонков.",
        "pl": "Czeka na Ciebie ponad {count} telefonów.",
    },
    "calls.home.waiting.one": {
        "en": "{count} call waits for you.",
        "ru": "Вас ждёт {count} звонок.",
        "pl": "Czeka na Ciebie {count} telefon.",
    },
    "calls.home.waiting.few": {
        "en": "{count} calls wait for you.",
        "ru": "Вас ждут {count} звонка.",
        "pl": "Czekają na Ciebie {count} telefony.",
    },
    "calls.home.waiting.many": {
        "en": "{count} calls wait for you.",
        "ru": "Вас ждут {count} звонков.",
        "pl": "Czeka na Ciebie {count} telefonów.",
    },
    "life.call.asked": {
        "en": "A call was asked for",
        "ru": "Попросили позвонить",
        "pl": "Poproszono o telefon",
    },
    "life.call.over": {
        "en": "Call: {state}",
        "ru": "Звонок: {state}",
        "pl": "Telefon: {state}",
    },
}
"""By its name, what is said in each language. Braces name what is put in."""
