"""A cut of the totals as a publication: just that table, who is missing in it, and the cells behind it."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from foitracker.publishing.publication import Publication
from foitracker.publishing.table import Bounds, Column, Kind, Mark, Table, Value
from foitracker.store.models import Round
from foitracker.store.queries.counted_sources import AddressOf, Within, counted_sources
from foitracker.store.queries.cut import Cut, CutRow, title_of
from foitracker.store.queries.national import National
from foitracker.store.queries.publication import provisional
from foitracker.store.queries.publication_notes import notes_of
from foitracker.store.queries.publication_tables import UNITS, sources_words
from foitracker.store.queries.table_values import total_value
from foitracker.totals.rates import PER, Rate
from foitracker.totals.words import listed, round_half_up


def of_cut(
    round: Round, result: National, cut: Cut, *, made_at: datetime, address_of: AddressOf | None = None
) -> Publication:
    within = Within(
        forces=cut.forces,
        categories=frozenset(cut.asked.categories or result.measure.counted),
        periods=frozenset(cut.periods),
    )
    about = {
        "period": listed([period.label for period in cut.periods]) or "none",
        "units": UNITS,
        "source": sources_words(one for one in result.published if within.holds(one.force, one.category, {one.period})),
        "coverage": "in the columns of forces, row by row",
    }
    made = Publication(
        title=f"{round.title}: {title_of(cut)}",
        summary=(title_of(cut),),
        tables=(_numbers(result, cut, about), _missing(cut, about)),
        made_on=timezone.localdate(made_at),
        publisher=settings.PUBLISHER,
        contact=settings.CONTACT,
        notes=notes_of(round, result),
        licence=result.scheme.licence,
        sources=counted_sources(round, result, address_of, within=within),
    )
    return provisional(made)


def _numbers(result: National, cut: Cut, about) -> Table:
    columns = [Column("place", "Of"), Column("offences", "Offences")]
    for at, period in enumerate(cut.periods):
        columns += [
            Column(f"number_{at}", f"Offences {period.label}", Kind.COUNT),
            Column(f"usable_{at}", f"Forces in it {period.label}", Kind.COUNT),
            Column(f"asked_{at}", f"Forces asked {period.label}", Kind.COUNT),
        ]
        if result.populations:
            title = f"For every {PER:,} children (mid-{result.populations.mid_year}) {period.label}"
            columns.append(Column(f"rate_{at}", title, Kind.RATE))
    if len(cut.periods) > 1:
        before, after = cut.periods[-2:]
        columns += [
            Column("change", f"Change {before.label} to {after.label}, per cent", Kind.PERCENT),
            Column("compared", "Forces compared", Kind.COUNT),
        ]
    return Table(
        name="cut",
        title=title_of(cut),
        columns=tuple(columns),
        rows=tuple(tuple(_values(row, result, cut)) for row in cut.rows),
        notes=(
            "A change compares the forces that gave both years, and is shown where they recorded at least 20 "
            "offences in the first.",
            "A rate is shown where at least 5,000 children live and 20 offences were recorded.",
        ),
        **about,
    )


def _values(row: CutRow, result: National, cut: Cut):
    yield row.place.title
    yield row.offences.title
    for number in row.numbers:
        total = number.total
        yield total_value(total)
        yield len(total.usable)
        yield len(total.asked)
        if result.populations:
            yield _rate(number.rate)
    if len(cut.periods) > 1:
        yield _range(row.change.percent_low, row.change.percent_high)
        yield len(row.change.forces)


def _rate(rate: Rate) -> Value:
    return _range(rate.low, rate.high)


def _range(low, high) -> Value:
    """An exact value to two places, or both ends of it; not available where there is none."""
    if low is None:
        return Mark.NOT_AVAILABLE
    ends = [round_half_up(end, 2) for end in (low, high)]
    return ends[0] if ends[0] == ends[1] else Bounds(*ends)


def _missing(cut: Cut, about) -> Table:
    return Table(
        name="missing",
        title="Forces that are not in these numbers, and why",
        columns=(
            Column("force", "Force"),
            Column("offences", "Offences"),
            Column("periods", "Period"),
            Column("reason", "Reason"),
        ),
        rows=tuple(
            (one.force, listed(one.offences), listed([period.label for period in one.periods]), one.reason)
            for one in cut.missing
        ),
        **about,
    )
