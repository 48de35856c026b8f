"""One customer: who they are, their habits, and what happened, in words."""

from collections.abc import Mapping
from typing import Final

from walletpass.insight import STAGE_OF_ONE, titled
from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "life.nameless": {
        "en": "Customer who gave no name",
        "ru": "Клиент без имени",
        "pl": "Klient bez imienia",
    },
    "life.who": {"en": "Who they are", "ru": "Кто это", "pl": "Kto to jest"},
    "life.email": {"en": "E-mail", "ru": "Эл. почта", "pl": "E-mail"},
    "life.email.hidden": {"en": "given", "ru": "указана", "pl": "podano"},
    "life.since": {"en": "With us since", "ru": "С нами с", "pl": "Z nami od"},
    "life.stage": {
        "en": "Where they stand",
        "ru": "На каком этапе",
        "pl": "Na jakim etapie",
    },
    "life.stage.since": {
        "en": "since {moment}",
        "ru": "с {moment}",
        "pl": "od {moment}",
    },
    **{f"life.stage.{stage}": titled(words) for stage, words in STAGE_OF_ONE.items()},
    "life.visits": {
        "en": "Days with a purchase",
        "ru": "Дней с покупками",
        "pl": "Dni z zakupami",
    },
    "life.last": {
        "en": "Last purchase",
        "ru": "Последняя покупка",
        "pl": "Ostatni zakup",
    },
    "life.spent": {
        "en": "Spent, after returns",
        "ru": "Потрачено за вычетом возвратов",
        "pl": "Wydane po zwrotach",
    },
    "life.basket": {"en": "Usual basket", "ru": "Обычный чек", "pl": "Zwykły koszyk"},
    "life.gap": {
        "en": "Days between visits",
        "ru": "Дней между визитами",
        "pl": "Dni między wizytami",
    },
    "life.store": {
        "en": "Favourite store",
        "ru": "Любимый магазин",
        "pl": "Ulubiony sklep",
    },
    "life.cards": {"en": "Cards", "ru": "Карты", "pl": "Karty"},
    "life.story": {
        "en": "What happened",
        "ru": "Что происходило",
        "pl": "Co się działo",
    },
    "life.show": {"en": "Show of the story", "ru": "Что показать", "pl": "Co pokazać"},
    "life.all": {"en": "Everything", "ru": "Всё", "pl": "Wszystko"},
    "life.group.card": {"en": "Card", "ru": "Карта", "pl": "Karta"},
    "life.group.shopping": {"en": "Purchases", "ru": "Покупки", "pl": "Zakupy"},
    "life.group.points": {"en": "Points", "ru": "Баллы", "pl": "Punkty"},
    "life.group.standing": {
        "en": "Tiers and stages",
        "ru": "Уровни и этапы",
        "pl": "Poziomy i etapy",
    },
    "life.group.kindness": {
        "en": "Acts and rewards",
        "ru": "Поступки и награды",
        "pl": "Gesty i nagrody",
    },
    "life.group.messages": {"en": "Messages", "ru": "Сообщения", "pl": "Wiadomości"},
    "life.none": {
        "en": "Nothing here yet",
        "ru": "Здесь пока ничего нет",
        "pl": "Tu jeszcze nic nie ma",
    },
    "life.none.now": {
        "en": "As soon as something happens, it stands here with its reason.",
        "ru": "Как только что-то произойдёт, оно появится здесь вместе с причиной.",
        "pl": "Gdy tylko coś się wydarzy, pojawi się tutaj z powodem.",
    },
    "life.newest": {"en": "To the newest", "ru": "К новым", "pl": "Do najnowszych"},
    "life.older": {"en": "Older", "ru": "Раньше", "pl": "Starsze"},
    "life.joined": {
        "en": "Joined",
        "ru": "Вступление в программу",
        "pl": "Dołączenie do programu",
    },
    "life.consent.yes": {
        "en": "Agreed to messages: {channel}",
        "ru": "Согласие на сообщения: {channel}",
        "pl": "Zgoda na wiadomości: {channel}",
    },
    "life.consent.no": {
        "en": "Wants no messages: {channel}",
        "ru": "Отказ от сообщений: {channel}",
        "pl": "Bez wiadomości: {channel}",
    },
    "life.nearby.yes": {
        "en": "Lets the card show near shops",
        "ru": "Карта может показываться рядом с магазинами",
        "pl": "Karta może pokazywać się w pobliżu sklepów",
    },
    "life.nearby.no": {
        "en": "Wants the card not to show near shops",
        "ru": "Просит не показывать карту рядом с магазинами",
        "pl": "Prosi, by karta nie pokazywała się w pobliżu sklepów",
    },
    "life.location.yes": {
        "en": "Lets an app tell us where they are",
        "ru": "Разрешает приложению сообщать нам, где находится",
        "pl": "Pozwala aplikacji mówić nam, gdzie jest",
    },
    "life.location.no": {
        "en": "Lets no app tell us where they are",
        "ru": "Не разрешает сообщать нам, где находится",
        "pl": "Nie pozwala mówić nam, gdzie jest",
    },
    "life.channel.wallet": {"en": "on the card", "ru": "на карте", "pl": "na karcie"},
    "life.channel.sms": {"en": "by text message", "ru": "по SMS", "pl": "SMS-em"},
    "life.channel.email": {"en": "by e-mail", "ru": "по почте", "pl": "e-mailem"},
    "life.channel.call": {
        "en": "by phone call",
        "ru": "по телефону",
        "pl": "telefonicznie",
    },
    "life.channel.store": {"en": "In a store", "ru": "В магазине", "pl": "W sklepie"},
    "life.channel.web": {
        "en": "Online",
        "ru": "В интернет-магазине",
        "pl": "W internecie",
    },
    "life.issued": {
        "en": "Card {number} issued",
        "ru": "Выпущена карта {number}",
        "pl": "Wydano kartę {number}",
    },
    "life.registered": {
        "en": "Card added to a phone",
        "ru": "Карта добавлена в телефон",
        "pl": "Karta dodana do telefonu",
    },
    "life.unregistered": {
        "en": "Card removed from a phone",
        "ru": "Карта удалена из телефона",
        "pl": "Karta usunięta z telefonu",
    },
    "life.bought": {
        "en": "Purchase of {money}",
        "ru": "Покупка на {money}",
        "pl": "Zakup za {money}",
    },
    "life.came_back": {
        "en": "{money} came back",
        "ru": "возвращено {money}",
        "pl": "zwrócono {money}",
    },
    "life.returned": {
        "en": "Return of {money}",
        "ru": "Возврат на {money}",
        "pl": "Zwrot za {money}",
    },
    "life.staged": {
        "en": "Began as: {stage}",
        "ru": "Начало: {stage}",
        "pl": "Początek: {stage}",
    },
    "life.staged.backlog": {
        "en": "Found from purchases handed in later",
        "ru": "Определено по покупкам, переданным позже",
        "pl": "Ustalono z zakupów przekazanych później",
    },
    "life.staged.cycle": {
        "en": "The shops turned out to have another rhythm",
        "ru": "Ритм магазинов оказался другим",
        "pl": "Rytm sklepów okazał się inny",
    },
    "life.act.candidate": {
        "en": "Waits for somebody to confirm it",
        "ru": "Ждёт подтверждения",
        "pl": "Czeka na potwierdzenie",
    },
    "life.act.confirmed": {
        "en": "Confirmed",
        "ru": "Подтверждено",
        "pl": "Potwierdzono",
    },
    "life.act.rejected": {
        "en": "Not confirmed",
        "ru": "Не подтверждено",
        "pl": "Nie potwierdzono",
    },
    "life.thanked": {"en": "Thanked", "ru": "Сказали спасибо", "pl": "Podziękowano"},
    "life.surprised": {
        "en": "Given a surprise by a cashier",
        "ru": "Сюрприз от кассира",
        "pl": "Niespodzianka od kasjera",
    },
    "life.given": {
        "en": "Coupon given: {reward}",
        "ru": "Выдан купон: {reward}",
        "pl": "Wydano kupon: {reward}",
    },
    "life.used": {
        "en": "Coupon used: {reward}",
        "ru": "Использован купон: {reward}",
        "pl": "Wykorzystano kupon: {reward}",
    },
    "life.told.planned": {
        "en": "Message planned: {campaign}",
        "ru": "Сообщение запланировано: {campaign}",
        "pl": "Zaplanowano wiadomość: {campaign}",
    },
    "life.told.sent": {
        "en": "Message shown: {campaign}",
        "ru": "Сообщение показано: {campaign}",
        "pl": "Pokazano wiadomość: {campaign}",
    },
    "life.told.hidden": {
        "en": "Hidden from the card on {moment}, when they said no to marketing",
        "ru": "Скрыто с карты {moment}: клиент отказался от рекламы",
        "pl": "Ukryto na karcie {moment}: wycofana zgoda na reklamę",
    },
    "life.told.suppressed": {
        "en": "Message not sent: {campaign}",
        "ru": "Сообщение не отправлено: {campaign}",
        "pl": "Nie wysłano wiadomości: {campaign}",
    },
    "life.told.held": {
        "en": "Held out for comparison: {campaign}",
        "ru": "В контрольной группе: {campaign}",
        "pl": "W grupie porównawczej: {campaign}",
    },
    "life.told.cancelled": {
        "en": "Message cancelled: {campaign}",
        "ru": "Сообщение отменено: {campaign}",
        "pl": "Odwołano wiadomość: {campaign}",
    },
    "life.near": {
        "en": "Came near {store}",
        "ru": "Рядом с магазином {store}",
        "pl": "W pobliżu sklepu {store}",
    },
    "life.near.told": {
        "en": "Their card told of the offer there",
        "ru": "Карта рассказала о предложении там",
        "pl": "Karta powiedziała o tamtejszej ofercie",
    },
    "life.near.near-lately": {
        "en": "Told nothing: was near within the hour already",
        "ru": "Без сообщения: были рядом меньше часа назад",
        "pl": "Bez wiadomości: był tu już w ciągu godziny",
    },
    "life.near.not-located": {
        "en": "Told nothing: lets us know no more where they are",
        "ru": "Без сообщения: больше не разрешает знать, где находится",
        "pl": "Bez wiadomości: nie pozwala już wiedzieć, gdzie jest",
    },
    "life.near.no-hints": {
        "en": "Told nothing: wants no hints near shops",
        "ru": "Без сообщения: не хочет подсказок у магазинов",
        "pl": "Bez wiadomości: nie chce podpowiedzi przy sklepach",
    },
    "life.near.no-offer": {
        "en": "Told nothing: no offer was on there for them",
        "ru": "Без сообщения: там не было предложения для них",
        "pl": "Bez wiadomości: nie było tam oferty dla tej osoby",
    },
    "life.near.told-today": {
        "en": "Told nothing: was told of it that day already",
        "ru": "Без сообщения: в тот день уже рассказали",
        "pl": "Bez wiadomości: tego dnia już o niej powiedziano",
    },
}
"""By its name, what is said in each language. Braces name what is put in."""
