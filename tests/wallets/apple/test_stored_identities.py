"""Identities at rest: the chain in the open, the key sealed."""

from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from walletpass.kernel.sealing import UnreadableError, Vault
from walletpass.wallets.apple import (
    CertificateExpiredError,
    PassCertificate,
    StoredIdentity,
    read_chain,
    restore,
    store,
)
from walletpass.wallets.apple.errors import ForeignKeyError


@pytest.mark.parametrize("kind", ["identity", "ec_identity"])
def test_an_identity_comes_back_from_the_vault_and_signs(
    request, openssl_accepts, kind, now
):
    identity = request.getfixturevalue(kind)
    vault = Vault(b"k" * 32)
    stored = store(identity)

    at_rest = stored.chain_pem, vault.seal(stored.private_key)
    restored = restore(StoredIdentity(at_rest[0], vault.open(at_rest[1])), now=now)

    assert restored == identity
    assert openssl_accepts(restored.sign(b"{}\n", now), b"{}\n")
    with pytest.raises(UnreadableError):
        Vault(b"x" * 32).open(at_rest[1])


def test_the_open_half_holds_two_certificates_and_no_key(openssl, identity):
    stored = store(identity)
    assert stored.chain_pem.count(b"BEGIN CERTIFICATE") == 2
    assert b"PRIVATE" not in stored.chain_pem
    assert "private_key" not in repr(stored)
    printed = openssl("x509", "-in", "it", "-outform", "DER", it=stored.chain_pem)
    assert printed == identity.certificate.leaf.public_bytes(Encoding.DER)


def test_the_key_of_another_identity_is_noticed(identity, ec_identity, now):
    mixed = StoredIdentity(store(identity).chain_pem, store(ec_identity).private_key)
    with pytest.raises(ForeignKeyError):
        restore(mixed, now=now)


def test_an_expired_identity_can_be_listed_but_not_used(identity):
    stored = store(identity)
    late = identity.expires_at + timedelta(days=1)
    with pytest.raises(CertificateExpiredError):
        restore(stored, now=late)
    leaf, _intermediate = read_chain(stored.chain_pem)
    assert PassCertificate.read(leaf) == identity.certificate
