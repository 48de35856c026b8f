"""Several things wrong with one form, told at once, each at its box.

    told = Gathering()
    name = told.read(fit_name, "name", request.form["name"])
    code = told.read(fit_code, "code", request.form["code"])
    told.demand_fit()

What is wrong is gathered as refusals, which the page puts into words.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from walletpass.kernel.errors import InvalidError, WalletpassError


class UnfitFormError(InvalidError):
    """A form in which at least one box needs another value."""

    code = "unfit-form"
    title = "Some boxes need another value"

    def __init__(self, refusals: Sequence[WalletpassError]) -> None:
        super().__init__(" ".join(map(str, refusals)))
        self.refusals = refusals


class Gathering:
    """What is wrong with a form so far."""

    def __init__(self) -> None:
        self._refusals: list[WalletpassError] = []

    def read(self, read: Callable[..., Any], *facts: Any) -> Any:
        """Return what *read* makes of these facts; what it refuses is kept for later."""
        try:
            return read(*facts)
        except WalletpassError as refusal:
            self._refusals.extend(each_of(refusal))
            return None

    def demand_fit(self) -> None:
        """Refuse the form, if anything is wrong with it.

        Raises:
            UnfitFormError: It holds every refusal.
        """
        if self._refusals:
            raise UnfitFormError(self._refusals)


def each_of(refusal: WalletpassError) -> Iterator[WalletpassError]:
    """Return the refusals that one is made of, mostly itself alone."""
    if isinstance(refusal, UnfitFormError):
        yield from refusal.refusals
    else:
        yield refusal
