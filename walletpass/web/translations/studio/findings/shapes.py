"""What is found about a card’s kind, and about what only programs can put on it."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "finding.transit-missing": {
        "en": "A boarding pass without a kind of transport is refused.",
        "ru": "Посадочный талон без вида транспорта телефоны не примут.",
        "pl": "Karta pokładowa bez rodzaju transportu zostanie odrzucona.",
    },
    "finding.transit-missing.now": {
        "en": "Choose the transport.",
        "ru": "Выберите транспорт.",
        "pl": "Wybierz transport.",
    },
    "finding.transit-unused": {
        "en": "Only boarding passes have a kind of transport.",
        "ru": "Вид транспорта есть только у посадочных талонов.",
        "pl": "Rodzaj transportu mają tylko karty pokładowe.",
    },
    "finding.transit-unused.now": {
        "en": "Choose another kind of card, or leave it: phones pass over it.",
        "ru": "Выберите другой вид карты или оставьте: телефоны это пропустят.",
        "pl": "Wybierz inny rodzaj karty albo zostaw: telefony to pominą.",
    },
    "finding.grouping-unused": {
        "en": "Phones put only boarding passes and tickets together in a group.",
        "ru": "Вместе телефоны складывают только посадочные талоны и билеты.",
        "pl": "Telefony grupują tylko karty pokładowe i bilety.",
    },
    "finding.grouping-unused.now": {
        "en": "Choose another kind of card, or leave it: phones pass over it.",
        "ru": "Выберите другой вид карты или оставьте: телефоны это пропустят.",
        "pl": "Wybierz inny rodzaj karty albo zostaw: telefony to pominą.",
    },
    "finding.poster-event-tag": {
        "en": "A poster ticket without {tag} is shown as a plain ticket.",
        "ru": "Билет-афиша без {tag} показывается как простой билет.",
        "pl": "Bilet-plakat bez {tag} jest pokazywany jak zwykły bilet.",
    },
    "finding.poster-event-tag.now": {
        "en": "Add {tag} over the API.",
        "ru": "Добавьте {tag} через API.",
        "pl": "Dodaj {tag} przez API.",
    },
    "finding.poster-event-nfc": {
        "en": "A poster ticket without NFC is shown as a plain ticket.",
        "ru": "Билет-афиша без NFC показывается как простой билет.",
        "pl": "Bilet-plakat bez NFC jest pokazywany jak zwykły bilet.",
    },
    "finding.poster-event-nfc.now": {
        "en": "Fill in NFC, or make it a plain ticket.",
        "ru": "Заполните NFC или сделайте билет простым.",
        "pl": "Wypełnij NFC albo zrób z niego zwykły bilet.",
    },
    "finding.upcoming-unused": {
        "en": "Only event tickets list upcoming events.",
        "ru": "Ближайшие события есть только у билетов.",
        "pl": "Najbliższe wydarzenia mają tylko bilety.",
    },
    "finding.upcoming-unused.now": {
        "en": "Make it an event ticket, or leave it: phones pass over it.",
        "ru": "Сделайте карту билетом или оставьте: телефоны это пропустят.",
        "pl": "Zrób z karty bilet albo zostaw: telefony to pominą.",
    },
    "finding.actions-many": {
        "en": "There are {count} buttons, and phones show {most}.",
        "ru": "Кнопок {count}, а телефоны показывают {most}.",
        "pl": "Przycisków jest {count}, a telefony pokazują {most}.",
    },
    "finding.actions-many.now": {
        "en": "Keep the two that matter most, the better one first.",
        "ru": "Оставьте две самые нужные, лучшую первой.",
        "pl": "Zostaw dwa najważniejsze, lepszy pierwszy.",
    },
    "finding.action-repeated": {
        "en": "{identifier} names another button too.",
        "ru": "{identifier} — имя и другой кнопки.",
        "pl": "{identifier} to nazwa także innego przycisku.",
    },
    "finding.action-repeated.now": {
        "en": "Give each button a name of its own, over the API.",
        "ru": "Дайте каждой кнопке своё имя через API.",
        "pl": "Nadaj każdemu przyciskowi własną nazwę przez API.",
    },
    "finding.action-unknown": {
        "en": "{kind} is no button known so far.",
        "ru": "Кнопки {kind} пока никто не знает.",
        "pl": "Przycisk {kind} nie jest na razie znany.",
    },
    "finding.action-unknown.now": {
        "en": "Choose one of: {known}.",
        "ru": "Выберите одну из: {known}.",
        "pl": "Wybierz jeden z: {known}.",
    },
    "finding.action-nowhere": {
        "en": "The button leads nowhere.",
        "ru": "Кнопка никуда не ведёт.",
        "pl": "Przycisk donikąd nie prowadzi.",
    },
    "finding.action-nowhere.now": {
        "en": "Add {key} over the API.",
        "ru": "Добавьте {key} через API.",
        "pl": "Dodaj {key} przez API.",
    },
    "finding.no-text": {
        "en": "It should be a text, and is {value}.",
        "ru": "Здесь должен быть текст, а стоит {value}.",
        "pl": "Powinien tu być tekst, a jest {value}.",
    },
    "finding.no-text.now": {
        "en": "Correct it where it was set up, over the API.",
        "ru": "Исправьте там, где это настроили, через API.",
        "pl": "Popraw tam, gdzie to ustawiono, przez API.",
    },
    "finding.no-number": {
        "en": "It should be a number, and is {value}.",
        "ru": "Здесь должно быть число, а стоит {value}.",
        "pl": "Powinna tu być liczba, a jest {value}.",
    },
    "finding.no-number.now": {
        "en": "Correct it where it was set up, over the API.",
        "ru": "Исправьте там, где это настроили, через API.",
        "pl": "Popraw tam, gdzie to ustawiono, przez API.",
    },
    "finding.no-truth": {
        "en": "It should be yes or no, and is {value}.",
        "ru": "Здесь должно быть «да» или «нет», а стоит {value}.",
        "pl": "Powinno tu być tak albo nie, a jest {value}.",
    },
    "finding.no-truth.now": {
        "en": "Correct it where it was set up, over the API.",
        "ru": "Исправьте там, где это настроили, через API.",
        "pl": "Popraw tam, gdzie to ustawiono, przez API.",
    },
    "finding.no-date": {
        "en": "It should be a date with its zone, and is {value}.",
        "ru": "Здесь должна быть дата с часовым поясом, а стоит {value}.",
        "pl": "Powinna tu być data ze strefą, a jest {value}.",
    },
    "finding.no-date.now": {
        "en": "Write it like 2026-03-01T09:30:00+03:00.",
        "ru": "Напишите, например, 2026-03-01T09:30:00+03:00.",
        "pl": "Zapisz na przykład 2026-03-01T09:30:00+03:00.",
    },
    "finding.no-address": {
        "en": "It should be an address, and is {value}.",
        "ru": "Здесь должен быть адрес, а стоит {value}.",
        "pl": "Powinien tu być adres, a jest {value}.",
    },
    "finding.no-address.now": {
        "en": "Write the whole of it, https:// first.",
        "ru": "Напишите его целиком, начиная с https://.",
        "pl": "Wpisz go w całości, od https://.",
    },
    "finding.no-colour": {
        "en": "It should be a colour, and is {value}.",
        "ru": "Здесь должен быть цвет, а стоит {value}.",
        "pl": "Powinien tu być kolor, a jest {value}.",
    },
    "finding.no-colour.now": {
        "en": "Write it like #1b3d26.",
        "ru": "Напишите, например, #1b3d26.",
        "pl": "Zapisz na przykład #1b3d26.",
    },
    "finding.no-text-or-number": {
        "en": "It should be a text or a number, and is {value}.",
        "ru": "Здесь должен быть текст или число, а стоит {value}.",
        "pl": "Powinien tu być tekst albo liczba, a jest {value}.",
    },
    "finding.no-text-or-number.now": {
        "en": "Give the field words, a number or a date.",
        "ru": "Дайте полю слова, число или дату.",
        "pl": "Daj polu słowa, liczbę albo datę.",
    },
    "finding.word-unknown": {
        "en": "{value} is nothing phones know here.",
        "ru": "{value} — такого телефоны здесь не знают.",
        "pl": "{value}: tego telefony tu nie znają.",
    },
    "finding.word-unknown.now": {
        "en": "Choose one of: {known}.",
        "ru": "Выберите одно из: {known}.",
        "pl": "Wybierz jedno z: {known}.",
    },
    "finding.no-list": {
        "en": "It should be a list, and is {value}.",
        "ru": "Здесь должен быть список, а стоит {value}.",
        "pl": "Powinna tu być lista, a jest {value}.",
    },
    "finding.no-list.now": {
        "en": "Correct it where it was set up, over the API.",
        "ru": "Исправьте там, где это настроили, через API.",
        "pl": "Popraw tam, gdzie to ustawiono, przez API.",
    },
    "finding.no-object": {
        "en": "It should have parts with names, and is {value}.",
        "ru": "Здесь должны быть части с именами, а стоит {value}.",
        "pl": "Powinny tu być części z nazwami, a jest {value}.",
    },
    "finding.no-object.now": {
        "en": "Correct it where it was set up, over the API.",
        "ru": "Исправьте там, где это настроили, через API.",
        "pl": "Popraw tam, gdzie to ustawiono, przez API.",
    },
    "finding.key-missing": {
        "en": "{key} is missing.",
        "ru": "Не хватает {key}.",
        "pl": "Brakuje {key}.",
    },
    "finding.key-missing.now": {
        "en": "Add it where this was set up, over the API.",
        "ru": "Добавьте там, где это настроили, через API.",
        "pl": "Dodaj to tam, gdzie to ustawiono, przez API.",
    },
    "finding.key-unknown": {
        "en": "Phones know nothing of this name here and pass over it.",
        "ru": "Такого имени телефоны здесь не знают и пропустят его.",
        "pl": "Telefony nie znają tu takiej nazwy i ją pominą.",
    },
    "finding.key-unknown.now": {
        "en": "Check its spelling where it was set up, over the API.",
        "ru": "Проверьте написание там, где это настроили, через API.",
        "pl": "Sprawdź pisownię tam, gdzie to ustawiono, przez API.",
    },
}
"""By its name, what is said in each language. Braces name what is put in."""
