"""The editor of a card: colours, names, barcode, fields, and saving them."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "edit.back": {"en": "All cards", "ru": "Все карты", "pl": "Wszystkie karty"},
    "edit.name": {
        "en": "Name in the studio",
        "ru": "Название в студии",
        "pl": "Nazwa w studiu",
    },
    "edit.look": {"en": "Colours", "ru": "Цвета", "pl": "Kolory"},
    "edit.background": {"en": "Background", "ru": "Фон", "pl": "Tło"},
    "edit.foreground": {"en": "Text", "ru": "Текст", "pl": "Tekst"},
    "edit.label": {"en": "Labels", "ru": "Подписи", "pl": "Etykiety"},
    "edit.contrast.foreground": {
        "en": "Text on the background: {ratio} to 1",
        "ru": "Текст на фоне: {ratio} к 1",
        "pl": "Tekst na tle: {ratio} do 1",
    },
    "edit.contrast.label": {
        "en": "Labels on the background: {ratio} to 1",
        "ru": "Подписи на фоне: {ratio} к 1",
        "pl": "Etykiety na tle: {ratio} do 1",
    },
    "edit.contrast.good": {
        "en": "reads well",
        "ru": "читается хорошо",
        "pl": "czyta się dobrze",
    },
    "edit.contrast.poor": {
        "en": "hard to read; 4.5 is needed",
        "ru": "читается плохо; нужно 4,5",
        "pl": "czyta się źle; potrzeba 4,5",
    },
    "edit.pictures": {"en": "Pictures", "ru": "Картинки", "pl": "Obrazy"},
    "edit.texts": {"en": "Names", "ru": "Названия", "pl": "Nazwy"},
    "edit.organization": {
        "en": "Who the card is from",
        "ru": "От кого карта",
        "pl": "Od kogo jest karta",
    },
    "edit.organization.why": {
        "en": "Stands above every message on the lock screen.",
        "ru": "Стоит над каждым сообщением на экране блокировки.",
        "pl": "Stoi nad każdą wiadomością na ekranie blokady.",
    },
    "edit.description": {
        "en": "What the card is",
        "ru": "Что это за карта",
        "pl": "Co to za karta",
    },
    "edit.description.why": {
        "en": "Read aloud to people who do not see the card.",
        "ru": "Читается вслух тем, кто не видит карту.",
        "pl": "Czytane na głos osobom, które karty nie widzą.",
    },
    "edit.logo_text": {
        "en": "Words beside the logo",
        "ru": "Слова рядом с логотипом",
        "pl": "Słowa obok logo",
    },
    "edit.logo_text.why": {
        "en": "Leave empty if the logo says it all.",
        "ru": "Оставьте пустым, если логотип говорит сам за себя.",
        "pl": "Zostaw puste, jeśli logo mówi wszystko.",
    },
    "edit.barcode": {"en": "Barcode", "ru": "Штрихкод", "pl": "Kod kreskowy"},
    "edit.barcode.0": {
        "en": "Kind of barcode",
        "ru": "Вид штрихкода",
        "pl": "Rodzaj kodu",
    },
    "edit.barcode.1": {
        "en": "Where a phone cannot draw it",
        "ru": "Если телефон его не рисует",
        "pl": "Gdy telefon go nie narysuje",
    },
    "edit.barcode.2": {
        "en": "And where it cannot draw that",
        "ru": "А если и этот не рисует",
        "pl": "A gdy i tego nie narysuje",
    },
    "edit.barcode.none": {"en": "none", "ru": "нет", "pl": "brak"},
    "edit.barcode.why": {
        "en": "Choose what your tills can scan. It carries the card’s number.",
        "ru": "Выберите то, что читают ваши кассы. В нём номер карты.",
        "pl": "Wybierz to, co czytają Twoje kasy. Zawiera numer karty.",
    },
    # fields
    "edit.fields": {
        "en": "What the card says",
        "ru": "Что сказано на карте",
        "pl": "Co mówi karta",
    },
    "edit.place": {"en": "Place", "ru": "Место", "pl": "Miejsce"},
    "edit.place.header": {
        "en": "Top right corner",
        "ru": "Правый верхний угол",
        "pl": "Prawy górny róg",
    },
    "edit.place.primary": {
        "en": "Large, over the picture",
        "ru": "Крупно, поверх картинки",
        "pl": "Duże, na obrazie",
    },
    "edit.place.secondary": {
        "en": "Under the picture, left",
        "ru": "Под картинкой, слева",
        "pl": "Pod obrazem, z lewej",
    },
    "edit.place.auxiliary": {
        "en": "Under the picture, right",
        "ru": "Под картинкой, справа",
        "pl": "Pod obrazem, z prawej",
    },
    "edit.place.back": {
        "en": "Back of the card",
        "ru": "Обратная сторона",
        "pl": "Odwrót karty",
    },
    "edit.label_in": {
        "en": "Label, {language}",
        "ru": "Подпись, {language}",
        "pl": "Etykieta, {language}",
    },
    "edit.shows": {"en": "Shows", "ru": "Показывает", "pl": "Pokazuje"},
    "edit.shows.facts": {
        "en": "A fact of the card",
        "ru": "Факт о карте",
        "pl": "Fakt o karcie",
    },
    "edit.shows.text": {
        "en": "Words of your own",
        "ru": "Свои слова",
        "pl": "Własne słowa",
    },
    "edit.shows.number": {
        "en": "A number that stays",
        "ru": "Постоянное число",
        "pl": "Stała liczba",
    },
    "edit.text_in": {
        "en": "Words, {language}",
        "ru": "Слова, {language}",
        "pl": "Słowa, {language}",
    },
    "edit.text.why": {
        "en": "Only for words of your own. A fact in braces, such as {{balance}}, is filled in.",
        "ru": "Только для своих слов. Факт в фигурных скобках, например {{balance}}, подставится.",
        "pl": "Tylko dla własnych słów. Fakt w klamrach, na przykład {{balance}}, zostanie wstawiony.",
    },
    "edit.number": {"en": "Number", "ru": "Число", "pl": "Liczba"},
    "edit.message_in": {
        "en": "Lock screen, {language}",
        "ru": "Экран блокировки, {language}",
        "pl": "Ekran blokady, {language}",
    },
    "edit.message.why": {
        "en": "Said when this value changes; %@ stands for the new value. Empty means silence.",
        "ru": "Говорится, когда значение меняется; %@ — новое значение. Пусто — молчание.",
        "pl": "Mówione, gdy wartość się zmienia; %@ to nowa wartość. Puste znaczy cisza.",
    },
    "edit.up": {"en": "Move up", "ru": "Выше", "pl": "W górę"},
    "edit.down": {"en": "Move down", "ru": "Ниже", "pl": "W dół"},
    "edit.remove": {"en": "Remove", "ru": "Убрать", "pl": "Usuń"},
    "edit.which": {
        "en": "{action} “{field}”",
        "ru": "{action}: «{field}»",
        "pl": "{action}: „{field}”",
    },
    "edit.unnamed": {"en": "New field", "ru": "Новое поле", "pl": "Nowe pole"},
    "edit.add": {"en": "Add a field", "ru": "Добавить поле", "pl": "Dodaj pole"},
    "edit.add.where": {
        "en": "Where to add a field",
        "ru": "Куда добавить поле",
        "pl": "Gdzie dodać pole",
    },
    "edit.speaks": {
        "en": "speaks on the lock screen",
        "ru": "говорит на экране блокировки",
        "pl": "mówi na ekranie blokady",
    },
    # saving
    "edit.save": {
        "en": "Save the draft",
        "ru": "Сохранить черновик",
        "pl": "Zapisz szkic",
    },
    "edit.saved": {
        "en": "The draft is saved. Cards change only when you publish.",
        "ru": "Черновик сохранён. Карты изменятся только после публикации.",
        "pl": "Szkic zapisany. Karty zmienią się dopiero po opublikowaniu.",
    },
    "edit.saving": {"en": "Saving…", "ru": "Сохраняем…", "pl": "Zapisuję…"},
    "edit.unsaved": {
        "en": "Out of reach: your last change is only on this page",
        "ru": "Нет связи: последнее изменение пока только на этой странице",
        "pl": "Brak połączenia: ostatnia zmiana jest tylko na tej stronie",
    },
    "edit.taken": {
        "en": "Somebody saved this card meanwhile",
        "ru": "Эту карту тем временем сохранил кто-то другой",
        "pl": "Ktoś w międzyczasie zapisał tę kartę",
    },
    "edit.taken.now": {
        "en": "Nothing of theirs was overwritten. Copy what you need, then reload the page.",
        "ru": "Чужие правки целы. Скопируйте нужное и обновите страницу.",
        "pl": "Niczego nie nadpisano. Skopiuj, co potrzebne, i odśwież stronę.",
    },
    "edit.unfit": {
        "en": "Not saved yet",
        "ru": "Пока не сохранено",
        "pl": "Jeszcze nie zapisano",
    },
    "edit.unfit.colour": {
        "en": "{field}: “{given}” is no colour. Write it like #1b3d26.",
        "ru": "{field}: «{given}» — не цвет. Напишите, например, #1b3d26.",
        "pl": "{field}: „{given}” to nie kolor. Zapisz na przykład #1b3d26.",
    },
    "edit.unfit.number": {
        "en": "“{field}”: {given} is no number.",
        "ru": "«{field}»: {given} — не число.",
        "pl": "„{field}”: {given} to nie liczba.",
    },
    "edit.unfit.long": {
        "en": "“{field}” is too long for a card.",
        "ru": "«{field}» слишком длинно для карты.",
        "pl": "„{field}” jest za długie na kartę.",
    },
}
"""By its name, what is said in each language. Braces name what is put in."""
