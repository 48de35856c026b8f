"""What is owed once a file of purchases was taken."""

from dataclasses import dataclass

from walletpass import outbox


@outbox.message("import-purchases")
@dataclass(frozen=True)
class ImportPurchases:
    """Tell the purchases of one part of a file, then promise the next."""

    import_id: str
    part: int
