"""The national table of a round: read from its sums where they are in step, else added up anew."""

from collections.abc import Mapping
from dataclasses import dataclass

from foitracker.store.models import Round
from foitracker.store.queries.sums import areas_of, kept_sums, measure_for, periods_of
from foitracker.store.queries.sums_anew import added_anew
from foitracker.totals.entries import Measure
from foitracker.totals.table import Line, Table, line_of, table_of

LARGE = 3_000  # force-years: beyond it the page of totals is the national table, without a line for each force


@dataclass(frozen=True, slots=True)
class NationalTable:
    """`in_step` says that the table was read and not added up just now; both say the same."""

    round_slug: str
    measure: Measure
    table: Table
    nations: Mapping[str, Line]
    regions: Mapping[str, Line]
    in_step: bool


def national_table(round: Round) -> NationalTable:
    """What `national` says of a round without naming a force, in three queries where the sums are in step."""
    kept = kept_sums(round)
    sums = added_anew(round) if kept is None else kept
    periods = periods_of(round)
    asked = areas_of(round)
    measure = measure_for(round.scheme)
    by_nation: dict[str, dict[str, int]] = {}
    by_region: dict[str, dict[str, int]] = {}
    for area, count in asked.items():
        by_nation.setdefault(area.nation, {})[area.key] = count
        by_region.setdefault(area.region, {})[area.key] = count
    return NationalTable(
        round_slug=round.slug,
        measure=measure,
        table=table_of(sums, periods=periods, asked={area.key: n for area, n in asked.items()}, measure=measure),
        nations={name: line_of(sums, its, periods=periods) for name, its in sorted(by_nation.items())},
        regions={name: line_of(sums, its, periods=periods) for name, its in sorted(by_region.items())},
        in_step=kept is not None,
    )


def is_large(round: Round) -> bool:
    """Whether a round has so many forces and periods that no page can list them all."""
    return round.requests.count() * round.periods.count() > LARGE
