"""Numbers as each language writes them."""

from babel.numbers import format_decimal

from walletpass.kernel.languages import Language

_POLISH_GROUPS_FROM = 10_000  # CLDR: pl groups digits only from five on


def shown_number(number: float, language: Language) -> str:
    """Return a number with the language's grouping and decimal mark.

    >>> shown_number(1250, "en"), shown_number(1250, "pl"), shown_number(2.5, "ru")
    ('1,250', '1250', '2,5')
    """
    return format_decimal(
        number, locale=language, group_separator=groups_digits(number, language)
    )


def groups_digits(number: float, language: Language) -> bool:
    """Tell whether the language sets a number's thousands apart."""
    return language != "pl" or abs(number) >= _POLISH_GROUPS_FROM
