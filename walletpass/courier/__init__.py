"""The courier: calls addresses that strangers named, and is led nowhere by them.

A name is looked up by us, every address it has is checked, and the connection goes to
the very address that was. No redirect is followed, no proxy asked, no more read than is
kept, and no second waited beyond the last.

    HttpCaller(private_allowed=False).call(Call(url, headers, body))
"""

from walletpass.courier.calling import HttpCaller
from walletpass.courier.looking_up import Lookup, system_lookup

__all__ = ["HttpCaller", "Lookup", "system_lookup"]
