"""Whose tier it is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Whose:
    """A customer in a program of a brand."""

    brand_id: str
    program_id: str
    customer_id: str
