"""How cards look: the list, a new one from a starter, the preview, publishing."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "designs.title": {
        "en": "How your cards look",
        "ru": "Как выглядят ваши карты",
        "pl": "Jak wyglądają Twoje karty",
    },
    "designs.none": {
        "en": "There is no card yet",
        "ru": "Карты пока нет",
        "pl": "Nie ma jeszcze żadnej karty",
    },
    "designs.none.now": {
        "en": "Choose a starter for your trade, put your logo on it, and publish. That takes five minutes.",
        "ru": "Выберите заготовку для вашего дела, поставьте логотип и опубликуйте. Это займёт пять минут.",
        "pl": "Wybierz wzór dla swojej branży, dodaj logo i opublikuj. To zajmie pięć minut.",
    },
    "designs.uncertified": {
        "en": "First a certificate, then a card",
        "ru": "Сначала сертификат, потом карта",
        "pl": "Najpierw certyfikat, potem karta",
    },
    "designs.new": {
        "en": "Start a new card",
        "ru": "Создать карту",
        "pl": "Zacznij nową kartę",
    },
    "designs.draft": {
        "en": "Draft, not published yet",
        "ru": "Черновик, ещё не опубликован",
        "pl": "Szkic, jeszcze nieopublikowany",
    },
    "designs.published": {
        "en": "Version {version}, published {moment}",
        "ru": "Версия {version}, опубликована {moment}",
        "pl": "Wersja {version}, opublikowana {moment}",
    },
    "designs.ahead": {
        "en": "The draft is ahead of what is published",
        "ru": "В черновике есть неопубликованное",
        "pl": "Szkic różni się od opublikowanej wersji",
    },
    "designs.cards.one": {
        "en": "{count} card",
        "ru": "{count} карта",
        "pl": "{count} karta",
    },
    "designs.cards.few": {
        "en": "{count} cards",
        "ru": "{count} карты",
        "pl": "{count} karty",
    },
    "designs.cards.many": {
        "en": "{count} cards",
        "ru": "{count} карт",
        "pl": "{count} kart",
    },
    "designs.edit": {
        "en": "Edit “{name}”",
        "ru": "Изменить «{name}»",
        "pl": "Edytuj „{name}”",
    },
    # a new one
    "start.title": {
        "en": "Which trade are you in?",
        "ru": "Чем вы торгуете?",
        "pl": "Jaka to branża?",
    },
    "start.now": {
        "en": "Each starter is a finished card in three languages. Everything on it can be changed afterwards.",
        "ru": "Каждая заготовка — готовая карта на трёх языках. Потом на ней можно изменить всё.",
        "pl": "Każdy wzór to gotowa karta w trzech językach. Potem można na niej zmienić wszystko.",
    },
    "start.trade": {"en": "Starter", "ru": "Заготовка", "pl": "Wzór"},
    "start.name": {
        "en": "Name on the card",
        "ru": "Название на карте",
        "pl": "Nazwa na karcie",
    },
    "start.logo": {
        "en": "Your logo (PNG, JPEG or WebP)",
        "ru": "Ваш логотип (PNG, JPEG или WebP)",
        "pl": "Twoje logo (PNG, JPEG albo WebP)",
    },
    "start.logo.now": {
        "en": "All sizes are made of it. Without one, the name stands there in letters.",
        "ru": "Все размеры сделаем из него. Без логотипа на карте будет название буквами.",
        "pl": "Zrobimy z niego wszystkie rozmiary. Bez logo będzie tam nazwa literami.",
    },
    "start.button": {
        "en": "Start with this card",
        "ru": "Начать с этой карты",
        "pl": "Zacznij od tej karty",
    },
    "start.more": {
        "en": "Something other than a loyalty card?",
        "ru": "Нужна не карта постоянного покупателя?",
        "pl": "Coś innego niż karta stałego klienta?",
    },
    "start.points": {"en": "Points", "ru": "Баллы", "pl": "Punkty"},
    "start.points.shared": {
        "en": "The same as on your other cards",
        "ru": "Те же, что на других картах",
        "pl": "Te same co na innych kartach",
    },
    "start.points.shared.why": {
        "en": "A customer holds one of these cards, not two.",
        "ru": "У покупателя будет одна из этих карт, не две.",
        "pl": "Klient ma jedną z tych kart, nie dwie.",
    },
    "start.points.own": {
        "en": "Points of its own",
        "ru": "Свои собственные",
        "pl": "Własne",
    },
    "start.points.own.why": {
        "en": "A customer may hold this card beside the others, as with a coupon or a ticket.",
        "ru": "Покупатель может держать её рядом с другими, как купон или билет.",
        "pl": "Klient może mieć tę kartę obok innych, jak kupon albo bilet.",
    },
    "start.points.miles": {
        "en": "Miles of its own",
        "ru": "Собственные мили",
        "pl": "Własne mile",
    },
    "start.points.miles.why": {
        "en": "One for each 1 spent; they buy rewards. The rules can be changed.",
        "ru": "Одна за каждую 1 покупки; на них берут подарки. Правила можно изменить.",
        "pl": "Jedna za każdą 1 w zakupach; kupuje się za nie nagrody. Zasady można zmienić.",
    },
    "start.points.stamps": {
        "en": "Stamps",
        "ru": "Штампы",
        "pl": "Pieczątki",
    },
    "start.points.stamps.why": {
        "en": "One for each purchase; a full card is worth a reward you name.",
        "ru": "По одному за покупку; полную карту меняют на ваш подарок.",
        "pl": "Po jednej za zakupy; pełną kartę wymienia się na wybraną nagrodę.",
    },
    "start.points.cashback": {
        "en": "Cashback",
        "ru": "Кешбэк",
        "pl": "Cashback",
    },
    "start.points.cashback.why": {
        "en": "5 % come back as money, and pay up to half of a basket.",
        "ru": "5 % возвращаются деньгами и оплачивают до половины покупки.",
        "pl": "5% wraca jako pieniądze i płaci do połowy zakupów.",
    },
    "start.points.discount": {
        "en": "A discount, no points",
        "ru": "Скидка без баллов",
        "pl": "Rabat bez punktów",
    },
    "start.points.discount.why": {
        "en": "The card shows the percentage, the till takes it off at once: 5 % to begin with.",
        "ru": "На карте стоит процент, касса сразу снижает цену: для начала 5 %.",
        "pl": "Karta pokazuje procent, kasa od razu go odejmuje: na początek 5%.",
    },
    "start.choose": {
        "en": "Choose one of the six starters.",
        "ru": "Выберите одну из шести заготовок.",
        "pl": "Wybierz jeden z sześciu wzorów.",
    },
    "start.nameless": {
        "en": "Write the name, up to 120 letters.",
        "ru": "Напишите название, до 120 букв.",
        "pl": "Wpisz nazwę, do 120 liter.",
    },
    # preview and publishing
    "preview.title": {"en": "Preview", "ru": "Как это выглядит", "pl": "Podgląd"},
    "preview.language": {
        "en": "Preview in",
        "ru": "Показать на языке",
        "pl": "Podgląd w języku",
    },
    "preview.side": {"en": "Which side", "ru": "Какая сторона", "pl": "Która strona"},
    "preview.front": {"en": "Front", "ru": "Лицо", "pl": "Przód"},
    "preview.back": {"en": "Back", "ru": "Оборот", "pl": "Tył"},
    "preview.stack": {"en": "In the stack", "ru": "В стопке", "pl": "W stosie"},
    "preview.lock": {
        "en": "Lock screen",
        "ru": "Экран блокировки",
        "pl": "Ekran blokady",
    },
    "preview.now": {"en": "now", "ru": "сейчас", "pl": "teraz"},
    "preview.silent": {
        "en": "This card never speaks. Give a field words for the lock screen.",
        "ru": "Эта карта молчит. Дайте какому-нибудь полю слова для экрана блокировки.",
        "pl": "Ta karta milczy. Daj któremuś polu słowa na ekran blokady.",
    },
    "preview.empty": {
        "en": "The back is empty.",
        "ru": "Обратная сторона пуста.",
        "pl": "Odwrót jest pusty.",
    },
    "preview.sample": {
        "en": "Drawn with made-up holder and balance, by the same hand that writes real cards.",
        "ru": "Владелец и баланс выдуманы, а рисует тот же механизм, что и настоящие карты.",
        "pl": "Posiadacz i saldo są zmyślone, a rysuje ten sam mechanizm co prawdziwe karty.",
    },
    "preview.undrawable": {
        "en": "The card cannot be drawn yet",
        "ru": "Карту пока нельзя показать",
        "pl": "Karty nie można jeszcze pokazać",
    },
    "preview.undrawable.now": {
        "en": "What stands in the way is named below and beside its field.",
        "ru": "Что мешает, сказано ниже и рядом с полем.",
        "pl": "Co stoi na przeszkodzie, mówimy niżej i obok pola.",
    },
    "findings.title": {
        "en": "What we found",
        "ru": "Что мы заметили",
        "pl": "Co znaleźliśmy",
    },
    "findings.none": {
        "en": "Nothing stands in the way",
        "ru": "Ничто не мешает",
        "pl": "Nic nie stoi na przeszkodzie",
    },
    "findings.none.now": {
        "en": "A phone will take this card as it is.",
        "ru": "Телефон примет эту карту.",
        "pl": "Telefon przyjmie tę kartę.",
    },
    "findings.error": {
        "en": "Must be put right before publishing",
        "ru": "Нужно исправить до публикации",
        "pl": "Trzeba poprawić przed publikacją",
    },
    "findings.warning": {
        "en": "Good to know",
        "ru": "Стоит знать",
        "pl": "Warto wiedzieć",
    },
    "publish.first": {
        "en": "Publish this card",
        "ru": "Опубликовать карту",
        "pl": "Opublikuj tę kartę",
    },
    "publish.to.one": {
        "en": "Publish to {count} card",
        "ru": "Опубликовать на {count} карту",
        "pl": "Opublikuj na {count} karcie",
    },
    "publish.to.few": {
        "en": "Publish to {count} cards",
        "ru": "Опубликовать на {count} карты",
        "pl": "Opublikuj na {count} kartach",
    },
    "publish.to.many": {
        "en": "Publish to {count} cards",
        "ru": "Опубликовать на {count} карт",
        "pl": "Opublikuj na {count} kartach",
    },
    "publish.same": {
        "en": "What is published is the same as this draft.",
        "ru": "Опубликовано то же, что в этом черновике.",
        "pl": "Opublikowana wersja jest taka sama jak szkic.",
    },
    "publish.done": {
        "en": "Version {version} is published",
        "ru": "Версия {version} опубликована",
        "pl": "Wersja {version} jest opublikowana",
    },
    "publish.done.now": {
        "en": "Every card is written anew, with its holder’s own name and balance. Phones fetch theirs within minutes.",
        "ru": "Каждая карта переписывается, имя и баланс владельца остаются. Телефоны заберут свои за несколько минут.",
        "pl": "Każda karta jest pisana od nowa, z nazwiskiem i saldem posiadacza. Telefony pobiorą swoje w kilka minut.",
    },
}
"""By its name, what is said in each language. Braces name what is put in."""
