"""Text that came from outside, made safe for a file that a spreadsheet opens.

A text such as =HYPERLINK(...) in a force's sheet must not become a formula in ours.
"""

from __future__ import annotations

import re

LONGEST = 32_767  # characters that a cell of a spreadsheet holds

# What XML 1.0 cannot hold: control characters, lone halves of a surrogate pair, two non-characters.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# What makes Excel or LibreOffice compute: at the start, also after spaces, and in the wide forms of East Asia.
_STARTS_A_FORMULA = re.compile(r"'*[\s\u200b\ufeff]*[=+\-@\t\r\n＝＋－＠]")


def printable(text: str) -> str:
    """The text with every character that a file cannot hold replaced by the sign for that, and not endless."""
    if len(text) <= LONGEST and text.isprintable():  # most are, and Python knows at once
        return text
    shown = _UNPRINTABLE.sub("\ufffd", text)
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"


def starts_a_formula(text: str) -> bool:
    """Whether a spreadsheet may compute the text: "=1+1", "-5", "@SUM", " +44".

    An apostrophe before such a text counts too, so that the one that is put in front can be taken off again.
    """
    return not text[:1].isalnum() and _STARTS_A_FORMULA.match(text) is not None


def guarded(text: str) -> str:
    """The text for a CSV file, with an apostrophe in front where it would start a formula."""
    return f"'{text}" if starts_a_formula(text) else text
