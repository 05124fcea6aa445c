"""Totals as a tidy table: one line for each area, period and category, for programs that reshape it themselves."""

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from datetime import date

from foitracker.publishing.publication import ANSWER, PUBLISHED
from foitracker.publishing.table import Column, Kind, Mark, Table
from foitracker.store.queries.national import National
from foitracker.store.queries.publication_tables import sources_words
from foitracker.totals.coverage import coverage
from foitracker.totals.entries import Counting
from foitracker.totals.total import Total
from foitracker.totals.words import listed

ALL = "all"


@dataclass(frozen=True, slots=True)
class TidyTotal:
    """`low` and `high` are the bounds of the number; both are None where there is no usable figure, which is not zero.

    `level` is national, nation, region or force; `category` is "all" or a code of the scheme.
    """

    level: str
    area: str
    name: str
    period: str
    starts_on: date
    ends_on: date
    category: str
    title: str
    low: int | None
    high: int | None
    forces_asked: int
    forces_usable: int


@dataclass(frozen=True, slots=True)
class TidyCoverage:
    """Whether a force stands behind the total of a period, and the reason where it does not."""

    force: str
    name: str
    period: str
    starts_on: date
    ends_on: date
    in_total: bool
    reason: str
    source: str  # "answer" or "published table" of a force in the total


def tidy_totals(result: National) -> Iterator[TidyTotal]:
    everybody = frozenset(result.names)
    for total in result.totals:
        yield from _lines(result, total, "national", "uk", "United Kingdom", everybody)
        for level, groups in (("nation", result.nations), ("region", result.regions)):
            for name in sorted(set(groups.values())):
                forces = frozenset(force for force, group in groups.items() if group == name)
                yield from _lines(result, total, level, name, name, forces)
        for force in sorted(result.names):
            yield from _lines(result, total, "force", force, result.names[force], {force})


def tidy_coverage(result: National) -> Iterator[TidyCoverage]:
    for total in result.totals:
        reasons = {one.force: one.reason for one in total.missing}
        for force in sorted(result.names):
            period = total.period
            yield TidyCoverage(
                force,
                result.names[force],
                period.label,
                period.starts_on,
                period.ends_on,
                force in total.usable,
                reasons.get(force, ""),
                _source(total, force),
            )


def _source(total: Total, force: str) -> str:
    if force not in total.usable:
        return ""
    return PUBLISHED if force in total.published else ANSWER


def totals_table(result: National, *, address_of: Callable[[TidyTotal], str]) -> Table:
    """The lines of `tidy_totals` as a table, fit to be written as CSV, each with the page of its parts."""
    texts = ("level", "area", "name", "period")
    return Table(
        name="totals",
        title="Offences recorded, by area, period and category",
        columns=(
            *(Column(key, key) for key in texts),
            Column("starts_on", "starts_on", Kind.DATE),
            Column("ends_on", "ends_on", Kind.DATE),
            Column("category", "category"),
            Column("title", "title"),
            *(Column(key, key, Kind.COUNT) for key in ("low", "high", "forces_asked", "forces_usable")),
            Column("trace", "trace"),
        ),
        rows=tuple(
            (
                *(getattr(line, key) for key in texts),
                line.starts_on,
                line.ends_on,
                line.category,
                line.title,
                Mark.NOT_AVAILABLE if line.low is None else line.low,
                Mark.NOT_AVAILABLE if line.high is None else line.high,
                line.forces_asked,
                line.forces_usable,
                address_of(line),
            )
            for line in tidy_totals(result)
        ),
        **_about(result),
    )


def coverage_table(result: National) -> Table:
    return Table(
        name="coverage",
        title="Which forces stand behind the totals",
        columns=(
            *(Column(key, key) for key in ("force", "name", "period")),
            Column("starts_on", "starts_on", Kind.DATE),
            Column("ends_on", "ends_on", Kind.DATE),
            Column("in_total", "in_total"),
            Column("reason", "reason"),
            Column("source", "source"),
        ),
        rows=tuple(
            (
                line.force,
                line.name,
                line.period,
                line.starts_on,
                line.ends_on,
                "yes" if line.in_total else "no",
                line.reason,
                line.source,
            )
            for line in tidy_coverage(result)
        ),
        **_about(result),
    )


def _lines(result: National, total: Total, level: str, area: str, name: str, forces: Set[str]) -> Iterator[TidyTotal]:
    part = total.only(forces)
    period = part.period

    def line(category: str, title: str, low: int | None, high: int | None) -> TidyTotal:
        counts = (len(part.asked), len(part.usable))
        return TidyTotal(
            level, area, name, period.label, period.starts_on, period.ends_on, category, title, low, high, *counts
        )

    yield line(ALL, "All counted offences", *((part.low, part.high) if part.usable else (None, None)))
    found = {one.category: one for one in part.by_category}
    for code, counting in result.measure.counting.items():
        if counting is Counting.COUNTED and code in found:
            yield line(code, result.measure.title(code), found[code].low, found[code].high)


def _about(result: National):
    return {
        "period": listed([total.period.label for total in result.totals]) or "none",
        "units": "offences recorded by the police",
        "source": sources_words(result.published),
        "coverage": "; ".join(coverage(total, result.populations).words for total in result.totals) or "none",
    }
