"""A table of rows and columns becomes readings, with the evidence for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec
from msgspec.structs import replace

from foitracker.periods import Period
from foitracker.sheets.amounts import Amount, legend_in, matrix, may_be_shares, percent_shown, read_amounts
from foitracker.sheets.answer import Check, Role
from foitracker.sheets.blocks import Block
from foitracker.sheets.columns import columns_of
from foitracker.sheets.dates_made import doubted_dates
from foitracker.sheets.dating import Dated, context_period, dated, day_in_titles, ended_there, in_another_year
from foitracker.sheets.events import doubted_as_events
from foitracker.sheets.frame import Frame, Label, Line, label_of
from foitracker.sheets.grid import letters_of
from foitracker.sheets.headings import headings_of
from foitracker.sheets.labels import row_labels_of
from foitracker.sheets.nesting import years_over_months
from foitracker.sheets.noted_periods import doubted_by_notes
from foitracker.sheets.numbered import (
    calendar_quarters,
    doubted_below_total,
    months_across_years,
    parts_by_heading,
    without_questions,
)
from foitracker.sheets.periods_said import beyond_said, periods_said
from foitracker.sheets.recipe import Meaning
from foitracker.sheets.settling import settled
from foitracker.sheets.sum_words import words_of
from foitracker.sheets.sums import Amounts
from foitracker.sheets.totals import Told, with_totals
from foitracker.sheets.units import said_of_table, thousands_over, with_units
from foitracker.sheets.view import View
from foitracker.sheets.words import is_note, is_pivot_heading, is_rate, speaks_of_the_file


class Crosstab(msgspec.Struct, frozen=True):
    """A table whose rows and columns are understood, before it is read out."""

    frame: Frame
    title: str
    amounts: Mapping[tuple[int, int], Amount]
    row_dates: tuple[Dated, ...]
    column_dates: tuple[Dated, ...]
    context: Period | None
    evidence: tuple[str, ...]
    checks: tuple[Check, ...]
    sums_hold: bool | None  # None where there is nothing to prove
    titles: tuple[str, ...] = ()
    prefix: tuple[Label, ...] = ()  # what tells the table apart from others of the sheet
    prefix_counts: bool = False  # whether that says what was counted
    counts: str = ""  # what its title says was counted, where others of the sheet have the same labels


def crosstab_of(view: View, block: Block) -> Crosstab | None:
    """Take a block apart. None where no column holds figures."""
    divided = columns_of(view, block)
    if not divided.values:
        return None
    headings = headings_of(view, block, divided)
    labels = row_labels_of(view, block, divided)
    captions = [view.senses[place].text for place in headings.captions]
    rows = [Line(row, path, doubts=_doubt(labels.doubts, row)) for row, path in labels.paths.items()]
    columns = [Line(column, path, doubts=_doubt(headings.doubts, column)) for column, path in headings.paths.items()]
    rows = [row for row in rows if any((row.number, c.number) in view.senses for c in columns)]
    if not rows or (not block.heads and all(line.labels and speaks_of_the_file(line.path[-1]) for line in rows)):
        return None
    rows, columns = (doubted_dates(view, lines) for lines in (rows, columns))
    said = periods_said(view, rows, columns)
    rows, columns = said.rows, said.columns
    titles = _titles(view, block)
    corner = [view.senses[row, c].text for row in block.heads for c in divided.labels if (row, c) in view.senses]
    around = [*captions, *corner, *titles]
    headed = {c: view.senses[place].text for c in divided.labels for row in block.heads if (place := view.at(row, c))}
    row_lines, why_numbers = parts_by_heading(without_questions(doubted_below_total(rows, headed)), headed)
    row_lines, why_rows = _settled(row_lines, around, view.grid.name, columns)
    column_lines, why_columns = _settled(columns, around, view.grid.name, row_lines)
    row_lines, why_months = months_across_years(row_lines, corner, column_lines)
    column_lines, why_month_columns = months_across_years(column_lines, [*captions, *corner], row_lines)
    row_lines, why_nested = years_over_months(row_lines)
    column_lines, why_years = years_over_months(column_lines)
    column_lines, why_title = _under_year_of_title(view, block, row_lines, column_lines)
    row_lines, column_lines = _with_rates(view, row_lines, column_lines)
    of_table = said_of_table(_titles(view, block, of_file=True), row_lines, column_lines) or thousands_over(corner)
    row_lines = with_units(row_lines, of_table)
    column_lines = with_units(column_lines)
    notes = [view.senses[place].text for row in (*block.notes, *block.titles) for place in _row(view, block, row)]
    notes += [*_notes_said(view, block), *view.grid.caption, *view.grid.remarks]
    row_lines, column_lines = doubted_by_notes(row_lines, notes), doubted_by_notes(column_lines, notes)
    frame = Frame(view, block, divided, row_lines, column_lines, headings.captions, labels.sections)
    amounts = read_amounts(frame, legend_in(notes))
    dating = _Dating()
    is_pivot = any(map(is_pivot_heading, corner))
    frame, sums = _with_roles(frame, amounts, labels.outer_only, dating, is_pivot=is_pivot)
    frame = replace(frame, columns=doubted_as_events(frame.rows, frame.columns))
    context, why_context = context_period(reversed([*titles, *captions]), view.grid.name)
    if not context and not any(
        label.period or label.part for line in (*frame.rows, *frame.columns) for label in line.labels
    ):
        context, doubt = day_in_titles(reversed(titles))
        frame = replace(frame, rows=tuple(row.doubted(doubt) for row in frame.rows) if context else frame.rows)
    if said.context:
        context, why_context = said.context, f"The period {said.context.label} is from a person."
    settling = (why_numbers, *why_rows, *why_columns, why_months, why_month_columns, why_nested, why_years, why_title)
    reasons = (*divided.reasons, *headings.reasons, *labels.reasons, *settling)
    row_dates, column_dates = _dates(frame.rows, dating), _dates(frame.columns, dating)
    said_checks = (*said.checks, *beyond_said(said.context, row_dates, column_dates, block))
    return Crosstab(
        frame=frame,
        title=" – ".join(titles[-2:])[:300],
        amounts=amounts,
        row_dates=row_dates,
        column_dates=column_dates,
        context=context,
        evidence=tuple(reason for reason in (*reasons, *said.reasons, *sums.reasons, why_context) if reason),
        checks=(*sums.checks, *said_checks),
        sums_hold=sums.hold,
        titles=tuple(titles),
    )


def _settled(
    lines: Sequence[Line], around: Sequence[str], sheet: str, crossing: Sequence[Line]
) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """The lines with what the words around a table say of their periods, and the reasons."""
    lines, why_ended = ended_there(lines, around)
    lines, why_calendar = calendar_quarters(lines, [*around, sheet], crossing)
    lines, why = settled(in_another_year(lines, around), around)
    return lines, (why_ended, why_calendar, why)


def _doubt(doubts: Mapping[int, str], number: int) -> tuple[str, ...]:
    return (doubts[number],) if number in doubts else ()


def _with_rates(view: View, rows: Sequence[Line], columns: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines, with those that hold percentages, rates or changes marked: by what they are called or as shown."""
    places = [(row.number, column.number) for row in rows for column in columns]
    shares = may_be_shares(view, places)
    by_column = {column.number: any(map(is_rate, column.path)) for column in columns}
    for column in {place[1] for place in shares}:
        by_column[column] |= percent_shown(view, ((row.number, column) for row in rows))
    by_row = {row.number: any(map(is_rate, row.path)) for row in rows}
    counts = [column for column, is_share in by_column.items() if not is_share]
    for row in {place[0] for place in shares if not by_column[place[1]]}:
        by_row[row] |= percent_shown(view, ((row, column) for column in counts))
    return (
        tuple(replace(row, rate=True) if by_row[row.number] else row for row in rows),
        tuple(replace(column, rate=True) if by_column[column.number] else column for column in columns),
    )


