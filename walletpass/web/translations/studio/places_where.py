"""Where a shop is: pasted, typed in degrees, or picked on a map."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words


def _in(en: str, ru: str, pl: str) -> Words:
    return {"en": en, "ru": ru, "pl": pl}


MESSAGES: Final[Mapping[str, Words]] = {
    "places.spot": _in(
        "Where it is, pasted from a map",
        "Где он, скопировано с карты",
        "Gdzie jest, wklejone z mapy",
    ),
    "places.spot.how": _in(
        "Two numbers such as 52.2297, 21.0122, or a link from Google Maps, Apple Maps or OpenStreetMap. It fills both boxes below.",
        "Два числа, например 52.2297, 21.0122, или ссылка из Google Карт, Apple Карт или OpenStreetMap. Оба поля ниже заполнятся сами.",
        "Dwie liczby, na przykład 52.2297, 21.0122, albo link z Map Google, Map Apple lub OpenStreetMap. Wypełni oba pola poniżej.",
    ),
    "places.pick": _in(
        "A map to pick the shop's place on",
        "Карта, на которой можно указать место магазина",
        "Mapa do wskazania miejsca sklepu",
    ),
    "places.pick.how": _in(
        "Press on the map or drag the mark: the boxes above follow. Typing there moves the mark.",
        "Нажмите на карту или перетащите метку: поля выше заполнятся сами. А если ввести числа, сдвинется метка.",
        "Naciśnij mapę albo przeciągnij znacznik: pola powyżej wypełnią się same. Wpisane liczby przesuną znacznik.",
    ),
    "places.pick.plain": _in(
        "The lines are degrees of latitude and longitude, the small marks your other shops. Paste the place above, or press here and drag the mark.",
        "Линии — градусы широты и долготы, маленькие метки — другие ваши магазины. Вставьте место выше или нажмите здесь и перетащите метку.",
        "Linie to stopnie szerokości i długości, małe znaczniki to inne wasze sklepy. Wklej miejsce powyżej albo naciśnij tutaj i przeciągnij znacznik.",
    ),
    "places.map.tiles": _in(
        "Streets come into the background once WALLETPASS_TILE_URL names a server of map tiles.",
        "Улицы на фоне появятся, если указать сервер карт в WALLETPASS_TILE_URL.",
        "Ulice w tle pojawią się, gdy WALLETPASS_TILE_URL wskaże serwer map.",
    ),
    "places.map.plain": _in(
        "How the open shops lie to each other, north up.",
        "Как открытые магазины расположены друг относительно друга, север вверху.",
        "Jak otwarte sklepy leżą względem siebie, północ u góry.",
    ),
    "places.latitude": _in("Latitude", "Широта", "Szerokość geograficzna"),
    "places.longitude": _in("Longitude", "Долгота", "Długość geograficzna"),
    "places.refused.latitude": _in(
        "Latitude is a number from −90 to 90, such as 52.2297.",
        "Широта — число от −90 до 90, например 52,2297.",
        "Szerokość to liczba od −90 do 90, na przykład 52,2297.",
    ),
    "places.refused.longitude": _in(
        "Longitude is a number from −180 to 180, such as 21.0122.",
        "Долгота — число от −180 до 180, например 21,0122.",
        "Długość to liczba od −180 do 180, na przykład 21,0122.",
    ),
    "places.refused.swapped": _in(
        "This lies far from your time zone; the other way round it does not. Swap latitude and longitude.",
        "Это далеко от вашего часового пояса, а наоборот — нет. Поменяйте широту и долготу местами.",
        "To leży daleko od waszej strefy czasowej, a odwrotnie — nie. Zamień szerokość z długością.",
    ),
    "places.refused.spot": _in(
        "No place is in this. Paste two numbers such as 52.2297, 21.0122, or the long address of a map’s page; of a short link open the page and copy its address.",
        "Здесь нет места. Вставьте два числа, например 52.2297, 21.0122, или полный адрес страницы карты; короткую ссылку сначала откройте и скопируйте адрес.",
        "Nie ma tu miejsca. Wklej dwie liczby, na przykład 52.2297, 21.0122, albo pełny adres strony mapy; krótki link najpierw otwórz i skopiuj adres.",
    ),
}
