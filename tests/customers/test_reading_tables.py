import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from walletpass.customers.importing import FIELDS, UnfitFileError
from walletpass.customers.importing.headers import WORDS, columns_in, plain
from walletpass.customers.importing.reading import (
    DELIMITERS,
    LONGEST_LINE,
    MOST_LINES,
    open_table,
    rows,
)
from walletpass.customers.importing.surveying import LARGEST_FILE, survey


def read(path, content, mapping=None):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    table = open_table(path, survey(path), mapping)
    return table, list(rows(table))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "customers.csv"


RUSSIAN = "Телефон;Имя\r\n89161234567;Ёжик\r\n89161234568;Щука\r\n"
POLISH = "Telefon;Imię\n512345678;Świętosława\n512345679;Żółć\n"


@pytest.mark.parametrize(
    ("text", "encoding", "name", "found"),
    [
        (RUSSIAN, "utf-8", "Ёжик", "utf-8"),
        (RUSSIAN, "utf-8-sig", "Ёжик", "utf-8-sig"),
        (RUSSIAN, "cp1251", "Ёжик", "cp1251"),
        (RUSSIAN, "utf-16", "Ёжик", "utf-16"),
        (POLISH, "utf-8", "Świętosława", "utf-8"),
        (POLISH, "utf-8-sig", "Świętosława", "utf-8-sig"),
        (POLISH, "cp1250", "Świętosława", "cp1250"),
        ("phone;name\n512345678;Ada\n", "ascii", "Ada", "utf-8"),
    ],
)
def test_an_encoding_is_recognised_by_its_letters(path, text, encoding, name, found):
    table, (first, *_) = read(path, text.encode(encoding))
    assert table.encoding == found
    assert first.cells[1] == name


def test_one_damaged_letter_does_not_make_a_file_of_another_encoding(path):
    content = (RUSSIAN * 3).encode().replace("Щ".encode(), b"\xff", 1)
    table, found = read(path, content)
    assert table.encoding == "utf-8"
    assert found[0].cells[1] == "Ёжик"
    assert found[1].cells[1] == "\N{REPLACEMENT CHARACTER}ука"


def test_letters_far_from_the_beginning_count_too(path):
    content = b"phone;name\n" + b"512345678;Ada\n" * 200_000
    table, found = read(path, content + "512345678;Щукин Семён\n".encode("cp1251"))
    assert table.encoding == "cp1251"
    assert found[-1].cells[1] == "Щукин Семён"


@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_the_delimiter_is_the_one_between_headers_we_know(path, delimiter):
    head = delimiter.join(("phone", "name", "points"))
    row = delimiter.join(("512345678", "Ada", '"1,5; \t|"'))
    table, (found,) = read(path, f"{head}\n{row}\n")
    assert table.delimiter == delimiter
    assert found.cells == ["512345678", "Ada", "1,5; \t|"]


@pytest.mark.parametrize(
    "above",
    ["sep=;\n", "\n\n", "Customers, exported 20.11.2026\n;;\n", "Nasi klienci;\n"],
)
def test_a_title_above_the_header_is_passed_over(path, above):
    table, (row,) = read(path, f"{above}phone;name\n512345678;Ada\n")
    assert table.header == ["phone", "name"]
    assert row.number == above.count("\n") + 2
    assert row.cells == ["512345678", "Ada"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_end_of_line_ends_a_line(path, end):
    _, found = read(path, end.join(("phone;name", "1;Ada", "", "2;Bob", "3;Cyd")))
    assert [(row.number, *row.cells) for row in found] == [
        (2, "1", "Ada"),
        (4, "2", "Bob"),
        (5, "3", "Cyd"),
    ]


def test_rows_after_a_checkpoint_keep_their_numbers(path):
    table, found = read(path, "phone\n1\n\n2\n3\n")
    assert list(rows(table, after=2)) == found[1:]
    assert [row.number for row in found] == [2, 4, 5]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "one byte"),
        (b"PK\x03\x04rest of a spreadsheet", "CSV"),
        (b"\xd0\xcf\x11\xe0rest of an old one", "CSV"),
        (b"512345678;Ada\n512345679;Bob\n", "names the columns"),
        (b"\0\0\0\0", "names the columns"),
    ],
)
def test_what_is_no_table_of_customers_is_refused(path, content, problem):
    with pytest.raises(UnfitFileError, match=problem):
        read(path, content)


def test_a_file_larger_than_any_shop_is_refused(path):
    with path.open("wb") as stream:
        stream.truncate(LARGEST_FILE + 1)
    with pytest.raises(UnfitFileError):
        survey(path)


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        ("Phone Number,First Name,SURNAME", {"phone": 0, "first_name": 1, "last_name": 2}),
        ("ФИО,№ телефона?,Номер карты", {"surname_first": 0, "card_number": 2}),
        ("Телефон:,День рождения,Ёмейл", {"phone": 0, "birthday": 1, "email": 2}),
        ("Имя и фамилия,E-mail", {"full_name": 0, "email": 1}),
        ("Imię i nazwisko,Nr telefonu,Zgoda SMS", {"full_name": 0, "phone": 1, "consent_sms": 2}),
        ("IMIĘ,Nazwisko,Data_urodzenia,Język", {"first_name": 0, "last_name": 1, "birthday": 2, "language": 3}),
        ("phone,Mobile,phone number", {"phone": 0}),
        ("Adres,Uwagi", {}),
    ],
)  # fmt: skip
def test_headers_are_known_in_three_languages_however_they_are_spelled(header, columns):
    assert columns_in(header.split(","), {}) == columns


