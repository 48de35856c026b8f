"""What the form lets one choose from: conditions in groups, and the brand's own things."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from babel.dates import get_month_names
from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass.brands import Brand, Store
from walletpass.customers import clubs_of
from walletpass.ledger import Program
from walletpass.rewards.models import ProgramVersion
from walletpass.segments import Names
from walletpass.segments.sentences import CHANNELS, LABELS, LANGUAGE_NAMES, STAGES
from walletpass.web.studio.known_goods import known_goods
from walletpass.web.studio.segments.boxes import NAMED, Box, offered
from walletpass.web.translations import Speaker

_TOPICS: Final[Mapping[str, Sequence[str]]] = {
    "buying": ("bought", "spent", "last_bought", "first_bought"),
    "living": (
        "stage",
        "stage_since",
        "moved",
        "prefers",
        "tastes",
        "preferred_store",
        "habit",
    ),
    "points": ("balance", "worth", "expiring", "points_spent", "tier"),
    "person": (
        "birthday",
        "enrolled",
        "language",
        "club",
        "consent",
        "source",
        "attribute",
    ),
    "card": ("card", "seen", "messaged", "happened"),
}


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from, in the reader's words."""

    say: Speaker
    names: Names
    owned: Mapping[str, Sequence[str]]
    goods: Mapping[str, Sequence[str]]

    def kinds(self) -> Sequence[tuple[str, Sequence[tuple[str, str]]]]:
        """Return the conditions there are, topic by topic, what is unknown last."""
        codes = list(offered())
        told = []
        for topic, kinds in _TOPICS.items():
            found = [one for kind in kinds for one in codes if _kind(one) == kind]
            told.append((topic, found))
        known = {one for _, found in told for one in found}
        told.append(("more", [one for one in codes if one not in known]))
        return [
            (self.say(f"segments.topic.{topic}"), [(one, self.kind(one)) for one in of])
            for topic, of in told
            if of
        ]

    def kind(self, code: str) -> str:
        """Return what a condition is called."""
        name = f"segments.kind.{code}"
        if self.say.knows(name):
            return self.say(name)
        return self.say.words(LABELS.get(code, {"en": code}), "en")

    def label(self, code: str, box: Box) -> str:
        """Return what stands above a box."""
        for name in (f"{_kind(code)}.{box.name}", f"{box.sort}.{box.name}", box.name):
            if self.say.knows(f"segments.box.{name}"):
                return self.say(f"segments.box.{name}", currency=self.names.currency)
        return box.name

    def among(self, box: Box, kept: Sequence[str]) -> Sequence[tuple[str, str]]:
        """Return the words to choose from; what was chosen once is always among them."""
        words = self.owned[box.name] if box.name in NAMED else box.among
        gone = [one for one in kept if one and one not in words]
        return [(one, self.word(box, one)) for one in (*words, *gone)]

    def known(self, box: Box) -> Sequence[str]:
        """Return goods to suggest for a box that names some."""
        return self.goods.get(box.name, ())

    def word(self, box: Box, word: str) -> str:
        """Return a word to choose, as people say it."""
        if called := self.names.called.get(word):
            return self.say.words(called, "en")
        if box.name == "month" and word.isdecimal():
            wide = get_month_names("wide", "stand-alone", locale=self.say.language)
            return str(wide[int(word)])
        name = f"segments.word.{word}"
        if self.say.knows(name):
            return self.say(name)
        for known in (STAGES, LANGUAGE_NAMES, CHANNELS):
            if word in known:
                return self.say.words(known[word], "en")
        return word


def _kind(code: str) -> str:
    return code.partition(".")[0]


def choices_of(session: Session, brand: Brand, names: Names, say: Speaker) -> Choices:
    """Return what this brand's segments may choose from."""
    return Choices(
        say,
        names,
        {
            "stores": list(
                session.scalars(
                    select(Store.id)
                    .where(Store.brand_id == brand.id)
                    .order_by(Store.name, Store.id)
                )
            ),
            "clubs": [one.id for one in clubs_of(session, brand.id)],
            "program": list(
                session.scalars(
                    select(Program.id)
                    .where(Program.brand_id == brand.id)
                    .order_by(Program.id)
                )
            ),
            "tiers": _tiers(session, brand.id),
        },
        known_goods(session, brand.id),
    )


def _tiers(session: Session, brand_id: str) -> Sequence[str]:
    ladders = session.scalars(
        select(ProgramVersion.tiers)
        .where(ProgramVersion.brand_id == brand_id)
        .order_by(ProgramVersion.number.desc())
    )
    codes = [tier["code"] for told in ladders if told for tier in told["tiers"]]
    return list(dict.fromkeys(codes))
