"""The folded part of the editor: kind, barcode's words, places and dates, NFC, links."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "edit.more": {
        "en": "More, if you need it",
        "ru": "Дополнительно, если нужно",
        "pl": "Więcej, jeśli potrzebujesz",
    },
    "edit.more.why": {
        "en": "A loyalty card is complete without any of this.",
        "ru": "Карте постоянного покупателя ничего из этого не нужно.",
        "pl": "Karta stałego klienta jest kompletna bez tego wszystkiego.",
    },
    # the kind of card
    "kind.title": {"en": "Kind of card", "ru": "Вид карты", "pl": "Rodzaj karty"},
    "kind.store_card": {
        "en": "Loyalty card",
        "ru": "Карта постоянного покупателя",
        "pl": "Karta stałego klienta",
    },
    "kind.store_card.why": {
        "en": "Stays in the phone for years and shows a balance.",
        "ru": "Живёт в телефоне годами и показывает баланс.",
        "pl": "Zostaje w telefonie na lata i pokazuje saldo.",
    },
    "kind.coupon": {"en": "Coupon", "ru": "Купон", "pl": "Kupon"},
    "kind.coupon.why": {
        "en": "One offer, with a wavy edge; void it once it is used.",
        "ru": "Одно предложение, с волнистым краем; погасите его после покупки.",
        "pl": "Jedna oferta, z falowanym brzegiem; unieważnij go po użyciu.",
    },
    "kind.generic": {
        "en": "Any other card",
        "ru": "Любая другая карта",
        "pl": "Każda inna karta",
    },
    "kind.generic.why": {
        "en": "A membership, a pass to the gym, a gift card.",
        "ru": "Членство, абонемент в зал, подарочная карта.",
        "pl": "Członkostwo, karnet na siłownię, karta podarunkowa.",
    },
    "kind.event_ticket": {
        "en": "Event ticket",
        "ru": "Билет на событие",
        "pl": "Bilet na wydarzenie",
    },
    "kind.event_ticket.why": {
        "en": "Comes to the lock screen on its day. Instead of the picture across it may have a background and a small picture.",
        "ru": "В свой день выходит на экран блокировки. Вместо картинки во всю ширину могут быть фон и маленькая картинка.",
        "pl": "W swoim dniu pojawia się na ekranie blokady. Zamiast obrazu w poprzek może mieć tło i mały obraz.",
    },
    "kind.boarding_pass": {
        "en": "Boarding pass",
        "ru": "Посадочный талон",
        "pl": "Karta pokładowa",
    },
    "kind.boarding_pass.why": {
        "en": "From where to where: two large values with the transport between them.",
        "ru": "Откуда и куда: два крупных значения, между ними транспорт.",
        "pl": "Skąd i dokąd: dwie duże wartości, a między nimi środek transportu.",
    },
    "kind.poster": {"en": "Poster", "ru": "Афиша", "pl": "Plakat"},
    "kind.poster.why": {
        "en": "One large picture, from iOS 27. Earlier phones show it as “any other card”, and so does the preview.",
        "ru": "Одна большая картинка, с iOS 27. Телефоны постарше показывают её как «любую другую карту», и здесь она показана так же.",
        "pl": "Jeden duży obraz, od iOS 27. Starsze telefony pokazują go jak „każdą inną kartę” i tak samo podgląd.",
    },
    "kind.pictures": {
        "en": "Pictures: {names}.",
        "ru": "Картинки: {names}.",
        "pl": "Obrazy: {names}.",
    },
    "kind.transit": {"en": "Transport", "ru": "Транспорт", "pl": "Transport"},
    "kind.transit.air": {"en": "Plane", "ru": "Самолёт", "pl": "Samolot"},
    "kind.transit.boat": {"en": "Boat", "ru": "Корабль", "pl": "Statek"},
    "kind.transit.bus": {"en": "Bus", "ru": "Автобус", "pl": "Autobus"},
    "kind.transit.train": {"en": "Train", "ru": "Поезд", "pl": "Pociąg"},
    "kind.transit.generic": {"en": "Other", "ru": "Другой", "pl": "Inny"},
    "kind.now": {
        "en": "Fields and pictures stay; those the new kind has no place for are named on this page.",
        "ru": "Поля и картинки останутся; чему на новой карте нет места, скажем на этой странице.",
        "pl": "Pola i obrazy zostają; te, na które nowy rodzaj nie ma miejsca, wymienimy na tej stronie.",
    },
    "kind.use": {
        "en": "Use this kind of card",
        "ru": "Выбрать этот вид карты",
        "pl": "Użyj tego rodzaju karty",
    },
    # what the barcode says
    "code.title": {
        "en": "What the barcode says",
        "ru": "Что в штрихкоде",
        "pl": "Co zawiera kod",
    },
    "code.number": {
        "en": "the card’s number",
        "ru": "номер карты",
        "pl": "numer karty",
    },
    "code.message": {"en": "In the barcode", "ru": "В штрихкоде", "pl": "W kodzie"},
    "code.message.why": {
        "en": "{{number}} is the card’s number, by which your till finds the card. Change it only if your till reads something else.",
        "ru": "{{number}} — номер карты, по нему касса находит карту. Меняйте, только если ваша касса читает другое.",
        "pl": "{{number}} to numer karty, po którym kasa znajduje kartę. Zmień to tylko wtedy, gdy kasa czyta co innego.",
    },
    "code.alt": {"en": "Under the barcode", "ru": "Под штрихкодом", "pl": "Pod kodem"},
    "code.alt.why": {
        "en": "For a cashier whose scanner is broken. Empty means nothing stands there.",
        "ru": "Для кассира, у которого не работает сканер. Пусто — под кодом ничего не будет.",
        "pl": "Dla kasjera, któremu zepsuł się czytnik. Puste znaczy, że nic tam nie stoi.",
    },
    "code.none": {
        "en": "Choose a kind of barcode first.",
        "ru": "Сначала выберите вид штрихкода.",
        "pl": "Najpierw wybierz rodzaj kodu.",
    },
    # where and when it offers itself
    "offers.title": {
        "en": "Where and when it offers itself",
        "ru": "Где и когда карта напоминает о себе",
        "pl": "Gdzie i kiedy przypomina o sobie",
    },
    "offers.why": {
        "en": "Near these places and at these times the card lies ready on the lock screen. The phone decides, and tells nobody.",
        "ru": "Рядом с этими местами и в это время карта сама ждёт на экране блокировки. Решает телефон и никому об этом не сообщает.",
        "pl": "W pobliżu tych miejsc i w tym czasie karta czeka na ekranie blokady. Decyduje telefon i nikomu o tym nie mówi.",
    },
    "offers.stores": {
        "en": "Near your shops",
        "ru": "Рядом с вашими магазинами",
        "pl": "W pobliżu Twoich sklepów",
    },
    "offers.stores.why": {
        "en": "The ten shops that suit each customer best.",
        "ru": "Десять магазинов, которые подходят покупателю лучше всего.",
        "pl": "Dziesięć sklepów, które najlepiej pasują do klienta.",
    },
    "offers.distance": {
        "en": "At most so many metres away",
        "ru": "Не дальше, метров",
        "pl": "Najwyżej tyle metrów stąd",
    },
    "offers.distance.why": {
        "en": "Empty: as far as the phone finds right, about 100 metres. A figure can only make it less.",
        "ru": "Пусто — как решит телефон, около 100 метров. Число может это только уменьшить.",
        "pl": "Puste: tyle, ile telefon uzna za słuszne, około 100 metrów. Liczba może to tylko zmniejszyć.",
    },
    "offers.beacons": {
        "en": "Bluetooth beacons",
        "ru": "Маячки Bluetooth",
        "pl": "Nadajniki Bluetooth",
    },
    "offers.beacons.why": {
        "en": "For inside a shop. Copy the three figures from the beacon’s settings; up to ten.",
        "ru": "Для помещений. Скопируйте три значения из настроек маячка; до десяти штук.",
        "pl": "Do wnętrz sklepu. Skopiuj trzy wartości z ustawień nadajnika; do dziesięciu.",
    },
    "offers.beacon": {
        "en": "Beacon {number}",
        "ru": "Маячок {number}",
        "pl": "Nadajnik {number}",
    },
    "offers.text": {
        "en": "Lock screen",
        "ru": "Экран блокировки",
        "pl": "Ekran blokady",
    },
    "offers.beacon.drop": {
        "en": "Remove this beacon",
        "ru": "Убрать этот маячок",
        "pl": "Usuń ten nadajnik",
    },
    "offers.beacon.add": {
        "en": "Save and add a beacon",
        "ru": "Сохранить и добавить маячок",
        "pl": "Zapisz i dodaj nadajnik",
    },
    "offers.dates": {"en": "Days and hours", "ru": "Дни и часы", "pl": "Dni i godziny"},
    "offers.dates.why": {
        "en": "By the clock of your shop ({zone}). A span may last up to 24 hours.",
        "ru": "По часам вашего магазина ({zone}). Промежуток — до суток.",
        "pl": "Według zegara Twojego sklepu ({zone}). Przedział może trwać do 24 godzin.",
    },
    "offers.dates.store_card": {
        "en": "A loyalty card had better have none: once they have passed, phones put it away among the expired ones.",
        "ru": "Карте постоянного покупателя они ни к чему: когда пройдут, телефон уберёт её к просроченным.",
        "pl": "Karcie stałego klienta lepiej ich nie dawać: gdy miną, telefon odłoży ją między wygasłe.",
    },
    "offers.date": {
        "en": "Date {number}",
        "ru": "Дата {number}",
        "pl": "Data {number}",
    },
    "offers.from": {"en": "From", "ru": "С", "pl": "Od"},
    "offers.to": {
        "en": "Until, if it lasts",
        "ru": "До, если длится",
        "pl": "Do, jeśli trwa",
    },
    "offers.date.drop": {
        "en": "Remove this date",
        "ru": "Убрать эту дату",
        "pl": "Usuń tę datę",
    },
    "offers.date.add": {
        "en": "Save and add a date",
        "ru": "Сохранить и добавить дату",
        "pl": "Zapisz i dodaj datę",
    },
    "offers.sum.stores": {
        "en": "near your shops",
        "ru": "рядом с магазинами",
        "pl": "w pobliżu sklepów",
    },
    "offers.sum.beacons": {
        "en": "beacons: {count}",
        "ru": "маячков: {count}",
        "pl": "nadajniki: {count}",
    },
    "offers.sum.dates": {
        "en": "dates: {count}",
        "ru": "дат: {count}",
        "pl": "daty: {count}",
    },
    "offers.sum.none": {"en": "nowhere", "ru": "нигде", "pl": "nigdzie"},
    # NFC
    "nfc.title": {
        "en": "Held to a reader (NFC)",
        "ru": "Приложить к считывателю (NFC)",
        "pl": "Przyłożenie do czytnika (NFC)",
    },
    "nfc.why": {
        "en": "The customer holds the phone to a reader instead of showing a barcode.",
        "ru": "Покупатель прикладывает телефон к считывателю и не показывает штрихкод.",
        "pl": "Klient przykłada telefon do czytnika zamiast pokazywać kod.",
    },
    "nfc.without": {
        "en": "Your certificate does not allow NFC",
        "ru": "Ваш сертификат не разрешает NFC",
        "pl": "Twój certyfikat nie pozwala na NFC",
    },
    "nfc.without.now": {
        "en": "Apple grants a special one on request, and only to some. Until you hold it, no reader will see this card, and nobody tells you why.",
        "ru": "Особый сертификат Apple выдаёт по запросу и не всем. Пока его нет, ни один считыватель карту не увидит, и никто не скажет почему.",
        "pl": "Specjalny certyfikat Apple przyznaje na wniosek i nie każdemu. Dopóki go nie masz, żaden czytnik nie zobaczy tej karty i nikt nie powie dlaczego.",
    },
    "nfc.with": {
        "en": "Your certificate allows NFC",
        "ru": "Ваш сертификат разрешает NFC",
        "pl": "Twój certyfikat pozwala na NFC",
    },
    "nfc.with.now": {
        "en": "A reader that knows your key will get the message.",
        "ru": "Считыватель, который знает ваш ключ, получит сообщение.",
        "pl": "Czytnik, który zna Twój klucz, dostanie wiadomość.",
    },
    "nfc.message": {
        "en": "What the reader gets",
        "ru": "Что получит считыватель",
        "pl": "Co dostanie czytnik",
    },
    "nfc.message.why": {
        "en": "Up to 64 bytes; {{number}} is the card’s number.",
        "ru": "До 64 байт; {{number}} — номер карты.",
        "pl": "Do 64 bajtów; {{number}} to numer karty.",
    },
    "nfc.key": {
        "en": "The reader’s public key",
        "ru": "Открытый ключ считывателя",
        "pl": "Klucz publiczny czytnika",
    },
    "nfc.key.why": {
        "en": "From its maker: Base64 of a P-256 key. Empty switches NFC off.",
        "ru": "От изготовителя: ключ P-256 в Base64. Пусто — NFC выключен.",
        "pl": "Od producenta: klucz P-256 w Base64. Puste wyłącza NFC.",
    },
    "nfc.locked": {
        "en": "Only after Face ID, Touch ID or the code",
        "ru": "Только после Face ID, Touch ID или кода",
        "pl": "Tylko po Face ID, Touch ID albo kodzie",
    },
    "nfc.on": {"en": "on", "ru": "включено", "pl": "włączone"},
    "nfc.off": {"en": "off", "ru": "выключено", "pl": "wyłączone"},
    # links
    "links.title": {
        "en": "Website and app",
        "ru": "Сайт и приложение",
        "pl": "Strona i aplikacja",
    },
    "links.website": {"en": "Website", "ru": "Сайт", "pl": "Strona"},
    "links.website.address": {
        "en": "Website address",
        "ru": "Адрес сайта",
        "pl": "Adres strony",
    },
    "links.website.why": {
        "en": "Stands on the back of the card, where it can be pressed.",
        "ru": "Будет на обороте карты, там его можно нажать.",
        "pl": "Stanie na odwrocie karty, gdzie można go nacisnąć.",
    },
    "links.website.field": {
        "en": "The website stands on the back of the card.",
        "ru": "Сайт стоит на обороте карты.",
        "pl": "Strona stoi na odwrocie karty.",
    },
    "links.website.edit": {
        "en": "Change it there",
        "ru": "Изменить там",
        "pl": "Zmień ją tam",
    },
    "links.app": {
        "en": "Your app in the App Store",
        "ru": "Ваше приложение в App Store",
        "pl": "Twoja aplikacja w App Store",
    },
    "links.app.why": {
        "en": "Its number, or its whole address in the App Store. Several are parted by commas.",
        "ru": "Его номер или полный адрес в App Store. Несколько — через запятую.",
        "pl": "Jej numer albo pełny adres w App Store. Kilka oddziel przecinkami.",
    },
    "links.launch": {
        "en": "What the app opens with",
        "ru": "С чем открыть приложение",
        "pl": "Z czym otworzyć aplikację",
    },
    "links.launch.why": {
        "en": "An address that your app understands. Empty: it just opens.",
        "ru": "Адрес, который понимает ваше приложение. Пусто — просто откроется.",
        "pl": "Adres, który rozumie Twoja aplikacja. Puste: po prostu się otworzy.",
    },
    "links.sum.none": {"en": "none", "ru": "нет", "pl": "brak"},
    "links.sum.website": {"en": "website", "ru": "сайт", "pl": "strona"},
    "links.sum.app": {"en": "app", "ru": "приложение", "pl": "aplikacja"},
}
"""By its name, what is said in each language. Braces name what is put in."""
