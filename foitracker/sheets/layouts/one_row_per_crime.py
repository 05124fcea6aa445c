"""Every row is one crime; the rows are counted, by period and wording, and never handed on.

Crime ref | Recorded on | Offence    | Outcome
A1        | 03/05/2017  | Harassment | Charged
A2        | 09/05/2017  | Stalking   | None
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foitracker.figures import Figure
from foitracker.periods import Period, financial_year, month
from foitracker.sheets import fingerprint
from foitracker.sheets.answer import Grade, Reading, Refusal, Role, TableReading
from foitracker.sheets.candidate import Candidate
from foitracker.sheets.grid import address
from foitracker.sheets.kinds import Kind
from foitracker.sheets.readout import TableParts
from foitracker.sheets.records import Column, Records

TITLE = "One row per crime"
_RECUR = 0.6  # a column that names something else in nearly every row names no offence

_OFFENCE = (
    re.compile(r"\boffen[cs]es?\b", re.IGNORECASE),
    re.compile(r"\bcrimes?\b", re.IGNORECASE),
    re.compile(r"\b(?:classification|category|description|type|wording|incident)\b", re.IGNORECASE),
)
_NOT_OFFENCE = re.compile(
    r"\b(?:dates?|time|location|outcome|status|force|district|gender|sex|ethnicity|age|victims?|suspects?|offenders?|"
    r"officers?|area|beat|ward|station|disposal|results?|postcode|town|street|address|relationship|flags?|codes?|"
    r"group|markers?|division|sector|lpu|bcu|weapon|method|notes?|comments?|summary|mo)\b",
    re.IGNORECASE,
)
_RECORDED = re.compile(r"\b(?:recorded|recording|reported|created|logged|crimed)\b", re.IGNORECASE)
_COMMITTED = re.compile(r"\b(?:committed|occurred|offence|incident|from|to|start|end|earliest|latest)\b", re.IGNORECASE)
_OTHER_DATES = re.compile(
    r"\b(?:birth|dob|outcome|closed?|finali[sz]ed|charged?|disposal|updated|arrest(?:ed)?|court|resulted|cleared)\b",
    re.IGNORECASE,
)


def recognises(candidate: Candidate) -> bool:
    return candidate.records is not None


def read(candidate: Candidate, *, number: int) -> TableParts:
    records, view = candidate.records, candidate.view
    sheet = view.grid.name
    area = f"{address(records.rect.top, records.rect.left)}:{address(records.rect.bottom, records.rect.right)}"
    layout = fingerprint.of_records(records)
    offence, why_offence = offence_column(records)
    dating, why_dating = dating_column(view, records)
    evidence = [f"{len(records.rows)} rows, one for each crime. They were counted and are not handed on."]
    missing = why_offence if offence is None else why_dating if dating is None else ""
    if missing:
        reason = f"The sheet is a list of {len(records.rows)} rows, which are not handed on, and {missing}."
        refusal = Refusal(sheet, area, reason, "Ask for counts by year and offence.")
        table = TableReading(sheet, number, area, "", "one_row_per_crime", Grade.C, tuple(evidence), fingerprint=layout)
        return TableParts(table, (), (refusal,), {})
    evidence += [why_offence, why_dating]
    counted = _count(view, records, offence, dating)
    refusals = _uncounted(sheet, counted, area)
    doubts = _doubts(records, dating)
    rows = f"{address(records.rows[0], records.rect.left)}:{address(records.rows[-1], records.rect.right)}"
    readings = tuple(readings_of(sheet, number, rows, counted.counts, doubts))
    grade = Grade.C if refusals or doubts else Grade.B
    table = TableReading(sheet, number, area, "", "one_row_per_crime", grade, tuple(evidence), fingerprint=layout)
    return TableParts(table, readings, refusals, {})


def offence_column(records: Records) -> tuple[Column | None, str]:
    half = len(records.rows) / 2
    words = [c for c in records.columns if c.kind is Kind.TEXT and not c.is_reference and c.filled >= half]
    words = [c for c in words if c.distinct <= _RECUR * c.filled]
    for pattern in _OFFENCE:
        named = [c for c in words if pattern.search(c.heading) and not _NOT_OFFENCE.search(c.heading)]
        if named:
            chosen = max(named, key=lambda column: column.distinct)
            return chosen, f"Column {_letter(chosen)} ('{chosen.heading}') names the offence."
    if len(words) == 1:
        return words[0], f"Column {_letter(words[0])} ('{words[0].heading}') is the only one with words."
    return None, "no column is headed as the offence"


def dating_column(view, records: Records) -> tuple[Column | None, str]:
    dates = [
        c
        for c in records.columns
        if c.kind is Kind.PERIOD and c.filled >= 0.5 * len(records.rows) and not _OTHER_DATES.search(c.heading)
    ]
    if not dates:
        return None, "no column says when the crimes were recorded"
    chosen = min(dates, key=lambda column: _rank(view, records, column))
    return chosen, f"Column {_letter(chosen)} ('{chosen.heading}') says when."


def _rank(view, records: Records, column: Column) -> tuple[int, int]:
    first = next(view.senses[row, column.number] for row in records.rows if (row, column.number) in view.senses)
    long = first.period is not None and first.period.days > 27
    manner = 0 if _RECORDED.search(column.heading) else 2 if _COMMITTED.search(column.heading) else 1
    return manner, 0 if long else 1


def _letter(column: Column) -> str:
    return address(0, column.number)[:-1]


@dataclass(frozen=True, slots=True)
class _Counted:
    counts: Counter[tuple[Period, str]]
    left_out: tuple[int, ...]  # rows without a date or without an offence


def _count(view, records: Records, offence: Column, dating: Column) -> _Counted:
    counts: Counter[tuple[Period, str]] = Counter()
    spelt: dict[str, str] = {}
    left_out = []
    for row in records.rows:
        when = view.senses.get((row, dating.number))
        what = view.senses.get((row, offence.number))
        if when is None or when.period is None or what is None:
            left_out.append(row)
            continue
        period = counted_by(when.period)
        wording = spelt.setdefault(what.text.casefold(), what.text)
        counts[period, wording] += 1
    return _Counted(counts, tuple(left_out))


def counted_by(period: Period) -> Period:
    """What a crime is counted under: the month of a day, else the period that the list gives."""
    return month(period.starts_on.year, period.starts_on.month) if period.days == 1 else period


def _uncounted(sheet: str, counted: _Counted, area: str) -> tuple[Refusal, ...]:
    if not counted.left_out:
        return ()
    rows = ", ".join(str(row + 1) for row in counted.left_out[:8]) + (" …" if len(counted.left_out) > 8 else "")
    reason = f"{len(counted.left_out)} rows of the list have no date or no offence and were not counted: {rows}."
    return (Refusal(sheet, area, reason, "Say when and what they were, or that they are left out."),)


def _doubts(records: Records, dating: Column) -> tuple[str, ...]:
    doubts = list(doubts_of_dating(dating))
    for column in records.columns:
        if column.is_reference and column.distinct < column.filled:
            doubts.append(f"{column.filled} rows share {column.distinct} references in '{column.heading}'.")
    return tuple(doubts)


def doubts_of_dating(dating: Column) -> tuple[str, ...]:
    """What speaks against the column that says when."""
    if _COMMITTED.search(dating.heading) and not _RECORDED.search(dating.heading):
        return (f"The crimes are dated by '{dating.heading}', which need not be when they were recorded.",)
    return ()


def readings_of(
    sheet: str, number: int, area: str, counts: Counter[tuple[Period, str]], doubts: Sequence[str]
) -> Iterator[Reading]:
    """One figure for each wording and period, with all the counted rows as its address."""
    periods = _without_gaps({period for period, _ in counts})
    wordings = sorted({wording for _, wording in counts}, key=str.casefold)
    for wording in wordings:
        for period in periods:
            count = counts[period, wording]
            yield Reading(
                sheet=sheet,
                cell=area,
                raw=str(count),
                figure=Figure(low=count, high=count),
                row_labels=(wording,),
                column_labels=(period.label,),
                role=Role.DATA,
                table=number,
                period=period,
                wording=wording,
                doubts=tuple(doubts),
            )


def _without_gaps(periods: set[Period]) -> list[Period]:
    """All periods from the first to the last: a month without a row in the list had no crime."""
    kinds = {period.kind.value for period in periods}
    ordered = sorted(periods)
    if kinds == {"month"}:
        first, last = ordered[0].starts_on, ordered[-1].starts_on
        numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        return [month(n // 12, n % 12 + 1) for n in numbers]
    if kinds == {"financial year"}:
        return [financial_year(year) for year in range(ordered[0].starts_on.year, ordered[-1].starts_on.year + 1)]
    return ordered
