"""Words that hold: each phrase here names its place and its period, so that the checker reads it as it was meant."""

from __future__ import annotations

from fractions import Fraction

from foitracker.totals.add_up import Total
from foitracker.totals.change import NoPercentage
from foitracker.totals.claims.binding import Figure
from foitracker.totals.claims.facts import Facts, PlaceKind
from foitracker.totals.claims.rules import Exact, plain
from foitracker.totals.words import percent_figure, press_number, round_half_up


def count(facts: Facts, figure: Figure, value: Exact) -> str:
    """ "22,724 offences in the United Kingdom in 2017/18"."""
    return f"{press_number(int(value.low), int(value.high))} {_what(facts, figure)} {_where(figure)} {_when(figure)}"


def change(facts: Facts, figure: Figure) -> str:
    """ "23 per cent more offences in Wales in 2017/18 than in 2016/17"; the numbers where the base is small."""
    one = facts.change(figure.place, figure.before, figure.after, figure.category)
    if not one.forces:
        return ""
    what, where = _what(facts, figure), _where(figure)
    before, after = (f"in {period.label}" for period in (one.before, one.after))
    on = _on(one.forces, facts, figure)
    if one.no_percentage or not one.percent_low or not _one_way(one.percent_low, one.percent_high):
        first = press_number(one.low_before, one.high_before)
        last = press_number(one.low_after, one.high_after)
        if one.no_percentage is NoPercentage.NOTHING_TO_COMPARE:
            return ""
        return f"{last} {what} {where} {after}, compared with {first} {before}{on}"
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
    if not figure.category:
        return f"{_percent(value.low, value.high)} of all offences {_when(figure)} were recorded {_where(figure)}"
    return (
        f"{_percent(value.low, value.high)} of offences {_where(figure)} {_when(figure)} were {_title(facts, figure)}"
    )


def per(facts: Facts, figure: Figure, value: Exact, unit: str) -> str:
    """ "2.1 offences a day in ..."; "nearly" and "more than" are left to the writer."""
    number = _rounded(value)
    return f"{number} {_what(facts, figure)} a {unit} {_where(figure)} {_when(figure)}" if number else ""


def every(facts: Facts, figure: Figure, value: Exact, unit: str) -> str:
    number = f"{round_half_up(value.low):f}"
    if number != f"{round_half_up(value.high):f}" or number == "0":
        return ""
    return f"one of the {_what(facts, figure)} every {number} {unit}s {_where(figure)} {_when(figure)}"


def rate(facts: Facts, figure: Figure, value: Exact, mid_year: int) -> str:
    number = _rounded(value)
    if not number:
        return ""
    return f"{number} {_what(facts, figure)} per 10,000 children {_where(figure)} {_when(figure)}"


def coverage(facts: Facts, figure: Figure, total: Total) -> str:
    area = "" if figure.place.kind is PlaceKind.ROUND else f" {_where(figure)}"
    return f"{total.coverage_words}{area} gave a figure for {figure.after.label}"


def record(facts: Facts, figure: Figure, direction: int) -> str:
    most = "highest" if direction > 0 else "lowest"
    span = f"{facts.periods[0].label} to {facts.periods[-1].label}"
    return f"the {most} of the {len(facts.periods)} years of this round, {span}"


def yearly(facts: Facts, figure: Figure, mean: Exact) -> str:
    number = percent_figure(abs(mean.low))
    if number != percent_figure(abs(mean.high)):
        return ""
    way = "rise" if mean.low > 0 else "fall"
    return f"an average yearly {way} of {number} per cent in offences {_where(figure)}"


def _rounded(value: Exact) -> str:
    """With one decimal below ten: "2.1", "62"; nothing where the bounds round apart."""
    low, high = (round_half_up(each, 0 if value.low >= 10 else 1) for each in (value.low, value.high))
    return plain(Fraction(low)) if low == high and low else ""


def _what(facts: Facts, figure: Figure) -> str:
    return f"offences ({_title(facts, figure)})" if figure.category else "offences"


def _title(facts: Facts, figure: Figure) -> str:
    title = next(one.title for one in facts.categories if one.code == figure.category)
    return title[:1].lower() + title[1:]


def _where(figure: Figure) -> str:
    if figure.place.kind is PlaceKind.FORCE:
        return f"recorded by {figure.place.name}"
    return f"in {figure.place.name}"


def _when(figure: Figure) -> str:
    if len(figure.periods) == 1:
        return f"in {figure.periods[0].label}"
    first, last = figure.periods[0].starts_on, figure.periods[-1].ends_on
    return f"from {first:%B %Y} to {last:%B %Y}"


def _on(forces: tuple[str, ...], facts: Facts, figure: Figure) -> str:
    """Which forces a change stands on, where the area has others."""
    asked = [force for force in facts.totals[0].asked if force in figure.place.forces]
    return f", on the {len(forces)} of {len(asked)} forces with both years" if len(forces) < len(asked) else ""
