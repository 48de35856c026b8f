"""What we say of a journey's steps, as they are put together."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "campaigns.ready.journey": {
        "en": "A journey",
        "ru": "Путь клиента",
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
}
