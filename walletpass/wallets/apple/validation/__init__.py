"""Checking passes: every finding at once, each with where, what happens, and what to do.

An error is what Wallet refuses or silently drops; a warning is what it ignores, cuts or
shows badly. Errors stop a design from being published.

    issues = validate_design(design, {"icon@2x.png": (76, 76, 4_096)})
    issues = validate_bytes(pass_json, images, strings)      # somebody else's pass
    errors_among(issues)
"""

from walletpass.wallets.apple.validation.checking import validate, validate_bytes
from walletpass.wallets.apple.validation.designs import validate_card, validate_design
from walletpass.wallets.apple.validation.images import ImageSize

__all__ = [
    "ImageSize",
    "validate",
    "validate_bytes",
    "validate_card",
    "validate_design",
]
