"""What can be wrong with a key, a certificate, or a signature made with them."""

from collections.abc import Iterable
from datetime import datetime

from walletpass.kernel.errors import ConflictError, InvalidError, UnavailableError


class UnreadableFileError(InvalidError):
    """A file holds neither certificates nor keys in any form we know."""

    code = "unreadable-key-file"
    title = "Not a certificate or key"

    def __init__(self) -> None:
        super().__init__(
            "This is neither PEM text, nor a certificate (.cer), nor a bundle exported "
            "from Keychain Access (.p12). Choose one of those files, unaltered."
        )


class WrongPasswordError(InvalidError):
    """A key or a .p12 stays closed: no password, or another one."""

    code = "wrong-key-password"
    title = "The file stays closed"

    def __init__(self, *, given: bool) -> None:
        super().__init__(
            "The password does not open this file. Give the one chosen when it was "
            "exported, not the Mac's own; if it is lost, export the file again."
            if given
            else "This file is protected. Give the password chosen at its export."
        )
        self.given = given

    def facts(self) -> dict[str, object]:
        """Tell whether a password was tried at all."""
        return {"password_given": self.given}


class MissingPassCertificateError(InvalidError):
    """Among the certificates given, none belongs to a pass type."""

    code = "missing-pass-certificate"
    title = "No pass certificate"

    def __init__(self, found: Iterable[str]) -> None:
        self.found = sorted(found)
        super().__init__(
            "No Pass Type ID certificate is among the files"
            f"{': found only ' + '; '.join(self.found) if self.found else ''}. "
            "Download yours (pass.cer) from Apple's developer account and add it."
        )

    def facts(self) -> dict[str, object]:
        """Tell which certificates there were."""
        return {"found": self.found}


class AmbiguousPassCertificateError(InvalidError):
    """Several pass certificates were given at once."""

    code = "ambiguous-pass-certificate"
    title = "More than one pass certificate"

    def __init__(self, found: Iterable[str]) -> None:
        self.found = sorted(found)
        super().__init__(
            f"Several pass certificates were given ({'; '.join(self.found)}). "
            "Import them one at a time."
        )

    def facts(self) -> dict[str, object]:
        """Tell which pass certificates there were."""
        return {"found": self.found}


class NotPassCertificateError(InvalidError):
    """A certificate names no pass type, or no team by its id."""

    code = "not-pass-certificate"
    title = "Not a pass certificate"

    def __init__(self, subject: str) -> None:
        super().__init__(
            f"“{subject}” names no pass type (UID) with a team's id (OU: ten capital "
            "letters and digits). A Pass Type ID certificate does; others cannot sign cards."
        )
        self.subject = subject

    def facts(self) -> dict[str, object]:
        """Tell whose certificate it is."""
        return {"subject": self.subject}


class MissingKeyError(InvalidError):
    """A pass certificate came without its private key."""

    code = "missing-private-key"
    title = "No private key"

    def __init__(self, fingerprint: str) -> None:
        super().__init__(
            "The private key is missing. Export certificate and key together from "
            "Keychain Access as .p12, or import the certificate where its signing "
            "request was made."
        )
        self.fingerprint = fingerprint

    def facts(self) -> dict[str, object]:
        """Tell which certificate waits for its key."""
        return {"fingerprint": self.fingerprint}


class ForeignKeyError(InvalidError):
    """A private key that belongs to another certificate."""

    code = "foreign-private-key"
    title = "Key and certificate do not match"

    def __init__(self, fingerprint: str) -> None:
        super().__init__(
            "The private key does not belong to this certificate. Use the key made "
            "with the signing request from which Apple issued it."
        )
        self.fingerprint = fingerprint

    def facts(self) -> dict[str, object]:
        """Tell which certificate the key does not open."""
        return {"fingerprint": self.fingerprint}


class UnsuitableKeyError(InvalidError):
    """A kind of key with which Wallet's cards are not signed."""

    code = "unsuitable-key"
    title = "Unsuitable key"

    def __init__(self, kind: str) -> None:
        super().__init__(
            f"A {kind} key cannot sign cards: RSA of 2048 bits or more and "
            "elliptic curve P-256 can."
        )
        self.kind = kind

    def facts(self) -> dict[str, object]:
        """Tell what kind of key was given."""
        return {"kind": self.kind}


