"""Official figures beside those of a round: which edition, which classes, and what the one is to the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from foitracker.offences.official import Relation, codes_for, lines_of
from foitracker.periods import Period
from foitracker.store.models import OfficialCount, OfficialTable
from foitracker.store.queries.national import National
from foitracker.store.queries.official_numbers import Official, counts_of, official_number, whole_codes
from foitracker.totals.checks import Ceiling

_COVERED = frozenset({"England", "Wales"})
_ABROAD = "not in the tables, which are of England and Wales"


@dataclass(frozen=True, slots=True)
class Compared:
    """A force's number of one year beside the official one. The ratio is a range where the number is one."""

    force: str
    low: int | None
    high: int | None
    reason: str  # where the round has no number
    official: Official

    @property
    def ratio(self) -> tuple[Fraction, Fraction] | None:
        if self.low is None or not self.official.count:
            return None
        return Fraction(self.low, self.official.count), Fraction(self.high, self.official.count)


@dataclass(frozen=True, slots=True)
class ComparedYear:
    """One period of a round against one edition. The sums are over the forces that have both numbers."""

    period: Period
    table: OfficialTable | None
    lines: tuple[Compared, ...]

    @property
    def both(self) -> tuple[Compared, ...]:
        return tuple(line for line in self.lines if line.low is not None and line.official.count is not None)

    @property
    def together(self) -> Compared | None:
        if not self.both:
            return None
        official = Official(sum(line.official.count for line in self.both), None)
        return Compared("", sum(one.low for one in self.both), sum(one.high for one in self.both), "", official)


def comparison(result: National, *, table: OfficialTable | None = None) -> tuple[ComparedYear, ...]:
    """Each period of a round beside the newest edition that has the whole year, or beside the given one.

    Three queries, whatever the size of the round and of the tables.
    """
    codes = sorted({code for line in lines_of(result.scheme) for code in line.codes})
    tables = _tables(result.periods, codes, table)
    counts = counts_of(tables, codes)
    return tuple(
        ComparedYear(
            total.period,
            tables.get(total.period),
            tuple(
                _compared(result, total, slug, tables.get(total.period), counts.get(total.period, {}))
                for slug in sorted(result.names, key=result.names.get)
            ),
        )
        for total in result.totals
    )


def ceilings(years: Sequence[ComparedYear]) -> Mapping[Period, Mapping[str, Ceiling]]:
    """What no answer of a force for a year should be above, as the checks take it."""
    return {
        year.period: {
            line.force: Ceiling(line.official.count, f"{line.official.codes.name} ({year.table.edition})")
            for line in year.lines
            if line.official.count is not None and line.low is not None
        }
        for year in years
    }


def _tables(periods, codes, table) -> dict[Period, OfficialTable]:
    if table is not None:
        return dict.fromkeys(periods, table)
    rows = (
        OfficialCount.objects.of_codes(codes)
        .whole_years()
        .filter(table__state=OfficialTable.State.IMPORTED, starts_on__in=[period.starts_on for period in periods])
        .order_by("table__published_on", "table")
        .values_list("starts_on", "ends_on", "table")
        .distinct()
    )
    newest = {Period(starts_on, ends_on): pk for starts_on, ends_on, pk in rows}
    tables = OfficialTable.objects.in_bulk(set(newest.values()))
    return {period: tables[newest[period]] for period in periods if period in newest}


def _compared(result, total, slug, table, counts) -> Compared:
    one = total.of(slug)
    usable = one is not None and one.usable
    reason = "" if usable else next((missing.reason for missing in total.missing if missing.force == slug), "")
    if usable and one.published:
        usable, reason = False, "the published figure stands in for an answer"
    low, high = (one.low, one.high) if usable else (None, None)
    return Compared(slug, low, high, reason, _official(result, one if usable else None, slug, table, counts))


def _official(result, one, slug, table, counts) -> Official:
    if table is None:
        return Official(None, None, why_none="no edition has this year in whole")
    if result.nations[slug] not in _COVERED and not any(force == slug for force, _ in counts):
        return Official(None, None, why_none=_ABROAD)
    codes = codes_for(result.scheme, _given(one)) if one else whole_codes(result.scheme)
    if codes is None:
        return Official(None, None, why_none="what was given is in no official class of its own")
    return official_number(counts, slug, codes)


def _given(one) -> set[str]:
    """The categories that a force has offences in; all that it gave where it has none."""
    given = {part.category for part in one.by_category if part.high}
    return given or {part.category for part in one.by_category}


def relation_words(years: Sequence[ComparedYear]) -> tuple[str, ...]:
    """What the official classes hold beside what the round counts, each reason once."""
    found = {
        line.official.codes
        for year in years
        for line in year.lines
        if line.official.codes and line.official.count is not None
    }
    reasons = {reason.why: reason.relation is Relation.HOLDS_MORE for codes in found for reason in codes.lines}
    return tuple(
        f"{why} So the official number is the most that an answer should be." if more else why
        for why, more in sorted(reasons.items())
    )
