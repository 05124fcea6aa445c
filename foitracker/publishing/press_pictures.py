"""The pictures of a press pack, drawn from the tables of the publication: a release always has the same ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foitracker.publishing.charts import Bar, Pair, ranking, series
from foitracker.publishing.publication import Publication
from foitracker.publishing.table import Bounds, Table, Value

UNITS = "Offences recorded by the police"
DIFFER = "Forces record differently, and more recorded offences do not by themselves mean more abuse."
MOST_ON_A_PAGE = 23  # forces: half of them all, and as many as can be read on one page


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG with the words for those who cannot see it."""

    title: str
    svg: str
    described: str
    is_of_forces: bool = False


def pictures(publication: Publication) -> tuple[Picture, ...]:
    """Bars of the national figure, then of the forces in pages. None where the publication has no such tables."""
    tables = {table.name: table for table in publication.tables}
    found = []
    if "national" in tables:
        found += _national(tables["national"], tables.get("coverage"))
    if publication.by_force is not None:
        found += _by_force(publication.by_force)
    return tuple(found)


def _national(table: Table, coverage: Table | None) -> Iterator[Picture]:
    bars = [
        Bar(label, *_ends(value), note=_forces(coverage, label))
        for column, value in zip(table.columns[1:], table.rows[0][1:], strict=True)
        for label in [column.title.removeprefix("Offences ")]
    ]
    if any(bar.low is not None for bar in bars):
        title = "Offences recorded, all forces with a figure"
        said = "; ".join(f"{bar.label}: {bar.words}{f', {bar.note}' if bar.note else ''}" for bar in bars)
        yield Picture(title, series(bars, title=title, units=UNITS, key="press-series"), f"Upright bars. {said}.")


def _forces(coverage: Table | None, label: str) -> str:
    """ "41 of 45 forces", counted in the table that says who is in the total."""
    rows = [row for row in coverage.rows if row[1] == label] if coverage else []
    return f"{sum(row[2] == 'counted' for row in rows)} of {len(rows)} forces" if rows else ""


def _by_force(table: Table) -> Iterator[Picture]:
    years = [at for at, column in enumerate(table.columns) if column.key.startswith("year_")]
    if len(years) != 2:
        return
    pairs = [Pair(str(row[0]), *(Bar(table.columns[at].title, *_ends(row[at])) for at in years)) for row in table.rows]
    pairs.sort(key=lambda pair: (pair.after.low is None, -(pair.after.low or 0), pair.name))
    if not pairs or pairs[0].after.low is None:
        return
    most = max(bar.high or 0 for pair in pairs for bar in (pair.before, pair.after))
    pages = [pairs[at : at + MOST_ON_A_PAGE] for at in range(0, len(pairs), MOST_ON_A_PAGE)]
    for number, page in enumerate(pages, start=1):
        of = f" ({number} of {len(pages)})" if len(pages) > 1 else ""
        title = f"Offences by force, {page[0].before.label} and {page[0].after.label}{of}"
        svg = ranking(page, title=title, units=f"{UNITS}. {DIFFER}", key=f"press-forces-{number}", most=most)
        yield Picture(title, svg, _described(page), is_of_forces=True)


def _described(pairs: Sequence[Pair]) -> str:
    first, last = pairs[0], pairs[-1]
    return (
        f"Bars of {len(pairs)} forces, from {first.name} ({first.before.label}: {first.before.words}; "
        f"{first.after.label}: {first.after.words}) down to {last.name} ({last.before.words}; {last.after.words}). "
        "The table by force has every number."
    )


def _ends(value: Value) -> tuple[int | None, int | None]:
    if isinstance(value, Bounds):
        return value.low, value.high
    return (value, value) if isinstance(value, int) else (None, None)