def _notes_said(view: View, block: Block) -> list[str]:
    """The texts of cells that a person called notes: they may say what a mark stands for."""
    if not view.said:
        return []
    region, cells = block.region, view.grid.cells
    return [
        " ".join(cells[row, column].shown.split())
        for (row, column), meaning in sorted(view.said.away.items())
        if meaning is Meaning.NOTE and region.left <= column <= region.right
    ]


def _under_year_of_title(
    view: View, block: Block, rows: Sequence[Line], columns: tuple[Line, ...]
) -> tuple[tuple[Line, ...], str]:
    """Months across, and the year alone in the line above: it holds for all columns."""
    labels = [label for line in (*rows, *columns) for label in line.labels]
    if not block.titles or any(label.period for label in labels) or not any(label.part for label in labels):
        return columns, ""
    places = list(_row(view, block, block.titles[-1]))
    year = label_of(view, places[0], filled=True)
    if len(places) > 1 or not year.whole_period or year.period is None:
        return columns, ""
    why = f"'{year.text}' above the table holds for all columns."
    return tuple(line.under(year) for line in columns), why


def _row(view: View, block: Block, row: int) -> Iterator[tuple[int, int]]:
    return ((row, column) for column in view.filled(row, block.region.left, block.region.right))


def _titles(view: View, block: Block, *, of_file: bool = False) -> list[str]:
    """The lines of the title, the nearest last. Notes are left out, and lines that may be about the file."""
    lines = list(view.grid.caption)
    for row in block.titles:
        texts = [view.senses[place].text for place in _row(view, block, row)]
        about_file = not of_file and speaks_of_the_file(texts[0]) and len(" ".join(texts)) < 60
        if not about_file and (row == block.titles[-1] or not is_note(texts[0])):
            lines.append(" ".join(texts))
    return lines


