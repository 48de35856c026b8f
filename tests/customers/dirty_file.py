"""A file of customers as shops really export them, and what should become of it.

Seeded: the same seed writes the same file and knows the same answers.
"""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

RUSSIAN = (
    ("Анна", "Алексей", "Мария", "Ёлка", "Семён", "Ольга"),
    ("Иванова", "Щукин", "Соловьёва", "Фёдоров", "Ким", "Петренко"),
)
POLISH = (
    ("Zofia", "Łukasz", "Małgorzata", "Święcisław", "Żaneta", "Jan"),
    ("Wiśniewska", "Źrebiec", "Dąbrowski", "Grześ", "Nowak", "Kępka"),
)
HEADERS = {
    "RU": "Телефон,Имя,Фамилия,E-mail,Баллы,Дата рождения,Согласие,Комментарий",
    "PL": "Numer telefonu,Imię,Nazwisko,E-mail,Punkty,Data urodzenia,Zgoda,Uwagi",
}
HABITS = {
    "RU": ("+7{0}", "8{0}", "{0}", "7{0}", "8 ({1}) {2}-{3}-{4}", "+7 {1} {2} {3} {4}",
           "8-{1}-{2}-{3}-{4}", "007{0}", "+7\N{NO-BREAK SPACE}{1}\N{NO-BREAK SPACE}{2}{3}{4}"),
    "PL": ("+48{0}", "{0}", "48{0}", "0048 {1} {2} {3}{4}", "{1} {2} {3}{4}",
           "{1}-{2}-{3}{4}"),
}  # fmt: skip
BIRTHDAYS = ("{y:04}-{m:02}-{d:02}", "{d:02}.{m:02}.{y:04}", "{d}.{m}.{y:04}",
             "{y:04}-{m:02}-{d:02} 00:00:00", "{d:02}.{m:02}", "")  # fmt: skip
CONSENTS = {"RU": ("да", "Нет"), "PL": ("TAK", "nie")}
FAULTS = {
    "unfit-phone": 30, "unfit-email": 20, "unfit-name": 10, "unfit-balance": 10,
    "unfit-birthday": 10, "nothing-to-find": 10, "too-many-cells": 10,
    "unclosed-quote": 5,
}  # fmt: skip
"""How many rows in a thousand have which fault."""
LEFT_OUT = {
    "unfit-email": "without-email",
    "unfit-name": "without-name",
    "unfit-birthday": "without-birthday",
}
"""What is said of a row that is kept in spite of its fault."""


@dataclass
class Answers:
    """What should become of each row, by its number, and what was promised whom."""

    outcomes: dict[int, str] = field(default_factory=dict)
    codes: dict[int, str] = field(default_factory=dict)
    balances: dict[str, int] = field(default_factory=dict)
    nameless: set[str] = field(default_factory=set)

    def count(self) -> dict[str, int]:
        return dict(Counter(self.outcomes.values()))


def write_dirty_file(
    path: Path,
    rows: int,
    *,
    country: str = "RU",
    encoding: str = "utf-8",
    delimiter: str = ";",
    seed: int = 1,
) -> Answers:
    """Write a file of this many rows below its header."""
    chance, answers = random.Random(seed), Answers()
    with path.open("w", encoding=encoding, newline="", errors="strict") as stream:
        stream.write(HEADERS[country].replace(",", delimiter) + "\r\n")
        writer = _Writer(chance, answers, country, delimiter)
        for number, line in enumerate(writer.lines(rows), 2):
            assert number
            stream.write(line)
    return answers


