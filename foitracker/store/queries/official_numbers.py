"""Official numbers of forces and years for some offence classes, and the reason where there is none."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from foitracker.offences import Scheme
from foitracker.offences.official import Codes, Relation, codes_for, everything_counted
from foitracker.periods import Period
from foitracker.store.models import OfficialCount, OfficialTable

Counts = Mapping[tuple[str, str], OfficialCount]  # of one edition and year, by force and code


@dataclass(frozen=True, slots=True)
class Official:
    """The official number of a force, year and some classes: a count with the rows behind it, or why there is none."""

    count: int | None
    codes: Codes | None
    counts: tuple[int, ...] = ()  # keys of the `OfficialCount`s that are added
    why_none: str = ""


def whole_codes(scheme: Scheme) -> Codes | None:
    """The official classes of everything that a scheme counts."""
    return codes_for(scheme, everything_counted(scheme))


def official_number(counts: Counts, force: str, codes: Codes) -> Official:
    """The official number of a force for some classes, from `counts` of one year by force and code.

    A class of which the edition has no row in that year was not published then and is no gap, unless others of the
    same line have rows: without it they are less than the line.
    """
    published = {code for _, code in counts}
    rows = [counts.get((force, code)) for code in codes.codes if code in published]
    if not rows:
        return Official(None, codes, why_none=f"no row of {codes.name} in that year")
    if lacking := _lacking(codes, published):
        return Official(None, codes, why_none=f"no row of class {lacking} in that year")
    if not all(rows):
        return Official(None, codes, why_none="not in this edition")
    parts = [row for row in rows if not row.is_whole_year]
    if parts:
        there = ", ".join(parts[0].quarters) or "none"
        return Official(None, codes, why_none=f"part of the year only (quarters with a number: {there})")
    return Official(sum(row.count for row in rows), codes, tuple(row.pk for row in rows))


def _lacking(codes: Codes, published: Collection[str]) -> str:
    """The first class that a line lacks of several that are just the line only together; "" where none is lacking."""
    for line in codes.lines:
        without = [code for code in line.codes if code not in published]
        if line.relation is Relation.SAME and 0 < len(without) < len(line.codes):
            return without[0]
    return ""


def counts_of(tables: Mapping[Period, OfficialTable], codes: Sequence[str]) -> dict[Period, Counts]:
    """The counts by period, then by force and code, each from the edition of its period."""
    found = defaultdict(dict)
    rows = (
        OfficialCount.objects.of_codes(codes)
        .filter(table__in=set(tables.values()), starts_on__in=[period.starts_on for period in tables])
        .select_related("force")
        .defer("parts", "offence")
    )
    for row in rows:
        period = Period(row.starts_on, row.ends_on)
        if period in tables and tables[period].pk == row.table_id:
            found[period][row.force.slug, row.code] = row
    return found
