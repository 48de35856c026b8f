"""An example of a telephone number, as people write one at home."""

from functools import cache

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType


@cache
def example_phone(country: str) -> str:
    """Return a mobile number of this country that belongs to nobody.

    >>> example_phone("PL")
    '+48 512 345 678'
    """
    number = phonenumbers.example_number_for_type(country, PhoneNumberType.MOBILE)
    if number is None:
        return ""
    return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
