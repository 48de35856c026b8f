"""What a crowd did, kept as exact sums: any order of its rows comes to the same."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(slots=True)
class Sums:
    """How many people, and the sums from which means and spreads follow.

    *after* is what each did in the window, *before* the same in as long a time before
    it; both are whole numbers, such as minor units or 0 and 1, so that no sum depends
    on who came first. Memory stays the same however many are added.
    """

    count: int = 0
    after: int = 0
    before: int = 0
    after_squared: int = 0
    before_squared: int = 0
    both: int = 0

    def add(self, after: int, before: int = 0) -> None:
        """Count one person more."""
        self.count += 1
        self.after += after
        self.before += before
        self.after_squared += after * after
        self.before_squared += before * before
        self.both += after * before

    @property
    def mean(self) -> Fraction:
        """What one of them did, on average; 0 where there is nobody."""
        return Fraction(self.after, self.count) if self.count else Fraction(0)

    @property
    def mean_before(self) -> Fraction:
        """What one of them had done before, on average; 0 where there is nobody."""
        return Fraction(self.before, self.count) if self.count else Fraction(0)

    @property
    def variation(self) -> Fraction:
        """The sum of squares about the mean, of what they did."""
        return self._about(self.after_squared, self.after, self.after)

    @property
    def variation_before(self) -> Fraction:
        """The sum of squares about the mean, of what they had done before."""
        return self._about(self.before_squared, self.before, self.before)

    @property
    def covariation(self) -> Fraction:
        """How far the two go together: the sum of products about the means."""
        return self._about(self.both, self.after, self.before)

    def _about(self, products: int, first: int, second: int) -> Fraction:
        if not self.count:
            return Fraction(0)
        return Fraction(self.count * products - first * second, self.count)


def together(*crowds: Sums) -> Sums:
    """Return the sums of several crowds as of one."""
    return Sums(
        sum(crowd.count for crowd in crowds),
        sum(crowd.after for crowd in crowds),
        sum(crowd.before for crowd in crowds),
        sum(crowd.after_squared for crowd in crowds),
        sum(crowd.before_squared for crowd in crowds),
        sum(crowd.both for crowd in crowds),
    )
