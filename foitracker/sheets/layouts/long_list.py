"""Every row names a period and what was counted, and has its count.

Year    | Offence    | Count
2016/17 | Harassment |    12
2016/17 | Stalking   |     3
"""

from __future__ import annotations

from foitracker.sheets.candidate import Candidate
from foitracker.sheets.readout import TableParts, read_out

TITLE = "One row for each period and offence"


def recognises(candidate: Candidate) -> bool:
    return (
        candidate.table is not None
        and candidate.period_beside_rows()
        and not candidate.period_over_columns()
        and candidate.words_beside_rows()
    )


def read(candidate: Candidate, *, number: int) -> TableParts:
    return read_out(candidate.table, number=number, layout="long_list")
