"""Published figures that stand in for the answers of forces which refused because they are published."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from foitracker.offences import Scheme, load_scheme
from foitracker.offences.official import Codes, Line, Relation, codes_for, everything_counted, lines_of
from foitracker.periods import Period
from foitracker.store.models import OfficialCount, OfficialTable, Request, Round, StandIn
from foitracker.store.queries.official_numbers import Counts, counts_of, official_number
from foitracker.totals.entries import Entry


@dataclass(frozen=True, slots=True)
class Published:
    """What stands in for one force and period in one category, with the rows it is made of."""

    force: str
    period: Period
    category: str
    count: int
    codes: tuple[str, ...]
    counts: tuple[int, ...]  # keys of its `OfficialCount`s
    table: OfficialTable
    why: str

    @property
    def entry(self) -> Entry:
        return Entry(self.force, self.period, self.category, self.count, self.count, published=True)


def published(round: Round, scheme: Scheme, periods: Sequence[Period]) -> tuple[Published, ...]:
    """Every published figure that stands in, in this round. One query where there is none, two otherwise."""
    stand_ins = list(StandIn.objects.standing().filter(request__round=round).select_related("request__force", "table"))
    if not stand_ins:
        return ()
    lines = {line.category: line for line in lines_of(scheme)}
    counts = _counts(stand_ins, periods)
    return tuple(
        one
        for stand_in in stand_ins
        for period in periods
        for one in _of_period(
            stand_in, period, [lines[category] for category in stand_in.categories if category in lines],
            counts.get((stand_in.table_id, period), {}),
        )
    )  # fmt: skip


def _of_period(stand_in: StandIn, period: Period, lines: Sequence[Line], counts: Counts) -> list[Published]:
    """What stands in for one period: every line of it, or nothing, since a part would be taken for the whole."""
    force = stand_in.request.force.slug
    numbers = [(line, official_number(counts, force, Codes(line.codes, line.relation, (line,)))) for line in lines]
    if any(number.count is None for _, number in numbers):
        return []
    return [
        Published(force, period, line.category, number.count, line.codes, number.counts, stand_in.table, stand_in.why)
        for line, number in numbers
    ]


def standing_for(scheme: Scheme, categories: Sequence[str]) -> tuple[tuple[Line, ...], str]:
    """The lines by which a table may stand in for these categories, or none and the reason why it may not."""
    codes = codes_for(scheme, categories)
    if codes is None:
        return (), "No official class holds what this round asks for."
    if codes.relation is not Relation.SAME:
        return (
            (),
            f"{_named(codes)} cannot stand in: {_held(codes)} It is the most that an answer can be, and no figure.",
        )
    return codes.lines, ""


def _named(codes: Codes) -> str:
    return codes.name[0].upper() + codes.name[1:]


def _held(codes: Codes) -> str:
    return " ".join(dict.fromkeys(line.why for line in codes.lines if line.relation is not Relation.SAME)) or codes.why


def why_none(request: Request, table: OfficialTable, periods: Sequence[Period], lines: Sequence[Line]) -> str:
    """Why a table has none of these periods for a force, in words; "" where it has one at least."""
    codes = [code for line in lines for code in line.codes]
    counts = counts_of(dict.fromkeys(periods, table), codes)
    reasons = []
    for period in periods:
        numbers = [
            official_number(counts.get(period, {}), request.force.slug, Codes(line.codes, line.relation, (line,)))
            for line in lines
        ]
        without = next((number.why_none for number in numbers if number.count is None), "")
        if not without:
            return ""
        reasons.append(f"{period.label}: {without}")
    return "; ".join(reasons)


def _counts(stand_ins, periods) -> Mapping[tuple[int, Period], dict]:
    found: dict[tuple[int, Period], dict] = {}
    rows = OfficialCount.objects.filter(
        table__in={one.table_id for one in stand_ins}, starts_on__in=[period.starts_on for period in periods]
    ).select_related("force")
    for row in rows.defer("parts", "offence"):
        key = row.table_id, Period(row.starts_on, row.ends_on)
        found.setdefault(key, {})[row.force.slug, row.code] = row
    return found


@dataclass(frozen=True, slots=True)
class StandInPage:
    """What may stand in, or does, for the answer of a force that refused because its figures are published."""

    standing: StandIn | None
    why_not: str  # why no table may
    tables: tuple[OfficialTable, ...]
    choices: tuple[tuple[str, str], ...]  # classes to choose from, where the scheme is the list of classes


def stand_in_page(request: Request) -> StandInPage | None:
    """None where the force gave another answer and no table stands in."""
    standing = request.stand_ins.standing().select_related("table", "decided_by").first()
    if standing is None and request.outcome != Request.Outcome.OTHERWISE_ACCESSIBLE:
        return None
    scheme = load_scheme(request.round.scheme)
    if scheme.has_groups:
        titles = {line.category: scheme.categories[line.category].title for line in lines_of(scheme)}
        choices = tuple((code, f"{code} {title}") for code, title in titles.items())
        why_not = ""
    else:
        choices, (_, why_not) = (), standing_for(scheme, sorted(everything_counted(scheme)))
    return StandInPage(standing, why_not, tuple(OfficialTable.objects.imported().defer("problems", "notes")), choices)
