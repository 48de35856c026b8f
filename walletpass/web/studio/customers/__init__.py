"""One customer: who they are, what is known of their habits, and all that ever happened.

customers.open_on(door)
# /studio/customers/<customer>
"""

from walletpass.web.studio.customers.room import open_on

__all__ = ["open_on"]
