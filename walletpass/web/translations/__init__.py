"""What the screens say, in every language we speak, and how figures are written there.

A text has a name and stands in all languages side by side, so that none is forgotten.
Each screen keeps a module of its own here, which `speaking.CATALOGUE` gathers.

    say = Speaker("pl")
    say("card.title", brand="Rosa")
    say.number(12_500)
"""

from walletpass.web.translations.speaking import CATALOGUE, NAMES, Speaker

__all__ = ["CATALOGUE", "NAMES", "Speaker"]
