"""What we say to cashiers when somebody wants a card."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "till.issue.title": {
        "en": "A new card",
        "ru": "Новая карта",
        "pl": "Nowa karta",
    },
    "till.issue.how": {
        "en": "Let the customer scan this with their phone’s camera.",
        "ru": "Пусть покупатель наведёт камеру телефона.",
        "pl": "Niech klient zeskanuje to aparatem telefonu.",
    },
    "till.issue.code": {
        "en": "Code that opens the joining page",
        "ru": "Код страницы регистрации",
        "pl": "Kod otwierający stronę zapisu",
    },
    "till.issue.single": {
        "en": "For this customer only, for half an hour.",
        "ru": "Только для этого покупателя, в течение получаса.",
        "pl": "Tylko dla tego klienta, przez pół godziny.",
    },
    "till.issue.first": {
        "en": "The card comes with the first purchase: type the number of its receipt.",
        "ru": "Карту дают с первой покупкой: введите номер чека.",
        "pl": "Kartę dostaje się przy pierwszych zakupach: wpisz numer paragonu.",
    },
    "till.issue.invited": {
        "en": "This card is given by invitation. Ask the customer to open the link they got.",
        "ru": "Эту карту дают по приглашению. Попросите покупателя открыть свою ссылку.",
        "pl": "Ta karta jest na zaproszenie. Poproś klienta o otwarcie linku z zaproszenia.",
    },
    "till.issue.receipt.button": {
        "en": "Show the code",
        "ru": "Показать код",
        "pl": "Pokaż kod",
    },
    "till.issue.receipt.none": {
        "en": "There is no such receipt here yet. Check the number, or wait a moment until the sale has come in.",
        "ru": "Такого чека пока нет. Проверьте номер или подождите, пока продажа придёт.",
        "pl": "Nie ma jeszcze takiego paragonu. Sprawdź numer albo poczekaj chwilę, aż sprzedaż dotrze.",
    },
    "till.issue.receipt.used": {
        "en": "This receipt has its card already, or the goods came back. Scan the customer’s card instead.",
        "ru": "По этому чеку карта уже есть, или товар вернули. Отсканируйте карту покупателя.",
        "pl": "Ten paragon ma już swoją kartę albo towar wrócił. Zeskanuj kartę klienta.",
    },
    "till.issue.exception": {
        "en": "Make an exception ({left} left)",
        "ru": "Сделать исключение (осталось: {left})",
        "pl": "Zrób wyjątek (zostało: {left})",
    },
    "till.issue.exception.title": {
        "en": "A card as an exception",
        "ru": "Карта в порядке исключения",
        "pl": "Karta w drodze wyjątku",
    },
    "till.issue.left.one": {
        "en": "{count} is left this month; there are more on {until}.",
        "ru": "В этом месяце осталось {count}; {until} появятся новые.",
        "pl": "W tym miesiącu został {count}; nowe od {until}.",
    },
    "till.issue.left.few": {
        "en": "{count} are left this month; there are more on {until}.",
        "ru": "В этом месяце осталось {count}; {until} появятся новые.",
        "pl": "W tym miesiącu zostały {count}; nowe od {until}.",
    },
    "till.issue.left.many": {
        "en": "{count} are left this month; there are more on {until}.",
        "ru": "В этом месяце осталось {count}; {until} появятся новые.",
        "pl": "W tym miesiącu zostało {count}; nowe od {until}.",
    },
    "till.issue.none_left": {
        "en": "All exceptions of this month are given. There are more on {until}, or the owner allows more in the studio.",
        "ru": "Исключения этого месяца закончились. {until} появятся новые, или владелец добавит их в студии.",
        "pl": "Wyjątki na ten miesiąc się skończyły. Nowe od {until}, albo właściciel doda je w studiu.",
    },
    "till.issue.no_approver": {
        "en": "Nobody else who may approve it has a PIN at this till. The owner gives one, or invites the customer, in the studio.",
        "ru": "Больше ни у кого, кто может это одобрить, нет PIN-кода на этой кассе. Владелец задаёт его в студии или сам приглашает там клиента.",
        "pl": "Nikt inny, kto może to zatwierdzić, nie ma PIN-u przy tej kasie. Właściciel nada go w studiu albo sam zaprosi tam klienta.",
    },
    "till.issue.reason": {
        "en": "Why",
        "ru": "Почему",
        "pl": "Dlaczego",
    },
    "till.issue.reason.unfit": {
        "en": "Write why, in a few words: the report shows it.",
        "ru": "Напишите в нескольких словах почему: это видно в отчёте.",
        "pl": "Napisz w kilku słowach dlaczego: widać to w raporcie.",
    },
    "till.issue.approver": {
        "en": "Who approves it",
        "ru": "Кто одобряет",
        "pl": "Kto zatwierdza",
    },
    "till.issue.approver.unfit": {
        "en": "That person may not approve it. Ask an owner.",
        "ru": "Этот сотрудник не может одобрить. Позовите владельца.",
        "pl": "Ta osoba nie może tego zatwierdzić. Poproś właściciela.",
    },
    "till.issue.approver.own": {
        "en": "Nobody approves their own exception. Ask somebody else who may.",
        "ru": "Своё исключение никто не одобряет сам. Позовите другого, кто может.",
        "pl": "Nikt nie zatwierdza własnego wyjątku. Poproś kogoś innego, kto może.",
    },
    "till.issue.pin": {
        "en": "Their PIN",
        "ru": "PIN-код одобряющего",
        "pl": "PIN tej osoby",
    },
    "till.issue.exception.button": {
        "en": "Approve and show the code",
        "ru": "Одобрить и показать код",
        "pl": "Zatwierdź i pokaż kod",
    },
}
