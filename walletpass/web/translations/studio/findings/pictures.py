"""What is found about the pictures of a card: what happens, and what to do."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "finding.icon-missing": {
        "en": "Without an icon phones refuse the card and do not say why.",
        "ru": "Без значка телефоны не примут карту и не скажут почему.",
        "pl": "Bez ikony telefony odrzucą kartę i nie powiedzą dlaczego.",
    },
    "finding.icon-missing.now": {
        "en": "Give a logo; the icon is made of it.",
        "ru": "Загрузите логотип: значок сделаем из него.",
        "pl": "Dodaj logo; ikona powstanie z niego.",
    },
    "finding.icon-size-missing": {
        "en": "One size of the icon is missing, so some phones show it blurred.",
        "ru": "Одного размера значка нет, и часть телефонов покажет его размытым.",
        "pl": "Brakuje jednego rozmiaru ikony, więc część telefonów pokaże ją rozmytą.",
    },
    "finding.icon-size-missing.now": {
        "en": "Give the picture once more.",
        "ru": "Загрузите картинку ещё раз.",
        "pl": "Dodaj obraz jeszcze raz.",
    },
    "finding.icon-of-a-part": {
        "en": "The whole logo would be tiny in a square, so the icon shows one part of it.",
        "ru": "Весь логотип в квадрате был бы крошечным, поэтому значок показывает его часть.",
        "pl": "Całe logo w kwadracie byłoby malutkie, więc ikona pokazuje jego część.",
    },
    "finding.icon-of-a-part.now": {
        "en": "If it is the wrong part, choose another, or give the icon a picture of its own.",
        "ru": "Если часть не та, выберите другую или дайте значку свою картинку.",
        "pl": "Jeśli to nie ta część, wybierz inną albo daj ikonie własny obraz.",
    },
    "finding.picture-soft": {
        "en": "It will look soft at {scale}x: the picture has {width} × {height} pixels.",
        "ru": "При {scale}x будет размыто: в картинке {width} × {height} пикселей.",
        "pl": "Przy {scale}x będzie nieostre: obraz ma {width} × {height} pikseli.",
    },
    "finding.picture-soft.now": {
        "en": "Choose one of at least {needed_width} × {needed_height} pixels.",
        "ru": "Возьмите не меньше {needed_width} × {needed_height} пикселей.",
        "pl": "Wybierz taki, który ma co najmniej {needed_width} × {needed_height} pikseli.",
    },
    "finding.logo-low": {
        "en": "The logo is so long that it is only {points} points tall.",
        "ru": "Логотип такой длинный, что высоты ему остаётся {points} точек.",
        "pl": "Logo jest tak długie, że zostaje mu tylko {points} punktów wysokości.",
    },
    "finding.logo-low.now": {
        "en": "Use a shorter form of it: up to three times as long as tall shows best.",
        "ru": "Возьмите его короткий вариант: лучше всего видно, когда длина не больше трёх высот.",
        "pl": "Użyj jego krótszej wersji: najlepiej widać takie, które jest najwyżej trzy razy dłuższe niż wyższe.",
    },
    "finding.logo-on-box": {
        "en": "The logo stands on a box in {box}, and the card is {background}.",
        "ru": "Логотип стоит на прямоугольнике цвета {box}, а карта цвета {background}.",
        "pl": "Logo stoi na prostokącie w kolorze {box}, a karta ma kolor {background}.",
    },
    "finding.logo-on-box.now": {
        "en": "Export it with a transparent background, or give the card that colour.",
        "ru": "Сохраните его с прозрачным фоном или дайте карте этот цвет.",
        "pl": "Wyeksportuj je z przezroczystym tłem albo daj karcie ten kolor.",
    },
    "finding.logo-faint": {
        "en": "The logo hardly stands out against the card’s {background}.",
        "ru": "Логотип почти не виден на фоне {background}.",
        "pl": "Logo prawie nie odcina się od tła {background}.",
    },
    "finding.logo-faint.now": {
        "en": "Use its light or dark form, or change the card’s background.",
        "ru": "Возьмите его светлый или тёмный вариант либо смените фон карты.",
        "pl": "Użyj jego jasnej albo ciemnej wersji lub zmień tło karty.",
    },
    "finding.picture-idle": {
        "en": "This kind of card does not show this picture.",
        "ru": "На карте такого вида этой картинки не видно.",
        "pl": "Ten rodzaj karty nie pokazuje tego obrazu.",
    },
    "finding.picture-idle.now": {
        "en": "Take it off, or choose another kind of card.",
        "ru": "Уберите её или выберите другой вид карты.",
        "pl": "Zdejmij go albo wybierz inny rodzaj karty.",
    },
    "finding.picture-unused": {
        "en": "This kind of card does not show this picture.",
        "ru": "На карте такого вида этой картинки не видно.",
        "pl": "Ten rodzaj karty nie pokazuje tego obrazu.",
    },
    "finding.picture-unused.now": {
        "en": "Take it off, or choose another kind of card.",
        "ru": "Уберите её или выберите другой вид карты.",
        "pl": "Zdejmij go albo wybierz inny rodzaj karty.",
    },
    "finding.picture-beside-strip": {
        "en": "A ticket with a picture across shows neither background nor small picture.",
        "ru": "На билете с картинкой во всю ширину не видно ни фона, ни маленькой картинки.",
        "pl": "Bilet z obrazem w poprzek nie pokazuje ani tła, ani małego obrazu.",
    },
    "finding.picture-beside-strip.now": {
        "en": "Keep either the picture across or the others.",
        "ru": "Оставьте либо её, либо их.",
        "pl": "Zostaw albo obraz w poprzek, albo tamte.",
    },
    "finding.picture-twice": {
        "en": "It is there for all languages and for single ones; the one for all wins.",
        "ru": "Картинка есть и общая, и для отдельных языков; победит общая.",
        "pl": "Jest wspólna i osobna dla języków; wygrywa wspólna.",
    },
    "finding.picture-twice.now": {
        "en": "Give it once more.",
        "ru": "Загрузите её ещё раз.",
        "pl": "Dodaj ją jeszcze raz.",
    },
    "finding.picture-missing-in-language": {
        "en": "It is missing in one language, whose phones may show none at all.",
        "ru": "В одном из языков её нет, и такие телефоны могут не показать ничего.",
        "pl": "Brakuje jej w jednym języku i takie telefony mogą nie pokazać żadnej.",
    },
    "finding.picture-missing-in-language.now": {
        "en": "Give one picture for all languages.",
        "ru": "Дайте одну картинку для всех языков.",
        "pl": "Daj jeden obraz dla wszystkich języków.",
    },
    "finding.picture-size": {
        "en": "It is {width} × {height} pixels, and phones expect {expected}: it will be scaled or cut.",
        "ru": "В ней {width} × {height} пикселей, а телефоны ждут другого размера ({expected}): её растянут или обрежут.",
        "pl": "Ma {width} × {height} pikseli, a telefony oczekują innego rozmiaru ({expected}): zostanie przeskalowana albo przycięta.",
    },
    "finding.picture-size.now": {
        "en": "Give the picture once more.",
        "ru": "Загрузите картинку ещё раз.",
        "pl": "Dodaj obraz jeszcze raz.",
    },
    "finding.picture-under-text": {
        "en": "Text in {colour} has a contrast of {ratio} to the picture beneath it; in sunlight it is hard to read. It needs {least}.",
        "ru": "Контраст текста {colour} с картинкой под ним {ratio}: на солнце не прочесть. Нужно {least}.",
        "pl": "Kontrast tekstu {colour} z obrazem pod nim to {ratio}: w słońcu trudno go przeczytać. Potrzeba {least}.",
    },
    "finding.picture-under-text.now": {
        "en": "Take a calmer picture, or a lighter or darker colour for the text.",
        "ru": "Возьмите картинку спокойнее или цвет текста светлее либо темнее.",
        "pl": "Weź spokojniejszy obraz albo jaśniejszy lub ciemniejszy kolor tekstu.",
    },
    "finding.pictures-weighty": {
        "en": "The pictures weigh {kilobytes} KB, and the whole card travels with every change of a balance.",
        "ru": "Картинки весят {kilobytes} КБ, а карта пересылается целиком при каждом изменении баланса.",
        "pl": "Obrazy ważą {kilobytes} KB, a cała karta jest przesyłana przy każdej zmianie salda.",
    },
    "finding.pictures-weighty.now": {
        "en": "Under {most} KB is good: choose a drawing instead of a photograph, or the same picture for all languages.",
        "ru": "Хорошо, когда меньше {most} КБ: возьмите рисунок вместо фотографии или одну картинку на все языки.",
        "pl": "Dobrze, gdy to mniej niż {most} KB: weź rysunek zamiast zdjęcia albo jeden obraz dla wszystkich języków.",
    },
    "finding.pictures-heavy": {
        "en": "The pictures are {megabytes} MB together, and a phone downloads all of them with every change.",
        "ru": "Картинки вместе весят {megabytes} МБ, и телефон скачивает их при каждом изменении.",
        "pl": "Obrazy ważą razem {megabytes} MB, a telefon pobiera je przy każdej zmianie.",
    },
    "finding.pictures-heavy.now": {
        "en": "Choose drawings instead of photographs.",
        "ru": "Возьмите рисунки вместо фотографий.",
        "pl": "Wybierz rysunki zamiast zdjęć.",
    },
    "finding.poster-event-artwork": {
        "en": "A poster ticket without a large picture is shown as a plain ticket.",
        "ru": "Билет-афиша без большой картинки показывается как простой билет.",
        "pl": "Bilet-plakat bez dużego obrazu jest pokazywany jak zwykły bilet.",
    },
    "finding.poster-event-artwork.now": {
        "en": "Give the large picture or a background.",
        "ru": "Дайте большую картинку или фон.",
        "pl": "Dodaj duży obraz albo tło.",
    },
    "finding.sign-up-needs-logo": {
        "en": "Wallet shows the sign-up sheet only with its own logo on it.",
        "ru": "Wallet покажет анкету только с логотипом на ней.",
        "pl": "Portfel pokazuje formularz tylko z logo.",
    },
    "finding.sign-up-needs-logo.now": {
        "en": "Give a logo; it is made of it.",
        "ru": "Загрузите логотип: он возьмётся оттуда.",
        "pl": "Dodaj logo; zostanie z niego zrobione.",
    },
}
"""By its name, what is said in each language. Braces name what is put in."""
