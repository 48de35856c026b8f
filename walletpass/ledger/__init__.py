"""The ledger: every point a customer ever earned, spent or lost.

Transactions are only ever added, and the entries of each sum to zero. A balance is the
sum of an account's entries; a mistake is put right by a further transaction, never by
editing an old one. Points are whole hundredths.

    account_id = ledger.open_account(session, brand_id, program_id, customer_id, now=now)
    ledger.earn(session, account_id, 120_00, source="till-7/receipt-991", now=now)
    ledger.redeem(session, account_id, 100_00, source="till-7/receipt-992", now=now)
"""

from walletpass.ledger.accounts import (
    balances_of,
    counter_account,
    open_account,
    program_of,
    start_program,
    sum_of,
)
from walletpass.ledger.errors import (
    AlreadyReversedError,
    InsufficientPointsError,
    NotReversibleError,
    SourceTakenError,
    UnknownAccountError,
    UnknownEntryError,
    UnknownProgramError,
)
from walletpass.ledger.events import BalanceChanged
from walletpass.ledger.models import Account, Entry, Program, Transaction
from walletpass.ledger.opening import Opening, open_accounts
from walletpass.ledger.points import (
    POINTS,
    UnfitPointsError,
    from_display,
    in_words,
    to_display,
    unit_name,
)
from walletpass.ledger.posting import (
    Kind,
    Posted,
    adjust,
    earn,
    redeem,
    reverse,
    take_back,
)
from walletpass.ledger.statements import (
    Imbalance,
    audit,
    latest,
    movement_from,
    movement_of,
    statement,
)

__all__ = [
    "POINTS",
    "Account",
    "AlreadyReversedError",
    "BalanceChanged",
    "Entry",
    "Imbalance",
    "InsufficientPointsError",
    "Kind",
    "NotReversibleError",
    "Opening",
    "Posted",
    "Program",
    "SourceTakenError",
    "Transaction",
    "UnfitPointsError",
    "UnknownAccountError",
    "UnknownEntryError",
    "UnknownProgramError",
    "adjust",
    "audit",
    "balances_of",
    "counter_account",
    "earn",
    "from_display",
    "in_words",
    "latest",
    "movement_from",
    "movement_of",
    "open_account",
    "open_accounts",
    "program_of",
    "redeem",
    "reverse",
    "start_program",
    "statement",
    "sum_of",
    "take_back",
    "to_display",
    "unit_name",
]
