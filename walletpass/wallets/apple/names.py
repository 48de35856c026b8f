"""Which names a card's files may have."""

import re

PASS, MANIFEST, SIGNATURE = "pass.json", "manifest.json", "signature"
OURS = frozenset({PASS, MANIFEST, SIGNATURE})
"""Files made for each card; a template brings the others."""

_IMAGES = (
    "icon",
    "logo",
    "strip",
    "thumbnail",
    "background",
    "footer",
    "artwork",
    "primaryLogo",
    "secondaryLogo",
    "personalizationLogo",
)
_KNOWN = OURS | {"pass.strings", "personalization.json"}
_KNOWN |= {f"{image}{scale}.png" for image in _IMAGES for scale in ("", "@2x", "@3x")}
_SPELLING = {name.casefold(): name for name in _KNOWN}

_FILE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9@._-]*")
_LANGUAGE_FOLDER = re.compile(
    r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?\.lproj"
)
_LONGEST = 255


def fault_in(name: str) -> str | None:
    """Return why a bundle cannot hold a file of this name, None if it can.

    >>> fault_in("ru.lproj/strip@2x.png"), fault_in("../pass.json")
    (None, 'it leads out of the bundle')
    """
    if "\\" in name:
        return "folders are separated by “/”, not by “\\”"
    if name.startswith("/") or ".." in name.split("/"):
        return "it leads out of the bundle"
    *folders, file = name.split("/")
    if not all(_FILE.fullmatch(part) for part in (*folders, file)):
        return _odd_part(name)
    if len(name) > _LONGEST:
        return f"it is longer than {_LONGEST} characters"
    if folders and not (len(folders) == 1 and _LANGUAGE_FOLDER.fullmatch(folders[0])):
        return "the only folders are those of languages, such as “pt-BR.lproj”"
    return _misspelling(file)


def _odd_part(name: str) -> str:
    if any(part.startswith(".") for part in name.split("/")):
        return "hidden files stay at home"
    return "names are made of letters, digits and “@ . _ -”"


def _misspelling(file: str) -> str | None:
    right = _SPELLING.get(file.casefold(), file)
    return None if file == right else f"phones know it only as “{right}”"
