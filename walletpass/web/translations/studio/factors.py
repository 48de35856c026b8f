"""The second factor: setting it up, being asked for it, losing it."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "factor.link": {
        "en": "Second factor",
        "ru": "Второй шаг входа",
        "pl": "Drugi krok logowania",
    },
    "factor.title": {
        "en": "A second factor at sign-in",
        "ru": "Второй шаг при входе",
        "pl": "Drugi krok przy logowaniu",
    },
    "factor.step": {
        "en": "Now the code from your phone",
        "ru": "Теперь код с телефона",
        "pl": "Teraz kod z telefonu",
    },
    "factor.code": {
        "en": "Code from the app, or a recovery code",
        "ru": "Код из приложения или запасной код",
        "pl": "Kod z aplikacji albo kod zapasowy",
    },
    "factor.code.app": {
        "en": "Code that the app shows now",
        "ru": "Код, который сейчас показывает приложение",
        "pl": "Kod, który teraz pokazuje aplikacja",
    },
    "factor.step.help": {
        "en": "No phone at hand? Type one of your recovery codes. None left? The brand’s owner can reset your second factor.",
        "ru": "Нет телефона под рукой? Введите один из запасных кодов. Не осталось и их? Владелец бренда может сбросить второй шаг.",
        "pl": "Nie masz telefonu pod ręką? Wpisz jeden z kodów zapasowych. Nie masz żadnego? Właściciel marki może zresetować drugi krok.",
    },
    "factor.step.other": {
        "en": "Sign in as somebody else",
        "ru": "Войти под другим именем",
        "pl": "Zaloguj się jako ktoś inny",
    },
    "factor.wrong": {
        "en": "This code is not the one your app shows now, or it was used already. Wait for the next one and type that.",
        "ru": "Сейчас приложение показывает другой код, или этот уже использован. Дождитесь следующего и введите его.",
        "pl": "Aplikacja pokazuje teraz inny kod albo ten był już użyty. Poczekaj na następny i wpisz go.",
    },
    "factor.locked": {
        "en": "Five wrong codes in a row, so we take none until {until}. Then try again; if it was not you, change your password.",
        "ru": "Пять неверных кодов подряд, поэтому до {until} мы их не принимаем. Потом попробуйте снова; если это были не вы, смените пароль.",
        "pl": "Pięć złych kodów z rzędu, więc do {until} żadnego nie przyjmujemy. Potem spróbuj ponownie; jeśli to nie Ty, zmień hasło.",
    },
    "factor.why": {
        "en": "A password can be overheard. With a second factor nobody gets in without the phone in your pocket, too.",
        "ru": "Пароль можно подсмотреть. Со вторым шагом никто не войдёт без телефона, который лежит у вас в кармане.",
        "pl": "Hasło można podejrzeć. Z drugim krokiem nikt nie wejdzie bez telefonu, który masz w kieszeni.",
    },
    "factor.first": {
        "en": "Open an authenticator app on your phone; any will do.",
        "ru": "Откройте на телефоне любое приложение для кодов входа.",
        "pl": "Otwórz w telefonie dowolną aplikację uwierzytelniającą.",
    },
    "factor.second": {
        "en": "Scan this code with it.",
        "ru": "Отсканируйте им этот код.",
        "pl": "Zeskanuj nią ten kod.",
    },
    "factor.qr": {
        "en": "Code to scan with an authenticator app",
        "ru": "Код для приложения, создающего коды входа",
        "pl": "Kod do zeskanowania aplikacją uwierzytelniającą",
    },
    "factor.typed": {
        "en": "It cannot be scanned? Type this key:",
        "ru": "Не сканируется? Введите этот ключ:",
        "pl": "Nie da się zeskanować? Wpisz ten klucz:",
    },
    "factor.third": {
        "en": "Type the six digits that the app shows.",
        "ru": "Введите шесть цифр, которые показывает приложение.",
        "pl": "Wpisz sześć cyfr, które pokazuje aplikacja.",
    },
    "factor.button": {
        "en": "Turn on the second factor",
        "ru": "Включить второй шаг",
        "pl": "Włącz drugi krok",
    },
    "factor.set.wrong": {
        "en": "The app shows another code. Check that its clock is right, then type the six digits it shows now.",
        "ru": "Приложение показывает другой код. Проверьте время на телефоне и введите шесть цифр, которые видны сейчас.",
        "pl": "Aplikacja pokazuje inny kod. Sprawdź zegar telefonu i wpisz sześć cyfr, które widać teraz.",
    },
    "factor.again.wrong": {
        "en": "That code did not fit, or it was used already, so nothing has been changed. Wait for the next one.",
        "ru": "Код не подошёл или уже использован, поэтому ничего не изменилось. Дождитесь следующего.",
        "pl": "Kod nie pasuje albo był już użyty, więc nic się nie zmieniło. Poczekaj na następny.",
    },
    "factor.codes": {
        "en": "Keep these recovery codes now",
        "ru": "Сохраните запасные коды сейчас",
        "pl": "Zachowaj teraz te kody zapasowe",
    },
    "factor.codes.why": {
        "en": "Each lets you in once without your phone. We keep only their fingerprints and cannot show them again: print them, or put them into a password manager.",
        "ru": "Каждый один раз впустит вас без телефона. Мы храним только их отпечатки и показать снова не сможем: распечатайте их или положите в менеджер паролей.",
        "pl": "Każdy raz wpuści Cię bez telefonu. Przechowujemy tylko ich odciski i nie pokażemy ich ponownie: wydrukuj je albo zapisz w menedżerze haseł.",
    },
    "factor.codes.kept": {
        "en": "I have kept them",
        "ru": "Коды сохранены",
        "pl": "Kody zachowane",
    },
    "factor.on": {
        "en": "The second factor is on",
        "ru": "Второй шаг включён",
        "pl": "Drugi krok jest włączony",
    },
    "factor.on.now": {
        "en": "Since {moment} we ask for a code at each sign-in.",
        "ru": "Код спрашиваем при каждом входе; включено: {moment}.",
        "pl": "Pytamy o kod przy każdym logowaniu; włączono: {moment}.",
    },
    "factor.left.one": {
        "en": "{count} recovery code is left.",
        "ru": "Остался {count} запасной код.",
        "pl": "Został {count} kod zapasowy.",
    },
    "factor.left.few": {
        "en": "{count} recovery codes are left.",
        "ru": "Осталось {count} запасных кода.",
        "pl": "Zostały {count} kody zapasowe.",
    },
    "factor.left.many": {
        "en": "{count} recovery codes are left.",
        "ru": "Осталось {count} запасных кодов.",
        "pl": "Zostało {count} kodów zapasowych.",
    },
    "factor.left.other": {
        "en": "{count} recovery codes are left.",
        "ru": "Осталось {count} запасного кода.",
        "pl": "Zostało {count} kodu zapasowego.",
    },
    "factor.recovered.one": {
        "en": "You came in with a recovery code; {count} is left",
        "ru": "Вы вошли по запасному коду; остался {count}",
        "pl": "Zalogowano kodem zapasowym; został {count}",
    },
    "factor.recovered.few": {
        "en": "You came in with a recovery code; {count} are left",
        "ru": "Вы вошли по запасному коду; осталось {count}",
        "pl": "Zalogowano kodem zapasowym; zostały {count}",
    },
    "factor.recovered.many": {
        "en": "You came in with a recovery code; {count} are left",
        "ru": "Вы вошли по запасному коду; осталось {count}",
        "pl": "Zalogowano kodem zapasowym; zostało {count}",
    },
    "factor.recovered.other": {
        "en": "You came in with a recovery code; {count} are left",
        "ru": "Вы вошли по запасному коду; осталось {count}",
        "pl": "Zalogowano kodem zapasowym; zostało {count}",
    },
    "factor.recovered.now": {
        "en": "Is the phone gone for good? Then turn the second factor off below with another recovery code, and on again with the new phone.",
        "ru": "Телефона больше нет? Отключите второй шаг ниже ещё одним запасным кодом и включите снова с новым телефоном.",
        "pl": "Telefonu już nie ma? Wyłącz drugi krok poniżej kolejnym kodem zapasowym i włącz go ponownie z nowym telefonem.",
    },
    "factor.renew": {
        "en": "Fresh recovery codes",
        "ru": "Новые запасные коды",
        "pl": "Nowe kody zapasowe",
    },
    "factor.renew.why": {
        "en": "The ones you have stop working at once.",
        "ru": "Прежние сразу перестанут работать.",
        "pl": "Dotychczasowe od razu przestaną działać.",
    },
    "factor.renew.button": {
        "en": "Show me fresh codes",
        "ru": "Показать новые коды",
        "pl": "Pokaż nowe kody",
    },
    "factor.remove": {
        "en": "Another phone, or none",
        "ru": "Другой телефон или без него",
        "pl": "Inny telefon albo żaden",
    },
    "factor.remove.why": {
        "en": "Then your password alone opens the studio. Do it, too, before you change phones.",
        "ru": "Тогда студию откроет один пароль. Сделайте это и перед сменой телефона.",
        "pl": "Wtedy studio otworzy samo hasło. Zrób to też przed zmianą telefonu.",
    },
    "factor.remove.button": {
        "en": "Turn off the second factor",
        "ru": "Отключить второй шаг",
        "pl": "Wyłącz drugi krok",
    },
    "factor.demanded": {
        "en": "First the second factor, then the studio",
        "ru": "Сначала второй шаг, потом студия",
        "pl": "Najpierw drugi krok, potem studio",
    },
    "factor.demanded.now": {
        "en": "The brand’s owner asks it of all owners and marketers. It takes a minute.",
        "ru": "Владелец бренда просит об этом всех владельцев и маркетологов. Это займёт минуту.",
        "pl": "Właściciel marki wymaga tego od wszystkich właścicieli i marketerów. To zajmie minutę.",
    },
    "factor.demanded.kept": {
        "en": "Do it when you change phones. The brand demands a second factor of you, so you set it up again at once.",
        "ru": "Сделайте это при смене телефона. Бренд требует от вас второй шаг, поэтому вы сразу включите его снова.",
        "pl": "Zrób to przy zmianie telefonu. Marka wymaga od Ciebie drugiego kroku, więc od razu włączysz go ponownie.",
    },
    "people.factor": {
        "en": "Second factor",
        "ru": "Второй шаг",
        "pl": "Drugi krok",
    },
    "people.factor.why": {
        "en": "For somebody who lost both the phone and the recovery codes: until they set it up again, the password alone lets them in.",
        "ru": "Для того, кто потерял и телефон, и запасные коды: пока второй шаг не включён снова, хватит одного пароля.",
        "pl": "Dla kogoś, kto stracił i telefon, i kody zapasowe: do ponownego włączenia wystarczy samo hasło.",
    },
    "people.factor.reset": {
        "en": "Reset the second factor of {name}",
        "ru": "Сбросить второй шаг: {name}",
        "pl": "Zresetuj drugi krok: {name}",
    },
    "people.demand": {
        "en": "Demand it of owners and marketers",
        "ru": "Требовать от владельцев и маркетологов",
        "pl": "Wymagaj od właścicieli i marketerów",
    },
    "people.demand.why": {
        "en": "Anybody here may set one up. If you demand it, owners and marketers get nowhere else until they have.",
        "ru": "Включить его может каждый. Если вы его потребуете, владельцы и маркетологи дальше не пройдут, пока не включат.",
        "pl": "Włączyć może go każdy. Jeśli go wymagasz, właściciele i marketerzy nie wejdą dalej, dopóki go nie włączą.",
    },
    "people.demand.save": {
        "en": "Save this rule",
        "ru": "Сохранить правило",
        "pl": "Zapisz zasadę",
    },
}
"""By its name, what is said in each language. Braces name what is put in."""
