"""Numbers, and money, as each language writes them."""

import re
from decimal import Decimal

from babel import Locale
from babel.numbers import format_currency, format_decimal, get_currency_precision

from walletpass.kernel.languages import Language

_POLISH_GROUPS_FROM = 10_000  # CLDR: pl groups digits only from five on
_BETWEEN_CODE_AND_DIGIT = re.compile(r"(?<=[A-Z])(?=\d)")


def shown_number(number: float, language: Language) -> str:
    """Return a number with the language's grouping and decimal mark.

    >>> shown_number(1250, "en"), shown_number(1250, "pl"), shown_number(2.5, "ru")
    ('1,250', '1250', '2,5')
    """
    return format_decimal(
        number, locale=language, group_separator=groups_digits(number, language)
    )


def shown_fixed(number: float, places: int, language: Language) -> str:
    """Return a number with at least so many decimal places, or none where it is whole.

    >>> shown_fixed(1.6, 2, "pl"), shown_fixed(32, 2, "en")
    ('1,60', '32')
    """
    if places == 0 or number == int(number):
        return shown_number(number, language)
    return format_decimal(
        number,
        format=f"#,##0.{'0' * places}##",
        locale=language,
        group_separator=groups_digits(number, language),
    )


def groups_digits(number: float, language: Language) -> bool:
    """Tell whether the language sets a number's thousands apart."""
    return language != "pl" or abs(number) >= _POLISH_GROUPS_FROM


def money(minor: int, currency: str, language: Language) -> str:
    """Return an amount of money as the language writes it, whole amounts without zeros.

    >>> money(108_000, "USD", "en"), money(49_999, "USD", "en")
    ('$1,080', '$499.99')
    """
    digits = get_currency_precision(currency)
    number = Decimal(minor).scaleb(-digits)
    pattern = Locale.parse(language).currency_formats["standard"].pattern
    if number == int(number):
        pattern = pattern.replace(".00", "")
    shown = format_currency(
        number,
        currency,
        format=pattern,
        locale=language,
        currency_digits=number != int(number),
        group_separator=groups_digits(float(number), language),
    )
    return _BETWEEN_CODE_AND_DIGIT.sub("\N{NO-BREAK SPACE}", shown)
