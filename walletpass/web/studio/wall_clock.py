"""A moment as people write it into a box, told by the clock on somebody's wall."""

from datetime import datetime
from zoneinfo import ZoneInfo

from walletpass.brands import UnfitFieldError
from walletpass.kernel.clock import moments_of


class MissingHourError(UnfitFieldError):
    """An hour that clocks leave out on the day they go forward."""

    code = "missing-hour"
    title = "No such hour on that day"

    def __init__(self, field: str, local: datetime, zone: ZoneInfo) -> None:
        super().__init__(
            field, f"clocks in {zone.key} go forward over {local:%H:%M} on that day."
        )
        self.local = local


def moment_in(field: str, written: str, zone: ZoneInfo) -> datetime | None:
    """Return the moment in UTC that a box means, None where it is empty.

    Of an hour that a clock shows twice the first is meant.

    Raises:
        MissingHourError: No clock there ever shows it.
        UnfitFieldError: It is no moment.
    """
    if not written.strip():
        return None
    try:
        local = datetime.fromisoformat(written.strip()).replace(tzinfo=None)
        moments = moments_of(local, zone)
    except (ValueError, OverflowError) as trouble:
        raise UnfitFieldError(field, f"{written!r} is no moment.") from trouble
    if not moments:
        raise MissingHourError(field, local, zone)
    return moments[0]
