"""What the join page asks, word for word, and which of it a form says was seen.

A form brings back the language and the version of the terms it was shown with, and a
mark of every word it asked about. So what is kept is what the visitor saw, whatever has
been published meanwhile; and whoever saw words we no longer know is asked again.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy.orm import Session

from walletpass import brands
from walletpass.brands import Brand
from walletpass.customers import Channel, Choice, Wording
from walletpass.kernel.languages import LANGUAGES, Language
from walletpass.web.pages.tongues import speaker
from walletpass.web.translations import Speaker

_TERMS: Final = "terms"
_TOLD: Final = frozenset({"language", "terms", "words"})


@dataclass(frozen=True, slots=True)
class Questions:
    """What a visitor is asked in one language, and the terms shown with it.

    *accept* is empty where a brand has no terms. Where it is not known that anybody saw
    these words, *seen* is false, and no answer claims them.
    """

    language: Language
    terms_version: int
    terms: str
    accept: str
    wallet: str
    sms: str
    seen: bool = True

    @property
    def mark(self) -> str:
        """A name for all these words together, the same every time."""
        words = f"{self.terms}\0{self.accept}\0{self.wallet}\0{self.sms}"
        return hashlib.sha256(words.encode()).hexdigest()[:16]

    def answers(self, form: Mapping[str, str], *, has_phone: bool) -> Iterator[Choice]:
        """Yield what a form answers, each with its words where they were seen."""
        if self.accept and self.seen:
            accept = self._wording(self.accept)
            yield Choice("wallet", given=True, topic=_TERMS, wording=accept)
        channels: dict[Channel, str] = {"wallet": self.wallet}
        if has_phone:
            channels["sms"] = self.sms
        for channel, words in channels.items():
            given = channel in form
            if given or self.seen:  # who was not asked did not refuse
                yield Choice(channel, given=given, wording=self._wording(words))

    def _wording(self, words: str) -> Wording | None:
        if not self.seen:
            return None
        version = self.terms_version if self.terms else None
        return Wording(self.language, words, version)


def questions_in(
    session: Session, brand: Brand, language: Language, terms_version: int | None = None
) -> Questions:
    """Return what the brand asks in this language, with its current terms or older ones."""
    say = Speaker(language)
    version = brand.terms_version if terms_version is None else terms_version
    kept = brands.terms_of(session, brand.id, version)
    terms = say.words(kept, brand.default_language)
    return Questions(
        language=language,
        terms_version=version,
        terms=terms,
        accept=say("join.terms") if terms else "",
        wallet=say("join.consent.wallet", brand=brand.name),
        sms=say("join.consent.sms", brand=brand.name),
    )


def questions_seen(
    session: Session, brand: Brand, form: Mapping[str, str]
) -> Questions | None:
    """Return what the sender of a form was asked, None where they must be asked again.

    A form that says nothing of it is not our page's but a till's or a website's own:
    what that showed is not known.
    """
    if not _TOLD & form.keys():
        spoken = speaker(brand.default_language).language
        return replace(questions_in(session, brand, spoken), seen=False)
    versions = {str(number): number for number in range(1, brand.terms_version + 1)}
    version = versions.get(form.get("terms", ""))
    language = language_in(form)
    if version is None or language is None:
        return None
    asked = questions_in(session, brand, language, version)
    return asked if asked.mark == form.get("words") else None


def language_in(form: Mapping[str, str]) -> Language | None:
    """Return the language a form was shown in, None where it names none of ours."""
    return next((ours for ours in LANGUAGES if ours == form.get("language")), None)
