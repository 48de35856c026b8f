"""What runs in the background of a process, from `start` until `stop`."""

from abc import ABC, abstractmethod
from types import TracebackType
from typing import Self


class Background(ABC):
    """Work that a `with` block starts, and stops when it ends."""

    @abstractmethod
    def start(self) -> None:
        """Begin."""

    @abstractmethod
    def stop(self) -> None:
        """Finish what is in hand, and begin no more."""

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.stop()
