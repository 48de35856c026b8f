"""Tills and webhooks: what stands where, and whom we tell."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words


def _in(en: str, ru: str, pl: str) -> Words:
    return {"en": en, "ru": ru, "pl": pl}


MESSAGES: Final[Mapping[str, Words]] = {
    "settings.tills": _in("Tills", "Кассы", "Kasy"),
    "settings.hooks": _in("Webhooks", "Вебхуки", "Webhooki"),
    # tills
    "tills.title": _in("Tills and PINs", "Кассы и PIN-коды", "Kasy i PIN-y"),
    "tills.none": _in("There is no till yet", "Касс пока нет", "Nie ma jeszcze kas"),
    "tills.none.now": _in(
        "Add one, then type its code at the device.",
        "Добавьте кассу, затем введите её код на устройстве.",
        "Dodaj kasę, potem wpisz jej kod na urządzeniu.",
    ),
    "tills.code": _in(
        "Code for {till}, shown once",
        "Код для «{till}», показан один раз",
        "Kod dla {till}, pokazany raz",
    ),
    "tills.code.now": _in(
        "Open /till on the device and type it within a day.",
        "Откройте /till на устройстве и введите его в течение дня.",
        "Otwórz /till na urządzeniu i wpisz go w ciągu dnia.",
    ),
    "tills.code.make": _in(
        "Make a code for another device",
        "Код для другого устройства",
        "Kod dla innego urządzenia",
    ),
    "tills.seen": _in(
        "last seen {moment}", "была на связи {moment}", "ostatnio widziana {moment}"
    ),
    "tills.unseen": _in("never seen", "ещё не была на связи", "jeszcze niewidziana"),
    "tills.retired": _in("Retired", "Выведена", "Wycofana"),
    "tills.locked": _in(
        "Locked by wrong PINs",
        "Закрыта из-за неверных PIN-кодов",
        "Zablokowana przez złe PIN-y",
    ),
    "tills.enrolled": _in("Has its device", "Устройство подключено", "Ma urządzenie"),
    "tills.waiting": _in(
        "Waits for a device", "Ждёт устройство", "Czeka na urządzenie"
    ),
    "tills.name": _in("Name", "Название", "Nazwa"),
    "tills.short": _in(
        "Short code, a-z and 0-9", "Короткий код, a-z и 0-9", "Krótki kod, a-z i 0-9"
    ),
    "tills.store": _in("Store", "Магазин", "Sklep"),
    "tills.offline": _in(
        "Points that may be spent offline; 0 is none",
        "Сколько баллов можно тратить без связи; 0 — нисколько",
        "Ile punktów można wydać bez sieci; 0 to wcale",
    ),
    "tills.offline.who": _in(
        "The owner sets this.", "Это решает владелец.", "O tym decyduje właściciel."
    ),
    "tills.save": _in("Save the till", "Сохранить кассу", "Zapisz kasę"),
    "tills.unlock": _in("Open it again", "Открыть снова", "Odblokuj"),
    "tills.retire": _in("Take it out of service", "Вывести из работы", "Wycofaj"),
    "tills.add": _in("Add a till", "Добавить кассу", "Dodaj kasę"),
    "tills.pins": _in("PINs", "PIN-коды", "PIN-y"),
    "tills.pins.why": _in(
        "Whoever has a PIN can sign in at the tills. Empty takes it away.",
        "У кого есть PIN-код, тот входит на кассах. Пусто — забрать.",
        "Kto ma PIN, może zalogować się w kasie. Puste odbiera.",
    ),
    "tills.person": _in("Person", "Человек", "Osoba"),
    "tills.has_pin": _in("has a PIN", "PIN есть", "ma PIN"),
    "tills.pin": _in("PIN, 4 to 8 digits", "PIN-код, 4–8 цифр", "PIN, 4–8 cyfr"),
    "tills.pin.set": _in("Set the PIN", "Задать PIN-код", "Ustaw PIN"),
    # webhooks
    "hooks.title": _in(
        "Whom we tell what happens",
        "Кому мы сообщаем о событиях",
        "Kogo zawiadamiamy o zdarzeniach",
    ),
    "hooks.none": _in("Nobody is told yet", "Пока никому", "Jeszcze nikogo"),
    "hooks.none.now": _in(
        "Add an address of your shop system below.",
        "Добавьте ниже адрес своей системы.",
        "Dodaj poniżej adres swojego systemu.",
    ),
    "hooks.pull": _in("Fetches by itself", "Забирает сам", "Pobiera sam"),
    "hooks.add": _in("Add a webhook", "Добавить вебхук", "Dodaj webhook"),
    "hooks.mode": _in("How", "Как", "Jak"),
    "hooks.mode.push": _in(
        "We call an address", "Мы вызываем адрес", "Wywołujemy adres"
    ),
    "hooks.mode.pull": _in(
        "It fetches events itself",
        "Система забирает события сама",
        "System pobiera zdarzenia sam",
    ),
    "hooks.url": _in("Address", "Адрес", "Adres"),
    "hooks.description": _in("What it is for", "Для чего", "Do czego służy"),
    "hooks.topics": _in("Tell of", "Сообщать о", "Zawiadamiaj o"),
    "hooks.everything": _in("Everything", "Обо всём", "Wszystkim"),
    "hooks.state.active": _in("Called", "Вызывается", "Wywoływany"),
    "hooks.state.paused": _in(
        "Paused: what happens waits",
        "Приостановлен: события ждут",
        "Wstrzymany: zdarzenia czekają",
    ),
    "hooks.state.unverified": _in(
        "Waits for the answer to our challenge",
        "Ждёт ответа на проверку",
        "Czeka na odpowiedź na sprawdzenie",
    ),
    "hooks.pause": _in("Pause", "Приостановить", "Wstrzymaj"),
    "hooks.resume": _in("Resume", "Возобновить", "Wznów"),
    "hooks.challenge": _in(
        "Send the challenge again", "Проверить адрес снова", "Sprawdź adres ponownie"
    ),
    "hooks.secret": _in(
        "Signing secret, shown once",
        "Секрет подписи, показан один раз",
        "Sekret podpisu, pokazany raz",
    ),
    "hooks.secret.now": _in(
        "Copy it now: it is not shown again.",
        "Скопируйте сейчас: больше не покажем.",
        "Skopiuj teraz: nie pokażemy go ponownie.",
    ),
    "hooks.secrets": _in("Secrets", "Секреты", "Sekrety"),
    "hooks.secrets.why": _in(
        "While two live, every call carries both signatures, so that nothing is missed while you change over.",
        "Пока живы два, каждый вызов несёт обе подписи: при замене ничего не потеряется.",
        "Gdy żyją dwa, każde wywołanie niesie oba podpisy, więc przy zmianie nic nie przepadnie.",
    ),
    "hooks.secret.since": _in("since {moment}", "с {moment}", "od {moment}"),
    "hooks.secret.until": _in("ends {moment}", "до {moment}", "do {moment}"),
    "hooks.secret.end": _in("End it now", "Закончить сейчас", "Zakończ teraz"),
    "hooks.rotate": _in(
        "Make another secret; the old one signs for a day more",
        "Новый секрет; старый подписывает ещё сутки",
        "Nowy sekret; stary podpisuje jeszcze dobę",
    ),
    "hooks.deliveries": _in("Deliveries", "Доставки", "Dostawy"),
    "hooks.deliveries.none": _in(
        "Nothing was sent.", "Ничего не отправлено.", "Nic nie wysłano."
    ),
    "hooks.all": _in("All", "Все", "Wszystkie"),
    "hooks.delivery.held": _in("Behind another", "За другой", "Za inną"),
    "hooks.delivery.waiting": _in("On its way", "В пути", "W drodze"),
    "hooks.delivery.delivered": _in("Delivered", "Доставлено", "Dostarczono"),
    "hooks.delivery.parked": _in("Parked", "Отложено", "Odłożono"),
    # what was the trouble
    "hooks.trouble.pending": _in(
        "The challenge is on its way.",
        "Проверка адреса уже в пути.",
        "Sprawdzenie adresu jest w drodze.",
    ),
    "hooks.trouble.unrepeated": _in(
        "The challenge was answered without the word it asks to repeat.",
        "В ответе на проверку нет слова, которое нужно повторить.",
        "Odpowiedź na sprawdzenie nie powtarza podanego słowa.",
    ),
    "hooks.trouble.challenge": _in(
        "The challenge failed: {why}",
        "Проверка адреса не прошла: {why}",
        "Sprawdzenie adresu się nie udało: {why}",
    ),
    "hooks.trouble.gone": _in(
        "It answered 410: it wants no more calls.",
        "Ответ 410: адрес больше не хочет вызовов.",
        "Odpowiedź 410: adres nie chce więcej wywołań.",
    ),
    "hooks.trouble.redirect": _in(
        "answered {status}; redirects are not followed",
        "ответ {status}; за переадресацией мы не следуем",
        "odpowiedź {status}; nie podążamy za przekierowaniami",
    ),
    "hooks.trouble.answered": _in(
        "answered {status}", "ответ {status}", "odpowiedź {status}"
    ),
    "hooks.trouble.late": _in(
        "no answer within {seconds} s",
        "нет ответа за {seconds} с",
        "brak odpowiedzi w ciągu {seconds} s",
    ),
    "hooks.trouble.plain": _in(
        "the address does not begin with https://",
        "адрес не начинается с https://",
        "adres nie zaczyna się od https://",
    ),
    "hooks.trouble.inside": _in(
        "its name leads to an address that is not public",
        "имя ведёт на непубличный адрес",
        "nazwa prowadzi do adresu, który nie jest publiczny",
    ),
    "hooks.trouble.nameless": _in(
        "its name is not known",
        "такое имя сети не известно",
        "tej nazwy nie ma w sieci",
    ),
    "hooks.trouble.untrusted": _in(
        "its certificate is not trusted",
        "его сертификату нельзя доверять",
        "jego certyfikat nie jest zaufany",
    ),
    "hooks.trouble.broken": _in(
        "the connection failed ({kind})",
        "соединение не удалось ({kind})",
        "połączenie się nie udało ({kind})",
    ),
    "hooks.search": _in(
        "Address or what it is for",
        "Адрес или для чего он",
        "Adres lub do czego służy",
    ),
    "hooks.deliveries.search": _in(
        "Event, its number or a customer’s",
        "Событие, его номер или номер клиента",
        "Zdarzenie, jego numer lub numer klienta",
    ),
    "hooks.event": _in("Event", "Событие", "Zdarzenie"),
    "hooks.outcome": _in("Outcome", "Итог", "Wynik"),
    "hooks.tries": _in("Tries", "Попыток", "Prób"),
    "hooks.redeliver": _in("Send again", "Отправить снова", "Wyślij ponownie"),
    "hooks.read": _in(
        "Acknowledged through {number} of {latest}.",
        "Подтверждено до {number} из {latest}.",
        "Potwierdzono do {number} z {latest}.",
    ),
    "hooks.delete": _in("Delete the webhook", "Удалить вебхук", "Usuń webhook"),
    "hooks.delete.why": _in(
        "What was on its way to it is deleted too.",
        "Всё, что было в пути, тоже удалится.",
        "Wszystko, co było w drodze, też zostanie usunięte.",
    ),
    # what is refused
    "faults.one": _in(
        "Not saved yet: one box below needs another value.",
        "Пока не сохранено: одно поле ниже нужно исправить.",
        "Jeszcze nie zapisano: jedno pole poniżej trzeba poprawić.",
    ),
    "faults.few": _in(
        "Not saved yet: {count} boxes below need another value.",
        "Пока не сохранено: ниже нужно исправить {count} поля.",
        "Jeszcze nie zapisano: poniżej trzeba poprawić {count} pola.",
    ),
    "faults.many": _in(
        "Not saved yet: {count} boxes below need another value.",
        "Пока не сохранено: ниже нужно исправить {count} полей.",
        "Jeszcze nie zapisano: poniżej trzeba poprawić {count} pól.",
    ),
    "refused.other": _in(
        "This cannot be kept; check what you typed.",
        "Это нельзя сохранить, проверьте набранное.",
        "Tego nie da się zapisać, sprawdź wpisane.",
    ),
    "refused.box": _in("Check “{box}”.", "Проверьте «{box}».", "Sprawdź „{box}”."),
    "refused.taken": _in(
        "This code is taken; choose another.",
        "Этот код занят, выберите другой.",
        "Ten kod jest zajęty, wybierz inny.",
    ),
    "refused.unfit-address": _in(
        "Use a public address that begins with https://.",
        "Нужен публичный адрес, начинающийся с https://.",
        "Podaj publiczny adres zaczynający się od https://.",
    ),
    "refused.unknown-topic": _in(
        "Choose at least one thing to tell of.",
        "Выберите хотя бы одну тему.",
        "Wybierz co najmniej jeden temat.",
    ),
    "refused.too-many-webhooks": _in(
        "There are as many webhooks as there may be; delete one.",
        "Вебхуков уже предельно много, удалите один.",
        "Webhooków jest już najwięcej, usuń jeden.",
    ),
    "refused.last-secret": _in(
        "Make another secret first: every call is signed.",
        "Сначала создайте другой секрет: каждый вызов подписан.",
        "Najpierw utwórz inny sekret: każde wywołanie jest podpisane.",
    ),
    "refused.other-mode": _in(
        "This webhook fetches by itself.",
        "Этот вебхук забирает сам.",
        "Ten webhook pobiera sam.",
    ),
    "refused.unknown-store": _in(
        "Choose a store.", "Выберите магазин.", "Wybierz sklep."
    ),
    "refused.unknown-staff": _in(
        "Choose a person.", "Выберите человека.", "Wybierz osobę."
    ),
    "refused.box.code": _in("Short code", "Короткий код", "Krótki kod"),
    "refused.box.name": _in("Name", "Название", "Nazwa"),
    "refused.box.pin": _in(
        "PIN: 4 to 8 digits, not easy to guess",
        "PIN-код: 4–8 цифр, не очевидный",
        "PIN: 4–8 cyfr, nieoczywisty",
    ),
    "refused.box.offline_allowance": _in(
        "Points offline", "Баллы без связи", "Punkty bez sieci"
    ),
}
