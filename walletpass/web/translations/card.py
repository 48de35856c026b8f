"""What the card on the web says."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "card.title": {
        "en": "Your {brand} card",
        "ru": "Ваша карта «{brand}»",
        "pl": "Twoja karta {brand}",
    },
    "card.code": {
        "en": "Code for the till: {number}",
        "ru": "Код для кассы: {number}",
        "pl": "Kod dla kasy: {number}",
    },
    "card.balance": {
        "en": "On your card now",
        "ru": "Сейчас на карте",
        "pl": "Teraz na karcie",
    },
    "card.rate": {
        "en": "How was it last time?",
        "ru": "Как вам в прошлый раз?",
        "pl": "Jak było ostatnio?",
    },
    "card.rate.mark": {"en": "Your mark", "ru": "Ваша оценка", "pl": "Twoja ocena"},
    "card.rate.5": {"en": "Very good", "ru": "Очень хорошо", "pl": "Bardzo dobrze"},
    "card.rate.4": {"en": "Good", "ru": "Хорошо", "pl": "Dobrze"},
    "card.rate.3": {"en": "So-so", "ru": "Так себе", "pl": "Tak sobie"},
    "card.rate.2": {"en": "Not good", "ru": "Плохо", "pl": "Słabo"},
    "card.rate.1": {"en": "Bad", "ru": "Очень плохо", "pl": "Bardzo źle"},
    "card.rate.words": {
        "en": "What should we know? Nobody but the shop reads it.",
        "ru": "Что нам стоит знать? Прочтёт только магазин.",
        "pl": "Co warto, żebyśmy wiedzieli? Przeczyta to tylko sklep.",
    },
    "card.rate.send": {
        "en": "Tell the shop",
        "ru": "Сообщить магазину",
        "pl": "Powiedz sklepowi",
    },
    "card.rated": {
        "en": "Thank you for telling us",
        "ru": "Спасибо, что рассказали",
        "pl": "Dziękujemy za opinię",
    },
    "card.rated.high": {"en": "We are glad.", "ru": "Мы рады.", "pl": "Cieszymy się."},
    "card.rated.low": {
        "en": "We are sorry. Somebody of the shop looks into it, and nobody else sees it.",
        "ru": "Нам жаль. В магазине с этим разберутся, и больше никто этого не увидит.",
        "pl": "Przykro nam. Ktoś ze sklepu się tym zajmie i nikt inny tego nie zobaczy.",
    },
    "card.messages": {
        "en": "Messages",
        "ru": "Сообщения",
        "pl": "Wiadomości",
    },
    "card.wishes": {
        "en": "How often we write",
        "ru": "Как часто мы пишем",
        "pl": "Jak często piszemy",
    },
    "card.wished.as-before": {
        "en": "We write when there is something for you.",
        "ru": "Мы пишем, когда есть что-то для вас.",
        "pl": "Piszemy, gdy mamy coś dla Ciebie.",
    },
    "card.wished.fewer": {
        "en": "We write once a week at most.",
        "ru": "Мы пишем не чаще раза в неделю.",
        "pl": "Piszemy najwyżej raz w tygodniu.",
    },
    "card.wished.pause": {
        "en": "We keep quiet for a month from the day you asked.",
        "ru": "Мы молчим месяц с того дня, как вы попросили.",
        "pl": "Nie piszemy przez miesiąc od dnia, w którym o to poproszono.",
    },
    "card.wished.only-service": {
        "en": "We write only about your card and your purchases.",
        "ru": "Мы пишем только о вашей карте и покупках.",
        "pl": "Piszemy tylko o Twojej karcie i zakupach.",
    },
    "card.wish.fewer": {
        "en": "Fewer messages",
        "ru": "Писать реже",
        "pl": "Mniej wiadomości",
    },
    "card.wish.pause": {
        "en": "No messages for a month",
        "ru": "Не писать месяц",
        "pl": "Żadnych wiadomości przez miesiąc",
    },
    "card.wish.only-service": {
        "en": "Only about my card",
        "ru": "Только о моей карте",
        "pl": "Tylko o mojej karcie",
    },
    "card.wish.as-before": {
        "en": "As before",
        "ru": "Как раньше",
        "pl": "Tak jak dotąd",
    },
    "card.nearby": {
        "en": "Near our shops",
        "ru": "Рядом с нашими магазинами",
        "pl": "W pobliżu naszych sklepów",
    },
    "card.nearby.on": {
        "en": "Your phone may show the card when a shop of ours is near. It decides that by itself, and does not tell us where you are.",
        "ru": "Рядом с нашим магазином телефон может показать карту. Он решает это сам и не сообщает нам, где вы.",
        "pl": "W pobliżu naszego sklepu telefon może pokazać kartę. Decyduje o tym sam i nie mówi nam, gdzie jesteś.",
    },
    "card.nearby.off": {
        "en": "Your card keeps quiet near our shops: it names none of them to your phone.",
        "ru": "Рядом с нашими магазинами карта молчит: она не называет их вашему телефону.",
        "pl": "W pobliżu naszych sklepów karta milczy: nie podaje ich telefonowi.",
    },
    "card.nearby.no": {
        "en": "Do not show my card near shops",
        "ru": "Не показывать карту рядом с магазинами",
        "pl": "Nie pokazuj karty w pobliżu sklepów",
    },
    "card.nearby.yes": {
        "en": "Show my card near shops",
        "ru": "Показывать карту рядом с магазинами",
        "pl": "Pokazuj kartę w pobliżu sklepów",
    },
    "card.movements": {
        "en": "Latest movements",
        "ru": "Последние движения",
        "pl": "Ostatnie ruchy",
    },
    "card.movements.none": {
        "en": "Nothing has happened yet. Show the card when you pay, and it will appear here.",
        "ru": "Пока ничего не было. Покажите карту при оплате, и движения появятся здесь.",
        "pl": "Jeszcze nic się nie wydarzyło. Pokaż kartę przy płaceniu, a ruchy pojawią się tutaj.",
    },
    "card.tier": {
        "en": "Your tier",
        "ru": "Ваш уровень",
        "pl": "Twój poziom",
    },
    "card.tier.held": {
        "en": "Yours until {day} in any case: buy again before then to keep it.",
        "ru": "В любом случае ваш до {day}: купите что-нибудь раньше, чтобы сохранить его.",
        "pl": "Twój co najmniej do {day}: zrób wcześniej zakupy, żeby go zatrzymać.",
    },
    "card.movement.receipt": {
        "en": "Receipt {receipt}",
        "ru": "Чек {receipt}",
        "pl": "Paragon {receipt}",
    },
    "card.movement.earn": {
        "en": "Collected",
        "ru": "Начислено",
        "pl": "Naliczono",
    },
    "card.movement.activate": {
        "en": "Ready to spend",
        "ru": "Доступно",
        "pl": "Gotowe do wydania",
    },
    "card.movement.reserve": {
        "en": "Set aside for a purchase",
        "ru": "Отложено для покупки",
        "pl": "Odłożone na zakupy",
    },
    "card.movement.commit": {"en": "Spent", "ru": "Списано", "pl": "Wydano"},
    "card.movement.release": {
        "en": "Set aside no longer",
        "ru": "Больше не отложено",
        "pl": "Już nie odłożone",
    },
    "card.movement.merge": {
        "en": "Cards joined",
        "ru": "Карты объединены",
        "pl": "Połączone karty",
    },
    "card.movement.redeem": {"en": "Spent", "ru": "Списано", "pl": "Wydano"},
    "card.movement.adjust": {
        "en": "Corrected by the shop",
        "ru": "Исправлено магазином",
        "pl": "Poprawione przez sklep",
    },
    "card.movement.reverse": {
        "en": "Taken back",
        "ru": "Отменено",
        "pl": "Cofnięto",
    },
    "card.movement.expire": {"en": "Expired", "ru": "Сгорело", "pl": "Wygasło"},
    "card.movement.then": {
        "en": "balance {balance}",
        "ru": "стало {balance}",
        "pl": "stan {balance}",
    },
    "card.voided": {
        "en": "This card is no longer valid",
        "ru": "Эта карта больше не действует",
        "pl": "Ta karta nie jest już ważna",
    },
    "card.voided.now": {
        "en": "A till will not take it. Ask in the shop, and say the number {number}.",
        "ru": "На кассе её не примут. Обратитесь в магазин и назовите номер {number}.",
        "pl": "Kasa jej nie przyjmie. Zapytaj w sklepie i podaj numer {number}.",
    },
    "card.void": {
        "en": "No longer valid",
        "ru": "Больше не действует",
        "pl": "Nieważna",
    },
    "card.terms": {
        "en": "Terms of the programme",
        "ru": "Условия программы",
        "pl": "Warunki programu",
    },
    "card.shops": {
        "en": "Shops and opening hours",
        "ru": "Магазины и часы работы",
        "pl": "Sklepy i godziny otwarcia",
    },
    "card.contact": {"en": "Contact", "ru": "Связаться", "pl": "Kontakt"},
    "card.back": {
        "en": "Back of the card",
        "ru": "Обратная сторона карты",
        "pl": "Odwrót karty",
    },
    "card.website": {
        "en": "Website of {brand}",
        "ru": "Сайт «{brand}»",
        "pl": "Strona {brand}",
    },
    "card.add": {
        "en": "Put the card into a phone",
        "ru": "Добавить карту в телефон",
        "pl": "Dodaj kartę do telefonu",
    },
    "card.claim": {
        "en": "This card has no phone number yet",
        "ru": "К этой карте ещё не привязан номер",
        "pl": "Ta karta nie ma jeszcze numeru telefonu",
    },
    "card.claim.now": {
        "en": "Add yours, and your points stay yours even if this phone is lost",
        "ru": "Привяжите свой — и баллы останутся вашими, даже если телефон потеряется",
        "pl": "Dodaj swój, a punkty zostaną Twoje, nawet gdy zgubisz telefon",
    },
    "shop.open": {"en": "Open now", "ru": "Сейчас открыто", "pl": "Teraz otwarte"},
    "shop.closed": {
        "en": "Closed now",
        "ru": "Сейчас закрыто",
        "pl": "Teraz zamknięte",
    },
    "shop.day.closed": {"en": "closed", "ru": "закрыто", "pl": "nieczynne"},
    "shop.day.round": {
        "en": "round the clock",
        "ru": "круглосуточно",
        "pl": "całą dobę",
    },
}
"""By its name, what is said in each language. Braces name what is put in."""
