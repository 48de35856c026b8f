"""What is wrong with a card, said all at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]
Fact = str | int | float


@dataclass(frozen=True)
class Issue:
    """One finding: where it is, what it does on the phone, and what to do about it.

    *path* is a JSON path such as ``$.storeCard.headerFields[0].value``, or a file's
    name inside the bundle. An error stops signing; a warning does not. Whoever says it
    in another language goes by its *code* and puts in its *facts*.
    """

    severity: Severity
    path: str
    message: str
    remedy: str
    code: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict, hash=False)


def error(code: str, path: str, message: str, remedy: str, **facts: Fact) -> Issue:
    """Return a finding that stops signing; *facts* are put into both sentences."""
    return _issue("error", code, path, (message, remedy), facts)


def warning(code: str, path: str, message: str, remedy: str, **facts: Fact) -> Issue:
    """Return a finding that does not stop signing; *facts* are put into both sentences."""
    return _issue("warning", code, path, (message, remedy), facts)


def _issue(
    severity: Severity,
    code: str,
    path: str,
    sentences: tuple[str, str],
    facts: Mapping[str, Fact],
) -> Issue:
    message, remedy = (sentence.format(**facts) for sentence in sentences)
    return Issue(severity, path, message, remedy, code, facts)


def errors_among(issues: Iterable[Issue]) -> list[Issue]:
    """Return the issues that stop a card from being signed."""
    return [issue for issue in issues if issue.severity == "error"]