def test_no_header_means_two_things():
    meanings = [plain(word) for words in WORDS.values() for word in words.split(",")]
    assert len(meanings) == len(set(meanings))
    assert set(WORDS) == set(FIELDS)


def test_a_mapping_tells_what_headers_do_not(path):
    mapping = {"Kontakt": "phone", "Phone": "external_id"}
    table, _ = read(path, "Kontakt;Phone\n512345678;7\n", mapping)
    assert table.columns == {"phone": 0, "external_id": 1}


def test_quoted_line_breaks_quotes_and_delimiters_stay_in_their_cell(path):
    _, found = read(
        path,
        'phone;name;note\n1;"Ada ""the first""\r\nLovelace";"a;b"\n2;O"Neil;5"\n'
        '3; "spaced; out";x\n',
    )
    assert [row.cells for row in found] == [
        ["1", 'Ada "the first"\r\nLovelace', "a;b"],
        ["2", 'O"Neil', '5"'],
        ["3", "spaced; out", "x"],
    ]


@pytest.mark.parametrize("following", [0, 1, 3, MOST_LINES, MOST_LINES * 3])
def test_a_quote_that_never_closes_costs_its_own_row_only(path, following):
    lines = ["phone;name;points", '1;"Ada;5', *(f"2;Bob;{n}" for n in range(following))]
    _, (broken, *others) = read(path, "\n".join(lines) + "\n")

    assert (broken.number, broken.damage) == (2, "unclosed-quote")
    assert [row.cells for row in others] == [
        ["2", "Bob", str(n)] for n in range(following)
    ]
    assert all(row.damage is None for row in others)


def test_quotes_left_open_one_after_another_cost_a_row_each(path):
    _, found = read(path, 'phone;name;points\n"1;Ada;5\n"2;Bob;6\n"3;Cyd;7\n4;Dan;8\n')
    assert [row.damage for row in found] == ["unclosed-quote"] * 3 + [None]


def test_a_line_without_an_end_is_never_held_in_memory(path):
    long = "1;" + "x" * (3 * LONGEST_LINE)
    _, found = read(path, f"phone;name\n{long}\n2;Bob\n{long}\r\n3;Cyd\n{long}")
    assert [(row.number, row.damage) for row in found] == [
        (2, "too-long"), (3, None), (4, "too-long"), (5, None), (6, "too-long"),
    ]  # fmt: skip


def test_an_open_quote_before_a_line_without_an_end_costs_two_rows(path):
    long = "1;" + "x" * LONGEST_LINE
    _, found = read(path, f'phone;name\n"1;Ada\n{long}\n2;Bob\n')
    assert [row.damage for row in found] == ["unclosed-quote", "too-long", None]


def test_many_long_lines_in_an_open_quote_do_not_break_the_reader(path):
    long = "x" * (LONGEST_LINE - 10)
    _, found = read(path, f'phone;name\n"1;Ada\n{long}\n{long}\n{long}\n2;Bob\n')
    assert [row.damage for row in found] == ["unclosed-quote", *[None] * 4]


def test_zero_bytes_vanish(path):
    _, (row,) = read(path, "pho\x00ne;na\x00me\n51\x00234;A\x00da\x00\n")
    assert row.cells == ["51234", "Ada"]


cells = st.text(
    st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n\";,\t|'=+-@"),
    max_size=12,
).map(str.strip)


@settings(max_examples=200)
@given(
    table=st.lists(st.lists(cells, min_size=3, max_size=3), max_size=12),
    delimiter=st.sampled_from(DELIMITERS),
)
def test_what_a_program_wrote_is_read_back(tmp_path_factory, table, delimiter):
    tame = [
        [cell if cell.count(delimiter) < 2 else "" for cell in row] for row in table
    ]
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerows([["phone", "name", "points"], *tame])
    path = tmp_path_factory.getbasetemp() / "written.csv"

    _, found = read(path, text.getvalue())

    assert [row.cells for row in found] == [row for row in tame if any(row)]


@settings(max_examples=300)
@given(
    content=st.binary(max_size=400)
    | st.text('";\n\r,x', max_size=200).map(lambda text: text.encode())
)
def test_any_bytes_below_a_header_are_rows_or_damage(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "bytes.csv"
    _, found = read(path, b"phone;name;points\n" + content)
    numbers = [row.number for row in found]
    assert numbers == sorted(set(numbers))
    assert all(row.number > 1 for row in found)
