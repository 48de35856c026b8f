"""Why a file, or a cell of it, cannot be imported."""

from typing import Literal

from walletpass.kernel.errors import ConflictError, InvalidError, NotFoundError


class UnfitFileError(InvalidError):
    """A file that is no table of customers; *fault* says why in one word."""

    code = "unfit-file"
    title = "This file cannot be imported"

    def __init__(
        self, problem: str, fault: Literal["size", "spreadsheet", "headless"]
    ) -> None:
        super().__init__(problem)
        self.fault = fault


class UnfitBalanceError(InvalidError):
    """A cell that is no number of points."""

    code = "unfit-balance"
    title = "This is no balance"


class UnfitConsentError(InvalidError):
    """A cell that is neither a yes nor a no."""

    code = "unfit-consent"
    title = "This is neither yes nor no"


class UnfitTimezoneError(InvalidError):
    """A cell that names no time zone."""

    code = "unfit-timezone"
    title = "This is no time zone"


class ImportElsewhereError(ConflictError):
    """Another process is importing the same file right now."""

    code = "import-elsewhere"
    title = "This file is being imported already"

    def __init__(self) -> None:
        super().__init__("Wait until the other import of this file is done.")


class UnknownImportError(NotFoundError):
    """An import the brand never began."""

    code = "unknown-import"
    title = "No such import"

    def __init__(self) -> None:
        super().__init__("The brand has no such import.")
