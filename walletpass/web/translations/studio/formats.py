"""How a field's value is written, and what is unfit about a form."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    # how a value is written
    "format.title": {
        "en": "How it is written",
        "ru": "Как записать",
        "pl": "Jak to zapisać",
    },
    "format.number": {"en": "Written as", "ru": "Записать как", "pl": "Zapis"},
    "format.plain": {
        "en": "As it is: {example}",
        "ru": "Как есть: {example}",
        "pl": "Bez zmian: {example}",
    },
    "format.decimal": {
        "en": "Thousands set apart: {example}",
        "ru": "С разрядами: {example}",
        "pl": "Z podziałem na tysiące: {example}",
    },
    "format.currency": {
        "en": "Money: {example}",
        "ru": "Деньги: {example}",
        "pl": "Pieniądze: {example}",
    },
    "format.percent": {
        "en": "A share; 0.15 becomes {example}",
        "ru": "Доля; 0,15 станет {example}",
        "pl": "Udział; 0,15 staje się {example}",
    },
    "format.spell_out": {
        "en": "In words",
        "ru": "Прописью",
        "pl": "Słownie",
    },
    "format.scientific": {
        "en": "Scientific: {example}",
        "ru": "Научная: {example}",
        "pl": "Naukowy: {example}",
    },
    "format.money": {"en": "Currency", "ru": "Валюта", "pl": "Waluta"},
    "format.money.why": {
        "en": "Three letters, such as EUR.",
        "ru": "Три буквы, например EUR.",
        "pl": "Trzy litery, na przykład EUR.",
    },
    "format.day": {"en": "Day", "ru": "День", "pl": "Dzień"},
    "format.hour": {"en": "Time of day", "ru": "Время", "pl": "Godzina"},
    "format.no_day": {"en": "Leave the day out", "ru": "Без дня", "pl": "Bez dnia"},
    "format.no_hour": {
        "en": "Leave the time out",
        "ru": "Без времени",
        "pl": "Bez godziny",
    },
    "format.relative": {
        "en": "As a distance from now, such as “in 3 days”",
        "ru": "От сегодняшнего дня, например «через 3 дня»",
        "pl": "Jako odległość od teraz, na przykład „za 3 dni”",
    },
    "format.ignores_zone": {
        "en": "The same for everybody, wherever the phone is",
        "ru": "Одинаково для всех, где бы ни был телефон",
        "pl": "Tak samo dla wszystkich, gdziekolwiek jest telefon",
    },
    "format.alignment": {"en": "Alignment", "ru": "Выравнивание", "pl": "Wyrównanie"},
    "format.alignment.none": {
        "en": "As the phone finds right",
        "ru": "Как решит телефон",
        "pl": "Jak zdecyduje telefon",
    },
    "format.alignment.left": {"en": "Left", "ru": "Влево", "pl": "Do lewej"},
    "format.alignment.center": {
        "en": "In the middle",
        "ru": "По центру",
        "pl": "Do środka",
    },
    "format.alignment.right": {"en": "Right", "ru": "Вправо", "pl": "Do prawej"},
    "edit.shows.date": {
        "en": "A date that stays",
        "ru": "Постоянная дата",
        "pl": "Stała data",
    },
    "edit.moment": {
        "en": "Date and time",
        "ru": "Дата и время",
        "pl": "Data i godzina",
    },
    "edit.place.footer": {
        "en": "At the foot of the poster",
        "ru": "Внизу афиши",
        "pl": "U dołu plakatu",
    },
    "edit.place.additional": {
        "en": "On a tile under the poster",
        "ru": "На плитке под афишей",
        "pl": "Na kafelku pod plakatem",
    },
    # what cannot be kept
    "edit.unfit.see": {
        "en": "Put this right, and everything you typed is saved:",
        "ru": "Исправьте это, и всё набранное сохранится:",
        "pl": "Popraw to, a zapisze się wszystko, co wpisano:",
    },
    "edit.unsaved.unfit": {
        "en": "Not saved yet: see what to put right",
        "ru": "Пока не сохранено: посмотрите, что исправить",
        "pl": "Jeszcze nie zapisano: zobacz, co poprawić",
    },
    "edit.unfit.currency": {
        "en": "A currency is three Latin letters, such as EUR.",
        "ru": "Валюта — три латинские буквы, например EUR.",
        "pl": "Waluta to trzy litery, na przykład EUR.",
    },
    "edit.unfit.distance": {
        "en": "The distance is a number of metres above zero.",
        "ru": "Расстояние — число метров больше нуля.",
        "pl": "Odległość to liczba metrów większa od zera.",
    },
    "edit.unfit.uuid": {
        "en": "A beacon’s UUID has 36 characters: digits and letters from A to F in five groups. Copy it from its settings.",
        "ru": "В UUID маячка 36 знаков: цифры и буквы от A до F пятью группами. Скопируйте его из настроек.",
        "pl": "UUID nadajnika ma 36 znaków: cyfry i litery od A do F w pięciu grupach. Skopiuj go z ustawień.",
    },
    "edit.unfit.mark": {
        "en": "{mark} is a whole number from 0 to 65,535. Copy it from the beacon’s settings.",
        "ru": "{mark} — целое число от 0 до 65 535. Скопируйте его из настроек маячка.",
        "pl": "{mark} to liczba całkowita od 0 do 65 535. Skopiuj ją z ustawień nadajnika.",
    },
    "edit.unfit.beacons": {
        "en": "There are more than ten beacons. Remove some: a phone looks at ten.",
        "ru": "Маячков больше десяти. Уберите лишние: телефон смотрит только на десять.",
        "pl": "Nadajników jest więcej niż dziesięć. Usuń zbędne: telefon patrzy tylko na dziesięć.",
    },
    "edit.unfit.span": {
        "en": "Say when it begins as well.",
        "ru": "Укажите и начало.",
        "pl": "Podaj też początek.",
    },
    "edit.unfit.date": {
        "en": "Write the day and the time, as on the clock of your shop.",
        "ru": "Напишите день и время по часам вашего магазина.",
        "pl": "Wpisz dzień i godzinę według zegara Twojego sklepu.",
    },
    "edit.unfit.app": {
        "en": "“{given}” is no number of an app. It is in its App Store address, after “id”.",
        "ru": "«{given}» — не номер приложения. Он в адресе App Store, после «id».",
        "pl": "„{given}” to nie numer aplikacji. Jest w jej adresie w App Store, po „id”.",
    },
    "edit.unfit.website": {
        "en": "“{given}” is no address. Write it like https://rosa.example.",
        "ru": "«{given}» — не адрес. Напишите, например, https://rosa.example.",
        "pl": "„{given}” to nie adres. Wpisz na przykład https://rosa.example.",
    },
    "edit.unfit.other": {
        "en": "Something in the draft cannot be kept: {place}. It was set up over the API; ask whoever did.",
        "ru": "Что-то в черновике нельзя сохранить: {place}. Это настроено через API; спросите того, кто настраивал.",
        "pl": "Czegoś w szkicu nie da się zapisać: {place}. Ustawiono to przez API; zapytaj osobę, która to zrobiła.",
    },
}
"""By its name, what is said in each language. Braces name what is put in."""
