"""What is wrong with a card, said all at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Issue:
    """One finding: where it is, what it does on the phone, and what to do about it.

    *path* is a JSON path such as ``$.storeCard.headerFields[0].value``, or a file's
    name inside the bundle. An error stops signing; a warning does not.
    """

    severity: Severity
    path: str
    message: str
    remedy: str


def errors_among(issues: Iterable[Issue]) -> list[Issue]:
    """Return the issues that stop a card from being signed."""
    return [issue for issue in issues if issue.severity == "error"]
