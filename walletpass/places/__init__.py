"""Places: where cards offer themselves, and what they say there.

A phone looks at ten places of a card and decides by itself when to show it; it reports
nothing back. So each card carries the ten its holder is likeliest to visit.

    places.choose(session, brand_id, customer_ids, now=now)
    places.nearby(session, brand_id, customer_ids, now=now).of(customer_id)
"""

from walletpass.places.auditing import facts_of_beacon, facts_of_offer, facts_of_store
from walletpass.places.beacons import (
    beacon_of,
    beacons_of,
    change_beacon,
    hang,
    take_down,
)
from walletpass.places.belonging import forget_places, merge_places, positions_of
from walletpass.places.choosing import (
    carriers_of,
    choose,
    chosen_for,
    lately,
    next_customers,
)
from walletpass.places.counting import count_visits
from walletpass.places.errors import (
    NoLocationConsentError,
    PlaceOfferOverError,
    PositionTakenError,
    StalePositionError,
    UnknownBeaconError,
    UnknownPlaceOfferError,
)
from walletpass.places.events import (
    CameNear,
    ChooseAgain,
    ChooseFor,
    ChooseLately,
    CountVisits,
    FreezeOffer,
)
from walletpass.places.expecting import (
    MOST_PLACES,
    Candidate,
    Ground,
    Visit,
    likeliest,
)
from walletpass.places.fitting import (
    MOST_HELD,
    check_end,
    check_start,
    check_stores,
    fit_offer,
)
from walletpass.places.hanging import own_points, place_beacon
from walletpass.places.hinting import (
    NEARBY,
    hintless_among,
    say_of_hints,
    settle_hints,
    wants_hints,
)
from walletpass.places.lifting import Lift, Observed, lift_of
from walletpass.places.models import (
    Beacon,
    BeaconPoint,
    ChosenPlace,
    HintlessCustomer,
    PlaceOffer,
    PlaceOfferSide,
    PlaceOfferTold,
    PlaceOfferTrial,
    PlaceTrial,
    PlaceTrialSide,
    Position,
    PositionOutcome,
    StoreVisits,
)
from walletpass.places.observing import MOST_OBSERVED, Trial, observe
from walletpass.places.offers import (
    MOST_GUESTS,
    invite,
    offer,
    offer_of,
    offers,
    offers_on,
    stores_offered,
    withdraw_offer,
)
from walletpass.places.outcomes import NOT_TOLD, NotTold, note_outcome, outcomes_of
from walletpass.places.positions import (
    KEPT,
    LOCATION,
    NEAR,
    Told,
    forget_positions,
    forget_positions_of,
    report,
)
from walletpass.places.promising import (
    hidden_stores,
    is_shown,
    promise_choice,
    promise_offer,
    promise_store,
    show_store,
)
from walletpass.places.showing import NOWHERE, BeaconSpot, Nearby, Spot, nearby
from walletpass.places.siding import close_sides, freeze_sides, sides_due
from walletpass.places.telling import offer_to_tell
from walletpass.places.withholding import set_trial, trial_of, withheld
from walletpass.places.wording import LONGEST_LINE, fit_line

__all__ = [
    "KEPT",
    "LOCATION",
    "LONGEST_LINE",
    "MOST_GUESTS",
    "MOST_HELD",
    "MOST_OBSERVED",
    "MOST_PLACES",
    "NEAR",
    "NEARBY",
    "NOT_TOLD",
    "NOWHERE",
    "Beacon",
    "BeaconPoint",
    "BeaconSpot",
    "CameNear",
    "Candidate",
    "ChooseAgain",
    "ChooseFor",
    "ChooseLately",
    "ChosenPlace",
    "CountVisits",
    "FreezeOffer",
    "Ground",
    "HintlessCustomer",
    "Lift",
    "Nearby",
    "NoLocationConsentError",
    "NotTold",
    "Observed",
    "PlaceOffer",
    "PlaceOfferOverError",
    "PlaceOfferSide",
    "PlaceOfferTold",
    "PlaceOfferTrial",
    "PlaceTrial",
    "PlaceTrialSide",
    "Position",
    "PositionOutcome",
    "PositionTakenError",
    "Spot",
    "StalePositionError",
    "StoreVisits",
    "Told",
    "Trial",
    "UnknownBeaconError",
    "UnknownPlaceOfferError",
    "Visit",
    "beacon_of",
    "beacons_of",
    "carriers_of",
    "change_beacon",
    "check_end",
    "check_start",
    "check_stores",
    "choose",
    "chosen_for",
    "close_sides",
    "count_visits",
    "facts_of_beacon",
    "facts_of_offer",
    "facts_of_store",
    "fit_line",
    "fit_offer",
    "forget_places",
    "forget_positions",
    "forget_positions_of",
    "freeze_sides",
    "hang",
    "hidden_stores",
    "hintless_among",
    "invite",
    "is_shown",
    "lately",
    "lift_of",
    "likeliest",
    "merge_places",
    "nearby",
    "next_customers",
    "note_outcome",
    "observe",
    "offer",
    "offer_of",
    "offer_to_tell",
    "offers",
    "offers_on",
    "outcomes_of",
    "own_points",
    "place_beacon",
    "positions_of",
    "promise_choice",
    "promise_offer",
    "promise_store",
    "report",
    "say_of_hints",
    "set_trial",
    "settle_hints",
    "show_store",
    "sides_due",
    "stores_offered",
    "take_down",
    "trial_of",
    "wants_hints",
    "withdraw_offer",
    "withheld",
]
