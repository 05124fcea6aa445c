"""A cut of the totals as a page shows it: every number with the address of its parts."""

from dataclasses import dataclass

from foitracker.periods import Period
from foitracker.store.queries.cut import Cut, CutNumber, CutRow, CutSplit, title_of
from foitracker.store.queries.national import National
from foitracker.totals.change import minutes_between, per_day
from foitracker.totals.rates import PER, NoRate
from foitracker.totals.words import listed, percent_figure, round_half_up, short_number
from foitracker.web.addresses import trace_url
from foitracker.web.presenters.change import change_words
from foitracker.web.presenters.figure import Figure


@dataclass(frozen=True, slots=True)
class NumberCell:
    figure: Figure
    forces: str
    children: str


@dataclass(frozen=True, slots=True)
class Measured:
    words: str
    is_absent: bool = False


@dataclass(frozen=True, slots=True)
class CutLine:
    place: str
    offences: str
    numbers: tuple[NumberCell, ...]
    measures: tuple[Measured, ...]
    change: str
    compared: str
    variation: str


@dataclass(frozen=True, slots=True)
class SplitCell:
    words: str
    share: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class SplitLine:
    place: str
    parts: tuple[SplitCell, ...]
    no_breakdown: SplitCell
    forces: str


@dataclass(frozen=True, slots=True)
class MissingLine:
    force: str
    slug: str
    offences: str
    periods: str
    reason: str


@dataclass(frozen=True, slots=True)
class CutPage:
    title: str
    periods: tuple[str, ...]
    lines: tuple[CutLine, ...]
    measure_titles: tuple[str, ...]  # the rate, a day and one every, period by period
    without_rate: str  # the periods without a population of their year, in words
    change_title: str  # nothing with one period
    split_titles: tuple[str, ...]
    splits: tuple[SplitLine, ...]
    missing: tuple[MissingLine, ...]
    any_usable: bool


def cut_page(result: National, cut: Cut) -> CutPage:
    told_apart = [code for code in result.measure.counted if code not in result.measure.unsplit]
    last = [period.label for period in cut.periods[-2:]]
    rated = _with_population(cut)
    return CutPage(
        title=title_of(cut),
        periods=tuple(period.label for period in cut.periods),
        lines=tuple(_line(result, row, rated) for row in cut.rows),
        measure_titles=tuple(title for period in cut.periods for title in _measure_titles(result, period, rated)),
        without_rate=listed([period.label for period in cut.periods if period not in rated]),
        change_title=f"Change {' to '.join(last)}" if len(last) > 1 else "",
        split_titles=tuple(result.measure.title(code) for code in told_apart),
        splits=tuple(_split(result, cut.periods[-1], one, told_apart) for one in cut.splits),
        missing=tuple(
            MissingLine(
                one.force, one.slug, listed(one.offences), listed([period.label for period in one.periods]), one.reason
            )
            for one in cut.missing
        ),
        any_usable=cut.any_usable,
    )


def _with_population(cut: Cut) -> frozenset[Period]:
    """The periods for which the round has the population of the year."""
    rates = [(one.total.period, one.rate) for row in cut.rows for one in row.numbers if one.rate]
    return frozenset(period for period, rate in rates if rate.no_rate is not NoRate.OTHER_YEAR)


def _measure_titles(result: National, period: Period, rated):
    if period in rated:
        yield f"For every {PER:,} children (mid-{result.populations.mid_year}), {period.label}"
    yield f"A day on average, {period.label}"
    yield f"Average time between two, {period.label}"


def _line(result: National, row: CutRow, rated) -> CutLine:
    move = row.change
    return CutLine(
        place=row.place.title,
        offences=row.offences.title,
        numbers=tuple(_number(result, row, number) for number in row.numbers),
        measures=tuple(cell for number in row.numbers for cell in _measures(number, number.total.period in rated)),
        change=(change_words(move) or move.words) if move else "",
        compared=f"{len(move.forces)} with both years" if move else "",
        variation=move.variation.value if move and move.variation else "",
    )


