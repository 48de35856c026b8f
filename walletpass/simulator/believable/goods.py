"""What shops of six trades sell, and where they stand."""

from dataclasses import dataclass
from datetime import time
from typing import Literal
from zoneinfo import ZoneInfo

from walletpass.simulator.believable.names import Language

Trade = Literal["grocery", "fashion", "beauty", "electronics", "pharmacy", "restaurant"]


@dataclass(frozen=True, slots=True)
class Product:
    """One thing on the shelf; the price is in minor units of the shop's currency."""

    sku: str
    name: str
    category: str
    price: int
    weight: int
    """How often it is bought, compared with its neighbours."""


@dataclass(frozen=True, slots=True)
class Store:
    """One place where a shop sells."""

    code: str
    name: str
    address: str
    latitude: float
    longitude: float
    zone: ZoneInfo
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Shop:
    """A brand with its stores and its shelf."""

    name: str
    trade: Trade
    language: Language
    currency: str
    stores: tuple[Store, ...]
    products: tuple[Product, ...]


def shop(language: Language, trade: Trade = "restaurant") -> Shop:
    """Return a shop of that trade in a town where that language is spoken."""
    opens, closes = _HOURS[trade]
    zone = ZoneInfo(_ZONES[language])
    stores = tuple(
        Store(f"S{number}", name, address, latitude, longitude, zone, opens, closes)
        for number, (name, address, latitude, longitude) in enumerate(
            _PLACES[language], start=1
        )
    )
    return Shop(
        _NAMES[trade][language],
        trade,
        language,
        _CURRENCIES[language][0],
        stores,
        tuple(_shelf(language, trade)),
    )


def _shelf(language: Language, trade: Trade) -> list[Product]:
    _, worth, step = _CURRENCIES[language]
    column = ("en", "ru", "pl").index(language)
    shelf = []
    for number, (pence, weight, category, *names) in enumerate(_GOODS[trade], start=1):
        price = max(step, round(pence * worth / step) * step)
        sku = f"{trade[:3].upper()}-{number:03}"
        shelf.append(Product(sku, names[column], category, price, weight))
    return shelf


_ZONES: dict[Language, str] = {
    "en": "Europe/London",
    "ru": "Europe/Moscow",
    "pl": "Europe/Warsaw",
}
_CURRENCIES: dict[Language, tuple[str, float, int]] = {
    "en": ("GBP", 1.0, 5),
    "ru": ("RUB", 105.0, 100),
    "pl": ("PLN", 5.0, 10),
}
"""The currency, what a penny is worth in its minor unit, and the step of prices."""

