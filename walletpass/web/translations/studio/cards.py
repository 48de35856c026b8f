"""Customers' cards: the list, and one card with its story."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "cards.title": {
        "en": "Customers and their cards",
        "ru": "Клиенты и их карты",
        "pl": "Klienci i ich karty",
    },
    "list.named": {"en": "Name", "ru": "Название", "pl": "Nazwa"},
    "list.none": {
        "en": "Nothing here is called “{wanted}”",
        "ru": "Здесь ничего не называется «{wanted}»",
        "pl": "Nic tu nie nazywa się „{wanted}”",
    },
    "list.nobody": {
        "en": "Nothing here is about “{wanted}”",
        "ru": "По запросу «{wanted}» здесь ничего нет",
        "pl": "Nic tu nie dotyczy „{wanted}”",
    },
    "list.first": {
        "en": "Back to the beginning",
        "ru": "К началу",
        "pl": "Na początek",
    },
    "list.next": {"en": "Next page", "ru": "Дальше", "pl": "Następna strona"},
    "people.search": {
        "en": "Name or login",
        "ru": "Имя или логин",
        "pl": "Imię lub login",
    },
    "tills.search": {
        "en": "Till or store",
        "ru": "Касса или магазин",
        "pl": "Kasa lub sklep",
    },
    "log.table.taken": {
        "en": "took a table along",
        "ru": "выгрузка таблицы",
        "pl": "pobranie tabeli",
    },
    "cards.search": {
        "en": "Name, phone, e-mail or card number",
        "ru": "Имя, телефон, почта или номер карты",
        "pl": "Imię, telefon, e-mail albo numer karty",
    },
    "cards.search.button": {"en": "Find", "ru": "Найти", "pl": "Szukaj"},
    "cards.search.all": {
        "en": "Show all",
        "ru": "Показать все",
        "pl": "Pokaż wszystkie",
    },
    "cards.found.none": {
        "en": "No card goes by “{wanted}”",
        "ru": "Карты «{wanted}» нет",
        "pl": "Nie ma karty „{wanted}”",
    },
    "cards.found.none.now": {
        "en": "Check the spelling and the digits. A card number stands under the barcode; a phone may be written any way.",
        "ru": "Проверьте буквы и цифры. Номер карты указан под штрихкодом, телефон можно писать как угодно.",
        "pl": "Sprawdź pisownię i cyfry. Numer karty stoi pod kodem kreskowym, telefon można zapisać dowolnie.",
    },
    "cards.none": {
        "en": "Nobody has a card yet",
        "ru": "Карт пока ни у кого нет",
        "pl": "Nikt nie ma jeszcze karty",
    },
    "cards.none.now": {
        "en": "First publish a card, then show customers this address: {address}",
        "ru": "Сначала опубликуйте карту, затем покажите клиентам этот адрес: {address}",
        "pl": "Najpierw opublikuj kartę, potem pokaż klientom ten adres: {address}",
    },
    "cards.none.file": {
        "en": "Or do you have a list of customers already?",
        "ru": "Или у вас уже есть список клиентов?",
        "pl": "A może masz już listę klientów?",
    },
    "one.elsewhere": {
        "en": "The card in other places",
        "ru": "Карта в других местах",
        "pl": "Karta w innych miejscach",
    },
    "one.on_lock": {
        "en": "Last said on the lock screen",
        "ru": "Последнее на экране блокировки",
        "pl": "Ostatnio na ekranie blokady",
    },
    "one.on_lock.none": {
        "en": "Nothing yet. The first change that its words tell of stands here.",
        "ru": "Пока ничего. Здесь появится первая перемена, о которой сообщит карта.",
        "pl": "Jeszcze nic. Tu pojawi się pierwsza zmiana, o której powie karta.",
    },
    "one.in_stack": {
        "en": "In the stack of cards",
        "ru": "В стопке карт",
        "pl": "W stosie kart",
    },
    "one.on_back": {
        "en": "On the back",
        "ru": "На обороте",
        "pl": "Na odwrocie",
    },
    "cards.number": {"en": "Card", "ru": "Карта", "pl": "Karta"},
    "cards.holder": {"en": "Holder", "ru": "Владелец", "pl": "Posiadacz"},
    "cards.phone": {"en": "Phone number", "ru": "Телефон", "pl": "Numer telefonu"},
    "cards.balance": {"en": "Balance", "ru": "Баланс", "pl": "Saldo"},
    "cards.status": {"en": "Status", "ru": "Состояние", "pl": "Stan"},
    "cards.in_phone": {"en": "In a phone", "ru": "В телефоне", "pl": "W telefonie"},
    "cards.since": {"en": "Since", "ru": "С", "pl": "Od"},
    "cards.nameless": {
        "en": "Gave no name",
        "ru": "Без имени",
        "pl": "Bez imienia",
    },
    "cards.phoneless": {"en": "none given", "ru": "не указан", "pl": "nie podano"},
    "cards.live": {"en": "Valid", "ru": "Действует", "pl": "Ważna"},
    "cards.voided": {"en": "Voided", "ru": "Погашена", "pl": "Unieważniona"},
    "cards.held": {"en": "In a phone", "ru": "В телефоне", "pl": "W telefonie"},
    "cards.unheld": {
        "en": "Not in a phone",
        "ru": "Не в телефоне",
        "pl": "Nie ma w telefonie",
    },
    "cards.next": {
        "en": "Show older cards",
        "ru": "Показать более ранние",
        "pl": "Pokaż starsze karty",
    },
    "cards.first": {
        "en": "Back to the newest",
        "ru": "К самым новым",
        "pl": "Wróć do najnowszych",
    },
    # one card
    "one.title": {
        "en": "Card {number}",
        "ru": "Карта {number}",
        "pl": "Karta {number}",
    },
    "one.back": {
        "en": "All customers",
        "ru": "Все клиенты",
        "pl": "Wszyscy klienci",
    },
    "one.why": {
        "en": "Why did nothing happen on the phone?",
        "ru": "Почему в телефоне ничего не изменилось?",
        "pl": "Dlaczego w telefonie nic się nie zmieniło?",
    },
    "one.facts": {"en": "About this card", "ru": "О карте", "pl": "O tej karcie"},
    "one.serial": {
        "en": "Serial number",
        "ru": "Серийный номер",
        "pl": "Numer seryjny",
    },
    "one.version": {"en": "Version", "ru": "Версия", "pl": "Wersja"},
    "one.issued": {"en": "Issued", "ru": "Выпущена", "pl": "Wydana"},
    "one.source": {"en": "Came from", "ru": "Откуда", "pl": "Skąd"},
    "one.masked": {
        "en": "Personal details are covered: your role does not need them.",
        "ru": "Личные данные закрыты: для вашей роли они не нужны.",
        "pl": "Dane osobowe są zakryte: Twoja rola ich nie potrzebuje.",
    },
    "one.story": {
        "en": "What happened, newest first",
        "ru": "Что происходило, сначала новое",
        "pl": "Co się działo, od najnowszych",
    },
    "one.story.all": {
        "en": "Show everything since the beginning",
        "ru": "Показать всё с самого начала",
        "pl": "Pokaż wszystko od początku",
    },
    "one.follows": {
        "en": "This page follows by itself.",
        "ru": "Страница обновляется сама.",
        "pl": "Strona odświeża się sama.",
    },
    "one.look_again": {
        "en": "Look again",
        "ru": "Обновить",
        "pl": "Sprawdź ponownie",
    },
    "one.details": {"en": "Particulars", "ru": "Подробности", "pl": "Szczegóły"},
    "one.undrawable": {
        "en": "The card cannot be drawn now",
        "ru": "Сейчас карту нельзя показать",
        "pl": "Nie można teraz pokazać karty",
    },
    "one.undrawable.now": {
        "en": "There is no live certificate to sign it with, so phones cannot fetch it either.",
        "ru": "Нет действующего сертификата, чтобы её подписать, поэтому и телефоны не могут её забрать.",
        "pl": "Nie ma ważnego certyfikatu, którym można ją podpisać, więc telefony też jej nie pobiorą.",
    },
    "one.link": {
        "en": "The card’s link",
        "ru": "Ссылка на карту",
        "pl": "Link do karty",
    },
    "one.link.now": {
        "en": "Send it only to the holder: whoever has it, has the card.",
        "ru": "Отправляйте её только владельцу: у кого ссылка, у того и карта.",
        "pl": "Wysyłaj go tylko posiadaczowi: kto ma link, ten ma kartę.",
    },
    "one.link.copy": {
        "en": "Copy the link",
        "ru": "Скопировать ссылку",
        "pl": "Skopiuj link",
    },
    "one.link.copied": {"en": "Copied", "ru": "Скопировано", "pl": "Skopiowano"},
    "one.void": {
        "en": "Void this card",
        "ru": "Погасить карту",
        "pl": "Unieważnij kartę",
    },
    "one.void.now": {
        "en": "It turns grey on the phone and no till takes it again. This cannot be undone; the holder may join anew and keeps the balance.",
        "ru": "В телефоне она станет серой, и касса её больше не примет. Отменить это нельзя; владелец может получить новую карту, баланс сохранится.",
        "pl": "W telefonie zszarzeje i żadna kasa jej już nie przyjmie. Tego nie da się cofnąć; posiadacz może dołączyć na nowo i zachowa saldo.",
    },
    "one.void.type": {
        "en": "To be sure, type the card’s number: {number}",
        "ru": "Для уверенности введите номер карты: {number}",
        "pl": "Dla pewności wpisz numer karty: {number}",
    },
    "one.void.other": {
        "en": "That is another number. This card is {number}; nothing has been changed.",
        "ru": "Это другой номер. Номер этой карты {number}; ничего не изменилось.",
        "pl": "To inny numer. Ta karta ma numer {number}; nic się nie zmieniło.",
    },
    "one.void.button": {
        "en": "Void card {number}",
        "ru": "Погасить карту {number}",
        "pl": "Unieważnij kartę {number}",
    },
    "one.void.done": {
        "en": "The card is void",
        "ru": "Карта погашена",
        "pl": "Karta jest unieważniona",
    },
    "one.void.done.now": {
        "en": "Its phones are being told. What comes of it appears below.",
        "ru": "Мы уже сообщаем телефонам. Что из этого выйдет, видно ниже.",
        "pl": "Telefony już się o tym dowiadują. Co z tego wyniknie, widać niżej.",
    },
}
"""By its name, what is said in each language. Braces name what is put in."""
