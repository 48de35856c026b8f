"""Reading a certificate that a stranger sent along."""

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm

from walletpass.simulator.pkpass import der
from walletpass.simulator.pkpass.refusal import RefusedError

_FAULTS = (
    ValueError,
    UnsupportedAlgorithm,
    x509.DuplicateExtension,
    x509.InvalidVersion,
    x509.UnsupportedGeneralNameType,
)


def read_certificate(raw: bytes) -> x509.Certificate:
    """Return the certificate, looked through once so that nothing in it surprises later.

    Raises:
        RefusedError: Some part of it cannot be read.
    """
    try:
        certificate = x509.load_der_x509_certificate(raw)
        _ = certificate.subject, certificate.issuer, certificate.extensions
        certificate.public_key()
        _content, _algorithm, signature = der.read(raw).children()
    except _FAULTS as fault:
        raise RefusedError(
            "signature", f"a certificate cannot be read: {fault}"
        ) from fault
    if signature.body[:1] != b"\0":
        raise RefusedError("signature", "a certificate's signature has loose bits")
    return certificate
