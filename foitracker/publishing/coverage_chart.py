"""Who stands behind each total: one bar a period, of as many boxes as forces were asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foitracker.publishing.svg import DARK, INK, PAPER, SOFT, add, picture, text_width, write

_BOX, _GAP, _ROW = 9, 2, 56


@dataclass(frozen=True, slots=True)
class Stand:
    """A period, how many forces were asked and gave a usable figure, and that in words."""

    label: str
    asked: int
    usable: int
    words: str


def coverage_chart(stands: Sequence[Stand], *, title: str, units: str, key: str = "coverage") -> str:
    """An SVG with a filled box for each force with a figure and an empty one for each without."""
    left = text_width(stand.label for stand in stands) + 20
    longest = max((stand.asked for stand in stands), default=0) * (_BOX + _GAP)
    width = max(left + longest, left + text_width((stand.words for stand in stands), size=12), 320) + 16
    finding = " ".join([*(f"{stand.label}: {stand.words}." for stand in stands), f"{units}."])
    chart = picture(key=key, title=title, under=units, finding=finding, width=width, height=_ROW * len(stands) + 8)
    for at, stand in enumerate(stands):
        y = _ROW * at
        write(chart.body, stand.label, x=left - 10, y=y + 16, class_="chart-name", text_anchor="end")
        for force in range(stand.asked):
            given = force < stand.usable
            look = {"class_": "chart-after"} if given else {"class_": "chart-missing", "stroke_dasharray": "2 2"}
            fill = DARK if given else PAPER
            x = left + force * (_BOX + _GAP)
            add(chart.body, "rect", x=x, y=y, width=_BOX, height=20, fill=fill, stroke=INK, stroke_width="0.5", **look)
        write(chart.body, stand.words, x=left, y=y + 38, class_="chart-note", fill=SOFT, font_size=12)
    return str(chart)
