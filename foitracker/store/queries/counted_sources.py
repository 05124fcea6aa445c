"""The cells and the rows of published tables that are in the totals of a round."""

from collections.abc import Callable, Set
from dataclasses import dataclass

from foitracker.periods import Period
from foitracker.publishing.publication import PUBLISHED, Source
from foitracker.store.models import Figure, OfficialCount, Round
from foitracker.store.queries.counted import counted
from foitracker.store.queries.lines import period_label
from foitracker.store.queries.national import National
from foitracker.store.queries.table_values import number

AddressOf = Callable[[int, str, str], str]  # of an answer, a sheet and a cell: the page that shows it


@dataclass(frozen=True, slots=True)
class Within:
    """Forces by their slugs, categories by their codes, and periods."""

    forces: frozenset[str]
    categories: frozenset[str]
    periods: frozenset[Period]

    def holds(self, force: str, category: str, periods: Set[Period]) -> bool:
        """Whether what counts in any of these periods for a force and a category is within."""
        return force in self.forces and category in self.categories and not self.periods.isdisjoint(periods)


def counted_sources(
    round: Round, result: National, address_of: AddressOf | None, *, within: Within | None = None
) -> tuple[Source, ...]:
    """Every cell that is in a total, or in the totals of the forces, categories and periods `within`."""
    figures = (
        Figure.objects.current()
        .in_round(round)
        .data()
        .filter(starts_on__isnull=False, wording__category__in=result.measure.counted)
        .select_related("request__force", "wording", "reading__answer__file")
        .defer("reading__found")
        .order_by("request__force__name", "starts_on", "pk")
    )
    counts = counted(result)
    return (*_cells(result, figures, counts, within, address_of), *_published_rows(result, within))


def _published_rows(result, within):
    """The rows of published tables that stand in for answers."""
    usable = {(total.period, force) for total in result.totals for force in total.usable}
    rows = OfficialCount.objects.in_bulk([pk for one in result.published for pk in one.counts])
    for one in result.published:
        if (one.period, one.force) not in usable or not _holds(within, one.force, one.category, {one.period}):
            continue
        for row in (rows[pk] for pk in one.counts):
            for quarter, count, sheet, cell in row.parts:
                yield Source(
                    force=result.names[one.force],
                    period=f"{one.period.label}, quarter {quarter}" if quarter else one.period.label,
                    category=result.measure.title(one.category),
                    file_name=one.table.file_name,
                    sha256=one.table.sha256,
                    sheet=sheet,
                    cell=cell,
                    raw=str(count),
                    number=count,
                    kind=PUBLISHED,
                )


def _cells(result, figures, counts, within, address_of):
    return tuple(
        Source(
            force=figure.request.force.name,
            period=period_label(figure.starts_on, figure.ends_on),
            category=result.measure.title(figure.wording.category),
            file_name=figure.reading.answer.file_name,
            sha256=figure.reading.answer.file.sha256,
            sheet=figure.sheet,
            cell=figure.cell,
            raw=figure.raw,
            number=0 if figure.reading.takes_for_nil(figure.absence) else number(figure.low, figure.high),
            address=address_of(figure.reading.answer_id, figure.sheet, figure.cell) if address_of else "",
        )
        for figure in figures
        if _holds(within, figure.request.force.slug, figure.wording.category, counts.totals_of(figure))
    )


def _holds(within: Within | None, force, category, periods) -> bool:
    return bool(periods) if within is None else within.holds(force, category, periods)
