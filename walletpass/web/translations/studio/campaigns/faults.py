"""What we say of a campaign that cannot be, and of a step that cannot be taken."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "campaigns.why.wordless": {
        "en": "It says nothing.",
        "ru": "В нём ничего нет.",
        "pl": "Nic nie mówi.",
    },
    "campaigns.why.unknown-fact": {
        "en": "Nothing is called {names}. Choose one of the names above.",
        "ru": "Нет такого имени: {names}. Возьмите одно из названных выше.",
        "pl": "Nie ma nazwy {names}. Wybierz jedną z podanych wyżej.",
    },
    "campaigns.why.loose-brace": {
        "en": "A brace opens and does not close. Close it after the name, as in {{first_name}}.",
        "ru": "Скобка открыта и не закрыта. Закройте её после имени: {{first_name}}.",
        "pl": "Nawias otwarty, a niezamknięty. Zamknij go po nazwie: {{first_name}}.",
    },
    "campaigns.why.unchanged": {
        "en": "The card says the same already, so the phone stays silent.",
        "ru": "Карта уже говорит это, поэтому телефон промолчит.",
        "pl": "Karta mówi to już, więc telefon zamilczy.",
    },
    "campaigns.why.silent-field": {
        "en": "No field of the card speaks on the lock screen.",
        "ru": "Ни одно поле карты не говорит на экране блокировки.",
        "pl": "Żadne pole karty nie odzywa się na ekranie blokady.",
    },
    "campaigns.why.no-place": {
        "en": "The phone would show only that the card changed. Give the field's sentence a place for the text.",
        "ru": "Телефон покажет только, что карта изменилась. Дайте фразе поля место для текста.",
        "pl": "Telefon pokaże tylko, że karta się zmieniła. Daj zdaniu pola miejsce na tekst.",
    },
    "campaigns.why.said-twice": {
        "en": "Two fields say it; the phone shows one after the other.",
        "ru": "Это говорят два поля; телефон покажет их одно за другим.",
        "pl": "Mówią to dwa pola; telefon pokaże je jedno po drugim.",
    },
    "campaigns.refused.unfit-campaign": {
        "en": "It lacks something still",
        "ru": "Чего-то ещё не хватает",
        "pl": "Czegoś jeszcze brakuje",
    },
    "campaigns.refused.changed-meanwhile": {
        "en": "Somebody changed it meanwhile. Look at it again, then press once more.",
        "ru": "Её тем временем изменили. Посмотрите и нажмите ещё раз.",
        "pl": "Ktoś ją w tym czasie zmienił. Obejrzyj ją i naciśnij jeszcze raz.",
    },
    "campaigns.refused.not-now": {
        "en": "It has moved on since this page was opened. Look where it stands now.",
        "ru": "Она уже продвинулась. Посмотрите, где она сейчас.",
        "pl": "Od otwarcia strony poszła dalej. Zobacz, na czym teraz stoi.",
    },
    "campaigns.refused.second-person": {
        "en": "It is for so many people that somebody else has to approve it: not who wrote or rehearsed it.",
        "ru": "Она на столько людей, что одобрить её должен кто-то другой: не автор и не тот, кто репетировал.",
        "pl": "Jest do tylu osób, że musi ją zatwierdzić ktoś inny: nie autor ani ten, kto robił próbę.",
    },
    "campaigns.refused.unconfirmed": {
        "en": "It goes to everybody. Type the words exactly, if that is meant.",
        "ru": "Она уйдёт всем. Наберите слова точно, если так и задумано.",
        "pl": "Idzie do wszystkich. Wpisz słowa dokładnie, jeśli tak ma być.",
    },
    "campaigns.refused.kept-for-ever": {
        "en": "It was rehearsed, and is kept. Cancel it instead.",
        "ru": "Она отрепетирована и хранится. Отмените её.",
        "pl": "Była po próbie i zostaje. Anuluj ją zamiast tego.",
    },
    "campaigns.refused.other": {
        "en": "That was not possible. Look at the page again.",
        "ru": "Не получилось. Посмотрите страницу ещё раз.",
        "pl": "To się nie udało. Obejrzyj stronę jeszcze raz.",
    },
    "campaigns.fault.of": {
        "en": "Variant {number}{language}. {words}",
        "ru": "Вариант {number}{language}. {words}",
        "pl": "Wariant {number}{language}. {words}",
    },
    "campaigns.fault.nobody": {
        "en": "Choose whom it speaks to.",
        "ru": "Выберите, кому она.",
        "pl": "Wybierz, do kogo mówi.",
    },
    "campaigns.fault.no-words": {
        "en": "Write what it says.",
        "ru": "Напишите, что она говорит.",
        "pl": "Napisz, co mówi.",
    },
    "campaigns.fault.language-missing": {
        "en": "There are no words in this language yet.",
        "ru": "На этом языке текста ещё нет.",
        "pl": "W tym języku nie ma jeszcze treści.",
    },
    "campaigns.fault.empty": {
        "en": "There is nothing in it yet.",
        "ru": "Здесь пока пусто.",
        "pl": "Tu jeszcze pusto.",
    },
    "campaigns.fault.foreign-language": {
        "en": "The brand does not speak this language.",
        "ru": "На этом языке бренд не говорит.",
        "pl": "Marka nie mówi w tym języku.",
    },
    "campaigns.fault.unknown-fact": {
        "en": "A name in braces is unknown. Use one of those listed.",
        "ru": "Имя в скобках неизвестно. Возьмите из списка.",
        "pl": "Nazwa w nawiasach jest nieznana. Weź jedną z listy.",
    },
    "campaigns.fault.loose-brace": {
        "en": "A brace opens and does not close. Close it after the name, as in {{first_name}}.",
        "ru": "Скобка открыта и не закрыта. Закройте её после имени: {{first_name}}.",
        "pl": "Nawias otwarty, a niezamknięty. Zamknij go po nazwie: {{first_name}}.",
    },
    "campaigns.fault.no-coupon": {
        "en": "It names a coupon and gives none. Choose a coupon, or leave it out.",
        "ru": "Назван купон, но его нет. Выберите купон или уберите.",
        "pl": "Wymienia kupon, a żadnego nie daje. Wybierz kupon albo go pomiń.",
    },
    "campaigns.fault.holes": {
        "en": "Whose card lacks what a name in braces stands for is left out. {{first_name|friend}} reaches them too.",
        "ru": "У кого на карте нет того, что стоит в скобках, тем ничего не придёт. {{first_name|друг}} дойдёт и до них.",
        "pl": "Kogo karta nie zna tego, co w nawiasach, zostanie pominięty. {{first_name|przyjacielu}} dotrze i do nich.",
    },
    "campaigns.fault.long": {
        "en": "It is longer than a lock screen shows. Say the most important thing first.",
        "ru": "Длиннее, чем покажет экран блокировки. Главное скажите сначала.",
        "pl": "Dłuższe, niż pokaże ekran blokady. Najważniejsze powiedz najpierw.",
    },
    "campaigns.fault.no-link": {
        "en": "There are words for a link, and no link.",
        "ru": "Текст ссылки есть, самой ссылки нет.",
        "pl": "Jest treść linku, a nie ma linku.",
    },
    "campaigns.fault.no-reward": {
        "en": "There is no coupon without a reward.",
        "ru": "Без награды нет и купона.",
        "pl": "Bez nagrody nie ma kuponu.",
    },
    "campaigns.fault.unknown-reward": {
        "en": "This reward is not there any more.",
        "ru": "Такой награды больше нет.",
        "pl": "Tej nagrody już nie ma.",
    },
    "campaigns.fault.retired-reward": {
        "en": "This reward was retired. Choose another.",
        "ru": "Эта награда снята. Выберите другую.",
        "pl": "Ta nagroda jest wycofana. Wybierz inną.",
    },
    "campaigns.fault.closed-reward": {
        "en": "This reward can be had no more. Choose another.",
        "ru": "Эту награду уже не получить. Выберите другую.",
        "pl": "Tej nagrody nie można już dostać. Wybierz inną.",
    },
    "campaigns.fault.unknown-segment": {
        "en": "This segment is not there. Choose another.",
        "ru": "Такого сегмента нет. Выберите другой.",
        "pl": "Nie ma takiego segmentu. Wybierz inny.",
    },
    "campaigns.fault.retired-segment": {
        "en": "This segment was retired. Choose another.",
        "ru": "Этот сегмент снят. Выберите другой.",
        "pl": "Ten segment jest wycofany. Wybierz inny.",
    },
    "campaigns.faulty": {
        "en": "Kept as it is, and not fit to be sent yet",
        "ru": "Сохранено как есть, но так отправить нельзя",
        "pl": "Zapisano tak, jak jest, ale tak nie da się wysłać",
    },
    "campaigns.fault.missing-hour": {
        "en": "Clocks go forward over this time on that day. Choose one before or after.",
        "ru": "В этот день часы переводят вперёд через это время. Выберите раньше или позже.",
        "pl": "Tego dnia zegary przeskakują tę godzinę. Wybierz wcześniejszą albo późniejszą.",
    },
    "campaigns.fault.hour-left-out": {
        "en": "On {day} clocks go forward over this time. On that day it speaks as soon as they have.",
        "ru": "{day} часы переводят вперёд через это время. В этот день сообщение уйдёт сразу после перевода.",
        "pl": "{day} zegary przeskakują tę godzinę. Tego dnia wiadomość wyjdzie zaraz po zmianie czasu.",
    },
    "campaigns.fault.hour-twice": {
        "en": "On {day} clocks show this time twice. The first time is meant.",
        "ru": "{day} это время наступает дважды. Сообщение уйдёт в первый раз.",
        "pl": "{day} ta godzina wypada dwa razy. Wiadomość wyjdzie za pierwszym razem.",
    },
    "campaigns.fault.doubled-hour": {
        "en": "Clocks show this time twice on that day. Choose another.",
        "ru": "В этот день это время наступает дважды. Выберите другое.",
        "pl": "Tego dnia ta godzina wypada dwa razy. Wybierz inną.",
    },
    "campaigns.fault.past": {
        "en": "This time is over. Choose one that is to come.",
        "ru": "Это время прошло. Выберите будущее.",
        "pl": "Ten czas już minął. Wybierz przyszły.",
    },
    "campaigns.fault.no-rhythm": {
        "en": "Choose the days on which it speaks.",
        "ru": "Выберите дни.",
        "pl": "Wybierz dni.",
    },
    "campaigns.fault.no-time": {
        "en": "Say when the first one is.",
        "ru": "Укажите, когда первый раз.",
        "pl": "Podaj, kiedy pierwszy raz.",
    },
    "campaigns.fault.no-date": {
        "en": "There is no such day or time.",
        "ru": "Такого дня или времени нет.",
        "pl": "Nie ma takiego dnia ani godziny.",
    },
    "campaigns.fault.empty-range": {
        "en": "It ends before it begins.",
        "ru": "Она кончается раньше, чем начинается.",
        "pl": "Kończy się, zanim się zacznie.",
    },
    "campaigns.fault.no-ladder": {
        "en": "Let each step be later than the one before, such as 2 3 4.5.",
        "ru": "Пусть каждый шаг будет позже предыдущего, например 2 3 4,5.",
        "pl": "Niech każdy krok będzie późniejszy, na przykład 2 3 4,5.",
    },
    "campaigns.fault.no-attribute": {
        "en": "Name the attribute that holds the date.",
        "ru": "Назовите атрибут с датой.",
        "pl": "Podaj atrybut z datą.",
    },
    "campaigns.fault.one-of": {
        "en": "Name an article or a category, and not both.",
        "ru": "Назовите артикул или категорию, но не оба.",
        "pl": "Podaj artykuł albo kategorię, nie oba.",
    },
    "campaigns.fault.control-character": {
        "en": "There is a character nobody can see. Write it anew.",
        "ru": "Здесь невидимый знак. Напишите заново.",
        "pl": "Jest tu niewidoczny znak. Napisz od nowa.",
    },
    "campaigns.fault.number": {
        "en": "A number is missing here, or out of range.",
        "ru": "Здесь нужно число в допустимых пределах.",
        "pl": "Tu potrzebna jest liczba w dozwolonym zakresie.",
    },
    "campaigns.fault.too-small": {
        "en": "Write {limit} or more here.",
        "ru": "Здесь нужно не меньше {limit}.",
        "pl": "Wpisz tu co najmniej {limit}.",
    },
    "campaigns.fault.too-large": {
        "en": "Write {limit} or less here.",
        "ru": "Здесь нужно не больше {limit}.",
        "pl": "Wpisz tu najwyżej {limit}.",
    },
    "campaigns.fault.too-long": {
        "en": "It is too long: {limit} fit here at most.",
        "ru": "Слишком длинно: поместится не больше {limit}.",
        "pl": "Za długie: zmieści się najwyżej {limit}.",
    },
    "campaigns.fault.unsafe-link": {
        "en": "A card links to https:// pages, to tel: and to mailto: addresses only.",
        "ru": "С карты можно вести только на https://, tel: и mailto:.",
        "pl": "Karta prowadzi tylko do stron https:// oraz adresów tel: i mailto:.",
    },
    "campaigns.fault.other": {
        "en": "Something here cannot be right. Look at it again.",
        "ru": "Что-то здесь не так. Проверьте ещё раз.",
        "pl": "Coś się tu nie zgadza. Sprawdź jeszcze raz.",
    },
}
