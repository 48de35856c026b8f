"""The card as it would look: sample facts through the very writer of real cards."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from walletpass.kernel.errors import WalletpassError
from walletpass.kernel.languages import Language
from walletpass.passes import Design
from walletpass.passes.changes import VALUE_MARK
from walletpass.passes.content import Content
from walletpass.passes.facts import MESSAGE_SAMPLES, Facts, MessageFacts
from walletpass.passes.filling import fill, values_by_key
from walletpass.passes.sampling import Terms, sample_facts
from walletpass.passes.saying import card_facts
from walletpass.passes.showing import shown
from walletpass.passes.starters import load_starter
from walletpass.wallets.apple import CardDrawing, PreparedFiles, draw
from walletpass.wallets.apple.card_identity import CardIdentity
from walletpass.wallets.apple.localisation import placed_images, strings_files
from walletpass.wallets.apple.pass_json import PassWriter

_NOBODYS: Final = CardIdentity(
    pass_type_identifier="pass.example.preview",  # noqa: S106 - no password
    team_identifier="PREVIEW123",
    serial_number="0123456789abcdefghjkmnpqrs",
    authentication_token="shown to nobody, good for nothing",  # noqa: S106 - a sample
    web_service_url="https://preview.example/apple",
)


@dataclass(frozen=True, slots=True)
class Preview:
    """A card drawn with made-up facts, and what its fields say on the lock screen."""

    drawing: CardDrawing
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Undrawable:
    """Why a card cannot be drawn."""

    reason: str


@dataclass(frozen=True, slots=True)
class Scene:
    """In front of what a card is drawn: whose it is, where, and when."""

    brand_name: str
    terms: Terms | None
    now: datetime
    zone: ZoneInfo


def preview(
    design: Design, pictures: Mapping[str, bytes], language: Language, scene: Scene
) -> Preview | Undrawable:
    """Draw a design; *pictures* are those of its bundle, by path."""
    try:
        content = fill(design, card_of(scene, language), language)
        bundle = _bundle(design, content, pictures)
        drawing = draw(bundle, language, now=scene.now, zone=scene.zone)
    except (WalletpassError, ValueError) as trouble:
        return Undrawable(str(trouble))
    return Preview(drawing, _sentences(design, content, language))


def card_of(scene: Scene, language: Language) -> Facts:
    """Return what the card of somebody made up would know, without a message's facts."""
    return card_facts(made_up(scene, language))


def made_up(scene: Scene, language: Language) -> MessageFacts:
    """Return what the card of somebody made up would know; of any brand without terms."""
    if scene.terms is None:
        return replace(MESSAGE_SAMPLES[language], brand=scene.brand_name)
    return sample_facts(scene.terms, language, now=scene.now)


def _bundle(design: Design, content: Content, pictures: Mapping[str, bytes]) -> bytes:
    """Write the bundle as for a real card, but sign it with nothing."""
    files = PreparedFiles({**pictures, **strings_files(design)})
    return files.build(
        PassWriter(design).write(content, _NOBODYS), lambda _manifest: b""
    )


def _sentences(design: Design, content: Content, language: Language) -> tuple[str, ...]:
    return tuple(
        line.change_message.replace(VALUE_MARK, shown(line.value, line.field, language))
        for line in values_by_key(design, content, language).values()
        if line.change_message
    )


def as_given(design: Design, assets: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return a design's pictures as they were given, where one look at them suffices."""
    return {
        f"{place}@3x.png": assets[sha]
        for place, sha in placed_images(design).items()
        if sha in assets
    }


def starter_drawing(trade: str, language: Language, scene: Scene) -> CardDrawing:
    """Draw the starter card of a trade."""
    starter = _starter(trade)
    assets = {sha: picture.content for sha, picture in starter.pictures.items()}
    drawn = preview(starter.design, as_given(starter.design, assets), language, scene)
    assert isinstance(drawn, Preview), "starters can be drawn"
    return drawn.drawing


_starter = lru_cache(load_starter)
