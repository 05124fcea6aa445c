"""Why there is no number in a cell."""

from enum import StrEnum


class Absence(StrEnum):
    """Why a cell has no number: the reason, what a page says of it, and how forces write it (lower case)."""

    words: str
    spellings: frozenset[str]

    def __new__(cls, value: str, words: str, spellings: str):
        member = str.__new__(cls, value)
        member._value_ = value
        member.words = words
        member.spellings = frozenset(spellings.split(" | ")) - {""}
        return member

    BLANK = "blank", "The cell is empty.", "null | (null) | (blank) | [blank] | blank | <null> | nan | empty"
    SUPPRESSED = (
        "suppressed",
        "The force hides a small number, and does not say below what.",
        "* | ** | *** | [c] | suppressed | supressed | data suppressed | small number | small numbers"
        " | low number | low numbers | low count | low volume | disclosive | confidential | masked",
    )
    NOT_HELD = (
        "not held",
        "The force does not hold this.",
        "not held | no information held | information not held | data not held | not held by the force | nih"
        " | no records held | no data held | no info held | info not held",
    )
    NOT_RECORDED = (
        "not recorded",
        "The force does not record this.",
        "not recorded | n/r | not recorded separately | not separately recorded | data not recorded"
        " | unrecorded | not captured | not collected",
    )
    NOT_AVAILABLE = (
        "not available",
        "The figure is not available.",
        "not available | unavailable | data not available | data unavailable | no data | no data available"
        " | [x] | not known | unknown | n/k | nk | n/av | not provided | not supplied | not stated"
        " | not given | missing | tbc | tba | to be confirmed | awaited | pending",
    )
    NOT_APPLICABLE = (
        "not applicable",
        "The question does not apply here.",
        "n/a | na | n.a. | n.a | n\\a | n/app | not applicable | does not apply | [z]",
    )
    REFUSED = (
        "refused",
        "The force refuses this figure.",
        "refused | exempt | exempted | exemption | exemption applied | withheld | redacted | [redacted]"
        " | restricted | not disclosed | not released | ncnd | neither confirm nor deny | over cost"
        " | cost limit",
    )
    DASH = "dash", "A dash: nil or hidden, only the force can say.", "- | -- | ---"
    ERROR = "error", "The spreadsheet shows an error instead of a value.", "#error | #error! | error"
    UNKNOWN_MARK = (
        "unknown mark",
        "A mark that the answer does not explain.",
        "none | nothing",
    )
    LEFT_OUT = "left out", "A reviewer left this figure out.", ""
