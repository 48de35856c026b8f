"""Apple Wallet: from a card's content to bytes a phone accepts without a word.

A bundle is mostly its template: images and translations are made ready once, and a
card adds three small files and one signature. Nothing is signed with a certificate
that is not the card's own, is not valid, or does not chain.

    identity = import_identity([p12, wwdr_cer], password=password, now=now)
    files = PreparedFiles({"icon@2x.png": icon, "pl.lproj/pass.strings": strings})
    pkpass = build_bundle(files, pass_json, identity, now=now)
"""

from walletpass.wallets.apple.bundle import (
    PKPASS,
    PKPASSES,
    build_bundle,
    gather_bundles,
)
from walletpass.wallets.apple.certificates import PassCertificate
from walletpass.wallets.apple.csr import SigningRequest, new_signing_request
from walletpass.wallets.apple.demo_chain import DemoAuthority, ServerCertificate
from walletpass.wallets.apple.drawing import CardDrawing, draw
from walletpass.wallets.apple.drawing_barcode import draw_barcode
from walletpass.wallets.apple.drawing_pictures import pictures_of
from walletpass.wallets.apple.errors import (
    CertificateExpiredError,
    CertificateNotYetValidError,
    WrongIdentityError,
)
from walletpass.wallets.apple.identity import SigningIdentity
from walletpass.wallets.apple.keychain import import_identity, read_credentials
from walletpass.wallets.apple.opening import unpack
from walletpass.wallets.apple.prepared import PreparedFiles
from walletpass.wallets.apple.storing import (
    StoredIdentity,
    read_chain,
    restore,
    store,
)
from walletpass.wallets.apple.verification import verify

__all__ = [
    "PKPASS",
    "PKPASSES",
    "CardDrawing",
    "CertificateExpiredError",
    "CertificateNotYetValidError",
    "DemoAuthority",
    "PassCertificate",
    "PreparedFiles",
    "ServerCertificate",
    "SigningIdentity",
    "SigningRequest",
    "StoredIdentity",
    "WrongIdentityError",
    "build_bundle",
    "draw",
    "draw_barcode",
    "gather_bundles",
    "import_identity",
    "new_signing_request",
    "pictures_of",
    "read_chain",
    "read_credentials",
    "restore",
    "store",
    "unpack",
    "verify",
]
