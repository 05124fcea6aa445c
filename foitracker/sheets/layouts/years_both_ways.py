"""A year beside the rows and its months or quarters across, or the other way round.

                | Jan | Feb
Harassment | 2018 |  12 |   3
           | 2019 |  <5 |   7
"""

from __future__ import annotations

from foitracker.sheets.candidate import Candidate
from foitracker.sheets.readout import TableParts, read_out

TITLE = "Years one way, months the other"


def recognises(candidate: Candidate) -> bool:
    return candidate.table is not None and candidate.period_beside_rows() and candidate.period_over_columns()


def read(candidate: Candidate, *, number: int) -> TableParts:
    return read_out(candidate.table, number=number, layout="years_both_ways")
