"""What segments refuse."""

from collections.abc import Sequence

from walletpass.kernel.errors import ConflictError, InvalidError, NotFoundError
from walletpass.rewards.rules.errors import Fault

__all__ = [
    "ChangedSegmentError",
    "Fault",
    "InvalidSegmentError",
    "RetiredSegmentError",
    "SegmentInUseError",
    "UnknownPastError",
    "UnknownSegmentError",
]


class InvalidSegmentError(InvalidError):
    """Conditions that cannot be followed; it carries every fault at once."""

    code = "invalid-segment"
    title = "Conditions that cannot be followed"

    def __init__(self, faults: Sequence[Fault]) -> None:
        first = faults[0]
        more = f" And {len(faults) - 1} more." if len(faults) > 1 else ""
        super().__init__(f"{first.path}: {first.message} {first.remedy}{more}")
        self.faults = tuple(faults)

    def facts(self) -> dict[str, object]:
        """Tell every fault with its place and its remedy."""
        return {
            "faults": [
                {
                    "path": fault.path,
                    "code": fault.code,
                    "message": fault.message,
                    "remedy": fault.remedy,
                }
                for fault in self.faults
            ]
        }


class UnknownPastError(InvalidSegmentError):
    """Conditions on what is known only as it is now, asked of an earlier moment."""

    code = "unknown-past"
    title = "Nobody knows how that was"


class UnknownSegmentError(NotFoundError):
    """A segment, or a version of one, that the brand does not have."""

    code = "unknown-segment"
    title = "No such segment"

    def __init__(self) -> None:
        super().__init__("The brand has no such segment.")


class ChangedSegmentError(ConflictError):
    """A change of a segment by somebody who had not seen the newest version."""

    code = "changed-segment"
    title = "The segment was changed meanwhile"

    def __init__(self) -> None:
        super().__init__("Somebody saved another version. Look at it, and save again.")


class RetiredSegmentError(ConflictError):
    """A change of a segment that was retired."""

    code = "retired-segment"
    title = "The segment was retired"

    def __init__(self) -> None:
        super().__init__("It was retired. Save its conditions as a new segment.")


class SegmentInUseError(ConflictError):
    """A segment that somebody still needs was to be retired."""

    code = "segment-in-use"
    title = "The segment is in use"

    def __init__(self, users: Sequence[str]) -> None:
        super().__init__(f"It is used by {', '.join(users[:5])}.")
        self.users = tuple(users)

    def facts(self) -> dict[str, object]:
        """Tell who uses it."""
        return {"users": list(self.users)}
