"""The very first page: the first brand, its program and its owner."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words


def _in(en: str, ru: str, pl: str) -> Words:
    return {"en": en, "ru": ru, "pl": pl}


MESSAGES: Final[Mapping[str, Words]] = {
    "setup.title": _in(
        "Welcome. Let us open your shop",
        "Добро пожаловать! Откроем магазин",
        "Witaj. Otwórzmy Twój sklep",
    ),
    "setup.why": _in(
        "One page, once. After it you have a brand, a loyalty program and a way in; card, stores and the first campaign follow step by step.",
        "Одна страница, один раз. После неё у вас будут бренд, программа лояльности и вход, а карта, магазины и первая кампания — дальше, шаг за шагом.",
        "Jedna strona, jeden raz. Potem masz markę, program lojalnościowy i swoje logowanie; karta, sklepy i pierwsza kampania przyjdą krok po kroku.",
    ),
    "setup.part.code": _in(
        "Show that it is yours",
        "Покажите, что это ваш сервер",
        "Pokaż, że to Twój serwer",
    ),
    "setup.code": _in("Setup code", "Код установки", "Kod konfiguracji"),
    "setup.code.why": _in(
        "It stands where the server was started. walletpass setup tells it again.",
        "Он показан там, где запустили сервер. Команда walletpass setup покажет его снова.",
        "Widać go tam, gdzie uruchomiono serwer. Polecenie walletpass setup pokaże go ponownie.",
    ),
    "setup.part.shop": _in("Your shop", "Ваш магазин", "Twój sklep"),
    "setup.name": _in("Name", "Название", "Nazwa"),
    "setup.name.why": _in(
        "As customers know it; it stands on the card.",
        "Как его знают покупатели: оно стоит на карте.",
        "Tak, jak znają ją klienci; stoi na karcie.",
    ),
    "setup.slug": _in(
        "Short name in addresses", "Короткое имя для адресов", "Krótka nazwa w adresach"
    ),
    "setup.slug.why": _in(
        "Latin letters, digits, hyphens: …/join/corner-market. Left empty, we take it from the name.",
        "Латинские буквы, цифры, дефисы: …/join/corner-market. Если пусто, возьмём из названия.",
        "Litery łacińskie, cyfry, łączniki: …/join/corner-market. Jeśli puste, weźmiemy z nazwy.",
    ),
    "setup.country": _in("Country", "Страна", "Kraj"),
    "setup.currency": _in("Currency", "Валюта", "Waluta"),
    "setup.currency.why": _in(
        "It stays: points are worth something in it.",
        "Потом не меняется: в ней считается цена баллов.",
        "Zostaje na stałe: w niej liczy się wartość punktów.",
    ),
    "setup.zone": _in("Time zone", "Часовой пояс", "Strefa czasowa"),
    "setup.part.program": _in(
        "What customers collect", "Что копят покупатели", "Co zbierają klienci"
    ),
    "setup.kind.points": _in("Points", "Баллы", "Punkty"),
    "setup.kind.points.why": _in(
        "So many for each purchase, exchanged for a discount or a reward.",
        "Начисляются за покупки, меняются на скидку или подарок.",
        "Naliczane za zakupy, wymieniane na rabat lub nagrodę.",
    ),
    "setup.kind.cashback": _in("Cashback", "Кешбэк", "Cashback"),
    "setup.kind.cashback.why": _in(
        "A part of what they paid comes back, in your currency, for the next purchase.",
        "Часть суммы возвращается в вашей валюте на следующую покупку.",
        "Część zapłaconej kwoty wraca, w Twojej walucie, na następne zakupy.",
    ),
    "setup.kind.stamps": _in("Stamps", "Штампы", "Pieczątki"),
    "setup.kind.stamps.why": _in(
        "One for each visit or product: the tenth coffee is on you.",
        "По одному за визит или товар: десятый кофе — за ваш счёт.",
        "Jedna za wizytę albo produkt: dziesiąta kawa na Twój koszt.",
    ),
    "setup.kind.discount": _in("Discount", "Скидка", "Rabat"),
    "setup.kind.discount.why": _in(
        "Nothing to collect: the card itself gives a percentage off.",
        "Копить ничего не нужно: процент скидки даёт сама карта.",
        "Nic się nie zbiera: sama karta daje procent rabatu.",
    ),
    "setup.kind.later": _in(
        "How much it gives is set under Rules, with an example basket beside it. Sensible rules are there from the start.",
        "Сколько начислять, задаётся в разделе «Правила», рядом с примером чека. Разумные правила есть с самого начала.",
        "Ile daje, ustawisz w dziale Zasady, obok przykładowego koszyka. Rozsądne zasady są od początku.",
    ),
    "setup.part.you": _in("You, the owner", "Вы, владелец", "Ty, właściciel"),
    "setup.person": _in("Your name", "Ваше имя", "Twoje imię i nazwisko"),
    "setup.login.why": _in(
        "What you sign in with: an address of yours, or any short name.",
        "С ним вы входите: ваш адрес почты или любое короткое имя.",
        "Tym się logujesz: Twój adres e-mail albo dowolna krótka nazwa.",
    ),
    "setup.password.why": _in(
        "At least 8 characters.", "Не короче 8 символов.", "Co najmniej 8 znaków."
    ),
    "setup.button": _in("Open the shop", "Открыть магазин", "Otwórz sklep"),
    "setup.unfit": _in(
        "Something here cannot be so. Nothing was kept; look through the page and try again.",
        "Что-то здесь не подходит. Ничего не сохранено: просмотрите страницу и попробуйте ещё раз.",
        "Coś tu nie pasuje. Niczego nie zapisano: przejrzyj stronę i spróbuj jeszcze raz.",
    ),
    "setup.unfit.code": _in(
        "This is not the code of this installation. Run walletpass setup where the server runs, and copy it from there.",
        "Это не код этой установки. Выполните walletpass setup там, где работает сервер, и скопируйте код оттуда.",
        "To nie jest kod tej instalacji. Uruchom walletpass setup tam, gdzie działa serwer, i skopiuj kod stamtąd.",
    ),
    "setup.unfit.name": _in(
        "Give the shop a name of up to 120 characters.",
        "Дайте магазину название до 120 символов.",
        "Nadaj sklepowi nazwę do 120 znaków.",
    ),
    "setup.unfit.slug": _in(
        "Use up to 40 Latin letters and digits, with single hyphens between them.",
        "До 40 латинских букв и цифр, между ними — по одному дефису.",
        "Do 40 liter łacińskich i cyfr, między nimi pojedyncze łączniki.",
    ),
    "setup.unfit.country": _in(
        "Choose a country from the list.",
        "Выберите страну из списка.",
        "Wybierz kraj z listy.",
    ),
    "setup.unfit.currency": _in(
        "Choose a currency from the list.",
        "Выберите валюту из списка.",
        "Wybierz walutę z listy.",
    ),
    "setup.unfit.timezone": _in(
        "Choose a time zone from the list.",
        "Выберите часовой пояс из списка.",
        "Wybierz strefę czasową z listy.",
    ),
    "setup.unfit.spoken": _in(
        "Tick one language at least.",
        "Отметьте хотя бы один язык.",
        "Zaznacz co najmniej jeden język.",
    ),
    "setup.unfit.person": _in(
        "Tell your name, in up to 120 characters.",
        "Назовите себя, до 120 символов.",
        "Podaj swoje imię, do 120 znaków.",
    ),
    "setup.unfit.login": _in(
        "Use 1 to 120 characters, without spaces.",
        "От 1 до 120 символов, без пробелов.",
        "Od 1 do 120 znaków, bez spacji.",
    ),
    "setup.unfit.password": _in(
        "Choose a password of 8 to 256 characters.",
        "Выберите пароль от 8 до 256 символов.",
        "Wybierz hasło od 8 do 256 znaków.",
    ),
    "setup.late": _in(
        "This installation is set up",
        "Установка уже настроена",
        "Ta instalacja jest już skonfigurowana",
    ),
    "setup.late.why": _in(
        "Somebody has founded a brand here. If it was you, sign in; if not, ask whoever looks after this server.",
        "Кто-то уже создал здесь бренд. Если это были вы, войдите; если нет, спросите того, кто отвечает за сервер.",
        "Ktoś już założył tu markę. Jeśli to Ty, zaloguj się; jeśli nie, zapytaj opiekuna tego serwera.",
    ),
}
