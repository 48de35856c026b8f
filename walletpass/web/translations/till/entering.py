"""Coming in at a till, and doors that stay shut there."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "till": {
        "en": "Till",
        "ru": "Касса",
        "pl": "Kasa",
    },
    "till.enrol.title": {
        "en": "Make this device a till",
        "ru": "Сделать это устройство кассой",
        "pl": "Zrób z tego urządzenia kasę",
    },
    "till.enrol.how": {
        "en": "The owner adds a till and gets a code of ten letters and digits. It works once, within a day.",
        "ru": "Владелец добавляет кассу и получает код из десяти букв и цифр. Он действует один раз, в течение суток.",
        "pl": "Właściciel dodaje kasę i dostaje kod z dziesięciu liter i cyfr. Działa raz, przez jedną dobę.",
    },
    "till.enrol.code": {
        "en": "The till’s code",
        "ru": "Код кассы",
        "pl": "Kod kasy",
    },
    "till.enrol.button": {
        "en": "Make it a till",
        "ru": "Сделать кассой",
        "pl": "Zrób kasę",
    },
    "till.enrol.wrong": {
        "en": "This code does not work: it was used, its day is over, or a letter is wrong. Check it, or ask the owner for a fresh one.",
        "ru": "Этот код не работает: им уже воспользовались, его сутки прошли или в нём не та буква. Проверьте код или попросите у владельца новый.",
        "pl": "Ten kod nie działa: był już użyty, minęła jego doba albo jest w nim literówka. Sprawdź go lub poproś właściciela o nowy.",
    },
    "till.gone.title": {
        "en": "This device is no till any more",
        "ru": "Это устройство больше не касса",
        "pl": "To urządzenie nie jest już kasą",
    },
    "till.gone.why": {
        "en": "The owner took it out of service, or another device is this till now. Sales that were confirmed are kept here and sent once it is a till again. Begin anew what was not confirmed.",
        "ru": "Владелец отключил её, или теперь эта касса на другом устройстве. Подтверждённые покупки сохранены здесь и уйдут, когда устройство снова станет кассой. Неподтверждённое начните заново.",
        "pl": "Właściciel ją wyłączył albo ta kasa jest teraz na innym urządzeniu. Zatwierdzona sprzedaż jest tu zapisana i zostanie wysłana, gdy urządzenie znów będzie kasą. Niezatwierdzoną zacznij od nowa.",
    },
    "till.names.title": {
        "en": "Who is at the till?",
        "ru": "Кто за кассой?",
        "pl": "Kto jest przy kasie?",
    },
    "till.names.none": {
        "en": "Nobody here has a PIN yet. The owner gives one to each cashier.",
        "ru": "Здесь пока ни у кого нет PIN-кода. Его каждому кассиру выдаёт владелец.",
        "pl": "Nikt tu jeszcze nie ma PIN-u. Właściciel nadaje go każdemu kasjerowi.",
    },
    "till.pin": {
        "en": "PIN",
        "ru": "PIN-код",
        "pl": "PIN",
    },
    "till.pin.of": {
        "en": "{name}: your PIN",
        "ru": "{name}: ваш PIN-код",
        "pl": "{name}: Twój PIN",
    },
    "till.pin.button": {
        "en": "Sign in",
        "ru": "Войти",
        "pl": "Zaloguj się",
    },
    "till.pin.other": {
        "en": "Another name",
        "ru": "Другое имя",
        "pl": "Inna osoba",
    },
    "till.pin.wrong": {
        "en": "This PIN is not right. After five wrong ones in a quarter of an hour the till locks.",
        "ru": "PIN-код неверный. После пяти неверных за четверть часа касса закроется.",
        "pl": "Ten PIN się nie zgadza. Po pięciu złych w ciągu kwadransa kasa się zablokuje.",
    },
    "till.pin.locked": {
        "en": "Five wrong PINs, so this till rests until {until}. The owner has been told and can open it sooner.",
        "ru": "Пять неверных PIN-кодов, поэтому касса отдыхает до {until}. Владелец уже знает и может открыть её раньше.",
        "pl": "Pięć złych PIN-ów, więc ta kasa odpoczywa do {until}. Właściciel już wie i może otworzyć ją wcześniej.",
    },
    "till.pin.retired": {
        "en": "This device is no till any more. Ask the owner for a code.",
        "ru": "Это устройство больше не касса. Попросите у владельца код.",
        "pl": "To urządzenie nie jest już kasą. Poproś właściciela o kod.",
    },
    "till.out": {
        "en": "Sign out",
        "ru": "Выйти",
        "pl": "Wyloguj się",
    },
    "till.bar": {
        "en": "Where you are",
        "ru": "Где вы",
        "pl": "Gdzie jesteś",
    },
    "till.keys": {
        "en": "Keys",
        "ru": "Клавиши",
        "pl": "Klawisze",
    },
    "till.key.erase": {
        "en": "Erase",
        "ru": "Стереть",
        "pl": "Usuń",
    },
    "till.back": {
        "en": "Back",
        "ru": "Назад",
        "pl": "Wstecz",
    },
    "till.home": {
        "en": "Scan a card",
        "ru": "Сканировать карту",
        "pl": "Skanuj kartę",
    },
    "till.trouble.lost": {
        "en": "There is nothing at this address",
        "ru": "По этому адресу ничего нет",
        "pl": "Pod tym adresem nic nie ma",
    },
    "till.trouble.lost.now": {
        "en": "It may belong to another shop, or it was long ago. Begin with the card.",
        "ru": "Возможно, это другой магазин или было давно. Начните с карты.",
        "pl": "Może to inny sklep albo było to dawno. Zacznij od karty.",
    },
    "till.trouble.forgotten": {
        "en": "Scan the card again",
        "ru": "Отсканируйте карту ещё раз",
        "pl": "Zeskanuj kartę jeszcze raz",
    },
    "till.trouble.forgotten.now": {
        "en": "It was shown a while ago. Nothing has been credited or spent since.",
        "ru": "Её показывали давно. С тех пор ничего не начислено и не списано.",
        "pl": "Pokazano ją dość dawno. Od tego czasu nic nie naliczono ani nie wydano.",
    },
    "till.trouble.refused": {
        "en": "That cannot be done",
        "ru": "Так сделать нельзя",
        "pl": "Tego nie da się zrobić",
    },
    "till.trouble.refused.now": {
        "en": "The reason: {why}. Nothing has been changed.",
        "ru": "Причина: {why}. Ничего не изменилось.",
        "pl": "Powód: {why}. Nic się nie zmieniło.",
    },
    "till.trouble.elsewhere": {
        "en": "The form came from another site",
        "ru": "Форма пришла с другого сайта",
        "pl": "Formularz przyszedł z innej strony",
    },
    "till.trouble.elsewhere.now": {
        "en": "Nothing has been changed. Begin again here.",
        "ru": "Ничего не изменилось. Начните здесь заново.",
        "pl": "Nic się nie zmieniło. Zacznij tutaj od nowa.",
    },
    "till.trouble.heavy": {
        "en": "The picture is too large",
        "ru": "Снимок слишком большой",
        "pl": "Zdjęcie jest za duże",
    },
    "till.trouble.heavy.now": {
        "en": "Pictures may have up to 10 MB. Type the number instead.",
        "ru": "Снимок может занимать до 10 МБ. Введите номер вручную.",
        "pl": "Zdjęcie może mieć do 10 MB. Wpisz numer ręcznie.",
    },
    "till.trouble.often": {
        "en": "That was a lot of tries",
        "ru": "Слишком много попыток подряд",
        "pl": "Bardzo dużo prób naraz",
    },
    "till.trouble.often.now": {
        "en": "To keep strangers out we pause here. Please try again in a few minutes.",
        "ru": "Чтобы не впустить чужих, мы делаем паузу. Попробуйте ещё раз через несколько минут.",
        "pl": "Żeby nie wpuścić obcych, robimy przerwę. Spróbuj ponownie za kilka minut.",
    },
    "till.trouble.ours": {
        "en": "This one is our fault",
        "ru": "Это наша вина",
        "pl": "To nasza wina",
    },
    "till.trouble.ours.now": {
        "en": "Nothing has been changed. Try once more; if it stays so, tell the owner the number {incident}.",
        "ru": "Ничего не изменилось. Попробуйте ещё раз; если не поможет, назовите владельцу номер {incident}.",
        "pl": "Nic się nie zmieniło. Spróbuj jeszcze raz; jeśli to nie pomoże, podaj właścicielowi numer {incident}.",
    },
}
"""By its name, what is said in each language. Braces name what is put in."""
