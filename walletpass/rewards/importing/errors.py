"""What can be wrong with asking about an import."""

from walletpass.kernel.errors import NotFoundError


class UnknownPurchaseImportError(NotFoundError):
    """An import nobody began for this brand."""

    code = "unknown-import"
    title = "No such import"

    def __init__(self) -> None:
        super().__init__("The brand began no such import.")
