"""The official tables that were imported, what each holds, and the rows behind one of its numbers."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q

from foitracker.periods import Period, financial_year
from foitracker.sheets.official_reading import WHOLE_YEAR
from foitracker.store.models import Force, OfficialCount, OfficialTable
from foitracker.store.models.official import ALL_QUARTERS
from foitracker.store.queries.lines import CSV_FILE, Badge
from foitracker.totals.words import listed

State = OfficialTable.State
_BADGES = {State.WAITING: "waiting", State.IMPORTED: "done", State.REFUSED: "rejected"}
_WHOLE = Q(quarters=ALL_QUARTERS)


@dataclass(frozen=True, slots=True)
class TableLine:
    pk: int
    title: str
    edition: str
    publisher: str
    published_on: date
    retrieved_on: date
    status: Badge
    years: str  # "2012/13 to 2022/23, without 2015/16"
    imported_by: str


@dataclass(frozen=True, slots=True)
class YearLine:
    period: Period
    forces: int
    codes: int
    part_years: int  # counts with less than four quarters


@dataclass(frozen=True, slots=True)
class CodeChoice:
    code: str
    offence: str


@dataclass(frozen=True, slots=True)
class CodeCell:
    words: str
    is_whole_year: bool
    why: str


@dataclass(frozen=True, slots=True)
class CodeLine:
    slug: str
    force: str
    cells: tuple[CodeCell | None, ...]


@dataclass(frozen=True, slots=True)
class TablePage:
    table: OfficialTable
    status: Badge
    imported_by: str
    imported_at: datetime
    problems: tuple[str, ...]
    years: tuple[YearLine, ...]
    missing: tuple[str, ...]  # labels of years between the first and the last that it has nothing of
    codes: tuple[CodeChoice, ...]
    code: CodeChoice | None
    lines: tuple[CodeLine, ...]  # of the chosen code: a force each, a cell for each year


@dataclass(frozen=True, slots=True)
class RowLine:
    """One row of the published table."""

    code: str
    offence: str
    quarter: str
    number: str
    place: str  # "2017-18!H3", "row 198, column G" of a file without sheets


@dataclass(frozen=True, slots=True)
class NumberPage:
    table: OfficialTable
    force: str
    period: Period
    codes: tuple[str, ...]
    words: str
    rows: tuple[RowLine, ...]


def table_lines() -> list[TableLine]:
    """The editions, the newest first."""
    tables = OfficialTable.objects.select_related("imported_by")
    years = defaultdict(set)
    for pk, starts_on in OfficialCount.objects.values_list("table", "starts_on").order_by().distinct():
        years[pk].add(starts_on.year)
    return [
        TableLine(
            pk=table.pk,
            title=table.title,
            edition=table.edition,
            publisher=table.publisher,
            published_on=table.published_on,
            retrieved_on=table.retrieved_on,
            status=_badge(table),
            years=_years(years[table.pk]),
            imported_by=table.imported_by.get_username(),
        )
        for table in tables.defer("problems", "notes")
    ]


def editions() -> list[OfficialTable]:
    return list(OfficialTable.objects.imported().defer("problems", "notes"))


def table_page(table: OfficialTable, *, code: str = "") -> TablePage:
    """One edition: its years, and the numbers of one code by force and year."""
    years = [
        YearLine(Period(starts_on, ends_on), forces, codes, parts)
        for starts_on, ends_on, forces, codes, parts in table.counts.values_list("starts_on", "ends_on")
        .annotate(
            forces=Count("force", distinct=True), codes=Count("code", distinct=True), parts=Count("pk", filter=~_WHOLE)
        )
        .order_by("starts_on")
    ]
    offences = dict(table.counts.order_by("starts_on").values_list("code", "offence").distinct())
    choices = tuple(CodeChoice(key, offences[key]) for key in sorted(offences, key=_by_number))
    chosen = next((choice for choice in choices if choice.code == code), None)
    return TablePage(
        table=table,
        status=_badge(table),
        imported_by=table.imported_by.get_username(),
        imported_at=table.imported_at,
        problems=tuple(_problem(one) for one in table.problems),
        years=tuple(years),
        missing=tuple(financial_year(year).label for year in _missing([line.period.starts_on.year for line in years])),
        codes=choices,
        code=chosen,
        lines=_code_lines(table, chosen.code, [year.period for year in years]) if chosen else (),
    )


def number_page(table: OfficialTable, force: Force, period: Period, codes: Sequence[str]) -> NumberPage | None:
    """The rows that an official number of a force and year is made of; None where the edition has none of them."""
    counts = list(table.counts.of_codes(codes).filter(force=force, starts_on=period.starts_on, ends_on=period.ends_on))
    if not counts:
        return None
    return NumberPage(
        table=table,
        force=force.name,
        period=period,
        codes=tuple(count.code for count in counts),
        words=f"{sum(count.count for count in counts):,}",
        rows=tuple(_row(count, *part) for count in counts for part in count.parts),
    )


def _row(count, quarter, number, sheet, cell):
    return RowLine(
        code=count.code,
        offence=count.offence,
        quarter="the year" if quarter == WHOLE_YEAR else str(quarter),
        number="no number" if number is None else f"{number:,}",
        place=_place(sheet, cell),
    )


def _place(sheet, cell):
    """Where a row stands in its file. A text file has no sheets, and no cells that a person would find by a letter."""
    if sheet != CSV_FILE:
        return f"{sheet}!{cell}"
    letters = cell.rstrip("0123456789")
    return f"row {cell.removeprefix(letters)}, column {letters}"


def _code_lines(table, code, periods):
    rows = table.counts.of_codes([code]).select_related("force").defer("parts").order_by("force__name")
    by_force: dict[Force, dict[Period, OfficialCount]] = {}
    for row in rows:
        by_force.setdefault(row.force, {})[Period(row.starts_on, row.ends_on)] = row
    return tuple(
        CodeLine(force.slug, force.name, tuple(_cell(found.get(period)) for period in periods))
        for force, found in by_force.items()
    )


def _cell(row):
    if row is None:
        return None
    quarters = ", ".join(row.quarters) or "none"
    why = "" if row.is_whole_year else f"Quarters with a number: {quarters}. Not used as a figure of the year."
    return CodeCell(f"{row.count:,}", row.is_whole_year, why)


def _problem(one):
    where = ", ".join(part for part in (one["sheet"], f"row {one['row']}" if one["row"] else "") if part)
    return f"{where}: {one['words']}" if where else one["words"]


def _badge(table):
    return Badge(_BADGES[State(table.state)], table.get_state_display())


def _years(starts):
    """ "2012/13 to 2022/23, without 2015/16"; "" of a table without years."""
    if not starts:
        return ""
    start, end = financial_year(min(starts)).label, financial_year(max(starts)).label
    missing = listed([financial_year(year).label for year in _missing(starts)])
    return f"{start if start == end else f'{start} to {end}'}{f', without {missing}' if missing else ''}"


def _missing(starts):
    """The years between the first and the last that are not there."""
    return [year for year in range(min(starts), max(starts)) if year not in starts] if starts else []


def _by_number(code):
    digits = "".join(letter for letter in code if letter.isdigit() or letter == ".").split(".")[0]
    return int(digits or 0), code
