"""What segments refuse."""

from collections.abc import Sequence

from walletpass.kernel.errors import ConflictError, NotFoundError
from walletpass.rewards.rules.errors import Fault, UnfitRulesError

__all__ = [
    "ChangedSegmentError",
    "Fault",
    "InvalidSegmentError",
    "RetiredSegmentError",
    "SegmentInUseError",
    "UnknownPastError",
    "UnknownSegmentError",
]


class InvalidSegmentError(UnfitRulesError):
    """Conditions that cannot be followed; it carries every fault at once."""

    code = "invalid-segment"
    title = "Conditions that cannot be followed"


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


class RenamedSegmentError(ConflictError):
    """Another name for a segment by somebody who had not seen the one it got meanwhile."""

    code = "renamed-segment"
    title = "The segment was renamed meanwhile"

    def __init__(self, name: str) -> None:
        super().__init__(f"Somebody called it {name!r}. Look at it, and save again.")
        self.name = name


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
