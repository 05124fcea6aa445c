"""No change worth the name ("little changed", "within ordinary variation"), and the same change year after year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from foitracker.totals.claims.numbers import numbers_in
from foitracker.totals.claims.phrases.around import shown
from foitracker.totals.claims.phrases.changes import last_way
from foitracker.totals.claims.phrases.ranks import ORDER, place_of
from foitracker.totals.claims.phrases.vocabulary import FALL_NOUN, RISE_NOUN
from foitracker.totals.claims.said import Of, Said, Says
from foitracker.totals.claims.unchecked import NotChecked

_NEARLY_THE_SAME = r"(?:unchanged|the same|stable|steady|flat|level|constant)"
_STEADY = re.compile(
    r"\b(?P<within>(?:within|inside|no more than|part of) (?:the |what is )?(?:range of |bounds of )?"
    r"(?:ordinary|normal|usual|expected|natural|random)"
    r"(?: (?:yearly|annual|statistical|year[ -](?:to|on)[ -]year))? (?:variations?|fluctuations?|range))\b"
    rf"|\b(?P<little>(?:little|hardly|barely|scarcely) (?:any )?changed?"
    rf"|(?:virtually|largely|broadly|almost|practically|essentially|roughly|much|about) {_NEARLY_THE_SAME}"
    r"|(?:remain(?:s|ed)?|stay(?:s|ed)?|held|was|were|is|are|been) (?:fairly |relatively |quite )?"
    r"(?:stable|steady|flat|level|constant)(?! (?:with|of|crossing))"
    r"|(?:no|little) (?:real|great|major|substantial|meaningful|notable|(?:statistically )?significant)"
    r" (?:change|difference)"
    r"|little change)\b"
    r"|\b(?P<unchanged>unchanged|exactly the same|the same (?:number|total|figure)(?: of \w+)?(?= as\b)|no change"
    r"|did(?: not|n['’]t) change)\b",
    re.IGNORECASE,
)
_IN_A_ROW = r"(?:running|in a row|in succession)"
_AFTER_ANOTHER = r"(?:consecutive|successive|straight)"
_RUN = re.compile(
    rf"\b(?:for )?(?:the |a )?(?:(?P<order>{ORDER})"
    rf" (?:{_AFTER_ANOTHER} (?:financial )?year|(?:financial )?year {_IN_A_ROW}"
    rf"|{_AFTER_ANOTHER} (?:annual |yearly |year-on-year )?(?:(?P<rise>{RISE_NOUN})|(?P<fall>{FALL_NOUN})))"
    rf"|(?P<number>[a-z]+|\d{{1,2}}) (?:{_AFTER_ANOTHER} (?:financial )?years|(?:financial )?years {_IN_A_ROW}))\b",
    re.IGNORECASE,
)


def steady(sentence: str) -> Iterator[Said]:
    """ "little changed", "unchanged", "the difference is within ordinary yearly variation"."""
    for found in _STEADY.finditer(sentence):
        of = Of.LITTLE if found["little"] else Of.UNCHANGED if found["unchanged"] else Of.NOTHING
        yield Said(*found.span(), shown(found[0]), Says.STEADY, of=of)


def runs(sentence: str) -> Iterator[Said | NotChecked]:
    """ "for the second year running", "a third consecutive rise": as many changes, one after another."""
    for found in _RUN.finditer(sentence):
        years = _years(found)
        if years is None:
            continue
        way = 1 if found["rise"] else -1 if found["fall"] else last_way(sentence[: found.start()])
        words = shown(found[0])
        if way:
            yield Said(*found.span(), words, Says.RUN, years, direction=way)
        else:
            yield NotChecked(
                *found.span(), words, "years one after another, and no word says whether of rises or of falls"
            )


def _years(found: re.Match[str]) -> Fraction | None:
    if found["order"]:
        return place_of(found["order"])
    return next((number.value for number in numbers_in(found["number"]) if number.value > 1), None)