class _Dating:
    """What the labels of lines say about time, worked out once for each line: twice asked, of the same labels."""

    def __init__(self) -> None:
        self.known: dict[tuple[int, frozenset[str], bool], tuple[tuple[Label, ...], Dated]] = {}

    def of(self, line: Line, constant: frozenset[str], *, measures: bool = False) -> Dated:
        key = (id(line.labels), constant, measures)
        if key not in self.known:
            self.known[key] = line.labels, dated(line, constant=constant, measures=measures)
        return self.known[key][1]


def _dates(lines: Sequence[Line], dating: _Dating) -> tuple[Dated, ...]:
    """What each line says about time, and what is left as its wording.

    A label that all lines share at the same place names none of them. Where two lines would be left with the same
    wording, "Offences" and "Incidents" are no bare measure words but what tells them apart.
    """
    constant = _constant([line for line in lines if line.role is Role.DATA])
    dates = [dating.of(line, constant) for line in lines]
    of_data = [date for date, line in zip(dates, lines, strict=True) if line.role is Role.DATA]
    if len(set(of_data)) == len(of_data):
        return tuple(dates)
    seen = Counter(of_data)
    return tuple(
        dating.of(line, constant, measures=True) if line.role is Role.DATA and seen[date] > 1 else date
        for date, line in zip(dates, lines, strict=True)
    )


def _constant(data: Sequence[Line]) -> frozenset[str]:
    if len(data) < 2 or len({len(line.labels) for line in data}) > 1 or len(data[0].labels) < 2:
        return frozenset()
    places = [{line.labels[position].text for line in data} for position in range(len(data[0].labels))]
    constant = [texts for texts in places if len(texts) == 1]
    return frozenset().union(*constant) if len(constant) < len(places) else frozenset()


@dataclass(frozen=True, slots=True)
class _Sums:
    checks: tuple[Check, ...]
    hold: bool | None
    reasons: tuple[str, ...]


def _with_roles(
    frame: Frame,
    amounts: Mapping[tuple[int, int], Amount],
    outer_only: frozenset[int],
    dating: _Dating,
    *,
    is_pivot: bool,
) -> tuple[Frame, _Sums]:
    """Find the totals among the columns and among the rows."""
    whole = matrix(amounts, frame.rows, frame.columns)
    countable_rows = [i for i, row in enumerate(frame.rows) if not row.rate]
    countable_columns = [i for i, column in enumerate(frame.columns) if not column.rate]
    turned = whole.turned()
    countable_rows = _whole(whole, countable_rows)
    countable_columns = _whole(turned, countable_columns)
    across_rows, down_columns = whole.only(countable_columns), turned.only(countable_rows)
    told_rows, told_columns = _told(frame)
    by_column = with_totals(frame.columns, down_columns, _dates(frame.columns, dating), told=told_columns)
    by_row = with_totals(frame.rows, across_rows, _dates(frame.rows, dating), outer_only, told_rows, is_pivot=is_pivot)
    columns = [f"column {letters_of(frame.columns[i].number)}" for i in countable_columns]
    rows = [f"row {_row_name(frame.rows[i].number)}" for i in countable_rows]
    checks = (
        *words_of(by_row.sums, by_row.lines, _row_name, what="row", across=columns, amounts=across_rows),
        *words_of(by_column.sums, by_column.lines, letters_of, what="column", across=rows, amounts=down_columns),
    )
    verdicts = [check.passed for check in checks]
    hold = None if not verdicts else all(passed is not False for passed in verdicts)
    return replace(frame, rows=by_row.lines, columns=by_column.lines), _Sums(checks, hold, (by_row.why, by_column.why))


def _whole(amounts: Amounts, lines: Sequence[int]) -> Sequence[int]:
    """The lines of whole numbers, if most are: what has decimals among counts need not add up."""
    whole = [i for i in lines if all(amount % 1 == 0 for amount in amounts.low[i])]
    return whole if 2 * len(whole) >= len(lines) else lines


def _told(frame: Frame) -> tuple[Told, Told]:
    """What a person said of rows and of columns: that they are totals, or that they are not."""
    said = frame.view.said
    rows, columns = [line.number for line in frame.rows], [line.number for line in frame.columns]
    if not said:
        return Told(), Told()
    return _told_of(rows, said.roles_of_rows(rows, columns)), _told_of(columns, said.roles_of_columns(rows, columns))


def _told_of(numbers: Sequence[int], said: Mapping[int, Meaning]) -> Told:
    called = {meaning: {i for i, n in enumerate(numbers) if said.get(n) is meaning} for meaning in Meaning}
    return Told(frozenset(called[Meaning.TOTAL]), frozenset(called[Meaning.FIGURES]))


def _row_name(number: int) -> str:
    return str(number + 1)
