from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletpass.customers import Birthday, UnfitBirthdayError
from walletpass.customers.importing import cells
from walletpass.customers.importing.errors import UnfitBalanceError, UnfitConsentError

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("written", "hundredths"),
    [
        ("0", 0),
        ("120", 12_000),
        ("1234.5", 123_450),
        ("1234,56", 123_456),
        ("1 234,56", 123_456),
        ("1\N{NO-BREAK SPACE}234\N{NARROW NO-BREAK SPACE}567", 123_456_700),
        ("1,234.56", 123_456),
        ("1.234,56", 123_456),
        ("1,234,567", 123_456_700),
        ("1.234.567,8", 123_456_780),
        ("1'234.50", 123_450),
        ("+50", 5_000),
        ("0,01", 1),
        ("10000000", 1_000_000_000),
    ],
)
def test_a_balance_is_read_in_any_usual_writing(written, hundredths):
    assert cells.balance(written) == hundredths


@pytest.mark.parametrize(
    "written",
    ["1,234", "1.234", "-5", "1.005", "12.", ".5", "1e6", "5 pts", "1,23,4", "12,345.678",
     "10000000.01", "9" * 40, "1.234,567", "−5", "½", "∞", "NaN"],
)  # fmt: skip
def test_a_balance_that_could_be_two_numbers_or_none_is_refused(written):
    with pytest.raises(UnfitBalanceError):
        cells.balance(written)


@given(
    hundredths=st.integers(0, cells.MOST_POINTS * 100),
    gap=st.sampled_from(["", " ", "\N{NO-BREAK SPACE}"]),
    mark=st.sampled_from(".,"),
)
def test_a_balance_reads_back_to_the_hundredth(hundredths, gap, mark):
    whole, part = divmod(hundredths, 100)
    written = f"{whole:,}".replace(",", gap) + f"{mark}{part:02}"
    assert cells.balance(written) == hundredths


@pytest.mark.parametrize(
    "written",
    [
        "1990-02-14", "1990-2-14", "1990/02/14", "1990.02.14", "19900214",
        "1990-02-14 00:00:00", "1990-02-14T12:30:00Z", "14.02.1990", "14.2.1990",
        "14/02/1990", "14-02-1990", "14.02.90", "14.02.1990 г.", "14.02.1990r.",
        "14 февраля 1990", "14 фев. 1990 г.", "14 lutego 1990", "14 lut 1990 r.",
        "14 February 1990", "14. Feb 1990", "Feb 14, 1990", "February 14 1990",
    ],
)  # fmt: skip
def test_a_birthday_is_read_in_any_usual_writing(written):
    born = cells.birthday(written, month_first=False, today=TODAY)
    assert born == Birthday(2, 14, 1990)


@pytest.mark.parametrize(
    ("written", "birthday"),
    [
        ("14.02", Birthday(2, 14)),
        ("29.02.", Birthday(2, 29)),
        ("9 мая", Birthday(5, 9)),
        ("1 Май 2001", Birthday(5, 1, 2001)),
        ("3 paź 1985", Birthday(10, 3, 1985)),
        ("14.02.26", Birthday(2, 14, 2026)),
        ("14.02.27", Birthday(2, 14, 1927)),
        ("0000-00-00", None),
        ("00.00.0000", None),
    ],
)
def test_a_birthday_may_lack_its_year_or_itself(written, birthday):
    assert cells.birthday(written, month_first=False, today=TODAY) == birthday


def test_americans_write_the_month_first():
    read = cells.birthday("02/03/1990", month_first=True, today=TODAY)
    assert read == Birthday(2, 3, 1990)
    read = cells.birthday("02/03/1990", month_first=False, today=TODAY)
    assert read == Birthday(3, 2, 1990)


@pytest.mark.parametrize(
    "written",
    ["31.02.1990", "02/14/1990", "1890-01-01", "21.11.2026", "soon", "14 foo 1990",
     "1990", "32918", "14.02-1990", "1990-02-14-05", "۱۴ x"],
)  # fmt: skip
def test_a_day_that_cannot_be_read_one_way_is_refused(written):
    with pytest.raises(UnfitBirthdayError):
        cells.birthday(written, month_first=False, today=TODAY)


@given(text=st.text(max_size=30), month_first=st.booleans())
def test_any_cell_is_a_birthday_or_none(text, month_first):
    try:
        born = cells.birthday(text, month_first=month_first, today=TODAY)
    except UnfitBirthdayError:
        return
    assert born is None or 1 <= born.month <= 12


@pytest.mark.parametrize("word", ["Yes", "ДА", "tak", "1", "true", "+", "да."])
def test_a_yes_is_a_yes_in_three_languages(word):
    assert cells.agreed(word) is True


@pytest.mark.parametrize("word", ["No", "НЕТ", "nie", "0", "FALSE"])
def test_a_no_is_a_no_in_three_languages(word):
    assert cells.agreed(word) is False


@pytest.mark.parametrize("word", ["maybe", "не знаю", "2", "?"])
def test_what_is_neither_is_not_taken_for_consent(word):
    with pytest.raises(UnfitConsentError):
        cells.agreed(word)


@pytest.mark.parametrize(
    ("word", "language"),
    [("ru-RU", "ru"), ("PL", "pl"), ("Polski", "pl"), ("русский", "ru"),
     ("english", "en"), ("en_GB", "en"), ("de", None), ("", None)],
)  # fmt: skip
def test_a_language_is_known_by_its_tag_or_its_name(word, language):
    assert cells.language(word) == language


@pytest.mark.parametrize("cell", ["", "  ", "-", "NULL", "n/a", " — ", "#N/A"])
def test_a_cell_may_say_that_nothing_is_known(cell):
    assert cells.said(cell) == ""


@given(cell=st.text(max_size=20))
def test_a_cell_written_out_is_no_formula_and_reads_back(cell):
    written = cells.unsaid(cell)
    assert not written.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cells.said(written) == cells.said(cell)


@pytest.mark.parametrize(
    ("written", "country", "meant"),
    [
        ("5.01900002E+08", "PL", "501900002"),
        ("5,01900002E+08", "PL", "501900002"),
        ("7.9161234567e10", "RU", "79161234567"),
        ("501900002.0", "PL", "501900002"),
        ("501900002,0", "PL", "501900002"),
        ("+48501900002,00", "PL", "+48501900002"),
        ("0501234567", "PL", "501234567"),
        ("0 501 234-567", "PL", "501234567"),
        ("(0) 501 234 567", "PL", "501234567"),
        ("0501234567.0", "PL", "501234567"),
    ],
)
def test_a_phone_is_read_as_spreadsheets_and_habits_write_it(written, country, meant):
    assert cells.phone(written, country) == meant


@pytest.mark.parametrize(
    ("written", "country"),
    [
        ("5.019E+08", "PL"),  # digits are rounded away
        ("5.0190000E+08", "PL"),
        ("5.01900002E-08", "PL"),
        ("501900002.5", "PL"),
        ("0501234567", "RU"),
        ("00501234567", "PL"),
        ("0048501234567", "PL"),
        ("050123456", "PL"),
        ("8 (916) 123-45-67", "RU"),
        ("+48 501 234 567", "PL"),
    ],
)
def test_a_phone_that_is_written_otherwise_stays_as_it_is(written, country):
    assert cells.phone(written, country) == written
