"""Trying a campaign out on the team's own phones."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words


def _in(en: str, ru: str, pl: str) -> Words:
    return {"en": en, "ru": ru, "pl": pl}


MESSAGES: Final[Mapping[str, Words]] = {
    "team.title": _in(
        "Your own card, to try campaigns out",
        "Ваша карта для проб",
        "Twoja karta do prób",
    ),
    "team.link": _in("My card", "Моя карта", "Moja karta"),
    "team.why": _in(
        "What you try out is said on your phone before any customer hears it. It counts in no report.",
        "Пробное сообщение придёт на ваш телефон раньше, чем его увидит хоть один клиент. В отчёты оно не входит.",
        "Próba pojawi się na Twoim telefonie, zanim usłyszy ją jakikolwiek klient. Nie liczy się w żadnym raporcie.",
    ),
    "team.own": _in(
        "You try out on card {number}",
        "Пробы приходят на карту {number}",
        "Próby trafiają na kartę {number}",
    ),
    "team.forget": _in(
        "Try out on it no more", "Больше не присылать", "Nie wysyłaj na nią więcej"
    ),
    "team.name": _in("Name your own card", "Указать свою карту", "Wskaż swoją kartę"),
    "team.another": _in(
        "Name another card", "Указать другую карту", "Wskaż inną kartę"
    ),
    "team.step.have": _in(
        "Have a card of your own on your phone. If you have none, join like a customer:",
        "Держите свою карту в телефоне. Если её нет, вступите как клиент:",
        "Miej własną kartę w telefonie. Jeśli jej nie masz, dołącz jak klient:",
    ),
    "team.step.open": _in(
        "Turn the card over, and open its page on the web.",
        "Переверните карту и откройте её страницу в браузере.",
        "Odwróć kartę i otwórz jej stronę w przeglądarce.",
    ),
    "team.step.copy": _in(
        "Copy the address of that page, and bring it here.",
        "Скопируйте адрес этой страницы и вставьте его сюда.",
        "Skopiuj adres tej strony i wklej go tutaj.",
    ),
    "team.address": _in(
        "Address of your card", "Адрес вашей карты", "Adres Twojej karty"
    ),
    "team.save": _in("This is my card", "Это моя карта", "To moja karta"),
    "team.unfit": _in(
        "This is no address of a card of yours that is still good. It looks like https://…/card/… and is long.",
        "Это не адрес действующей карты вашего бренда. Он похож на https://…/card/… и длинный.",
        "To nie jest adres ważnej karty Twojej marki. Wygląda jak https://…/card/… i jest długi.",
    ),
    "team.all": _in("Who tries out", "Кто пробует", "Kto próbuje"),
    "team.who": _in("Colleague", "Коллега", "Osoba"),
    "team.card": _in("Card", "Карта", "Karta"),
    "team.try": _in(
        "Try it on your own phone",
        "Попробовать на своём телефоне",
        "Wypróbuj na swoim telefonie",
    ),
    "team.try.why": _in(
        "As it stands now, at once, for an hour, on your team’s cards alone. A phone announces only what changed: the same words twice come silently.",
        "Как есть сейчас, сразу, на час и только на карты вашей команды. Телефон объявляет лишь изменения: те же слова второй раз придут молча.",
        "Tak, jak jest teraz, od razu, na godzinę i tylko na karty Twojego zespołu. Telefon ogłasza tylko zmiany: te same słowa drugi raz przyjdą po cichu.",
    ),
    "team.variant": _in("Which words", "Какой текст", "Które słowa"),
    "team.to_me": _in(
        "Send to my phone", "Отправить на мой телефон", "Wyślij na mój telefon"
    ),
    "team.to_all.one": _in(
        "Send to the team: {count} card",
        "Отправить команде: {count} карта",
        "Wyślij do zespołu: {count} karta",
    ),
    "team.to_all.few": _in(
        "Send to the team: {count} cards",
        "Отправить команде: {count} карты",
        "Wyślij do zespołu: {count} karty",
    ),
    "team.to_all.many": _in(
        "Send to the team: {count} cards",
        "Отправить команде: {count} карт",
        "Wyślij do zespołu: {count} kart",
    ),
    "team.tried.one": _in(
        "On its way to {count} card",
        "Уже на пути к {count} карте",
        "W drodze na {count} kartę",
    ),
    "team.tried.few": _in(
        "On its way to {count} cards",
        "Уже на пути к {count} картам",
        "W drodze na {count} karty",
    ),
    "team.tried.many": _in(
        "On its way to {count} cards",
        "Уже на пути к {count} картам",
        "W drodze na {count} kart",
    ),
    "campaigns.refused.nobody-to-try-on": _in(
        "Name the card on your own phone first",
        "Сначала укажите карту в своём телефоне",
        "Najpierw wskaż kartę w swoim telefonie",
    ),
    "campaigns.refused.wordless-message": _in(
        "There are no words to try out yet",
        "Пока нет слов, которые можно попробовать",
        "Nie ma jeszcze słów do wypróbowania",
    ),
    "log.campaign.tried": _in(
        "tried a campaign out on the team",
        "проба кампании на команде",
        "wypróbowanie kampanii na zespole",
    ),
    "log.team.card-named": _in(
        "named a card of their own", "указана своя карта", "wskazanie własnej karty"
    ),
    "log.team.card-forgotten": _in(
        "has no card to try out on any more",
        "своя карта убрана",
        "usunięcie własnej karty",
    ),
}
