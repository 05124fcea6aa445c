"""Labels that are dates in the file and may have been written as something else, of which a program made dates.

"8/1" becomes 8 January, "10-17" October 2017, and "Apr 18" the 18th of April.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from foitracker.sheets.frame import Line
from foitracker.sheets.grid import CellKind
from foitracker.sheets.kinds import is_yearless
from foitracker.sheets.view import View
from foitracker.sheets.words import is_rate


def doubted_dates(view: View, lines: Sequence[Line]) -> list[Line]:
    """The lines, with a doubt on those of which the date may have been made by a program."""
    return _with_yearless(view, _with_mangled(view, lines))


def _with_mangled(view: View, lines: Sequence[Line]) -> list[Line]:
    """The lines, with a doubt on those that a date names among others that none names.

    Spreadsheet programs make 8 January of the code "8/1", and October 2017 of the ages "10-17".
    """
    labels = [label for line in lines for label in line.labels[-1:] if not any(map(is_rate, line.path))]
    dates = {label.place for label in labels if view.grid.cells[label.place].kind is CellKind.DATE}
    if not dates or 2 * sum(label.whole_period for label in labels) > sum(not label.whole_period for label in labels):
        return list(lines)
    doubt = "A date stands among labels that are none: it may have been a code or a range."
    return [line.doubted(doubt) if line.labels and line.labels[-1].place in dates else line for line in lines]


def _with_yearless(view: View, lines: Sequence[Line]) -> list[Line]:
    """The lines, with a doubt on dates that are shown as "18-Apr", "18-May", "18-Jun": one day of many months.

    Spreadsheet programs make 18 April of this year of "Apr 18", which was April 2018.
    """
    labels = {label.place: label.period for line in lines for label in line.labels if label.period}
    dates = {
        place: period.starts_on
        for place, period in labels.items()
        if period.days == 1 and view.grid.cells[place].kind is CellKind.DATE
    }
    hidden = [place for place in dates if is_yearless(view.grid.cells[place].number_format)]
    days = {dates[place].day for place in hidden}
    months = {(dates[place].day, dates[place].month) for place in hidden}
    if len(hidden) < 3 * len(days) - 1 or max(days, default=0) - min(days, default=0) > 2 or len(months) < len(hidden):
        return list(lines)
    doubt = "Its date is shown without the year: it may have been a month and a year."
    return [
        replace(line, doubts=(*line.doubts, doubt)) if any(label.place in hidden for label in line.labels) else line
        for line in lines
    ]
