"""What is told about a person besides what finds them, and the row that keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from walletpass.brands import Brand
from walletpass.customers.birthdays import Birthday
from walletpass.customers.models import Customer
from walletpass.customers.people import People
from walletpass.kernel.languages import Language

MOST_TOUCHES = 20  # names in a first touch
LONGEST_TOUCH = 200  # characters of each


@dataclass(frozen=True, slots=True)
class Portrait:
    """What else was told about a person, ready to be kept."""

    first_name: str
    last_name: str
    birthday: Birthday | None
    language: Language
    timezone: str | None
    source: Mapping[str, Any]
    attributes: Mapping[str, Any]
    postal_code: str = ""

    @property
    def place(self) -> str:
        """Where it was told: a poster's, a till's or a shop's code."""
        return str(self.source.get("code", "enrolment"))[:120]


def language_for(brand: Brand, language: Language | None) -> Language:
    """Return the language to speak with somebody: theirs, if the brand speaks it."""
    if language is not None and language in brand.languages:
        return language
    return brand.default_language


def first_touch(source: Mapping[str, Any]) -> dict[str, str]:
    """Return what brought somebody here, in short plain texts."""
    told = [(name, text) for name, text in source.items() if text is not None]
    return {_short(name): _short(text) for name, text in told[:MOST_TOUCHES]}


def _short(text: Any) -> str:
    return "".join(c for c in str(text)[:LONGEST_TOUCH] if c.isprintable())


def portray(
    people: People, brand: Brand, customer_id: str, portrait: Portrait, now: datetime
) -> Customer:
    """Return a new customer's row, sealed with a key of their own."""
    key = people.vault.new_data_key()

    def sealed(text: str) -> bytes | None:
        return people.vault.seal_text(key, text) if text else None

    birthday = portrait.birthday
    return Customer(
        id=customer_id,
        brand_id=brand.id,
        data_key=key,
        first_name_sealed=sealed(portrait.first_name),
        last_name_sealed=sealed(portrait.last_name),
        birthday_sealed=sealed(str(birthday) if birthday else ""),
        birth_month_day=birthday.month_day if birthday else None,
        birthday_told_on=now.date() if birthday else None,
        postal_code_sealed=sealed(portrait.postal_code),
        language=portrait.language,
        timezone=portrait.timezone,
        source=dict(portrait.source),
        attributes=dict(portrait.attributes),
        enrolled_at=now,
        created_at=now,
    )
