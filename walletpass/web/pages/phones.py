"""An example of a telephone number, as people write one at home."""

from functools import cache

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType


@cache
def example_phone(country: str) -> str:
    r"""Return a mobile number of this country that belongs to nobody, in one piece.

    >>> example_phone("PL")
    '+48\xa0512\xa0345\xa0678'
    """
    number = phonenumbers.example_number_for_type(country, PhoneNumberType.MOBILE)
    if number is None:
        return ""
    written = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    return written.replace(" ", "\N{NO-BREAK SPACE}")
