"""Making by hand what walletpass would not make: bundles and certificates gone wrong."""

import hashlib
import io
import json
import zipfile
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.x509.oid import NameOID

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
PASS_TYPE, TEAM = "pass.example.loyalty", "DEMO123456"

CARD = {
    "formatVersion": 1,
    "passTypeIdentifier": PASS_TYPE,
    "teamIdentifier": TEAM,
    "serialNumber": "0123456789abcdefghjkmnpqrs",
    "description": "Карта лояльности",
}


def card(**changes):
    return json.dumps(CARD | changes).encode()


def zipped(files, compression=zipfile.ZIP_DEFLATED):
    """Zip (name, content) pairs, or a mapping, without asking questions."""
    pairs = files.items() if hasattr(files, "items") else files
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as archive:
        for name, content in pairs:
            archive.writestr(name, content)
    return target.getvalue()


def unzipped(bundle):
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def manifest_of(files):
    digests = {
        name: hashlib.sha1(content).hexdigest() for name, content in files.items()
    }
    return json.dumps(digests, indent=2).encode()


def signed(files, sign):
    """Zip files with a manifest and a signature of their own."""
    manifest = manifest_of(files)
    return zipped({**files, "manifest.json": manifest, "signature": sign(manifest)})


def certificate(
    subject,
    key,
    *,
    issuer,
    issuer_key,
    now,
    authority=False,
    key_id=None,
    lasting=timedelta(days=365),
):
    """Issue whatever is asked for, however wrong."""
    own_id = x509.SubjectKeyIdentifier.from_public_key(key)
    issuer_id = x509.AuthorityKeyIdentifier.from_issuer_public_key(
        issuer_key.public_key()
    )
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + lasting)
        .add_extension(x509.BasicConstraints(authority, None), critical=True)
        .add_extension(key_id or own_id, critical=False)
        .add_extension(issuer_id, critical=False)
        .sign(issuer_key, hashes.SHA256())
    )


def subject(**parts):
    oids = {
        "uid": NameOID.USER_ID,
        "cn": NameOID.COMMON_NAME,
        "ou": NameOID.ORGANIZATIONAL_UNIT_NAME,
    }
    return x509.Name(
        [x509.NameAttribute(oids[part], text) for part, text in parts.items()]
    )
