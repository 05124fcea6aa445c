"""Numbers as people write them: "22,724", "22.7", "1.3 million", "twenty-three", "a hundred", "two thirds", "½"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {word: number for number, word in enumerate(_ONES)} | {
    word: 10 * number for number, word in enumerate(_TENS, start=2)
}
_SCALES = {"hundred": 100, "dozen": 12, "thousand": 1_000, "million": 1_000_000, "k": 1_000, "m": 1_000_000}
_PARTS = {
    "half": 2,
    "halve": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}

_WORD = "|".join(sorted(_SMALL, key=len, reverse=True))
# A run of more than twelve digits is a reference and no number of anything.
_DIGITS = r"(?<!\d)(?<!\d[.,])(?:\d{1,3}(?:,\d{3}){1,4}(?!\d)(?:\.\d{1,9}(?!\d))?|\d{1,12}(?!\d)(?:\.\d{1,9}(?!\d))?)"
_BIG = r"hundred|thousand|million|dozen"
_LITTLE = rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_ONES[1:10])}))?|{_WORD})"
NUMBER = re.compile(
    rf"(?P<digits>{_DIGITS})(?:(?P<short>[km])\b|[ -]?(?P<scale>{_BIG})s?\b)?"
    rf"|\b(?P<spelt>(?:{_LITTLE}|a)(?: (?:{_BIG}))+(?:(?: and | ){_LITTLE}(?: (?:{_BIG}))*)*|{_LITTLE})\b",
    re.IGNORECASE,
)
_COUNT_OF_PARTS = r"a|an|one|two|three|four|five|seven|nine"
FRACTION = re.compile(
    rf"\b(?:(?P<count>{_COUNT_OF_PARTS})[ -])(?P<part>{'|'.join(_PARTS)})s?\b"
    r"(?! (?:a )?(?:million|year|term|consecutive|successive|straight|time))"
    r"|(?P<half>\bhalf)(?= (?:of|the|as|all)\b)|(?P<half_a>\bhalf a)(?= (?:percentage[ -]point|per ?cent))"
    r"|(?P<sign>[¼½¾⅓⅔])",
    re.IGNORECASE,
)
_SIGNS = {
    "¼": Fraction(1, 4),
    "½": Fraction(1, 2),
    "¾": Fraction(3, 4),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
}


@dataclass(frozen=True, slots=True)
class Number:
    """A number at a place of a text. `step` is the worth of its last digit: 1/10 in "22.7", 1,000 in "23,000"."""

    start: int
    end: int
    value: Fraction
    step: Fraction
    is_part: bool = False  # "a quarter": `value` is 25, per cent
    in_words: bool = False


def numbers_in(text: str) -> Iterator[Number]:
    """Every number of the text from left to right; fractions go before the "two" in "two thirds"."""
    parts = [_part(found) for found in FRACTION.finditer(text)]
    others = [
        number
        for found in NUMBER.finditer(text)
        if (number := _number(found)) and not any(number.start < part.end and part.start < number.end for part in parts)
    ]
    yield from sorted([*parts, *others], key=lambda number: number.start)


def _part(found: re.Match[str]) -> Number:
    if found["half_a"]:  # of a point or of a per cent: nought point five
        return Number(found.start(), found.end(), Fraction(1, 2), Fraction(1, 10), in_words=True)
    if found["sign"]:
        share = _SIGNS[found["sign"]]
    elif found["half"]:
        share = Fraction(1, 2)
    else:
        share = Fraction(_SMALL.get(found["count"].lower(), 1), _PARTS[found["part"].lower()])
    return Number(found.start(), found.end(), 100 * share, Fraction(1), is_part=True, in_words=True)


def _number(found: re.Match[str]) -> Number:
    if found["spelt"]:
        value = Fraction(_spelt(found["spelt"].lower()))
        return Number(found.start(), found.end(), value, _step(value), in_words=True)
    scale = _SCALES[(found["short"] or found["scale"] or "").lower()] if found["short"] or found["scale"] else 1
    plain = found["digits"].replace(",", "")
    value = Fraction(plain) * scale
    decimals = len(plain.partition(".")[2])
    step = Fraction(scale, 10**decimals) if decimals else _step(value)
    return Number(found.start(), found.end(), value, step)


def _step(value: Fraction) -> Fraction:
    """1,000 for 23,000; 1 for 22,724 and for 0."""
    step = 1
    while value and value % (step * 10) == 0:
        step *= 10
    return Fraction(step)


def _spelt(words: str) -> int:
    """ "two hundred and six thousand and one" is 206,001."""
    total = group = 0
    for word in re.split(r"[ -]+", words):
        if word == "and":
            continue
        if word == "a":
            group += 1
        elif word in _SMALL:
            group += _SMALL[word]
        elif _SCALES[word] > 100:
            total, group = total + max(group, 1) * _SCALES[word], 0
        else:
            group = max(group, 1) * _SCALES[word]
    return total + group
