"""The rooms of rules: what is in force, the draft, versions, the time machine."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words


def _in(en: str, ru: str, pl: str) -> Words:
    return {"en": en, "ru": ru, "pl": pl}


MESSAGES: Final[Mapping[str, Words]] = {
    "studio.nav.rules": _in("Rules", "Правила", "Reguły"),
    "rules.title": _in("Rules of {program}", "Правила: {program}", "Reguły {program}"),
    "rules.programs": _in("Programs", "Программы", "Programy"),
    "rules.none": _in(
        "There is no program yet", "Программы пока нет", "Nie ma jeszcze programu"
    ),
    "rules.none.now": _in(
        "Make a card first: its program comes with it.",
        "Сначала создайте карту: программа появится с ней.",
        "Najpierw utwórz kartę: program powstanie razem z nią.",
    ),
    "rules.in_force": _in("In force now", "Действует сейчас", "Obowiązuje teraz"),
    "rules.in_force.since": _in(
        "Version {number}, since {moment}",
        "Версия {number}, с {moment}",
        "Wersja {number}, od {moment}",
    ),
    "rules.in_force.none": _in(
        "Nothing is published: purchases earn nothing yet.",
        "Ничего не опубликовано: за покупки пока ничего не дают.",
        "Nic nie opublikowano: zakupy jeszcze nic nie naliczają.",
    ),
    "rules.begin": _in("Write rules", "Написать правила", "Napisz reguły"),
    "rules.edit": _in("Edit the draft", "Править черновик", "Edytuj szkic"),
    "rules.around": _in("Around the rules", "Вокруг правил", "Wokół reguł"),
    "rules.draft.none": _in(
        "No draft yet: it begins with what is in force.",
        "Черновика нет: он начнётся с действующих правил.",
        "Nie ma jeszcze szkicu: zacznie się od tego, co obowiązuje.",
    ),
    "rules.draft": _in("Draft", "Черновик", "Szkic"),
    "rules.draft.of": _in("Saved {moment}", "Сохранён {moment}", "Zapisano {moment}"),
    "rules.compare": _in(
        "Compare with what is in force",
        "Сравнить с действующими",
        "Porównaj z obowiązującymi",
    ),
    "rules.replay": _in(
        "Try on the last 90 days",
        "Проверить на последних 90 днях",
        "Wypróbuj na ostatnich 90 dniach",
    ),
    "rules.versions": _in("Versions", "Версии", "Wersje"),
    "rules.version": _in("Version {number}", "Версия {number}", "Wersja {number}"),
    "rules.version.from": _in("From {moment}", "С {moment}", "Od {moment}"),
    "rules.version.later": _in(
        "Begins {moment}", "Начнёт действовать {moment}", "Zacznie obowiązywać {moment}"
    ),
    "rules.version.begin": _in(
        "Begin the draft anew from this version",
        "Начать черновик с этой версии",
        "Zacznij szkic od tej wersji",
    ),
    "rules.version.unfit": _in(
        "These rules do not go with the program any more: it has other tiers now.",
        "Эти правила больше не подходят программе: теперь в ней другие уровни.",
        "Te reguły nie pasują już do programu: ma teraz inne poziomy.",
    ),
    "rules.tiers": _in("Tiers", "Уровни", "Poziomy"),
    "rules.spending": _in("Paying with points", "Оплата баллами", "Płacenie punktami"),
    "rules.spending.on": _in(
        "Points pay for purchases", "Баллами можно платить", "Punktami można płacić"
    ),
    "rules.back": _in("Rules", "Правила", "Reguły"),
    "rules.draft.title": _in("Draft of rules", "Черновик правил", "Szkic reguł"),
    "rules.unfit": _in("Not saved yet", "Пока не сохранено", "Jeszcze nie zapisano"),
    "rules.unfit.see": _in(
        "Put this right first; nothing that you typed is lost.",
        "Сначала поправьте это; набранное не потеряно.",
        "Najpierw popraw to; nic z wpisanego nie przepadło.",
    ),
    "rules.taken": _in(
        "Somebody else changed the draft meanwhile",
        "Черновик тем временем изменил кто-то другой",
        "Ktoś inny zmienił w tym czasie szkic",
    ),
    "rules.taken.now": _in(
        "Your version is below. Copy what you need, then open the draft again.",
        "Ниже ваша версия. Скопируйте нужное и откройте черновик снова.",
        "Poniżej jest Twoja wersja. Skopiuj, co trzeba, i otwórz szkic ponownie.",
    ),
    "rules.save": _in("Save the draft", "Сохранить черновик", "Zapisz szkic"),
    "rules.add": _in("Add a rule", "Добавить правило", "Dodaj regułę"),
    "rules.drop": _in("Remove the rule", "Убрать правило", "Usuń regułę"),
    "rules.which": _in("{action}: {rule}", "{action}: {rule}", "{action}: {rule}"),
    "rules.row": _in("One more row", "Ещё строка", "Kolejny wiersz"),
    "rules.rules": _in("Earning rules", "Правила начисления", "Reguły naliczania"),
    "rules.empty": _in(
        "There are no rules. Add the first one.",
        "Правил нет. Добавьте первое.",
        "Nie ma reguł. Dodaj pierwszą.",
    ),
    "rules.whole": _in("For all rules", "Для всех правил", "Dla wszystkich reguł"),
    "rules.groups.why": _in(
        "Rules of one group compete; rules without a group all give.",
        "Правила одной группы соперничают; правила без группы действуют все.",
        "Reguły jednej grupy konkurują; reguły bez grupy działają wszystkie.",
    ),
    "rules.no_group": _in("No group", "Без группы", "Bez grupy"),
    "rules.part.gives": _in("What it gives", "Что даёт", "Co daje"),
    "rules.part.goods": _in("Which goods", "Какие товары", "Które towary"),
    "rules.part.when": _in(
        "When, where and for whom", "Когда, где и кому", "Kiedy, gdzie i komu"
    ),
    "rules.part.limits": _in(
        "Limits and budgets", "Ограничения и бюджеты", "Limity i budżety"
    ),
    "rules.part.lasts": _in(
        "When points can be used, and how long",
        "Когда можно тратить и как долго",
        "Kiedy i jak długo można używać",
    ),
    "rules.part.more": _in(
        "Rounding, stacking, code",
        "Округление, сочетание, код",
        "Zaokrąglenie, łączenie, kod",
    ),
    "rules.names": _in(
        "Name, for customers", "Название для клиентов", "Nazwa dla klientów"
    ),
    "rules.lines": _in(
        "One on each line.", "По одному на строке.", "Po jednym w wierszu."
    ),
    "rules.unnamed": _in("Rule {number}", "Правило {number}", "Reguła {number}"),
    "rules.terms": _in(
        "Returns, time-outs, idle customers",
        "Возвраты, ожидание, бездействие",
        "Zwroty, czas oczekiwania, bezczynność",
    ),
    "rules.publish": _in(
        "Publish the rules", "Опубликовать правила", "Opublikuj reguły"
    ),
    "rules.publish.from": _in(
        "In force from; empty is now",
        "Действуют с; пусто — сейчас",
        "Obowiązują od; puste to teraz",
    ),
    "rules.publish.why": _in(
        "Purchases made earlier keep the rules of their moment.",
        "Прежние покупки остаются при правилах своего момента.",
        "Wcześniejsze zakupy zachowują reguły swojej chwili.",
    ),
    "rules.publish.same": _in(
        "The draft says what is in force already",
        "Черновик совпадает с действующими",
        "Szkic mówi to samo, co obowiązuje",
    ),
    "rules.published": _in(
        "Version {number} is published",
        "Версия {number} опубликована",
        "Wersja {number} opublikowana",
    ),
    "rules.published.now": _in(
        "It holds from {moment}.", "Действует с {moment}.", "Obowiązuje od {moment}."
    ),
    "rules.publish.past": _in(
        "Choose now or a later moment.",
        "Выберите текущий или более поздний момент.",
        "Wybierz obecną lub późniejszą chwilę.",
    ),
    "rules.publish.when": _in(
        "Choose a day and an hour, or leave it empty.",
        "Выберите день и час или оставьте пустым.",
        "Wybierz dzień i godzinę albo zostaw puste.",
    ),
    "rules.publish.missing-hour": _in(
        "Clocks go forward over this time on that day: it never comes. Choose one before or after.",
        "В этот день часы переводят вперёд через это время: его не будет. Выберите раньше или позже.",
        "Tego dnia zegary przeskakują tę godzinę: nie nadejdzie. Wybierz wcześniejszą albo późniejszą.",
    ),
    "rules.try": _in("Try a basket", "Проба корзины", "Wypróbuj koszyk"),
    "rules.try.do": _in("Reckon", "Посчитать", "Policz"),
    "rules.try.net": _in("Costs, money", "Стоит, денег", "Kosztuje, kwota"),
    "rules.try.category": _in("Category", "Категория", "Kategoria"),
    "rules.try.quantity": _in("How many", "Сколько", "Ile"),
    "rules.try.kind": _in("Kind", "Вид", "Rodzaj"),
    "rules.try.kind.plain": _in("Full price", "Полная цена", "Pełna cena"),
    "rules.try.kind.discounted": _in("Discounted", "Со скидкой", "Przeceniony"),
    "rules.try.kind.delivery": _in("Delivery", "Доставка", "Dostawa"),
    "rules.try.kind.gift_card": _in("Gift card", "Сертификат", "Karta podarunkowa"),
    "rules.try.line": _in("Article {number}", "Товар {number}", "Towar {number}"),
    "rules.try.more": _in("More articles", "Ещё товары", "Więcej towarów"),
    "rules.saved": _in(
        "The draft is saved. Nothing changes for customers until it is published.",
        "Черновик сохранён. Для клиентов ничего не меняется до публикации.",
        "Szkic zapisany. Dla klientów nic się nie zmieni przed publikacją.",
    ),
    "rules.try.who": _in(
        "The customer and the moment", "Клиент и момент", "Klient i chwila"
    ),
    "rules.try.shown": _in("The card is shown", "Карта предъявлена", "Karta okazana"),
    "rules.try.before": _in("Purchases before", "Покупок раньше", "Zakupów wcześniej"),
    "rules.try.joined": _in(
        "Days since joining", "Дней в программе", "Dni w programie"
    ),
    "rules.try.favourites": _in(
        "Favourite categories", "Любимые категории", "Ulubione kategorie"
    ),
    "rules.try.labels": _in("Customer's labels", "Метки клиента", "Etykiety klienta"),
    "rules.try.tier": _in("Tier", "Уровень", "Poziom"),
    "rules.try.codes": _in("Promo codes", "Промокоды", "Kody promocyjne"),
    "rules.try.spent": _in(
        "Bought before in all, money",
        "Прежние покупки всего, денег",
        "Wcześniejsze zakupy, kwota",
    ),
    "rules.try.month": _in(
        "Bought this month, money",
        "Куплено за месяц, денег",
        "Kupione w miesiącu, kwota",
    ),
    "rules.try.points": _in(
        "Paid with points, money", "Оплачено баллами, денег", "Opłacone punktami, kwota"
    ),
    "rules.try.cards": _in(
        "Paid with gift cards, money",
        "Оплачено сертификатами, денег",
        "Opłacone kartami, kwota",
    ),
    "rules.try.balance": _in(
        "Points on the account", "Баллов на счёте", "Punktów na koncie"
    ),
    "rules.try.at": _in("At", "Момент", "Chwila"),
    "rules.try.earns": _in(
        "It earns {amount}", "Начислится: {amount}", "Nalicza się: {amount}"
    ),
    "rules.try.nothing": _in(
        "It earns nothing", "Ничего не начислится", "Nic się nie nalicza"
    ),
    "rules.try.line_gets": _in(
        "Article {number}: {amount}",
        "Товар {number}: {amount}",
        "Towar {number}: {amount}",
    ),
    "rules.try.skipped": _in("Why not more", "Почему не больше", "Dlaczego nie więcej"),
    "rules.try.pays": _in(
        "Points may pay {money}.",
        "Баллами можно оплатить {money}.",
        "Punktami można opłacić {money}.",
    ),
    "rules.try.unfit": _in(
        "This basket cannot be reckoned: check its numbers.",
        "Эту корзину не посчитать: проверьте числа.",
        "Tego koszyka nie da się policzyć: sprawdź liczby.",
    ),
    "rules.try.broken": _in(
        "Put the rules right first.",
        "Сначала поправьте правила.",
        "Najpierw popraw reguły.",
    ),
    "rules.compare.title": _in(
        "What the draft changes", "Что меняет черновик", "Co zmienia szkic"
    ),
    "rules.compare.same": _in(
        "The draft changes nothing.",
        "Черновик ничего не меняет.",
        "Szkic niczego nie zmienia.",
    ),
    "rules.compare.added": _in("New", "Новое", "Nowe"),
    "rules.compare.removed": _in("Gone", "Убрано", "Usunięte"),
    "rules.compare.changed": _in("Changed", "Изменено", "Zmienione"),
    "rules.compare.was": _in("Was", "Было", "Było"),
    "rules.compare.will": _in("Will be", "Будет", "Będzie"),
    "rules.compare.details": _in(
        "Details that the sentence leaves out",
        "Детали, которых нет в предложении",
        "Szczegóły, których nie ma w zdaniu",
    ),
    "rules.compare.terms": _in(
        "Returns, time-outs and idle customers",
        "Возвраты, ожидание и бездействие",
        "Zwroty, oczekiwanie i bezczynność",
    ),
    "replay.title": _in(
        "The draft on the real past",
        "Черновик на настоящем прошлом",
        "Szkic na prawdziwej przeszłości",
    ),
    "replay.in_force": _in(
        "The rules that were in force, replayed",
        "Действовавшие правила, проигранные заново",
        "Obowiązujące reguły, odtworzone",
    ),
    "replay.days.one": _in(
        "The last {count} day", "Последний {count} день", "Ostatni {count} dzień"
    ),
    "replay.days.few": _in(
        "The last {count} days", "Последние {count} дня", "Ostatnie {count} dni"
    ),
    "replay.days.many": _in(
        "The last {count} days", "Последние {count} дней", "Ostatnie {count} dni"
    ),
    "replay.same": _in(
        "Nothing would differ", "Ничего бы не изменилось", "Nic by się nie zmieniło"
    ),
    "replay.same.now": _in(
        "Every purchase gives what it gave.",
        "Каждая покупка даёт то, что дала.",
        "Każdy zakup daje to, co dał.",
    ),
    "replay.empty": _in(
        "Nobody bought anything in this time.",
        "В это время никто ничего не купил.",
        "W tym czasie nikt nic nie kupił.",
    ),
    "replay.cut": _in(
        "There are more purchases than can be tried at once: this is from {moment} on.",
        "Покупок больше, чем можно проверить сразу: здесь с {moment}.",
        "Zakupów jest więcej, niż da się sprawdzić naraz: tu od {moment}.",
    ),
    "replay.purchases": _in("Purchases", "Покупок", "Zakupy"),
    "replay.returns": _in("Returns", "Возвратов", "Zwroty"),
    "replay.was": _in("Was", "Было", "Było"),
    "replay.would": _in("Would be", "Было бы", "Byłoby"),
    "replay.points": _in(
        "Given, less returns", "Выдано, без возвратов", "Wydano, bez zwrotów"
    ),
    "replay.discount": _in("Discounts", "Скидки", "Rabaty"),
    "replay.cost": _in("What it is worth", "Сколько это стоит", "Ile to jest warte"),
    "replay.earning": _in(
        "Purchases that earn", "Покупок с начислением", "Zakupy z naliczeniem"
    ),
    "replay.changed": _in(
        "Entries that differ", "Записей изменилось", "Zmienione zapisy"
    ),
    "replay.months": _in(
        "What is owed at each month's end, as though none were spent",
        "Долг на конец месяца, как если бы никто не тратил",
        "Ile jest należne na koniec miesiąca, jakby nikt nie wydawał",
    ),
    "replay.month": _in("Month", "Месяц", "Miesiąc"),
    "replay.issued": _in("Given", "Выдано", "Wydano"),
    "replay.owed": _in("Owed", "Долг", "Należne"),
    "replay.rules": _in("By rule", "По правилам", "Według reguł"),
    "replay.rule": _in("Rule", "Правило", "Reguła"),
    "replay.gaining": _in(
        "Get more: {count}, together {sum}",
        "Получат больше: {count}, вместе {sum}",
        "Dostaną więcej: {count}, razem {sum}",
    ),
    "replay.losing": _in(
        "Get less: {count}, together {sum}",
        "Получат меньше: {count}, вместе {sum}",
        "Dostaną mniej: {count}, razem {sum}",
    ),
    "replay.nobody": _in("Nobody", "Никто", "Nikt"),
    "replay.from_to": _in(
        "{before} → {after}", "{before} → {after}", "{before} → {after}"
    ),
    "replay.changes": _in(
        "The first entries that differ",
        "Первые изменившиеся записи",
        "Pierwsze zmienione zapisy",
    ),
    "replay.receipt": _in("Receipt", "Чек", "Paragon"),
    "replay.return": _in("return", "возврат", "zwrot"),
    "replay.because": _in("Because of", "Из-за", "Z powodu"),
    "replay.unexplained": _in(
        "nothing in the rules", "правила ни при чём", "niczego w regułach"
    ),
}
