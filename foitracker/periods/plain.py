"""A text in plain letters, without what may stand round a period and does not change it."""

import re

from foitracker.figures import clean_text

_SEPARATORS = str.maketrans({"_": "-", "\\": "/", ",": " ", ";": " ", ":": " "})
_LOST_DASH = re.compile(r"(?<=[0-9])\ufffd(?=[0-9])")
_BETWEEN_AND = re.compile(r"^between (.+) and (.+)$")
_WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b")
_MAYBE_WEEKDAY = re.compile("mon|tue|wed|thu|fri|sat|sun")  # is found much faster
_TIME = re.compile(r"(?<=[0-9])[t ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?z?")
_MARKS = re.compile(
    r"(?: ?(?:[*†‡§¶#^¹²³⁰⁴-⁹]+|\[(?:notes? ?)?(?:[a-z]|n?[0-9]{1,2})\]|\((?:note ?)?(?:[a-z]|[0-9]{1,2})\)"
    r"|\((?:prov(?:isional)?|rev(?:ised)?|est(?:imated?)?|actual|inclusive)\)|\b(?:provisional|revised|inclusive)"
    r"|(?<=[0-9]) ?[pr]))+$"
)
_MARKS_OF_LETTERS = ("provisional", "revised", "inclusive", "p", "r")
_LEADING = re.compile(
    r"^(?:(?:in|during|for|from|between|the|rolling|as at|at|on|date(?: range)?|(?:reporting |time )?period"
    r"|recorded(?: in)?|month(?! end| to)|years?(?= ?[0-9]))[ .-]+)+"
)


def plain(text: str) -> str:
    """The text as the grammar takes it: "Year: 2017/18 [note 1]" is "2017/18"."""
    text = clean_text(text).lower()
    if ":" in text:
        text = _TIME.sub("", text)
    if "\ufffd" in text:
        text = _LOST_DASH.sub("-", text)
    text = text.translate(_SEPARATORS)
    if _MAYBE_WEEKDAY.search(text):
        text = _WEEKDAY.sub(" ", text)
    text = " ".join(text.split()).strip(" .")
    if text.startswith("between "):
        text = _BETWEEN_AND.sub(r"\1 to \2", text)
    if not text.isascii() or not text[-1:].isalnum() or text.endswith(_MARKS_OF_LETTERS):
        text = _MARKS.sub("", text)
    leading = _LEADING.match(text)
    return text[leading.end() if leading else 0 :].strip(" .")
