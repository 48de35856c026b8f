"""The press: from a card as it is stored to its signed bundle.

What all cards of a template version share is made ready once and kept; so is the right
to sign. A bundle then costs one read, one `pass.json` and one signature.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from walletpass.customers import People
from walletpass.devices import PushIdentity
from walletpass.passes import CardRow, Content, Design, TemplateVersion, files_of
from walletpass.passes.noticeboard import at_rest, with_noticeboard
from walletpass.wallets.apple.card_identity import CardIdentity
from walletpass.wallets.apple.holding import best_certificate, identity_behind
from walletpass.wallets.apple.identity import SigningIdentity
from walletpass.wallets.apple.localisation import strings_files
from walletpass.wallets.apple.pass_json import PassWriter
from walletpass.wallets.apple.personalization import personalization_json
from walletpass.wallets.apple.prepared import PreparedFiles

KEPT_VERSIONS = 64  # template versions in memory, some 100 KB each
LOOK_AGAIN = timedelta(seconds=15)  # until a renewed certificate is noticed


@dataclass(frozen=True, slots=True)
class _Plate:
    """One template version, ready to print: its files, with and without a sign-up."""

    design: Design
    writer: PassWriter
    files: PreparedFiles
    files_with_sign_up: PreparedFiles


@dataclass(frozen=True, slots=True)
class _Signer:
    certificate_id: str
    identity: SigningIdentity
    looked_at: datetime


class ApplePress:
    """Makes bundles, in any number of threads."""

    def __init__(self, people: People, web_service_url: str) -> None:
        self._people = people
        self._web_service_url = web_service_url
        self._lock = threading.Lock()
        self._plates: OrderedDict[str, _Plate] = OrderedDict()
        self._signers: dict[str, _Signer] = {}

    def bundle(self, session: Session, card: CardRow, *, now: datetime) -> bytes:
        """Return the card's signed bundle, as the card stands in this session.

        Raises:
            NoCertificateError: Nothing live could sign it.
        """
        identity = self.identity(session, card.pass_type_id, now=now)
        plate = self._plate(session, card.template_version_id)
        keyring = self._people.keyring
        names = CardIdentity(
            card.pass_type_identifier,
            card.team_identifier,
            card.serial_number,
            keyring.authentication_token(card.pass_type_identifier, card.serial_number),
            self._web_service_url,
        )
        identity.check(card.pass_type_identifier, names.team_identifier, now)
        content = at_rest(plate.design, Content.from_dict(card.content))
        pass_json = plate.writer.write(content, names)
        files = plate.files if card.personalized_at else plate.files_with_sign_up
        return files.build(pass_json, lambda manifest: identity.sign(manifest, now))

    def sign_token(
        self, session: Session, pass_type_id: str, token: bytes, *, now: datetime
    ) -> bytes:
        """Return the answer to a personalisation: the token, signed."""
        return self.identity(session, pass_type_id, now=now).sign_token(token, now)

    def push_identity(
        self, session: Session, pass_type_id: str, *, now: datetime
    ) -> PushIdentity:
        """Return who pushes for this pass type: the same certificate that signs.

        A renewal is noticed at once: pushes may have waited for nothing else.
        """
        identity = self._identity_now(session, pass_type_id, now=now)
        return PushIdentity(
            topic=identity.pass_type_identifier,
            client_pem=identity.client_pem(),
            fingerprint=identity.certificate.fingerprint,
        )

    def identity(
        self, session: Session, pass_type_id: str, *, now: datetime
    ) -> SigningIdentity:
        """Return the identity that signs now, noticing a renewal within seconds."""
        held = self._signers.get(pass_type_id)
        if held and held.looked_at <= now < held.looked_at + LOOK_AGAIN:
            return held.identity
        return self._identity_now(session, pass_type_id, now=now)

    def _identity_now(
        self, session: Session, pass_type_id: str, *, now: datetime
    ) -> SigningIdentity:
        held = self._signers.get(pass_type_id)
        certificate = best_certificate(session, pass_type_id, now=now)
        if held and held.certificate_id == certificate.id:
            identity = held.identity
        else:
            identity = identity_behind(certificate, self._people.vault, now=now)
        self._signers[pass_type_id] = _Signer(certificate.id, identity, now)
        return identity

    def _plate(self, session: Session, version_id: str) -> _Plate:
        with self._lock:
            if plate := self._plates.get(version_id):
                self._plates.move_to_end(version_id)
                return plate
        plate = _make_plate(session, version_id)
        with self._lock:
            self._plates[version_id] = plate
            if len(self._plates) > KEPT_VERSIONS:
                self._plates.popitem(last=False)
        return plate


def _make_plate(session: Session, version_id: str) -> _Plate:
    version = session.get_one(TemplateVersion, version_id)
    design = with_noticeboard(Design.model_validate(version.design))
    shared = files_of(session, version_id) | strings_files(design)
    files = PreparedFiles(shared)
    sign_up = personalization_json(design)
    with_sign_up = (
        PreparedFiles(shared | {"personalization.json": sign_up}) if sign_up else files
    )
    return _Plate(design, PassWriter(design), files, with_sign_up)
