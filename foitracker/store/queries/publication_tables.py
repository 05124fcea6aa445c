"""The tables of a publication: the totals, each force with its categories, and who stands behind them."""

import itertools
from collections.abc import Iterable, Iterator, Sequence

from foitracker.publishing.rests import CATEGORIES, FORCES, NATIONAL, OFFENCES
from foitracker.publishing.table import Column, Kind, Table
from foitracker.store.queries.national import National
from foitracker.store.queries.published import Published
from foitracker.store.queries.table_values import change_value, part_value, total_value
from foitracker.totals.coverage import coverage
from foitracker.totals.total import Total
from foitracker.totals.words import listed

UNITS = "offences recorded by the police in the year"
SOURCE = "answers of police forces to requests under the Freedom of Information Acts"


def national_table(result: National) -> Table:
    """The total of each period, then its categories."""
    columns = [Column("category", "Category"), *_period_columns(result)]
    rows = [("All counted offences", *(total_value(total) for total in result.totals))]
    for code in result.measure.counted:
        rows.append((result.measure.title(code), *(part_value(total, code) for total in result.totals)))
    return Table(
        name=NATIONAL,
        title="Offences recorded, United Kingdom, by category",
        columns=tuple(columns),
        rows=tuple(rows),
        notes=(
            "A category shows what the forces that told their offences apart gave; forces that gave no breakdown "
            "are counted in their own row and are not spread over the others.",
        ),
        **about(result),
    )


def force_tables(result: National) -> Iterator[Table]:
    """One table of totals by force, then one a period with the categories of each force."""
    yield Table(
        name=FORCES,
        title="Offences recorded, by force",
        columns=(
            Column("force", "Force"),
            Column("region", "Region or nation"),
            *_period_columns(result),
            *(
                Column(f"change_{index}", f"Change {one.before.label} to {one.after.label}, per cent", Kind.PERCENT)
                for index, one in enumerate(result.changes)
            ),
        ),
        rows=tuple(
            (
                result.names[slug],
                result.regions[slug],
                *(total_value(total.only([slug])) for total in result.totals),
                *_changes(result, slug),
            )
            for slug in _by_name(result)
        ),
        notes=("A change is shown for a force with both years and at least 20 offences in the first.",),
        **about(result),
    )
    for total in result.totals:
        yield Table(
            name=f"{CATEGORIES}{total.period.starts_on:%Y_%m}_{total.period.ends_on:%Y_%m}",
            title=f"Offences recorded by force and category, {total.period.label}",
            columns=(
                Column("force", "Force"),
                Column("all", "All counted offences", Kind.COUNT),
                *(Column(code, result.measure.title(code), Kind.COUNT) for code in result.measure.counted),
            ),
            rows=tuple(
                (
                    result.names[slug],
                    total_value(total.only([slug])),
                    *(part_value(total.only([slug]), code) for code in result.measure.counted),
                )
                for slug in _by_name(result)
            ),
            notes=("[z] stands where a force gave a figure, but none of this category.",),
            **about(result, [total]),
        )


def answers_table(result: National) -> Table:
    """Each force and period: whether it is in the total, and the reason where it is not."""
    rows = [
        (
            result.names[slug],
            total.period.label,
            _status(total, slug, missing),
            missing.get(slug, "") or "none",
        )
        for total in result.totals
        for missing in [{one.force: one.reason for one in total.missing}]
        for slug in _by_name(result)
    ]
    return Table(
        name="coverage",
        title="Which forces stand behind the totals, and why others do not",
        columns=(
            Column("force", "Force"),
            Column("period", "Period"),
            Column("status", "In the total"),
            Column("reason", "Reason where not"),
        ),
        rows=tuple(rows),
        **about(result),
    )


def _status(total, slug, missing):
    if slug in missing:
        return "no figure"
    return "counted, from a published table" if slug in total.published else "counted"


def about(result: National, totals: Sequence[Total] | None = None) -> dict[str, str]:
    """What stands with each table: the years of its totals, or of all, what is counted, whence and from how many."""
    totals = totals or result.totals
    return {
        "period": listed([total.period.label for total in totals]),
        "units": UNITS,
        "source": sources_words(result.published),
        "coverage": "; ".join(f"{t.period.label}: {coverage(t, result.populations).words}" for t in totals),
    }


def sources_words(published: Iterable[Published]) -> str:
    """Where figures are from: answers, and the tables of the published ones that stand in for some."""
    tables = dict.fromkeys(one.table for one in published)
    return "; ".join([SOURCE, *(f"for some forces in place of an answer: {table.source}" for table in tables)])


def _by_name(result):
    return sorted(result.names, key=result.names.get)


def _period_columns(result):
    return [
        Column(f"period_{index}", f"{OFFENCES}{total.period.label}", Kind.COUNT)
        for index, total in enumerate(result.totals)
    ]


def _changes(result, slug):
    alone = [total.only([slug]) for total in result.totals]
    return [change_value(before, after) for before, after in itertools.pairwise(alone)]
