"""The editor's page: the form, what there is to say about it, the preview beside it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import request
from sqlalchemy.orm import Session

from walletpass.kernel.languages import LANGUAGES, Language
from walletpass.passes import Design, Template, errors_among, stamp_of
from walletpass.wallets.apple.holding import may_use_nfc
from walletpass.wallets.apple.images import SHOWN, files
from walletpass.wallets.apple.publishing import Proof, proof_of
from walletpass.web.studio.designs import formats
from walletpass.web.studio.designs.complaints import Complaint
from walletpass.web.studio.designs.drafts import standing_of
from walletpass.web.studio.designs.pictures import pictures_in
from walletpass.web.studio.designs.previewing import Preview, Undrawable, preview
from walletpass.web.studio.designs.reading import STYLES, SYMBOLOGIES, TRANSITS
from walletpass.web.studio.designs.remarks import Remark, remarks
from walletpass.web.studio.designs.scenes import scene_of
from walletpass.web.studio.designs.sheets import Desk, sheet_of
from walletpass.web.studio.designs.spots import Plain
from walletpass.web.studio.visiting import Visit

MORE: Final = ("more-kind", "more-code", "more-offers", "more-nfc", "more-links")
"""The parts of the editor that are folded until somebody needs them."""


def desk_of(visit: Visit, session: Session) -> Desk:
    """Return whose editor this is."""
    brand = visit.brand(session)
    return Desk(visit.say, brand.languages, brand.currency, visit.zone(session))


def editor_page(
    visit: Visit,
    session: Session,
    template: Template,
    draft: Plain,
    *,
    complaints: Sequence[Complaint] = (),
    is_taken: bool = False,
) -> str:
    """Show the editor with *draft* in its form, and the kept one in its preview."""
    kept = Design.model_validate(template.draft)
    language = wanted_language() or visit.person.language
    seen = _seen(visit, session, template, kept, language)
    found = remarks(seen.proof.issues, template.draft, visit.say)
    desk = desk_of(visit, session)
    standing = standing_of(session, template)
    number = standing.version.number if standing.version else 0
    return visit.page(
        "studio/design.html",
        here="cards",
        design=template,
        stamp=request.form.get("stamp", "") if is_taken else stamp_of(template),
        sheet=sheet_of(draft, desk),
        choices=_choices(desk),
        standing=standing,
        pictures=pictures_in(kept),
        has_nfc_right=may_use_nfc(session, template.pass_type_id, now=visit.now),
        seen=seen.preview,
        is_drawn=isinstance(seen.preview, Preview),
        faults=errors_among(seen.proof.issues),
        remarks=found,
        said=_Said(complaints, found),
        language=language,
        languages=LANGUAGES,
        complaints=complaints,
        is_taken=is_taken,
        is_done=request.args.get("published", type=int) == number > 0,
        zone=desk.zone,
    )


def _choices(desk: Desk) -> dict[str, Any]:
    """Return what the selects of the form offer."""
    return {
        "symbologies": SYMBOLOGIES,
        "styles": STYLES,
        "shown": SHOWN,
        "transits": TRANSITS,
        "alignments": formats.ALIGNMENTS,
        "unaligned": formats.UNALIGNED,
        "numbers": formats.number_choices(desk.say, desk.currency),
        "days": formats.day_choices(desk.say),
        "hours": formats.hour_choices(desk.say),
    }


class _Said:
    """What is said about each part and each box of the editor."""

    def __init__(
        self, complaints: Iterable[Complaint], found: Iterable[Remark]
    ) -> None:
        self.complaints: dict[str, list[Complaint]] = {}
        self.remarks: dict[str, list[Remark]] = {}
        self.worst: dict[str, str] = {}
        asked = request.args.get("open")
        self.opened: set[str] = {part for part in MORE if part == asked}
        for complaint in complaints:
            self.complaints.setdefault(complaint.spot.box, []).append(complaint)
            self.worst[complaint.spot.part] = "stop"
            self.opened.add(complaint.spot.part)
        for remark in found:  # the worst come first
            self.remarks.setdefault(remark.spot.box, []).append(remark)
            self.worst.setdefault(remark.spot.part, remark.meaning)


def shown_now() -> Mapping[str, Any]:
    """Return what an address must carry for the preview to stay as it is."""
    wanted = wanted_language()
    return {"preview": wanted} if wanted else {}


def wanted_language() -> Language | None:
    """Return the language of the button that was pressed, else of the preview so far."""
    wanted = request.form.get("preview") or request.args.get("preview")
    return next((ours for ours in LANGUAGES if ours == wanted), None)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a draft would look like, and what to know of it."""

    proof: Proof
    preview: Preview | Undrawable


def _seen(
    visit: Visit,
    session: Session,
    template: Template,
    kept: Design,
    language: Language,
) -> _Seen:
    proof = proof_of(session, visit.brand_id, kept)
    scene = scene_of(visit, session, template.program_id)
    return _Seen(proof, preview(kept, files(proof.crops), language, scene))
