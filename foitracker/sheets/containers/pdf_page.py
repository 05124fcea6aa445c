"""What one page of a PDF shows: its letters, without those that nobody can see, and the pictures on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pdfplumber.page import Page

from foitracker.sheets.containers.captions import Paragraph
from foitracker.sheets.containers.pdf_text import Box, Letter, Line, box_around, centre, is_inside

_DARK, _WHITE = 0.25, 0.97  # of 1, which is white
_LINE = 4  # points; a coloured strip of that width covers nothing
_WHOLE = 0.8  # of a page: a picture of that size is the page itself
_LARGER = 1.15  # than the text of the page
_NEAR = 0.7  # of the size of a line: the next one belongs to the same paragraph


@dataclass(frozen=True, slots=True)
class Sight:
    letters: tuple[Letter, ...]
    covered: int  # letters under something dark
    white: int  # white letters on nothing
    pictures: bool
    is_picture: bool  # one picture is the whole page


def sight_of(page: Page) -> Sight:
    fills = [_Fill((one["x0"], one["top"], one["x1"], one["bottom"]), _brightness(one)) for one in _areas(page)]
    letters, covered, white = [], 0, 0
    for letter in page.chars:
        place = centre(box_around([letter]))
        if not is_inside(place, page.cropbox):
            continue
        top = next((fill for fill in reversed(fills) if is_inside(place, fill.box)), None)
        brightness = _brightness(letter)
        if top and top.brightness is not None and max(top.brightness, brightness or 0) < _DARK:
            covered += bool(letter["text"].strip())
            continue
        on_nothing = top is None or (top.brightness or 0) > _WHITE
        white += bool(on_nothing and brightness is not None and brightness > _WHITE and letter["text"].strip())
        letters.append(letter)
    largest = max((_area(picture, page) for picture in page.images), default=0.0)
    return Sight(tuple(letters), covered, white, bool(page.images), largest > _WHOLE)


@dataclass(frozen=True, slots=True)
class _Fill:
    box: Box
    brightness: float | None


def _areas(page: Page) -> Iterator[Mapping]:
    """What is filled with colour, the lowest first."""
    for one in (*page.rects, *page.curves):
        if one.get("fill") and min(one["width"], one["height"]) > _LINE:
            yield one


def _brightness(thing: Mapping) -> float | None:
    """From 0, black, to 1, white; None where the colour is a pattern or is not known."""
    colour = thing.get("non_stroking_color")
    if colour is None:
        return 0.0
    parts = colour if isinstance(colour, tuple | list) else (colour,)
    if not all(isinstance(part, int | float) for part in parts):
        return None
    if len(parts) == 1:
        return float(parts[0])
    if len(parts) == 3:
        return 0.3 * parts[0] + 0.59 * parts[1] + 0.11 * parts[2]
    if len(parts) == 4:
        return (1 - min(1.0, 0.3 * parts[0] + 0.59 * parts[1] + 0.11 * parts[2])) * (1 - parts[3])
    return None


def _area(picture: Mapping, page: Page) -> float:
    """The share of the page that a picture takes."""
    left, top, right, bottom = page.cropbox
    width = max(min(picture["x1"], right) - max(picture["x0"], left), 0)
    height = max(min(picture["bottom"], bottom) - max(picture["top"], top), 0)
    return width * height / max((right - left) * (bottom - top), 1)


def paragraphs(lines: Sequence[Line]) -> Iterator[tuple[float, Paragraph]]:
    """Lines that belong together, with how far down the page each paragraph begins."""
    usual = sorted(line.size for line in lines)[len(lines) // 2] if lines else 0
    run: list[Line] = []
    for line in lines:
        if run and not _belongs(line, run[-1]):
            yield _paragraph(run, usual)
            run = []
        run.append(line)
    if run:
        yield _paragraph(run, usual)


def _belongs(line: Line, above: Line) -> bool:
    near = line.box[1] - above.box[3] < _NEAR * above.size
    return near and line.bold == above.bold and abs(line.size - above.size) < 1


def _paragraph(lines: Sequence[Line], usual: float) -> tuple[float, Paragraph]:
    heading = all(line.bold for line in lines) or lines[0].size > _LARGER * usual
    return lines[0].box[1], Paragraph(" ".join(line.text for line in lines), heading)
