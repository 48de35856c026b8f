"""What the demo's page says, in every language we speak."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from walletpass.kernel.languages import Words, say
from walletpass.web.translations import Speaker

MESSAGES: Final[Mapping[str, Words]] = {
    "demo.title": {
        "en": "walletpass: the demo",
        "ru": "walletpass: демонстрация",
        "pl": "walletpass: pokaz",
    },
    "demo.first": {
        "en": "Press “Sell 50 points” and watch the phone.",
        "ru": "Нажмите «Начислить 50 баллов» и смотрите на телефон.",
        "pl": "Naciśnij „Nalicz 50 punktów” i patrz na telefon.",
    },
    "demo.about": {
        "en": "{brand} is a made-up grocer. Till, cards and protocols are real; a stand-in plays Apple’s push service.",
        "ru": "Магазин «{brand}» выдуман. Касса, карты и протоколы настоящие; роль службы Apple играет дублёр.",
        "pl": "{brand} to zmyślony sklep. Kasa, karty i protokoły są prawdziwe; usługę Apple gra dubler.",
    },
    "demo.about.elsewhere": {
        "en": "{brand} is a made-up grocer. Till, cards and protocols are real.",
        "ru": "Магазин «{brand}» выдуман. Касса, карты и протоколы настоящие.",
        "pl": "{brand} to zmyślony sklep. Kasa, karty i protokoły są prawdziwe.",
    },
    "demo.elsewhere": {
        "en": "Pushes go to {address}",
        "ru": "Уведомления уходят на {address}",
        "pl": "Powiadomienia idą do {address}",
    },
    "demo.elsewhere.now": {
        "en": "So these phones hear of nothing by themselves. Sell something, then press “Pull to refresh” under a phone.",
        "ru": "Поэтому сами эти телефоны ни о чём не узнают. Проведите продажу и нажмите «Обновить» под телефоном.",
        "pl": "Dlatego te telefony same o niczym nie wiedzą. Sprzedaj coś i naciśnij „Odśwież” pod telefonem.",
    },
    # the phones
    "demo.phones": {
        "en": "Four phones on the table",
        "ru": "Четыре телефона на столе",
        "pl": "Cztery telefony na stole",
    },
    "demo.phone": {
        "en": "{owner}’s phone",
        "ru": "Телефон: {owner}",
        "pl": "Telefon: {owner}",
    },
    "demo.temper.steady": {
        "en": "Always on",
        "ru": "Всегда на связи",
        "pl": "Zawsze w zasięgu",
    },
    "demo.temper.sleepy": {
        "en": "Slow to wake",
        "ru": "Долго просыпается",
        "pl": "Budzi się powoli",
    },
    "demo.temper.patchy": {
        "en": "Patchy reception",
        "ru": "Связь с перебоями",
        "pl": "Zasięg z przerwami",
    },
    "demo.view": {"en": "What to show", "ru": "Что показать", "pl": "Co pokazać"},
    "demo.view.front": {"en": "Card", "ru": "Карта", "pl": "Karta"},
    "demo.view.back": {"en": "Back", "ru": "Оборот", "pl": "Tył"},
    "demo.view.stack": {"en": "Stack", "ru": "Стопка", "pl": "Stos"},
    "demo.switch.offline": {"en": "Offline", "ru": "Нет сети", "pl": "Bez sieci"},
    "demo.switch.muted": {"en": "Muted", "ru": "Без звука", "pl": "Wyciszony"},
    "demo.switch.gone": {"en": "Deleted", "ru": "Удалена", "pl": "Usunięta"},
    "demo.here": {"en": "At the till", "ru": "У кассы", "pl": "Przy kasie"},
    "demo.behind": {"en": "Behind", "ru": "Отстаёт", "pl": "Nieaktualny"},
    "demo.refresh": {
        "en": "Pull to refresh",
        "ru": "Обновить",
        "pl": "Odśwież",
    },
    "demo.card.gone": {
        "en": "The card was deleted here. Its points stay in the books.",
        "ru": "Карту здесь удалили. Баллы остались в учёте.",
        "pl": "Kartę tu usunięto. Punkty zostały w księgach.",
    },
    "demo.card.none": {
        "en": "The card is on its way to this phone.",
        "ru": "Карта скоро появится в этом телефоне.",
        "pl": "Karta zaraz będzie w tym telefonie.",
    },
    # the till
    "demo.till": {"en": "Till", "ru": "Касса", "pl": "Kasa"},
    "demo.till.place": {
        "en": "Till 1, {store}",
        "ru": "Касса 1, {store}",
        "pl": "Kasa 1, {store}",
    },
    "demo.till.who": {
        "en": "Who is at the till?",
        "ru": "Кто у кассы?",
        "pl": "Kto jest przy kasie?",
    },
    "demo.till.sell": {
        "en": "Sell {points} points",
        "ru": "Начислить {points} баллов",
        "pl": "Nalicz {points} punktów",
    },
    "demo.till.sell.short": {
        "en": "Sell {points}",
        "ru": "Начислить {points}",
        "pl": "Nalicz {points}",
    },
    "demo.till.redeem": {
        "en": "Redeem {points}",
        "ru": "Списать {points}",
        "pl": "Wydaj {points}",
    },
    "demo.till.more": {
        "en": "More",
        "ru": "Ещё",
        "pl": "Więcej",
    },
    "demo.till.undo": {
        "en": "Undo the last one",
        "ru": "Отменить последнее",
        "pl": "Cofnij ostatnie",
    },
    "demo.act.booked": {
        "en": "{owner}: {change}, {balance} now",
        "ru": "{owner}: {change}, теперь {balance}",
        "pl": "{owner}: {change}, teraz {balance}",
    },
    "demo.act.reversed": {
        "en": "{owner}: taken back, {balance} now",
        "ru": "{owner}: отменено, теперь {balance}",
        "pl": "{owner}: cofnięto, teraz {balance}",
    },
    "demo.act.insufficient-points": {
        "en": "{owner} has only {balance}",
        "ru": "{owner}: есть только {balance}",
        "pl": "{owner} ma tylko {balance}",
    },
    "demo.act.refused": {
        "en": "Nothing was booked. Try again.",
        "ru": "Ничего не проведено. Попробуйте ещё раз.",
        "pl": "Nic nie zapisano. Spróbuj jeszcze raz.",
    },
    "demo.act.none": {
        "en": "Nothing sold yet today.",
        "ru": "Сегодня ещё ничего не продано.",
        "pl": "Dziś jeszcze nic nie sprzedano.",
    },
    # the studio
    "demo.studio": {"en": "Studio", "ru": "Студия", "pl": "Studio"},
    "demo.studio.look": {
        "en": "Colour of every card",
        "ru": "Цвет всех карт",
        "pl": "Kolor wszystkich kart",
    },
    "demo.studio.news": {
        "en": "Tell everybody",
        "ru": "Сказать всем",
        "pl": "Powiedz wszystkim",
    },
    "demo.studio.publish": {
        "en": "Publish to {cards} cards",
        "ru": "Опубликовать, карт: {cards}",
        "pl": "Opublikuj, kart: {cards}",
    },
    "demo.studio.now": {
        "en": "Version {version}, on {fresh} of {phones} phones",
        "ru": "Версия {version}, на телефонах: {fresh} из {phones}",
        "pl": "Wersja {version}, na telefonach: {fresh} z {phones}",
    },
    # the way of a sale
    "demo.way": {
        "en": "The way of a sale",
        "ru": "Путь продажи",
        "pl": "Droga sprzedaży",
    },
    "demo.way.posted": {"en": "Till sends", "ru": "Касса шлёт", "pl": "Kasa wysyła"},
    "demo.way.booked": {
        "en": "Points booked",
        "ru": "Баллы учтены",
        "pl": "Punkty zapisane",
    },
    "demo.way.made": {
        "en": "Card made anew",
        "ru": "Карта обновлена",
        "pl": "Nowa karta",
    },
    "demo.way.pushed": {
        "en": "Apple takes the push",
        "ru": "Apple принял сигнал",
        "pl": "Apple przyjął sygnał",
    },
    "demo.way.asked": {
        "en": "Phone asks what’s new",
        "ru": "Телефон спросил",
        "pl": "Telefon pyta",
    },
    "demo.way.fetched": {
        "en": "Card fetched",
        "ru": "Карта получена",
        "pl": "Karta pobrana",
    },
    "demo.way.shown": {
        "en": "Lock screen",
        "ru": "На экране",
        "pl": "Ekran blokady",
    },
    "demo.way.time": {"en": "{ms} ms", "ru": "{ms} мс", "pl": "{ms} ms"},
    "demo.way.time.long": {"en": "{s} s", "ru": "{s} с", "pl": "{s} s"},
    "demo.way.none": {
        "en": "Every step lights up with the time it took.",
        "ru": "Каждый шаг загорится, и рядом будет его время.",
        "pl": "Każdy krok zaświeci się ze swoim czasem.",
    },
    "demo.way.ending.running": {
        "en": "On its way to {owner}.",
        "ru": "{owner}: уже в пути.",
        "pl": "{owner}: już w drodze.",
    },
    "demo.way.ending.shown": {
        "en": "On {owner}’s lock screen in {seconds} s.",
        "ru": "{owner}: на экране через {seconds} с.",
        "pl": "{owner}: na ekranie po {seconds} s.",
    },
    "demo.way.ending.quiet": {
        "en": "{owner}’s card is new after {seconds} s. The phone is muted, so it says nothing.",
        "ru": "{owner}: карта обновилась через {seconds} с. Телефон без звука, поэтому молчит.",
        "pl": "{owner}: karta jest nowa po {seconds} s. Telefon jest wyciszony, więc milczy.",
    },
    "demo.way.ending.offline": {
        "en": "{owner}’s phone is offline. Apple keeps the push and delivers it when the phone is back.",
        "ru": "{owner}: телефон без сети. Apple хранит сигнал и доставит его, когда связь вернётся.",
        "pl": "{owner}: telefon jest bez sieci. Apple przechowa sygnał i dostarczy go, gdy sieć wróci.",
    },
    "demo.way.ending.gone": {
        "en": "No phone holds {owner}’s card, so there is nobody to tell. The points are booked.",
        "ru": "{owner}: карты нет ни в одном телефоне, сообщать некому. Баллы учтены.",
        "pl": "{owner}: żaden telefon nie ma tej karty, nie ma komu powiedzieć. Punkty są zapisane.",
    },
    "demo.way.ending.elsewhere": {
        "en": "The push was taken elsewhere. Press “Pull to refresh” under {owner}’s phone.",
        "ru": "{owner}: сигнал принят в другом месте. Нажмите «Обновить» под телефоном.",
        "pl": "{owner}: sygnał przyjęto gdzie indziej. Naciśnij „Odśwież” pod telefonem.",
    },
    "demo.way.ending.refused": {
        "en": "The till was refused, so nothing else happened.",
        "ru": "Кассе отказано, поэтому больше ничего не произошло.",
        "pl": "Kasa dostała odmowę, więc nic więcej się nie stało.",
    },
    "demo.way.ending.late": {
        "en": "No news from {owner}’s phone yet. The card’s timeline says why.",
        "ru": "{owner}: от телефона пока нет вестей. Почему — в истории карты.",
        "pl": "{owner}: telefon jeszcze się nie odezwał. Dlaczego, mówi historia karty.",
    },
    # around the table
    "demo.around": {"en": "Look around", "ru": "Осмотритесь", "pl": "Rozejrzyj się"},
    "demo.door.join": {
        "en": "Join as a customer",
        "ru": "Стать покупателем",
        "pl": "Dołącz jako klient",
    },
    "demo.door.join.why": {
        "en": "The page behind the poster at the till",
        "ru": "Страница по коду с плаката у кассы",
        "pl": "Strona z plakatu przy kasie",
    },
    "demo.door.card": {
        "en": "{owner}’s card on the web",
        "ru": "Карта в интернете: {owner}",
        "pl": "Karta w internecie: {owner}",
    },
    "demo.door.card.why": {
        "en": "Balance, movements and their reasons",
        "ru": "Остаток, движения и их причины",
        "pl": "Saldo, ruchy i ich powody",
    },
    "demo.door.timeline": {
        "en": "{owner}’s timeline",
        "ru": "История карты: {owner}",
        "pl": "Historia karty: {owner}",
    },
    "demo.door.timeline.why": {
        "en": "All that happened to one card, and why not",
        "ru": "Всё, что было с картой, и почему чего-то не было",
        "pl": "Wszystko, co stało się z kartą, i dlaczego nie",
    },
    "demo.door.studio": {
        "en": "The studio itself",
        "ru": "Сама студия",
        "pl": "Prawdziwe studio",
    },
    "demo.door.studio.why": {
        "en": "For marketers and owners; sign in as below",
        "ru": "Для маркетолога и владельца; вход ниже",
        "pl": "Dla marketera i właściciela; logowanie niżej",
    },
    "demo.door.api": {
        "en": "The API, described",
        "ru": "Описание API",
        "pl": "Opis API",
    },
    "demo.door.api.why": {
        "en": "OpenAPI; the key is in demo.json",
        "ru": "OpenAPI; ключ лежит в demo.json",
        "pl": "OpenAPI; klucz jest w demo.json",
    },
    "demo.signins": {"en": "Sign in as", "ru": "Войти как", "pl": "Zaloguj się jako"},
    "demo.signins.role": {"en": "Role", "ru": "Роль", "pl": "Rola"},
    "demo.signins.login": {"en": "Login", "ru": "Логин", "pl": "Login"},
    "demo.signins.password": {"en": "Password", "ru": "Пароль", "pl": "Hasło"},
    "demo.role.owner": {"en": "Owner", "ru": "Владелец", "pl": "Właściciel"},
    "demo.role.marketer": {"en": "Marketer", "ru": "Маркетолог", "pl": "Marketer"},
    "demo.role.cashier": {"en": "Cashier", "ru": "Кассир", "pl": "Kasjer"},
    "demo.role.support": {"en": "Support", "ru": "Поддержка", "pl": "Obsługa"},
    "demo.role.developer": {
        "en": "Developer",
        "ru": "Разработчик",
        "pl": "Programista",
    },
    "demo.complaints": {
        "en": "What the phones complain of",
        "ru": "На что жалуются телефоны",
        "pl": "Na co skarżą się telefony",
    },
    "demo.complaints.none": {
        "en": "Nothing. Each of them follows Apple’s protocol to the letter and would write down every sin against it.",
        "ru": "Ни на что. Каждый точно следует протоколу Apple и записал бы любое отступление от него.",
        "pl": "Na nic. Każdy trzyma się protokołu Apple co do litery i zapisałby każde uchybienie.",
    },
}


@dataclass(frozen=True, slots=True)
class DemoSpeaker(Speaker):
    """Says what the demo's page says, and what every page says."""

    def __call__(self, name: str, /, **facts: object) -> str:
        """Return the text of this name with *facts* put in."""
        if name not in MESSAGES:
            return Speaker.__call__(self, name, **facts)
        return say(MESSAGES[name], self.language).format(**facts)
