"""What offers on places and places on cards brought, and what nobody can know of it."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words


def _in(en: str, ru: str, pl: str) -> Words:
    return {"en": en, "ru": ru, "pl": pl}


MESSAGES: Final[Mapping[str, Words]] = {
    "places.offer.report": _in("What it brought", "Что это дало", "Co to dało"),
    "places.offer.holdout": _in(
        "Keep it from so many of a hundred, to see what happens without it (0 to 50)",
        "Скольким из ста не показывать, чтобы увидеть, что будет без него (от 0 до 50)",
        "Ilu osobom na sto nie pokazywać, żeby zobaczyć, co będzie bez niej (od 0 do 50)",
    ),
    "places.refused.holdout": _in(
        "Choose a whole number from 0 to 50.",
        "Выберите целое число от 0 до 50.",
        "Wybierz liczbę całkowitą od 0 do 50.",
    ),
    "places.refused.share": _in(
        "Choose a whole number from 0 to 50.",
        "Выберите целое число от 0 до 50.",
        "Wybierz liczbę całkowitą od 0 do 50.",
    ),
    "places.report.title": _in(
        "What an offer brought", "Что дало предложение", "Co dała oferta"
    ),
    "places.report.early": _in(
        "It has not begun yet: there is nothing to measure",
        "Оно ещё не началось: измерять нечего",
        "Jeszcze nie trwa: nie ma czego mierzyć",
    ),
    "places.report.nobody-held": _in(
        "What it brought cannot be known: it was kept from nobody",
        "Что оно дало, узнать нельзя: его видели все",
        "Nie da się wiedzieć, co dała: widzieli ją wszyscy",
    ),
    "places.report.too-few": _in(
        "Too few people on one side to say what it brought",
        "С одной из сторон слишком мало людей, чтобы сказать, что оно дало",
        "Po jednej stronie jest za mało osób, by powiedzieć, co dała",
    ),
    "places.report.few-buyers": _in(
        "Too few bought on both sides to say what it brought",
        "С обеих сторон купило слишком мало людей, чтобы сказать, что оно дало",
        "Po obu stronach kupiło za mało osób, by powiedzieć, co dała",
    ),
    "places.report.why.few-buyers": _in(
        "fewer than 5 bought", "купило меньше 5", "kupiło mniej niż 5"
    ),
    "places.report.nothing": _in(
        "No evidence that it brought buyers: anything from {low} to {high} is possible",
        "Нет признаков, что оно привело покупателей: возможно всё от {low} до {high}",
        "Nic nie wskazuje, że przyciągnęła kupujących: możliwe jest od {low} do {high}",
    ),
    "places.report.more": _in(
        "About {count} more bought than without it (from {low} to {high})",
        "Купили примерно на {count} больше людей, чем без него (от {low} до {high})",
        "Kupiło o około {count} osób więcej niż bez niej (od {low} do {high})",
    ),
    "places.report.fewer": _in(
        "About {count} fewer bought than without it (from {low} to {high})",
        "Купили примерно на {count} меньше людей, чем без него (от {low} до {high})",
        "Kupiło o około {count} osób mniej niż bez niej (od {low} do {high})",
    ),
    "places.report.why.nobody-held": _in(
        "kept from nobody", "видели все", "widzieli wszyscy"
    ),
    "places.report.why.too-few": _in(
        "fewer than 30 on a side",
        "меньше 30 с одной стороны",
        "mniej niż 30 po stronie",
    ),
    "places.report.interim": _in("Still on", "Ещё идёт", "Jeszcze trwa"),
    "places.report.sides": _in(
        "In its shops, while it was on",
        "В этих магазинах, пока оно шло",
        "W tych sklepach, póki trwała",
    ),
    "places.report.figure": _in("What", "Что", "Co"),
    "places.report.shown": _in("Shown", "Показано", "Pokazano"),
    "places.report.held": _in("Kept from", "Не показано", "Nie pokazano"),
    "places.report.people": _in(
        "Cards that carried its shops",
        "Карты с этими магазинами",
        "Karty z tymi sklepami",
    ),
    "places.report.buyers": _in("Bought", "Купили", "Kupiło"),
    "places.report.receipts": _in("Receipts", "Чеки", "Paragony"),
    "places.report.revenue": _in("Sales", "Продажи", "Sprzedaż"),
    "places.report.points": _in(
        "Paid with points", "Платили баллами", "Zapłaciło punktami"
    ),
    "places.report.before": _in(
        "Bought in as long a time before",
        "Купили за такое же время до этого",
        "Kupiło w równie długim czasie przedtem",
    ),
    "places.report.sides.why": _in(
        "Who is on which side was drawn by lot and written down when it began. The tills tell who bought; both sides count alike.",
        "Кто на какой стороне, решил жребий, и это записано в момент начала. О покупках сообщают кассы; обе стороны считаются одинаково.",
        "Kto jest po której stronie, rozstrzygnął los i zapisano to na początku. O zakupach mówią kasy; obie strony liczą się tak samo.",
    ),
    "places.report.brought": _in("What it brought", "Что это дало", "Co to dało"),
    "places.report.effect.buyers": _in(
        "More buyers than without it",
        "Покупателей больше, чем без него",
        "Kupujących więcej niż bez niej",
    ),
    "places.report.effect.revenue": _in(
        "More sales than without it",
        "Продаж больше, чем без него",
        "Sprzedaży więcej niż bez niej",
    ),
    "places.report.told": _in(
        "Told when an app said they were near",
        "Узнали, когда приложение сообщило, что они рядом",
        "Dowiedziało się, gdy aplikacja zgłosiła, że są blisko",
    ),
    "places.report.told.why": _in(
        "only of those who let an app tell us",
        "только те, кто разрешил приложению сообщать",
        "tylko ci, którzy pozwolili aplikacji",
    ),
    "places.report.displayed": _in(
        "Seen on a lock screen",
        "Увидели на экране блокировки",
        "Zobaczyło na ekranie blokady",
    ),
    "places.report.displayed.why": _in(
        "the phone decides and reports nothing",
        "решает телефон и ничего не сообщает",
        "decyduje telefon i nic nie zgłasza",
    ),
    "places.report.passed": _in(
        "Passed by without buying", "Прошли мимо, не купив", "Przeszło obok bez zakupu"
    ),
    "places.report.passed.why": _in(
        "nobody tells us", "нам никто не сообщает", "nikt nam tego nie mówi"
    ),
    "places.trial": _in(
        "What carrying a shop does",
        "Что даёт магазин на карте",
        "Co daje sklep na karcie",
    ),
    "places.trial.how": _in(
        "Phones report nothing, so there is one way to learn whether a shop on a card brings visits: leave one out here and there, by lot, and compare.",
        "Телефоны ничего не сообщают, поэтому узнать, приводит ли магазин на карте людей, можно одним способом: кое-где по жребию его не указывать и сравнить.",
        "Telefony nic nie zgłaszają, więc jest jeden sposób, by wiedzieć, czy sklep na karcie sprowadza ludzi: tu i ówdzie losowo go pominąć i porównać.",
    ),
    "places.trial.unknown": _in(
        "Whether shops on cards bring visits is not known yet",
        "Приводят ли магазины на картах посетителей, пока неизвестно",
        "Czy sklepy na kartach sprowadzają ludzi, jeszcze nie wiadomo",
    ),
    "places.trial.nothing": _in(
        "No evidence that shops on cards bring visits",
        "Нет признаков, что магазины на картах приводят посетителей",
        "Nic nie wskazuje, że sklepy na kartach sprowadzają ludzi",
    ),
    "places.trial.more": _in(
        "Shops that cards carry are visited more often",
        "Магазины, указанные на картах, посещают чаще",
        "Sklepy, które niosą karty, są odwiedzane częściej",
    ),
    "places.trial.fewer": _in(
        "Shops that cards carry are visited less often",
        "Магазины, указанные на картах, посещают реже",
        "Sklepy, które niosą karty, są odwiedzane rzadziej",
    ),
    "places.trial.found": _in("What is known", "Что известно", "Co wiadomo"),
    "places.trial.none": _in(
        "Nothing was ever withheld. Choose how many of a hundred customers have one of their shops left out.",
        "Ещё ничего не скрывали. Выберите, у скольких клиентов из ста один из магазинов не будет указан.",
        "Niczego jeszcze nie pomijano. Wybierz, ilu klientom na sto pomijać jeden z ich sklepów.",
    ),
    "places.trial.since": _in("Counted since", "Считается с", "Liczone od"),
    "places.trial.people": _in(
        "Customers it met", "Клиентов в сравнении", "Klienci w porównaniu"
    ),
    "places.trial.some": _in(
        "the first {most} of them are counted, without those who want no hints",
        "считаются первые {most}, кроме тех, кто отказался от подсказок",
        "liczy się pierwszych {most}, bez tych, którzy nie chcą podpowiedzi",
    ),
    "places.trial.withheld": _in(
        "Shops withheld", "Скрыто магазинов", "Pominięte sklepy"
    ),
    "places.trial.visits.carried": _in(
        "Visits per 100 shops carried",
        "Визитов на 100 указанных магазинов",
        "Wizyt na 100 niesionych sklepów",
    ),
    "places.trial.visits.withheld": _in(
        "Visits per 100 shops withheld",
        "Визитов на 100 скрытых магазинов",
        "Wizyt na 100 pominiętych sklepów",
    ),
    "places.trial.visits.lift": _in(
        "More visits for being carried",
        "Больше визитов оттого, что указан",
        "Więcej wizyt dzięki temu, że jest na karcie",
    ),
    "places.trial.too-few": _in(
        "fewer than 30 withheld, or fewer than 5 visits",
        "скрыто меньше 30 или визитов меньше 5",
        "pominięto mniej niż 30 albo mniej niż 5 wizyt",
    ),
    "places.trial.set": _in(
        "How many take part", "Сколько участвует", "Ilu bierze udział"
    ),
    "places.trial.share": _in(
        "Of a hundred customers, so many have one of their shops left out (0 to 50)",
        "У скольких клиентов из ста один из магазинов не указывать (от 0 до 50)",
        "Ilu klientom na sto pominąć jeden z ich sklepów (od 0 do 50)",
    ),
    "places.trial.anew": _in(
        "Another number draws new lots and begins to count anew; 0 ends it.",
        "Другое число — новый жребий и новый счёт; 0 всё прекращает.",
        "Inna liczba to nowe losowanie i liczenie od nowa; 0 kończy.",
    ),
    "places.trial.save": _in("Save the number", "Сохранить число", "Zapisz liczbę"),
}
