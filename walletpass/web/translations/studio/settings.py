"""Settings: who works here, which programs may act, what was done by whom."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "settings.tabs": {"en": "Settings", "ru": "Разделы настроек", "pl": "Ustawienia"},
    "settings.people": {"en": "People", "ru": "Люди", "pl": "Ludzie"},
    "settings.keys": {"en": "API keys", "ru": "Ключи API", "pl": "Klucze API"},
    "settings.log": {"en": "Audit log", "ru": "Журнал", "pl": "Dziennik"},
    # people
    "people.title": {
        "en": "Who works here",
        "ru": "Кто здесь работает",
        "pl": "Kto tu pracuje",
    },
    "people.add": {
        "en": "Take on somebody",
        "ru": "Добавить человека",
        "pl": "Dodaj osobę",
    },
    "people.name": {"en": "Name", "ru": "Имя", "pl": "Imię i nazwisko"},
    "people.roles": {
        "en": "What they do",
        "ru": "Чем занимается",
        "pl": "Czym się zajmuje",
    },
    "people.password": {
        "en": "First password, at least 8 characters",
        "ru": "Первый пароль, не меньше 8 знаков",
        "pl": "Pierwsze hasło, co najmniej 8 znaków",
    },
    "people.add.button": {
        "en": "Take them on",
        "ru": "Добавить",
        "pl": "Dodaj",
    },
    "people.change": {
        "en": "Change {name}",
        "ru": "Изменить: {name}",
        "pl": "Zmień: {name}",
    },
    "people.password.new": {
        "en": "New password, empty to keep the old one",
        "ru": "Новый пароль; пусто — останется прежний",
        "pl": "Nowe hasło; puste zostawia stare",
    },
    "people.save": {
        "en": "Save {name}",
        "ru": "Сохранить: {name}",
        "pl": "Zapisz: {name}",
    },
    "people.blocked": {
        "en": "Blocked",
        "ru": "Вход закрыт",
        "pl": "Zablokowane",
    },
    "people.block": {
        "en": "May not sign in",
        "ru": "Вход закрыт",
        "pl": "Nie może się logować",
    },
    "people.self": {
        "en": "This is you. Somebody else has to change your role, so that nobody shuts themselves out.",
        "ru": "Это вы. Вашу роль меняет кто-то другой, чтобы никто не запер дверь за собой.",
        "pl": "To Ty. Twoją rolę zmienia ktoś inny, żeby nikt sam się nie zamknął.",
    },
    "people.taken": {
        "en": "Somebody has the login “{login}”. Choose another.",
        "ru": "Логин «{login}» занят. Выберите другой.",
        "pl": "Login „{login}” jest zajęty. Wybierz inny.",
    },
    "people.unfit.login": {
        "en": "Write a login of 1 to 120 characters.",
        "ru": "Логин: от 1 до 120 знаков.",
        "pl": "Login: od 1 do 120 znaków.",
    },
    "people.unfit.name": {
        "en": "Write a name of 1 to 120 characters.",
        "ru": "Имя: от 1 до 120 знаков.",
        "pl": "Imię i nazwisko: od 1 do 120 znaków.",
    },
    "people.unfit.password": {
        "en": "A password has 8 to 256 characters.",
        "ru": "В пароле от 8 до 256 знаков.",
        "pl": "Hasło ma od 8 do 256 znaków.",
    },
    "people.roleless": {
        "en": "Choose at least one role.",
        "ru": "Выберите хотя бы одну роль.",
        "pl": "Wybierz co najmniej jedną rolę.",
    },
    # keys
    "keys.title": {
        "en": "Programs that may act for you",
        "ru": "Программы, которым можно действовать за вас",
        "pl": "Programy, które mogą działać za Ciebie",
    },
    "keys.none": {
        "en": "No key yet",
        "ru": "Ключей пока нет",
        "pl": "Nie ma jeszcze kluczy",
    },
    "keys.none.now": {
        "en": "A till or a web shop needs one to issue cards and move points.",
        "ru": "Кассе или сайту ключ нужен, чтобы выпускать карты и начислять баллы.",
        "pl": "Kasa albo sklep internetowy potrzebuje klucza, żeby wydawać karty i naliczać punkty.",
    },
    "keys.add": {"en": "Make a key", "ru": "Создать ключ", "pl": "Utwórz klucz"},
    "keys.name": {
        "en": "For which program",
        "ru": "Для какой программы",
        "pl": "Dla jakiego programu",
    },
    "keys.scopes": {"en": "What it may do", "ru": "Что можно", "pl": "Co może"},
    "keys.everything": {"en": "Everything", "ru": "Всё", "pl": "Wszystko"},
    "keys.mode.live": {"en": "Live", "ru": "Рабочий", "pl": "Prawdziwy"},
    "keys.mode.test": {
        "en": "Test: whatever it does is undone",
        "ru": "Пробный: всё сделанное отменяется",
        "pl": "Próbny: wszystko, co zrobi, jest cofane",
    },
    "keys.mode": {"en": "Kind", "ru": "Вид", "pl": "Rodzaj"},
    "keys.made": {
        "en": "Copy the key now",
        "ru": "Скопируйте ключ сейчас",
        "pl": "Skopiuj klucz teraz",
    },
    "keys.made.now": {
        "en": "It is shown only this once: we keep no copy that could be read.",
        "ru": "Он показан один раз: копии, которую можно прочесть, у нас нет.",
        "pl": "Widać go tylko ten jeden raz: nie trzymamy kopii, którą dałoby się odczytać.",
    },
    "keys.copy": {
        "en": "Copy the key",
        "ru": "Скопировать ключ",
        "pl": "Skopiuj klucz",
    },
    "keys.key": {"en": "The key", "ru": "Ключ", "pl": "Klucz"},
    "keys.used": {
        "en": "last used {moment}",
        "ru": "последний раз {moment}",
        "pl": "ostatnio użyty {moment}",
    },
    "keys.unused": {"en": "never used", "ru": "не использовался", "pl": "nieużywany"},
    "keys.revoked": {
        "en": "Revoked {moment}",
        "ru": "Отозван {moment}",
        "pl": "Unieważniony {moment}",
    },
    "keys.revoke": {
        "en": "Revoke “{name}”",
        "ru": "Отозвать «{name}»",
        "pl": "Unieważnij „{name}”",
    },
    "keys.unfit": {
        "en": "Name the program and choose what it may do.",
        "ru": "Назовите программу и выберите, что ей можно.",
        "pl": "Nazwij program i wybierz, co może.",
    },
    # the log
    "log.title": {
        "en": "What was done, by whom",
        "ru": "Что сделано и кем",
        "pl": "Co zrobiono i kto to zrobił",
    },
    "log.anybody": {"en": "Anybody", "ru": "Кто угодно", "pl": "Ktokolwiek"},
    "log.thing": {
        "en": "Done to (its id)",
        "ru": "С чем (идентификатор)",
        "pl": "Na czym (identyfikator)",
    },
    "log.find": {"en": "Show these", "ru": "Показать", "pl": "Pokaż"},
    "log.about": {"en": "What it is about", "ru": "О чём", "pl": "Czego dotyczy"},
    "log.about.people": {"en": "People", "ru": "Люди", "pl": "Ludzie"},
    "log.about.customers": {"en": "Customers", "ru": "Клиенты", "pl": "Klienci"},
    "log.about.cards": {"en": "Cards", "ru": "Карты", "pl": "Karty"},
    "log.about.rules": {"en": "Rules", "ru": "Правила", "pl": "Reguły"},
    "log.about.rewards": {
        "en": "Rewards and acts",
        "ru": "Награды и поступки",
        "pl": "Nagrody i gesty",
    },
    "log.about.tills": {
        "en": "Tills and stores",
        "ru": "Кассы и магазины",
        "pl": "Kasy i sklepy",
    },
    "log.about.programs": {
        "en": "Keys and webhooks",
        "ru": "Ключи и вебхуки",
        "pl": "Klucze i webhooki",
    },
    "log.export": {
        "en": "Export as CSV",
        "ru": "Выгрузить в CSV",
        "pl": "Eksportuj do CSV",
    },
    "log.none.such": {
        "en": "Nothing of this kind was done",
        "ru": "Ничего подобного не было",
        "pl": "Niczego takiego nie zrobiono",
    },
    "log.all": {
        "en": "Show all that was done",
        "ru": "Показать всё",
        "pl": "Pokaż wszystko",
    },
    "log.staff.second-factor-set-up": {
        "en": "set up a second factor",
        "ru": "включён второй шаг входа",
        "pl": "włączenie drugiego kroku",
    },
    "log.staff.second-factor-removed": {
        "en": "turned off the second factor",
        "ru": "второй шаг входа отключён",
        "pl": "wyłączenie drugiego kroku",
    },
    "log.staff.second-factor-reset": {
        "en": "reset a second factor",
        "ru": "второй шаг входа сброшен",
        "pl": "reset drugiego kroku",
    },
    "log.staff.second-factor-wrong": {
        "en": "right password, wrong code",
        "ru": "верный пароль, неверный код",
        "pl": "dobre hasło, zły kod",
    },
    "log.staff.second-factor-locked": {
        "en": "locked after five wrong codes",
        "ru": "закрыто после пяти неверных кодов",
        "pl": "blokada po pięciu złych kodach",
    },
    "log.staff.recovery-codes-renewed": {
        "en": "took fresh recovery codes",
        "ru": "новые запасные коды",
        "pl": "nowe kody zapasowe",
    },
    "log.brand.second-factor-demanded": {
        "en": "demanded a second factor",
        "ru": "второй шаг входа обязателен",
        "pl": "drugi krok wymagany",
    },
    "log.brand.second-factor-only-offered": {
        "en": "only offers a second factor",
        "ru": "второй шаг входа по желанию",
        "pl": "drugi krok na życzenie",
    },
    "log.none": {
        "en": "Nothing has been done yet",
        "ru": "Пока ничего не сделано",
        "pl": "Jeszcze nic nie zrobiono",
    },
    "log.sound": {
        "en": "Every link of the chain fits: nothing was altered or taken out.",
        "ru": "Все звенья цепочки сходятся: ничего не изменено и не вынуто.",
        "pl": "Każde ogniwo łańcucha pasuje: niczego nie zmieniono ani nie wyjęto.",
    },
    "log.broken": {
        "en": "Record {seq} does not fit: somebody altered the log there.",
        "ru": "Запись {seq} не сходится: журнал в этом месте изменён.",
        "pl": "Wpis {seq} nie pasuje: ktoś w tym miejscu zmienił dziennik.",
    },
    "log.check": {
        "en": "Check the chain",
        "ru": "Проверить цепочку",
        "pl": "Sprawdź łańcuch",
    },
    "log.who": {"en": "Who", "ru": "Кто", "pl": "Kto"},
    "log.what": {"en": "What", "ru": "Что", "pl": "Co"},
    "log.which": {"en": "Which", "ru": "С чем", "pl": "Na czym"},
    "log.when": {"en": "When", "ru": "Когда", "pl": "Kiedy"},
    "log.facts": {"en": "Before and after", "ru": "Было и стало", "pl": "Przed i po"},
    "log.older": {
        "en": "Show older",
        "ru": "Показать более ранние",
        "pl": "Pokaż starsze",
    },
    "log.staff.signed-in": {"en": "signed in", "ru": "вход", "pl": "logowanie"},
    "log.staff.language-chosen": {
        "en": "chose a language",
        "ru": "выбран язык",
        "pl": "wybór języka",
    },
    "log.staff.taken-on": {
        "en": "took on somebody",
        "ru": "добавлен человек",
        "pl": "dodanie osoby",
    },
    "log.staff.roles-changed": {
        "en": "changed somebody’s roles",
        "ru": "изменены роли",
        "pl": "zmiana ról",
    },
    "log.staff.blocked": {
        "en": "blocked somebody",
        "ru": "закрыт вход",
        "pl": "zablokowanie osoby",
    },
    "log.staff.unblocked": {
        "en": "let somebody back in",
        "ru": "вход открыт",
        "pl": "odblokowanie osoby",
    },
    "log.staff.password-set": {
        "en": "set a new password",
        "ru": "новый пароль",
        "pl": "nowe hasło",
    },
    "log.key.created": {
        "en": "made an API key",
        "ru": "создан ключ",
        "pl": "nowy klucz",
    },
    "log.key.revoked": {
        "en": "revoked an API key",
        "ru": "отозван ключ",
        "pl": "unieważnienie klucza",
    },
    "log.customer.changed": {
        "en": "changed what is known of a customer",
        "ru": "изменены сведения о клиенте",
        "pl": "zmiana danych klienta",
    },
    "log.card.voided": {
        "en": "voided a card",
        "ru": "погашена карта",
        "pl": "unieważnienie karty",
    },
    "log.design.started": {
        "en": "started a card’s design",
        "ru": "начат дизайн карты",
        "pl": "nowy wygląd karty",
    },
    "log.design.edited": {
        "en": "edited a draft",
        "ru": "изменён черновик",
        "pl": "edycja szkicu",
    },
    "log.design.published": {
        "en": "published a design",
        "ru": "опубликован дизайн",
        "pl": "publikacja wyglądu",
    },
}
"""By its name, what is said in each language. Braces name what is put in."""
