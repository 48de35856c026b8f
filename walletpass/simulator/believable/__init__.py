"""Believable shops: people with names and habits, who come, buy, and stay away.

Everything follows from a seed, in English, Russian or Polish, and is plain data.

    bakery = shop("pl", "restaurant")
    people = list(customers(bakery, 200, since=june, until=december, seed=7))
    for visit in visits(bakery, people, until=december, seed=7): ...
"""

from walletpass.simulator.believable.goods import Product, Shop, Store, Trade, shop
from walletpass.simulator.believable.names import Language
from walletpass.simulator.believable.people import (
    Customer,
    Habit,
    Handset,
    customers,
)
from walletpass.simulator.believable.visiting import Line, Visit, visits

__all__ = [
    "Customer",
    "Habit",
    "Handset",
    "Language",
    "Line",
    "Product",
    "Shop",
    "Store",
    "Trade",
    "Visit",
    "customers",
    "shop",
    "visits",
]
