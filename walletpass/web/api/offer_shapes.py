"""What requests and answers about welcomes and referrals look like."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StrictBool, StrictInt

from walletpass.rewards.referrals.models import Reason, State
from walletpass.rewards.welcoming import State as WelcomeState
from walletpass.web.api.shapes import PageQuery
from walletpass.web.api.writing import AS_A_NUMBER, Id, Word


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class _Answered(BaseModel):
    model_config = ConfigDict(extra="forbid")


class WelcomeIn(_Asked):
    """What whoever joins is given, in points as people see them."""

    points: Annotated[Decimal, AS_A_NUMBER]
    expires_days: StrictInt | None = None
    after_purchase: StrictBool = False


class WelcomeOut(_Answered):
    """What whoever joins is given."""

    points: int | float
    expires_days: int | None
    after_purchase: bool


class OneWelcomeOut(_Answered):
    """How somebody was welcomed in one program, under which of their names."""

    program_id: str
    customer_id: str
    state: WelcomeState
    purchase_id: str | None
    granted_at: datetime | None


class WelcomedOut(_Answered):
    """How somebody was welcomed, program by program."""

    welcomes: list[OneWelcomeOut]


class TermsIn(_Asked):
    """What a friend who brings a friend is given, and what the friend is.

    The friend's first purchase of *min_net* minor units or more counts, whenever it is;
    smaller ones do not, and spoil nothing. Both sides have their points pending at once,
    and active *hold_days* later. If less than *min_net* is left of it by then, they are
    taken back, and no later purchase counts. Nobody is rewarded for more than *most*
    friends.
    """

    referrer_points: Annotated[Decimal, AS_A_NUMBER]
    referee_points: Annotated[Decimal, AS_A_NUMBER]
    hold_days: StrictInt = 14
    expires_days: StrictInt | None = None
    min_net: StrictInt = 0
    most: StrictInt | None = None


class TermsOut(_Answered):
    """What both sides are given, and when it is theirs."""

    referrer_points: int | float
    referee_points: int | float
    hold_days: int
    expires_days: int | None
    min_net: int
    most: int | None


class InvitationOut(_Answered):
    """What somebody gives to friends: a code, and a link that carries it."""

    customer_id: str
    code: str
    link: str


class ClickIn(_Asked):
    """Somebody followed a friend's link."""

    code: Word
    program_id: Id | None = None


class JoinIn(ClickIn):
    """A newcomer, and who brought them; *click_id* names the click that led here."""

    customer_id: Id
    click_id: Id | None = None


class ReferralOut(_Answered):
    """One friend of somebody, and how far it came; *reason* tells why it does not count."""

    id: str
    program_id: str
    referrer_id: str
    referee_id: str | None
    state: State
    reason: Reason | None
    purchase_id: str | None
    clicked_at: datetime | None
    joined_at: datetime | None
    qualified_at: datetime | None
    due_at: datetime | None
    ended_at: datetime | None


class ReferralsQuery(PageQuery):
    """All referrals, or whom one customer brought."""

    customer_id: Id | None = None


class ReferralsOut(_Answered):
    """A page of referrals, newest first."""

    referrals: list[ReferralOut]
    next: str | None
