"""Exact total rows of forces that settle what their suppressed figures come to together.

A total row is used only where it can be nothing but the total of every counted figure of its force and period: one
answer, one table that adds up, and one line of it that ends in a single exact total. Every other number of that line
must be known, since the total holds them too: one that nobody gave, read or left in may be any. Whether what it settles
may be printed is decided in totals/.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, When

from foitracker.periods import Period
from foitracker.sheets.answer import CellRole
from foitracker.sheets.grid import address, parse_address
from foitracker.sheets.recipe import Area, parse_area
from foitracker.store.models import WITHOUT_A_NUMBER, Figure, Reading
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
        .annotate(meaning=meaning, is_known=Case(When(WITHOUT_A_NUMBER, then=False), default=True))
        .select_related("request__force")
    )


def _stated(figures: Sequence[Figure], measure: Measure, tables) -> Stated | None:
    totals = [one for one in figures if one.role == Figure.Role.TOTAL]
    cells = [one for one in figures if one.role == Figure.Role.DATA]
    how = {one.pk: measure.counting_of(one.meaning) if one.meaning else None for one in cells}
    if len(totals) != 1 or totals[0].low is None or totals[0].low != totals[0].high:
        return None
    if not all(one.is_known for one in cells) or not set(how.values()) <= {Counting.COUNTED, Counting.NEVER}:
        return None
    if not _is_the_end_of_one_line(totals[0], figures, tables):
        return None
    counted = [_range(one) for one in cells if how[one.pk] is Counting.COUNTED]
    others = total_of(_range(one) for one in cells if how[one.pk] is Counting.NEVER)
    if not others.is_exact or others.low > totals[0].low:
        return None
    period = Period(totals[0].starts_on, totals[0].ends_on)
    return Stated(totals[0].request.force.slug, period, totals[0].low - others.low, tuple(counted))


def _range(figure):
    """A figure without a number is one here of which a person said that it means nil."""
    return Range(0, 0) if figure.low is None else Range(figure.low, figure.high)


@dataclass(frozen=True, slots=True)
class _Table:
    """A table in which no sum was found wrong: the lines that were added up, and the cells that are in no figure."""

    area: Area
    added_up: frozenset[str]  # rows and columns by their names: "12", "C"
    set_aside: frozenset[tuple[int, int]]

    def holds_line(self, total: tuple[int, int], places: Collection[tuple[int, int]]) -> bool:
        """Whether the places stand in one row or column of the table, whose total was compared with all of it."""
        rows, columns = {row for row, _ in places}, {column for _, column in places}
        if not all(self.area.holds(*place) for place in places):
            return False
        if len(columns) == 1:
            end, aside = str(total[0] + 1), any(column in columns for _, column in self.set_aside)
        elif len(rows) == 1:
            end, aside = address(0, total[1]).removesuffix("1"), any(row in rows for row, _ in self.set_aside)
        else:
            return False
        return end in self.added_up and not aside


def _is_the_end_of_one_line(total: Figure, figures: Sequence[Figure], tables) -> bool:
    if len({(one.reading_id, one.sheet) for one in figures}) > 1 or any(":" in one.cell for one in figures):
        return False
    places = [parse_address(one.cell) for one in figures]
    sound = tables.get((total.reading_id, total.sheet), ())
    return any(table.holds_line(parse_address(total.cell), places) for table in sound)


_SET_ASIDE = (CellRole.IGNORED, CellRole.NOTE, CellRole.UNREAD)


def _sound_tables(readings) -> dict[tuple[int, str], list[_Table]]:
    """The tables of these readings in which no sum was found wrong, by reading and sheet."""
    sound = defaultdict(list)
    found = Reading.objects.filter(pk__in=readings).values_list("pk", "found__tables", "found__roles")
    for pk, tables, roles in found:
        for table in tables or ():
            if any(check["passed"] is False for check in table["checks"]):
                continue
            area = parse_area(table["area"])
            aside = {cell for cell, role in (roles or {}).get(table["sheet"], {}).items() if role in _SET_ASIDE}
            sound[pk, table["sheet"]].append(
                _Table(
                    area,
                    frozenset(check["cell"] for check in table["checks"]),
                    frozenset(place for place in map(parse_address, aside) if area.holds(*place)),
                )
            )
    return sound
