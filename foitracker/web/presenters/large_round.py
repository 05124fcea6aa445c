"""The totals of a round with so many forces that no page lists them: what `national_page` is for other rounds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from foitracker.periods import Period
from foitracker.store.models import Round
from foitracker.store.queries.flags import flags, flags_of_figures, open_flags
from foitracker.store.queries.national import national
from foitracker.store.queries.national_table import NationalTable, is_large, national_table
from foitracker.totals.change import per_day
from foitracker.totals.ranges import Range
from foitracker.totals.spans import Shortfall
from foitracker.totals.split import Share
from foitracker.totals.table import Line, Number, Step, Table
from foitracker.totals.words import counted_words, round_half_up, share_words, short_number
from foitracker.web.addresses import trace_url
from foitracker.web.presenters.change import ChangeLine, change_words
from foitracker.web.presenters.figure import Figure
from foitracker.web.presenters.national import Headline, NationalPage, Row, national_page

NO_FIGURE = "no figure"
HEADLINES = 3  # the newest periods that stand above the table

WHY = {
    Shortfall.NO_FIGURE: "No figure for the period",
    Shortfall.UNDECIDED: "A wording awaits a decision",
    Shortfall.PARTIAL: "A figure without a number, or only some of what was asked",
    Shortfall.LEFT_OUT: "A figure left out by a reviewer",
    Shortfall.NO_BOUND: "A number without an upper bound",
    Shortfall.PART_YEAR: "Only a part of the period",
    Shortfall.OTHER_PERIOD: "Another period than asked",
    Shortfall.CALENDAR_YEAR: "Calendar years where financial years were asked",
    Shortfall.CONTRADICTION: "Figures that contradict each other",
    Shortfall.DOUBLE_COUNT: "Figures that may be each other's total",
    Shortfall.CLASS_ONLY: "Only the whole class, with other offences in it",
}


@dataclass(frozen=True, slots=True)
class LargePage:
    periods: tuple[Period, ...]
    headlines: tuple[Headline, ...]
    changes: tuple[ChangeLine, ...]
    everywhere: Row
    coverage: Row
    categories: tuple[Row, ...]
    nations: tuple[Row, ...]
    regions: tuple[Row, ...]
    missing: tuple[Row, ...]
    any_usable: bool
    in_step: bool


def totals_page(round: Round) -> NationalPage | LargePage:
    if is_large(round):
        return _large_page(national_table(round))
    result = national(round)
    return national_page(result, flags_of_figures(round, result))


def totals_and_flags(round: Round) -> tuple[NationalPage | LargePage, int | None]:
    """The totals, and how many flags of the checks wait: of a large round only its own page counts them."""
    if is_large(round):
        return _large_page(national_table(round)), None
    result = national(round)
    found = flags(round, result)
    return national_page(result, found), len(open_flags(found))


def _large_page(result: NationalTable) -> LargePage:
    table = result.table
    traces = tuple(trace_url(result.round_slug, period) for period in table.periods)
    return LargePage(
        periods=table.periods,
        headlines=tuple(
            _headline(period, number, url)
            for period, number, url in zip(
                table.periods[-HEADLINES:], table.everywhere.numbers[-HEADLINES:], traces[-HEADLINES:], strict=True
            )
        ),
        changes=_changes(table),
        everywhere=_row("All counted offences", table.everywhere, traces),
        coverage=_counts("Forces in the total", [number.usable for number in table.everywhere.numbers]),
        categories=tuple(
            Row(
                result.measure.title(code),
                _figures(ranges, traces, "none given", category=code),
                share=_share(table.shares.get(code)) if code not in result.measure.unsplit else "",
            )
            for code, ranges in table.categories.items()
        ),
        nations=_areas(result.nations, traces),
        regions=_areas(result.regions, traces),
        missing=_missing(table),
        any_usable=any(number.usable for number in table.everywhere.numbers),
        in_step=result.in_step,
    )


def _areas(lines: Mapping[str, Line], traces: Sequence[str]) -> tuple[Row, ...]:
    return tuple(_row(name, line, traces, area=name) for name, line in lines.items())


def _row(title: str, line: Line, traces: Sequence[str], **parts: str) -> Row:
    return Row(
        title,
        _figures([number.range for number in line.numbers], traces, NO_FIGURE, **parts),
        change=change_words(line.steps[-1].move) if line.steps else "",
        note=coverage_words(line.numbers[-1]),
    )


def _figures(ranges: Iterable[Range | None], traces: Sequence[str], none: str, **parts: str) -> tuple[Figure, ...]:
    """Each number leads to its forces. A page has thousands, and so an address is not looked up for each."""
    asked = f"?{urlencode(parts)}" if parts else ""
    return tuple(
        Figure(short_number(one.low, one.high), f"{url}{asked}") if one else Figure(none, usable=False)
        for one, url in zip(ranges, traces, strict=True)
    )


def _counts(title: str, counts: Iterable[int]) -> Row:
    return Row(title, tuple(Figure(f"{count:,}") for count in counts))


def coverage_words(number: Number) -> str:
    return f"{number.usable:,} of {counted_words(number.asked, 'force', 'forces')}"


def _headline(period: Period, number: Number, url: str) -> Headline:
    if number.range is None:
        figure = Figure("no figure yet", usable=False, reason="No force has a usable figure for this period yet.")
        return Headline(period.label, figure, coverage_words(number), 0, number.asked, per_day="")
    daily = [round_half_up(per_day(count, period), 1) for count in (number.range.low, number.range.high)]
    return Headline(
        label=period.label,
        figure=Figure(short_number(number.range.low, number.range.high), url, order=number.range.low),
        coverage=coverage_words(number),
        usable=number.usable,
        asked=number.asked,
        per_day=f"{daily[0]:,} a day" if daily[0] == daily[1] else f"{daily[0]:,} to {daily[1]:,} a day",
    )


def _changes(table: Table) -> tuple[ChangeLine, ...]:
    """The newest change alone, as in the column of changes."""
    if not table.everywhere.steps or not table.everywhere.steps[-1].forces:
        return ()
    return (_change(table.everywhere.steps[-1], *table.periods[-2:]),)


def _change(step: Step, before: Period, after: Period) -> ChangeLine:
    left_out = step.only_before + step.only_after
    return ChangeLine(
        figure=change_words(step.move),
        words=step.move.words,
        exact="" if step.move.no_percentage else change_words(step.move, places=2),
        label=f"{before.label} to {after.label}",
        forces=f"on the {step.forces:,} forces with both years",
        variation=step.move.variation.value if step.move.variation else "",
        left_out=f"{left_out} with one year only {'is' if left_out == 1 else 'are'} left out" if left_out else "",
    )


def _share(share: Share | None) -> str:
    return share_words(share.low, share.high) if share else ""


def _missing(table: Table) -> tuple[Row, ...]:
    return tuple(
        _counts(words, [counts.get(why, 0) for counts in table.missing])
        for why, words in WHY.items()
        if any(counts.get(why) for counts in table.missing)
    )
