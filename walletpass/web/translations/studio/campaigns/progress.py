"""What we say of how far a campaign is: rehearsed, sent, and why somebody was not told."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "campaigns.rehearsed.nobody": {
        "en": "As things stand nobody would get it",
        "ru": "Сейчас её никто не получил бы",
        "pl": "Na razie nikt by jej nie dostał",
    },
    "campaigns.rehearsed.nobody.now": {
        "en": "The reasons stand above. Choose another audience, or wait until more people carry the card.",
        "ru": "Причины названы выше. Выберите другую аудиторию или подождите, пока карт станет больше.",
        "pl": "Powody są wyżej. Wybierz innych odbiorców albo poczekaj, aż więcej osób będzie miało kartę.",
    },
    "campaigns.rehearsed.nobody.change": {
        "en": "Choose whom it speaks to",
        "ru": "Выбрать, кому она адресована",
        "pl": "Wybierz, do kogo mówi",
    },
    "campaigns.rehearse": {
        "en": "Rehearse",
        "ru": "Отрепетировать",
        "pl": "Zrób próbę",
    },
    "campaigns.rehearse.why": {
        "en": "Goes through it with everybody as they are now, and tells nobody: who would get what, who would not and why.",
        "ru": "Проходит по всем, как есть сейчас, и никому не пишет: кто что получит, кто нет и почему.",
        "pl": "Przechodzi przez wszystkich, tak jak jest teraz, i nikomu nic nie wysyła: kto co dostanie, kto nie i dlaczego.",
    },
    "campaigns.rehearsing": {
        "en": "The rehearsal is under way",
        "ru": "Репетиция идёт",
        "pl": "Próba trwa",
    },
    "campaigns.rehearsing.stopped": {
        "en": "The rehearsal came to a halt",
        "ru": "Репетиция остановилась",
        "pl": "Próba się zatrzymała",
    },
    "campaigns.rehearsing.stopped.now": {
        "en": "Something went wrong that we did not foresee. Nobody was told anything. Rehearse again; if it halts again, whoever runs the server finds the cause with “walletpass doctor”.",
        "ru": "Случилось то, чего мы не предвидели. Никто ничего не получил. Отрепетируйте ещё раз; если снова остановится, причину покажет «walletpass doctor» тому, кто ведёт сервер.",
        "pl": "Stało się coś, czego nie przewidzieliśmy. Nikt nic nie dostał. Zrób próbę jeszcze raz; jeśli znów się zatrzyma, przyczynę pokaże „walletpass doctor” osobie, która prowadzi serwer.",
    },
    "campaigns.rehearsing.follows": {
        "en": "This page turns to the result by itself.",
        "ru": "Страница сама покажет результат.",
        "pl": "Ta strona sama pokaże wynik.",
    },
    "campaigns.rehearsing.look": {
        "en": "Look again",
        "ru": "Посмотреть ещё раз",
        "pl": "Sprawdź ponownie",
    },
    "campaigns.rehearsed.would.one": {
        "en": "{count} person would get a message.",
        "ru": "Сообщение получит {count} человек.",
        "pl": "Wiadomość dostanie {count} osoba.",
    },
    "campaigns.rehearsed.would.few": {
        "en": "{count} people would get a message.",
        "ru": "Сообщение получат {count} человека.",
        "pl": "Wiadomość dostaną {count} osoby.",
    },
    "campaigns.rehearsed.would.many": {
        "en": "{count} people would get a message.",
        "ru": "Сообщение получат {count} человек.",
        "pl": "Wiadomość dostanie {count} osób.",
    },
    "campaigns.rehearsed.held.one": {
        "en": "{count} is held out, to compare with.",
        "ru": "{count} человек в контрольной группе.",
        "pl": "{count} osoba w grupie kontrolnej.",
    },
    "campaigns.rehearsed.held.few": {
        "en": "{count} are held out, to compare with.",
        "ru": "{count} человека в контрольной группе.",
        "pl": "{count} osoby w grupie kontrolnej.",
    },
    "campaigns.rehearsed.held.many": {
        "en": "{count} are held out, to compare with.",
        "ru": "{count} человек в контрольной группе.",
        "pl": "{count} osób w grupie kontrolnej.",
    },
    "campaigns.rehearsed.last": {
        "en": "The last phone has it",
        "ru": "На последнем телефоне",
        "pl": "Na ostatnim telefonie",
    },
    "campaigns.rehearsed.cost": {"en": "Cost", "ru": "Стоимость", "pl": "Koszt"},
    "campaigns.rehearsed.coupons": {
        "en": "Coupons given",
        "ru": "Выдано купонов",
        "pl": "Wydane kupony",
    },
    "campaigns.rehearsed.effect": {
        "en": "With this group to compare with, a change of {points} percentage points in buying would show; a smaller one would not.",
        "ru": "С такой контрольной группой будет видно изменение доли покупателей от {points} процентного пункта; меньшее нет.",
        "pl": "Z taką grupą kontrolną widać zmianę udziału kupujących od {points} punktu procentowego; mniejszej nie.",
    },
    "campaigns.rehearsed.blind": {
        "en": "There are too few people to tell afterwards whether it brought anything.",
        "ru": "Людей слишком мало, чтобы потом понять, дало ли это что-нибудь.",
        "pl": "Osób jest za mało, by potem ocenić, czy to coś dało.",
    },
    "campaigns.rehearsed.nohold": {
        "en": "Nobody is held out, so nobody will be able to tell what it brought.",
        "ru": "Контрольной группы нет, и что дала кампания, узнать будет нельзя.",
        "pl": "Nie ma grupy kontrolnej, więc nie da się powiedzieć, co kampania dała.",
    },
    "campaigns.progress": {
        "en": "How far it is",
        "ru": "Как далеко дошло",
        "pl": "Jak daleko zaszła",
    },
    "campaigns.progress.spoken": {
        "en": "messages sent",
        "ru": "отправлено сообщений",
        "pl": "wysłane wiadomości",
    },
    "campaigns.progress.spoken.why": {
        "en": "put on cards and pushed",
        "ru": "на картах и с пушем",
        "pl": "na kartach i z pushem",
    },
    "campaigns.progress.fetched": {
        "en": "phones have it",
        "ru": "получено телефонами",
        "pl": "odebrane przez telefony",
    },
    "campaigns.progress.fetched.why": {
        "en": "fetched the card since; whether anybody looked, nobody knows",
        "ru": "карту забрали после этого; посмотрел ли кто, неизвестно",
        "pl": "pobrały od tego czasu kartę; czy ktoś spojrzał, nie wiadomo",
    },
    "campaigns.progress.planned": {
        "en": "still to come",
        "ru": "ещё впереди",
        "pl": "jeszcze przed nimi",
    },
    "campaigns.progress.counting": {
        "en": "the list is still being drawn up",
        "ru": "список ещё составляется",
        "pl": "lista jest jeszcze tworzona",
    },
    "campaigns.progress.planned.why": {
        "en": "their turn comes later",
        "ru": "их очередь позже",
        "pl": "ich kolej przyjdzie później",
    },
    "campaigns.day.none": {
        "en": "It was nobody's turn.",
        "ru": "Ничья очередь не подошла.",
        "pl": "Na nikogo nie przyszła kolej.",
    },
    "campaigns.reason.sent": {"en": "Sent", "ru": "Отправлено", "pl": "Wysłano"},
    "campaigns.reason.held": {
        "en": "Held out, to compare with",
        "ru": "Контрольная группа",
        "pl": "Grupa kontrolna",
    },
    "campaigns.reason.no-variant": {
        "en": "Nothing was meant for them",
        "ru": "Для них ничего не было",
        "pl": "Nic nie było dla nich",
    },
    "campaigns.reason.erased": {
        "en": "Erased since",
        "ru": "Удалены",
        "pl": "Usunięci",
    },
    "campaigns.reason.merged": {
        "en": "Became one with another",
        "ru": "Объединены с другими",
        "pl": "Połączeni z innymi",
    },
    "campaigns.reason.blocked": {
        "en": "Blocked",
        "ru": "Заблокированы",
        "pl": "Zablokowani",
    },
    "campaigns.reason.no-card": {
        "en": "No card",
        "ru": "Нет карты",
        "pl": "Brak karty",
    },
    "campaigns.reason.voided": {
        "en": "Card is void",
        "ru": "Карта недействительна",
        "pl": "Karta unieważniona",
    },
    "campaigns.reason.no-phone": {
        "en": "Card on no phone",
        "ru": "Карты нет в телефоне",
        "pl": "Karty nie ma w telefonie",
    },
    "campaigns.reason.no-consent": {
        "en": "Did not agree",
        "ru": "Нет согласия",
        "pl": "Brak zgody",
    },
    "campaigns.reason.only-service": {
        "en": "Want service only",
        "ru": "Только сервис",
        "pl": "Tylko serwis",
    },
    "campaigns.reason.paused": {
        "en": "Asked for a pause",
        "ru": "Просили паузу",
        "pl": "Prosili o przerwę",
    },
    "campaigns.reason.asked-less": {
        "en": "Asked for fewer",
        "ru": "Просили реже",
        "pl": "Prosili o mniej",
    },
    "campaigns.reason.cap-day": {
        "en": "Enough for the day",
        "ru": "Хватит на день",
        "pl": "Dość na dzień",
    },
    "campaigns.reason.cap-week": {
        "en": "Enough for the week",
        "ru": "Хватит на неделю",
        "pl": "Dość na tydzień",
    },
    "campaigns.reason.cap-month": {
        "en": "Enough for the month",
        "ru": "Хватит на месяц",
        "pl": "Dość na miesiąc",
    },
    "campaigns.reason.cap-category": {
        "en": "Enough of this category",
        "ru": "Хватит этой категории",
        "pl": "Dość tej kategorii",
    },
    "campaigns.reason.mending": {
        "en": "A problem of theirs is open",
        "ru": "У них нерешённая проблема",
        "pl": "Mają nierozwiązany problem",
    },
    "campaigns.reason.won-back": {
        "en": "Being won back already",
        "ru": "Их уже возвращают",
        "pl": "Są już odzyskiwani",
    },
    "campaigns.reason.over": {
        "en": "The occasion was over by then",
        "ru": "Повод к тому времени прошёл",
        "pl": "Okazja już minęła",
    },
    "campaigns.reason.outranked": {
        "en": "A weightier campaign goes first",
        "ru": "Важнее другая кампания",
        "pl": "Ważniejsza kampania ma pierwszeństwo",
    },
    "campaigns.reason.quiet-hours": {"en": "At night", "ru": "Ночью", "pl": "W nocy"},
    "campaigns.reason.missing-fact": {
        "en": "Something the text names is missing",
        "ru": "Не хватает данных для текста",
        "pl": "Brakuje danych do tekstu",
    },
    "campaigns.reason.coupon-gone": {
        "en": "No coupon left",
        "ru": "Купоны кончились",
        "pl": "Kupony się skończyły",
    },
    "campaigns.reason.coupon-had": {
        "en": "Had the coupon already",
        "ru": "Купон уже был",
        "pl": "Kupon już był",
    },
    "campaigns.reason.campaign-cancelled": {
        "en": "Cancelled before their turn",
        "ru": "Отменено до их очереди",
        "pl": "Anulowano przed ich kolejką",
    },
    "campaigns.reason.planned": {
        "en": "Still to come",
        "ru": "Ещё впереди",
        "pl": "Jeszcze przed nimi",
    },
    "outcomes.title": {
        "en": "{name}: who was told",
        "ru": "{name}: кто получил",
        "pl": "{name}: kto dostał",
    },
    "outcomes.why": {
        "en": "Everybody the campaign was about has one line, told or not, with the reason.",
        "ru": "У каждого, кого касалась кампания, одна строка, получил он или нет, с причиной.",
        "pl": "Każdy, kogo dotyczyła kampania, ma jeden wiersz, dostał czy nie, z powodem.",
    },
    "outcomes.search": {
        "en": "Why this customer?",
        "ru": "Почему этот клиент?",
        "pl": "Dlaczego ten klient?",
    },
    "outcomes.everybody": {
        "en": "Show everybody",
        "ru": "Показать всех",
        "pl": "Pokaż wszystkich",
    },
    "outcomes.search.do": {"en": "Look up", "ru": "Найти", "pl": "Sprawdź"},
    "outcomes.runs": {"en": "Runs", "ru": "Запуски", "pl": "Przebiegi"},
    "outcomes.reasons": {"en": "Reasons", "ru": "Причины", "pl": "Powody"},
    "outcomes.who": {"en": "Customer", "ru": "Клиент", "pl": "Klient"},
    "outcomes.what": {
        "en": "What became of it",
        "ru": "Что было",
        "pl": "Co się stało",
    },
    "outcomes.variant": {"en": "Variant", "ru": "Вариант", "pl": "Wariant"},
    "outcomes.when": {"en": "When", "ru": "Когда", "pl": "Kiedy"},
    "outcomes.nameless": {"en": "Nameless", "ru": "Без имени", "pl": "Bez imienia"},
    "outcomes.none": {
        "en": "Nobody here",
        "ru": "Здесь никого",
        "pl": "Nikogo tu nie ma",
    },
    "outcomes.none.now": {
        "en": "The campaign has not turned to anybody here yet, or the filter takes nobody.",
        "ru": "Кампания ещё ни к кому не обращалась, или под фильтр никто не подходит.",
        "pl": "Kampania jeszcze do nikogo się nie zwróciła albo filtr nikogo nie obejmuje.",
    },
}
