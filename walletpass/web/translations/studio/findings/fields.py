"""What is found about the words and fields of a card: what happens, and what to do."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "finding.fact-unknown": {
        "en": "{{{name}}} is nothing a card knows.",
        "ru": "{{{name}}} — такого карта не знает.",
        "pl": "{{{name}}}: tego karta nie zna.",
    },
    "finding.fact-unknown.now": {
        "en": "Choose a fact from the list, or write a brace twice if you mean a brace.",
        "ru": "Выберите факт из списка или удвойте скобку, если нужна сама скобка.",
        "pl": "Wybierz fakt z listy albo napisz klamrę dwa razy, jeśli chodzi o samą klamrę.",
    },
    "finding.translation-missing": {
        "en": "Not written in: {languages}.",
        "ru": "Нет перевода: {languages}.",
        "pl": "Brakuje tłumaczenia: {languages}.",
    },
    "finding.translation-missing.now": {
        "en": "Translate it, or phones in that language show another language.",
        "ru": "Переведите, иначе телефоны на этом языке покажут другой язык.",
        "pl": "Przetłumacz, bo inaczej telefony w tym języku pokażą inny język.",
    },
    "finding.translations-differ": {
        "en": "“{text}” stands in two places and is translated differently. A phone in “{language}” shows “{shown}” in both.",
        "ru": "«{text}» стоит в двух местах и переведено по-разному. Телефон на языке «{language}» покажет в обоих «{shown}».",
        "pl": "„{text}” stoi w dwóch miejscach i jest różnie przetłumaczone. Telefon w języku „{language}” pokaże w obu „{shown}”.",
    },
    "finding.translations-differ.now": {
        "en": "Word the two differently, or translate them alike.",
        "ru": "Напишите эти тексты по-разному или переведите одинаково.",
        "pl": "Sformułuj je różnie albo przetłumacz tak samo.",
    },
    "finding.translated-by-accident": {
        "en": "“{text}” also stands on the card as a fixed text, so a phone in “{language}” shows “{shown}” instead.",
        "ru": "«{text}» есть на карте и как постоянный текст, поэтому телефон на языке «{language}» покажет «{shown}».",
        "pl": "„{text}” stoi na karcie także jako stały tekst, więc telefon w języku „{language}” pokaże „{shown}”.",
    },
    "finding.translated-by-accident.now": {
        "en": "Word the fixed text so that it cannot be mistaken, for example with a second word.",
        "ru": "Напишите постоянный текст так, чтобы их не спутать, например добавьте слово.",
        "pl": "Sformułuj stały tekst tak, żeby nie dało się go pomylić, na przykład dodaj słowo.",
    },
    "finding.organization-empty": {
        "en": "It is empty, and phones refuse the card.",
        "ru": "Пусто, и телефоны такую карту не примут.",
        "pl": "Jest puste i telefony odrzucą kartę.",
    },
    "finding.organization-empty.now": {
        "en": "Write who the card is from.",
        "ru": "Напишите, от кого карта.",
        "pl": "Napisz, od kogo jest karta.",
    },
    "finding.description-empty": {
        "en": "It is empty, and phones refuse the card.",
        "ru": "Пусто, и телефоны такую карту не примут.",
        "pl": "Jest puste i telefony odrzucą kartę.",
    },
    "finding.description-empty.now": {
        "en": "Write in a few words what the card is.",
        "ru": "Напишите в двух словах, что это за карта.",
        "pl": "Napisz w kilku słowach, co to za karta.",
    },
    "finding.key-repeated": {
        "en": "Two fields share the name {key}, and phones tell fields apart by it.",
        "ru": "У двух полей одно имя {key}, а телефоны различают поля по нему.",
        "pl": "Dwa pola mają tę samą nazwę {key}, a telefony rozróżniają pola po niej.",
    },
    "finding.key-repeated.now": {
        "en": "Remove one of the two and add it anew.",
        "ru": "Уберите одно из двух и добавьте заново.",
        "pl": "Usuń jedno z nich i dodaj je od nowa.",
    },
    "finding.key-empty": {
        "en": "The field has no name of its own.",
        "ru": "У поля нет своего имени.",
        "pl": "Pole nie ma własnej nazwy.",
    },
    "finding.key-empty.now": {
        "en": "Remove it and add it anew.",
        "ru": "Уберите его и добавьте заново.",
        "pl": "Usuń je i dodaj od nowa.",
    },
    "finding.date-format-on-no-date": {
        "en": "It is to be written as a date, and {value} is none.",
        "ru": "Показать это как дату не получится: {value} — не дата.",
        "pl": "Ma być zapisane jako data, a {value} nią nie jest.",
    },
    "finding.date-format-on-no-date.now": {
        "en": "Choose a date to show, or take the date format off.",
        "ru": "Выберите дату или уберите формат даты.",
        "pl": "Wybierz datę albo zdejmij format daty.",
    },
    "finding.dates-only": {
        "en": "It concerns dates only, and this field shows none.",
        "ru": "Это касается только дат, а в поле не дата.",
        "pl": "To dotyczy tylko dat, a to pole daty nie pokazuje.",
    },
    "finding.dates-only.now": {
        "en": "Take it off, or show a date.",
        "ru": "Уберите это или покажите дату.",
        "pl": "Zdejmij to albo pokaż datę.",
    },
    "finding.number-format-on-no-number": {
        "en": "It is to be written as a number, and {value} is none.",
        "ru": "Показать это как число не получится: {value} — не число.",
        "pl": "Ma być zapisane jako liczba, a {value} nią nie jest.",
    },
    "finding.number-format-on-no-number.now": {
        "en": "Choose a number to show, or take the number format off.",
        "ru": "Выберите число или уберите формат числа.",
        "pl": "Wybierz liczbę albo zdejmij format liczby.",
    },
    "finding.number-and-currency": {
        "en": "A currency has its own way of writing numbers, so another format beside it makes the result uncertain.",
        "ru": "У валюты своя запись чисел: с другим форматом рядом не угадать, что выйдет.",
        "pl": "Waluta ma własny zapis liczb, więc drugi format obok daje niepewny wynik.",
    },
    "finding.number-and-currency.now": {
        "en": "Keep one of the two.",
        "ru": "Оставьте что-то одно.",
        "pl": "Zostaw jedno z dwóch.",
    },
    "finding.currency-unknown": {
        "en": "{currency} is no currency.",
        "ru": "{currency} — не валюта.",
        "pl": "{currency} to nie waluta.",
    },
    "finding.currency-unknown.now": {
        "en": "Write its three letters, such as EUR.",
        "ru": "Напишите её три буквы, например EUR.",
        "pl": "Wpisz jej trzy litery, na przykład EUR.",
    },
    "finding.change-message-without-value": {
        "en": "Without %@ the phone does not say this sentence, only that something changed.",
        "ru": "Без %@ телефон этого не скажет, только сообщит, что что-то изменилось.",
        "pl": "Bez %@ telefon nie powie tego zdania, tylko że coś się zmieniło.",
    },
    "finding.change-message-without-value.now": {
        "en": "Put %@ where the new value belongs.",
        "ru": "Поставьте %@ там, где должно быть новое значение.",
        "pl": "Wstaw %@ tam, gdzie ma być nowa wartość.",
    },
    "finding.change-message-with-values": {
        "en": "It has %@ {times} times, and the phone has one value to put there.",
        "ru": "%@ стоит в нём больше одного раза ({times}), а значение у телефона одно.",
        "pl": "%@ stoi w nim więcej niż raz ({times}), a telefon ma tylko jedną wartość.",
    },
    "finding.change-message-with-values.now": {
        "en": "Keep exactly one %@.",
        "ru": "Оставьте ровно один %@.",
        "pl": "Zostaw dokładnie jedno %@.",
    },
    "finding.change-message-with-percent": {
        "en": "In this sentence a percent sign means something else to the phone.",
        "ru": "Знак процента телефон понимает здесь по-своему.",
        "pl": "W tym zdaniu znak procentu znaczy dla telefonu coś innego.",
    },
    "finding.change-message-with-percent.now": {
        "en": "Write “percent”, or let the value carry the sign.",
        "ru": "Напишите слово «процент» или поставьте знак в само значение.",
        "pl": "Napisz „procent” albo umieść znak w samej wartości.",
    },
    "finding.links-with-markup": {
        "en": "Phones know no markup here but links.",
        "ru": "Из разметки телефоны понимают здесь только ссылки.",
        "pl": "Telefony znają tu tylko odnośniki, innych znaczników nie.",
    },
    "finding.links-with-markup.now": {
        "en": "Keep links, drop the rest.",
        "ru": "Оставьте ссылки, остальное уберите.",
        "pl": "Zostaw odnośniki, resztę usuń.",
    },
    "finding.links-off-the-back": {
        "en": "Links work on the back of a card only.",
        "ru": "Ссылки работают только на обороте карты.",
        "pl": "Odnośniki działają tylko na odwrocie karty.",
    },
    "finding.links-off-the-back.now": {
        "en": "Move the field to the back.",
        "ru": "Перенесите поле на оборот.",
        "pl": "Przenieś pole na odwrót.",
    },
    "finding.alignment-unused": {
        "en": "Phones do not align a field in this place.",
        "ru": "В этом месте телефоны поле не выравнивают.",
        "pl": "W tym miejscu telefony nie wyrównują pola.",
    },
    "finding.alignment-unused.now": {
        "en": "Take the alignment off.",
        "ru": "Уберите выравнивание.",
        "pl": "Zdejmij wyrównanie.",
    },
    "finding.detectors-off-the-back": {
        "en": "Phone numbers and links are found on the back only.",
        "ru": "Телефоны и ссылки распознаются только на обороте.",
        "pl": "Numery i odnośniki są rozpoznawane tylko na odwrocie.",
    },
    "finding.detectors-off-the-back.now": {
        "en": "Move the field to the back.",
        "ru": "Перенесите поле на оборот.",
        "pl": "Przenieś pole na odwrót.",
    },
    "finding.row-unknown": {
        "en": "There are two rows, and this is neither.",
        "ru": "Рядов два, и это ни один из них.",
        "pl": "Są dwa rzędy i to żaden z nich.",
    },
    "finding.row-unknown.now": {
        "en": "Ask whoever set it up to choose the first or the second.",
        "ru": "Попросите того, кто это настроил, выбрать первый или второй.",
        "pl": "Poproś osobę, która to ustawiła, o wybór pierwszego albo drugiego.",
    },
    "finding.row-unused": {
        "en": "Only the lower fields of an event ticket have rows.",
        "ru": "Ряды есть только у нижних полей билета на событие.",
        "pl": "Rzędy mają tylko dolne pola biletu na wydarzenie.",
    },
    "finding.row-unused.now": {
        "en": "Make it an event ticket, or leave it: phones pass over it.",
        "ru": "Сделайте карту билетом или оставьте: телефоны это пропустят.",
        "pl": "Zrób z karty bilet albo zostaw: telefony to pominą.",
    },
    "finding.fields-many": {
        "en": "There are {count} fields, and room for {room}: the rest is not shown.",
        "ru": "Полей здесь {count}, а помещается {room}: остальных не видно.",
        "pl": "Pól jest {count}, a mieści się {room}: reszty nie widać.",
    },
    "finding.fields-many.now": {
        "en": "Move the others to the back.",
        "ru": "Перенесите лишние на оборот.",
        "pl": "Przenieś pozostałe na odwrót.",
    },
    "finding.row-full": {
        "en": "There are {count} fields under the picture, in one row with room for {room}: the rest is not shown.",
        "ru": "Полей под картинкой {count}, а в ряду помещается {room}: остальных не видно.",
        "pl": "Pól pod obrazem jest {count}, a w rzędzie mieści się {room}: reszty nie widać.",
    },
    "finding.row-full.now": {
        "en": "Move the others to the back.",
        "ru": "Перенесите лишние на оборот.",
        "pl": "Przenieś pozostałe na odwrót.",
    },
    "finding.values-hard-to-read": {
        "en": "Values are hard to read on this background: the contrast is {ratio}.",
        "ru": "Значения на этом фоне читать трудно: контраст {ratio}.",
        "pl": "Wartości trudno przeczytać na tym tle: kontrast {ratio}.",
    },
    "finding.values-hard-to-read.now": {
        "en": "Choose a lighter or darker colour; {least} is enough.",
        "ru": "Возьмите цвет светлее или темнее; хватит {least}.",
        "pl": "Wybierz jaśniejszy albo ciemniejszy kolor; wystarczy {least}.",
    },
    "finding.values-hardly-seen": {
        "en": "Values can hardly be made out on this background, even when large: the contrast is {ratio}.",
        "ru": "Значения на этом фоне едва видны, даже крупные: контраст {ratio}.",
        "pl": "Wartości ledwo widać na tym tle, nawet duże: kontrast {ratio}.",
    },
    "finding.values-hardly-seen.now": {
        "en": "Choose a lighter or darker colour; {least} is enough.",
        "ru": "Возьмите цвет светлее или темнее; хватит {least}.",
        "pl": "Wybierz jaśniejszy albo ciemniejszy kolor; wystarczy {least}.",
    },
    "finding.labels-hard-to-read": {
        "en": "Labels are hard to read on this background: the contrast is {ratio}.",
        "ru": "Подписи на этом фоне читать трудно: контраст {ratio}.",
        "pl": "Etykiety trudno przeczytać na tym tle: kontrast {ratio}.",
    },
    "finding.labels-hard-to-read.now": {
        "en": "Choose a lighter or darker colour; {least} is enough.",
        "ru": "Возьмите цвет светлее или темнее; хватит {least}.",
        "pl": "Wybierz jaśniejszy albo ciemniejszy kolor; wystarczy {least}.",
    },
    "finding.labels-hardly-seen": {
        "en": "Labels can hardly be made out on this background, even when large: the contrast is {ratio}.",
        "ru": "Подписи на этом фоне едва видны, даже крупные: контраст {ratio}.",
        "pl": "Etykiety ledwo widać na tym tle, nawet duże: kontrast {ratio}.",
    },
    "finding.labels-hardly-seen.now": {
        "en": "Choose a lighter or darker colour; {least} is enough.",
        "ru": "Возьмите цвет светлее или темнее; хватит {least}.",
        "pl": "Wybierz jaśniejszy albo ciemniejszy kolor; wystarczy {least}.",
    },
}
"""By its name, what is said in each language. Braces name what is put in."""
