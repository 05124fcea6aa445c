"""Exact total rows of forces that settle what their suppressed figures come to together.

A total row is used only where it can be nothing but the total of every counted figure of its force and period: one
answer, one table that adds up, and one line of it that ends in a single exact total. Whether what it settles may be
printed is decided in totals/.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.db.models import Count

from foitracker.periods import Period
from foitracker.sheets.grid import parse_address
from foitracker.sheets.recipe import Area, parse_area
from foitracker.store.models import Figure, Reading
from foitracker.store.models.figures import FigureQuerySet
from foitracker.totals.entries import Counting, Measure, Stated
from foitracker.totals.ranges import Range, total_of


def stated_totals(current: FigureQuerySet, measure: Measure, meaning) -> tuple[Stated, ...]:
    """The total rows that settle suppressed figures among current ones. `meaning` is the expression for a category.

    One query where no force with a total row has two suppressed figures of one period, else three.
    """
    groups = may_be_settled(current)
    if not groups:
        return ()
    figures = defaultdict(list)
    for one in _figures(current, {request for request, _, _ in groups}, meaning):
        figures[one.request_id, one.starts_on, one.ends_on].append(one)
    tables = _sound_tables({one.reading_id for group in groups for one in figures[group]})
    found = (_stated(figures[group], measure, tables) for group in groups)
    return tuple(one for one in found if one is not None)


def may_be_settled(current: FigureQuerySet) -> set[tuple[int, date, date]]:
    """Requests and periods with at least two suppressed figures of one reading, where the request has a total row.

    Total rows are looked up in an index of their own: where there are none, no suppressed figure is looked at.
    """
    with_totals = Figure.objects.filter(superseded_at=None, role=Figure.Role.TOTAL).values("request")
    suppressed = (
        current.suppressed()
        .filter(request__in=with_totals)
        .values_list("request", "reading", "starts_on", "ends_on")
        .annotate(cells=Count("pk"))
        .filter(cells__gt=1)
        .order_by()
    )
    return {(request, starts_on, ends_on) for request, _, starts_on, ends_on, _ in suppressed}


def _figures(current, requests, meaning):
    return (
        current.filter(request__in=requests, starts_on__isnull=False)
        .exclude(role=Figure.Role.SUBTOTAL)
        .annotate(meaning=meaning)
        .select_related("request__force")
    )


def _stated(figures: Sequence[Figure], measure: Measure, tables) -> Stated | None:
    totals = [one for one in figures if one.role == Figure.Role.TOTAL]
    cells = [one for one in figures if one.role == Figure.Role.DATA]
    how = {one.pk: measure.counting_of(one.meaning) if one.meaning else None for one in cells}
    if len(totals) != 1 or totals[0].low is None or totals[0].low != totals[0].high:
        return None
    if not set(how.values()) <= {Counting.COUNTED, Counting.NEVER} or not _in_one_line(figures, tables):
        return None
    counted = [_range(one) for one in cells if how[one.pk] is Counting.COUNTED]
    others = total_of(_range(one) for one in cells if how[one.pk] is Counting.NEVER)
    if not others.is_exact or others.low > totals[0].low:
        return None
    period = Period(totals[0].starts_on, totals[0].ends_on)
    return Stated(totals[0].request.force.slug, period, totals[0].low - others.low, tuple(counted))


def _range(figure):
    """A figure of a usable force without a number is one of which a person said that it means nil."""
    return Range(0, 0) if figure.low is None else Range(figure.low, figure.high)


def _in_one_line(figures: Sequence[Figure], tables) -> bool:
    """Whether the figures stand in one column, or one row, of one table that adds up."""
    if len({(one.reading_id, one.sheet) for one in figures}) > 1 or any(":" in one.cell for one in figures):
        return False
    places = [parse_address(one.cell) for one in figures]
    if len({row for row, _ in places}) > 1 and len({column for _, column in places}) > 1:
        return False
    areas = tables.get((figures[0].reading_id, figures[0].sheet), ())
    return any(all(area.holds(*place) for place in places) for area in areas)


def _sound_tables(readings) -> dict[tuple[int, str], list[Area]]:
    """The areas of the tables of these readings in which no sum was found wrong, by reading and sheet."""
    areas = defaultdict(list)
    for pk, tables in Reading.objects.filter(pk__in=readings).values_list("pk", "found__tables"):
        for table in tables or ():
            if all(check["passed"] is not False for check in table["checks"]):
                areas[pk, table["sheet"]].append(parse_area(table["area"]))
    return areas
