"""What the demo's shop says to its customers, in their three languages."""

from typing import Final

from walletpass.demo.looks import CONTACT as _ADDRESS
from walletpass.kernel.languages import LANGUAGES, Language, Words

CLUB: Final[Words] = {"en": "Polana Club", "ru": "Клуб «Поляна»", "pl": "Klub Polana"}
POINTS: Final[dict[Language, dict[str, str]]] = {
    "en": {"one": "point", "other": "points"},
    "ru": {"one": "балл", "few": "балла", "many": "баллов", "other": "балла"},
    "pl": {"one": "punkt", "few": "punkty", "many": "punktów", "other": "punktu"},
}
BENEFIT: Final[Words] = {
    "en": "A point for every złoty you spend. 100 points are 2 zł off your basket.",
    "ru": "Балл за каждый потраченный злотый. 100 баллов — скидка 2 zł.",
    "pl": "Punkt za każdą wydaną złotówkę. 100 punktów to 2 zł mniej przy kasie.",
}
TERMS: Final[Words] = {
    "en": "Points come with every sale and stay for a year. If you bring something "
    "back, its points go back too. You may leave any day: tell us, and we erase "
    "everything.",
    "ru": "Баллы приходят с каждой покупкой и хранятся год. Вернёте товар — спишутся "
    "и его баллы. Уйти можно в любой день: скажите нам, и мы всё удалим.",
    "pl": "Punkty przychodzą z każdym zakupem i są ważne rok. Gdy zwrócisz towar, "
    "znikną też punkty za niego. Możesz odejść w każdej chwili: powiedz nam, a "
    "wszystko usuniemy.",
}
CONTACT: Final[Words] = dict.fromkeys(LANGUAGES, _ADDRESS)


def round_the_corner(address: str) -> Words:
    """Return what the lock screen says near a store."""
    return {
        "en": f"Polana is round the corner: {address}",
        "ru": f"«Поляна» за углом: {address}",
        "pl": f"Polana jest tuż obok: {address}",
    }
