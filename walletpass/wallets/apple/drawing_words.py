"""Reading a bundle's texts as a phone in one language does."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

from walletpass.kernel.languages import Language
from walletpass.wallets.apple.localisation import STRINGS, folder
from walletpass.wallets.apple.strings import UnreadableStringsError, read_strings


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks at the card: in which language, where and when."""

    language: Language
    words: Mapping[str, str]
    now: datetime
    zone: tzinfo

    def said(self, text: str) -> str:
        """Return what the phone shows for a text of pass.json."""
        return self.words.get(text, text)


def words_in(files: Mapping[str, bytes], language: Language) -> Mapping[str, str]:
    """Return the translations into *language*, none if they cannot be read."""
    table = files.get(f"{folder(language)}/{STRINGS}", b"")
    try:
        return dict(read_strings(table))
    except UnreadableStringsError:
        return {}
