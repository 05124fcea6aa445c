"""Pictures as SVG, drawn on the server: no script, no inline style, so that a strict content security policy holds.

Every shape has a class for the site's stylesheet and presentation attributes in greys beside it, so that the file
also reads when it is downloaded, printed or copied without colour. Drawing measures lengths and never counts: a
count enters as an int and leaves as text.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree

from foitracker.publishing.safe_text import printable

INK, SOFT, LINE, PAPER = "#1c1a17", "#57524a", "#c9c4b8", "#ffffff"
DARK, LIGHT = "#3d3a35", "#a9a499"  # the later and the earlier of two bars: apart in any print

Element = ElementTree.Element


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its heading drawn. `body` is where the rest goes: its y starts at 0 under the heading."""

    root: Element
    body: Element

    def __str__(self) -> str:
        return ElementTree.tostring(self.root, encoding="unicode")


def picture(*, key: str, title: str, under: str, finding: str, width: int, height: int) -> Picture:
    """A picture with its title, a line `under` it and, for those who cannot see it, the `finding`.

    `key` begins the ids, which have to be unique on a page. `height` is that of the body.
    """
    lines = [(words, 15) for words in _wrapped(title, width, 15)] + [
        (words, 12) for words in _wrapped(under, width, 12)
    ]
    top = 22 * len(lines) + 20
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "role": "img",
            "aria-labelledby": f"{key}-title {key}-desc",
            "class": "chart",
            "viewBox": f"0 0 {width} {top + height}",
            "width": str(width),
            "height": str(top + height),
            "font-family": "Arial, Helvetica, sans-serif",
            "font-size": "13",
        },
    )
    add(root, "title", id=f"{key}-title").text = printable(title)
    add(root, "desc", id=f"{key}-desc").text = printable(finding)
    for at, (words, size) in enumerate(lines):
        bold, class_, fill = ("bold", "chart-title", INK) if size == 15 else ("normal", "chart-units", SOFT)
        write(root, words, x=8, y=22 + 22 * at, class_=class_, fill=fill, font_size=size, font_weight=bold)
    return Picture(root, add(root, "g", transform=f"translate(0 {top})"))


def finding_of(svg: str) -> str:
    """What a picture that was drawn here says, for those who cannot see it."""
    return ElementTree.fromstring(svg)[1].text or ""


def add(parent: Element, tag: str, **attributes: str | int) -> Element:
    """A shape in the picture. `class_` is its class; underscores in a name stand for hyphens."""
    named = {name.rstrip("_").replace("_", "-"): str(value) for name, value in attributes.items()}
    return ElementTree.SubElement(parent, tag, named)


def write(
    parent: Element, words: str, *, x: str | int, y: str | int, class_: str, fill: str = INK, **more: str | int
) -> None:
    add(parent, "text", x=x, y=y, class_=class_, fill=fill, **more).text = printable(words)


def length(count: int, most: int, room: int) -> str:
    """How long `count` is drawn when `most` fills the `room`: tenths of a unit, rounded half up."""
    tenths = (20 * count * room + most) // (2 * most) if most else 0
    return f"{tenths // 10}.{tenths % 10}"


def place(start: int, distance: str, *, backwards: bool = False) -> str:
    """A coordinate `distance` (from `length`) away from `start`."""
    whole, tenth = distance.split(".")
    tenths = start * 10 + (-1 if backwards else 1) * (int(whole) * 10 + int(tenth))
    return f"{tenths // 10}.{tenths % 10}"


def ticks(most: int) -> tuple[int, ...]:
    """Round numbers from 0 that reach `most` in at most five steps of 1, 2 or 5 times a power of ten."""
    if most < 1:
        return (0, 1)
    power = 10 ** max(0, len(str(math.ceil(most / 5))) - 1)
    step = next(each * power for each in (1, 2, 5, 10) if 5 * each * power >= most)
    return tuple(range(0, most + step, step))


def text_width(words: Iterable[str], *, size: int = 13) -> int:
    """A generous guess of the longest text's width: the browser's fonts are not known here."""
    return max((len(each) for each in words), default=0) * size * 6 // 10


def _wrapped(words: str, width: int, size: int) -> list[str]:
    return textwrap.wrap(printable(words), max(20, (width - 16) * 100 // (size * 55)))
