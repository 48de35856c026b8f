"""The welcome over the API: what whoever joins is given, and who had it."""

from decimal import Decimal
from typing import Any

from walletpass import brands, customers, ledger
from walletpass.rewards import welcoming
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.offer_shapes import WelcomedOut, WelcomeIn, WelcomeOut


@api.put("/programs/<program_id>/welcome")
@writes("rewards:write")
@api.input(WelcomeIn)
@api.output(WelcomeOut)
def set_welcome(act: Act, program_id: str, json_data: WelcomeIn) -> Any:
    """Say what whoever joins is given from now on: once per person, zero is nothing."""
    program = ledger.program_of(act.session, act.brand_id, program_id)
    welcoming.set_welcome(
        act.session,
        act.brand_id,
        program.id,
        points=hundredths(json_data.points, program.scale),
        expires_days=json_data.expires_days,
        after_purchase=json_data.after_purchase,
    )
    brands.record(
        act.session,
        act.brand_id,
        actor=act.holder.key_id,
        action="welcome.set",
        object=program.id,
        after={"points": str(json_data.points)},
        now=act.now,
    )
    return json_data.model_dump() | {"points": float(json_data.points)}


def hundredths(points: Decimal, scale: int) -> int:
    """Return points as the books keep them, where none is an answer too."""
    return ledger.from_display(points, scale) if points else 0


@api.get("/programs/<program_id>/welcome")
@reads("rewards:read")
@api.output(WelcomeOut)
def show_welcome(act: Act, program_id: str) -> Any:
    """Return what whoever joins is given."""
    program = ledger.program_of(act.session, act.brand_id, program_id)
    offer = welcoming.welcome_of(act.session, program.id)
    if offer is None:
        return {"points": 0, "expires_days": None, "after_purchase": False}
    return {
        "points": ledger.to_display(offer.points, program.scale),
        "expires_days": offer.expires_days,
        "after_purchase": offer.after_purchase,
    }


@api.get("/customers/<customer_id>/welcomes")
@reads("rewards:read")
@api.output(WelcomedOut)
def show_welcomed(act: Act, customer_id: str) -> Any:
    """Return how a customer was welcomed in each program, or why they were not."""
    customer = customers.person_of(act.session, act.brand_id, customer_id)
    return {
        "welcomes": [
            {
                "program_id": one.program_id,
                "customer_id": one.customer_id,
                "state": one.state,
                "purchase_id": one.purchase_id,
                "granted_at": one.granted_at,
            }
            for one in welcoming.welcomes_of(act.session, customer.id)
        ]
    }
