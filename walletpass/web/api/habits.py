"""Customers' habits over the API."""

from typing import Any

from walletpass import customers, insight
from walletpass.insight import Profile
from walletpass.kernel.errors import NotFoundError
from walletpass.web.api.acting import Act, reads
from walletpass.web.api.blueprint import api
from walletpass.web.api.habit_shapes import AffinityOut, ProfileOut, StageMoveOut


class NoProfileError(NotFoundError):
    """Nothing has been reckoned of this customer yet, or nothing is kept any more."""

    code = "no-profile"
    title = "Nothing known yet"

    def __init__(self) -> None:
        super().__init__(
            "This customer's habits have not been reckoned yet; ask again in an hour."
        )


@api.get("/customers/<customer_id>/profile")
@reads("customers:read")
@api.output(ProfileOut)
def show_profile(act: Act, customer_id: str) -> Any:
    """Return what is known of a customer's habits.

    It follows a purchase within minutes, and mere time within the hour. Of somebody who
    was merged into another it is the other's.
    """
    customer = customers.person_of(act.session, act.brand_id, customer_id)
    profile = insight.profile_of(act.session, act.brand_id, customer.id)
    if profile is None:
        raise NoProfileError
    said = {
        column.name: getattr(profile, column.name)
        for column in Profile.__table__.columns
        if column.name in ProfileOut.model_fields
    }
    return said | {
        "currency": act.brand.currency,
        "categories": [
            AffinityOut(
                category=one.category,
                share=one.share / 1000,
                is_declared=one.is_declared,
            ).model_dump()
            for one in insight.affinities_of(act.session, customer.id)
        ],
        "stages": [
            StageMoveOut.model_validate(move).model_dump()
            for move in insight.moves_of(act.session, customer.id)
        ],
    }