class MissingIntermediateError(InvalidError):
    """None of the intermediates at hand is the one that issued the certificate."""

    code = "missing-intermediate"
    title = "The issuing certificate is missing"

    def __init__(self, *, issuer: str, wanted: str | None, offered: list[str]) -> None:
        super().__init__(
            f"The certificate was issued by “{issuer}”, key {wanted or 'unknown'}, "
            "which is not among the intermediates given. Download that generation "
            "from apple.com/certificateauthority (today AppleWWDRCAG4.cer) and add it."
        )
        self.issuer = issuer
        self.wanted = wanted
        self.offered = offered

    def facts(self) -> dict[str, object]:
        """Tell which key identifier is wanted and which were offered."""
        return {"issuer": self.issuer, "wanted": self.wanted, "offered": self.offered}


class ForgedChainError(InvalidError):
    """An intermediate has the right key identifier and did not sign the certificate."""

    code = "forged-chain"
    title = "The certificate was not issued by this intermediate"

    def __init__(self, intermediate: str) -> None:
        super().__init__(
            f"“{intermediate}” carries the right key identifier, but its signature is "
            "not on the certificate. Download both again from Apple."
        )
        self.intermediate = intermediate

    def facts(self) -> dict[str, object]:
        """Tell which intermediate was tried."""
        return {"intermediate": self.intermediate}


class CertificateExpiredError(UnavailableError):
    """A certificate of the signing chain has run out."""

    code = "certificate-expired"
    title = "Certificate expired"

    def __init__(self, *, subject: str, expired_at: datetime) -> None:
        super().__init__(
            f"“{subject}” expired at {expired_at:%Y-%m-%d %H:%M} UTC. Cards already on "
            "phones stay; import a renewed certificate to issue and update again."
        )
        self.subject = subject
        self.expired_at = expired_at

    def facts(self) -> dict[str, object]:
        """Tell which certificate ended, and when."""
        return {"subject": self.subject, "expired_at": self.expired_at.isoformat()}


class CertificateNotYetValidError(UnavailableError):
    """A certificate of the signing chain starts later than now."""

    code = "certificate-not-yet-valid"
    title = "Certificate not valid yet"

    def __init__(self, *, subject: str, valid_from: datetime) -> None:
        super().__init__(
            f"“{subject}” is valid from {valid_from:%Y-%m-%d %H:%M} UTC. "
            "Wait until then, or set this machine's clock right."
        )
        self.subject = subject
        self.valid_from = valid_from

    def facts(self) -> dict[str, object]:
        """Tell which certificate has not started, and when it will."""
        return {"subject": self.subject, "valid_from": self.valid_from.isoformat()}


class WrongIdentityError(ConflictError):
    """A card names another pass type or team than the certificate at hand."""

    code = "wrong-signing-identity"
    title = "The certificate is for other cards"

    def __init__(
        self, *, card: tuple[object, object], certificate: tuple[str, str]
    ) -> None:
        super().__init__(
            f"The card says {card[0]} of team {card[1]}; the certificate signs "
            f"{certificate[0]} of team {certificate[1]}. They must be equal to the letter."
        )
        self.card = card
        self.certificate = certificate

    def facts(self) -> dict[str, object]:
        """Tell both pairs of identifiers."""
        return {
            "card_pass_type_identifier": self.card[0],
            "card_team_identifier": self.card[1],
            "pass_type_identifier": self.certificate[0],
            "team_identifier": self.certificate[1],
        }


class UnsoundSignatureError(UnavailableError):
    """A signature we made ourselves does not hold when read back."""

    code = "unsound-signature"
    title = "Our own signature does not verify"

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"A trial signature does not verify: {reason}. Nothing was signed with "
            "this certificate. Import certificate and key again."
        )
        self.reason = reason

    def facts(self) -> dict[str, object]:
        """Tell what the trial found."""
        return {"reason": self.reason}


class UnreadableSignatureError(InvalidError):
    """Bytes that are not a CMS signature with one signer."""

    code = "unreadable-signature"
    title = "Not a signature"

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"This is not a CMS signature in DER with one signer: {reason}."
        )
        self.reason = reason

    def facts(self) -> dict[str, object]:
        """Tell where reading stopped."""
        return {"reason": self.reason}
