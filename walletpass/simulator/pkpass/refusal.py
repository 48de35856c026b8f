"""Why a phone would not take something, in a word for programs and a line for people."""

from typing import Literal, get_args

Sin = Literal[
    "unreachable",
    "status",
    "redirect",
    "mime",
    "length",
    "archive",
    "missing-file",
    "extra-file",
    "manifest",
    "digest",
    "icon",
    "signature",
    "embedded",
    "signing-time",
    "chain",
    "expired",
    "identity",
    "json",
    "content",
    "date",
    "service",
    "changed-identity",
    "personalisation",
]

SINS: tuple[Sin, ...] = get_args(Sin)


class RefusedError(Exception):
    """The phone would not take it; on a real one the person sees "cannot be added"."""

    def __init__(self, sin: Sin, reason: str) -> None:
        super().__init__(reason)
        self.sin = sin
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.sin}: {self.reason}"
