"""Opening a `.pkpass` the way Wallet does, which is to say: distrusting it.

Every check is written here a second time, apart from whatever made the pass: archive,
digests, signature, chain of certificates, and what `pass.json` says.

    trust = Trust(Path("root.pem"))
    bundle = open_bundle(data, trust, now)      # RefusedError says what is wrong
    bundle.content["serialNumber"], list(remarks(bundle))
"""

from walletpass.simulator.pkpass.bundle import (
    PASS_MIME,
    PASSES_MIME,
    Bundle,
    open_bundle,
    open_bundles,
)
from walletpass.simulator.pkpass.cms import Signed, verify_detached
from walletpass.simulator.pkpass.refusal import SINS, RefusedError, Sin
from walletpass.simulator.pkpass.remarks import may_personalise, remarks
from walletpass.simulator.pkpass.trust import Trust, demand_identity

__all__ = [
    "PASSES_MIME",
    "PASS_MIME",
    "SINS",
    "Bundle",
    "RefusedError",
    "Signed",
    "Sin",
    "Trust",
    "demand_identity",
    "may_personalise",
    "open_bundle",
    "open_bundles",
    "remarks",
    "verify_detached",
]
