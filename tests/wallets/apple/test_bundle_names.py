"""Which names a card's files may have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletpass.wallets.apple.names import fault_in


@pytest.mark.parametrize(
    "name",
    [
        "pass.json",
        "icon.png",
        "icon@2x.png",
        "personalizationLogo@3x.png",
        "personalization.json",
        "tooling.json",
        "en.lproj/pass.strings",
        "pt-BR.lproj/strip@2x.png",
        "zh-Hans.lproj/pass.strings",
        "zh-Hant-HK.lproj/logo.png",
        "es-419.lproj/pass.strings",
    ],
)
def test_real_names_are_fit(name):
    assert fault_in(name) is None


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("../icon.png", "leads out"),
        ("en.lproj/../../icon.png", "leads out"),
        ("..", "leads out"),
        ("/etc/passwd", "leads out"),
        ("en.lproj\\pass.strings", "separated by “/”"),
        ("C:\\icon.png", "separated by “/”"),
        ("C:icon.png", "letters, digits"),
        (".DS_Store", "hidden"),
        ("en.lproj/.hidden", "hidden"),
        (".git/config", "hidden"),
        ("./icon.png", "hidden"),
        ("", "letters, digits"),
        ("en.lproj/", "letters, digits"),
        ("en.lproj//pass.strings", "letters, digits"),
        ("icon.png\x00.exe", "letters, digits"),
        ("icon\n.png", "letters, digits"),
        ("icon.png\n", "letters, digits"),
        ("иконка.png", "letters, digits"),
        ("my icon.png", "letters, digits"),
        ("__MACOSX/icon.png", "only folders"),
        ("images/icon.png", "only folders"),
        ("Card.pass/pass.json", "only folders"),
        ("en.lproj/images/icon.png", "only folders"),
        ("EN.lproj/pass.strings", "only folders"),
        ("en_US.lproj/pass.strings", "only folders"),
        ("en.LPROJ/pass.strings", "only folders"),
        ("Icon.png", "only as “icon.png”"),
        ("icon@2X.png", "only as “icon@2x.png”"),
        ("logo.PNG", "only as “logo.png”"),
        ("primarylogo@2x.png", "only as “primaryLogo@2x.png”"),
        ("en.lproj/Pass.strings", "only as “pass.strings”"),
        ("a" * 252 + ".png", "longer than 255"),
    ],
)
def test_other_names_are_refused_with_a_reason(name, fault):
    assert fault in (fault_in(name) or "fit")


@given(st.text(max_size=40) | st.from_regex(r"[\w./\\@-]{1,40}", fullmatch=True))
def test_no_fit_name_can_leave_the_bundle_or_hide_in_it(name):
    if fault_in(name) is None:
        assert name.isascii()
        assert name.isprintable()
        parts = name.split("/")
        assert len(parts) <= 2
        assert all(part and not part.startswith(".") for part in parts)
        assert "\\" not in name
