"""The first page: how many, how up to date, what needs somebody."""

from collections.abc import Mapping
from typing import Final

from walletpass.insight import STAGE_OF_MANY, titled
from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "home.people": {"en": "Your customers", "ru": "Ваши клиенты", "pl": "Twoi klienci"},
    "home.active": {
        "en": "active members",
        "ru": "активные участники",
        "pl": "aktywni klubowicze",
    },
    "home.active.why": {
        "en": "Bought something in the last {days} days.",
        "ru": "Что-то купили за последние {days} дней.",
        "pl": "Kupili coś w ostatnich {days} dniach.",
    },
    "home.running.held": {
        "en": "{percent}% are held out",
        "ru": "контрольная группа — {percent} %",
        "pl": "{percent}% w grupie kontrolnej",
    },
    "home.regulars": {
        "en": "regular customers",
        "ru": "постоянные клиенты",
        "pl": "stali klienci",
    },
    "home.regulars.why": {
        "en": "bought on {visits} days or more of the last {days}.",
        "ru": "покупали {visits} дня и чаще за последние {days}.",
        "pl": "kupowali w {visits} dniach lub częściej z ostatnich {days}.",
    },
    "home.before": {
        "en": "A month before: {count}.",
        "ru": "Месяцем раньше: {count}.",
        "pl": "Miesiąc wcześniej: {count}.",
    },
    "home.regulars.sales": {
        "en": "what they bought in 30 days",
        "ru": "купили они за 30 дней",
        "pl": "kupili w ciągu 30 dni",
    },
    "home.regulars.share": {
        "en": "{percent}% of all sales.",
        "ru": "{percent} % всех продаж.",
        "pl": "{percent}% całej sprzedaży.",
    },
    "home.regulars.nosales": {
        "en": "Nothing was sold in that time.",
        "ru": "За это время продаж не было.",
        "pl": "W tym czasie nic nie sprzedano.",
    },
    "home.told": {
        "en": "messages this week",
        "ru": "сообщения за неделю",
        "pl": "wiadomości w tym tygodniu",
    },
    "home.told.why": {
        "en": "to {heard} customers.",
        "ru": "стольким клиентам: {heard}.",
        "pl": "do tylu klientów: {heard}.",
    },
    "home.told.service": {
        "en": "Of them service, which has no limit, by other systems: {count}.",
        "ru": "Из них сервисных от других систем, на них предела нет: {count}.",
        "pl": "W tym serwisowych z innych systemów, bez limitu: {count}.",
    },
    "home.figures.at": {
        "en": "As of {time}. Counted anew about every ten minutes.",
        "ru": "По состоянию на {time}. Пересчитывается примерно раз в десять минут.",
        "pl": "Stan na {time}. Liczone na nowo mniej więcej co dziesięć minut.",
    },
    "home.told.most": {
        "en": "At most {most} to each in a week.",
        "ru": "Каждому не больше {most} в неделю.",
        "pl": "Do każdego najwyżej {most} w tygodniu.",
    },
    "home.told.open": {
        "en": "There is no limit for a week.",
        "ru": "Недельного предела нет.",
        "pl": "Nie ma limitu na tydzień.",
    },
    "home.running": {"en": "Running now", "ru": "Сейчас идёт", "pl": "Teraz trwa"},
    "home.running.none": {
        "en": "No campaign runs.",
        "ru": "Ни одна кампания не идёт.",
        "pl": "Nie trwa żadna kampania.",
    },
    **{f"home.stage.{stage}": titled(words) for stage, words in STAGE_OF_MANY.items()},
    "home.stage.new.why": {
        "en": "fewer than three visits",
        "ru": "меньше трёх визитов",
        "pl": "mniej niż trzy wizyty",
    },
    "home.stage.active.why": {
        "en": "come in their rhythm",
        "ru": "ходят в своём ритме",
        "pl": "przychodzą w swoim rytmie",
    },
    "home.stage.loyal.why": {
        "en": "have come for long",
        "ru": "ходят давно",
        "pl": "przychodzą od dawna",
    },
    "home.stage.cooling.why": {
        "en": "longer away than usual",
        "ru": "нет дольше обычного",
        "pl": "nie ma ich dłużej niż zwykle",
    },
    "home.stage.at-risk.why": {
        "en": "much longer away than usual",
        "ru": "нет намного дольше обычного",
        "pl": "nie ma ich znacznie dłużej niż zwykle",
    },
    "home.stage.lapsed.why": {
        "en": "do not come any more",
        "ru": "больше не ходят",
        "pl": "już nie przychodzą",
    },
    "home.title": {
        "en": "{brand} today",
        "ru": "«{brand}» сегодня",
        "pl": "{brand} dzisiaj",
    },
    "home.holders": {
        "en": "hold the card",
        "ru": "с картой",
        "pl": "ma kartę",
    },
    "home.holders.why": {
        "en": "Cards that a till would take today.",
        "ru": "Карты, которые касса примет сегодня.",
        "pl": "Karty, które kasa dziś przyjmie.",
    },
    "home.holders.rough": {
        "en": "Voided cards are counted too: there are too many to look at each.",
        "ru": "Вместе с погашенными: карт слишком много, чтобы смотреть каждую.",
        "pl": "Razem z unieważnionymi: kart jest za dużo, żeby oglądać każdą.",
    },
    "home.phones": {
        "en": "cards in phones",
        "ru": "карты в телефонах",
        "pl": "karty w telefonach",
    },
    "home.phones.why": {
        "en": "Some phone has the card and asks for its news.",
        "ru": "Карта есть в телефоне, и он ждёт её новостей.",
        "pl": "Jakiś telefon ma kartę i chce wiedzieć o zmianach.",
    },
    "home.current": {
        "en": "known to be up to date",
        "ru": "точно свежие",
        "pl": "na pewno aktualne",
    },
    "home.current.why": {
        "en": "Those phones fetched the card as it stands. About the others we know nothing until they ask.",
        "ru": "Эти телефоны забрали карту такой, какая она сейчас. Об остальных мы ничего не знаем, пока они не спросят.",
        "pl": "Te telefony pobrały kartę taką, jaka jest teraz. O pozostałych nic nie wiemy, dopóki nie zapytają.",
    },
    "home.current.many": {
        "en": "More than {most} cards are in phones: too many to look at one by one on this page.",
        "ru": "В телефонах больше {most} карт: слишком много, чтобы проверять каждую на этой странице.",
        "pl": "W telefonach jest ponad {most} kart: za dużo, żeby sprawdzać każdą na tej stronie.",
    },
    "home.current.none": {
        "en": "No phone has a card yet, so there is nothing to be up to date.",
        "ru": "Карты пока нет ни в одном телефоне.",
        "pl": "Żaden telefon nie ma jeszcze karty.",
    },
    "home.unknown": {"en": "—", "ru": "—", "pl": "—"},
    "home.unknown.said": {
        "en": "not knowable",
        "ru": "узнать нельзя",
        "pl": "nie da się ustalić",
    },
    "home.needs": {
        "en": "What needs you",
        "ru": "Что требует внимания",
        "pl": "Co wymaga uwagi",
    },
    "home.awaiting": {
        "en": "“{name}” waits for a second person",
        "ru": "«{name}» ждёт второго человека",
        "pl": "„{name}” czeka na drugą osobę",
    },
    "home.awaiting.why.one": {
        "en": "It would speak to {count} person, so whoever wrote it may not approve it alone.",
        "ru": "Она обратится к {count} человеку, поэтому автор не может одобрить её один.",
        "pl": "Trafiłaby do {count} osoby, więc jej autor nie może jej sam zatwierdzić.",
    },
    "home.awaiting.why.few": {
        "en": "It would speak to {count} people, so whoever wrote it may not approve it alone.",
        "ru": "Она обратится к {count} людям, поэтому автор не может одобрить её один.",
        "pl": "Trafiłaby do {count} osób, więc jej autor nie może jej sam zatwierdzić.",
    },
    "home.awaiting.why.many": {
        "en": "It would speak to {count} people, so whoever wrote it may not approve it alone.",
        "ru": "Она обратится к {count} людям, поэтому автор не может одобрить её один.",
        "pl": "Trafiłaby do {count} osób, więc jej autor nie może jej sam zatwierdzić.",
    },
    "home.awaiting.look": {
        "en": "Look at it",
        "ru": "Посмотреть",
        "pl": "Obejrzyj ją",
    },
    "home.needs.nothing": {
        "en": "Nothing needs you",
        "ru": "Всё в порядке",
        "pl": "Nic nie wymaga uwagi",
    },
    "home.needs.nothing.now": {
        "en": "Pushes go through, and certificates are good for a while.",
        "ru": "Сигналы проходят, сертификаты ещё долго действуют.",
        "pl": "Sygnały docierają, a certyfikaty są jeszcze długo ważne.",
    },
    "home.alarm": {
        "en": "Since {moment}",
        "ru": "С {moment}",
        "pl": "Od {moment}",
    },
    "home.till_sale": {
        "en": "A sale made offline waits for your word, since {moment}",
        "ru": "Покупка без связи ждёт вашего решения с {moment}",
        "pl": "Sprzedaż bez sieci czeka na Twoją decyzję od {moment}",
    },
    "home.till_sale.now": {
        "en": "If it is right, credit it at a till by hand. Then say that it is settled.",
        "ru": "Если всё верно, начислите её на кассе вручную. Затем отметьте решённой.",
        "pl": "Jeśli jest prawdziwa, nalicz ją ręcznie na kasie. Potem oznacz jako załatwioną.",
    },
    "home.till_sale.settle": {
        "en": "Settle it",
        "ru": "Отметить решённой",
        "pl": "Oznacz jako załatwioną",
    },
    "alarm.push": {
        "en": "Phones are not told that cards of {about} changed. They keep the card they have until this is put right. Most often the certificate is to blame: `walletpass doctor` tells what is wrong with it.",
        "ru": "Телефоны не узнают, что карты {about} изменились, и показывают прежние, пока это не исправят. Чаще всего дело в сертификате: что с ним, скажет `walletpass doctor`.",
        "pl": "Telefony nie dowiadują się, że karty {about} się zmieniły, i pokazują poprzednie, dopóki tego nie naprawimy. Najczęściej to sprawa certyfikatu: co z nim, powie `walletpass doctor`.",
    },
    "alarm.apple": {
        "en": "There is no way from this server to Apple, so phones are not told that cards of {about} changed. It is tried again all the time; if it lasts, a firewall or the name service keeps the server in.",
        "ru": "С этого сервера нет связи с Apple, и телефоны не узнают, что карты {about} изменились. Попытки продолжаются; если это надолго, сервер не выпускает файрвол или не работает DNS.",
        "pl": "Z tego serwera nie ma połączenia z Apple, więc telefony nie dowiadują się, że karty {about} się zmieniły. Próby trwają; jeśli to się przeciąga, serwera nie wypuszcza zapora albo nie działa DNS.",
    },
    "alarm.told": {
        "en": "For whoever runs the service",
        "ru": "Для того, кто обслуживает систему",
        "pl": "Dla osoby, która prowadzi usługę",
    },
    "home.certificate.ends.one": {
        "en": "The certificate of {name} is good for {count} more day",
        "ru": "Сертификат {name} действует ещё {count} день",
        "pl": "Certyfikat {name} jest ważny jeszcze {count} dzień",
    },
    "home.certificate.ends.few": {
        "en": "The certificate of {name} is good for {count} more days",
        "ru": "Сертификат {name} действует ещё {count} дня",
        "pl": "Certyfikat {name} jest ważny jeszcze {count} dni",
    },
    "home.certificate.ends.many": {
        "en": "The certificate of {name} is good for {count} more days",
        "ru": "Сертификат {name} действует ещё {count} дней",
        "pl": "Certyfikat {name} jest ważny jeszcze {count} dni",
    },
    "home.certificate.ended": {
        "en": "The certificate of {name} has run out",
        "ru": "Сертификат {name} больше не действует",
        "pl": "Certyfikat {name} wygasł",
    },
    "home.certificate.now": {
        "en": "Without it no card can be signed or updated.",
        "ru": "Без него карты нельзя подписывать и обновлять.",
        "pl": "Bez niego kart nie da się podpisywać ani uaktualniać.",
    },
    "home.certificate.give": {
        "en": "Give us a certificate",
        "ru": "Загрузить сертификат",
        "pl": "Wgraj certyfikat",
    },
    "home.certificate.missing": {
        "en": "There is no certificate yet",
        "ru": "Сертификата ещё нет",
        "pl": "Nie ma jeszcze certyfikatu",
    },
    "home.design.missing": {
        "en": "No card is published yet",
        "ru": "Ни одна карта ещё не опубликована",
        "pl": "Żadna karta nie jest jeszcze opublikowana",
    },
    "home.design.now": {
        "en": "Choose a starter, put your logo on it and publish: then customers can join.",
        "ru": "Выберите заготовку, поставьте свой логотип и опубликуйте: тогда клиенты смогут получить карту.",
        "pl": "Wybierz wzór, dodaj swoje logo i opublikuj: wtedy klienci będą mogli dołączyć.",
    },
    "home.joins": {
        "en": "Who joined last",
        "ru": "Кто присоединился недавно",
        "pl": "Kto dołączył ostatnio",
    },
    "home.joins.none": {
        "en": "Nobody has joined yet. Show this address at the till, as a QR code or on paper:",
        "ru": "Пока никто не присоединился. Покажите этот адрес у кассы, QR-кодом или на бумаге:",
        "pl": "Nikt jeszcze nie dołączył. Pokaż ten adres przy kasie, jako kod QR albo na kartce:",
    },
    "home.joins.all": {
        "en": "Show all customers",
        "ru": "Показать всех клиентов",
        "pl": "Pokaż wszystkich klientów",
    },
}
"""By its name, what is said in each language. Braces name what is put in."""
