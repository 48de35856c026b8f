"""In front of what a card is drawn while nobody holds it yet."""

from sqlalchemy.orm import Session

from walletpass import ledger
from walletpass.ledger import Program, UnknownProgramError
from walletpass.web.studio.designs.previewing import Scene
from walletpass.web.studio.visiting import Visit


def scene_of(visit: Visit, session: Session, program_id: str | None = None) -> Scene:
    """Return in front of what this brand's cards are drawn."""
    brand = visit.brand(session)
    return Scene(
        brand.name,
        _program(session, brand.id, program_id),
        visit.now,
        visit.zone(session),
    )


def _program(session: Session, brand_id: str, program_id: str | None) -> Program | None:
    try:
        return ledger.program_of(session, brand_id, program_id)
    except UnknownProgramError:
        return None
