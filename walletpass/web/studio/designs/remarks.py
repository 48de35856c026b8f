"""What is found about a draft, beside what it is about and in the reader's language."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from walletpass.kernel.languages import LANGUAGES, Language
from walletpass.passes import Issue
from walletpass.passes.issues import Fact
from walletpass.wallets.apple.vocabulary import GROUPS, IMAGES
from walletpass.web.studio.designs.complaints import title_of
from walletpass.web.studio.designs.fields import fields_in
from walletpass.web.studio.designs.spots import NOWHERE, Plain, Spot, field_spot, part
from walletpass.web.translations import NAMES, Speaker

Meaning = Literal["stop", "attention"]

_PLACES: Final = {vendors: place for place, vendors in GROUPS.items()}
_PICTURES: Final = {vendors: name for name, vendors in IMAGES.items()}
_IN_PASS: Final = re.compile(r"\$\.[a-zA-Z]+\.(\w+)(?:\[(\d+)\])?.*")
_FILE: Final = re.compile(r"(?:.*/)?([a-zA-Z]+)(?:@\dx)?\.(?:png|pdf)")
_BOXES: Final[tuple[tuple[str, str, str, str], ...]] = (
    (r"organization|\$\.organizationName", "texts", "organization", "edit.organization"),
    (r"description|\$\.description", "texts", "description", "edit.description"),
    (r"logo_text|\$\.logoText", "texts", "logo_text", "edit.logo_text"),
    (r"\$\.backgroundColor", "colours", "background", "edit.background"),
    (r"\$\.foregroundColor", "colours", "foreground", "edit.foreground"),
    (r"\$\.labelColor", "colours", "label", "edit.label"),
    (r"barcode\.message", "more-code", "barcode-message", "code.message"),
    (r"barcode\.alt_text", "more-code", "barcode-alt", "code.alt"),
    (r"barcode.*|\$\.barcodes?.*", "barcode", "barcode", "edit.barcode"),
    (r"\$\.maxDistance|\$\.locations.*", "more-offers", "distance", "offers.title"),
    (r"(?:\$\.|relevance\.)beacons[.\[](\d+).*", "more-offers", "beacon-{}",
     "offers.beacons"),
    (r"\$\.beacons", "more-offers", "beacons", "offers.beacons"),
    (r"\$\.relevantDates\[(\d+)\].*", "more-offers", "date-{}", "offers.dates"),
    (r"\$\.relevantDates?", "more-offers", "dates", "offers.dates"),
    (r"\$\.nfc\.encryptionPublicKey", "more-nfc", "nfc-key", "nfc.key"),
    (r"nfc\.message|\$\.nfc.*", "more-nfc", "nfc-message", "nfc.message"),
    (r"\$\.appLaunchURL|extras\.app_launch_url", "more-links", "app-launch",
     "links.launch"),
    (r"\$\.(?:associated|auxiliary)StoreIdentifiers.*", "more-links", "app-ids",
     "links.app"),
    (r"\$|\$\.posterGeneric|\$\..*transitType|\$\.groupingIdentifier", "more-kind",
     "kind", "kind.title"),
)  # fmt: skip
"""By its path, in which part and box of the editor a finding belongs, and its title."""


_LEFT_OUT: Final = {
    "$.organizationName": "organization-empty",
    "$.description": "description-empty",
    "$.nfc.encryptionPublicKey": "nfc-key",
}
"""By its path, how a finding is told about what was left empty, and so left out."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know about a draft; *language* is the one it is said in."""

    spot: Spot
    subject: str
    meaning: Meaning
    message: str
    remedy: str
    language: Language
    path: str


def remarks(issues: Iterable[Issue], draft: Plain, say: Speaker) -> list[Remark]:
    """Return what was found about a draft, the worst first, each once."""
    found = [
        _remark(issue, draft, say)
        for issue in sorted(issues, key=lambda issue: issue.severity)
    ]
    return list(
        {(each.spot, each.subject, each.message): each for each in found}.values()
    )


def _remark(issue: Issue, draft: Plain, say: Speaker) -> Remark:
    spot, subject = _whereabouts(issue.path, draft, say)
    message, remedy, language = said(issue, say)
    meaning: Meaning = "stop" if issue.severity == "error" else "attention"
    return Remark(spot, subject, meaning, message, remedy, language, issue.path)


def said(issue: Issue, say: Speaker) -> tuple[str, str, Language]:
    """Return what happens, what to do, and the language: English where we lack words."""
    is_left_out = issue.code == "key-missing" and issue.path in _LEFT_OUT
    name = f"finding.{_LEFT_OUT[issue.path] if is_left_out else issue.code}"
    if not say.knows(name):
        return issue.message, issue.remedy, "en"
    facts = dict(_facts(issue.facts, say))
    return say(name, **facts), say(f"{name}.now", **facts), say.language


def _facts(facts: Mapping[str, Fact], say: Speaker) -> Iterator[tuple[str, str]]:
    """Write figures the reader's way, and call languages by their own names."""
    for name, fact in facts.items():
        if name in {"language", "languages"}:
            meant = [each for each in LANGUAGES if each in str(fact).split(", ")]
            yield name, ", ".join(NAMES[each] for each in meant)
        else:
            yield name, fact if isinstance(fact, str) else say.number(fact)


def _whereabouts(path: str, draft: Plain, say: Speaker) -> tuple[Spot, str]:
    """Return where in the editor a finding's path leads, and what that is called."""
    if field := _field_at(path, draft):
        return field_spot(field["key"]), title_of(field, say)
    if name := _picture_at(path):
        return part("pictures"), say(f"picture.{name}")
    for pattern, where, box, title in _BOXES:
        if found := re.fullmatch(pattern, path):
            return Spot(where, box.format(*found.groups())), say(title)
    if (found := _IN_PASS.fullmatch(path)) and found[1] in _PLACES:
        return part("fields"), say(f"edit.place.{_PLACES[found[1]]}")
    return NOWHERE, ""


def _field_at(path: str, draft: Plain) -> Plain | None:
    if (found := _IN_PASS.fullmatch(path)) and found[1] in _PLACES and found[2]:
        fields = draft["fields"].get(_PLACES[found[1]], ())
        return fields[int(found[2])] if int(found[2]) < len(fields) else None
    within = [
        field
        for _, field in fields_in(draft)
        if f"{path}.".startswith(f"fields.{field['key']}.")
    ]
    return max(within, key=lambda field: len(field["key"]), default=None)


def _picture_at(path: str) -> str:
    if found := _FILE.fullmatch(path):
        return _PICTURES.get(found[1], "")
    if path in {"pictures", "$.images"}:
        return "all"
    return path.removeprefix("$.images.") if path.startswith("$.images.") else ""
