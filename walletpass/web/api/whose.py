"""Whose sale it is, as requests name them."""

from walletpass import passes
from walletpass.passes import OneCustomerError, Shown
from walletpass.web.api.acting import Act
from walletpass.web.api.selling_shapes import WhoIn

__all__ = ["OneCustomerError", "Shown", "shown_in"]


def shown_in(act: Act, asked: WhoIn) -> Shown:
    """Return whose basket or deed it is: somebody unknown, when nobody is named.

    Raises:
        OneCustomerError: They are named in more than one way.
        NotFoundError: The brand has no such card or customer.
    """
    return passes.presented(act.session, act.services.people, act.brand_id, asked)
