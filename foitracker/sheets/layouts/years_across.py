"""Periods run across, what was counted runs down.

           | 2016/17 | 2017/18
Harassment |      12 |      <5
Stalking   |       3 |       7
"""

from __future__ import annotations

from foitracker.sheets.candidate import Candidate
from foitracker.sheets.readout import TableParts, read_out

TITLE = "Periods across, offences down"


def recognises(candidate: Candidate) -> bool:
    return candidate.table is not None and candidate.period_over_columns() and not candidate.period_beside_rows()


def read(candidate: Candidate, *, number: int) -> TableParts:
    return read_out(candidate.table, number=number, layout="years_across")
