"""The very first page: the first brand and its owner, in an installation that is empty.

founding.open_on(door)
# /studio/setup, as long as nobody has founded anything
"""

from walletpass.web.studio.founding.room import open_on

__all__ = ["open_on"]