class _Writer:
    def __init__(self, chance, answers, country, delimiter):
        self.chance = chance
        self.answers = answers
        self.country = country
        self.delimiter = delimiter
        self.used: list[str] = []
        self.phones: set[str] = set()

    def lines(self, rows: int) -> Iterator[str]:
        for number in range(2, rows + 2):
            fate = self.chance.randrange(1000)
            if fate < 5:
                yield "\r\n"  # an empty row has a number and no outcome
            elif fate < 55 and self.used:
                yield self._line(number, self._again(), "duplicate")
            else:
                yield self._fresh_or_faulty(number, fate - 55)

    def _fresh_or_faulty(self, number: int, fate: int) -> str:
        for fault, share in FAULTS.items():
            if 0 <= fate < share:
                return self._faulty(number, fault)
            fate -= share
        phone = self._new_phone()
        self.used.append(phone)
        cells = self._cells(phone)
        balance = self.chance.randrange(0, 500_000)
        cells[4] = self._points(balance)
        self.answers.balances[f"{_PREFIX[self.country]}{phone}"] = balance
        if fate % 50 == 0:
            cells[7] = 'two lines,\r\nand a "quote"; really'
        return self._line(number, cells, "created")

    def _again(self) -> list[str]:
        return self._cells(self.chance.choice(self.used))

    def _new_phone(self) -> str:
        while True:
            if self.country == "RU":
                phone = (
                    f"9{self.chance.choice('0126')}{self.chance.randrange(10**8):08}"
                )
            else:
                phone = f"51{self.chance.randrange(10**7):07}"
            if phone not in self.phones:
                self.phones.add(phone)
                return phone

    def _cells(self, phone: str) -> list[str]:
        chance = self.chance
        first, last = RUSSIAN if self.country == "RU" else POLISH
        habit = chance.choice(HABITS[self.country])
        rest = phone[6:]
        written = habit.format(phone, phone[:3], phone[3:6], rest[:2], rest[2:])
        birthday = chance.choice(BIRTHDAYS).format(
            y=chance.randrange(1940, 2010),
            m=chance.randrange(1, 13),
            d=chance.randrange(1, 29),
        )
        return [
            written,
            chance.choice(first),
            chance.choice((*last, "")),
            f"u{phone}@example.com" if chance.random() < 0.6 else "",
            "",
            birthday,
            chance.choice((*CONSENTS[self.country], "1", "0", "")),
            chance.choice(("", "vip", "=HYPERLINK(1)", "comma, semicolon; tab")),
        ]

    def _points(self, hundredths: int) -> str:
        whole, part = divmod(hundredths, 100)
        return self.chance.choice(
            (
                f"{whole}.{part:02}",
                f"{whole},{part:02}",
                f"{whole:,}".replace(",", "\N{NO-BREAK SPACE}") + f",{part:02}",
                f"{whole:,}".replace(",", ".") + f",{part:02}",
            )
        )

    def _faulty(self, number: int, fault: str) -> str:
        phone = self._new_phone()
        cells = self._cells(phone)
        chance = self.chance
        if fault in ("unfit-phone", "nothing-to-find"):
            cells[0] = cells[3] = ""
        if fault == "unfit-phone":
            cells[0] = chance.choice(("12345", "8916123456O", "later", "+7 916", "0"))
        elif fault == "unfit-email":
            cells[3] = chance.choice(("ada@", "no mail", "a@b", "a b@example.com"))
        elif fault == "unfit-name":
            cells[1] = chance.choice(("=cmd|' /C calc'!A0", "@SUM(1)", "http://x.yz"))
        elif fault == "unfit-balance":
            cells[4] = chance.choice(("-5", "much", "1,234", "1e6", "99999999999"))
        elif fault == "unfit-birthday":
            cells[5] = chance.choice(
                ("31.02.1990", "01.01.2090", "in May", "1890-01-01")
            )
        elif fault == "too-many-cells":
            cells += ["", "x"]
        elif fault == "unclosed-quote":
            cells[7] = ""
        self.answers.codes[number] = LEFT_OUT.get(fault, fault)
        if fault in LEFT_OUT:
            self._keep(phone, fault)
            return self._line(number, cells, "created")
        line = self._line(number, cells, "refused")
        return f'"{line}' if fault == "unclosed-quote" else line

    def _keep(self, phone: str, fault: str) -> None:
        number = f"{_PREFIX[self.country]}{phone}"
        self.answers.balances[number] = 0
        self.answers.nameless |= {number} if fault == "unfit-name" else set()

    def _line(self, number: int, cells: list[str], outcome: str) -> str:
        self.answers.outcomes[number] = outcome
        if cells[-1] == "" and self.chance.random() < 0.1:
            cells.pop()  # some programs leave out what is empty at the end
        if self.chance.random() < 0.01:
            cells[1] += "\0"
        return self.delimiter.join(map(self._quoted, cells)) + "\r\n"

    def _quoted(self, cell: str) -> str:
        if any(mark in cell for mark in (self.delimiter, '"', "\n")):
            return '"' + cell.replace('"', '""') + '"'
        return cell


_PREFIX = {"RU": "+7", "PL": "+48"}
