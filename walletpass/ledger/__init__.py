"""The ledger: every point a customer ever earned, spent or lost.

Transactions are only ever added, and the entries of each sum to zero. A balance is the
sum of an account's entries; a mistake is put right by a further transaction, never by
editing an old one. Points are whole hundredths, and lie in lots: each credit is one,
with a day it becomes active and a day it expires.

    account_id = ledger.open_account(session, brand_id, program_id, customer_id, now=now)
    sale = ledger.earn(session, account_id, 120_00, source="till-7/991", now=now)
    ledger.redeem(session, account_id, 100_00, source="till-7/992", now=now)
    ledger.take_back(session, account_id, of=sale.id, total=60_00, ...)
"""

from walletpass.ledger.accounts import (
    counter_account,
    open_account,
    program_of,
    programs_of,
    rename_program,
    start_program,
)
from walletpass.ledger.auditing import (
    Imbalance,
    audit,
)
from walletpass.ledger.earning import (
    earn,
)
from walletpass.ledger.errors import (
    AlreadyReversedError,
    BeyondEntryError,
    ClosedReservationError,
    InsufficientPointsError,
    NotMergeableError,
    NotReversibleError,
    SourceTakenError,
    UnfitProgramError,
    UnknownAccountError,
    UnknownEntryError,
    UnknownProgramError,
    UnknownReservationError,
)
from walletpass.ledger.events import (
    BalanceChanged,
    SettleAccount,
    SettleAccounts,
)
from walletpass.ledger.holdings import (
    Expiry,
    HeldLot,
    Liability,
    LotChange,
    Pockets,
    liability,
    lots_changed_by,
    lots_of,
    next_expiries,
    next_expiry,
    pockets_of,
)
from walletpass.ledger.kinds import (
    KINDS,
    ProgramKind,
    scale_for,
    unit_for,
)
from walletpass.ledger.merging import (
    merge,
    unmerge,
)
from walletpass.ledger.models import (
    Account,
    Entry,
    Lot,
    LotMove,
    Pocket,
    Program,
    Reservation,
    Transaction,
)
from walletpass.ledger.opening import (
    Opening,
    open_accounts,
)
from walletpass.ledger.points import (
    HUNDRED,
    MOST,
    POINTS,
    UnfitPointsError,
    figure,
    from_display,
    in_words,
    to_display,
    unit_name,
)
from walletpass.ledger.posting import (
    Kind,
    Posted,
)
from walletpass.ledger.reserving import (
    commit,
    release,
    reserve,
)
from walletpass.ledger.restoring import (
    restore,
)
from walletpass.ledger.returning import (
    Policy,
    give_back,
    reverse,
    take_back,
)
from walletpass.ledger.settling import (
    accounts_of,
    awaken,
    due_accounts,
    expire_when_idle,
    settle,
)
from walletpass.ledger.spending import (
    adjust,
    redeem,
    take_off,
)
from walletpass.ledger.statements import (
    latest,
    movement_from,
    movement_of,
    statement,
)

__all__ = [
    "HUNDRED",
    "KINDS",
    "MOST",
    "POINTS",
    "Account",
    "AlreadyReversedError",
    "BalanceChanged",
    "BeyondEntryError",
    "ClosedReservationError",
    "Entry",
    "Expiry",
    "HeldLot",
    "Imbalance",
    "InsufficientPointsError",
    "Kind",
    "Liability",
    "Lot",
    "LotChange",
    "LotMove",
    "NotMergeableError",
    "NotReversibleError",
    "Opening",
    "Pocket",
    "Pockets",
    "Policy",
    "Posted",
    "Program",
    "ProgramKind",
    "Reservation",
    "SettleAccount",
    "SettleAccounts",
    "SourceTakenError",
    "Transaction",
    "UnfitPointsError",
    "UnfitProgramError",
    "UnknownAccountError",
    "UnknownEntryError",
    "UnknownProgramError",
    "UnknownReservationError",
    "accounts_of",
    "adjust",
    "audit",
    "awaken",
    "commit",
    "counter_account",
    "due_accounts",
    "earn",
    "expire_when_idle",
    "figure",
    "from_display",
    "give_back",
    "in_words",
    "latest",
    "liability",
    "lots_changed_by",
    "lots_of",
    "merge",
    "movement_from",
    "movement_of",
    "next_expiries",
    "next_expiry",
    "open_account",
    "open_accounts",
    "pockets_of",
    "program_of",
    "programs_of",
    "redeem",
    "release",
    "rename_program",
    "reserve",
    "restore",
    "reverse",
    "scale_for",
    "settle",
    "start_program",
    "statement",
    "take_back",
    "take_off",
    "to_display",
    "unit_for",
    "unit_name",
    "unmerge",
]
