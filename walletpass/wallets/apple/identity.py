"""Who signs: a pass certificate, the intermediate that issued it, and its key."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from walletpass.wallets.apple.certificates import (
    PassCertificate,
    intermediate_for,
    require_current,
    title_of,
)
from walletpass.wallets.apple.errors import (
    CertificateExpiredError,
    ForeignKeyError,
    UnsuitableKeyError,
    WrongIdentityError,
)
from walletpass.wallets.apple.signature import DetachedSigner, PrivateKey

_LEAST_RSA_BITS = 2048


@dataclass(frozen=True)
class SigningIdentity:
    """A proven right to sign the cards of one pass type.

    Making one refuses whatever Wallet would refuse later without a word: a foreign
    key, a chain that does not hold, a certificate outside its time. It is made once
    per process and shared by all threads.
    """

    certificate: PassCertificate
    intermediate: x509.Certificate = field(repr=False)
    private_key: PrivateKey = field(repr=False, compare=False)
    proven_at: datetime = field(repr=False, compare=False)
    expires_at: datetime = field(init=False)
    _signer: DetachedSigner = field(init=False, repr=False, compare=False)

    @classmethod
    def assemble(
        cls,
        certificate: PassCertificate,
        intermediates: Iterable[x509.Certificate],
        key: PrivateKeyTypes,
        *,
        now: datetime,
    ) -> Self:
        """Put an identity together, with whichever intermediate issued the certificate.

        Raises:
            UnsuitableKeyError, ForeignKeyError: The key cannot or may not sign.
            MissingIntermediateError, ForgedChainError: The chain does not hold.
            CertificateExpiredError, CertificateNotYetValidError: It is not its time.
        """
        intermediate = intermediate_for(certificate.leaf, intermediates)
        return cls(certificate, intermediate, suitable(key), now)

    def __post_init__(self) -> None:
        leaf, issuer, now = self.certificate.leaf, self.intermediate, self.proven_at
        if suitable(self.private_key).public_key() != leaf.public_key():
            raise ForeignKeyError(self.certificate.fingerprint)
        intermediate_for(leaf, [issuer])
        require_current(leaf, now)
        require_current(issuer, now)
        ends = min(leaf.not_valid_after_utc, issuer.not_valid_after_utc)
        signer = DetachedSigner(leaf, issuer, self.private_key, now=now)
        object.__setattr__(self, "expires_at", ends)
        object.__setattr__(self, "_signer", signer)

    @property
    def pass_type_identifier(self) -> str:
        """The pass type whose cards this signs; also the topic of its pushes."""
        return self.certificate.pass_type_identifier

    @property
    def team_identifier(self) -> str:
        """The team Apple issued the certificate to."""
        return self.certificate.team_identifier

    def check(
        self, pass_type_identifier: object, team_identifier: object, now: datetime
    ) -> None:
        """Refuse a card that is not this certificate's, or a certificate that ended.

        Raises:
            WrongIdentityError: The card names another pass type or team.
            CertificateExpiredError: Leaf or intermediate has expired.
        """
        card = pass_type_identifier, team_identifier
        own = self.certificate.pass_type_identifier, self.certificate.team_identifier
        if card != own:
            raise WrongIdentityError(card=card, certificate=own)
        self._require_current(now)

    def sign(self, manifest: bytes, now: datetime) -> bytes:
        """Return the detached signature over a manifest.

        Raises:
            CertificateExpiredError: Leaf or intermediate has expired.
        """
        self._require_current(now)
        return self._signer.sign(manifest, now)

    def sign_token(self, token: bytes, now: datetime) -> bytes:
        """Return the answer to a personalisation: the token, signed like a manifest.

        https://developer.apple.com/documentation/walletpasses/return-a-personalized-pass
        (checked 2026-11).

        Raises:
            CertificateExpiredError: Leaf or intermediate has expired.
        """
        return self.sign(token, now)

    def client_pem(self) -> bytes:
        """Return key and chain for the TLS connection to Apple's push service.

        Holds the private key: hand it to the client, keep it nowhere.
        """
        key = self.private_key.private_bytes(
            Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
        )
        chain = self.certificate.leaf, self.intermediate
        return key + b"".join(each.public_bytes(Encoding.PEM) for each in chain)

    def _require_current(self, now: datetime) -> None:
        if now > self.expires_at:
            ended = min(
                (self.certificate.leaf, self.intermediate),
                key=lambda each: each.not_valid_after_utc,
            )
            raise CertificateExpiredError(
                subject=title_of(ended), expired_at=self.expires_at
            )


def suitable(key: PrivateKeyTypes) -> PrivateKey:
    """Return the key if cards can be signed with it.

    Raises:
        UnsuitableKeyError: Neither RSA of 2048 bits or more, nor P-256.
    """
    if isinstance(key, rsa.RSAPrivateKey):
        if key.key_size >= _LEAST_RSA_BITS:
            return key
        raise UnsuitableKeyError(f"{key.key_size}-bit RSA")
    if isinstance(key, ec.EllipticCurvePrivateKey):
        if isinstance(key.curve, ec.SECP256R1):
            return key
        raise UnsuitableKeyError(f"elliptic curve {key.curve.name}")
    raise UnsuitableKeyError(type(key).__name__.removesuffix("PrivateKey"))
