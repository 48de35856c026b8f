"""What a campaign's words look like: the card they come to, and the sentence it says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import passes
from walletpass.kernel.languages import Language
from walletpass.passes import Design, Template, TemplateVersion
from walletpass.passes.messages import Prediction, predict
from walletpass.wallets.apple import CardDrawing
from walletpass.web.studio.designs.previewing import (
    Preview,
    Scene,
    as_given,
    made_up,
    preview,
)


@dataclass(frozen=True, slots=True)
class Seen:
    """One text as phones show it; no *drawing* where no card is published yet."""

    code: str
    language: Language
    prediction: Prediction
    drawing: CardDrawing | None


def seen_on(
    session: Session,
    brand_id: str,
    texts: Sequence[tuple[str, Mapping[Language, str]]],
    scene: Scene,
    languages: Sequence[Language],
) -> Sequence[Seen]:
    """Return what the lock screen says of each of these texts, in each language.

    The facts are those of somebody made up; the card is the brand's, as published last.
    """
    design = _design(session, brand_id)
    if design is None:
        return []
    assets = passes.assets_of(session, brand_id, design)
    drawings: dict[Language, CardDrawing | None] = {}
    found = []
    for code, words in texts:
        for language in languages:
            if not words.get(language, "").strip():
                continue
            if language not in drawings:
                drawn = preview(design, as_given(design, assets), language, scene)
                drawings[language] = (
                    drawn.drawing if isinstance(drawn, Preview) else None
                )
            facts = made_up(scene, language)
            said = predict(design, {language: words[language]}, facts, language)
            found.append(Seen(code, language, said, drawings[language]))
    return found


def _design(session: Session, brand_id: str) -> Design | None:
    version = session.scalars(
        select(TemplateVersion)
        .join(Template, Template.version_id == TemplateVersion.id)
        .where(Template.brand_id == brand_id)
        .order_by(Template.id)
        .limit(1)
    ).one_or_none()
    return Design.model_validate(version.design) if version else None
