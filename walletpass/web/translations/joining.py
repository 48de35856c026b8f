"""What we say to a customer who joins and adds the card to a phone."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "language": {"en": "Language", "ru": "Язык", "pl": "Język"},
    "join.title": {
        "en": "The {brand} card on your phone",
        "ru": "Карта «{brand}» в телефоне",
        "pl": "Karta {brand} w telefonie",
    },
    "join.benefit": {
        "en": "Your {brand} card, always on your phone.",
        "ru": "Ваша карта «{brand}» всегда в телефоне.",
        "pl": "Twoja karta {brand} zawsze w telefonie.",
    },
    "join.held": {
        "en": "This phone already has your card",
        "ru": "Ваша карта уже есть на этом телефоне",
        "pl": "Twoja karta jest już na tym telefonie",
    },
    "join.show": {
        "en": "Show my card",
        "ru": "Показать мою карту",
        "pl": "Pokaż moją kartę",
    },
    "join.phone": {
        "en": "Your phone number",
        "ru": "Номер вашего телефона",
        "pl": "Twój numer telefonu",
    },
    "join.phone.why": {
        "en": "So we find your card again when you change phones. For example {example}",
        "ru": "Чтобы вернуть карту, если вы смените телефон. Например, {example}",
        "pl": "Żeby odnaleźć kartę, gdy zmienisz telefon. Na przykład {example}",
    },
    "join.unread": {
        "en": "We could not read what was sent. Write your number here and send it again.",
        "ru": "Не удалось прочитать то, что пришло. Напишите номер здесь и отправьте ещё раз.",
        "pl": "Nie udało się odczytać tego, co przyszło. Wpisz tu numer i wyślij jeszcze raz.",
    },
    "join.phone.missing": {
        "en": "Type your number here, or take a card without a number below.",
        "ru": "Введите номер или возьмите карту без номера — кнопка ниже.",
        "pl": "Wpisz numer albo weź kartę bez numeru — przycisk poniżej.",
    },
    "join.phone.unfit": {
        "en": "There is no such number. Check the digits, or begin with + and the country code.",
        "ru": "Такого номера нет. Проверьте цифры или начните с + и кода страны.",
        "pl": "Nie ma takiego numeru. Sprawdź cyfry albo zacznij od + i kodu kraju.",
    },
    "join.consents": {
        "en": "May we tell you about offers?",
        "ru": "Сообщать вам об акциях?",
        "pl": "Czy mówić Ci o promocjach?",
    },
    "join.consent.wallet": {
        "en": "Yes, show {brand} offers on the card and the lock screen",
        "ru": "Да, показывайте акции «{brand}» на карте и на экране блокировки",
        "pl": "Tak, pokazujcie oferty {brand} na karcie i ekranie blokady",
    },
    "join.consent.sms": {
        "en": "Yes, send me {brand} offers by SMS",
        "ru": "Да, присылайте мне акции «{brand}» по SMS",
        "pl": "Tak, wysyłajcie mi oferty {brand} SMS-em",
    },
    "join.button": {
        "en": "Get my card",
        "ru": "Получить карту",
        "pl": "Odbierz kartę",
    },
    "join.anonymous": {
        "en": "Get a card without a number",
        "ru": "Получить карту без номера",
        "pl": "Odbierz kartę bez numeru",
    },
    "join.terms": {
        "en": "By getting the card you accept the terms below. Your yes to offers can be taken back at any time.",
        "ru": "Получая карту, вы принимаете условия ниже. Согласие на акции можно отозвать в любой момент.",
        "pl": "Odbierając kartę, akceptujesz warunki poniżej. Zgodę na oferty można w każdej chwili cofnąć.",
    },
    "join.stale": {
        "en": "Please read this page once more",
        "ru": "Прочитайте, пожалуйста, эту страницу ещё раз",
        "pl": "Przeczytaj, proszę, tę stronę jeszcze raz",
    },
    "join.stale.now": {
        "en": "What it asks has changed since you opened it, so nothing has been done yet. Tick what you agree to and press the button again.",
        "ru": "Вопросы на ней изменились, пока она была открыта, поэтому ещё ничего не сделано. Отметьте, с чем согласны, и снова нажмите кнопку.",
        "pl": "Pytania zmieniły się, odkąd ją otwarto, więc nic jeszcze nie zrobiliśmy. Zaznacz, na co się zgadzasz, i ponownie naciśnij przycisk.",
    },
    "join.leave_empty": {
        "en": "Leave this field empty",
        "ru": "Оставьте это поле пустым",
        "pl": "Zostaw to pole puste",
    },
    "add.ready": {
        "en": "Your card is ready",
        "ru": "Ваша карта готова",
        "pl": "Twoja karta jest gotowa",
    },
    "add.ready.now": {
        "en": "Add it to your phone and show it at the till.",
        "ru": "Добавьте её в телефон и показывайте на кассе.",
        "pl": "Dodaj ją do telefonu i pokazuj przy kasie.",
    },
    "add.again": {
        "en": "You already have a card",
        "ru": "У вас уже есть карта",
        "pl": "Masz już kartę",
    },
    "add.again.now": {
        "en": "Here it is again: the same number, the same balance.",
        "ru": "Вот она снова: тот же номер, те же баллы.",
        "pl": "Oto ona jeszcze raz: ten sam numer, te same punkty.",
    },
    "add.apple": {
        "en": "Add to Apple Wallet",
        "ru": "Добавить в Apple Wallet",
        "pl": "Dodaj do Portfela Apple",
    },
    "add.scan": {
        "en": "Scan with your phone",
        "ru": "Наведите камеру телефона",
        "pl": "Zeskanuj telefonem",
    },
    "add.scan.now": {
        "en": "Point the phone's camera at the code. The card opens there, one tap adds it.",
        "ru": "Наведите на код камеру телефона. Карта откроется там, и её можно добавить одним касанием.",
        "pl": "Skieruj aparat telefonu na kod. Karta otworzy się w telefonie i dodasz ją jednym dotknięciem.",
    },
    "add.scan.code": {
        "en": "QR code with the address of this page",
        "ru": "QR-код с адресом этой страницы",
        "pl": "Kod QR z adresem tej strony",
    },
    "add.waiting": {
        "en": "As soon as the card is in your phone, we say so here.",
        "ru": "Как только карта появится в телефоне, мы скажем об этом здесь.",
        "pl": "Gdy tylko karta pojawi się w telefonie, powiemy o tym tutaj.",
    },
    "add.check": {
        "en": "Check now",
        "ru": "Проверить сейчас",
        "pl": "Sprawdź teraz",
    },
    "add.added": {"en": "Added", "ru": "Добавлена", "pl": "Dodano"},
    "add.added.now": {
        "en": "The card is in your phone. Show it at the till; you may close this page.",
        "ru": "Карта в вашем телефоне. Показывайте её на кассе, а эту страницу можно закрыть.",
        "pl": "Karta jest w Twoim telefonie. Pokazuj ją przy kasie, a tę stronę możesz zamknąć.",
    },
    "add.inside_app.apple": {
        "en": "Open this page in Safari",
        "ru": "Откройте эту страницу в Safari",
        "pl": "Otwórz tę stronę w Safari",
    },
    "add.inside_app.android": {
        "en": "Open this page in your browser",
        "ru": "Откройте эту страницу в браузере",
        "pl": "Otwórz tę stronę w przeglądarce",
    },
    "add.inside_app.now": {
        "en": "You are inside another app, and it cannot add cards. Tap the three dots in the corner and choose to open in the browser, or copy the address.",
        "ru": "Вы внутри другого приложения, и оно не умеет добавлять карты. Нажмите на три точки в углу и выберите «Открыть в браузере» или скопируйте адрес.",
        "pl": "Jesteś wewnątrz innej aplikacji, która nie potrafi dodawać kart. Dotknij trzech kropek w rogu i wybierz otwarcie w przeglądarce albo skopiuj adres.",
    },
    "add.address": {
        "en": "Address of this page",
        "ru": "Адрес этой страницы",
        "pl": "Adres tej strony",
    },
    "add.copy": {
        "en": "Copy the address",
        "ru": "Скопировать адрес",
        "pl": "Skopiuj adres",
    },
    "add.copied": {"en": "Copied", "ru": "Скопировано", "pl": "Skopiowano"},
    "add.android": {
        "en": "This page is your card",
        "ru": "Эта страница и есть ваша карта",
        "pl": "Ta strona jest Twoją kartą",
    },
    "add.android.now": {
        "en": "We cannot put cards into Google Wallet yet. Until we can, open your card here and show the code at the till. It always has your current balance.",
        "ru": "Добавлять карты в Google Кошелёк мы пока не умеем. До тех пор открывайте карту здесь и показывайте код на кассе: баланс на ней всегда свежий.",
        "pl": "Nie umiemy jeszcze dodawać kart do Portfela Google. Do tego czasu otwieraj kartę tutaj i pokazuj kod przy kasie. Saldo jest na niej zawsze aktualne.",
    },
    "add.file": {
        "en": "Download the card file (.pkpass)",
        "ru": "Скачать файл карты (.pkpass)",
        "pl": "Pobierz plik karty (.pkpass)",
    },
    "add.file.now": {
        "en": "For a wallet app that opens such files.",
        "ru": "Для приложения-кошелька, которое открывает такие файлы.",
        "pl": "Dla aplikacji portfela, która otwiera takie pliki.",
    },
    "add.other": {
        "en": "Another phone, or it did not work?",
        "ru": "Другой телефон или не получилось?",
        "pl": "Inny telefon albo się nie udało?",
    },
    "add.other.iphone": {
        "en": "On an iPhone, open this page in Safari and press “Add to Apple Wallet”.",
        "ru": "На iPhone откройте эту страницу в Safari и нажмите «Добавить в Apple Wallet».",
        "pl": "Na iPhonie otwórz tę stronę w Safari i naciśnij „Dodaj do Portfela Apple”.",
    },
    "add.other.web": {
        "en": "On any other phone, open the card on the web and show its code at the till.",
        "ru": "На любом другом телефоне откройте карту в интернете и покажите её код на кассе.",
        "pl": "Na każdym innym telefonie otwórz kartę w internecie i pokaż jej kod przy kasie.",
    },
}
"""By its name, what is said in each language. Braces name what is put in."""
