"""The forces of a round, a line each."""

from dataclasses import dataclass

from foitracker.store.queries.national import National
from foitracker.totals.change import change
from foitracker.totals.words import short_number
from foitracker.web.presenters.change import change_words
from foitracker.web.presenters.figure import Figure, trace_url


@dataclass(frozen=True, slots=True)
class ForceLine:
    round_slug: str
    slug: str
    force: str
    region: str
    cells: tuple[Figure, ...]
    change: str
    change_order: float
    split: str


def force_lines(result: National) -> tuple[ForceLine, ...]:
    return tuple(_force_line(result, slug) for slug in sorted(result.names, key=result.names.get))


def _force_line(result, slug):
    cells = tuple(_force_figure(result, total, slug) for total in result.totals)
    alone = [total.only([slug]) for total in result.totals]
    move = change(alone[-2], alone[-1]) if len(alone) > 1 else None
    last = alone[-1].of(slug)
    return ForceLine(
        round_slug=result.round_slug,
        slug=slug,
        force=result.names[slug],
        region=result.regions[slug],
        cells=cells,
        change=change_words(move) if move else "",
        change_order=float(move.percent_low) if move and move.percent_low is not None else float("-inf"),
        split=_split_words(last),
    )


def _force_figure(result, total, slug):
    one = total.of(slug)
    if one is None or not one.usable:
        reason = next(missing.reason for missing in total.missing if missing.force == slug)
        return Figure("no figure", usable=False, reason=reason)
    return Figure(
        short_number(one.low, one.high),
        trace_url(result, total.period, force=slug),
        order=one.low,
        note="published" if one.published else "",
    )


def _split_words(one):
    if one is None or not one.usable:
        return ""
    return "Yes" if one.split else "No breakdown"
