"""A change from one year to another in words."""

from dataclasses import dataclass
from fractions import Fraction

from foitracker.totals.change import Change, NoPercentage
from foitracker.totals.words import round_half_up

MINUS = "−"


@dataclass(frozen=True, slots=True)
class ChangeLine:
    figure: str  # "+22.7 %"
    words: str  # "up 23 per cent"
    exact: str  # "+22.69 %"
    label: str  # "2016/17 to 2017/18"
    forces: str
    variation: str
    left_out: str

    @property
    def is_words(self) -> bool:
        return not self.exact


def signed_percent(value: Fraction, places: int = 1) -> str:
    """ "+22.7 %", "−0.3 %": rounded half up, with a sign and a true minus."""
    rounded = round_half_up(value, places)
    sign = "+" if rounded > 0 else MINUS if rounded < 0 else ""
    return f"{sign}{abs(rounded):f} %"


def change_words(one: Change, places: int = 1) -> str:
    """A change for a table: "+14.0 %", "+26.0 to +32.7 %", "3 to 6", "n/a (from zero)"; empty without a pair."""
    if one.no_percentage is NoPercentage.NOTHING_TO_COMPARE:
        return ""
    if one.no_percentage:
        return one.words
    low, high = signed_percent(one.percent_low, places), signed_percent(one.percent_high, places)
    return low if low == high else f"{low.removesuffix(' %')} to {high}"


def change_line(one):
    left_out = len(one.only_before) + len(one.only_after)
    return ChangeLine(
        figure=change_words(one),
        words=one.words,
        exact="" if one.no_percentage else change_words(one, places=2),
        label=f"{one.before.label} to {one.after.label}",
        forces=f"on the {len(one.forces)} forces with both years",
        variation=one.variation.value if one.variation else "",
        left_out=f"{left_out} with one year only {'is' if left_out == 1 else 'are'} left out" if left_out else "",
    )
