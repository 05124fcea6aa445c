"""The words in front of a number that widen it: "nearly", "more than", "up to"; and those that deny it: "did not"."""

from __future__ import annotations

import re
from enum import StrEnum


class Hedge(StrEnum):
    NONE = ""
    NEARLY = "nearly"
    JUST_UNDER = "just under"
    MORE_THAN = "more than"
    JUST_OVER = "just over"
    AT_LEAST = "at least"
    LESS_THAN = "less than"
    AT_MOST = "at most"
    AROUND = "around"
    MOST = "most"


HEDGES = (
    (Hedge.NEARLY, r"nearly|almost|close to|approaching|not far (?:off|short of)|virtually|practically|verging on"),
    (Hedge.JUST_UNDER, r"(?:just|a little|a shade|slightly|a fraction) (?:under|below|less than|fewer than|short of)"),
    (
        Hedge.JUST_OVER,
        r"(?:just|a little|little|a shade|slightly|a fraction) (?:over|above|more than|higher than)",
    ),
    (
        Hedge.AT_LEAST,
        r"at least|no fewer than|no less than|not fewer than|not less than|not under|a minimum of|not below",
    ),
    (
        Hedge.MORE_THAN,
        r"(?:far |well |significantly |considerably |much )?more than|(?:well )?over|above|upwards of"
        r"|exceed(?:ing|s|ed)|in excess of|topp(?:ing|ed)|greater than|higher than|surpass(?:ing|es|ed)",
    ),
    (Hedge.LESS_THAN, r"fewer than|less than|(?:well )?under|below|lower than"),
    (
        Hedge.AT_MOST,
        r"at most|no more than|not more than|not over|up to|as many as|as much as|a maximum of|no higher than",
    ),
    (Hedge.AROUND, r"around|about|roughly|approximately|approx\.?|some|circa|c\.|an estimated|in the region of|~"),
)
_HEDGE = re.compile(
    rf"(?:{'|'.join(rf'(?P<{hedge.name}>(?<![A-Za-z])(?:{words}))' for hedge, words in HEDGES)})\s*(?:one in )?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*(?:(?P<more>-plus\b|\+|or (?:more|above|over)\b)|(?P<fewer>or (?:fewer|less|under|below)\b)"
    r"|(?P<around>or so\b))",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"(?:\b(?:not|never|no longer|neither|nor|without)|n['’]t)"
    r"(?: (?!only\b|just\b|merely\b|simply\b)(?:yet|quite|even|have|has|had|been|be|seen|see|seeing|record(?:ed)?"
    r"|report(?:ed)?|register(?:ed)?|by|a|an|the|any|show|shown|there))*\s*$",
    re.IGNORECASE,
)
# What is wished, feared or asked is no figure. "May" with a capital is a month.
_MAY_BE = re.compile(
    r"\b(?:could|would|may|might|will|should|if|expects?|expected to|predict(?:s|ed)?|forecasts?|set to|likely to"
    r"|estimate[sd]? that|target of|aims? to|hopes? to)\b(?: (?!but\b|and\b|because\b)[\w’'-]+){0,3}\s*$"
)


def hedge_before(left: str) -> tuple[Hedge, str]:
    """The hedge at the end of the words before a number, and the words before the hedge."""
    found = _HEDGE.search(left)
    if not found:
        return Hedge.NONE, left
    return next(Hedge[name] for name, words in found.groupdict().items() if words), left[: found.start()]


def hedge_after(right: str) -> tuple[Hedge, int]:
    """The hedge at the start of the words after a phrase ("or more", "or so"), and how long it is."""
    found = _AFTER.match(right)
    if not found:
        return Hedge.NONE, 0
    hedge = Hedge.AT_LEAST if found["more"] else Hedge.AT_MOST if found["fewer"] else Hedge.AROUND
    return hedge, found.end()


def denied(left: str) -> bool:
    """Whether the words before a phrase deny it: "did not", "has never recorded"."""
    return bool(_NOT.search(left))


def supposed(left: str) -> bool:
    """Whether the words before a phrase speak of what may come and not of what was recorded."""
    return bool(_MAY_BE.search(left))
