"""In front of what a card is drawn while nobody holds it yet."""

from sqlalchemy.orm import Session

from walletpass import ledger
from walletpass.brands import Brand
from walletpass.ledger import UnknownProgramError
from walletpass.passes.sampling import Terms, terms_of
from walletpass.web.studio.designs.previewing import Scene
from walletpass.web.studio.visiting import Visit


def scene_of(visit: Visit, session: Session, program_id: str | None = None) -> Scene:
    """Return in front of what this brand's cards are drawn."""
    brand = visit.brand(session)
    return Scene(
        brand.name,
        _terms(visit, session, brand, program_id),
        visit.now,
        visit.zone(session),
    )


def _terms(
    visit: Visit, session: Session, brand: Brand, program_id: str | None
) -> Terms | None:
    try:
        program = ledger.program_of(session, brand.id, program_id)
    except UnknownProgramError:
        return None
    return terms_of(session, brand.name, brand.currency, program, now=visit.now)
