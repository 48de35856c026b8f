"""Names, birthdays, addresses and numbers: what is kept and what is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletpass import customers
from walletpass.customers.birthdays import check_age
from walletpass.customers.names import normal_name, normal_number
from walletpass.customers.postal_codes import normal_postal_code

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Ada", "Ada"),
        ("  Анна\N{NO-BREAK SPACE} Мария\t", "Анна Мария"),
        ("Żółć", "Żółć"),
        ("Zo\u0301fia", "Zófia"),
        ("O'Brien-Smith", "O'Brien-Smith"),
        ("Ivan\0ov", "Ivan ov"),
        ("Line\nbreak", "Line break"),
        ("", ""),
        (" \n", ""),
    ],
)
def test_a_name_is_kept_without_stray_marks(written, kept):
    assert normal_name("first_name", written) == kept


@pytest.mark.parametrize(
    "written",
    [
        "=cmd|' /C calc'!A0",
        "+7916",
        "-1",
        "@SUM(1)",
        "\N{REPLACEMENT CHARACTER}",
        "Iv\N{REPLACEMENT CHARACTER}n",
        "Ada <b>",
        "Win at http://example.com",
        "Go to www.example.com",
        "42",
        "A" * 81,
    ],
)
def test_formulas_links_and_damage_are_nobodys_name(written):
    with pytest.raises(customers.UnfitNameError) as refusal:
        normal_name("first_name", written)
    assert refusal.value.facts() == {"field": "first_name"}
    assert written not in str(refusal.value)


@given(text=st.text(max_size=120))
def test_a_kept_name_is_kept_unchanged_again(text):
    try:
        name = normal_name("last_name", text)
    except customers.UnfitNameError:
        return
    assert normal_name("last_name", name) == name
    assert name == "" or name[0].isalpha()


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Ada@Example.COM", "ada@example.com"),
        (" ada@example.com\n", "ada@example.com"),
        ("mailto:ada@example.com", "ada@example.com"),
        ("ada\N{ZERO WIDTH SPACE}@example.com", "ada@example.com"),
        ("ada+club@example.com", "ada+club@example.com"),
        ("Иван@Почта.РФ", "иван@почта.рф"),
    ],
)
def test_an_address_is_kept_in_small_letters(written, kept):
    assert customers.normal_email(written) == kept


@pytest.mark.parametrize(
    "written",
    [
        "",
        "bob",
        "bob@",
        "@shop.com",
        "bob@localhost",
        "bob@@shop.com",
        "bob@shop..com",
        "a b@shop.com",
        "Bob <bob@shop.com>",
        "bob@shop.com, bob@shop.com",
        "a" * 400 + "@shop.com",
    ],
)
def test_what_is_no_address_is_refused(written):
    with pytest.raises(customers.UnfitEmailError) as refusal:
        customers.normal_email(written)
    assert refusal.value.facts() == {"field": "email"}
    assert not written or written not in str(refusal.value)


def test_a_masked_address_keeps_its_first_letter_and_its_domain():
    assert customers.masked_email("ada@example.com") == "a•••@example.com"


@pytest.mark.parametrize(
    ("written", "kept"),
    [("crm-001", "CRM-001"), (" 29 04 81 ", "290481"), ("a/b.c_d", "A/B.C_D")],
)
def test_a_number_is_kept_without_spaces_in_capitals(written, kept):
    assert normal_number("external_id", written) == kept


@pytest.mark.parametrize("written", ["", " ", "=1+1", "-5", "a;b", "x" * 65, "a\0b"])
def test_what_is_no_number_of_a_customer_is_refused(written):
    with pytest.raises(customers.UnfitNumberError) as refusal:
        normal_number("external_id", written)
    assert refusal.value.facts() == {"field": "external_id"}


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("00-950", "00-950"),
        (" sw1a  1aa\n", "SW1A 1AA"),
        ("125009", "125009"),
        ("", ""),
    ],
)
def test_a_postal_code_is_kept_in_capitals(written, kept):
    assert normal_postal_code(written) == kept


@pytest.mark.parametrize("written", ["=1+1", "-950", "7", "x" * 13, "00\0950", "Ж-1"])
def test_what_is_no_postal_code_is_refused(written):
    with pytest.raises(customers.UnfitPostalCodeError) as refusal:
        normal_postal_code(written)
    assert refusal.value.facts() == {"field": "postal_code"}
    assert written not in str(refusal.value)


@pytest.mark.parametrize("written", ["1990-02-14", "2000-02-29", "02-29", "12-31"])
def test_a_birthday_reads_back_as_it_was_written(written):
    assert str(customers.birthday_from(written)) == written


def test_a_birthday_without_its_year_is_a_day_of_any_year():
    birthday = customers.birthday_from("--02-29")
    assert (birthday.month_day, birthday.year) == ("02-29", None)


@pytest.mark.parametrize(
    "written", ["1990-02-30", "1990-2-1", "02-30", "1900-02-29", "0000-01-01", "", "x"]
)
def test_a_day_that_never_was_is_no_birthday(written):
    with pytest.raises(customers.UnfitBirthdayError):
        customers.birthday_from(written)


@pytest.mark.parametrize("written", ["2026-11-21", "1900-11-20"])
def test_nobody_alive_was_born_tomorrow_or_very_long_ago(written):
    with pytest.raises(customers.UnfitBirthdayError):
        check_age(customers.birthday_from(written), TODAY)
    check_age(customers.birthday_from("2026-11-20"), TODAY)
    check_age(customers.birthday_from("1901-11-20"), TODAY)
