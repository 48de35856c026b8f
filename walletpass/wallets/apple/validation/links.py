"""What a pass leads to: apps, addresses and the buttons under the card."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from walletpass.passes.issues import Issue, error, warning
from walletpass.wallets.apple.validation.findings import (
    objects_in,
    quoted,
    text_in,
)

_MOST_ACTIONS: Final = 2
# https://developer.apple.com/documentation/walletpasses/defining-the-metadata-of-your-wallet-pass
# (checked 2026-11, before iOS 27 was final)
_ACTIONS: Final = """
    addToBalance bookAppointment bookCar bookFlight bookStay call listenToMusic
    membershipBenefits order place shop viewMembershipBenefits viewOffersRewards
    viewSchedule watchTrailer
"""


def links(card: Mapping[str, Any]) -> Iterator[Issue]:
    """Check the app a pass opens and the actions it offers."""
    if "appLaunchURL" in card and not card.get("associatedStoreIdentifiers"):
        yield warning(
            "app-missing",
            "$.appLaunchURL",
            "There is no app to hand it to.",
            "Add associatedStoreIdentifiers, or leave it out.",
        )
    if "upcomingPassInformation" in card and "eventTicket" not in card:
        yield warning(
            "upcoming-unused",
            "$.upcomingPassInformation",
            "Only event tickets list upcoming events.",
            "Leave it out.",
        )
    yield from _actions(card)


def _actions(card: Mapping[str, Any]) -> Iterator[Issue]:
    actions = list(objects_in(card, "featuredActions", "$"))
    if len(actions) > _MOST_ACTIONS:
        yield warning(
            "actions-many",
            "$.featuredActions",
            "There are {count}, and phones show {most}.",
            "Keep the two that matter most, the better one first.",
            count=len(actions),
            most=_MOST_ACTIONS,
        )
    seen: set[str] = set()
    for path, action in actions:
        identifier = text_in(action, "identifier") or ""
        if identifier and identifier in seen:
            yield error(
                "action-repeated",
                f"{path}.identifier",
                "{identifier} names another action too.",
                "Give each action an identifier of its own.",
                identifier=quoted(identifier),
            )
        seen.add(identifier)
        yield from _action(path, action)


def _action(path: str, action: Mapping[str, Any]) -> Iterator[Issue]:
    kind = text_in(action, "type")
    if kind is not None and kind not in _ACTIONS.split():
        yield warning(
            "action-unknown",
            f"{path}.type",
            "{kind} is no action known so far.",
            "Choose one of {known}.",
            kind=quoted(kind),
            known=", ".join(_ACTIONS.split()),
        )
    needed = "placeIdentifier" if kind == "place" else "url"
    if not action.get(needed):
        yield error(
            "action-nowhere",
            f"{path}.{needed}",
            "The action leads nowhere.",
            "Add {key}.",
            key=quoted(needed),
        )
