"""Why rules cannot be followed, in plain words at the box they are about."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words


def _in(en: str, ru: str, pl: str) -> Words:
    return {"en": en, "ru": ru, "pl": pl}


_FAULTS: Final = {
    "missing": _in("Fill this in.", "Заполните это.", "Wypełnij to."),
    "no-number": _in(
        "Write a number, such as 5 or 2.50.",
        "Напишите число, например 5 или 2,50.",
        "Wpisz liczbę, na przykład 5 lub 2,50.",
    ),
    "not-whole": _in(
        "Use fewer decimals.",
        "Меньше знаков после запятой.",
        "Użyj mniej miejsc po przecinku.",
    ),
    "too-small": _in(
        "Use a larger number.", "Нужно число побольше.", "Podaj większą liczbę."
    ),
    "too-large": _in(
        "Use a smaller number.", "Нужно число поменьше.", "Podaj mniejszą liczbę."
    ),
    "too-short": _in(
        "Add at least one.", "Добавьте хотя бы одну.", "Dodaj co najmniej jeden."
    ),
    "too-long": _in(
        "This is too long; shorten it.",
        "Слишком длинно, сократите.",
        "To za długie, skróć.",
    ),
    "empty": _in("Write something here.", "Напишите что-нибудь.", "Wpisz coś."),
    "unfit-text": _in(
        "Write it in the form asked for: a code in small Latin letters and digits, an hour as 09:30.",
        "Запишите как просят: код строчной латиницей и цифрами, время как 09:30.",
        "Zapisz w żądanej postaci: kod małymi literami i cyframi, godzinę jako 09:30.",
    ),
    "no-date": _in("Choose a day.", "Выберите день.", "Wybierz dzień."),
    "unknown-word": _in(
        "Choose one of those offered.",
        "Выберите из предложенного.",
        "Wybierz z podanych.",
    ),
    "unknown-kind": _in(
        "Choose one of those offered.",
        "Выберите из предложенного.",
        "Wybierz z podanych.",
    ),
    "no-kind": _in(
        "Choose one of those offered.",
        "Выберите из предложенного.",
        "Wybierz z podanych.",
    ),
    "open-range": _in(
        "Give a number here, or in the box beside it.",
        "Укажите число здесь или рядом.",
        "Podaj liczbę tu lub obok.",
    ),
    "empty-range": _in(
        "It ends before it begins.",
        "Конец раньше начала.",
        "Kończy się, zanim się zacznie.",
    ),
    "limits-nothing": _in(
        "Say how often, or how much.",
        "Укажите, сколько раз или сколько.",
        "Podaj, ile razy lub ile.",
    ),
    "unordered-steps": _in(
        "Let the steps rise, each sum once.",
        "Ступени должны расти, каждая сумма один раз.",
        "Progi muszą rosnąć, każda kwota raz.",
    ),
    "same-code": _in(
        "Another has this code already.",
        "Такой код уже есть.",
        "Ten kod jest już zajęty.",
    ),
    "unknown-group": _in(
        "There is no such group: add it under Groups.",
        "Такой группы нет: добавьте её в «Группы».",
        "Nie ma takiej grupy: dodaj ją w Grupach.",
    ),
    "fixed-by-line": _in(
        "A fixed amount cannot compete article by article: choose another group, or let the best rule give.",
        "Постоянная сумма не соперничает за каждый товар: выберите другую группу или «лучшее правило».",
        "Stała kwota nie konkuruje o każdy towar: wybierz inną grupę albo „najlepszą regułę”.",
    ),
    "mixed-group": _in(
        "A multiplier cannot compete with what it multiplies: give it a group of its own.",
        "Множитель не соперничает с тем, что умножает: дайте ему свою группу.",
        "Mnożnik nie konkuruje z tym, co mnoży: daj mu własną grupę.",
    ),
    "no-price": _in(
        "A discount needs a purchase: choose “A purchase”.",
        "Скидке нужна покупка: выберите «Покупка».",
        "Rabat wymaga zakupu: wybierz „Zakup”.",
    ),
    "reserved-word": _in(
        "Choose “A birthday” instead.",
        "Выберите «День рождения».",
        "Wybierz „Urodziny”.",
    ),
    "no-birthday": _in(
        "The rule is not about a birthday: choose another time, or add the birthday.",
        "Правило не о дне рождения: выберите другой срок или добавьте день рождения.",
        "Reguła nie dotyczy urodzin: wybierz inny czas albo dodaj urodziny.",
    ),
    "nothing-to-count": _in(
        "There is no basket to count from: give the same every time.",
        "Чека здесь нет: дайте каждый раз одинаково.",
        "Nie ma tu koszyka: daj zawsze tyle samo.",
    ),
    "no-basket": _in(
        "There is no basket here: leave this empty.",
        "Чека здесь нет: оставьте пустым.",
        "Nie ma tu koszyka: zostaw puste.",
    ),
    "same-limit": _in(
        "This limit is there already: put both into one.",
        "Такое ограничение уже есть: сведите в одно.",
        "Taki limit już jest: połącz je w jeden.",
    ),
    "control-character": _in(
        "Write it anew by hand: a character in it cannot be seen.",
        "Наберите заново: там невидимый знак.",
        "Wpisz na nowo: jest tu niewidoczny znak.",
    ),
    "tier-missing": _in(
        "The program has no such tier: correct it, or add the tier.",
        "Такого уровня в программе нет: исправьте или добавьте уровень.",
        "Program nie ma takiego poziomu: popraw albo dodaj poziom.",
    ),
    "no-points": _in(
        "The tiers count points, and discounts give none: let them count spending.",
        "Уровни считают баллы, а скидки их не дают: считайте траты.",
        "Poziomy liczą punkty, a rabaty ich nie dają: licz wydatki.",
    ),
    "other": _in(
        "This cannot be followed; correct it.",
        "Этому нельзя следовать, исправьте.",
        "Tego nie da się zastosować, popraw.",
    ),
}

MESSAGES: Final[Mapping[str, Words]] = {
    f"rules.fault.{code}": words for code, words in _FAULTS.items()
}
