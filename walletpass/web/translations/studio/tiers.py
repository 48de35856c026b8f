"""What we say of tiers: the form, and where a customer stands."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "tiers.title": {
        "en": "The tiers of a program",
        "ru": "Уровни программы",
        "pl": "Poziomy programu",
    },
    "tiers.now": {
        "en": "{program}: how customers rise, what each tier gives, and when it is lost.",
        "ru": "{program}: как покупатели поднимаются, что даёт каждый уровень и когда он теряется.",
        "pl": "{program}: jak klienci awansują, co daje każdy poziom i kiedy się go traci.",
    },
    "tiers.unfit": {
        "en": "This cannot be kept yet",
        "ru": "Пока это сохранить нельзя",
        "pl": "Tego jeszcze nie da się zapisać",
    },
    "tiers.taken": {
        "en": "Somebody else changed the draft meanwhile. Open this page again, then write your change anew.",
        "ru": "Черновик тем временем изменил кто-то другой. Откройте страницу снова и внесите правку ещё раз.",
        "pl": "Ktoś inny zmienił w tym czasie szkic. Otwórz stronę ponownie i wpisz zmianę jeszcze raz.",
    },
    "tiers.drafted": {
        "en": "There is a draft",
        "ru": "Есть черновик",
        "pl": "Jest szkic",
    },
    "tiers.drafted.now": {
        "en": "Customers notice nothing until it is published. The draft holds the rules as well.",
        "ru": "Пока он не опубликован, покупатели ничего не заметят. В черновике и правила тоже.",
        "pl": "Klienci nic nie zauważą, dopóki nie zostanie opublikowany. Szkic obejmuje też zasady.",
    },
    "tiers.published": {
        "en": "The tiers hold from now on",
        "ru": "Уровни действуют с этой минуты",
        "pl": "Poziomy obowiązują od teraz",
    },
    "tiers.published.now": {
        "en": "Everybody’s tier is being looked at; cards follow within minutes.",
        "ru": "Уровень каждого сейчас пересчитывается; карты обновятся за несколько минут.",
        "pl": "Poziom każdego klienta jest teraz przeliczany; karty zmienią się w kilka minut.",
    },
    "tiers.counted": {
        "en": "What counts",
        "ru": "Что считается",
        "pl": "Co się liczy",
    },
    "tiers.by": {
        "en": "Customers rise by",
        "ru": "Поднимаются за",
        "pl": "Awansuje się za",
    },
    "tiers.by.spend": {
        "en": "what they spend, {currency}",
        "ru": "сумму покупок, {currency}",
        "pl": "wydaną kwotę, {currency}",
    },
    "tiers.by.points": {
        "en": "points their purchases earn",
        "ru": "баллы за покупки",
        "pl": "punkty za zakupy",
    },
    "tiers.by.visits": {
        "en": "days with a purchase",
        "ru": "дни с покупкой",
        "pl": "dni z zakupami",
    },
    "tiers.days": {
        "en": "In the last days",
        "ru": "За последние дни",
        "pl": "Z ostatnich dni",
    },
    "tiers.days.why": {
        "en": "Left empty, everything counts for ever.",
        "ru": "Если пусто, считается всё и навсегда.",
        "pl": "Puste: liczy się wszystko, na zawsze.",
    },
    "tiers.down": {
        "en": "Who no longer has enough",
        "ru": "Если стало не хватать",
        "pl": "Gdy zaczyna brakować",
    },
    "tiers.down.rebalance": {
        "en": "falls to where they belong",
        "ru": "опускается сразу на свой уровень",
        "pl": "spada od razu na swój poziom",
    },
    "tiers.down.one_down": {
        "en": "goes down a tier at a time",
        "ru": "опускается по одному уровню",
        "pl": "schodzi po jednym poziomie",
    },
    "tiers.down.none": {
        "en": "keeps the tier for good",
        "ru": "сохраняет уровень навсегда",
        "pl": "zachowuje poziom na zawsze",
    },
    "tiers.grace": {
        "en": "Days of grace",
        "ru": "Дней отсрочки",
        "pl": "Dni zwłoki",
    },
    "tiers.grace.why": {
        "en": "So long a tier lasts that is no longer met.",
        "ru": "Столько ещё держится уровень, которого уже не хватает.",
        "pl": "Tyle jeszcze trwa poziom, na który już nie starcza.",
    },
    "tiers.row": {
        "en": "Tier {number}",
        "ru": "Уровень {number}",
        "pl": "Poziom {number}",
    },
    "tiers.row.new": {
        "en": "One more tier",
        "ru": "Ещё один уровень",
        "pl": "Kolejny poziom",
    },
    "tiers.name": {
        "en": "Name, {language}",
        "ru": "Название, {language}",
        "pl": "Nazwa, {language}",
    },
    "tiers.at": {
        "en": "From",
        "ru": "Начиная с",
        "pl": "Od",
    },
    "tiers.look": {
        "en": "Its cards look like",
        "ru": "Вид карты",
        "pl": "Wygląd karty",
    },
    "tiers.look.same": {
        "en": "all others",
        "ru": "как у всех",
        "pl": "jak wszystkie",
    },
    "tiers.benefits": {
        "en": "What it gives, {language}",
        "ru": "Что он даёт, {language}",
        "pl": "Co daje, {language}",
    },
    "tiers.empty": {
        "en": "A tier without a name is left out; without any, the program has no tiers. The first tier is everybody’s.",
        "ru": "Уровень без названия не считается; без единого уровней нет. Первый уровень у всех.",
        "pl": "Poziom bez nazwy się nie liczy; bez żadnego program nie ma poziomów. Pierwszy poziom ma każdy.",
    },
    "tiers.save": {
        "en": "Keep as a draft",
        "ru": "Сохранить черновик",
        "pl": "Zapisz szkic",
    },
    "tiers.publish": {
        "en": "Publish now",
        "ru": "Опубликовать сейчас",
        "pl": "Opublikuj teraz",
    },
    "tiers.publish.why": {
        "en": "Publishing lets the whole draft take effect: the rules drafted with it too.",
        "ru": "Публикация вводит в действие весь черновик, вместе с правилами в нём.",
        "pl": "Publikacja wprowadza cały szkic, razem z zapisanymi w nim zasadami.",
    },
    "tiers.norules": {
        "en": "The program has no rules yet. Write and publish those first.",
        "ru": "У программы ещё нет правил. Сначала напишите и опубликуйте их.",
        "pl": "Program nie ma jeszcze zasad. Najpierw je napisz i opublikuj.",
    },
    "tiers.fault.of": {
        "en": "Tier {row}: {words}",
        "ru": "Уровень {row}: {words}",
        "pl": "Poziom {row}: {words}",
    },
    "tiers.fault.same-code": {
        "en": "Two tiers have the same name. Give each its own.",
        "ru": "У двух уровней одно название. Дайте каждому своё.",
        "pl": "Dwa poziomy mają tę samą nazwę. Nadaj każdemu własną.",
    },
    "tiers.fault.first-above-nought": {
        "en": "The lowest tier is everyone's. Let it begin at 0, or add one that does.",
        "ru": "Низший уровень есть у всех. Пусть он начинается с 0, или добавьте такой.",
        "pl": "Najniższy poziom mają wszyscy. Niech zaczyna się od 0 albo dodaj taki.",
    },
    "tiers.fault.not-rising": {
        "en": "Each tier begins at more than the one before it. Correct the amounts.",
        "ru": "Каждый уровень начинается с большего, чем предыдущий. Поправьте суммы.",
        "pl": "Każdy poziom zaczyna się od większej liczby niż poprzedni. Popraw kwoty.",
    },
    "tiers.fault.tier-missing": {
        "en": "A rule names a tier that would be gone. Change that rule first.",
        "ru": "Одно из правил называет уровень, которого не станет. Сначала измените правило.",
        "pl": "Jedna z zasad wskazuje poziom, którego by nie było. Najpierw zmień tę zasadę.",
    },
    "tiers.fault.no-points": {
        "en": "A discount program gives no points. Count spending or days.",
        "ru": "Дисконтная программа не даёт баллов. Считайте сумму или дни.",
        "pl": "Program rabatowy nie daje punktów. Licz kwotę albo dni.",
    },
    "tiers.fault.at": {
        "en": "Write from how much on it begins, as a number.",
        "ru": "Напишите числом, с какой суммы он начинается.",
        "pl": "Wpisz liczbą, od ilu się zaczyna.",
    },
    "tiers.fault.name": {
        "en": "Write a name of up to 60 characters.",
        "ru": "Напишите название до 60 знаков.",
        "pl": "Wpisz nazwę do 60 znaków.",
    },
    "tiers.fault.benefits": {
        "en": "Say what it gives in up to 500 characters.",
        "ru": "Опишите, что он даёт, до 500 знаков.",
        "pl": "Opisz, co daje, w najwyżej 500 znakach.",
    },
    "tiers.fault.template": {
        "en": "This look is not published for the program. Choose another.",
        "ru": "Этот вид не опубликован для программы. Выберите другой.",
        "pl": "Ten wygląd nie jest opublikowany dla programu. Wybierz inny.",
    },
    "tiers.fault.days": {
        "en": "Use 1 to 3650 days, or leave it empty.",
        "ru": "Укажите от 1 до 3650 дней или оставьте пустым.",
        "pl": "Podaj od 1 do 3650 dni albo zostaw puste.",
    },
    "tiers.fault.grace_days": {
        "en": "Use 0 to 3650 days of grace.",
        "ru": "Укажите от 0 до 3650 дней отсрочки.",
        "pl": "Podaj od 0 do 3650 dni zwłoki.",
    },
    "tiers.fault.other": {
        "en": "Something here cannot be right. Choose from the lists again.",
        "ru": "Что-то здесь не так. Выберите из списков ещё раз.",
        "pl": "Coś się tu nie zgadza. Wybierz z list jeszcze raz.",
    },
    "one.tier": {
        "en": "Tier",
        "ru": "Уровень",
        "pl": "Poziom",
    },
    "one.tier.held": {
        "en": "held until {day}",
        "ru": "держится до {day}",
        "pl": "zachowany do {day}",
    },
    "one.tier.history": {
        "en": "How they came to their tiers",
        "ru": "Как менялся уровень",
        "pl": "Jak zmieniał się poziom",
    },
    "one.tier.none": {
        "en": "no tier",
        "ru": "без уровня",
        "pl": "bez poziomu",
    },
    "one.tier.why.bought": {
        "en": "bought enough",
        "ru": "хватило покупок",
        "pl": "wystarczyło zakupów",
    },
    "one.tier.why.returned": {
        "en": "something came back",
        "ru": "был возврат",
        "pl": "był zwrot",
    },
    "one.tier.why.time": {
        "en": "time passed",
        "ru": "прошло время",
        "pl": "minął czas",
    },
    "one.tier.why.rules": {
        "en": "the program has other tiers",
        "ru": "в программе другие уровни",
        "pl": "program ma inne poziomy",
    },
    "one.tier.why.merged": {
        "en": "cards were joined or parted",
        "ru": "карты объединили или разделили",
        "pl": "karty połączono albo rozdzielono",
    },
}
