"""Numbers of a total as values of a published table: exact, between bounds, or a mark for why there is none."""

from foitracker.publishing.table import Bounds, Mark, Value
from foitracker.totals.change import change
from foitracker.totals.total import Total
from foitracker.totals.words import round_half_up


def number(low: int | None, high: int | None) -> Value:
    if low is None or high is None:
        return Mark.NOT_AVAILABLE
    return low if low == high else Bounds(low, high)


def total_value(total: Total) -> Value:
    return number(total.low, total.high) if total.usable else Mark.NOT_AVAILABLE


def part_value(total: Total, category: str) -> Value:
    """One category of a total; not applicable where figures were given and none of this category."""
    if not total.usable:
        return Mark.NOT_AVAILABLE
    part = next((part for part in total.by_category if part.category == category), None)
    return number(part.low, part.high) if part else Mark.NOT_APPLICABLE


def change_value(before: Total, after: Total) -> Value:
    """The change in per cent, to two decimals; not applicable where the rules give no percentage."""
    one = change(before, after)
    if one.no_percentage:
        return Mark.NOT_APPLICABLE if one.forces else Mark.NOT_AVAILABLE
    low, high = round_half_up(one.percent_low, 2), round_half_up(one.percent_high, 2)
    return low if low == high else Bounds(low, high)
