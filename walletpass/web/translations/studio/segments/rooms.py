"""What we say where segments are listed, written and retired."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words


def _in(en: str, ru: str, pl: str) -> Words:
    return {"en": en, "ru": ru, "pl": pl}


MESSAGES: Final[Mapping[str, Words]] = {
    "segments.title": _in("Segments", "Сегменты", "Segmenty"),
    "segments.all": _in("All segments", "Все сегменты", "Wszystkie segmenty"),
    "segments.new": _in("New segment", "Новый сегмент", "Nowy segment"),
    "segments.filter": _in(
        "Segments by status", "Сегменты по состоянию", "Segmenty według stanu"
    ),
    "segments.active": _in("In use", "Действующие", "Używane"),
    "segments.retired": _in("Retired", "Убранные", "Wycofane"),
    "segments.retired.mark": _in("Retired", "Убран", "Wycofany"),
    "segments.retired.why": _in(
        "No new campaign can name it. What it asked stays readable.",
        "Новые кампании его не предлагают. Условия остались, их можно прочитать.",
        "Nowe kampanie go nie oferują. Warunki pozostają do wglądu.",
    ),
    "segments.retired.none": _in(
        "No segment was retired yet.",
        "Ни один сегмент ещё не убран.",
        "Żaden segment nie został jeszcze wycofany.",
    ),
    "segments.name": _in("Name", "Название", "Nazwa"),
    "segments.who": _in("Who is in it", "Кто в него входит", "Kto do niego należy"),
    "segments.now": _in("People now", "Людей сейчас", "Osób teraz"),
    "segments.more": _in("Older ones", "Более ранние", "Starsze"),
    "segments.none": _in(
        "No segment yet", "Сегментов пока нет", "Nie ma jeszcze segmentów"
    ),
    "segments.none.now": _in(
        "Begin with one that is ready below, or choose the conditions yourself.",
        "Возьмите готовый ниже или выберите условия сами.",
        "Zacznij od gotowego poniżej albo wybierz warunki samodzielnie.",
    ),
    "segments.ready": _in("Ready to use", "Готовые сегменты", "Gotowe segmenty"),
    "segments.ready.take": _in("Begin with this", "Начать с этого", "Zacznij od tego"),
    "segments.write": _in(
        "Write to these people", "Написать этим людям", "Napisz do tych osób"
    ),
    "segments.conditions": _in("Conditions", "Условия", "Warunki"),
    "segments.group": _in("A group of conditions", "Группа условий", "Grupa warunków"),
    "segments.mode": _in(
        "Fits whoever has", "Подходят те, у кого", "Pasują ci, którzy"
    ),
    "segments.mode.all": _in(
        "all of these", "выполнено всё из этого", "spełniają wszystko z tego"
    ),
    "segments.mode.any": _in(
        "any of these", "выполнено хоть что-то из этого", "spełniają cokolwiek z tego"
    ),
    "segments.mode.none": _in(
        "none of these", "не выполнено ничего из этого", "nie spełniają niczego z tego"
    ),
    "segments.add": _in("One more condition", "Ещё одно условие", "Kolejny warunek"),
    "segments.add.which": _in(
        "Choose what to ask", "Выберите, о чём спросить", "Wybierz, o co zapytać"
    ),
    "segments.add.do": _in("Add it", "Добавить", "Dodaj"),
    "segments.add.group": _in("Add a group", "Добавить группу", "Dodaj grupę"),
    "segments.remove": _in("Remove", "Убрать", "Usuń"),
    "segments.remove.group": _in("Remove the group", "Убрать группу", "Usuń grupę"),
    "segments.further": _in("Which ones, and when", "Какие и когда", "Które i kiedy"),
    "segments.lines": _in("One a line", "По одному в строке", "Po jednym w wierszu"),
    "segments.any": _in("Any", "Любое", "Dowolne"),
    "segments.any.month": _in("Choose a month", "Выберите месяц", "Wybierz miesiąc"),
    "segments.any.channel": _in("Choose", "Выберите", "Wybierz"),
    "segments.any.program": _in("Any program", "Любая программа", "Dowolny program"),
    "segments.nothing": _in(
        "The brand has none yet.", "У бренда их пока нет.", "Marka jeszcze ich nie ma."
    ),
    "segments.look": _in("Count again", "Пересчитать", "Przelicz"),
    "segments.counting": _in("Counting…", "Считаем…", "Liczymy…"),
    "segments.counted": _in(
        "Counted. Not saved yet.",
        "Посчитано. Пока не сохранено.",
        "Policzone. Jeszcze nie zapisane.",
    ),
    "segments.uncounted": _in(
        "Could not count. What you wrote is still here.",
        "Посчитать не удалось. Всё, что вы ввели, на месте.",
        "Nie udało się policzyć. Wszystko, co wpisano, zostało.",
    ),
    "segments.save": _in(
        "Save a new version", "Сохранить новую версию", "Zapisz nową wersję"
    ),
    "segments.save.new": _in("Save the segment", "Сохранить сегмент", "Zapisz segment"),
    "segments.saved": _in(
        "Saved. This is version {number}.",
        "Сохранено. Это версия {number}.",
        "Zapisano. To wersja {number}.",
    ),
    "segments.preview": _in(
        "The people it comes to", "Кто в него попадает", "Kto do niego trafia"
    ),
    "segments.people.one": _in(
        "person of {of}, right now",
        "человек из {of}, прямо сейчас",
        "osoba z {of}, w tej chwili",
    ),
    "segments.people.few": _in(
        "people of {of}, right now",
        "человека из {of}, прямо сейчас",
        "osoby z {of}, w tej chwili",
    ),
    "segments.people.many": _in(
        "people of {of}, right now",
        "человек из {of}, прямо сейчас",
        "osób z {of}, w tej chwili",
    ),
    "segments.everybody": _in(
        "No condition: this is everybody.",
        "Условий нет: это все клиенты.",
        "Brak warunków: to wszyscy klienci.",
    ),
    "segments.nobody": _in(
        "Nobody fits now. A wider condition may find somebody.",
        "Сейчас никто не подходит. Попробуйте условие пошире.",
        "Teraz nikt nie pasuje. Spróbuj szerszego warunku.",
    ),
    "segments.sample": _in(
        "Some of them, and why", "Некоторые из них и почему", "Niektórzy i dlaczego"
    ),
    "segments.nameless": _in("Somebody without a name", "Без имени", "Bez imienia"),
    "segments.not": _in("Not:", "Не так:", "Nie:"),
    "segments.count": _in("Count", "Посчитать", "Policz"),
    "segments.shared": _in(
        "Also in other segments",
        "Они же в других сегментах",
        "Także w innych segmentach",
    ),
    "segments.unready": _in(
        "Something is still to be filled in",
        "Осталось кое-что заполнить",
        "Coś jest jeszcze do wypełnienia",
    ),
    "segments.unfit": _in(
        "Not saved yet: please put this right",
        "Пока не сохранено: поправьте, пожалуйста",
        "Jeszcze nie zapisano: popraw to, proszę",
    ),
    "segments.taken": _in(
        "Somebody saved another version meanwhile",
        "Тем временем кто-то сохранил другую версию",
        "W międzyczasie ktoś zapisał inną wersję",
    ),
    "segments.taken.now": _in(
        "{name}, {moment}: “{sentence}” What you wrote is still here. Save again to make it the newest version.",
        "{name}, {moment}: «{sentence}» Всё, что вы ввели, на месте. Сохраните ещё раз, и новой версией станет ваша.",
        "{name}, {moment}: „{sentence}” Wszystko, co wpisano, zostało. Zapisz ponownie, a najnowszą wersją będzie Twoja.",
    ),
    "segments.renamed": _in(
        "Somebody gave it another name meanwhile",
        "Тем временем кто-то дал ему другое название",
        "W międzyczasie ktoś zmienił jego nazwę",
    ),
    "segments.renamed.now": _in(
        "It is called “{name}” now. What you wrote is still here. Save again to call it as you wrote, or write their name.",
        "Теперь он называется «{name}». Всё, что вы ввели, на месте. Сохраните ещё раз, чтобы назвать по-своему, или впишите это название.",
        "Teraz nazywa się „{name}”. Wszystko, co wpisano, zostało. Zapisz ponownie, by nazwać go po swojemu, albo wpisz tamtą nazwę.",
    ),
    "segments.late": _in(
        "The segment was retired meanwhile",
        "Тем временем сегмент убрали",
        "W międzyczasie segment wycofano",
    ),
    "segments.late.now": _in(
        "It cannot be changed any more. Save its conditions as a new segment.",
        "Изменить его уже нельзя. Сохраните условия как новый сегмент.",
        "Nie można go już zmienić. Zapisz warunki jako nowy segment.",
    ),
    "segments.unshown": _in(
        "Written by a program",
        "Написан программой",
        "Napisany przez program",
    ),
    "segments.unshown.why": _in(
        "These conditions are richer than this form, so they are shown as a sentence and kept as they are. The name can be changed.",
        "Условия богаче этой формы, поэтому показаны предложением и сохраняются как есть. Название можно изменить.",
        "Warunki są bogatsze niż ten formularz, więc pokazujemy je jako zdanie i zachowujemy bez zmian. Nazwę można zmienić.",
    ),
    "segments.versions": _in("All versions", "Все версии", "Wszystkie wersje"),
    "segments.version": _in("Version {number}", "Версия {number}", "Wersja {number}"),
    "segments.key": _in("a program", "программа", "program"),
    "segments.retire": _in("Retire the segment", "Убрать сегмент", "Wycofaj segment"),
    "segments.retire.why": _in(
        "No new campaign can name it any more, and it stays retired. Every version stays readable.",
        "Новые кампании его не предложат, вернуть его нельзя. Все версии можно будет прочитать.",
        "Nowe kampanie go nie zaoferują i nie da się go przywrócić. Wszystkie wersje zostaną do wglądu.",
    ),
    "segments.used": _in(
        "Still needed", "Сегмент ещё нужен", "Segment jest jeszcze potrzebny"
    ),
    "segments.used.now": _in(
        "These campaigns speak to it: {names}. Finish or cancel them first.",
        "К нему обращаются кампании: {names}. Сначала завершите или отмените их.",
        "Korzystają z niego kampanie: {names}. Najpierw je zakończ lub anuluj.",
    ),
    "segments.fault.name": _in(
        "Give the segment a name.", "Назовите сегмент.", "Nazwij segment."
    ),
    "segments.fault.hollow": _in(
        "Nothing stands in this group: add a condition, or remove it.",
        "В группе пусто: добавьте условие или уберите её.",
        "Grupa jest pusta: dodaj warunek albo ją usuń.",
    ),
    "segments.fault.missing": _in(
        "Fill this in.", "Заполните это.", "Wypełnij to pole."
    ),
    "segments.fault.too-short": _in(
        "Choose at least one.", "Выберите хотя бы одно.", "Wybierz co najmniej jedno."
    ),
    "segments.fault.too-long": _in(
        "This is too long.", "Это слишком длинно.", "To jest za długie."
    ),
    "segments.fault.no-number": _in(
        "Write a number here.", "Напишите здесь число.", "Wpisz tu liczbę."
    ),
    "segments.fault.not-whole": _in(
        "Write a whole number.", "Напишите целое число.", "Wpisz liczbę całkowitą."
    ),
    "segments.fault.too-small": _in(
        "A larger number, please.",
        "Нужно число побольше.",
        "Potrzebna jest większa liczba.",
    ),
    "segments.fault.too-large": _in(
        "A smaller number, please.",
        "Нужно число поменьше.",
        "Potrzebna jest mniejsza liczba.",
    ),
    "segments.fault.no-date": _in("Choose a day.", "Выберите день.", "Wybierz dzień."),
    "segments.fault.odd-day": _in(
        "Choose a day nearer to ours.",
        "Выберите день поближе к нашим.",
        "Wybierz dzień bliższy naszym czasom.",
    ),
    "segments.fault.open-range": _in(
        "Give the least, the most, or both.",
        "Укажите наименьшее, наибольшее или оба числа.",
        "Podaj najmniejszą lub największą liczbę, albo obie.",
    ),
    "segments.fault.empty-range": _in(
        "It ends before it begins: turn the two around.",
        "Конец раньше начала: поменяйте их местами.",
        "Koniec jest przed początkiem: zamień je miejscami.",
    ),
    "segments.fault.open-time": _in(
        "Say when: a number of days, or a day.",
        "Укажите когда: число дней или день.",
        "Podaj kiedy: liczbę dni albo dzień.",
    ),
    "segments.fault.one-of-two": _in(
        "Choose a month, or give a number of days: one of the two.",
        "Выберите месяц или укажите число дней: что-то одно.",
        "Wybierz miesiąc albo podaj liczbę dni: jedno z dwojga.",
    ),
    "segments.fault.unknown-here": _in(
        "The brand has this no more: choose another.",
        "У бренда этого больше нет: выберите другое.",
        "Marka już tego nie ma: wybierz coś innego.",
    ),
    "segments.fault.unknown-word": _in(
        "Choose one from the list.", "Выберите из списка.", "Wybierz z listy."
    ),
    "segments.fault.too-many": _in(
        "There are more than 50 conditions: save a part as a segment of its own.",
        "Условий больше 50: сохраните часть отдельным сегментом.",
        "Warunków jest ponad 50: zapisz część jako osobny segment.",
    ),
    "segments.fault.other": _in(
        "This does not go together: look at it again.",
        "Это не сочетается: посмотрите ещё раз.",
        "To do siebie nie pasuje: sprawdź jeszcze raz.",
    ),
}
