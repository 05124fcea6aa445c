"""A round's totals as pictures, each with its finding in words and the same numbers as a table."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from foitracker.periods import Period
from foitracker.publishing.charts import Bar, Pair, ranking, series
from foitracker.publishing.coverage_chart import Stand, coverage_chart
from foitracker.publishing.svg import finding_of
from foitracker.publishing.tile_map import TILES, Tile, tile_map
from foitracker.store.queries.national import National
from foitracker.totals.change import Change, NoPercentage, change
from foitracker.totals.coverage import coverage
from foitracker.totals.rates import PER, NoRate, fits, rate
from foitracker.totals.words import counted_words, percent_figure, round_half_up

UNITS = "Offences recorded by the police"
DIFFER = (
    "Forces record differently, and more recorded offences do not by themselves mean more abuse. "
    "Scotland and Northern Ireland record under laws and rules of their own."
)
# Why a tile has no change, as short as a tile.
_NO_CHANGE = {
    NoPercentage.FROM_ZERO: "from zero",
    NoPercentage.SMALL_BASE: "too few",
    NoPercentage.NOTHING_TO_COMPARE: "no figure",
}


@dataclass(frozen=True, slots=True)
class Value:
    """A number in words; `period` and `force` lead to the cells behind it."""

    words: str
    period: Period | None = None
    force: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture as SVG, and its numbers as a table: the first column names the row."""

    key: str
    title: str
    svg: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Value, ...]], ...]

    @property
    def finding(self) -> str:
        return finding_of(self.svg)


def pictures(result: National) -> tuple[Drawing, ...]:
    """Every picture that the figures allow: none where no force has a usable figure."""
    if not any(total.usable for total in result.totals):
        return ()
    return tuple(drawing for draw in _DRAWN.values() if (drawing := draw(result)))


def drawing(result: National, key: str) -> Drawing | None:
    """One picture by its key, or None."""
    return next((one for one in pictures(result) if one.key == key), None)


def _series(result):
    bars = [
        Bar(total.period.label, *_ends(total), note=f"{len(total.usable)} of {len(total.asked)} forces")
        for total in result.totals
    ]
    title = "Offences recorded, all forces with a figure"
    return Drawing(
        key="series",
        title=title,
        svg=series(bars, title=title, units=UNITS, finding=_series_finding(result)),
        columns=("Period", "Offences", "Forces with a figure"),
        rows=tuple(
            (bar.label, (Value(bar.words, total.period), Value(bar.note)))
            for bar, total in zip(bars, result.totals, strict=True)
        ),
    )


def _ranking(result):
    if len(result.totals) < 2:
        return None
    before, after = result.totals[-2:]
    moves = {slug: change(before.only([slug]), after.only([slug])) for slug in result.names}
    pairs = [
        Pair(name, _bar(before, slug), _bar(after, slug), _change_words(moves[slug]))
        for slug, name in sorted(result.names.items(), key=lambda item: item[1])
    ]
    title = f"Offences by force, {before.period.label} and {after.period.label}"
    return Drawing(
        key="forces",
        title=title,
        svg=ranking(pairs, title=title, units=f"{UNITS}. {DIFFER}", key="forces"),
        columns=("Force", before.period.label, after.period.label, "Change"),
        rows=tuple(
            (
                name,
                (
                    Value(_bar(before, slug).words, before.period, slug),
                    Value(_bar(after, slug).words, after.period, slug),
                    Value(moves[slug].words),
                ),
            )
            for slug, name in sorted(result.names.items(), key=lambda item: item[1])
        ),
    )


def _rates(result):
    total = result.totals[-1]
    if result.populations is None or not fits(result.populations, total.period):
        return None
    rates = {slug: rate(one, result.populations) for slug in result.names if (one := total.of(slug))}
    note = f"Offences for every {PER:,} children living there, mid-{result.populations.mid_year}. {DIFFER}"
    return _map(
        result,
        key="rates",
        title=f"Offences for every {PER:,} children, {total.period.label}",
        note=note,
        column=f"For every {PER:,} children",
        number=lambda slug: _open_number(rates[slug].low, rates[slug].high, _one_place) if slug in rates else None,
        none=lambda slug: "no rate" if slug in rates and rates[slug].no_rate is not NoRate.NO_FIGURE else "no figure",
        why_not=lambda slug: rates[slug].no_rate or "" if slug in rates else "no figure",
    )


