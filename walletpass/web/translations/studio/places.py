"""Places: shops on a map, the line a phone shows near each, beacons and offers."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words


def _in(en: str, ru: str, pl: str) -> Words:
    return {"en": en, "ru": ru, "pl": pl}


MESSAGES: Final[Mapping[str, Words]] = {
    "places.title": _in("Places", "Места", "Miejsca"),
    "places.how": _in(
        "Each card carries the {most} shops its holder is likeliest to visit. Near one of them the phone offers the card on its lock screen. The phone decides when, and reports nothing to us.",
        "На каждой карте — {most} магазинов, куда её владелец зайдёт вероятнее всего. Рядом с ними телефон предлагает карту на экране блокировки. Когда — решает телефон, и нам он ничего не сообщает.",
        "Każda karta niesie {most} sklepów, które jej posiadacz odwiedzi najprędzej. W ich pobliżu telefon podsuwa kartę na ekranie blokady. Kiedy — decyduje telefon i nic nam o tym nie mówi.",
    ),
    "places.add": _in("Add a shop", "Добавить магазин", "Dodaj sklep"),
    "places.offers": _in(
        "Offers on places", "Предложения в местах", "Oferty w miejscach"
    ),
    "places.offers.on": _in(
        "{count} on now", "сейчас идёт: {count}", "teraz trwa: {count}"
    ),
    "places.none": _in("No shops yet", "Магазинов пока нет", "Nie ma jeszcze sklepów"),
    "places.none.now": _in(
        "Add the first one: where it is, when it is open, and what a phone says near it.",
        "Добавьте первый: где он, когда открыт и что телефон скажет рядом с ним.",
        "Dodaj pierwszy: gdzie jest, kiedy jest otwarty i co powie obok niego telefon.",
    ),
    "places.find": _in(
        "Name, code or street", "Название, код или улица", "Nazwa, kod lub ulica"
    ),
    "places.find.do": _in("Find shops", "Найти магазины", "Znajdź sklepy"),
    "places.find.all": _in("Show all of them", "Показать все", "Pokaż wszystkie"),
    "places.find.none": _in(
        "No shop answers to that",
        "Такого магазина нет",
        "Nie ma takiego sklepu",
    ),
    "places.find.none.now": _in(
        "Try fewer letters, or a part of the street.",
        "Попробуйте меньше букв или часть названия улицы.",
        "Spróbuj mniej liter albo części nazwy ulicy.",
    ),
    "places.found": _in(
        "{count} of {known} shops.",
        "Найдено {count} из {known}.",
        "Znaleziono {count} z {known}.",
    ),
    "places.shops.one": _in("{count} shop", "{count} магазин", "{count} sklep"),
    "places.shops.few": _in("{count} shops", "{count} магазина", "{count} sklepy"),
    "places.shops.many": _in("{count} shops", "{count} магазинов", "{count} sklepów"),
    "places.map": _in(
        "A map of shops: {count}. The same shops are in the list.",
        "Карта магазинов: {count}. Те же магазины есть в списке.",
        "Mapa sklepów: {count}. Te same sklepy są na liście.",
    ),
    "places.drawing": _in(
        "A drawing of open shops: {count}. The same shops are in the list.",
        "Чертёж открытых магазинов: {count}. Те же магазины есть в списке.",
        "Rysunek otwartych sklepów: {count}. Te same sklepy są na liście.",
    ),
    "places.map.fit": _in(
        "Show all on the map", "Показать все на карте", "Pokaż wszystkie na mapie"
    ),
    "places.map.nearer": _in("Nearer", "Ближе", "Bliżej"),
    "places.map.further": _in("Further away", "Дальше", "Dalej"),
    "places.map.beacons": _in("With beacons", "С маячками", "Z nadajnikami"),
    "places.map.ring": _in(
        "About {metres} m: so near a phone looks; seen when you zoom in",
        "Около {metres} м: на таком расстоянии срабатывает телефон; видно вблизи",
        "Około {metres} m: z takiej odległości reaguje telefon; widać po zbliżeniu",
    ),
    "places.km": _in("{km} km", "{km} км", "{km} km"),
    "places.closed": _in("Closed", "Закрыт", "Zamknięty"),
    "places.hidden": _in("Not on cards", "Не на картах", "Nie na kartach"),
    "places.on_cards": _in("On cards", "На картах", "Na kartach"),
    "places.carried.one": _in(
        "On {count} card", "На {count} карте", "Na {count} karcie"
    ),
    "places.carried.few": _in(
        "On {count} cards", "На {count} картах", "Na {count} kartach"
    ),
    "places.carried.many": _in(
        "On {count} cards", "На {count} картах", "Na {count} kartach"
    ),
    "places.beacons": _in("Beacons", "Маячки", "Nadajniki"),
    "places.beacons.one": _in("{count} beacon", "{count} маячок", "{count} nadajnik"),
    "places.beacons.few": _in("{count} beacons", "{count} маячка", "{count} nadajniki"),
    "places.beacons.many": _in(
        "{count} beacons", "{count} маячков", "{count} nadajników"
    ),
    "places.name": _in("Name", "Название", "Nazwa"),
    "places.code": _in("Short code", "Короткий код", "Krótki kod"),
    "places.address": _in("Address", "Адрес", "Adres"),
    "places.line": _in(
        "What the phone says nearby",
        "Что телефон скажет рядом",
        "Co telefon powie w pobliżu",
    ),
    "places.line.how": _in(
        "Up to {longest} characters; a lock screen has two lines. These facts are filled in for each holder:",
        "До {longest} знаков: на экране блокировки две строки. Эти сведения подставляются для каждого владельца:",
        "Do {longest} znaków: ekran blokady ma dwie linie. Te dane wpisują się dla każdego posiadacza:",
    ),
    "places.in.en": _in("in English", "по-английски", "po angielsku"),
    "places.in.ru": _in("in Russian", "по-русски", "po rosyjsku"),
    "places.in.pl": _in("in Polish", "по-польски", "po polsku"),
    "places.hours": _in("Opening hours", "Часы работы", "Godziny otwarcia"),
    "places.hours.how": _in(
        "Such as 09:00–13:00, 14:00–21:00. An empty day is a closed one; leave all empty if you would rather not tell.",
        "Например, 09:00–13:00, 14:00–21:00. Пустой день — выходной; оставьте все пустыми, если не хотите указывать.",
        "Na przykład 09:00–13:00, 14:00–21:00. Pusty dzień jest wolny; zostaw wszystkie puste, jeśli nie chcesz podawać.",
    ),
    "places.hours.special": _in(
        "Other hours on single days, one a line: 2026-12-24 09:00–14:00, or 2026-12-25 – for closed",
        "Другие часы в отдельные дни, по одному в строке: 2026-12-24 09:00–14:00 или 2026-12-25 – если закрыто",
        "Inne godziny w pojedyncze dni, po jednym w linii: 2026-12-24 09:00–14:00 albo 2026-12-25 – gdy zamknięte",
    ),
    "places.lasting": _in(
        "From when until when", "С какого и до какого дня", "Od kiedy do kiedy"
    ),
    "places.lasting.how": _in(
        "By the shop's own clock. Leave both empty for a shop that is simply there; cards carry it only between these moments.",
        "По часам самого магазина. Если магазин просто работает, оставьте оба поля пустыми; на картах он есть только между этими моментами.",
        "Według zegara sklepu. Gdy sklep po prostu działa, zostaw oba pola puste; karty niosą go tylko między tymi chwilami.",
    ),
    "places.zone": _in(
        "Time zone, such as Europe/Warsaw",
        "Часовой пояс, например Europe/Warsaw",
        "Strefa czasowa, na przykład Europe/Warsaw",
    ),
    "places.opens": _in("Opens", "Открывается", "Otwarcie"),
    "places.closes": _in(
        "Closes for good", "Закрывается насовсем", "Zamknięcie na stałe"
    ),
    "places.refused.timezone": _in(
        "Write a time zone such as Europe/Warsaw.",
        "Укажите часовой пояс, например Europe/Warsaw.",
        "Podaj strefę czasową, na przykład Europe/Warsaw.",
    ),
    "places.refused.active_from": _in(
        "Choose a day and an hour to open, or leave it empty.",
        "Выберите день и час открытия или оставьте поле пустым.",
        "Wybierz dzień i godzinę otwarcia albo zostaw pole puste.",
    ),
    "places.refused.active_to": _in(
        "Choose a closing after the opening, or leave it empty.",
        "Выберите закрытие позже открытия или оставьте поле пустым.",
        "Wybierz zamknięcie po otwarciu albo zostaw pole puste.",
    ),
    "places.show": _in(
        "Cards may offer themselves near this shop",
        "Карты могут напоминать о себе рядом с этим магазином",
        "Karty mogą podpowiadać się w pobliżu tego sklepu",
    ),
    "places.save": _in("Save the shop", "Сохранить магазин", "Zapisz sklep"),
    "places.close": _in("Close the shop", "Закрыть магазин", "Zamknij sklep"),
    "places.reopen": _in(
        "Open the shop again", "Снова открыть магазин", "Otwórz sklep ponownie"
    ),
    "places.preview": _in(
        "On the lock screen", "На экране блокировки", "Na ekranie blokady"
    ),
    "places.preview.none": _in(
        "Without a line of its own the phone shows the card and says nothing.",
        "Без своей строки телефон покажет карту и ничего не скажет.",
        "Bez własnej linii telefon pokaże kartę i nic nie powie.",
    ),
    "places.decides": _in(
        "The phone decides when to show it and reports nothing: how often it was seen cannot be known.",
        "Когда показать, решает телефон и ничего не сообщает: сколько раз строку увидели, узнать нельзя.",
        "Kiedy ją pokazać, decyduje telefon i nic nie zgłasza: ile razy ją widziano, nie da się wiedzieć.",
    ),
    "places.beacon.none": _in(
        "No beacon hangs here.", "Маячков здесь нет.", "Nie wisi tu żaden nadajnik."
    ),
    "places.beacon.hang": _in("Hang a beacon", "Повесить маячок", "Powieś nadajnik"),
    "places.beacon.down": _in("Take it down", "Снять маячок", "Zdejmij nadajnik"),
    "places.map.beacons.own": _in(
        "A beacon, where it hangs", "Маячок, где висит", "Nadajnik, gdzie wisi"
    ),
    "places.map.beacon": _in("Beacon {name}", "Маячок {name}", "Nadajnik {name}"),
    "places.beacon.at": _in(
        "Hangs at {latitude}, {longitude}",
        "Висит в точке {latitude}, {longitude}",
        "Wisi w punkcie {latitude}, {longitude}",
    ),
    "places.beacon.at-shop": _in(
        "On the map it is where the shop is",
        "На карте он там же, где магазин",
        "Na mapie jest tam, gdzie sklep",
    ),
    "places.beacon.place": _in(
        "Where in the shop it hangs", "Где именно он висит", "Gdzie dokładnie wisi"
    ),
    "places.beacon.place.save": _in(
        "Save where it hangs", "Сохранить место", "Zapisz miejsce"
    ),
    "places.beacon.place.why": _in(
        "For your own map; phones hear it anywhere. Empty is where the shop is.",
        "Для вашей карты: телефон слышит его где угодно. Пусто — там же, где магазин.",
        "Dla własnej mapy: telefon słyszy go wszędzie. Puste to miejsce sklepu.",
    ),
    "places.refused.beacon_point": _in(
        "Tell both coordinates, within two kilometres of the shop, or leave both empty.",
        "Укажите обе координаты, не дальше двух километров от магазина, или оставьте обе пустыми.",
        "Podaj obie współrzędne, najwyżej dwa kilometry od sklepu, albo zostaw obie puste.",
    ),
    "places.beacon.major": _in("Major", "Major", "Major"),
    "places.beacon.minor": _in("Minor", "Minor", "Minor"),
    "places.beacon.marks": _in(
        "major {major}, minor {minor}",
        "major {major}, minor {minor}",
        "major {major}, minor {minor}",
    ),
    "places.beacon.line": _in(
        "What the phone says near it; empty is the shop's line",
        "Что телефон скажет рядом; пусто — строка магазина",
        "Co telefon powie obok; puste to linia sklepu",
    ),
    "places.offers.how": _in(
        "For a time, cards say this near the shops in place of the shop's own line. It comes and goes silently.",
        "На время карты говорят это рядом с магазинами вместо обычной строки. Появляется и исчезает оно без звука.",
        "Przez pewien czas karty mówią to przy sklepach zamiast ich zwykłej linii. Pojawia się i znika po cichu.",
    ),
    "places.offers.none": _in(
        "Nothing was offered yet", "Предложений ещё не было", "Nie było jeszcze ofert"
    ),
    "places.offers.none.now": _in(
        "Say what is special near your shops, and until when.",
        "Напишите, что особенного рядом с магазинами и до какого времени.",
        "Napisz, co szczególnego czeka w sklepach i do kiedy.",
    ),
    "places.offers.find": _in("What it says", "Текст предложения", "Treść oferty"),
    "places.offer.make": _in(
        "Put the offer on", "Поставить предложение", "Wystaw ofertę"
    ),
    "places.offer.words": _in("What is offered", "Что предлагаем", "Co oferujemy"),
    "places.offer.from": _in(
        "From; empty is now", "С; пусто — сейчас", "Od; puste to teraz"
    ),
    "places.offer.until": _in("Until", "До", "Do"),
    "places.offer.where": _in("Where", "Где", "Gdzie"),
    "places.offer.everywhere": _in(
        "In all shops", "Во всех магазинах", "We wszystkich sklepach"
    ),
    "places.offer.some": _in(
        "In some shops", "В некоторых магазинах", "W niektórych sklepach"
    ),
    "places.offer.guests": _in(
        "for guests only", "только для приглашённых", "tylko dla zaproszonych"
    ),
    "places.offer.over": _in("Over", "Закончилось", "Zakończona"),
    "places.offer.waits": _in("Not yet", "Ещё не началось", "Jeszcze nie trwa"),
    "places.offer.on": _in("On now", "Идёт сейчас", "Trwa teraz"),
    "places.offer.withdraw": _in(
        "Withdraw the offer", "Снять предложение", "Wycofaj ofertę"
    ),
    "places.refused.name": _in(
        "Give the shop a name of up to 120 characters.",
        "Назовите магазин, не длиннее 120 знаков.",
        "Nazwij sklep, najwyżej 120 znaków.",
    ),
    "places.refused.code": _in(
        "Use up to 40 letters a–z, digits and single hyphens.",
        "До 40 латинских букв, цифр и одиночных дефисов.",
        "Do 40 liter a–z, cyfr i pojedynczych łączników.",
    ),
    "places.refused.off-globe": _in(
        "This is not on the globe. The first number goes from −90 to 90, the second from −180 to 180.",
        "Такого места на земле нет. Первое число — от −90 до 90, второе — от −180 до 180.",
        "Takiego miejsca nie ma na Ziemi. Pierwsza liczba jest od −90 do 90, druga od −180 do 180.",
    ),
    "places.refused.turned": _in(
        "There is an invisible sign here that turns the text round. Write it anew, by hand.",
        "Здесь невидимый знак, который разворачивает текст. Наберите заново, вручную.",
        "Jest tu niewidoczny znak, który odwraca tekst. Napisz od nowa, ręcznie.",
    ),
    "places.refused.taken": _in(
        "This is taken already. Choose another.",
        "Это уже занято. Выберите другое.",
        "To jest już zajęte. Wybierz inne.",
    ),
    "places.refused.meanwhile": _in(
        "Somebody else saved this shop meanwhile. What you typed is still here: save again to put it in place of theirs.",
        "Пока вы писали, магазин сохранил кто-то ещё. Ваш текст на месте: сохраните снова, чтобы он заменил их правку.",
        "W międzyczasie sklep zapisał ktoś inny. To, co wpisano, nadal tu jest: zapisz ponownie, by zastąpić tamto.",
    ),
    "places.theirs": _in(
        "What they saved", "Что сохранено теперь", "Co jest teraz zapisane"
    ),
    "places.refused.hours": _in(
        "“{strange}” tells no hours. Write hours such as 09:00–13:00, 14:00–21:00, or leave the day empty if the shop is closed.",
        "«{strange}» — не часы работы. Напишите, например, 09:00–13:00, 14:00–21:00 или оставьте день пустым, если магазин закрыт.",
        "„{strange}” to nie godziny. Wpisz na przykład 09:00–13:00, 14:00–21:00 albo zostaw dzień pusty, gdy sklep jest zamknięty.",
    ),
    "places.refused.texts": _in(
        "Use up to {longest} characters, and only the facts listed here in braces.",
        "Не больше {longest} знаков, а в фигурных скобках — только перечисленные сведения.",
        "Najwyżej {longest} znaków, a w nawiasach klamrowych tylko podane tu dane.",
    ),
    "places.refused.beacon": _in(
        "Use up to {longest} characters, and only facts that a card knows in braces.",
        "Не больше {longest} знаков, а в фигурных скобках — только сведения с карты.",
        "Najwyżej {longest} znaków, a w nawiasach klamrowych tylko dane z karty.",
    ),
    "places.refused.words": _in(
        "Say what is offered, in up to {longest} characters, with only facts that a card knows in braces.",
        "Напишите, что предлагаете: до {longest} знаков, в фигурных скобках — только сведения с карты.",
        "Napisz, co oferujesz: do {longest} znaków, w nawiasach klamrowych tylko dane z karty.",
    ),
    "places.refused.uuid": _in(
        "Copy the UUID from the beacon: 32 digits and letters a–f. One for all beacons is best, ten are the most.",
        "Скопируйте UUID с маячка: 32 цифры и буквы a–f. Лучше один на все маячки, больше десяти нельзя.",
        "Przepisz UUID z nadajnika: 32 cyfry i litery a–f. Najlepiej jeden na wszystkie, najwyżej dziesięć.",
    ),
    "places.refused.major": _in(
        "Major is a number from 0 to 65535, or empty.",
        "Major — число от 0 до 65535 или пусто.",
        "Major to liczba od 0 do 65535 albo nic.",
    ),
    "places.refused.minor": _in(
        "Minor is a number from 0 to 65535, or empty.",
        "Minor — число от 0 до 65535 или пусто.",
        "Minor to liczba od 0 do 65535 albo nic.",
    ),
    "places.refused.shows_until": _in(
        "Choose an end that is still to come, and after the beginning.",
        "Выберите окончание в будущем и позже начала.",
        "Wybierz koniec w przyszłości i po początku.",
    ),
    "places.refused.shows_from": _in(
        "Choose a beginning to come, or leave it empty to begin now.",
        "Выберите начало в будущем или оставьте поле пустым, чтобы начать сейчас.",
        "Wybierz początek w przyszłości albo zostaw pole puste, by zacząć teraz.",
    ),
    "places.refused.store_ids": _in(
        "Tick a shop, or choose all of them.",
        "Отметьте магазин или выберите все.",
        "Zaznacz sklep albo wybierz wszystkie.",
    ),
    "places.coming": _in(
        "Opens on {when}",
        "Откроется {when}",
        "Otwarcie {when}",
    ),
    "places.done.saved": _in(
        "The shop is saved",
        "Магазин сохранён",
        "Sklep jest zapisany",
    ),
    "places.done.opened": _in(
        "The shop is added",
        "Магазин добавлен",
        "Sklep jest dodany",
    ),
    "places.done.close": _in(
        "The shop is closed",
        "Магазин закрыт",
        "Sklep jest zamknięty",
    ),
    "places.done.reopen": _in(
        "The shop is open again",
        "Магазин снова открыт",
        "Sklep jest znów otwarty",
    ),
    "places.done.now": _in(
        "Cards that carry it learn of it within minutes.",
        "Карты, на которых он есть, узнают об этом за несколько минут.",
        "Karty, które go niosą, dowiedzą się o tym w kilka minut.",
    ),
    "places.refused.hours_special": _in(
        "Not understood: {strange}. Write a line such as 2026-12-24 09:00–14:00, or 2026-12-25 – for a closed day; write days such as 2026-12-24 or 24.12.2026.",
        "Непонятно: {strange}. Пишите строку так: 2026-12-24 09:00–14:00, а выходной — 2026-12-25 –; день — как 2026-12-24 или 24.12.2026.",
        "Niezrozumiałe: {strange}. Pisz linię tak: 2026-12-24 09:00–14:00, a dzień wolny: 2026-12-25 –; dzień jak 2026-12-24 lub 24.12.2026.",
    ),
    "places.refused.missing-hour": _in(
        "Clocks go forward over this time on that day: it never comes. Choose one before or after.",
        "В этот день часы переводят вперёд через это время: его не будет. Выберите раньше или позже.",
        "Tego dnia zegary przeskakują tę godzinę: nie nadejdzie. Wybierz wcześniejszą albo późniejszą.",
    ),
    "places.offer.chosen": _in(
        "Chosen shops:", "Выбрано магазинов:", "Wybrane sklepy:"
    ),
}
