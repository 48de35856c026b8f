"""What we say of campaigns that ask the staff for a call instead of sending a message."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "life.told.tasked": {
        "en": "A call instead of a message: {campaign}",
        "ru": "Звонок вместо сообщения: {campaign}",
        "pl": "Telefon zamiast wiadomości: {campaign}",
    },
    "campaigns.does": {
        "en": "Message or call",
        "ru": "Сообщение или звонок",
        "pl": "Wiadomość czy telefon",
    },
    "campaigns.does.what": {
        "en": "What happens",
        "ru": "Что происходит",
        "pl": "Co się dzieje",
    },
    "campaigns.does.message": {
        "en": "A message on the card",
        "ru": "Сообщение на карте",
        "pl": "Wiadomość na karcie",
    },
    "campaigns.does.call": {
        "en": "A call by our staff",
        "ru": "Звонок сотрудника",
        "pl": "Telefon od pracownika",
    },
    "campaigns.does.why": {
        "en": "A call takes somebody’s time: keep it for few people, and for what matters.",
        "ru": "Звонок занимает время: оставьте его для немногих и для важного.",
        "pl": "Telefon zabiera czas: zostaw go dla nielicznych i na ważne sprawy.",
    },
    "campaigns.call": {
        "en": "Who calls, and by when",
        "ru": "Кто и когда звонит",
        "pl": "Kto i do kiedy dzwoni",
    },
    "campaigns.call.preferred": {
        "en": "The shop they like",
        "ru": "Их любимый магазин",
        "pl": "Ich ulubiony sklep",
    },
    "campaigns.call.any": {"en": "Any shop", "ru": "Любой", "pl": "Dowolny"},
    "campaigns.call.within": {
        "en": "Within days",
        "ru": "За сколько дней",
        "pl": "W ciągu dni",
    },
    "campaigns.call.what": {
        "en": "These words are for whoever calls: why, and what to say. They see who it is; leave braces out.",
        "ru": "Эти слова для того, кто звонит: зачем и что сказать. Клиента он видит сам, скобки не нужны.",
        "pl": "Te słowa są dla dzwoniącego: po co i co powiedzieć. Klienta widzi sam, nawiasy są zbędne.",
    },
    "campaigns.call.preview": {
        "en": "Nothing shows on the phone. The call stands under Calls, for those who are to make it.",
        "ru": "На телефоне ничего не появится. Звонок стоит в «Звонках» у тех, кто должен позвонить.",
        "pl": "Na telefonie nic się nie pojawi. Telefon czeka w „Telefonach” u tych, którzy mają zadzwonić.",
    },
    "campaigns.progress.calls": {
        "en": "Calls asked for",
        "ru": "Запрошено звонков",
        "pl": "Zlecone telefony",
    },
    "campaigns.rehearsed.calls.one": {
        "en": "{count} person would be called.",
        "ru": "Позвонят {count} человеку.",
        "pl": "Telefon dostanie {count} osoba.",
    },
    "campaigns.rehearsed.calls.few": {
        "en": "{count} people would be called.",
        "ru": "Позвонят {count} людям.",
        "pl": "Telefon dostaną {count} osoby.",
    },
    "campaigns.rehearsed.calls.many": {
        "en": "{count} people would be called.",
        "ru": "Позвонят {count} людям.",
        "pl": "Telefon dostanie {count} osób.",
    },
    "campaigns.reason.call": {
        "en": "To be called",
        "ru": "Позвонит сотрудник",
        "pl": "Zadzwoni pracownik",
    },
    "campaigns.reason.no-number": {
        "en": "No phone number",
        "ru": "Нет номера телефона",
        "pl": "Brak numeru telefonu",
    },
    "campaigns.reason.no-call-consent": {
        "en": "Did not agree to calls",
        "ru": "Нет согласия на звонки",
        "pl": "Brak zgody na telefony",
    },
    "campaigns.reason.call-waiting": {
        "en": "A call waits already",
        "ru": "Звонок уже запланирован",
        "pl": "Telefon już czeka",
    },
    "reports.stage.calls": {
        "en": "To be called by staff",
        "ru": "Поручено позвонить",
        "pl": "Zlecone telefony",
    },
    "reports.stage.calls.why": {
        "en": "A call instead of a message; what came of each stands under Calls.",
        "ru": "Звонок вместо сообщения; что вышло, видно в «Звонках».",
        "pl": "Telefon zamiast wiadomości; wyniki są w „Telefonach”.",
    },
    "campaigns.ready.call-date": {
        "en": "A call on their day",
        "ru": "Звонок в важный день",
        "pl": "Telefon w ważnym dniu",
    },
    "campaigns.ready.call-date.why": {
        "en": "Staff is asked to ring before a day somebody named, or an anniversary.",
        "ru": "Сотрудник звонит перед днём, который назвал человек, или годовщиной.",
        "pl": "Pracownik dzwoni przed dniem podanym przez klienta albo rocznicą.",
    },
    "campaigns.ready.call-lapsing": {
        "en": "A call to somebody we miss",
        "ru": "Звонок тому, кого нет",
        "pl": "Telefon do kogoś, kogo brakuje",
    },
    "campaigns.ready.call-lapsing.why": {
        "en": "For your most important people: a voice when they stay away three times longer than they use to.",
        "ru": "Для самых важных: голос, когда человека нет втрое дольше обычного.",
        "pl": "Dla najważniejszych: głos, gdy nie ma ich trzy razy dłużej niż zwykle.",
    },
    "campaigns.ready.call-mark": {
        "en": "A call after a low mark",
        "ru": "Звонок после низкой оценки",
        "pl": "Telefon po niskiej ocenie",
    },
    "campaigns.ready.call-mark.why": {
        "en": "Who was not happy with a visit is rung the same day, to put it right.",
        "ru": "Кто остался недоволен визитом, тому звонят в тот же день, чтобы всё исправить.",
        "pl": "Do kogoś niezadowolonego z wizyty dzwonimy tego samego dnia, by to naprawić.",
    },
    "campaigns.words.call-date": {
        "en": "Their day with us is near. Wish them well and ask what they would like.",
        "ru": "Скоро их день с нами. Поздравьте и спросите, что порадовало бы.",
        "pl": "Zbliża się ich dzień z nami. Złóż życzenia i zapytaj, co sprawi radość.",
    },
    "campaigns.words.call-lapsing": {
        "en": "A good customer has not been here for long. Ask how they are and what we could do better.",
        "ru": "Хорошего клиента давно нет. Спросите, как дела и что нам сделать лучше.",
        "pl": "Dobrego klienta dawno nie było. Zapytaj, co słychać i co możemy zrobić lepiej.",
    },
    "campaigns.words.call-mark": {
        "en": "They gave a low mark. Apologise, listen, and put it right.",
        "ru": "Поставили низкую оценку. Извинитесь, выслушайте и исправьте.",
        "pl": "Niska ocena. Przeproś, wysłuchaj i napraw to.",
    },
    "campaigns.trigger.low-mark": {
        "en": "After a low mark for a visit",
        "ru": "После низкой оценки визита",
        "pl": "Po niskiej ocenie wizyty",
    },
    "campaigns.trigger.box.at_most": {
        "en": "Mark of at most",
        "ru": "Оценка не выше",
        "pl": "Ocena najwyżej",
    },
    "campaigns.fault.untimely-call": {
        "en": "Calls are asked for when something happens. Choose a campaign that speaks by itself.",
        "ru": "Звонки поручают, когда что-то происходит. Возьмите кампанию, которая говорит сама.",
        "pl": "Telefony zleca się, gdy coś się dzieje. Wybierz kampanię, która mówi sama.",
    },
    "campaigns.fault.call-reward": {
        "en": "A call gives no coupon. Leave it out.",
        "ru": "Звонок не выдаёт купон. Уберите его.",
        "pl": "Telefon nie daje kuponu. Usuń go.",
    },
    "campaigns.fault.call-link": {
        "en": "Nobody can press a link in a call. Leave it out.",
        "ru": "В разговоре ссылку не нажать. Уберите её.",
        "pl": "W rozmowie nie da się kliknąć linku. Usuń go.",
    },
    "campaigns.fault.call-facts": {
        "en": "Whoever calls sees who it is. Write these words without braces.",
        "ru": "Звонящий и так видит, кто это. Напишите без скобок.",
        "pl": "Dzwoniący widzi, kto to. Napisz bez nawiasów.",
    },
}
