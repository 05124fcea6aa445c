"""Words that hold: each phrase names its place, its period and, where forces are missing, its coverage.

So the checker reads it as it was meant, and a reader sees on how many forces it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Protocol

from foitracker.totals.change import NoPercentage
from foitracker.totals.claims.binding.figure import Figure
from foitracker.totals.claims.facts import Facts, Place, PlaceKind
from foitracker.totals.claims.phrases.ranks import ORDERS
from foitracker.totals.claims.rules import Exact, plain
from foitracker.totals.claims.said import Of, Said
from foitracker.totals.total import Total
from foitracker.totals.words import percent_figure, press_number, round_half_up


class Stands(Protocol):
    """A rank: `best` and `worst` are the same where it is sure."""

    @property
    def value(self) -> Exact: ...
    @property
    def best(self) -> int: ...
    @property
    def worst(self) -> int: ...
    @property
    def tied(self) -> Sequence[object]: ...
    @property
    def counted(self) -> int: ...
    @property
    def usable(self) -> int: ...
    @property
    def asked(self) -> int: ...
    @property
    def other_law(self) -> bool: ...
    @property
    def may_share(self) -> bool: ...


def count(facts: Facts, figure: Figure, value: Exact) -> str:
    """ "22,724 offences in the United Kingdom in 2017/18, from 41 of 45 forces"."""
    number = press_number(int(value.low), int(value.high))
    return f"{number} {_what(facts, figure)} {_where(figure)} {_when(figure)}{_from(facts, figure)}"


def change(facts: Facts, figure: Figure) -> str:
    """ "23 per cent more offences in Wales in 2017/18 than in 2016/17"; the numbers where the base is small."""
    one = facts.change(figure.place, figure.before, figure.after, figure.category)
    if not one.forces or figure.before == figure.after:
        return ""
    what, where = _what(facts, figure), _where(figure)
    before, after = (f"in {period.label}" for period in (one.before, one.after))
    on = _on(len(one.forces), figure, "with both years")
    if one.no_percentage or not one.percent_low or not _one_way(one.percent_low, one.percent_high):
        first = press_number(one.low_before, one.high_before)
        last = press_number(one.low_after, one.high_after)
        if one.no_percentage is NoPercentage.NOTHING_TO_COMPARE or on:
            return ""  # the numbers of the compared forces are those of no total
        return f"{last} {what} {where} {after}, compared with {first} {before}"
    more = "more" if one.percent_low > 0 else "fewer"
    low, high = sorted((abs(one.percent_low), abs(one.percent_high)))
    return f"{_percent(low, high)} {more} {what} {where} {after} than {before}{on}"


def _percent(low: Fraction, high: Fraction) -> str:
    first, last = percent_figure(low), percent_figure(high)
    if first == "0":
        first, last = (f"{round_half_up(value, 2):f}" for value in (low, high))
    return f"{first} per cent" if first == last else f"{first} to {last} per cent"


def _one_way(low: Fraction, high: Fraction) -> bool:
    return low * high > 0


def share(facts: Facts, figure: Figure, value: Exact) -> str:
    number = _percent(value.low, value.high)
    if not figure.category:
        whole = [facts.total(facts.whole, period) for period in figure.periods]
        of = _from_totals(whole, f" across {facts.whole.name}")
        return f"{number} of all offences {_when(figure)} were {_recorded(figure)}{of}"
    of = _from_totals([facts.total(figure.place, period) for period in figure.periods])
    return f"{number} of offences {_where(figure)} {_when(figure)} were {_title(facts, figure)}{of}"


def points(facts: Facts, figure: Figure, value: Exact) -> str:
    """ "the share of possession in Wales rose by 0.3 percentage points from 2016/17 to 2017/18"."""
    low, high = sorted((abs(value.low), abs(value.high)))
    number = f"{round_half_up(low, 2):f}".rstrip("0").rstrip(".")
    if number != f"{round_half_up(high, 2):f}".rstrip("0").rstrip(".") or not low or figure.before is None:
        return ""
    way = "rose" if value.low > 0 else "fell"
    of = f"{_title(facts, figure)} {_where(figure)}" if figure.category else f"offences {_where(figure)}"
    return f"the share of {of} {way} by {number} percentage points from {figure.before.label} to {figure.after.label}"


def per(facts: Facts, figure: Figure, value: Exact, unit: str) -> str:
    """ "2.1 offences a day in ..."; "nearly" and "more than" are left to the writer."""
    number = _rounded(value)
    each = f"an {unit}" if unit == "hour" else f"a {unit}"
    tail = f"{_where(figure)} {_when(figure)}{_from(facts, figure)}"
    return f"{number} {_what(facts, figure)} {each} {tail}" if number else ""


def every(facts: Facts, figure: Figure, value: Exact, unit: str) -> str:
    low, high = (round_half_up(each) for each in (value.low, value.high))
    if not low:
        return ""
    number = f"{low:,f}" if low == high else f"{low:,f} to {high:,f}"  # "2094 minutes" would read as a year
    units = unit if number == "1" else f"{unit}s"
    tail = f"{_where(figure)} {_when(figure)}{_from(facts, figure)}"
    what = f"offence ({_title(facts, figure)})" if figure.category else "offence"
    return f"one {what} every {number} {units} {tail}"


def rate(facts: Facts, figure: Figure, value: Exact) -> str:
    number = _rounded(value)
    tail = f"{_where(figure)} in {figure.after.label}{_from(facts, replace(figure, periods=figure.periods[-1:]))}"
    return f"{number} {_what(facts, figure)} per 10,000 children {tail}" if number else ""


def coverage(facts: Facts, figure: Figure, total: Total) -> str:
    area = "" if figure.place.kind is PlaceKind.ROUND else f" {_where(figure)}"
    return f"{total.coverage_words}{area} gave a figure for {figure.after.label}"


def moved(facts: Facts, figure: Figure, counted: tuple[int, int, int], way: str) -> str:
    """ "32 of the 45 forces with both years recorded a rise from 2016/17 to 2017/18"."""
    sure, possible, both = counted
    if sure != possible or both < 2 or figure.before is None or figure.category:
        return ""
    area = "" if figure.place.kind is PlaceKind.ROUND else f" {_where(figure)}"
    span = f"from {figure.before.label} to {figure.after.label}"
    on = _on(both, figure, "with both years")
    of = f"{sure} of {both} forces" if on else f"{sure} of the {both} forces with both years"
    return f"{of} recorded a {way} {span}{area}{on}"


def rank(facts: Facts, figure: Figure, said: Said, measure: Of, stands: Stands, kind: PlaceKind) -> str:
    """ "Kent Police recorded the third highest number of offences of any force in the South East in 2017/18"."""
    if stands.best != stands.worst or stands.tied or stands.may_share or stands.other_law or measure is Of.RATE:
        return ""
    scope = figure.scope or facts.whole
    if stands.usable < stands.asked != len(scope.forces):
        return ""  # some forces lie in none of the areas that are ranked
    if measure is not Of.OFFENCES and stands.value.low <= 0:
        return ""  # what fell has no lowest rise
    from_above = said.direction > 0
    # Whichever is shorter: "the third lowest" of 45, and not "the 43rd highest".
    same_end = stands.best <= stands.counted + 1 - stands.best
    place = stands.best if same_end else stands.counted + 1 - stands.best
    end = "highest" if from_above == same_end else "lowest"
    order = "" if place == 1 else f"{_order(place)} "
    where = f" in {scope.name}" if scope != facts.whole or stands.usable < stands.asked else ""
    name = figure.place.name[:1].upper() + figure.place.name[1:]
    what = _ranked_by(facts, figure, said, measure)
    ranked = f"{name} recorded the {order}{end} {what} of any {kind.value}{where} {_when(figure)}"
    return f"{ranked}{_ranked_on(figure, scope, measure, stands)}"


def _ranked_by(facts: Facts, figure: Figure, said: Said, measure: Of) -> str:
    way = "fall" if said.unit == "fall" else "rise"
    what = _what(facts, figure)
    return {Of.NUMBER_RISE: f"{way} in the number of {what}", Of.PERCENT_RISE: f"percentage {way} in {what}"}.get(
        measure, f"number of {what}"
    )


def _ranked_on(figure: Figure, scope: Place, measure: Of, stands: Stands) -> str:
    if stands.usable == stands.asked:
        return ""
    both = measure is not Of.OFFENCES
    which = " with both years" if both else " with a figure of this offence" if figure.category else ""
    return f", {'on the' if both else 'from'} {stands.usable} of {len(scope.forces)} forces{which}"


def _order(place: int) -> str:
    if place <= len(ORDERS) + 1:
        return ORDERS[place - 2]
    ending = {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th") if place % 100 not in (11, 12, 13) else "th"
    return f"{place}{ending}"


def record(facts: Facts, figure: Figure, direction: int, counted: tuple[int, int]) -> str:
    """ "offences recorded by Kent Police in 2017/18 were the highest in the 2 years of this round"."""
    most = "highest" if direction > 0 else "lowest"
    on = _on(counted[0], figure, "with every year")
    years = f"the {len(facts.periods)} years of this round"
    what = f"{_what(facts, figure)} {_where(figure)}"
    return f"{what} in {figure.after.label} were the {most} in {years}{on}"


def yearly(facts: Facts, figure: Figure, mean: Exact, counted: tuple[int, int]) -> str:
    low, high = sorted((abs(mean.low), abs(mean.high)))
    if mean.low * mean.high <= 0 or percent_figure(low) != percent_figure(high):
        return ""
    way = "rise" if mean.low > 0 else "fall"
    on = _on(counted[0], figure, "with every year")
    return f"an average yearly {way} of {_percent(low, high)} in {_what(facts, figure)} {_where(figure)}{on}"


def _rounded(value: Exact) -> str:
    """With one decimal below ten: "2.1", "62", "between 1.8 and 1.9"; nothing for nothing."""
    low, high = (round_half_up(each, 0 if value.low >= 10 else 1) for each in (value.low, value.high))
    if not low:
        return ""
    first, last = plain(Fraction(low)), plain(Fraction(high))
    return first if first == last else f"between {first} and {last}"


def _what(facts: Facts, figure: Figure) -> str:
    return f"offences ({_title(facts, figure)})" if figure.category else "offences"


def _title(facts: Facts, figure: Figure) -> str:
    title = next(one.title for one in facts.categories if one.code == figure.category)
    return title[:1].lower() + title[1:]


def _where(figure: Figure) -> str:
    recorded = figure.place.kind in (PlaceKind.FORCE, PlaceKind.TOGETHER)
    return _recorded(figure) if recorded else f"in {figure.place.name}"


def _recorded(figure: Figure) -> str:
    how = {PlaceKind.FORCE: "by", PlaceKind.TOGETHER: "across"}.get(figure.place.kind, "in")
    return f"recorded {how} {figure.place.name}"


def _when(figure: Figure) -> str:
    if len(figure.periods) == 1:
        return f"in {figure.periods[0].label}"
    first, last = figure.periods[0].starts_on, figure.periods[-1].ends_on
    return f"from {first:%B %Y} to {last:%B %Y}"


def _from(facts: Facts, figure: Figure) -> str:
    """The coverage where it is not complete: |U| of |A| always goes with a number."""
    totals = [facts.total(figure.place, period, figure.category) for period in figure.periods]
    return _from_totals(totals, " with a figure of this offence" if figure.category else "")


def _from_totals(totals: Sequence[Total], which: str = "") -> str:
    if all(len(total.usable) == len(total.asked) for total in totals):
        return ""
    if len({total.usable for total in totals}) == 1:
        return f", from {totals[0].coverage_words}{which}"
    each = [f"{total.coverage_words}{which} in {total.period.label}" for total in totals]
    return f", from {', '.join(each[:-1])} and {each[-1]}"


def _on(counted: int, figure: Figure, which: str) -> str:
    """The forces that a comparison stands on, where the area has others."""
    asked = len(figure.place.forces)
    return f", on the {counted} of {asked} forces {which}" if counted < asked else ""
