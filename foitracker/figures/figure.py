"""A number, a range, or the reason why there is neither."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from foitracker.figures.absence import Absence


@dataclass(frozen=True, slots=True)
class Figure:
    """A range from `low` to `high`, both included, or the reason why there is none.

    An exact count has low == high; a count without an upper bound ("10+") has no high. `mark` is the footnote
    mark that stood beside the value, or the mark that nobody explained.
    """

    low: int | Decimal | None = None
    high: int | Decimal | None = None
    absence: Absence | None = None
    mark: str = ""

    def __post_init__(self):
        if (self.low is None) == (self.absence is None):
            raise ValueError("A figure has either a lower bound or a reason for its absence.")
        if self.high is not None and (self.low is None or self.high < self.low):
            raise ValueError(f"No figure runs from {self.low} to {self.high}.")

    @property
    def exact(self) -> bool:
        return self.low is not None and self.low == self.high

    @property
    def is_count(self) -> bool:
        """True for whole numbers from nought up, exact or bounded; False for percentages, rates and gaps."""
        bounds = (self.low, self.low if self.high is None else self.high)
        return all(isinstance(bound, int) and bound >= 0 for bound in bounds)

    @property
    def words(self) -> str:
        """The figure as a person reads it: "674", "0 to 4", "10 or more", or the reason why there is none."""
        if self.absence is not None:
            return self.absence.words
        unit = "%" if self.mark.startswith("%") else ""
        if self.exact:
            return f"{self.low:,}{unit}"
        if self.high is None:
            return f"{self.low:,}{unit} or more"
        return f"{self.low:,} to {self.high:,}{unit}"


NO_LEGEND: Mapping[str, Figure] = MappingProxyType({})
