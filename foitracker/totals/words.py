"""How numbers are said. Values stay exact until here; rounding happens at the edge and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction


def round_half_up(value: Fraction | Decimal | int, places: int = 0) -> Decimal:
    """2.5 gives 3 and -2.5 gives -3, as readers expect; Python's own round() gives 2 for both signs."""
    exact = Fraction(value)
    scaled = int(abs(exact) * 10**places + Fraction(1, 2))
    return Decimal(f"{scaled if exact >= 0 else -scaled}E-{places}")


def press_number(low: int | None, high: int | None = None) -> str:
    """ "674", "between 674 and 678", "at least 10"; "no figure" where there is none.

    `high` left out, or None beside a `low`, means that no upper bound is known.
    """
    if low is None:
        return "no figure"
    if high is None:
        return f"at least {low:,}"
    if low == high:
        return f"{low:,}"
    return f"between {low:,} and {high:,}"


def short_number(low: int | None, high: int | None = None) -> str:
    """The same for a cell of a table: "674", "674 to 678", "10 or more"; "no figure" where there is none."""
    if low is None:
        return "no figure"
    if high is None:
        return f"{low:,} or more"
    if low == high:
        return f"{low:,}"
    return f"{low:,} to {high:,}"


def percent_figure(value: Fraction | Decimal | int) -> str:
    """A percentage without its sign word: no decimals from 10 upwards, one below (Code of Practice for
    Statistics, V3.2: no more precision than the data carry). 22.69 gives "23", 1.46 gives "1.5"."""
    with_one_place = round_half_up(value, 1)
    if abs(with_one_place) >= 10:
        return f"{round_half_up(value):,f}"
    return f"{with_one_place.normalize():f}" if with_one_place else "0"


def press_percent(low: Fraction | Decimal, high: Fraction | Decimal) -> str:
    """A change in words: "up 14 per cent", "down 0.3 per cent", "up about 26 to 33 per cent"."""
    first, last = percent_figure(low), percent_figure(high)
    if first == last:
        return _signed(low, high, first.removeprefix("-"))
    if low < 0 < high:
        return f"between a fall of {first.removeprefix('-')} and a rise of {last} per cent"
    if high <= 0:
        return f"down about {last.removeprefix('-')} to {first.removeprefix('-')} per cent"
    return f"up about {first} to {last} per cent"


def share_words(low: Fraction | Decimal, high: Fraction | Decimal) -> str:
    """A share in words: "63 per cent", "25 to 27 per cent"."""
    first, last = percent_figure(low), percent_figure(high)
    return f"{first} per cent" if first == last else f"{first} to {last} per cent"


def listed(names: Sequence[str]) -> str:
    """ "Gwent", "Gwent and Kent", "Essex, Gwent and Kent"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def counted_words(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def forces_words(usable: int, asked: int, published: int = 0) -> str:
    """ "41 of 45 forces", "45 of 45 forces, 1 of them from published figures"."""
    words = f"{usable} of {counted_words(asked, 'force', 'forces')}"
    return f"{words}, {published} of them from published figures" if published else words


def _signed(low: Fraction | Decimal, high: Fraction | Decimal, figure: str) -> str:
    if low == high == 0:
        return "no change"
    if figure == "0":
        return "almost no change"
    return f"{'up' if low > 0 else 'down'} {figure} per cent"
