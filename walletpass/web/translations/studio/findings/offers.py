"""What is found about a card’s barcode, places, dates, NFC and app."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "finding.barcode-empty": {
        "en": "There is nothing in the barcode, so cards show none.",
        "ru": "В штрихкоде ничего нет, и на картах его не будет.",
        "pl": "Kod jest pusty, więc na kartach go nie będzie.",
    },
    "finding.barcode-empty.now": {
        "en": "Write what it should say; {{number}} is the card’s number.",
        "ru": "Напишите, что в нём должно быть; {{number}} — номер карты.",
        "pl": "Napisz, co ma zawierać; {{number}} to numer karty.",
    },
    "finding.barcode-unwritable": {
        "en": "{symbology} has no way to write some letters of “{carried}”. Cards show another barcode instead.",
        "ru": "{symbology} не может записать некоторые буквы из «{carried}». На картах будет другой штрихкод.",
        "pl": "{symbology} nie umie zapisać niektórych liter z „{carried}”. Karty pokażą inny kod.",
    },
    "finding.barcode-unwritable.now": {
        "en": "Write it in Latin letters, or choose another kind.",
        "ru": "Напишите латиницей или выберите другой вид.",
        "pl": "Napisz to literami łacińskimi albo wybierz inny rodzaj.",
    },
    "finding.barcode-long": {
        "en": "“{carried}” is longer than the {most} bytes that fit into {symbology}. Cards show another barcode instead.",
        "ru": "«{carried}» не помещается в {symbology}: входит до {most} байт. На картах будет другой штрихкод.",
        "pl": "„{carried}” nie mieści się w {symbology}: wchodzi do {most} bajtów. Karty pokażą inny kod.",
    },
    "finding.barcode-long.now": {
        "en": "Shorten it, or choose another kind.",
        "ru": "Сократите или выберите другой вид.",
        "pl": "Skróć to albo wybierz inny rodzaj.",
    },
    "finding.barcode-ean13": {
        "en": "EAN-13 takes thirteen digits, and “{carried}” is something else. Cards show another barcode instead.",
        "ru": "В EAN-13 тринадцать цифр, а «{carried}» — другое. На картах будет другой штрихкод.",
        "pl": "EAN-13 to trzynaście cyfr, a „{carried}” to coś innego. Karty pokażą inny kod.",
    },
    "finding.barcode-ean13.now": {
        "en": "Choose another kind, or another message.",
        "ru": "Выберите другой вид или другое содержание.",
        "pl": "Wybierz inny rodzaj albo inną treść.",
    },
    "finding.barcode-digit": {
        "en": "The last digit of “{carried}” should be {digit}, or scanners refuse it. Cards show another barcode instead.",
        "ru": "Последняя цифра в «{carried}» должна быть {digit}, иначе сканеры не прочтут. На картах будет другой штрихкод.",
        "pl": "Ostatnią cyfrą w „{carried}” powinno być {digit}, inaczej czytniki ją odrzucą. Karty pokażą inny kod.",
    },
    "finding.barcode-digit.now": {
        "en": "Correct the digit, or choose another kind.",
        "ru": "Исправьте цифру или выберите другой вид.",
        "pl": "Popraw cyfrę albo wybierz inny rodzaj.",
    },
    "finding.barcode-itf": {
        "en": "ITF takes an even number of digits, and “{carried}” is something else. Cards show another barcode instead.",
        "ru": "В ITF чётное число цифр, а «{carried}» — другое. На картах будет другой штрихкод.",
        "pl": "ITF to parzysta liczba cyfr, a „{carried}” to coś innego. Karty pokażą inny kod.",
    },
    "finding.barcode-itf.now": {
        "en": "Choose another kind, or another message.",
        "ru": "Выберите другой вид или другое содержание.",
        "pl": "Wybierz inny rodzaj albo inną treść.",
    },
    "finding.barcode-code128": {
        "en": "Code 128 takes plain Latin letters and digits, and “{carried}” has others. Cards show another barcode instead.",
        "ru": "В Code 128 только латиница и цифры, а в «{carried}» есть другое. На картах будет другой штрихкод.",
        "pl": "Code 128 to zwykłe litery łacińskie i cyfry, a „{carried}” ma inne. Karty pokażą inny kod.",
    },
    "finding.barcode-code128.now": {
        "en": "Choose another kind, or another message.",
        "ru": "Выберите другой вид или другое содержание.",
        "pl": "Wybierz inny rodzaj albo inną treść.",
    },
    "finding.barcode-code39": {
        "en": "Code 39 takes up to 43 capitals, digits and - . $ / + % and space, and “{carried}” is something else. Cards show another barcode instead.",
        "ru": "В Code 39 до 43 заглавных латинских букв, цифр и знаков - . $ / + % и пробел, а «{carried}» — другое. На картах будет другой штрихкод.",
        "pl": "Code 39 to do 43 wielkich liter, cyfr i znaków - . $ / + % oraz spacji, a „{carried}” to coś innego. Karty pokażą inny kod.",
    },
    "finding.barcode-code39.now": {
        "en": "Choose another kind, or another message.",
        "ru": "Выберите другой вид или другое содержание.",
        "pl": "Wybierz inny rodzaj albo inną treść.",
    },
    "finding.barcode-codabar": {
        "en": "Codabar takes up to 40 digits and - $ : / . + between letters A to D, and “{carried}” is something else. Cards show another barcode instead.",
        "ru": "В Codabar до 40 цифр и знаков - $ : / . + между буквами от A до D, а «{carried}» — другое. На картах будет другой штрихкод.",
        "pl": "Codabar to do 40 cyfr i znaków - $ : / . + między literami od A do D, a „{carried}” to coś innego. Karty pokażą inny kod.",
    },
    "finding.barcode-codabar.now": {
        "en": "Choose another kind, or another message.",
        "ru": "Выберите другой вид или другое содержание.",
        "pl": "Wybierz inny rodzaj albo inną treść.",
    },
    "finding.barcode-only-new-phones": {
        "en": "Phones before iOS 27 draw none of these, and show no barcode at all.",
        "ru": "Телефоны до iOS 27 не рисуют ни один из них и покажут карту без штрихкода.",
        "pl": "Telefony sprzed iOS 27 nie narysują żadnego z nich i nie pokażą kodu wcale.",
    },
    "finding.barcode-only-new-phones.now": {
        "en": "Add Code 128 or a QR code as a further choice.",
        "ru": "Добавьте следующим Code 128 или QR.",
        "pl": "Dodaj jako następny Code 128 albo kod QR.",
    },
    "finding.barcode-not-on-watches": {
        "en": "Watches draw none of these, and show no barcode at all.",
        "ru": "Часы не рисуют ни один из них и покажут карту без штрихкода.",
        "pl": "Zegarki nie narysują żadnego z nich i nie pokażą kodu wcale.",
    },
    "finding.barcode-not-on-watches.now": {
        "en": "Add a QR code as a further choice.",
        "ru": "Добавьте следующим QR.",
        "pl": "Dodaj jako następny kod QR.",
    },
    "finding.places-many": {
        "en": "There are {count} places, and phones look at the first {most}.",
        "ru": "Мест {count}, а телефоны смотрят на первые {most}.",
        "pl": "Miejsc jest {count}, a telefony patrzą na pierwsze {most}.",
    },
    "finding.places-many.now": {
        "en": "Keep those that matter most.",
        "ru": "Оставьте самые важные.",
        "pl": "Zostaw najważniejsze.",
    },
    "finding.degrees": {
        "en": "It runs from -{limit} to {limit}.",
        "ru": "Может быть от -{limit} до {limit}.",
        "pl": "Może wynosić od -{limit} do {limit}.",
    },
    "finding.degrees.now": {
        "en": "Check that latitude and longitude are not exchanged.",
        "ru": "Проверьте, не перепутаны ли широта и долгота.",
        "pl": "Sprawdź, czy szerokość i długość nie są zamienione.",
    },
    "finding.beacons-many": {
        "en": "There are {count} different UUIDs, and phones look for {most}.",
        "ru": "Разных UUID {count}, а телефоны ищут {most}.",
        "pl": "Różnych UUID jest {count}, a telefony szukają {most}.",
    },
    "finding.beacons-many.now": {
        "en": "Use one UUID and tell the beacons apart by major and minor.",
        "ru": "Возьмите один UUID и различайте маячки по major и minor.",
        "pl": "Użyj jednego UUID i rozróżniaj nadajniki po major i minor.",
    },
    "finding.beacon-uuid": {
        "en": "It is no UUID.",
        "ru": "Это не UUID.",
        "pl": "To nie jest UUID.",
    },
    "finding.beacon-uuid.now": {
        "en": "Copy it from the beacon’s settings.",
        "ru": "Скопируйте его из настроек маячка.",
        "pl": "Skopiuj go z ustawień nadajnika.",
    },
    "finding.beacon-mark": {
        "en": "It is a whole number from 0 to {most}.",
        "ru": "Это целое число от 0 до {most}.",
        "pl": "To liczba całkowita od 0 do {most}.",
    },
    "finding.beacon-mark.now": {
        "en": "Copy it from the beacon’s settings.",
        "ru": "Скопируйте его из настроек маячка.",
        "pl": "Skopiuj ją z ustawień nadajnika.",
    },
    "finding.span-backwards": {
        "en": "It ends before it starts.",
        "ru": "Конец раньше начала.",
        "pl": "Kończy się, zanim się zacznie.",
    },
    "finding.span-backwards.now": {
        "en": "Exchange the two.",
        "ru": "Поменяйте их местами.",
        "pl": "Zamień je miejscami.",
    },
    "finding.span-long": {
        "en": "A span may last 24 hours at most.",
        "ru": "Промежуток может длиться не больше суток.",
        "pl": "Przedział może trwać najwyżej 24 godziny.",
    },
    "finding.span-long.now": {
        "en": "Shorten it, or give several.",
        "ru": "Сократите его или задайте несколько.",
        "pl": "Skróć go albo podaj kilka.",
    },
    "finding.store-card-ends": {
        "en": "Once it has passed, phones put a loyalty card away among the expired ones.",
        "ru": "Когда этот момент пройдёт, телефоны уберут карту постоянного покупателя к просроченным.",
        "pl": "Gdy minie, telefony odłożą kartę stałego klienta między wygasłe.",
    },
    "finding.store-card-ends.now": {
        "en": "Leave it out, unless the card really ends then.",
        "ru": "Уберите его, если карта тогда не кончается на самом деле.",
        "pl": "Usuń to, chyba że karta naprawdę się wtedy kończy.",
    },
    "finding.nfc-message-empty": {
        "en": "It is empty, so the reader gets nothing.",
        "ru": "Пусто, и считыватель ничего не получит.",
        "pl": "Jest puste, więc czytnik nic nie dostanie.",
    },
    "finding.nfc-message-empty.now": {
        "en": "Write what the reader should get; {{number}} is the card’s number.",
        "ru": "Напишите, что он должен получить; {{number}} — номер карты.",
        "pl": "Napisz, co ma dostać; {{number}} to numer karty.",
    },
    "finding.nfc-message-long": {
        "en": "Readers get its first {most} bytes.",
        "ru": "Считыватели получат первые {most} байт.",
        "pl": "Czytniki dostaną pierwsze {most} bajtów.",
    },
    "finding.nfc-message-long.now": {
        "en": "Shorten it.",
        "ru": "Сократите.",
        "pl": "Skróć.",
    },
    "finding.nfc-key": {
        "en": "It is no public key of the kind phones take (P-256).",
        "ru": "Это не открытый ключ того вида, что берут телефоны (P-256).",
        "pl": "To nie jest klucz publiczny takiego rodzaju, jaki biorą telefony (P-256).",
    },
    "finding.nfc-key.now": {
        "en": "Paste the reader’s public key, as its maker gives it.",
        "ru": "Вставьте открытый ключ считывателя, как его дал изготовитель.",
        "pl": "Wklej klucz publiczny czytnika w postaci podanej przez producenta.",
    },
    "finding.sign-up-needs-nfc": {
        "en": "Wallet shows the sign-up sheet only for cards with NFC.",
        "ru": "Wallet показывает анкету только на картах с NFC.",
        "pl": "Portfel pokazuje formularz tylko na kartach z NFC.",
    },
    "finding.sign-up-needs-nfc.now": {
        "en": "Fill in NFC, or let people sign up on your join page.",
        "ru": "Заполните NFC или принимайте анкеты на странице вступления.",
        "pl": "Wypełnij NFC albo przyjmuj zapisy na stronie dołączania.",
    },
    "finding.sign-up-needs-store-card": {
        "en": "Wallet shows the sign-up sheet only for loyalty cards.",
        "ru": "Wallet показывает анкету только на картах постоянного покупателя.",
        "pl": "Portfel pokazuje formularz tylko na kartach stałego klienta.",
    },
    "finding.sign-up-needs-store-card.now": {
        "en": "Make it a loyalty card.",
        "ru": "Выберите карту постоянного покупателя.",
        "pl": "Zrób z niej kartę stałego klienta.",
    },
    "finding.app-missing": {
        "en": "There is no app to hand this address to.",
        "ru": "Приложения, которому передать этот адрес, нет.",
        "pl": "Nie ma aplikacji, której można podać ten adres.",
    },
    "finding.app-missing.now": {
        "en": "Add the app’s number in the App Store, or leave the address out.",
        "ru": "Добавьте номер приложения в App Store или уберите адрес.",
        "pl": "Dodaj numer aplikacji w App Store albo usuń adres.",
    },
}
"""By its name, what is said in each language. Braces name what is put in."""
