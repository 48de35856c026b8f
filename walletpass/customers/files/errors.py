"""What may be wrong about a file that was handed in."""

from walletpass.kernel.errors import ConflictError, NotFoundError


class UnknownFileError(NotFoundError):
    """A file that nobody of the brand handed in."""

    code = "unknown-file"
    title = "No such file"

    def __init__(self) -> None:
        super().__init__("The brand has no such file.")


class FileUnderWayError(ConflictError):
    """A file whose import began: its columns stay as they are, and it is kept."""

    code = "file-under-way"
    title = "This file is being imported"

    def __init__(self) -> None:
        super().__init__("Its import began already.")


class FileUnnamedError(ConflictError):
    """A file none of whose columns anybody named."""

    code = "file-unnamed"
    title = "Nobody said what is in this file"

    def __init__(self) -> None:
        super().__init__("Name its columns first.")


class FileForgottenError(ConflictError):
    """A file of which only the numbers are left."""

    code = "file-forgotten"
    title = "This file is not kept any more"

    def __init__(self) -> None:
        super().__init__("Its rows were forgotten. Send it again.")
