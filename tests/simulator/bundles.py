"""Passes, well made; each step can be replaced by one that gets it wrong."""

import hashlib
import io
import json
import zipfile

from .certificates import PASS_TYPE, TEAM, Signer

PNG = b"\x89PNG\r\n\x1a\n" + b"not much of a picture"
TOKEN = "a-token-of-thirty-two-characters"


def content(serial="ada-1", points=120, **changes):
    found = {
        "formatVersion": 1,
        "passTypeIdentifier": PASS_TYPE,
        "teamIdentifier": TEAM,
        "serialNumber": serial,
        "organizationName": "Bread & Co",
        "description": "Loyalty card",
        "backgroundColor": "rgb(20, 30, 40)",
        "barcodes": [
            {
                "format": "PKBarcodeFormatQR",
                "message": "4006381333931",
                "messageEncoding": "iso-8859-1",
            }
        ],
        "storeCard": {
            "headerFields": [
                {
                    "key": "balance",
                    "label": "Points",
                    "value": points,
                    "numberStyle": "PKNumberStyleDecimal",
                    "changeMessage": "You have %@ points",
                }
            ],
            "secondaryFields": [{"key": "name", "label": "Member", "value": "Ada"}],
            "backFields": [
                {"key": "news", "label": "News", "value": "-", "changeMessage": "%@"}
            ],
        },
    }
    found.update(changes)
    return found


def files_of(card, **more: bytes) -> dict[str, bytes]:
    text = card if isinstance(card, bytes) else json.dumps(card).encode()
    return {"pass.json": text, "icon.png": PNG, "icon@2x.png": PNG, **more}


def manifest_of(files: dict[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha1(data).hexdigest() for name, data in files.items()}


def dump(manifest) -> bytes:
    # With newlines, so that a signature over "text" instead of bytes shows itself.
    return json.dumps(manifest, indent=2).encode()


def pack(files: dict[str, bytes], compression=zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def bundle(card, signer: Signer, files=None, sign=None) -> bytes:
    files = files_of(card) if files is None else files
    manifest = dump(manifest_of(files))
    signature = (sign or signer.sign_detached)(manifest)
    return pack({**files, "manifest.json": manifest, "signature": signature})


def resigned(files: dict[str, bytes], manifest: bytes, signer: Signer) -> bytes:
    signature = signer.sign_detached(manifest)
    return pack({**files, "manifest.json": manifest, "signature": signature})
