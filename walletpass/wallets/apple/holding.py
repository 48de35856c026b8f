"""The certificates we hold: stored sealed, read back when a card is to be signed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import outbox
from walletpass.devices import PushChanges
from walletpass.kernel.ids import new_id
from walletpass.kernel.sealing import Vault
from walletpass.passes import Certificate, PassType
from walletpass.wallets.apple.certificates import (
    PassCertificate,
    fingerprint_of,
    title_of,
)
from walletpass.wallets.apple.demo_chain import is_demo
from walletpass.wallets.apple.identity import SigningIdentity
from walletpass.wallets.apple.press_errors import (
    ForeignPassTypeError,
    NoCertificateError,
)
from walletpass.wallets.apple.storing import (
    StoredIdentity,
    read_chain,
    restore,
    store,
)


def keep_identity(
    session: Session,
    vault: Vault,
    brand_id: str,
    identity: SigningIdentity,
    *,
    now: datetime,
) -> Certificate:
    """Store an identity for the brand, making its pass type known if it is new.

    It signs from now on, whichever ends later; the same certificate stored again is
    the newest once more. The request it answers, if it was made here, waits no longer;
    nor do pushes, which may have waited for it.

    Raises:
        ForeignPassTypeError: The pass type belongs to another brand here.
    """
    pass_type = _pass_type(session, brand_id, identity, now)
    fingerprint = identity.certificate.fingerprint
    held = session.scalars(
        select(Certificate).where(Certificate.fingerprint == fingerprint)
    ).one_or_none()
    if held is not None:
        held.created_at = now
        return held
    stored = store(identity)
    certificate = Certificate(
        id=new_id("crt", now),
        brand_id=brand_id,
        pass_type_id=pass_type.id,
        chain=stored.chain_pem.decode(),
        key_sealed=vault.seal(stored.private_key),
        fingerprint=fingerprint,
        expires_at=identity.expires_at,
        created_at=now,
    )
    session.add(certificate)
    _forget_request(session, vault, brand_id, stored.private_key)
    session.flush()
    outbox.hasten(session, PushChanges, pass_type.id, now=now)
    return certificate


def keep_request(
    session: Session, vault: Vault, brand_id: str, key: bytes, *, now: datetime
) -> Certificate:
    """Store the key (PKCS #8, DER) of a certificate we have asked Apple for."""
    request = Certificate(
        id=new_id("crt", now),
        brand_id=brand_id,
        key_sealed=vault.seal(key),
        created_at=now,
    )
    session.add(request)
    session.flush()
    return request


def keys_held(session: Session, vault: Vault, brand_id: str) -> list[bytes]:
    """Return the brand's keys, PKCS #8 in DER.

    Those that have a certificate are among them: Apple answers one request as often as
    it is uploaded, so a renewal may bring a certificate for the same key.
    """
    sealed = session.scalars(
        select(Certificate.key_sealed).where(Certificate.brand_id == brand_id)
    )
    return [vault.open(key) for key in sealed]


def waiting_requests(session: Session) -> Sequence[datetime]:
    """Return when each request was made that Apple has not answered yet."""
    return session.scalars(
        select(Certificate.created_at)
        .where(Certificate.chain == "")
        .order_by(Certificate.id)
    ).all()


@dataclass(frozen=True, slots=True)
class Issuer:
    """The intermediate that issued a certificate, and travels with every card."""

    name: str
    fingerprint: str
    days_left: int


@dataclass(frozen=True, slots=True)
class Held:
    """A certificate as an operator sees it; *days_left* is negative once it expired.

    It ends with its *issuer*, should that be earlier. *signs* is true of one certificate
    of a pass type at most. One that *is_demo* was issued by ourselves.
    """

    brand_id: str
    pass_type_identifier: str
    fingerprint: str
    expires_at: datetime
    days_left: int
    signs: bool
    is_demo: bool
    issuer: Issuer


def held_certificates(
    session: Session, *, now: datetime, brand_id: str | None = None
) -> Sequence[Held]:
    """Return every certificate that signs or once signed, the first to expire first."""
    query = (
        select(Certificate, PassType.identifier)
        .join(PassType, PassType.id == Certificate.pass_type_id)
        .where(Certificate.chain != "")
        .order_by(Certificate.expires_at)
    )
    if brand_id is not None:
        query = query.where(Certificate.brand_id == brand_id)
    rows = session.execute(query).all()
    signing = _signing([certificate for certificate, _identifier in rows], now)
    return [
        _held(
            certificate,
            identifier,
            now,
            signs=signing.get(certificate.pass_type_id) is certificate,
        )
        for certificate, identifier in rows
    ]


def _held(
    certificate: Certificate, identifier: str, now: datetime, *, signs: bool
) -> Held:
    leaf, intermediate = read_chain(certificate.chain.encode())
    expires_at = certificate.expires_at or now
    return Held(
        certificate.brand_id,
        identifier,
        certificate.fingerprint or "",
        expires_at,
        (expires_at - now).days,
        signs=signs,
        is_demo=is_demo(leaf),
        issuer=Issuer(
            title_of(intermediate),
            fingerprint_of(intermediate),
            (intermediate.not_valid_after_utc - now).days,
        ),
    )


def leading(held: Iterable[Held]) -> dict[str, Held]:
    """Return by pass type the one that signs or, where none does, the last to end."""
    rising = sorted(held, key=lambda one: (one.signs, one.expires_at))
    return {one.pass_type_identifier: one for one in rising}


def issuers(held: Iterable[Held]) -> list[Issuer]:
    """Return who issued what signs for each pass type, or did last; each once."""
    found = {one.issuer.fingerprint: one.issuer for one in leading(held).values()}
    return list(found.values())


def best_certificate(
    session: Session, pass_type_id: str, *, now: datetime
) -> Certificate:
    """Return the certificate of this pass type that signs now: the newest import.

    An older one takes over only where the newer has ended, or has not begun.

    Raises:
        NoCertificateError: None is live.
    """
    candidates = session.scalars(
        select(Certificate).where(
            Certificate.pass_type_id == pass_type_id, Certificate.chain != ""
        )
    )
    certificate = _signing(candidates, now).get(pass_type_id)
    if certificate is None:
        raise NoCertificateError
    return certificate


def _signing(
    certificates: Iterable[Certificate], now: datetime
) -> dict[str | None, Certificate]:
    """Return by pass type the one imported last, among those valid now."""
    valid = [each for each in certificates if _is_valid(each, now)]
    rising = sorted(
        valid, key=lambda each: (each.created_at, each.expires_at or now, each.id)
    )
    return {each.pass_type_id: each for each in rising}


def _is_valid(certificate: Certificate, now: datetime) -> bool:
    if certificate.expires_at is None or certificate.expires_at <= now:
        return False
    chain = read_chain(certificate.chain.encode())
    return all(each.not_valid_before_utc <= now for each in chain)


def may_use_nfc(session: Session, pass_type_id: str, *, now: datetime) -> bool:
    """Tell whether Apple granted this pass type contactless reading."""
    try:
        certificate = best_certificate(session, pass_type_id, now=now)
    except NoCertificateError:
        return False
    leaf, *_ = read_chain(certificate.chain.encode())
    return PassCertificate.read(leaf).allows_nfc


def identity_behind(
    certificate: Certificate, vault: Vault, *, now: datetime
) -> SigningIdentity:
    """Return the identity stored in this row, ready to sign."""
    key = vault.open(certificate.key_sealed)
    return restore(StoredIdentity(certificate.chain.encode(), key), now=now)


def _requests(session: Session, brand_id: str) -> Sequence[Certificate]:
    return session.scalars(
        select(Certificate).where(
            Certificate.brand_id == brand_id, Certificate.chain == ""
        )
    ).all()


def _forget_request(session: Session, vault: Vault, brand_id: str, key: bytes) -> None:
    for request in _requests(session, brand_id):
        if vault.open(request.key_sealed) == key:
            session.delete(request)


def _pass_type(
    session: Session, brand_id: str, identity: SigningIdentity, now: datetime
) -> PassType:
    identifier = identity.pass_type_identifier
    pass_type = session.scalars(
        select(PassType).where(PassType.identifier == identifier)
    ).one_or_none()
    if pass_type is None:
        pass_type = PassType(
            id=new_id("pty", now),
            brand_id=brand_id,
            identifier=identifier,
            team_identifier=identity.team_identifier,
            created_at=now,
        )
        session.add(pass_type)
        session.flush()
    if (pass_type.brand_id, pass_type.team_identifier) != (
        brand_id,
        identity.team_identifier,
    ):
        raise ForeignPassTypeError(identifier)
    return pass_type
