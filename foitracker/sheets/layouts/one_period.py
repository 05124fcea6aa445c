"""The table is for one period, which its title or the name of the sheet says.

Offences in 2016/17
           | Recorded | Charged
Harassment |       12 |       3
"""

from __future__ import annotations

from foitracker.sheets.candidate import Candidate
from foitracker.sheets.readout import TableParts, read_out

TITLE = "One period for the whole table"


def recognises(candidate: Candidate) -> bool:
    return candidate.table is not None and not candidate.period_beside_rows() and not candidate.period_over_columns()


def read(candidate: Candidate, *, number: int) -> TableParts:
    return read_out(candidate.table, number=number, layout="one_period")