def _number(result: National, row: CutRow, number: CutNumber) -> NumberCell:
    total, cover = number.total, number.coverage
    children = f"{_floored(cover.share)} % of children" if cover.share is not None else ""
    figure = Figure("no figure", usable=False)
    if total.usable:
        of = {"area": row.place.areas, "force": row.place.forces, "category": row.offences.codes}
        figure = Figure(short_number(total.low, total.high), trace_url(result.round_slug, total.period, **of))
    return NumberCell(figure, total.coverage_words, children)


def _floored(share) -> str:
    """A share of the children; 99.7 per cent must not read as all of them."""
    return percent_figure(share if share == 100 else min(share, 99))


def _measures(number: CutNumber, with_rate):
    """The rate, how many a day, and one every so often."""
    total, rate = number.total, number.rate
    if with_rate:
        yield (
            Measured(_between(*map(_rounded, (rate.low, rate.high))))
            if rate.low is not None
            else Measured(rate.no_rate.value, is_absent=True)
        )
    if not total.usable:
        yield from (Measured("no figure", is_absent=True), Measured("no figure", is_absent=True))
        return
    yield Measured(_between(*(_rounded(per_day(count, total.period)) for count in (total.low, total.high))))
    # The more there are, the shorter the time between two.
    times = [minutes_between(count, total.period) for count in (total.high, total.low)]
    yield Measured("none", is_absent=True) if None in times else Measured(_between(*map(time_words, times)))


def time_words(minutes) -> str:
    """ "23 minutes", "9 hours", "6 days"."""
    for least, unit in ((2 * 24 * 60, "days"), (2 * 60, "hours")):
        if minutes >= least:
            return f"{round_half_up(minutes / (least // 2)):,f} {unit}"
    return f"{round_half_up(minutes):,f} minutes"


def _rounded(value) -> str:
    return f"{round_half_up(value, 1):,f}"


def _between(low: str, high: str) -> str:
    return low if low == high else f"{low} to {high}"


def _split(result: National, period: Period, one: CutSplit, told_apart) -> SplitLine:
    parts = {part.category: part for part in one.split.parts}
    rest, others = one.split.not_told_apart, len(one.split.did_not_split)
    return SplitLine(
        place=one.place.title,
        parts=tuple(_split_cell(result, period, one, code, parts.get(code)) for code in told_apart),
        no_breakdown=SplitCell("none")
        if rest.high == 0
        else SplitCell(
            short_number(rest.low, rest.high),
            _share(one.split.not_told_apart_share),
            _not_told_apart_url(result, period, one),
        ),
        forces=f"{len(one.split.forces)} of {len(one.split.forces) + others} with a figure",
    )


def _not_told_apart_url(result: National, period: Period, one: CutSplit) -> str:
    """The page of the cells that nobody broke down; nothing where a force's own total row settles their number."""
    codes = [code for code in result.measure.counted if code in result.measure.unsplit]
    total = next(total for total in result.totals if total.period == period)
    cells = total.only(one.place.slugs).only_categories(codes, result.measure)
    if not cells.usable or cells.range != one.split.not_told_apart:
        return ""
    return trace_url(result.round_slug, period, area=one.place.areas, force=one.place.forces, category=codes)


def _split_cell(result: National, period: Period, one: CutSplit, code: str, part) -> SplitCell:
    if part is None:
        return SplitCell("none given")
    address = trace_url(result.round_slug, period, area=one.place.areas, force=one.place.forces, category=code)
    return SplitCell(short_number(part.low, part.high), _share(part.share_where_split), address)


def _share(share) -> str:
    if share is None:
        return ""
    low, high = percent_figure(share.low), percent_figure(share.high)
    return f"{low} %" if low == high else f"{low} to {high} %"
