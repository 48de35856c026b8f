"""The first steps of a brand: from nothing to a card on somebody's own phone.

beginning.open_on(door)
# /studio/begin, and a form for each step
"""

from walletpass.web.studio.beginning.room import open_on
from walletpass.web.studio.beginning.steps import Step, are_pressing, steps_of

__all__ = ["Step", "are_pressing", "open_on", "steps_of"]
