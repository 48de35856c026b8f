"""One authority for all: making keys is slow, and certificates do not change."""

import subprocess

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from forge import NOON, PASS_TYPE, TEAM

from walletpass.wallets.apple import DemoAuthority, PassCertificate, SigningIdentity


@pytest.fixture(scope="session")
def now():
    return NOON


@pytest.fixture(scope="session")
def authority():
    return DemoAuthority.create(now=NOON)


@pytest.fixture(scope="session")
def other_authority():
    return DemoAuthority.create(now=NOON)


@pytest.fixture(scope="session")
def identity(authority):
    return authority.new_identity(PASS_TYPE, TEAM, now=NOON)


@pytest.fixture(scope="session")
def ec_identity(authority):
    key = ec.generate_private_key(ec.SECP256R1())
    leaf = authority.issue_pass_certificate(PASS_TYPE, TEAM, key.public_key(), now=NOON)
    return SigningIdentity.assemble(
        PassCertificate.read(leaf), [authority.intermediate], key, now=NOON
    )


@pytest.fixture
def openssl(tmp_path):
    """Runs the real openssl in an empty folder; fails when it does."""

    def run(*arguments, **files):
        for name, content in files.items():
            (tmp_path / name).write_bytes(content)
        done = subprocess.run(
            ["openssl", *arguments], cwd=tmp_path, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout

    run.folder = tmp_path
    return run


@pytest.fixture
def openssl_accepts(openssl, authority):
    """Asks openssl whether a detached signature holds, up to the authority's root."""

    def verify(signature, content):
        printed = openssl(
            *("cms", "-verify", "-binary", "-inform", "DER", "-in", "signature"),
            *("-content", "content", "-CAfile", "root", "-purpose", "any"),
            *("-attime", str(int(NOON.timestamp()))),
            signature=signature,
            content=content,
            root=authority.root.public_bytes(Encoding.PEM),
        )
        return printed == content

    return verify