_HOURS: dict[Trade, tuple[time, time]] = {
    "grocery": (time(8), time(22)),
    "fashion": (time(10), time(20)),
    "beauty": (time(10), time(20)),
    "electronics": (time(10), time(20)),
    "pharmacy": (time(8), time(21)),
    "restaurant": (time(7, 30), time(21)),
}
_PLACES: dict[Language, list[tuple[str, str, float, float]]] = {
    "en": [
        ("Seven Dials", "12 Monmouth Street, London", 51.5138, -0.1270),
        ("Borough", "4 Stoney Street, London", 51.5055, -0.0911),
        ("Angel", "77 Upper Street, London", 51.5362, -0.1033),
    ],
    "ru": [
        ("Чистые пруды", "Мясницкая улица, 24, Москва", 55.7649, 37.6367),
        ("Покровка", "улица Покровка, 17, Москва", 55.7594, 37.6464),
        ("Замоскворечье", "Пятницкая улица, 30, Москва", 55.7408, 37.6289),
    ],
    "pl": [
        ("Śródmieście", "ul. Chmielna 21, Warszawa", 52.2324, 21.0155),
        ("Powiśle", "ul. Dobra 42, Warszawa", 52.2398, 21.0255),
        ("Praga", "ul. Ząbkowska 13, Warszawa", 52.2526, 21.0410),
    ],
}
_NAMES: dict[Trade, dict[Language, str]] = {
    "grocery": {"en": "Green Basket", "ru": "Зелёная корзина", "pl": "Zielony Koszyk"},
    "fashion": {"en": "Thread & Loom", "ru": "Нить", "pl": "Nitka"},
    "beauty": {"en": "Juniper", "ru": "Можжевельник", "pl": "Jałowiec"},
    "electronics": {"en": "Voltage", "ru": "Вольт", "pl": "Wolt"},
    "pharmacy": {"en": "Good Health", "ru": "Доброе здоровье", "pl": "Na Zdrowie"},
    "restaurant": {"en": "Rye & Crumb", "ru": "Ржаной", "pl": "Żytni Okruszek"},
}
_GOODS: dict[Trade, list[tuple[int, int, str, str, str, str]]] = {
    "grocery": [
        (120, 9, "dairy", "Milk, 1 l", "Молоко, 1 л", "Mleko, 1 l"),
        (180, 8, "bakery", "Bread", "Хлеб", "Chleb"),
        (260, 6, "dairy", "Eggs, 10", "Яйца, 10 шт.", "Jajka, 10 szt."),
        (210, 6, "fruit", "Apples, 1 kg", "Яблоки, 1 кг", "Jabłka, 1 kg"),
        (420, 4, "dairy", "Cheese, 300 g", "Сыр, 300 г", "Ser, 300 g"),
        (650, 3, "meat", "Chicken, 1 kg", "Курица, 1 кг", "Kurczak, 1 kg"),
        (530, 2, "coffee", "Coffee, 250 g", "Кофе, 250 г", "Kawa, 250 g"),
        (890, 1, "pantry", "Olive oil", "Оливковое масло", "Oliwa z oliwek"),
    ],
    "fashion": [
        (900, 6, "basics", "Socks, 3 pairs", "Носки, 3 пары", "Skarpetki, 3 pary"),
        (1900, 6, "basics", "T-shirt", "Футболка", "Koszulka"),
        (3900, 4, "tops", "Shirt", "Рубашка", "Koszula"),
        (4900, 4, "trousers", "Jeans", "Джинсы", "Dżinsy"),
        (5900, 3, "tops", "Jumper", "Свитер", "Sweter"),
        (7900, 2, "dresses", "Dress", "Платье", "Sukienka"),
        (8900, 2, "shoes", "Shoes", "Туфли", "Buty"),
        (14900, 1, "coats", "Winter coat", "Зимнее пальто", "Płaszcz zimowy"),
    ],
    "beauty": [
        (450, 7, "care", "Hand cream", "Крем для рук", "Krem do rąk"),
        (790, 6, "hair", "Shampoo", "Шампунь", "Szampon"),
        (990, 4, "make-up", "Lipstick", "Помада", "Szminka"),
        (1290, 4, "make-up", "Mascara", "Тушь", "Tusz do rzęs"),
        (1890, 3, "care", "Face cream", "Крем для лица", "Krem do twarzy"),
        (2490, 2, "care", "Serum", "Сыворотка", "Serum"),
        (5200, 1, "perfume", "Perfume, 50 ml", "Духи, 50 мл", "Perfumy, 50 ml"),
    ],
    "electronics": [
        (900, 7, "accessories", "Cable", "Кабель", "Kabel"),
        (1900, 5, "accessories", "Charger", "Зарядное устройство", "Ładowarka"),
        (3900, 4, "audio", "Earphones", "Наушники", "Słuchawki"),
        (5900, 3, "audio", "Speaker", "Колонка", "Głośnik"),
        (12900, 2, "watches", "Watch", "Часы", "Zegarek"),
        (34900, 1, "tablets", "Tablet", "Планшет", "Tablet"),
        (59900, 1, "phones", "Telephone", "Телефон", "Telefon"),
    ],
    "pharmacy": [
        (180, 8, "first aid", "Plasters", "Пластырь", "Plastry"),
        (250, 7, "medicine", "Painkiller", "Обезболивающее", "Lek przeciwbólowy"),
        (390, 5, "medicine", "Nasal spray", "Спрей для носа", "Spray do nosa"),
        (590, 5, "vitamins", "Vitamin D", "Витамин D", "Witamina D"),
        (750, 3, "medicine", "Cough syrup", "Сироп от кашля", "Syrop na kaszel"),
        (1290, 2, "care", "Sun cream", "Солнцезащитный крем", "Krem z filtrem"),
        (2900, 1, "devices", "Blood pressure meter", "Тонометр", "Ciśnieniomierz"),
    ],
    "restaurant": [
        (320, 9, "coffee", "Cappuccino", "Капучино", "Cappuccino"),
        (260, 7, "coffee", "Espresso", "Эспрессо", "Espresso"),
        (290, 7, "pastry", "Croissant", "Круассан", "Croissant"),
        (280, 5, "tea", "Tea", "Чай", "Herbata"),
        (340, 4, "pastry", "Cinnamon roll", "Булочка с корицей", "Bułka cynamonowa"),
        (650, 4, "kitchen", "Soup of the day", "Суп дня", "Zupa dnia"),
        (720, 4, "kitchen", "Sandwich", "Сэндвич", "Kanapka"),
        (480, 3, "bread", "Rye loaf", "Ржаной хлеб", "Chleb żytni"),
        (950, 2, "kitchen", "Breakfast", "Завтрак", "Śniadanie"),
        (450, 2, "pastry", "Cheesecake", "Чизкейк", "Sernik"),
    ],
}
