"""What we say of journeys: their steps, who is on the way, and what is amiss in them."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "campaigns.ready.journey": {
        "en": "A journey",
        "ru": "Путешествие",
        "pl": "Podróż",
    },
    "campaigns.ready.journey.why": {
        "en": "Several steps with waits and branches: a greeting, then thanks or a reminder.",
        "ru": "Несколько шагов с паузами и развилками: приветствие, потом спасибо или напоминание.",
        "pl": "Kilka kroków z przerwami i rozwidleniami: powitanie, potem podziękowanie lub przypomnienie.",
    },
    "campaigns.words.journey.hello": {
        "en": "Welcome! Show this card at the till and every visit counts.",
        "ru": "Добро пожаловать! Показывайте карту на кассе: каждый визит в счёт.",
        "pl": "Witamy! Pokazuj kartę przy kasie, a każda wizyta się liczy.",
    },
    "campaigns.words.journey.thanks": {
        "en": "Thank you for your first visit. Your points are waiting for the next one.",
        "ru": "Спасибо за первый визит. Баллы ждут следующего.",
        "pl": "Dziękujemy za pierwszą wizytę. Punkty czekają na następną.",
    },
    "campaigns.words.journey.reminder": {
        "en": "Your card is ready. Come by, your first points are close.",
        "ru": "Ваша карта готова. Заходите: первые баллы уже близко.",
        "pl": "Twoja karta jest gotowa. Zajrzyj, pierwsze punkty są blisko.",
    },
    "campaigns.route": {
        "en": "The steps",
        "ru": "Шаги",
        "pl": "Kroki",
    },
    "campaigns.route.why": {
        "en": "Each person goes from step to step on their own. What is said keeps to consent, limits and quiet hours, as everywhere.",
        "ru": "Каждый идёт по шагам сам. Всё, что говорится, соблюдает согласия, лимиты и тихие часы, как и везде.",
        "pl": "Każdy idzie krok po kroku sam. To, co mówisz, trzyma się zgód, limitów i ciszy, jak wszędzie.",
    },
    "campaigns.route.kind.say": {
        "en": "Say something",
        "ru": "Сказать",
        "pl": "Powiedz",
    },
    "campaigns.route.kind.wait": {
        "en": "Wait",
        "ru": "Подождать",
        "pl": "Poczekaj",
    },
    "campaigns.route.kind.if": {
        "en": "Ask and branch",
        "ru": "Спросить и развести",
        "pl": "Zapytaj i rozdziel",
    },
    "campaigns.route.kind.exit": {
        "en": "Leave the journey",
        "ru": "Закончить путь",
        "pl": "Zakończ podróż",
    },
    "campaigns.route.exit.why": {
        "en": "Whoever comes here has left the journey.",
        "ru": "Кто сюда пришёл, тот закончил путь.",
        "pl": "Kto tu dojdzie, kończy podróż.",
    },
    "campaigns.route.add": {
        "en": "Add the step",
        "ru": "Добавить шаг",
        "pl": "Dodaj krok",
    },
    "campaigns.route.add.kind": {
        "en": "Next step",
        "ru": "Следующий шаг",
        "pl": "Następny krok",
    },
    "campaigns.route.remove": {
        "en": "Remove step",
        "ru": "Убрать шаг",
        "pl": "Usuń krok",
    },
    "campaigns.route.up": {
        "en": "Move up step",
        "ru": "Поднять шаг",
        "pl": "Przesuń w górę krok",
    },
    "campaigns.route.down": {
        "en": "Move down step",
        "ru": "Опустить шаг",
        "pl": "Przesuń w dół krok",
    },
    "campaigns.route.days": {
        "en": "Days",
        "ru": "Дней",
        "pl": "Dni",
    },
    "campaigns.route.hours": {
        "en": "Hours",
        "ru": "Часов",
        "pl": "Godziny",
    },
    "campaigns.route.clock": {
        "en": "Then until this time of their day",
        "ru": "Потом до этого часа у клиента",
        "pl": "Potem do tej godziny u klienta",
    },
    "campaigns.route.asks": {
        "en": "Ask whether",
        "ru": "Спросить",
        "pl": "Zapytaj",
    },
    "campaigns.route.asks.nothing": {
        "en": "Choose a question",
        "ru": "Выберите вопрос",
        "pl": "Wybierz pytanie",
    },
    "campaigns.route.asks.bought": {
        "en": "they bought since they set out",
        "ru": "купил ли после начала пути",
        "pl": "czy coś kupił od początku podróży",
    },
    "campaigns.route.asks.segment": {
        "en": "they are among: {name}",
        "ru": "входит ли в: {name}",
        "pl": "czy należy do: {name}",
    },
    "campaigns.route.asks.kept": {
        "en": "as it was written before",
        "ru": "как было написано раньше",
        "pl": "jak zapisano wcześniej",
    },
    "campaigns.route.then": {
        "en": "If so",
        "ru": "Если да",
        "pl": "Jeśli tak",
    },
    "campaigns.route.else": {
        "en": "If not",
        "ru": "Если нет",
        "pl": "Jeśli nie",
    },
    "campaigns.route.then.short": {
        "en": "yes",
        "ru": "да",
        "pl": "tak",
    },
    "campaigns.route.else.short": {
        "en": "no",
        "ru": "нет",
        "pl": "nie",
    },
    "campaigns.route.more": {
        "en": "Further variants of this step stay as they are.",
        "ru": "Другие варианты этого шага остаются как есть.",
        "pl": "Inne warianty tego kroku zostają bez zmian.",
    },
    "campaigns.route.start": {
        "en": "Who sets out",
        "ru": "Кто отправляется в путь",
        "pl": "Kto wyrusza",
    },
    "campaigns.route.start.by": {
        "en": "They set out when",
        "ru": "Начало пути",
        "pl": "Wyruszają, gdy",
    },
    "campaigns.route.start.audience": {
        "en": "they are in the audience",
        "ru": "клиент входит в аудиторию",
        "pl": "należą do odbiorców",
    },
    "campaigns.route.start.why": {
        "en": "Choosing something else shows its settings once it is saved.",
        "ru": "Если выбрать другое, его настройки появятся после сохранения.",
        "pl": "Po wybraniu czegoś innego ustawienia pokażą się po zapisaniu.",
    },
    "campaigns.route.at": {
        "en": "Not before",
        "ru": "Не раньше",
        "pl": "Nie wcześniej niż",
    },
    "campaigns.route.until": {
        "en": "Last day to set out",
        "ru": "Последний день начала",
        "pl": "Ostatni dzień wyruszania",
    },
    "campaigns.route.again": {
        "en": "Again after so many days",
        "ru": "Снова через столько дней",
        "pl": "Ponownie po tylu dniach",
    },
    "campaigns.route.again.why": {
        "en": "Empty: nobody walks it twice.",
        "ru": "Пусто: никто не пройдёт дважды.",
        "pl": "Puste: nikt nie przejdzie jej dwa razy.",
    },
    "campaigns.route.leave": {
        "en": "Before every step, let go whoever",
        "ru": "Перед каждым шагом отпускать тех, кто",
        "pl": "Przed każdym krokiem zwalniaj tych, którzy",
    },
    "campaigns.route.leave.nobody": {
        "en": "Nobody",
        "ru": "Никого",
        "pl": "Nikogo",
    },
    "campaigns.route.leave.why": {
        "en": "Whoever has done what you hoped for needs no further word.",
        "ru": "Тому, кто уже сделал желаемое, больше ничего не нужно.",
        "pl": "Komu już się udało to, na co liczysz, nie trzeba nic więcej mówić.",
    },
    "campaigns.route.each": {
        "en": "Each message",
        "ru": "Каждое сообщение",
        "pl": "Każda wiadomość",
    },
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
