"""A text as sentences in paragraphs, each letter at its own place.

A text that was pasted from an e-mail is broken inside its sentences; one from a table has rows that are no sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from foitracker.totals.claims.unchecked import HOLE

LONGEST_SENTENCE = 800  # letters: more than a hundred words
_SENTENCE = re.compile(r"[^\n]*?(?:[.!?][\"”’')]*(?=\s+[A-Z0-9\"“‘(•\0])|\n|$)", re.DOTALL)
_ENDS_INSIDE = re.compile(
    r"(?:,|\b(?:a|an|the|of|in|by|and|or|to|from|for|with|at|on|than|that|per|nearly|almost|more|about|around|every|over"
    r"|was|were|is|are|has|have|had|recorded|rose|fell|police|child|abuse|image))\s*$",
    re.IGNORECASE,
)
_STARTS_INSIDE = re.compile(r"[a-z(\d](?![.)]\s)")
_ENDS_A_SENTENCE = re.compile(r"[.!?:;][\"”’')]*\s*$")
_ROW = re.compile(r"^[^\n]*(?:\t|\|| {3,})[^\n]*$", re.MULTILINE)
_NO_FULL_STOP = re.compile(r"[^.!?:;]\s*$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`holed` is the sentence without its dates, sections and the like; `words` is the sentence as written."""

    start: int
    words: str
    holed: str
    paragraph: int
    is_heading: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.words)


def unwrapped(text: str) -> str:
    """The text with a blank where a line was broken inside a sentence. No letter changes its place."""
    lines = text.split("\n")
    joined = [lines[0]]
    for line in lines[1:]:
        before = joined[-1].rsplit("\n", 1)[-1]
        joined.append((" " if _goes_on(before, line) else "\n") + line)
    return "".join(joined)


def _goes_on(before: str, line: str) -> bool:
    if not before.strip() or not line.strip() or _ENDS_A_SENTENCE.search(before) or "\t" in before or "\t" in line:
        return False
    return bool(_ENDS_INSIDE.search(before) or (_STARTS_INSIDE.match(line) and not _ROW.match(line)))


def rows_of_tables(text: str) -> Iterator[tuple[int, int]]:
    """Where lines stand that are a row of a table: cells with tabs, bars or wide gaps between them."""
    for found in _ROW.finditer(text):
        if len(re.findall(r"\d+", found[0])) > 1 and re.search(r"\S(?:\s*\t\s*|\s*\|\s*| {3,})\S", found[0]):
            yield found.span()


def sentences(words: str, holed: str) -> Iterator[Sentence]:
    """The sentences of a text, with its paragraphs counted. A short line without a full stop is a heading."""
    paragraph, last_end = 0, 0
    for start, end in _spans(holed):
        paragraph += "\n" in holed[last_end:start] or (start > 0 and holed[start - 1] == "\n")
        last_end = end
        part = holed[start:end]
        alone = (start == 0 or holed[start - 1] == "\n") and part.endswith("\n")
        heading = alone and bool(_NO_FULL_STOP.search(part.replace(HOLE, "x"))) and len(part) < 140
        yield Sentence(start, words[start:end], part, paragraph, heading)


def _spans(holed: str) -> Iterator[tuple[int, int]]:
    """Where sentences stand. One that goes on for too long is cut at a blank, so that reading it stays quick."""
    for found in _SENTENCE.finditer(holed):
        start, end = found.span()
        while end - start > LONGEST_SENTENCE:
            blank = holed.rfind(" ", start + 1, start + LONGEST_SENTENCE)
            cut = start + LONGEST_SENTENCE if blank == -1 else blank + 1
            yield start, cut
            start = cut
        if holed[start:end].strip():
            yield start, end
