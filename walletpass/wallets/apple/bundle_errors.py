"""What can be wrong with a card's files, or with a bundle that arrives finished."""

from walletpass.kernel.errors import InvalidError


class BundleNameError(InvalidError):
    """A file name with which a bundle would be refused."""

    code = "unfit-bundle-name"
    title = "A file cannot have this name"

    def __init__(self, name: str, fault: str) -> None:
        super().__init__(f"“{name}” cannot be in a card: {fault}.")
        self.name = name
        self.fault = fault

    def facts(self) -> dict[str, object]:
        """Tell the name and what is wrong with it."""
        return {"name": self.name, "fault": self.fault}


class BundleTooLargeError(InvalidError):
    """More bytes, or more files, than a bundle may hold."""

    code = "bundle-too-large"
    title = "Too large"

    def __init__(self, *, what: str, count: int, limit: int) -> None:
        super().__init__(f"{count:,} {what}, and at most {limit:,} are allowed.")
        self.what = what
        self.count = count
        self.limit = limit

    def facts(self) -> dict[str, object]:
        """Tell how much there was and how much may be."""
        return {"what": self.what, "count": self.count, "limit": self.limit}


class WrongPassCountError(InvalidError):
    """No cards, or too many, for one `.pkpasses`."""

    code = "wrong-pass-count"
    title = "Too many cards at once"

    def __init__(self, *, count: int, most: int) -> None:
        super().__init__(f"{count} cards were to go together; 1 to {most} can.")
        self.count = count
        self.most = most

    def facts(self) -> dict[str, object]:
        """Tell how many there were and how many may be."""
        return {"count": self.count, "most": self.most}


class UnreadablePassError(InvalidError):
    """A `pass.json` that is no JSON object."""

    code = "unreadable-pass"
    title = "pass.json is not readable"

    def __init__(self, reason: str) -> None:
        super().__init__(f"The pass.json is not readable: {reason}.")
        self.reason = reason

    def facts(self) -> dict[str, object]:
        """Tell where reading stopped."""
        return {"reason": self.reason}


class DamagedBundleError(InvalidError):
    """A bundle that cannot be opened, or not safely."""

    code = "damaged-bundle"
    title = "The bundle cannot be opened"

    def __init__(self, reason: str) -> None:
        super().__init__(f"The bundle cannot be opened: {reason}.")
        self.reason = reason

    def facts(self) -> dict[str, object]:
        """Tell why."""
        return {"reason": self.reason}
