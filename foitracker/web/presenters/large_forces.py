"""The forces of a large round with their numbers, a page of them at a time: all years, or the parts of one number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import django_tables2 as tables
from django.urls import reverse
from django_tables2 import RequestConfig

from foitracker.periods import Period
from foitracker.store.models import Round
from foitracker.store.models.requests import RequestQuerySet
from foitracker.store.queries.force_numbers import ForceNumber, force_numbers, requests_of
from foitracker.store.queries.national_table import NationalTable, national_table
from foitracker.store.queries.sums import measure_for, periods_of
from foitracker.totals.words import listed, short_number
from foitracker.web.addresses import trace_url
from foitracker.web.presenters.figure import Figure
from foitracker.web.presenters.large_round import NO_FIGURE, WHY, coverage_words
from foitracker.web.tables import ForceTotalTable, PeriodColumn

ON_A_PAGE = 50  # forces; no more than are added up in one query where their sums are behind


class LargeForceTable(ForceTotalTable):
    """Of requests, in the order of the forces' names. Their numbers are looked up for one page, and not to sort by."""

    force = tables.Column(
        verbose_name="Force",
        accessor="force__name",
        linkify=lambda record: reverse("request-detail", args=[record.round.slug, record.force.slug]),
    )
    region = tables.Column(verbose_name="Region", accessor="force__region")


@dataclass(frozen=True, slots=True)
class PartsPage:
    """The forces in one number. `words` and `coverage` are empty where the number itself is not kept."""

    period: Period
    words: str
    coverage: str
    category_titles: str
    area: str
    table: LargeForceTable


def force_table(
    request, round: Round, requests: RequestQuerySet, periods: Sequence[Period], *, categories: Sequence[str] = ()
) -> LargeForceTable:
    """One page of these requests, with a column for each of these periods. Each number leads to its cells."""
    columns = [
        (f"period_{at}", _NumberColumn(at, round.slug, verbose_name=one.label)) for at, one in enumerate(periods)
    ]
    table = LargeForceTable(requests.select_related("round", "force"), extra_columns=columns)
    RequestConfig(request, paginate={"per_page": ON_A_PAGE}).configure(table)
    shown = [row.record for row in table.paginated_rows]
    numbers = force_numbers(round, [one.pk for one in shown], categories=categories)
    places = [at for at, period in enumerate(periods_of(round)) if period in periods]
    table.figures = {
        one.pk: tuple(
            _figure(numbers[one.pk][at], round, period, one.force.slug, categories)
            for at, period in zip(places, periods, strict=True)
        )
        for one in shown
    }
    return table


def parts_page(
    request, round: Round, period: Period, *, forces: Sequence[str], categories: Sequence[str], areas: Sequence[str]
) -> PartsPage | None:
    """The forces in one number, or None where the round does not ask about what it is of."""
    requests = requests_of(round, forces=forces, areas=areas, categories=categories)
    if requests is None or period not in periods_of(round):
        return None
    words, coverage = _number(national_table(round), period, forces, categories, areas)
    measure = measure_for(round.scheme)
    names = list(requests.filter(force__slug__in=forces).values_list("force__name", flat=True)) if forces else []
    return PartsPage(
        period=period,
        words=words,
        coverage=coverage,
        category_titles=listed([measure.title(one) for one in categories]),
        area=listed([*areas, *names]),
        table=force_table(request, round, requests, [period], categories=categories),
    )


def _number(
    result: NationalTable, period: Period, forces: Sequence[str], categories: Sequence[str], areas: Sequence[str]
) -> tuple[str, str]:
    """What the page of totals prints, which is everything, one area, or one category of everything."""
    at = result.table.periods.index(period)
    if not forces and not areas and len(categories) == 1:
        ranges = result.table.categories.get(categories[0])
        one = ranges[at] if ranges else None
        return (short_number(one.low, one.high) if one else NO_FIGURE), ""
    if forces or categories or len(areas) > 1:
        return "", ""
    line = _line(result.nations, result.regions, areas[0]) if areas else result.table.everywhere
    one = line.numbers[at]
    return (short_number(one.range.low, one.range.high) if one.range else NO_FIGURE), coverage_words(one)


def _line(nations: Mapping, regions: Mapping, area: str):
    return nations[area] if area in nations else regions[area]


class _NumberColumn(PeriodColumn):
    """A number of the page's own requests, which the database does not sort by."""

    def __init__(self, at: int, round_slug: str, **kwargs):
        super().__init__(at, round_slug, empty_values=(), orderable=False, **kwargs)
        self.at = at

    def render(self, record, table):
        return super().render(table.figures[record.pk][self.at])


def _figure(number: ForceNumber, round: Round, period: Period, force: str, categories: Sequence[str]) -> Figure:
    if number.range is None:
        return Figure(NO_FIGURE, usable=False, reason=WHY[number.why] if number.why else "")
    url = trace_url(round.slug, period, force=force, category=categories)
    return Figure(short_number(number.range.low, number.range.high), url, order=number.range.low)
