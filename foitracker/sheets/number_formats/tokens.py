"""The pieces of a format, and what is written of them as it stands."""

import re

TOKEN = re.compile(
    r"""
    (?P<quoted>"[^"]*"?) | (?P<escaped>\\.?) | (?P<padding>_.?) | (?P<filling>\*.?)
  | \[(?P<condition>[<>=]{1,2}\s*-?[\d.]+)\] | \[\$(?P<currency>[^\]-]*)(?:-[^\]]*)?\]
  | \[(?P<elapsed>h+|m+|s+)\] | \[[^\]]*\]
  | (?P<general>General) | (?P<noon>AM/PM|A/P) | (?P<exponent>E[+-])
  | (?P<part>y+|m+|d+|h+|s+(?:\.0+)?|e+|g+) | (?P<digit>[0\#?]) | (?P<point>\.) | (?P<comma>,)
  | (?P<percent>%) | (?P<fraction>/) | (?P<text>@) | (?P<other>.)
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)


def literal(name: str, text: str) -> str:
    """What is written of a token that stands for no number and no text of the cell."""
    if name == "quoted":
        return text.strip('"')
    if name == "escaped":
        return text[1:]
    if name == "padding":
        return " "
    return text if name in ("currency", "other", "percent", "fraction", "point", "comma", "part") else ""
