"""How customers are dealt into buckets: by a salt, and by nothing anybody could choose.

    bucket = HMAC-SHA256(salt, customer id) mod 10 000

Those of the lowest buckets are told nothing. Whoever has the salt can do it again.
"""

import hmac
from typing import Final

BUCKETS: Final = 10_000


def bucket_of(salt: bytes, customer_id: str) -> int:
    """Return a customer's bucket in the campaign of this salt, 0 to 9 999."""
    return int.from_bytes(hmac.digest(salt, customer_id.encode(), "sha256")) % BUCKETS
