"""A picture of a card: giving one, choosing what must stay, every size before saving."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words

MESSAGES: Final[Mapping[str, Words]] = {
    "picture.logo": {"en": "Logo", "ru": "Логотип", "pl": "Logo"},
    "picture.icon": {"en": "Icon", "ru": "Значок", "pl": "Ikona"},
    "picture.strip": {
        "en": "Picture across the card",
        "ru": "Картинка во всю ширину",
        "pl": "Obraz w poprzek karty",
    },
    "picture.thumbnail": {
        "en": "Small picture",
        "ru": "Маленькая картинка",
        "pl": "Mały obraz",
    },
    "picture.primary_logo": {
        "en": "Logo on the poster",
        "ru": "Логотип на афише",
        "pl": "Logo na plakacie",
    },
    "picture.secondary_logo": {
        "en": "Second logo",
        "ru": "Второй логотип",
        "pl": "Drugie logo",
    },
    "picture.artwork": {
        "en": "Large picture",
        "ru": "Большая картинка",
        "pl": "Duży obraz",
    },
    "picture.background": {"en": "Background", "ru": "Фон", "pl": "Tło"},
    "picture.footer": {
        "en": "Strip above the barcode",
        "ru": "Полоска над штрихкодом",
        "pl": "Pasek nad kodem",
    },
    "picture.personalization_logo": {
        "en": "Logo on the sign-up sheet",
        "ru": "Логотип на анкете",
        "pl": "Logo na formularzu",
    },
    "picture.all": {
        "en": "All pictures together",
        "ru": "Все картинки вместе",
        "pl": "Wszystkie obrazy razem",
    },
    "picture.primary_logo.why": {
        "en": "Over the large picture, within 126 × 30 points. Made of the logo unless you give one.",
        "ru": "Поверх большой картинки, до 126 × 30 точек. Делается из логотипа, если не дать свой.",
        "pl": "Na dużym obrazie, do 126 × 30 punktów. Powstaje z logo, jeśli nie dasz własnego.",
    },
    "picture.secondary_logo.why": {
        "en": "Beside the logo of a poster ticket, within 135 × 12 points.",
        "ru": "Рядом с логотипом билета-афиши, до 135 × 12 точек.",
        "pl": "Obok logo biletu-plakatu, do 135 × 12 punktów.",
    },
    "picture.artwork.why": {
        "en": "Fills 358 × 448 points; what is over is cut off.",
        "ru": "Заполняет 358 × 448 точек, лишнее обрезается.",
        "pl": "Wypełnia 358 × 448 punktów; reszta jest obcinana.",
    },
    "picture.background.why": {
        "en": "Behind everything, blurred. Give no picture across beside it.",
        "ru": "Позади всего, размыто. Картинку во всю ширину к нему не давайте.",
        "pl": "Za wszystkim, rozmyte. Nie dawaj obok niego obrazu w poprzek.",
    },
    "picture.footer.why": {
        "en": "A thin strip, shown whole within 286 × 15 points.",
        "ru": "Тонкая полоска, целиком, до 286 × 15 точек.",
        "pl": "Cienki pasek, w całości, do 286 × 15 punktów.",
    },
    "picture.personalization_logo.why": {
        "en": "Shown while somebody signs up, within 150 × 40 points.",
        "ru": "Видно, пока заполняют анкету, до 150 × 40 точек.",
        "pl": "Widoczne podczas zapisu, do 150 × 40 punktów.",
    },
    "picture.unshown": {
        "en": "This kind of card does not show it.",
        "ru": "На карте такого вида её не видно.",
        "pl": "Ten rodzaj karty go nie pokazuje.",
    },
    "picture.logo.why": {
        "en": "Top left, shown whole within 160 × 50 points.",
        "ru": "Слева вверху, целиком, до 160 × 50 точек.",
        "pl": "U góry z lewej, w całości, do 160 × 50 punktów.",
    },
    "picture.icon.why": {
        "en": "A square beside every message on the lock screen. Made of the logo unless you give one.",
        "ru": "Квадрат у каждого сообщения на экране блокировки. Делается из логотипа, если не дать свой.",
        "pl": "Kwadrat przy każdej wiadomości na ekranie blokady. Powstaje z logo, jeśli nie dasz własnej.",
    },
    "picture.strip.why": {
        "en": "Fills 375 × 144 points; what is over is cut off.",
        "ru": "Заполняет 375 × 144 точки, лишнее обрезается.",
        "pl": "Wypełnia 375 × 144 punkty; reszta jest obcinana.",
    },
    "picture.thumbnail.why": {
        "en": "Fills 90 × 90 points beside the text.",
        "ru": "Заполняет 90 × 90 точек рядом с текстом.",
        "pl": "Wypełnia 90 × 90 punktów obok tekstu.",
    },
    "picture.none": {"en": "none yet", "ru": "пока нет", "pl": "jeszcze nie ma"},
    "picture.change": {
        "en": "Change: {picture}",
        "ru": "Изменить: {picture}",
        "pl": "Zmień: {picture}",
    },
    "picture.back": {
        "en": "Back to “{name}”",
        "ru": "Назад к «{name}»",
        "pl": "Wróć do „{name}”",
    },
    "picture.file": {
        "en": "Another picture (PNG, JPEG or WebP, up to 10 MB)",
        "ru": "Другая картинка (PNG, JPEG или WebP, до 10 МБ)",
        "pl": "Inny obraz (PNG, JPEG albo WebP, do 10 MB)",
    },
    "picture.look": {
        "en": "Look at it first",
        "ru": "Сначала посмотреть",
        "pl": "Najpierw obejrzyj",
    },
    "picture.sizes": {
        "en": "What phones will get",
        "ru": "Что получат телефоны",
        "pl": "Co dostaną telefony",
    },
    "picture.size": {
        "en": "{scale}x, {width} × {height} pixels",
        "ru": "{scale}x, {width} × {height} пикселей",
        "pl": "{scale}x, {width} × {height} pikseli",
    },
    "picture.box": {
        "en": "taken from {left}, {top} to {right}, {bottom} of the picture",
        "ru": "взято от {left}, {top} до {right}, {bottom} картинки",
        "pl": "wzięte od {left}, {top} do {right}, {bottom} obrazu",
    },
    "picture.given": {
        "en": "The picture, {width} × {height} pixels. The frame is what is shown.",
        "ru": "Картинка, {width} × {height} пикселей. В рамке то, что видно.",
        "pl": "Obraz, {width} × {height} pikseli. Ramka to część, którą widać.",
    },
    "picture.focus": {
        "en": "What must stay in the picture?",
        "ru": "Что обязательно должно остаться?",
        "pl": "Co musi zostać na obrazie?",
    },
    "picture.focus.now": {
        "en": "Click on it, or write how far it is from the left and from the top.",
        "ru": "Нажмите на это место или укажите, как далеко оно слева и сверху.",
        "pl": "Kliknij to miejsce albo podaj, jak daleko jest od lewej i od góry.",
    },
    "picture.focus.click": {
        "en": "Choose this point as what must stay",
        "ru": "Выбрать эту точку",
        "pl": "Wybierz ten punkt",
    },
    "picture.focus.x": {
        "en": "From the left, %",
        "ru": "Слева, %",
        "pl": "Od lewej, %",
    },
    "picture.focus.y": {"en": "From the top, %", "ru": "Сверху, %", "pl": "Od góry, %"},
    "picture.focus.show": {
        "en": "Show this cut",
        "ru": "Показать так",
        "pl": "Pokaż takie cięcie",
    },
    "picture.focus.free": {
        "en": "Let us choose",
        "ru": "Выберите сами",
        "pl": "Wybierzcie sami",
    },
    "picture.use": {
        "en": "Use this picture",
        "ru": "Взять эту картинку",
        "pl": "Użyj tego obrazu",
    },
    "picture.remove": {
        "en": "Take the picture off the card",
        "ru": "Убрать картинку с карты",
        "pl": "Zdejmij obraz z karty",
    },
    "picture.derive": {
        "en": "Make the icon of the logo instead",
        "ru": "Сделать значок из логотипа",
        "pl": "Zrób ikonę z logo",
    },
    "picture.also": {
        "en": "The icon made of it",
        "ru": "Значок из него",
        "pl": "Zrobiona z niego ikona",
    },
    "picture.missing": {
        "en": "Choose a file first.",
        "ru": "Сначала выберите файл.",
        "pl": "Najpierw wybierz plik.",
    },
    # why a file cannot be used
    "picture.unfit.not-a-picture": {
        "en": "This file is {found}. Save the picture as PNG, JPEG or WebP and choose that file.",
        "ru": "Этот файл — {found}. Сохраните картинку как PNG, JPEG или WebP и выберите её.",
        "pl": "Ten plik to {found}. Zapisz obraz jako PNG, JPEG albo WebP i wybierz tamten plik.",
    },
    "picture.unfit.damaged-picture": {
        "en": "The file breaks off or is damaged. Export it again, or choose another copy.",
        "ru": "Файл обрывается или повреждён. Сохраните его заново или возьмите другую копию.",
        "pl": "Plik urywa się albo jest uszkodzony. Wyeksportuj go ponownie albo weź inną kopię.",
    },
    "picture.unfit.picture-too-heavy": {
        "en": "The file is heavier than 10 MB. Save it smaller: 2,400 pixels are plenty.",
        "ru": "Файл тяжелее 10 МБ. Сохраните его меньше: 2400 пикселей хватит.",
        "pl": "Plik waży ponad 10 MB. Zapisz go mniejszego: 2400 pikseli wystarczy.",
    },
    "picture.unfit.picture-too-large": {
        "en": "The picture has more than 40 million pixels. Save it smaller: 2,400 along the longer side are plenty.",
        "ru": "В картинке больше 40 миллионов пикселей. Сохраните её меньше: 2400 по длинной стороне хватит.",
        "pl": "Obraz ma ponad 40 milionów pikseli. Zapisz go mniejszy: 2400 na dłuższym boku wystarczy.",
    },
    "picture.unfit.picture-too-small": {
        "en": "The picture is {width} × {height} pixels, too little to be seen. Choose one of at least 16 pixels on each side, and not longer than a hundred times its height.",
        "ru": "Картинка {width} × {height} пикселей, её не разглядеть. Возьмите хотя бы 16 пикселей с каждой стороны и не длиннее ста её высот.",
        "pl": "Obraz ma {width} × {height} pikseli, za mało, by go widzieć. Wybierz taki, który ma co najmniej 16 pikseli z każdej strony i nie jest dłuższy niż sto swoich wysokości.",
    },
    "picture.unfit.animated-picture": {
        "en": "The picture moves, and a card stands still. Save the one frame you want to show.",
        "ru": "Картинка движется, а карта неподвижна. Сохраните один нужный кадр.",
        "pl": "Obraz się rusza, a karta stoi. Zapisz tę jedną klatkę, którą chcesz pokazać.",
    },
    "picture.unfit.invisible-picture": {
        "en": "Every point of the picture is transparent. Export it with its layers switched on.",
        "ru": "Картинка полностью прозрачна. Сохраните её с включёнными слоями.",
        "pl": "Cały obraz jest przezroczysty. Wyeksportuj go z włączonymi warstwami.",
    },
    "picture.found.svg": {
        "en": "an SVG drawing",
        "ru": "рисунок SVG",
        "pl": "rysunek SVG",
    },
    "picture.found.gif": {"en": "a GIF", "ru": "GIF", "pl": "GIF"},
    "picture.found.pdf": {"en": "a PDF", "ru": "PDF", "pl": "PDF"},
    "picture.found.archive": {
        "en": "an archive or an office document",
        "ru": "архив или офисный документ",
        "pl": "archiwum albo dokument biurowy",
    },
    "picture.found.bmp": {"en": "a BMP", "ru": "BMP", "pl": "BMP"},
    "picture.found.tiff": {"en": "a TIFF", "ru": "TIFF", "pl": "TIFF"},
    "picture.found.photoshop": {
        "en": "a Photoshop document",
        "ru": "документ Photoshop",
        "pl": "dokument Photoshop",
    },
    "picture.found.avif": {
        "en": "an AVIF picture",
        "ru": "картинка AVIF",
        "pl": "obraz AVIF",
    },
    "picture.found.heic": {
        "en": "a HEIC photo",
        "ru": "фото HEIC",
        "pl": "zdjęcie HEIC",
    },
    "picture.found.film": {"en": "a film", "ru": "видео", "pl": "film"},
    "picture.found.page": {
        "en": "a web page",
        "ru": "веб-страница",
        "pl": "strona internetowa",
    },
    "picture.found.empty": {"en": "empty", "ru": "пустой файл", "pl": "pusty plik"},
    "picture.found.other": {
        "en": "not a picture we can read",
        "ru": "не картинка, которую мы умеем читать",
        "pl": "coś, czego nie umiemy odczytać jako obraz",
    },
}
"""By its name, what is said in each language. Braces name what is put in."""
