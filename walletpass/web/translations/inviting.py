"""What the card on the web says about bringing friends."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "join.invited": {
        "en": "A friend sent you. Welcome!",
        "ru": "Вас пригласил друг. Добро пожаловать!",
        "pl": "Zaprasza Cię znajoma osoba. Witamy!",
    },
    "join.invited.points": {
        "en": "A friend sent you: {points} are yours after your first purchase.",
        "ru": "Вас пригласил друг: {points} — после первой покупки.",
        "pl": "Zaprasza Cię znajoma osoba: {points} po pierwszych zakupach.",
    },
    "invite.button": {
        "en": "Invite a friend",
        "ru": "Пригласить друга",
        "pl": "Zaproś znajomych",
    },
    "invite.title": {
        "en": "Invite a friend",
        "ru": "Пригласите друга",
        "pl": "Zaproś znajomych",
    },
    "invite.both": {
        "en": "Send them this link. After their first purchase there are {theirs} for them and {yours} for you.",
        "ru": "Отправьте другу эту ссылку. После первой покупки: {theirs} ему и {yours} вам.",
        "pl": "Wyślij ten link. Po pierwszych zakupach: {theirs} dla tej osoby i {yours} dla Ciebie.",
    },
    "invite.theirs": {
        "en": "Send them this link. After their first purchase there are {theirs} for them.",
        "ru": "Отправьте другу эту ссылку. После первой покупки он получит {theirs}.",
        "pl": "Wyślij ten link. Po pierwszych zakupach ta osoba dostanie {theirs}.",
    },
    "invite.yours": {
        "en": "Send them this link. After their first purchase there are {yours} for you.",
        "ru": "Отправьте другу эту ссылку. После его первой покупки вы получите {yours}.",
        "pl": "Wyślij ten link. Po pierwszych zakupach tej osoby dostaniesz {yours}.",
    },
    "invite.least": {
        "en": "A purchase of {least} or more counts.",
        "ru": "Считается покупка от {least}.",
        "pl": "Liczą się zakupy od {least}.",
    },
    "invite.days.one": {
        "en": "They can be spent {count} day later, when nothing can come back any more.",
        "ru": "Потратить их можно через {count} день, когда пройдёт срок возврата.",
        "pl": "Można je wydać po {count} dniu, gdy minie czas na zwrot.",
    },
    "invite.days.few": {
        "en": "They can be spent {count} days later, when nothing can come back any more.",
        "ru": "Потратить их можно через {count} дня, когда пройдёт срок возврата.",
        "pl": "Można je wydać po {count} dniach, gdy minie czas na zwrot.",
    },
    "invite.days.many": {
        "en": "They can be spent {count} days later, when nothing can come back any more.",
        "ru": "Потратить их можно через {count} дней, когда пройдёт срок возврата.",
        "pl": "Można je wydać po {count} dniach, gdy minie czas na zwrot.",
    },
    "invite.address": {
        "en": "Your link for friends",
        "ru": "Ваша ссылка для друзей",
        "pl": "Twój link dla znajomych",
    },
    "invite.scan": {
        "en": "Or let them scan it",
        "ru": "Или пусть отсканируют",
        "pl": "Albo daj do zeskanowania",
    },
    "invite.code": {
        "en": "QR code with your link",
        "ru": "QR-код с вашей ссылкой",
        "pl": "Kod QR z Twoim linkiem",
    },
    "invite.back": {
        "en": "Back to the card",
        "ru": "Назад к карте",
        "pl": "Wróć do karty",
    },
}
"""By its name, what is said in each language. Braces name what is put in."""
