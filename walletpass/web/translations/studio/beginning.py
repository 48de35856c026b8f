"""The first steps of a brand: what is done, what comes next, why it matters."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "begin.title": {"en": "First steps", "ru": "Первые шаги", "pl": "Pierwsze kroki"},
    "begin.why": {
        "en": "{done} of {all} are done. You may stop anywhere and go on later.",
        "ru": "Сделано {done} из {all}. Можно остановиться и продолжить позже.",
        "pl": "Zrobiono {done} z {all}. Możesz przerwać i wrócić później.",
    },
    "begin.done": {
        "en": "All is ready: card, till, customers, campaign",
        "ru": "Всё готово: карта, касса, клиенты, кампания",
        "pl": "Wszystko gotowe: karta, kasa, klienci, kampania",
    },
    "begin.done.now": {
        "en": "Nothing is left here. Reports tell what your campaigns bring.",
        "ru": "Здесь больше делать нечего. Что приносят кампании, покажут отчёты.",
        "pl": "Tu nie ma już nic do zrobienia. Co przynoszą kampanie, powiedzą raporty.",
    },
    "begin.step.done": {"en": "Done", "ru": "Готово", "pl": "Gotowe"},
    "begin.step.may_wait": {
        "en": "may wait",
        "ru": "можно позже",
        "pl": "może poczekać",
    },
    "begin.brand": {"en": "The brand", "ru": "Бренд", "pl": "Marka"},
    "begin.brand.name": {"en": "Name", "ru": "Название", "pl": "Nazwa"},
    "begin.brand.zone": {
        "en": "Time zone, such as Europe/Warsaw",
        "ru": "Часовой пояс, например Europe/Warsaw",
        "pl": "Strefa czasowa, na przykład Europe/Warsaw",
    },
    "begin.brand.colour": {"en": "Colour", "ru": "Цвет", "pl": "Kolor"},
    "begin.brand.languages": {
        "en": "Languages you speak with customers",
        "ru": "На каких языках вы говорите с клиентами",
        "pl": "Języki, w których mówisz do klientów",
    },
    "begin.brand.currency": {
        "en": "The currency is {currency}. It was chosen when the brand was founded and stays, because points are worth something in it.",
        "ru": "Валюта: {currency}. Она выбрана при создании бренда и не меняется: в ней считается цена баллов.",
        "pl": "Waluta: {currency}. Wybrano ją przy zakładaniu marki i się nie zmienia: w niej liczy się wartość punktów.",
    },
    "begin.brand.save": {
        "en": "Save the brand",
        "ru": "Сохранить бренд",
        "pl": "Zapisz markę",
    },
    "begin.brand.unfit": {
        "en": "Something of it cannot be so, and nothing was changed.",
        "ru": "Что-то здесь не подходит, ничего не изменено.",
        "pl": "Coś tu nie pasuje, nic nie zmieniono.",
    },
    "begin.certificate": {
        "en": "Apple’s certificate",
        "ru": "Сертификат Apple",
        "pl": "Certyfikat Apple",
    },
    "begin.certificate.why": {
        "en": "Wallet takes only cards signed with a certificate of your own. Choose the certificate, its key and Apple’s intermediate, or one .p12 file.",
        "ru": "Wallet принимает только карты с подписью вашего сертификата. Выберите сертификат, его ключ и промежуточный сертификат Apple либо один файл .p12.",
        "pl": "Wallet przyjmuje tylko karty podpisane Twoim certyfikatem. Wybierz certyfikat, jego klucz i certyfikat pośredni Apple albo jeden plik .p12.",
    },
    "begin.certificate.files": {"en": "Files", "ru": "Файлы", "pl": "Pliki"},
    "begin.certificate.password": {
        "en": "Password of the file, if it has one",
        "ru": "Пароль файла, если он есть",
        "pl": "Hasło pliku, jeśli je ma",
    },
    "begin.certificate.save": {
        "en": "Use this certificate",
        "ru": "Использовать этот сертификат",
        "pl": "Użyj tego certyfikatu",
    },
    "begin.certificate.unfit": {
        "en": "These files do not make a certificate to sign with.",
        "ru": "Из этих файлов не получается сертификат для подписи.",
        "pl": "Z tych plików nie powstaje certyfikat do podpisywania.",
    },
    "begin.demo": {
        "en": "Use demo keys for now",
        "ru": "Пока использовать демо-ключи",
        "pl": "Na razie użyj kluczy demo",
    },
    "begin.demo.why": {
        "en": "No certificate yet? With demo keys all can be tried, but no real iPhone takes the card: it trusts Apple’s certificates alone.",
        "ru": "Сертификата ещё нет? С демо-ключами можно попробовать всё, но настоящий iPhone карту не примет: он доверяет только сертификатам Apple.",
        "pl": "Nie masz jeszcze certyfikatu? Z kluczami demo wypróbujesz wszystko, ale prawdziwy iPhone karty nie przyjmie: ufa tylko certyfikatom Apple.",
    },
    "begin.store": {
        "en": "The first store",
        "ru": "Первый магазин",
        "pl": "Pierwszy sklep",
    },
    "begin.store.why": {
        "en": "Phones show the card near it. Maps tell both numbers when you press on the place.",
        "ru": "Рядом с ним телефоны показывают карту. Оба числа подскажет карта, если нажать на место.",
        "pl": "Telefony pokazują kartę w jego pobliżu. Obie liczby poda mapa po przytrzymaniu miejsca.",
    },
    "begin.store.name": {
        "en": "What it is called",
        "ru": "Как называется",
        "pl": "Jak się nazywa",
    },
    "begin.store.code": {"en": "Short code", "ru": "Короткий код", "pl": "Krótki kod"},
    "begin.store.address": {"en": "Address", "ru": "Адрес", "pl": "Adres"},
    "begin.store.latitude": {
        "en": "Latitude",
        "ru": "Широта",
        "pl": "Szerokość geograficzna",
    },
    "begin.store.longitude": {
        "en": "Longitude",
        "ru": "Долгота",
        "pl": "Długość geograficzna",
    },
    "begin.store.save": {
        "en": "Open the store",
        "ru": "Открыть магазин",
        "pl": "Otwórz sklep",
    },
    "begin.store.unfit": {
        "en": "The store could not be opened so.",
        "ru": "Так магазин открыть нельзя.",
        "pl": "Tak nie można otworzyć sklepu.",
    },
    "begin.card": {"en": "The card", "ru": "Карта", "pl": "Karta"},
    "begin.card.why": {
        "en": "Choose a starter of your trade, give it your logo, see it as a phone shows it, and publish it.",
        "ru": "Выберите заготовку для своего дела, добавьте логотип, посмотрите, как она выглядит в телефоне, и опубликуйте.",
        "pl": "Wybierz wzór dla swojej branży, dodaj logo, zobacz kartę tak, jak pokaże ją telefon, i opublikuj.",
    },
    "begin.card.go": {
        "en": "Choose a card",
        "ru": "Выбрать карту",
        "pl": "Wybierz kartę",
    },
    "begin.card.first": {
        "en": "First the certificate, or demo keys.",
        "ru": "Сначала сертификат или демо-ключи.",
        "pl": "Najpierw certyfikat albo klucze demo.",
    },
    "begin.phone": {
        "en": "A card on your own phone",
        "ru": "Карта в вашем телефоне",
        "pl": "Karta w Twoim telefonie",
    },
    "begin.phone.why": {
        "en": "Scan this with your phone and join like a customer.",
        "ru": "Отсканируйте телефоном и вступите как клиент.",
        "pl": "Zeskanuj telefonem i dołącz jak klient.",
    },
    "begin.phone.code": {
        "en": "Code to join",
        "ru": "Код для вступления",
        "pl": "Kod dołączenia",
    },
    "begin.phone.first": {
        "en": "First publish the card.",
        "ru": "Сначала опубликуйте карту.",
        "pl": "Najpierw opublikuj kartę.",
    },
    "begin.trial": {
        "en": "Demo keys",
        "ru": "Демо-ключи",
        "pl": "Klucze demo",
    },
    "begin.trial.why": {
        "en": "Everything works here except a real iPhone: it refuses these cards, and no push reaches it. Get a Pass Type ID certificate at developer.apple.com and upload it below; cards issued from then on are real. Cards given out until then stay trial cards.",
        "ru": "Здесь работает всё, кроме настоящего iPhone: он не примет такие карты, и уведомления до него не дойдут. Получите сертификат Pass Type ID на developer.apple.com и загрузите его ниже: карты, выданные после этого, будут настоящими. Выданные раньше останутся пробными.",
        "pl": "Tu działa wszystko poza prawdziwym iPhone’em: nie przyjmie tych kart i nie dotrą do niego powiadomienia. Zdobądź certyfikat Pass Type ID na developer.apple.com i wgraj go poniżej; karty wydane później będą prawdziwe. Wydane wcześniej pozostaną próbne.",
    },
    "begin.trial.phone": {
        "en": "A real iPhone says that it cannot read this card. Upload Apple’s certificate in the step above; until then try it with the virtual phones of walletpass demo.",
        "ru": "Настоящий iPhone скажет, что не может прочитать эту карту. Загрузите сертификат Apple на шаге выше, а до тех пор пробуйте с виртуальными телефонами: walletpass demo.",
        "pl": "Prawdziwy iPhone powie, że nie może odczytać tej karty. Wgraj certyfikat Apple w kroku powyżej, a do tego czasu próbuj na wirtualnych telefonach: walletpass demo.",
    },
    "begin.unreachable": {
        "en": "Phones cannot come to {address}",
        "ru": "Телефоны не откроют {address}",
        "pl": "Telefony nie dotrą do {address}",
    },
    "begin.unreachable.now": {
        "en": "Wallet asks for an https address that is reachable from outside. Set WALLETPASS_BASE_URL to yours, put a proxy that ends TLS before this server, and start it again. On this very computer the page opens already.",
        "ru": "Wallet требует адрес https, доступный снаружи. Укажите свой в WALLETPASS_BASE_URL, поставьте перед сервером прокси с TLS и перезапустите его. На этом компьютере страница открывается уже сейчас.",
        "pl": "Wallet wymaga adresu https dostępnego z zewnątrz. Ustaw swój w WALLETPASS_BASE_URL, postaw przed serwerem proxy z TLS i uruchom go ponownie. Na tym komputerze strona otwiera się już teraz.",
    },
    "begin.published": {
        "en": "The card is published",
        "ru": "Карта опубликована",
        "pl": "Karta jest opublikowana",
    },
    "begin.published.look": {
        "en": "Look at it again",
        "ru": "Посмотреть её ещё раз",
        "pl": "Obejrzyj ją jeszcze raz",
    },
    "begin.till": {
        "en": "The first till",
        "ru": "Первая касса",
        "pl": "Pierwsza kasa",
    },
    "begin.till.why": {
        "en": "Any phone, tablet or computer becomes a till with a code. Put one up, open /till on the device, type the code, and give your cashiers a PIN.",
        "ru": "Кассой становится любой телефон, планшет или компьютер. Добавьте кассу, откройте на устройстве /till, введите код и дайте кассирам ПИН.",
        "pl": "Kasą staje się każdy telefon, tablet lub komputer. Dodaj kasę, otwórz na urządzeniu /till, wpisz kod i daj kasjerom PIN.",
    },
    "begin.till.go": {
        "en": "Put up a till",
        "ru": "Добавить кассу",
        "pl": "Dodaj kasę",
    },
    "begin.till.first": {
        "en": "First open a store: a till stands in one.",
        "ru": "Сначала откройте магазин: касса стоит в нём.",
        "pl": "Najpierw otwórz sklep: kasa w nim stoi.",
    },
    "begin.till.or": {
        "en": "Your own till software speaks with us over the API:",
        "ru": "Ваша кассовая программа говорит с нами через API:",
        "pl": "Twój program kasowy rozmawia z nami przez API:",
    },
    "begin.till.keys": {
        "en": "make a key",
        "ru": "создать ключ",
        "pl": "utwórz klucz",
    },
    "begin.customers": {
        "en": "The first customers",
        "ru": "Первые клиенты",
        "pl": "Pierwsi klienci",
    },
    "begin.customers.why": {
        "en": "Put this address on receipts and your website, and its code on the counter; who joins once is known everywhere.",
        "ru": "Разместите этот адрес на чеках и сайте, а код — у кассы: вступают один раз.",
        "pl": "Umieść ten adres na paragonach i stronie, a kod przy kasie; dołącza się raz.",
    },
    "begin.customers.file": {
        "en": "You have a list already? Hand it in as a table in CSV; before anything begins you see what would become of it.",
        "ru": "Список уже есть? Загрузите его таблицей CSV; прежде чем что-то начнётся, вы увидите, что из него выйдет.",
        "pl": "Masz już listę? Wczytaj ją jako tabelę CSV; zanim cokolwiek się zacznie, zobaczysz, co z niej będzie.",
    },
    "begin.campaign": {
        "en": "The first campaign",
        "ru": "Первая кампания",
        "pl": "Pierwsza kampania",
    },
    "begin.campaign.why": {
        "en": "Choose a ready-made one, say it in your words, rehearse it, and send it. The report tells what it brought.",
        "ru": "Возьмите готовую, скажите своими словами, отрепетируйте и отправьте. Отчёт покажет, что она принесла.",
        "pl": "Weź gotową, powiedz to swoimi słowami, przećwicz i wyślij. Raport powie, co przyniosła.",
    },
    "begin.campaign.go": {
        "en": "Choose a campaign",
        "ru": "Выбрать кампанию",
        "pl": "Wybierz kampanię",
    },
    "begin.campaign.segments": {
        "en": "First look whom to speak to",
        "ru": "Сначала выбрать, кому",
        "pl": "Najpierw wybierz, do kogo",
    },
    "begin.home": {
        "en": "First steps: {done} of {all} are done",
        "ru": "Первые шаги: сделано {done} из {all}",
        "pl": "Pierwsze kroki: zrobiono {done} z {all}",
    },
    "begin.home.go": {
        "en": "Go on with the first steps",
        "ru": "Продолжить первые шаги",
        "pl": "Kontynuuj pierwsze kroki",
    },
}
"""By its name, what is said in each language. Braces name what is put in."""
