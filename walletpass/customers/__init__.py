"""People: what finds them, what they are called, what they agreed to.

Whatever is personal is sealed with a key of the customer's own; a phone or an address
is found again by its fingerprint. One phone is one customer, however it is written.

    people = customers.People(vault, keyring)
    ada = customers.enrol(session, people, brand=brand, phone="8 916 …", now=now)
    customers.find_by_phone(session, people, brand, "+7 916 …") is ada.customer
"""

from walletpass.customers.attributes import BEYOND, MOST_ATTRIBUTES
from walletpass.customers.birthdays import Birthday, birthday_from
from walletpass.customers.calling import called
from walletpass.customers.changing import change
from walletpass.customers.clubs import (
    Club,
    ClubMember,
    club_of,
    clubs_of,
    found_club,
    join_club,
    leave_club,
    members_page,
    rename_club,
)
from walletpass.customers.consenting import (
    MARKETING,
    Answer,
    Choice,
    Wording,
    agreed_among,
    agreed_now,
    consents_page,
    current_consents,
    has_agreed,
    news_among,
    record_consents,
    said_by,
)
from walletpass.customers.emails import masked_email, normal_email
from walletpass.customers.enrolling import Enrolment, claim, enrol
from walletpass.customers.erasing import erase
from walletpass.customers.errors import (
    AlreadyClaimedError,
    BelongsToAnotherError,
    ClubTakenError,
    ErasedCustomerError,
    MergedCustomerError,
    NotMergeablePeopleError,
    NotPartableError,
    TwoPeopleError,
    UnfitBirthdayError,
    UnfitEmailError,
    UnfitNameError,
    UnfitNeedError,
    UnfitNumberError,
    UnfitPhoneError,
    UnfitPostalCodeError,
    UnknownClubError,
    UnknownCustomerError,
    UnknownMergeError,
)
from walletpass.customers.events import CustomerChanged
from walletpass.customers.exporting import Dossier, dossiers, dossiers_of
from walletpass.customers.identities import (
    find,
    find_by_phone,
    reachable_by_phone,
)
from walletpass.customers.importing.models import ImportJob, ImportRow
from walletpass.customers.merging import (
    Merged,
    merge,
    merge_of,
    merges_of,
    note_moved,
    unmerge,
)
from walletpass.customers.models import (
    Channel,
    Consent,
    ConsentText,
    Customer,
    Identity,
    Kind,
    Merge,
    Status,
)
from walletpass.customers.names import Name, covered
from walletpass.customers.needs import Declared, Need, NeedKind, declare_need, needs_of
from walletpass.customers.people import (
    People,
    birthday_of,
    covered_names,
    identities_of,
    masked_phone_of,
    name_of,
    postal_code_of,
)
from walletpass.customers.phones import masked_phone, normal_phone, spaced_phone
from walletpass.customers.portraits import first_touch
from walletpass.customers.recognising import verify
from walletpass.customers.selves import SELVES, person_of, selves
from walletpass.customers.tending import (
    block,
    customer_of,
    customers_page,
    describe,
    note_change,
    note_purchase,
    unblock,
)

__all__ = [
    "BEYOND",
    "MARKETING",
    "MOST_ATTRIBUTES",
    "SELVES",
    "AlreadyClaimedError",
    "Answer",
    "BelongsToAnotherError",
    "Birthday",
    "Channel",
    "Choice",
    "Club",
    "ClubMember",
    "ClubTakenError",
    "Consent",
    "ConsentText",
    "Customer",
    "CustomerChanged",
    "Declared",
    "Dossier",
    "Enrolment",
    "ErasedCustomerError",
    "Identity",
    "ImportJob",
    "ImportRow",
    "Kind",
    "Merge",
    "Merged",
    "MergedCustomerError",
    "Name",
    "Need",
    "NeedKind",
    "NotMergeablePeopleError",
    "NotPartableError",
    "People",
    "Status",
    "TwoPeopleError",
    "UnfitBirthdayError",
    "UnfitEmailError",
    "UnfitNameError",
    "UnfitNeedError",
    "UnfitNumberError",
    "UnfitPhoneError",
    "UnfitPostalCodeError",
    "UnknownClubError",
    "UnknownCustomerError",
    "UnknownMergeError",
    "Wording",
    "agreed_among",
    "agreed_now",
    "birthday_from",
    "birthday_of",
    "block",
    "called",
    "change",
    "claim",
    "club_of",
    "clubs_of",
    "consents_page",
    "covered",
    "covered_names",
    "current_consents",
    "customer_of",
    "customers_page",
    "declare_need",
    "describe",
    "dossiers",
    "dossiers_of",
    "enrol",
    "erase",
    "find",
    "find_by_phone",
    "first_touch",
    "found_club",
    "has_agreed",
    "identities_of",
    "join_club",
    "leave_club",
    "masked_email",
    "masked_phone",
    "masked_phone_of",
    "members_page",
    "merge",
    "merge_of",
    "merges_of",
    "name_of",
    "needs_of",
    "news_among",
    "normal_email",
    "normal_phone",
    "note_change",
    "note_moved",
    "note_purchase",
    "person_of",
    "postal_code_of",
    "reachable_by_phone",
    "record_consents",
    "rename_club",
    "said_by",
    "selves",
    "spaced_phone",
    "unblock",
    "unmerge",
    "verify",
]
