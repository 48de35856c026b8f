"""Whose points a sale moves."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Holder:
    """A customer in a program, and the card they showed, if they did.

    Without a customer it is somebody unknown.
    """

    program_id: str
    customer_id: str | None = None
    pass_id: str | None = None
