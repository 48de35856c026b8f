"""Every refusal: what it is called, what it says to a person, what it tells a program."""

import json
from datetime import UTC, datetime

import pytest

from walletpass.kernel.errors import WalletpassError
from walletpass.wallets.apple import bundle_errors, errors

MOMENT = datetime(2026, 11, 2, 12, tzinfo=UTC)
REFUSALS = [
    errors.UnreadableFileError(),
    errors.WrongPasswordError(given=True),
    errors.WrongPasswordError(given=False),
    errors.MissingPassCertificateError(["Apple Root CA"]),
    errors.MissingPassCertificateError([]),
    errors.AmbiguousPassCertificateError(["one", "two"]),
    errors.NotPassCertificateError("Apple Push Services"),
    errors.MissingKeyError("EA:47"),
    errors.ForeignKeyError("EA:47"),
    errors.UnsuitableKeyError("Ed25519"),
    errors.MissingIntermediateError(issuer="CN=G4", wanted="00ff", offered=["11ee"]),
    errors.MissingIntermediateError(issuer="CN=G4", wanted=None, offered=[]),
    errors.ForgedChainError("CN=G4"),
    errors.CertificateExpiredError(subject="CN=G4", expired_at=MOMENT),
    errors.CertificateNotYetValidError(subject="CN=G4", valid_from=MOMENT),
    errors.WrongIdentityError(card=("pass.a", None), certificate=("pass.b", "T")),
    errors.UnsoundSignatureError("its time is not now"),
    errors.UnreadableSignatureError("it is empty"),
    bundle_errors.BundleNameError("../x", "it leads out of the bundle"),
    bundle_errors.BundleTooLargeError(what="bytes", count=2, limit=1),
    bundle_errors.WrongPassCountError(count=11, most=10),
    bundle_errors.UnreadablePassError("it is not an object"),
    bundle_errors.DamagedBundleError("it is cut off"),
]


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal.code)
def test_a_refusal_is_a_sentence_with_facts(refusal):
    message = str(refusal)
    assert message[0].isupper() or message[0] in "“0123456789"
    assert message.endswith(".")
    assert not message.endswith("..")
    assert "None" not in message.replace("team None", "")
    assert refusal.title
    json.dumps(refusal.facts())


def test_every_refusal_has_a_code_of_its_own_and_is_tried_here():
    declared = {
        each
        for module in (errors, bundle_errors)
        for each in vars(module).values()
        if isinstance(each, type)
        and issubclass(each, WalletpassError)
        and each.__module__ == module.__name__
    }
    assert declared == {type(refusal) for refusal in REFUSALS}
    assert len({each.code for each in declared}) == len(declared)
