"""The layout of a table as a short name: the same next year, whatever its periods, rows and figures are.

Offence | 2016/17 | 2017/18 | Total        head rows "offence", <P>, "total"; one label column of words; a total across
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from foitracker.sheets.crosstab import Crosstab
from foitracker.sheets.frame import Line
from foitracker.sheets.kinds import COUNTS, TIMES, Kind, Sense
from foitracker.sheets.records import Records
from foitracker.sheets.totals import is_named_total
from foitracker.sheets.view import View

_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)
PERIOD, NUMBER = "<P>", "<N>"
ROWS_LOOKED_AT = 60  # of a sheet on which no table was recognised
_ROWS_OF_A_SHEET = 12  # that describe it
_MARK = re.compile(r"(?<=\w)(?:\s*\[[^\]]{1,10}\]|\s*\([0-9a-z]\)|[*†‡^¹²³⁴⁵⁶⁷⁸⁹⁰]+|(?<=[a-z]{3})\d)$", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W_]+(?:[/.,][^\W_]+)*")
_DASH = re.compile(r"(?<=\d)\s?[-–]\s?(?=\d)")
_YEAR = re.compile(r"(?:19|20)\d\d(?:/\d\d(?:\d\d)?)?")
_PAIR = re.compile(r"([0-389]\d)/(\d\d)")
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?|q[1-4]")
_MONTH = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}")
_BETWEEN = frozenset({"to", "and", "until", "till", "of"})


@lru_cache(maxsize=20_000)
def tidy(text: str) -> str:
    """A label as it will be next year: small letters, no punctuation, no footnote marks, periods as <P>.

    >>> tidy("Offences recorded, 1 April 2016 to 31 March 2017"), tidy("Stalking [note 3]"), tidy("86/2 Taking")
    ('offences recorded <P>', 'stalking', '86/2 taking')
    """
    stripped = _MARK.sub("", " ".join(text.split()))
    words = _TOKEN.findall(_DASH.sub("/", stripped.casefold()))
    return " ".join(_with_periods(words)) or stripped.casefold()


def _with_periods(words: Sequence[str]) -> Iterator[str]:
    """The words, with each run of years, months, days and what stands between them as one period."""
    i = 0
    while i < len(words):
        end = _end_of_period(words, i)
        yield PERIOD if end > i else words[i]
        i = max(end, i + 1)


def _end_of_period(words: Sequence[str], start: int) -> int:
    """Where a period that begins at a word ends, or the start where none does."""
    end, named = start, False
    for i in range(start, len(words)):
        word = words[i]
        if _is_year(word) or _MONTH.fullmatch(word):
            end, named = i + 1, named or _is_year(word)
        elif word.isdigit() and len(word) == 2 and i > start and _MONTH.fullmatch(words[i - 1]):
            end, named = i + 1, True
        elif _DAY.fullmatch(word):
            end = i + 1
        elif word not in _BETWEEN or i == start:
            break
    while end > start and words[end - 1] in _BETWEEN:
        end -= 1
    return end if named else start


def _is_year(word: str) -> bool:
    pair = _PAIR.fullmatch(word)
    return bool(_YEAR.fullmatch(word)) or bool(pair and (int(pair[1]) + 1) % 100 == int(pair[2]))


def token_of(sense: Sense) -> str:
    """A cell of a heading: <P>, <N> or its words."""
    if sense.kind in TIMES:
        return PERIOD
    if sense.kind in COUNTS:
        return NUMBER
    return tidy(sense.text)


def of_table(table: Crosstab) -> str:
    """The fingerprint of a table."""
    frame, block, view = table.frame, table.frame.block, table.frame.view
    facts = {
        "heads": [_tokens(view, row, block.left, block.right) for row in block.heads],
        "merged": [_merges(view, row, block.left, block.right) for row in block.heads],
        "labels": [_kind_of_labels(view, block.body, column) for column in frame.divided.labels],
        "totals": [_has_totals(frame.rows), _has_totals(frame.columns)],
    }
    return _hashed(facts)


def of_records(records: Records) -> str:
    """The fingerprint of a list with one row for each crime."""
    return _hashed({"list": [tidy(column.heading) for column in records.columns]})


def of_sheet(view: View) -> str:
    """The fingerprint of a sheet on which no table was recognised: how its first rows look, one for all that repeat."""
    rows = [_tokens(view, row, 0, view.whole.right) for row in view.rows[:ROWS_LOOKED_AT]]
    looks = ([NUMBER] if NUMBER in row else row for row in rows)
    return _hashed({"sheet": [look for look, _ in groupby(looks)][:_ROWS_OF_A_SHEET]})


def _hashed(facts: dict) -> str:
    return hashlib.sha256(_CANONICAL.encode(facts).encode()).hexdigest()


def _tokens(view: View, row: int, left: int, right: int) -> list[str]:
    """The cells of a row. Those that follow on alike are one, so that a year more changes nothing."""
    return _once(token_of(view.senses[row, column]) for column in view.filled(row, left, right))


def _merges(view: View, row: int, left: int, right: int) -> list[str]:
    spans = (view.span(row, column) for column in view.filled(row, left, right))
    return _once(f"{'wide' * span.spans_columns()} {'tall' * (span.bottom > span.top)}".strip() for span in spans)


def _once(tokens: Iterable[str]) -> list[str]:
    return [token for token, _ in groupby(tokens)]


def _kind_of_labels(view: View, body: Sequence[int], column: int) -> str:
    kinds = [view.senses[row, column].kind for row in body if (row, column) in view.senses]
    periods = kinds.count(Kind.PERIOD) + kinds.count(Kind.YEAR)
    numbers = kinds.count(Kind.NUMBER) + kinds.count(Kind.BOUND)
    return "periods" if 2 * periods > len(kinds) else "numbers" if 2 * numbers > len(kinds) else "words"


def _has_totals(lines: Iterable[Line]) -> bool:
    """Whether a line is called a total. One that is known by its sums alone depends on the figures."""
    return any(map(is_named_total, lines))
