"""Happenings: what a customer did without buying, and what the rules give for it.

A review, a repost, a visit: the shop's own words, told once under an id of its own, and
counted by the rules of its moment like a purchase. What rules hold back until somebody
confirms it waits for that word. A birthday happens once a year, by itself.

    told = happenings.Happened("review", "web", "r-77", {"stars": 5})
    happenings.tell(session, brand_id, holder, told, now=now).points
    happenings.confirm(session, brand_id, happening_id, by="olga", now=now)
    happenings.reject(session, brand_id, happening_id, by="olga", reason="…", now=now)
"""

from walletpass.rewards.happenings.birthdays import (
    begin_rounds,
    celebrate,
)
from walletpass.rewards.happenings.deciding import confirm, reject
from walletpass.rewards.happenings.errors import (
    AlreadyDecidedError,
    HappeningTakenError,
    UnfitHappeningError,
    UnknownHappeningError,
)
from walletpass.rewards.happenings.events import CelebrateBirthdays, CelebrateDay
from walletpass.rewards.happenings.forgetting import forget
from walletpass.rewards.happenings.happened import Happened
from walletpass.rewards.happenings.models import BirthdayRound, Happening, State
from walletpass.rewards.happenings.ourselves import on_friendship, on_join
from walletpass.rewards.happenings.reading import happening_of, happenings_page
from walletpass.rewards.happenings.telling import (
    Counted,
    tell,
)

__all__ = [
    "AlreadyDecidedError",
    "BirthdayRound",
    "CelebrateBirthdays",
    "CelebrateDay",
    "Counted",
    "Happened",
    "Happening",
    "HappeningTakenError",
    "State",
    "UnfitHappeningError",
    "UnknownHappeningError",
    "begin_rounds",
    "celebrate",
    "confirm",
    "forget",
    "happening_of",
    "happenings_page",
    "on_friendship",
    "on_join",
    "reject",
    "tell",
]
