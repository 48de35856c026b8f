"""A template's files, made ready once, so that a card costs one signature."""

from collections.abc import Callable, Mapping

from walletpass.wallets.apple import archive
from walletpass.wallets.apple.bundle_errors import BundleNameError, BundleTooLargeError
from walletpass.wallets.apple.manifest import Manifest
from walletpass.wallets.apple.names import MANIFEST, OURS, PASS, SIGNATURE, fault_in

Sign = Callable[[bytes], bytes]
"""Returns the detached signature over a manifest."""


class PreparedFiles:
    """Images and translations: checked, hashed, compressed and laid out once.

    Make one per template version and set of languages and share it between threads.
    A card adds its `pass.json`, the manifest, the signature and the directory behind
    what is already there.
    """

    __slots__ = ("_layout", "_manifest")

    def __init__(self, files: Mapping[str, bytes]) -> None:
        """Check the files and lay them out.

        Raises:
            BundleNameError: A name would be refused, here or on the phone.
            BundleTooLargeError: There are too many, or they are too large.
        """
        _check_names(files)
        _check_size(files)
        self._layout = archive.lay_out(
            _entry(name, files[name]) for name in sorted(files)
        )
        self._manifest = Manifest(files)

    def build(self, pass_json: bytes, sign: Sign) -> bytes:
        """Return the finished bundle of one card."""
        return self.shared_part + self.personal_part(pass_json, sign)

    @property
    def shared_part(self) -> bytes:
        """The bytes with which every bundle made from these files begins."""
        return self._layout.body

    def personal_part(self, pass_json: bytes, sign: Sign) -> bytes:
        """Return the bytes that belong to one card; with the shared part, a bundle.

        A tenth of the whole, so this is the part worth keeping, if any is kept.
        """
        manifest = self._manifest.with_pass(pass_json)
        own = archive.lay_out(
            (
                archive.deflated_quickly(PASS, pass_json),
                archive.stored(MANIFEST, manifest),
                archive.stored(SIGNATURE, sign(manifest)),
            ),
            at=len(self._layout.body),
        )
        return own.body + archive.closing(self._layout, own)


def _check_names(files: Mapping[str, bytes]) -> None:
    seen: dict[str, str] = {}
    for name in files:
        if name in OURS:
            raise BundleNameError(name, "it is made anew for every card")
        if fault := fault_in(name):
            raise BundleNameError(name, fault)
        if (twin := seen.setdefault(name.casefold(), name)) != name:
            raise BundleNameError(name, f"“{twin}” differs only in capitals")


def _check_size(files: Mapping[str, bytes]) -> None:
    if len(files) > archive.MOST_FILES - len(OURS):
        raise BundleTooLargeError(
            what="files", count=len(files), limit=archive.MOST_FILES - len(OURS)
        )
    size = sum(len(content) for content in files.values())
    if size > archive.MOST_BYTES:
        raise BundleTooLargeError(what="bytes", count=size, limit=archive.MOST_BYTES)


def _entry(name: str, content: bytes) -> archive.Entry:
    if name.endswith(".png"):  # compressed already
        return archive.stored(name, content)
    return archive.deflated(name, content)
