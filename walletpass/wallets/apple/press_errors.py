"""Why a card cannot be signed at all."""

from collections.abc import Sequence
from dataclasses import asdict

from walletpass.kernel.errors import ConflictError, UnavailableError
from walletpass.passes.issues import Issue, errors_among


class NoCertificateError(UnavailableError):
    """Nothing is held that could sign these cards now."""

    code = "no-certificate"
    title = "No live certificate"

    def __init__(self) -> None:
        super().__init__(
            "No certificate of this pass type is live. Renew it with "
            "`walletpass certs csr` and `walletpass certs import`."
        )


class ForeignPassTypeError(ConflictError):
    """A pass type belongs to one brand and one team."""

    code = "foreign-pass-type"
    title = "This pass type belongs to someone else"

    def __init__(self, identifier: str) -> None:
        super().__init__(
            f"{identifier} is already used here by another brand or another team."
        )
        self.identifier = identifier

    def facts(self) -> dict[str, object]:
        """Name the pass type."""
        return {"pass_type_identifier": self.identifier}


class UnsignableError(ConflictError):
    """A design has faults for which Wallet would refuse its cards."""

    code = "unsignable"
    title = "This card would be refused"

    def __init__(self, issues: Sequence[Issue]) -> None:
        lines = [
            f"{issue.path}: {issue.message} {issue.remedy}"
            for issue in errors_among(issues)
        ]
        super().__init__("\n".join(lines))
        self.issues = issues

    def facts(self) -> dict[str, object]:
        """List everything that was found, errors and warnings."""
        return {"issues": [asdict(issue) for issue in self.issues]}
