"""What people are called in three languages, and how that looks in an address."""

from dataclasses import dataclass
from random import Random
from typing import Literal

Language = Literal["en", "ru", "pl"]

_WOMEN: dict[Language, str] = {
    "en": "Olivia Amelia Isla Ava Grace Freya Emily Sophie Alice Florence Charlotte "
    "Hannah Priya Aisha Megan Ruth Eleanor Zoe Martha Niamh",
    "ru": "Анна Мария Елена Ольга Наталья Екатерина Татьяна Ирина Светлана Юлия Дарья "
    "Алина Ксения Полина Вера Людмила Галина Виктория Алиса Зоя",
    "pl": "Anna Maria Katarzyna Małgorzata Agnieszka Barbara Ewa Magdalena Joanna Zofia "
    "Hanna Julia Zuzanna Maja Łucja Beata Dorota Jadwiga Natalia Wanda",
}
_MEN: dict[Language, str] = {
    "en": "Oliver George Arthur Noah Leo Harry Oscar Jack Henry Thomas James William "
    "Samuel Arjun Omar Callum Rhys Edward Daniel Finn",
    "ru": "Александр Дмитрий Максим Сергей Андрей Алексей Иван Михаил Николай Павел "
    "Роман Владимир Егор Илья Тимур Фёдор Юрий Лев Глеб Борис",
    "pl": "Piotr Krzysztof Andrzej Tomasz Paweł Jan Michał Marcin Jakub Adam Stanisław "
    "Łukasz Wojciech Szymon Mateusz Filip Rafał Kacper Bartosz Grzegorz",
}
_FAMILIES: dict[Language, str] = {
    "en": "Smith Jones Taylor Brown Williams Wilson Davies Evans Thomas Roberts Walker "
    "Wright Hughes Green Patel Khan O'Brien Clarke Edwards Hill Lewis Ward Bailey Ali",
    "ru": "Иванов Смирнов Кузнецов Попов Васильев Петров Соколов Михайлов Новиков "
    "Фёдоров Морозов Волков Алексеев Лебедев Семёнов Егоров Павлов Козлов Орлов "
    "Щербаков Юдин Яковлев Жуков Чернышёв",
    "pl": "Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński "
    "Szymański Woźniak Dąbrowski Kozłowski Jankowski Mazur Kwiatkowski Krawczyk "
    "Piotrowski Grabowski Pawłowski Król Żak Gołębiowski Śliwa Ćwik",
}

_LETTERS = (
    "аa бb вv гg дd еe ёe жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh "
    "щshch ъ ыy ь эe юyu яya ąa ćc ęe łl ńn óo śs źz żz"
)
_LATIN = {pair[0]: pair[1:] for pair in _LETTERS.split()}
_ADDRESSABLE = frozenset("abcdefghijklmnopqrstuvwxyz.")


@dataclass(frozen=True, slots=True)
class Name:
    """What a person is called."""

    given: str
    family: str

    @property
    def latin(self) -> str:
        """Return the name in the letters an e-mail address is made of."""
        plain = f"{self.given}.{self.family}".lower()
        letters = "".join(_LATIN.get(letter, letter) for letter in plain)
        return "".join(one for one in letters if one in _ADDRESSABLE)


def name(language: Language, random: Random) -> Name:
    """Return a name; where surnames tell women from men, this one does."""
    is_woman = random.random() < 0.55  # noqa: PLR2004 - who carries loyalty cards
    given = random.choice((_WOMEN if is_woman else _MEN)[language].split())
    family = random.choice(_FAMILIES[language].split())
    return Name(given, _feminine(family, language) if is_woman else family)


def _feminine(family: str, language: Language) -> str:
    if language == "ru":
        return f"{family}а"
    if language == "pl" and family.endswith(("ski", "cki", "dzki")):
        return f"{family[:-1]}a"
    return family
