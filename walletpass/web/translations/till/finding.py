"""Whose turn it is: the scanner, and every card that is none to sell to."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "till.ready.title": {
        "en": "Ready for the next customer",
        "ru": "Готово к следующему покупателю",
        "pl": "Gotowe na następnego klienta",
    },
    "till.scan.start": {
        "en": "Scan with the camera",
        "ru": "Сканировать камерой",
        "pl": "Skanuj aparatem",
    },
    "till.scan.stop": {
        "en": "Stop the camera",
        "ru": "Выключить камеру",
        "pl": "Wyłącz aparat",
    },
    "till.scan.hold": {
        "en": "Hold the card’s code in the frame",
        "ru": "Держите код карты в рамке",
        "pl": "Trzymaj kod karty w ramce",
    },
    "till.scan.denied": {
        "en": "The camera may not be used here. Allow it in the browser’s settings, or type the number.",
        "ru": "Камера здесь не разрешена. Разрешите её в настройках браузера или введите номер.",
        "pl": "Aparat nie ma tu pozwolenia. Zezwól w ustawieniach przeglądarki albo wpisz numer.",
    },
    "till.scan.picture": {
        "en": "Take a picture of the code",
        "ru": "Сфотографировать код",
        "pl": "Zrób zdjęcie kodu",
    },
    "till.scan.send": {
        "en": "Read the picture",
        "ru": "Прочитать снимок",
        "pl": "Odczytaj zdjęcie",
    },
    "till.find": {
        "en": "Card, phone, name or receipt",
        "ru": "Карта, телефон, имя или чек",
        "pl": "Karta, telefon, imię lub paragon",
    },
    "till.find.hint": {
        "en": "Scan, or type the number or a name",
        "ru": "Сканируйте или введите номер либо имя",
        "pl": "Zeskanuj albo wpisz numer lub imię",
    },
    "till.find.letters": {
        "en": "Type letters",
        "ru": "Ввести буквы",
        "pl": "Wpisz litery",
    },
    "till.find.button": {
        "en": "Find",
        "ru": "Найти",
        "pl": "Znajdź",
    },
    "till.more": {
        "en": "More",
        "ru": "Ещё",
        "pl": "Więcej",
    },
    "till.more.return": {
        "en": "Return",
        "ru": "Возврат",
        "pl": "Zwrot",
    },
    "till.more.issue": {
        "en": "New card",
        "ru": "Новая карта",
        "pl": "Nowa karta",
    },
    "till.more.shift": {
        "en": "My shift",
        "ru": "Моя смена",
        "pl": "Moja zmiana",
    },
    "till.more.waiting": {
        "en": "Waiting",
        "ru": "Очередь",
        "pl": "Kolejka",
    },
    "till.missed.voided": {
        "en": "This card is no longer valid",
        "ru": "Эта карта больше не действует",
        "pl": "Ta karta już nie działa",
    },
    "till.missed.voided.now": {
        "en": "Offer a new one: it takes a minute and one phone number.",
        "ru": "Предложите новую: минута и номер телефона.",
        "pl": "Zaproponuj nową: minuta i numer telefonu.",
    },
    "till.missed.outdated": {
        "en": "This is an old card",
        "ru": "Это старая карта",
        "pl": "To stara karta",
    },
    "till.missed.outdated.now": {
        "en": "The customer has a newer one. Ask them to open it, or go on with it here.",
        "ru": "У покупателя есть новая. Попросите открыть её или продолжайте с ней здесь.",
        "pl": "Klient ma nowszą. Poproś o jej otwarcie albo kontynuuj tu z nową.",
    },
    "till.missed.outdated.use": {
        "en": "Go on with the newer card",
        "ru": "Продолжить с новой картой",
        "pl": "Kontynuuj z nową kartą",
    },
    "till.missed.foreign": {
        "en": "This is another shop’s card",
        "ru": "Это карта другого магазина",
        "pl": "To karta innego sklepu",
    },
    "till.missed.foreign.now": {
        "en": "It cannot be used here. Ask for ours, or offer one.",
        "ru": "Здесь она не подходит. Попросите нашу или предложите оформить.",
        "pl": "Tutaj nie działa. Poproś o naszą albo zaproponuj nową.",
    },
    "till.missed.unknown": {
        "en": "Nobody has this card",
        "ru": "Такой карты ни у кого нет",
        "pl": "Nikt nie ma takiej karty",
    },
    "till.missed.unknown.now": {
        "en": "Check the number under the code and type it, or find the customer by phone.",
        "ru": "Сверьте номер под кодом и введите его или найдите покупателя по телефону.",
        "pl": "Sprawdź numer pod kodem i wpisz go albo znajdź klienta po telefonie.",
    },
    "till.missed.mistyped": {
        "en": "A digit is wrong",
        "ru": "Одна из цифр не та",
        "pl": "Jedna cyfra się nie zgadza",
    },
    "till.missed.mistyped.now": {
        "en": "Compare with the thirteen digits under the code, and type them again.",
        "ru": "Сравните с тринадцатью цифрами под кодом и введите их ещё раз.",
        "pl": "Porównaj z trzynastoma cyframi pod kodem i wpisz je jeszcze raz.",
    },
    "till.missed.strange": {
        "en": "This is no card of ours",
        "ru": "Это не наша карта",
        "pl": "To nie jest nasza karta",
    },
    "till.missed.strange.now": {
        "en": "It may be an article’s code or another card. Ask for our card in the phone.",
        "ru": "Возможно, это код товара или чужая карта. Попросите нашу карту в телефоне.",
        "pl": "To może być kod towaru albo inna karta. Poproś o naszą kartę w telefonie.",
    },
    "till.missed.nobody": {
        "en": "Nobody has a card with this phone",
        "ru": "С этим телефоном карты нет",
        "pl": "Nikt nie ma karty z tym telefonem",
    },
    "till.missed.nobody.now": {
        "en": "Check the number with the customer, or offer a new card.",
        "ru": "Уточните номер у покупателя или предложите новую карту.",
        "pl": "Sprawdź numer z klientem albo zaproponuj nową kartę.",
    },
    "till.missed.unmailed": {
        "en": "Nobody has a card with this e-mail",
        "ru": "С этой почтой карты нет",
        "pl": "Nikt nie ma karty z tym adresem e-mail",
    },
    "till.missed.unmailed.now": {
        "en": "Check the address with the customer, ask for the phone, or offer a new card.",
        "ru": "Уточните адрес, спросите телефон или предложите новую карту.",
        "pl": "Sprawdź adres, zapytaj o telefon albo zaproponuj nową kartę.",
    },
    "till.missed.blank": {
        "en": "Nothing was scanned",
        "ru": "Ничего не отсканировано",
        "pl": "Nic nie zeskanowano",
    },
    "till.missed.blank.now": {
        "en": "Scan the card, or type its number.",
        "ru": "Отсканируйте карту или введите её номер.",
        "pl": "Zeskanuj kartę albo wpisz jej numer.",
    },
    "till.missed.blind": {
        "en": "No code in this picture",
        "ru": "На снимке нет кода",
        "pl": "Na zdjęciu nie ma kodu",
    },
    "till.missed.blind.now": {
        "en": "Hold the camera nearer and steady, or type the number under the code.",
        "ru": "Держите камеру ближе и ровнее или введите номер под кодом.",
        "pl": "Trzymaj aparat bliżej i nieruchomo albo wpisz numer pod kodem.",
    },
    "till.missed.blocked": {
        "en": "This customer is blocked",
        "ru": "Этот покупатель заблокирован",
        "pl": "Ten klient jest zablokowany",
    },
    "till.missed.blocked.now": {
        "en": "Sell without the card. Support can say why, and open it again.",
        "ru": "Продайте без карты. Поддержка объяснит причину и может разблокировать.",
        "pl": "Sprzedaj bez karty. Wsparcie powie dlaczego i może odblokować.",
    },
    "till.waits.pending": {
        "en": "{amount} on the way",
        "ru": "{amount} скоро начислим",
        "pl": "{amount} w drodze",
    },
    "till.waits.reserved": {
        "en": "{amount} reserved for a bill",
        "ru": "{amount} — в счёт чека",
        "pl": "{amount} na rachunek",
    },
    "till.waits.watch": {
        "en": "Waits for {articles}",
        "ru": "Ждёт: {articles}",
        "pl": "Czeka na: {articles}",
    },
    "till.hint.call": {
        "en": "We meant to call them. Say it now: {why}",
        "ru": "Собирались позвонить. Скажите сейчас: {why}",
        "pl": "Mieliśmy zadzwonić. Powiedz teraz: {why}",
    },
    "till.hint.birthday": {
        "en": "Birthday today: congratulate them",
        "ru": "Сегодня день рождения: поздравьте",
        "pl": "Dziś urodziny: złóż życzenia",
    },
    "till.hint.birthday.in.one": {
        "en": "Birthday in {count} day",
        "ru": "Через {count} день — день рождения",
        "pl": "Urodziny za {count} dzień",
    },
    "till.hint.birthday.in.few": {
        "en": "Birthday in {count} days",
        "ru": "Через {count} дня — день рождения",
        "pl": "Urodziny za {count} dni",
    },
    "till.hint.birthday.in.many": {
        "en": "Birthday in {count} days",
        "ru": "Через {count} дней — день рождения",
        "pl": "Urodziny za {count} dni",
    },
    "till.hint.birthday.ago.one": {
        "en": "Birthday {count} day ago",
        "ru": "{count} день назад был день рождения",
        "pl": "{count} dzień temu były urodziny",
    },
    "till.hint.birthday.ago.few": {
        "en": "Birthday {count} days ago",
        "ru": "{count} дня назад был день рождения",
        "pl": "{count} dni temu były urodziny",
    },
    "till.hint.birthday.ago.many": {
        "en": "Birthday {count} days ago",
        "ru": "{count} дней назад был день рождения",
        "pl": "{count} dni temu były urodziny",
    },
    "till.hint.lapse": {
        "en": "{amount} will be lost on {until}",
        "ru": "{amount} сгорят {until}",
        "pl": "{amount} przepadnie {until}",
    },
    "till.hint.first": {
        "en": "First purchase: welcome them",
        "ru": "Первая покупка: поприветствуйте",
        "pl": "Pierwszy zakup: przywitaj",
    },
    "till.hint.away.one": {
        "en": "Was here {count} day ago",
        "ru": "Не было {count} день",
        "pl": "Nie było {count} dzień",
    },
    "till.hint.away.few": {
        "en": "Not here for {count} days",
        "ru": "Не было {count} дня",
        "pl": "Nie było {count} dni",
    },
    "till.hint.away.many": {
        "en": "Not here for {count} days",
        "ru": "Не было {count} дней",
        "pl": "Nie było {count} dni",
    },
    "till.by.phone": {
        "en": "Card not shown; phone {phone}",
        "ru": "Карту не показали; телефон {phone}",
        "pl": "Bez okazania karty; telefon {phone}",
    },
    "till.anonymous": {
        "en": "Customer",
        "ru": "Покупатель",
        "pl": "Klient",
    },
    "till.hint.coupon": {
        "en": "Has a reward to use: {name}",
        "ru": "Есть подарок: {name}",
        "pl": "Ma nagrodę do użycia: {name}",
    },
    "till.hint.reward": {
        "en": "Has enough for: {name} ({cost})",
        "ru": "Хватает на: {name} ({cost})",
        "pl": "Wystarczy na: {name} ({cost})",
    },
    "till.aggrieved": {
        "en": "Something went wrong lately: be kind, offer nothing",
        "ru": "Недавно что-то пошло не так: будьте внимательны, ничего не предлагайте",
        "pl": "Ostatnio coś poszło źle: bądź uprzejmy, niczego nie proponuj",
    },
    "till.needs": {
        "en": "What they need",
        "ru": "Что важно знать",
        "pl": "Co warto wiedzieć",
    },
    "till.need.diet": {
        "en": "Eats: {what}",
        "ru": "Питание: {what}",
        "pl": "Dieta: {what}",
    },
    "till.need.allergy": {
        "en": "Allergy: {what}",
        "ru": "Аллергия: {what}",
        "pl": "Alergia: {what}",
    },
    "till.need.size": {
        "en": "Size: {what}",
        "ru": "Размер: {what}",
        "pl": "Rozmiar: {what}",
    },
    "till.need.fit": {
        "en": "Fit: {what}",
        "ru": "Посадка: {what}",
        "pl": "Krój: {what}",
    },
    "till.need.access": {
        "en": "Access: {what}",
        "ru": "Доступ: {what}",
        "pl": "Dostępność: {what}",
    },
    "till.need.other": {
        "en": "Please note: {what}",
        "ru": "Важно: {what}",
        "pl": "Ważne: {what}",
    },
    "till.missed.uncalled": {
        "en": "Nobody found by this name",
        "ru": "По этому имени никого нет",
        "pl": "Nie znaleziono nikogo o tym imieniu",
    },
    "till.missed.uncalled.now": {
        "en": "Names are looked for among those who came or joined lately. Ask for the phone number instead.",
        "ru": "По имени ищем среди тех, кто недавно покупал или вступил. Спросите номер телефона.",
        "pl": "Po imieniu szukamy wśród tych, którzy ostatnio kupowali lub dołączyli. Poproś o numer telefonu.",
    },
    "till.who": {
        "en": "Who is it?",
        "ru": "Кто это?",
        "pl": "Kto to?",
    },
    "till.who.now": {
        "en": "Ask for the surname or the last digits of the phone, and choose.",
        "ru": "Спросите фамилию или последние цифры телефона и выберите.",
        "pl": "Zapytaj o nazwisko albo ostatnie cyfry telefonu i wybierz.",
    },
    "till.who.more": {
        "en": "There are more. Type the surname too.",
        "ru": "Есть и другие. Добавьте фамилию.",
        "pl": "Jest ich więcej. Dopisz nazwisko.",
    },
    "till.who.none": {
        "en": "None of them",
        "ru": "Никто из них",
        "pl": "Nikt z nich",
    },
}
"""By its name, what is said in each language. Braces name what is put in."""
