"""What is wrong with a form of the first steps, in the reader's words, at its box.

Boxes of the steps' forms share names, so that each is told of with its step before it.
"""

from collections.abc import Mapping

from walletpass.kernel.errors import WalletpassError
from walletpass.wallets.apple.errors import WrongPasswordError
from walletpass.web.studio.gathering import each_of
from walletpass.web.studio.places.boxes import complaints_of as complaints_of_place
from walletpass.web.translations import Speaker


def complaints_of(
    about: str, refusal: WalletpassError, say: Speaker
) -> Mapping[str, str]:
    """Return what to put right in the form of a step, by ``step-box``."""
    if about == "store":
        told = complaints_of_place(refusal, say)
    elif about == "certificate":
        told = dict([_of_files(refusal, say)])
    else:
        told = dict(_of_brand(one, say) for one in each_of(refusal))
    return {f"{about}-{box}" if box else "": words for box, words in told.items()}


def _of_files(refusal: WalletpassError, say: Speaker) -> tuple[str, str]:
    if isinstance(refusal, WrongPasswordError):
        is_given = refusal.given
        return "password", say(f"begin.password.{'wrong' if is_given else 'missing'}")
    name = f"begin.refused.{refusal.code}"
    return "files", say(name if say.knows(name) else "begin.refused.files")


def _of_brand(refusal: WalletpassError, say: Speaker) -> tuple[str, str]:
    box = getattr(refusal, "field", "")
    name = f"begin.refused.{box}"
    return box, say(name if say.knows(name) else "refused.other")
