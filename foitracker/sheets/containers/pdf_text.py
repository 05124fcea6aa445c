"""The letters of a page put together to lines of text, as a person reads them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from foitracker.sheets.containers.document_tables import with_raised

Letter = Mapping  # a letter as pdfplumber gives it: "text", "x0", "x1", "top", "bottom", "size", "mcid" ...
Box = tuple[float, float, float, float]  # left, top, right, bottom

# All in parts of the size of the letters.
_SPACE = 0.22
_GAP = 2.0  # wider than between words: another column
_SAME = 0.15  # letters so near to each other are one, drawn twice to look bold
_SMALL = 0.9
_RAISED = 0.12
_OVERLAP = 0.5
_LINES_BACK = 4  # how many of the lines above a letter may belong to
_BOLD = re.compile(r"bold|black|heavy|semib", re.IGNORECASE)
_UNKNOWN = re.compile(r"\(cid:\d+\)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, in pieces where gaps divide it."""

    box: Box
    size: float
    pieces: tuple[str, ...]
    bold: bool = False

    @property
    def text(self) -> str:
        return " ".join(self.pieces)


def lines_of(letters: Sequence[Letter]) -> list[Line]:
    """The lines from top to bottom. Letters that are turned are read in their own direction."""
    turned: dict[int, list[_Set]] = {}
    for letter in letters:
        direction, one = _set(letter)
        turned.setdefault(direction, []).append(one)
    return [_line(row) for direction in sorted(turned) for row in _rows(turned[direction])]


def text_of(letters: Sequence[Letter]) -> str:
    return "\n".join(line.text for line in lines_of(letters))


def box_around(letters: Iterable[Letter]) -> Box:
    return around_boxes([(letter["x0"], letter["top"], letter["x1"], letter["bottom"]) for letter in letters])


def around_boxes(boxes: Sequence[Box]) -> Box:
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)


def centre(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def is_inside(place: tuple[float, float], box: Box) -> bool:
    return box[0] <= place[0] <= box[2] and box[1] <= place[1] <= box[3]


def has_unknown_letters(text: str) -> bool:
    """Whether the file does not say which letter a drawn shape is."""
    return bool(_UNKNOWN.search(text))


@dataclass(slots=True)
class _Set:
    """A letter as it stands in its line: from left to right and from top to bottom in its own direction."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool
    box: Box
    spaced: bool = False

    def is_raised(self, size: float, low: float) -> bool:
        return self.size < _SMALL * size and self.bottom < low - _RAISED * size


def _set(letter: Letter) -> tuple[int, _Set]:
    box = (letter["x0"], letter["top"], letter["x1"], letter["bottom"])
    direction, sides = 0, box
    if not letter["upright"]:
        upwards = letter["matrix"][1] > 0
        direction = 1 if upwards else 2
        sides = (-box[3], box[0], -box[1], box[2]) if upwards else (box[1], -box[2], box[3], -box[0])
    left, top, right, bottom = sides
    bold = bool(_BOLD.search(letter.get("fontname") or ""))
    return direction, _Set(letter["text"], left, right, top, bottom, letter["size"] or 1.0, bold, box)


def _rows(letters: list[_Set]) -> list[list[_Set]]:
    rows: list[list[_Set]] = []
    extents: list[tuple[float, float]] = []
    for letter in sorted(letters, key=lambda one: (one.top, one.left)):
        height = letter.bottom - letter.top
        for at in range(len(rows) - 1, max(len(rows) - 1 - _LINES_BACK, -1), -1):
            top, bottom = extents[at]
            shared = min(bottom, letter.bottom) - max(top, letter.top)
            if shared >= _OVERLAP * min(height, bottom - top):
                rows[at].append(letter)
                if height > bottom - top:
                    extents[at] = (letter.top, letter.bottom)
                break
        else:
            rows.append([letter])
            extents.append((letter.top, letter.bottom))
    return rows


def _line(letters: Sequence[_Set]) -> Line:
    ordered = list(_once(sorted(letters, key=lambda one: one.left)))
    size = Counter(round(one.size, 1) for one in ordered).most_common(1)[0][0]
    low = max(one.bottom for one in ordered if round(one.size, 1) == size)
    pieces = (_piece(run, size, low) for run in _divided(ordered, size))
    bold = sum(one.bold for one in ordered) > len(ordered) / 2
    return Line(around_boxes([one.box for one in ordered]), size, tuple(piece for piece in pieces if piece), bold)


def _divided(letters: Sequence[_Set], size: float) -> Iterator[list[_Set]]:
    """The letters that are written, divided at wide gaps; of each is noted whether a space stands before it."""
    run: list[_Set] = []
    end, space = 0.0, False
    for letter in letters:
        if not letter.text.strip():
            space = True
            continue
        gap = letter.left - end if run else 0.0
        letter.spaced = space or gap > _SPACE * size
        if gap > _GAP * size:
            yield run
            run = []
        run.append(letter)
        end, space = max(end, letter.right) if len(run) > 1 else letter.right, False
    yield run


def _piece(letters: Sequence[_Set], size: float, low: float) -> str:
    text = ""
    for is_raised, run in groupby(letters, key=lambda one: one.is_raised(size, low)):
        part = "".join(f" {one.text}" if one.spaced else one.text for one in run)
        text = with_raised(text, part) if is_raised else text + part
    return " ".join(text.split())


def _once(letters: Sequence[_Set]) -> Iterator[_Set]:
    """The letters of a line without those drawn over themselves."""
    before: list[_Set] = []
    for letter in letters:
        near = [one for one in before if abs(letter.left - one.left) < _SAME * letter.size]
        if letter.text.strip() and any(one.text == letter.text and abs(one.top - letter.top) < 2 for one in near):
            continue
        before = [*near, letter]
        yield letter
