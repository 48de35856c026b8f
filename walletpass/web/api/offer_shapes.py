"""What requests and answers about welcomes and referrals look like."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StrictBool, StrictInt

from walletpass.rewards.welcoming import State as WelcomeState
from walletpass.web.api.writing import AS_A_NUMBER


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
