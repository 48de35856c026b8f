from hypothesis import given
from hypothesis import strategies as st

from walletpass.passes.numbers import check_digit, is_number, new_number


def test_a_new_number_is_an_ean_13_of_the_range_shops_may_use():
    numbers = {new_number() for _ in range(500)}

    assert all(is_number(number) for number in numbers)
    assert all(number.startswith("29") and len(number) == 13 for number in numbers)
    assert len(numbers) == 500


@given(st.integers(0, 12), st.integers(1, 9))
def test_any_single_wrong_digit_is_noticed(place, step):
    number = new_number()
    wrong = str((int(number[place]) + step) % 10)

    assert not is_number(number[:place] + wrong + number[place + 1 :])


def test_the_check_digit_is_ean_13s():
    assert check_digit("400638133393") == "1"  # the standard's own example
