"""Letters in the colour of what is behind them: a person sees nothing, and a reader reads them all the same."""

from __future__ import annotations

from foitracker.sheets.safety import Finding, Severity


def written_invisibly(sheet: str, cells: int) -> Finding:
    noun = "cell is" if cells == 1 else "cells are"
    words = f"On the sheet “{sheet}” {cells:,} {noun} written in the colour of the background, such as white on white."
    return Finding("white-text", sheet, cells, Severity.WARN, words)