def _changes(result):
    if len(result.totals) < 2:
        return None
    before, after = result.totals[-2:]
    moves = {slug: change(before.only([slug]), after.only([slug])) for slug in result.names}
    label = f"{before.period.label} to {after.period.label}"
    return _map(
        result,
        key="changes",
        title=f"Change in offences recorded, {label}",
        note=f"Per cent, for forces with both years and at least 20 offences in the first. {DIFFER}",
        column="Change, per cent",
        number=lambda slug: (
            None
            if moves[slug].no_percentage
            else _open_number(moves[slug].percent_low, moves[slug].percent_high, _signed)
        ),
        none=lambda slug: _NO_CHANGE[moves[slug].no_percentage],
        why_not=lambda slug: moves[slug].words,
        finding=_changes_finding(moves),
        around_zero=True,
    )


def _coverage(result):
    stands = [
        Stand(t.period.label, len(t.asked), len(t.usable), coverage(t, result.populations).words) for t in result.totals
    ]
    title = "Who stands behind the totals"
    missing = [
        (f"{total.period.label}: {result.names[one.force]}", (Value(one.reason),))
        for total in result.totals
        for one in total.missing
    ]
    return Drawing(
        key="coverage",
        title=title,
        svg=coverage_chart(stands, title=title, units="A filled box is a force with a usable figure"),
        columns=("Period", "In the total, or why not"),
        rows=(*((stand.label, (Value(stand.words),)) for stand in stands), *missing),
    )


_DRAWN: dict[str, Callable[[National], Drawing | None]] = {
    "series": _series,
    "forces": _ranking,
    "rates": _rates,
    "changes": _changes,
    "coverage": _coverage,
}


def _map(result, *, key, title, note, column, number, why_not, none, finding="", around_zero=False) -> Drawing:
    """A tile map. `number` gives (value, words) of a force, or None; then the tile says `none`, and `why_not` why."""
    numbers = {slug: number(slug) for slug in sorted(result.names, key=result.names.get)}
    tiles = [
        Tile(slug, result.names[slug], *(one or (None, none(slug)))) for slug, one in numbers.items() if slug in TILES
    ]
    period = result.totals[-1].period
    return Drawing(
        key=key,
        title=title,
        svg=tile_map(tiles, title=title, note=note, key=key, finding=finding, around_zero=around_zero),
        columns=("Force", column),
        rows=tuple(
            (result.names[slug], (Value(one[1], period, slug) if one else Value(str(why_not(slug))),))
            for slug, one in numbers.items()
        ),
    )


def _series_finding(result) -> str:
    """How the last two years compare, like for like: a rise that comes from more answers is none."""
    if not result.changes or result.changes[-1].no_percentage:
        return ""
    move = result.changes[-1]
    on = counted_words(len(move.forces), "force", "forces")
    label = f"from {move.before.label} to {move.after.label}"
    return f"Recorded offences: {move.words} {label}, like for like on {on} with both."


def _changes_finding(moves) -> str:
    compared = [move for move in moves.values() if not move.no_percentage]
    rose, fell = sum(move.percent_low > 0 for move in compared), sum(move.percent_high < 0 for move in compared)
    return f"Of {counted_words(len(compared), 'force', 'forces')} {rose} recorded more than before and {fell} fewer."


def _change_words(move: Change) -> str:
    """The change as it is printed beside two bars; nothing where there is no percentage."""
    if move.no_percentage:
        return ""
    return f"{_open_number(move.percent_low, move.percent_high, _signed)[1]} %"


def _open_number(
    low: Fraction | None, high: Fraction | None, said: Callable[[Fraction], str]
) -> tuple[Fraction, str] | None:
    """The middle of a range for the shade of a tile, and both of its ends for the reader."""
    if low is None or high is None:
        return None
    ends = [said(end) for end in (low, high)]
    return (low + high) / 2, ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"


def _one_place(value: Fraction) -> str:
    return f"{round_half_up(value, 1):f}"


def _signed(value: Fraction) -> str:
    """ "+14", "−3.1", "0": a change in per cent says its direction."""
    words = percent_figure(value)
    return words.replace("-", "−") if words.startswith("-") or words == "0" else f"+{words}"


def _ends(total):
    return (total.low, total.high) if total.usable else (None, None)


def _bar(total, slug):
    return Bar(total.period.label, *_ends(total.only([slug])))
