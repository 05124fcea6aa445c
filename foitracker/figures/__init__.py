"""What one cell says: an exact count, a bounded count, or why there is no number.

    "1,133" -> 1133          "<5"    -> 0 to 4 (1 to 4 in an answer that shows its zeros)
    "12*"   -> 12, mark "*"  "10+"   -> 10 or more
    "nil"   -> 0             "-"     -> no number: a dash may be nil or hidden, only the force can say
    "45%"   -> 45, mark "%"  "12-ish" raises

A count is an int. What is not a count (a percentage, a rate, a change) is read as well, so that a table
of the official kind can be shown whole, but it is a Decimal or negative, and `is_count` says so.
"""

from foitracker.figures.absence import Absence
from foitracker.figures.figure import NO_LEGEND, Figure
from foitracker.figures.parsing import UnreadableFigure, parse_figure
from foitracker.figures.text import clean_text, split_mark

__all__ = ["NO_LEGEND", "Absence", "Figure", "UnreadableFigure", "clean_text", "parse_figure", "split_mark"]
