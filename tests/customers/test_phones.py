import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from walletpass import customers

ADA = "+79161234567"
JAN = "+48512345678"


@pytest.mark.parametrize(
    "written",
    [
        "+79161234567",
        "+7 916 123-45-67",
        "+7 (916) 123 45 67",
        "8-916-123-45-67",
        "8 (916) 123-45-67",
        "89161234567",
        "9161234567",
        "916 123 45 67",
        "79161234567",
        "79161234567.0",
        "0079161234567",
        "007 916 123 45 67",
        "+8 916 123 45 67",
        "+7 8 916 123 45 67",
        "+7.916.123.45.67",
        "8/916/123/45/67",
        "８９１６１２３４５６７",
        "＋７（９１６）１２３−４５−６７",
        "8\N{NO-BREAK SPACE}916\N{EN DASH}123\N{EN DASH}45\N{NON-BREAKING HYPHEN}67",
        "\N{LEFT-TO-RIGHT EMBEDDING}+79161234567\N{POP DIRECTIONAL FORMATTING}",
        "  +79161234567\t\n",
        "'+79161234567",
        "тел. +7 916 123-45-67",
        "Тел:89161234567",
        "моб.: 8 916 123 45 67",
        "мобильный 8 (916) 123-45-67",
        "tel:+79161234567",
    ],
)
def test_any_habit_of_writing_a_russian_number_is_one_number(written):
    assert customers.normal_phone(written, "RU") == ADA


@pytest.mark.parametrize(
    ("written", "country", "number"),
    [
        ("512 345 678", "PL", JAN),
        ("48512345678", "PL", JAN),
        ("0048 512-345-678", "PL", JAN),
        ("+48 512 345 678", "RU", JAN),
        ("810 48 512 345 678", "RU", JAN),
        ("22 123 45 67", "PL", "+48221234567"),
        ("07400 123456", "GB", "+447400123456"),
        ("+44 (0)7400 123456", "PL", "+447400123456"),
        ("8 701 123 45 67", "KZ", "+77011234567"),
        ("(201) 555-0123", "US", "+12015550123"),
        ("+81312345678", "RU", "+81312345678"),
    ],
)
def test_a_number_without_a_prefix_belongs_to_the_brands_country(
    written, country, number
):
    assert customers.normal_phone(written, country) == number


@pytest.mark.parametrize(
    "written",
    [
        "",
        "   ",
        "-",
        "+",
        "no phone",
        "tel.",
        "8 916 тел. 123 45 67",
        "8916123456",
        "891612345678",
        "8916123456O",
        "8916123456О",  # a Cyrillic O
        "8916 123 45 67 доб. 5",
        "+7916123456",
        "8 916 123 45 67, 8 916 123 45 68",
        "89161234567;89161234568",
        "8916+1234567",
        "++79161234567",
        "7,91612E+10",
        "=79161234567",
        "@89161234567",
        "00000000000",
        "+00000000000",
        "1" * 300,
        "8 916 123 45 67" + " " * 60 + "8",
    ],
)
def test_what_is_no_phone_number_is_refused_rather_than_guessed(written):
    with pytest.raises(customers.UnfitPhoneError) as refusal:
        customers.normal_phone(written, "RU")
    assert refusal.value.facts() == {"field": "phone"}
    assert (
        written.strip() == "" or len(written) < 3 or written not in str(refusal.value)
    )


def test_a_polish_shop_does_not_guess_at_a_foreign_number_without_a_plus():
    with pytest.raises(customers.UnfitPhoneError) as refusal:
        customers.normal_phone("79161234567", "PL")
    assert "+48" in str(refusal.value)


subscribers = st.from_regex(r"9(0[0-9]|1[0-9]|2[0-9]|6[0-9])[0-9]{7}", fullmatch=True)
gaps = st.lists(
    st.sampled_from(["", " ", "-", " - ", ".", "\N{NO-BREAK SPACE}"]),
    min_size=9,
    max_size=9,
)
prefixes = st.sampled_from(["", "8", "8 ", "7", "+7", "+7 ", "007", "+8", "8-", "+7 8"])


@given(subscriber=subscribers, gaps=gaps, prefix=prefixes)
def test_gaps_and_prefixes_never_change_whose_number_it_is(subscriber, gaps, prefix):
    written = prefix + "".join(
        digit + gap for digit, gap in zip(subscriber, [*gaps, ""], strict=True)
    )
    assume(not written.endswith(".0"))  # a spreadsheet's number, read as one
    assert customers.normal_phone(written, "RU") == f"+7{subscriber}"


@given(subscriber=subscribers)
def test_reading_and_writing_a_number_is_a_circle(subscriber):
    number = f"+7{subscriber}"
    for country in ("RU", "PL", "US"):
        assert customers.normal_phone(number, country) == number
        assert customers.normal_phone(customers.spaced_phone(number), country) == number


@given(text=st.text(max_size=60), country=st.sampled_from(["RU", "PL", "US", "KZ"]))
def test_any_text_is_a_number_or_is_refused(text, country):
    try:
        number = customers.normal_phone(text, country)
    except customers.UnfitPhoneError:
        return
    assert number[0] == "+"
    assert number[1:].isdigit()
    assert customers.normal_phone(number, country) == number


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (ADA, "+7 9•• •••-••-67"),
        (JAN, "+48 5•• ••• •78"),
        ("+12015550123", "+1 2••-•••-••23"),
    ],
)
def test_a_masked_number_shows_enough_to_recognise_ones_own(number, shown):
    assert customers.masked_phone(number) == shown


@given(subscriber=subscribers)
def test_a_masked_number_hides_seven_digits(subscriber):
    assert customers.masked_phone(f"+7{subscriber}").count("•") == 7
