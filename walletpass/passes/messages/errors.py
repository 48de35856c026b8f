"""What messages refuse."""

from walletpass.kernel.errors import InvalidError, NotFoundError


class UnknownMessageError(NotFoundError):
    """There is no such message here."""

    code = "unknown-message"
    title = "No such message"

    def __init__(self) -> None:
        super().__init__("There is no such message here.")


class WordlessMessageError(InvalidError):
    """A message says nothing, in a language it should speak or in all."""

    code = "wordless-message"
    title = "The message says nothing"

    def __init__(self, language: str | None = None) -> None:
        where = f" in “{language}”" if language else ""
        super().__init__(f"Write what the message says{where}: only text is announced.")
        self.language = language

    def facts(self) -> dict[str, object]:
        """Name the field and the language."""
        return {"field": _words_in(self.language), "language": self.language}


class BrokenTextError(InvalidError):
    """A text holds half a sign, which no phone could be sent."""

    code = "broken-text"
    title = "Half a sign"

    def __init__(self, language: str) -> None:
        super().__init__(
            f"The text in “{language}” holds half of a surrogate pair: a sign was cut "
            "in two on its way here. Send it as whole UTF-8."
        )
        self.language = language

    def facts(self) -> dict[str, object]:
        """Name the field and the language."""
        return {"field": _words_in(self.language), "language": self.language}


class UnseenSignError(InvalidError):
    """A text holds a sign nobody can see: a control character, or one that turns what follows."""

    code = "unseen-sign"
    title = "A character nobody can see"

    def __init__(self, language: str) -> None:
        super().__init__(
            f"The text in “{language}” holds a control character, or one that turns "
            "the reading direction (U+202A to U+202E). Leave it out; tabs, line breaks "
            "and isolates (U+2066 to U+2069) may stay."
        )
        self.language = language

    def facts(self) -> dict[str, object]:
        """Name the field and the language."""
        return {"field": _words_in(self.language), "language": self.language}


class LooseBraceError(InvalidError):
    """A brace opens in a text and does not close, so cards would show it as it is."""

    code = "loose-brace"
    title = "A brace does not close"

    def __init__(self, language: str) -> None:
        super().__init__(
            f"In the text in “{language}” a brace opens and does not close before the "
            "next one. Close it after the name, as in {first_name}. For a brace "
            "itself, write it twice."
        )
        self.language = language

    def facts(self) -> dict[str, object]:
        """Name the field and the language."""
        return {"field": _words_in(self.language), "language": self.language}


class LongMessageError(InvalidError):
    """A message is longer than a card can be expected to carry."""

    code = "long-message"
    title = "The message is too long"

    def __init__(self, language: str, *, length: int, longest: int) -> None:
        super().__init__(
            f"The text in “{language}” has {length} signs, and {longest} at most fit."
        )
        self.language = language
        self.length = length
        self.longest = longest

    def facts(self) -> dict[str, object]:
        """Tell where and by how much."""
        return {
            "field": _words_in(self.language),
            "language": self.language,
            "length": self.length,
            "longest": self.longest,
        }


class UnsafeLinkError(InvalidError):
    """A link leads where a card does not send anybody."""

    code = "unsafe-link"
    title = "This link cannot stand on a card"

    def __init__(self, link: str) -> None:
        super().__init__(
            "A link begins with https://, tel: or mailto:, and has no spaces or "
            "control signs in it."
        )
        self.link = link

    def facts(self) -> dict[str, object]:
        """Name the field, and show the link."""
        return {"field": "link", "link": self.link}


def _words_in(language: str | None) -> str:
    return f"words.{language}" if language else "words"
