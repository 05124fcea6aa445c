"""What a person sees of a stored value: the number formats of spreadsheets.

    shown(2017, "#,##0")            "2,017"
    shown(43101, "mmm-yy")          "Jan-18", of the kind DATE
    shown(3, '[<5]"<5";0')          "<5", and it hides the 3
    shown(5, '"<"0')                "<5", and it hides that the 5 is not meant

A format of a workbook has up to four sections, for positive numbers, negative ones, zero and text.
"""

from foitracker.sheets.number_formats.altering import means_another
from foitracker.sheets.number_formats.built_in import BUILT_IN
from foitracker.sheets.number_formats.cells import number_cell, text_cell
from foitracker.sheets.number_formats.digits import general
from foitracker.sheets.number_formats.format import LONGEST_FORMAT
from foitracker.sheets.number_formats.moments import moment
from foitracker.sheets.number_formats.showing import Shown, shown, shown_text

__all__ = [
    "BUILT_IN",
    "LONGEST_FORMAT",
    "Shown",
    "general",
    "means_another",
    "moment",
    "number_cell",
    "shown",
    "shown_text",
    "text_cell",
]
