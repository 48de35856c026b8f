"""What we say of who gets a card."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "admission.title": {
        "en": "Who gets a card",
        "ru": "Кому дают карту",
        "pl": "Kto dostaje kartę",
    },
    "admission.refused": {
        "en": "Nothing was kept",
        "ru": "Ничего не сохранено",
        "pl": "Nic nie zapisano",
    },
    "admission.unfit": {
        "en": "Choose a policy, and write how many exceptions a month there may be: 0 to 100000.",
        "ru": "Выберите порядок и укажите, сколько исключений в месяц допустимо: от 0 до 100000.",
        "pl": "Wybierz zasadę i podaj, ile wyjątków może być w miesiącu: od 0 do 100000.",
    },
    "admission.note.unfit": {
        "en": "Write a note of up to 200 characters, or none.",
        "ru": "Напишите заметку до 200 знаков или оставьте пустой.",
        "pl": "Wpisz notatkę do 200 znaków albo zostaw pustą.",
    },
    "admission.saved": {
        "en": "This holds from now on",
        "ru": "Действует с этой минуты",
        "pl": "Obowiązuje od teraz",
    },
    "admission.saved.now": {
        "en": "Whoever has a card keeps it.",
        "ru": "У кого карта уже есть, у того она останется.",
        "pl": "Kto ma kartę, ten ją zachowuje.",
    },
    "admission.policy": {
        "en": "Cards are given",
        "ru": "Карту дают",
        "pl": "Kartę dostaje",
    },
    "admission.policy.open": {
        "en": "to everyone",
        "ru": "всем",
        "pl": "każdy",
    },
    "admission.policy.open.why": {
        "en": "Whoever opens the joining page has one at once.",
        "ru": "Кто откроет страницу регистрации, получит её сразу.",
        "pl": "Kto otworzy stronę zapisu, ma ją od razu.",
    },
    "admission.policy.first_purchase": {
        "en": "with the first purchase",
        "ru": "с первой покупкой",
        "pl": "kto zrobi pierwsze zakupy",
    },
    "admission.policy.first_purchase.why": {
        "en": "The till asks for a receipt and shows a code for that customer alone.",
        "ru": "Касса попросит чек и покажет код только для этого покупателя.",
        "pl": "Kasa prosi o paragon i pokazuje kod tylko dla tego klienta.",
    },
    "admission.policy.invitation": {
        "en": "by invitation",
        "ru": "по приглашению",
        "pl": "kto ma zaproszenie",
    },
    "admission.policy.invitation.why": {
        "en": "Each link below lets one person in, once.",
        "ru": "Каждая ссылка ниже впускает одного человека один раз.",
        "pl": "Każdy link poniżej wpuszcza jedną osobę, raz.",
    },
    "admission.exceptions": {
        "en": "Exceptions a month",
        "ru": "Исключений в месяц",
        "pl": "Wyjątków na miesiąc",
    },
    "admission.left": {
        "en": "{left} left; the count begins anew on {until}. Each needs a reason and an approver’s PIN.",
        "ru": "Осталось: {left}; {until} начнётся новый счёт. Каждому нужны причина и PIN-код одобряющего.",
        "pl": "Zostało: {left}; od {until} liczy się od nowa. Każdy wymaga powodu i PIN-u zatwierdzającego.",
    },
    "admission.save": {
        "en": "Save the policy",
        "ru": "Сохранить порядок",
        "pl": "Zapisz zasadę",
    },
    "admission.invite": {
        "en": "Invite somebody",
        "ru": "Пригласить человека",
        "pl": "Zaproś kogoś",
    },
    "admission.invite.why": {
        "en": "The link works once, for thirty days.",
        "ru": "Ссылка сработает один раз, в течение тридцати дней.",
        "pl": "Link działa raz, przez trzydzieści dni.",
    },
    "admission.note": {
        "en": "A note for yourselves",
        "ru": "Заметка для себя",
        "pl": "Notatka dla siebie",
    },
    "admission.invite.button": {
        "en": "Make a link",
        "ru": "Создать ссылку",
        "pl": "Utwórz link",
    },
    "admission.link": {
        "en": "The invitation’s link",
        "ru": "Ссылка-приглашение",
        "pl": "Link z zaproszeniem",
    },
    "admission.link.now": {
        "en": "Copy it now: it is not shown again.",
        "ru": "Скопируйте её сейчас: больше она не появится.",
        "pl": "Skopiuj go teraz: drugi raz się nie pokaże.",
    },
    "admission.report": {
        "en": "Exceptions: {used} used, {bought} of them bought later",
        "ru": "Исключения: использовано {used}, потом купили {bought}",
        "pl": "Wyjątki: użyto {used}, później kupiło {bought}",
    },
    "admission.list": {
        "en": "The exceptions, newest first",
        "ru": "Исключения, сначала новые",
        "pl": "Wyjątki, od najnowszych",
    },
    "admission.when": {
        "en": "When",
        "ru": "Когда",
        "pl": "Kiedy",
    },
    "admission.reason": {
        "en": "Why",
        "ru": "Почему",
        "pl": "Dlaczego",
    },
    "admission.asked": {
        "en": "Asked by",
        "ru": "Кто попросил",
        "pl": "Kto prosił",
    },
    "admission.approved": {
        "en": "Approved by",
        "ru": "Кто одобрил",
        "pl": "Kto zatwierdził",
    },
    "admission.card": {
        "en": "Card",
        "ru": "Карта",
        "pl": "Karta",
    },
    "admission.card.see": {
        "en": "see the card",
        "ru": "открыть карту",
        "pl": "zobacz kartę",
    },
    "admission.unused": {
        "en": "not used",
        "ru": "не использовано",
        "pl": "nieużyte",
    },
    "admission.bought": {
        "en": "First bought",
        "ru": "Первая покупка",
        "pl": "Pierwsze zakupy",
    },
    "admission.not_yet": {
        "en": "not yet",
        "ru": "пока нет",
        "pl": "jeszcze nie",
    },
    "admission.search": {
        "en": "Reason, or who asked or approved",
        "ru": "Причина или имя того, кто просил или разрешил",
        "pl": "Powód albo kto prosił lub zatwierdził",
    },
    "admission.none": {
        "en": "No exceptions were made yet.",
        "ru": "Исключений ещё не было.",
        "pl": "Nie było jeszcze wyjątków.",
    },
}
