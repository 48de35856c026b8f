"""The examples beside the certificates' page are shapes, and nothing but shapes."""

from pathlib import Path

import pytest

from walletpass.wallets.apple import read_credentials
from walletpass.wallets.apple.errors import UnreadableFileError

FOLDER = Path(__file__).parents[3] / "certs.example"
EXAMPLES = sorted(FOLDER.glob("*.example"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_an_example_looks_like_its_kind_and_holds_no_key(example):
    content = example.read_bytes()
    assert content.count(b"-----BEGIN ") == content.count(b"-----END ") == 1
    with pytest.raises(UnreadableFileError):
        read_credentials(content)


def test_the_page_names_every_example_and_there_is_nothing_else():
    page = (FOLDER / "README.md").read_text()
    kinds = {path.name.split(".")[0] for path in EXAMPLES}
    assert kinds == {"pass", "pass-key", "AppleWWDRCAG4"}
    assert all(kind in page for kind in kinds)
    assert {path.suffix for path in FOLDER.iterdir()} == {".example", ".md"}
