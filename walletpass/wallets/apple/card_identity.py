"""Whose pass it is, and where its phone asks for news."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class CardIdentity:
    """The names under which Wallet knows one pass.

    Without *web_service_url* the pass is never updated, and its token is not written.
    """

    pass_type_identifier: str
    team_identifier: str
    serial_number: str
    authentication_token: str = field(default="", repr=False)
    web_service_url: str = ""
