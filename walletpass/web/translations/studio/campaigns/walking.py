"""What we say of who walks a journey and who left it, and of what is amiss in one."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "campaigns.route.first": {
        "en": "What it says first",
        "ru": "Что она скажет сначала",
        "pl": "Co powie najpierw",
    },
    "campaigns.route.enter.one": {
        "en": "As things stand {count} person would set out.",
        "ru": "Сейчас в путь отправится {count} человек.",
        "pl": "Teraz wyruszyłaby {count} osoba.",
    },
    "campaigns.route.enter.few": {
        "en": "As things stand {count} people would set out.",
        "ru": "Сейчас в путь отправятся {count} человека.",
        "pl": "Teraz wyruszyłyby {count} osoby.",
    },
    "campaigns.route.enter.many": {
        "en": "As things stand {count} people would set out.",
        "ru": "Сейчас в путь отправятся {count} человек.",
        "pl": "Teraz wyruszyłoby {count} osób.",
    },
    "campaigns.route.most.one": {
        "en": "Each gets {count} message at most.",
        "ru": "Каждый получит не больше {count} сообщения.",
        "pl": "Każdy dostanie najwyżej {count} wiadomość.",
    },
    "campaigns.route.most.few": {
        "en": "Each gets {count} messages at most.",
        "ru": "Каждый получит не больше {count} сообщений.",
        "pl": "Każdy dostanie najwyżej {count} wiadomości.",
    },
    "campaigns.route.most.many": {
        "en": "Each gets {count} messages at most.",
        "ru": "Каждый получит не больше {count} сообщений.",
        "pl": "Każdy dostanie najwyżej {count} wiadomości.",
    },
    "campaigns.route.days.one": {
        "en": "It takes {count} day at most.",
        "ru": "Путь займёт не больше {count} дня.",
        "pl": "Potrwa najwyżej {count} dzień.",
    },
    "campaigns.route.days.few": {
        "en": "It takes {count} days at most.",
        "ru": "Путь займёт не больше {count} дней.",
        "pl": "Potrwa najwyżej {count} dni.",
    },
    "campaigns.route.days.many": {
        "en": "It takes {count} days at most.",
        "ru": "Путь займёт не больше {count} дней.",
        "pl": "Potrwa najwyżej {count} dni.",
    },
    "campaigns.route.for.days.one": {
        "en": "{count} day",
        "ru": "{count} день",
        "pl": "{count} dzień",
    },
    "campaigns.route.for.days.few": {
        "en": "{count} days",
        "ru": "{count} дня",
        "pl": "{count} dni",
    },
    "campaigns.route.for.days.many": {
        "en": "{count} days",
        "ru": "{count} дней",
        "pl": "{count} dni",
    },
    "campaigns.route.for.hours.one": {
        "en": "{count} hour",
        "ru": "{count} час",
        "pl": "{count} godzina",
    },
    "campaigns.route.for.hours.few": {
        "en": "{count} hours",
        "ru": "{count} часа",
        "pl": "{count} godziny",
    },
    "campaigns.route.for.hours.many": {
        "en": "{count} hours",
        "ru": "{count} часов",
        "pl": "{count} godzin",
    },
    "campaigns.route.for.until": {
        "en": "until {clock}",
        "ru": "до {clock}",
        "pl": "do {clock}",
    },
    "campaigns.route.standing": {
        "en": "On the way",
        "ru": "В пути",
        "pl": "W drodze",
    },
    "campaigns.route.entered": {
        "en": "set out",
        "ru": "отправились",
        "pl": "wyruszyło",
    },
    "campaigns.route.walking": {
        "en": "are on the way",
        "ru": "в пути",
        "pl": "jest w drodze",
    },
    "campaigns.route.left": {
        "en": "have left",
        "ru": "закончили",
        "pl": "zakończyło",
    },
    "campaigns.route.left.why": {
        "en": "Why they left",
        "ru": "Почему закончили",
        "pl": "Dlaczego zakończyli",
    },
    "campaigns.route.why.done": {
        "en": "Came to the end",
        "ru": "Дошли до конца",
        "pl": "Doszli do końca",
    },
    "campaigns.route.why.exit": {
        "en": "Left at an exit",
        "ru": "Вышли на выходе",
        "pl": "Wyszli wyjściem",
    },
    "campaigns.route.why.leave": {
        "en": "Did what was hoped for",
        "ru": "Сделали желаемое",
        "pl": "Zrobili to, na co liczono",
    },
    "campaigns.route.why.cancelled": {
        "en": "It was cancelled",
        "ru": "Кампания отменена",
        "pl": "Kampanię anulowano",
    },
    "campaigns.route.why.erased": {
        "en": "Asked to be forgotten",
        "ru": "Попросили забыть их",
        "pl": "Poprosili o zapomnienie",
    },
    "campaigns.route.why.merged": {
        "en": "Became one with another entry",
        "ru": "Объединены с другой записью",
        "pl": "Połączeni z innym wpisem",
    },
    "campaigns.route.here": {
        "en": "Here now",
        "ru": "Здесь сейчас",
        "pl": "Tu teraz",
    },
    "campaigns.fault.step": {
        "en": "Step {step}: {words}",
        "ru": "Шаг {step}: {words}",
        "pl": "Krok {step}: {words}",
    },
    "campaigns.fault.no-steps": {
        "en": "Add a step that says something.",
        "ru": "Добавьте шаг, который что-то говорит.",
        "pl": "Dodaj krok, który coś mówi.",
    },
    "campaigns.fault.no-wait": {
        "en": "Say how long to wait.",
        "ru": "Скажите, сколько ждать.",
        "pl": "Powiedz, jak długo czekać.",
    },
    "campaigns.fault.one-question": {
        "en": "Choose what is asked.",
        "ru": "Выберите вопрос.",
        "pl": "Wybierz pytanie.",
    },
    "campaigns.fault.never-reached": {
        "en": "Nobody comes here: everybody leaves at the step before. Remove one of the two.",
        "ru": "Сюда никто не дойдёт: шагом раньше все уходят. Уберите один из двух.",
        "pl": "Nikt tu nie dojdzie: krok wcześniej wszyscy wychodzą. Usuń jeden z nich.",
    },
    "campaigns.fault.too-deep": {
        "en": "Branches stand in each other too deep. Say it flatter.",
        "ru": "Слишком много развилок друг в друге. Сделайте проще.",
        "pl": "Zbyt wiele rozwidleń w sobie. Zrób to prościej.",
    },
    "campaigns.fault.too-many-steps": {
        "en": "Use 20 steps at most.",
        "ru": "Не больше 20 шагов.",
        "pl": "Najwyżej 20 kroków.",
    },
    "campaigns.fault.too-far": {
        "en": "It takes longer than a year from end to end. Shorten the waits.",
        "ru": "Весь путь длиннее года. Сократите паузы.",
        "pl": "Całość trwa dłużej niż rok. Skróć przerwy.",
    },
    "campaigns.fault.same-step": {
        "en": "Two steps are the same. Load the page again.",
        "ru": "Два шага совпали. Откройте страницу заново.",
        "pl": "Dwa kroki są takie same. Otwórz stronę ponownie.",
    },
    "campaigns.fault.unfit-text": {
        "en": "Write a time such as 10:00.",
        "ru": "Напишите время, например 10:00.",
        "pl": "Wpisz godzinę, na przykład 10:00.",
    },
}
