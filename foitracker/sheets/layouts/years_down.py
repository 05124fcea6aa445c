"""Periods run down, what was counted runs across.

        | Harassment | Stalking
2016/17 |         12 |        3
2017/18 |         <5 |        7
"""

from __future__ import annotations

from foitracker.sheets.candidate import Candidate
from foitracker.sheets.readout import TableParts, read_out

TITLE = "Periods down, offences across"


def recognises(candidate: Candidate) -> bool:
    return (
        candidate.table is not None
        and candidate.period_beside_rows()
        and not candidate.period_over_columns()
        and not candidate.words_beside_rows()
    )


def read(candidate: Candidate, *, number: int) -> TableParts:
    return read_out(candidate.table, number=number, layout="years_down")
