"""A table that is offered to the layouts, and the questions they ask of it."""

from __future__ import annotations

from dataclasses import dataclass

from foitracker.sheets.answer import Role
from foitracker.sheets.blocks import Block
from foitracker.sheets.crosstab import Crosstab
from foitracker.sheets.dating import Dated
from foitracker.sheets.records import Records
from foitracker.sheets.view import View

_DATA = Role.DATA


@dataclass(frozen=True, slots=True)
class Candidate:
    """Either a table, or a list of records; neither where no column of the block holds figures."""

    view: View
    block: Block | None = None
    table: Crosstab | None = None
    records: Records | None = None

    def period_over_columns(self) -> bool:
        return self._any_dated(self.table.column_dates, self.table.frame.columns) if self.table else False

    def period_beside_rows(self) -> bool:
        return self._any_dated(self.table.row_dates, self.table.frame.rows) if self.table else False

    def words_beside_rows(self) -> bool:
        """Whether rows are named by more than a period."""
        if self.table is None:
            return False
        data = zip(self.table.row_dates, self.table.frame.rows, strict=True)
        return any(date.wording for date, line in data if line.role is _DATA)

    @staticmethod
    def _any_dated(dates: tuple[Dated, ...], lines) -> bool:
        data = [date for date, line in zip(dates, lines, strict=True) if line.role is _DATA and not line.rate]
        return len([date for date in data if date.periods or date.parts]) > len(data) / 2
