"""Bars: the national figure over the years, and every force in two of them.

A bar starts at zero. It is filled to the least the number can be; where suppressed figures leave it open, a whisker
runs to the most. A missing figure has words in place of a bar: it is not a bar of no length.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foitracker.publishing.svg import (
    DARK,
    INK,
    LIGHT,
    LINE,
    PAPER,
    SOFT,
    Element,
    add,
    length,
    picture,
    place,
    text_width,
    ticks,
    write,
)

CHANGE = "Change"
_NARROWEST = 352  # units: 9 cm in print, and as wide as a telephone


@dataclass(frozen=True, slots=True)
class Bar:
    """A count that may be open, or no figure (None). `note` is printed beneath: "41 of 45 forces"."""

    label: str
    low: int | None
    high: int | None
    note: str = ""

    @property
    def words(self) -> str:
        if self.low is None or self.high is None:
            return "no figure"
        return f"{self.low:,}" if self.low == self.high else f"{self.low:,} to {self.high:,}"


@dataclass(frozen=True, slots=True)
class Pair:
    """A force in two periods; `change` is printed beside them: "+14.0 %"."""

    name: str
    before: Bar
    after: Bar
    change: str = ""


def series(bars: Sequence[Bar], *, title: str, units: str, key: str = "series", finding: str = "") -> str:
    """An SVG of upright bars over time, one a period, with its numbers and their coverage in words.

    `finding` says what the bars show; their numbers follow it.
    """
    room, left, base = 260, 72, 276
    wide = max(text_width(bar.words for bar in bars), text_width((bar.note for bar in bars), size=11), 64) + 16
    right = left + wide * max(len(bars), 1)
    said = " ".join(filter(None, (finding, _series_finding(bars, units))))
    width = max(right + 16, _NARROWEST)
    chart = picture(key=key, title=title, under=units, finding=said, width=width, height=base + 52)
    marks = ticks(max((bar.high or 0 for bar in bars), default=0))
    for mark in marks:
        y = place(base, length(mark, marks[-1], room), backwards=True)
        add(chart.body, "line", x1=left, x2=right, y1=y, y2=y, class_="chart-grid", stroke=LINE)
        small = {"class_": "chart-tick", "fill": SOFT, "text_anchor": "end", "font_size": 11}
        write(chart.body, f"{mark:,}", x=left - 8, y=y, dy="4", **small)
    for at, bar in enumerate(bars):
        _upright(chart.body, bar, middle=left + wide * at + wide // 2, base=base, most=marks[-1], room=room)
    add(chart.body, "line", x1=left, x2=right, y1=base, y2=base, class_="chart-axis", stroke=INK)
    return str(chart)


def ranking(pairs: Sequence[Pair], *, title: str, units: str, key: str = "ranking", most: int | None = None) -> str:
    """An SVG of two bars a force, the later above the earlier, with the change between them: the largest first, those
    without a figure last.

    `most` is the count that fills the width, where several pictures share a scale; else the largest of these.
    """
    ranked = sorted(pairs, key=lambda pair: (pair.after.low is None, -(pair.after.low or 0), pair.name))
    bars = [bar for pair in ranked for bar in (pair.after, pair.before)]
    left = min(text_width(pair.name for pair in ranked), 300) + 16
    values = text_width(bar.words for bar in bars) + 24
    room, row, top = 380, 36, 28
    bottom = top + row * len(ranked)
    finding = _ranking_finding(ranked)
    changes = text_width([CHANGE, *(pair.change for pair in ranked)], size=12) + 16
    width = left + room + values + changes
    chart = picture(key=key, title=title, under=units, finding=finding, width=width, height=bottom + 12)
    beside = {"x": width - 8, "text_anchor": "end", "font_size": 12}
    if ranked:
        _key(chart.body, ranked[0], left=left)
        write(chart.body, CHANGE, y=11, class_="chart-heading", **beside)
    if most is None:
        most = max((bar.high or 0 for bar in bars), default=0)
    for at, pair in enumerate(ranked):
        y = top + row * at
        write(chart.body, pair.name, x=left - 10, y=y + 18, class_="chart-name", text_anchor="end")
        if pair.change:
            write(chart.body, pair.change, y=y + 18, class_="chart-change", **beside)
        _lying(chart.body, pair.after, "chart-after", left=left, y=y, most=most, room=room)
        _lying(chart.body, pair.before, "chart-before", left=left, y=y + 15, most=most, room=room)
    add(chart.body, "line", x1=left, x2=left, y1=top - 4, y2=bottom, class_="chart-axis", stroke=INK)
    return str(chart)


def _upright(root: Element, bar: Bar, *, middle: int, base: int, most: int, room: int) -> None:
    write(root, bar.label, x=middle, y=base + 20, class_="chart-label", text_anchor="middle")
    write(root, bar.note, x=middle, y=base + 38, class_="chart-note", fill=SOFT, text_anchor="middle", font_size=11)
    if bar.low is None or bar.high is None:
        write(root, bar.words, x=middle, y=base - 10, class_="chart-missing", fill=SOFT, text_anchor="middle")
        return
    tall = length(bar.low, most, room)
    add(
        root,
        "rect",
        x=middle - 22,
        y=place(base, tall, backwards=True),
        width=44,
        height=tall,
        class_="chart-bar chart-after",
        fill=DARK,
    )
    end = place(base, length(bar.high, most, room), backwards=True)
    if bar.low != bar.high:
        start = place(base, tall, backwards=True)
        path = f"M{middle} {start}V{end}M{middle - 7} {end}H{middle + 7}"
        add(root, "path", d=path, class_="chart-whisker", stroke=INK, stroke_width=2, fill="none")
    # The paper-coloured edge keeps a grid line from running through the digits.
    edge = {"stroke": PAPER, "stroke_width": 4, "paint_order": "stroke"}
    look = {"class_": "chart-value chart-on-grid", "text_anchor": "middle", "font_weight": "bold"}
    write(root, bar.words, x=middle, y=end, dy="-8", **look, **edge)


def _lying(root: Element, bar: Bar, class_: str, *, left: int, y: int, most: int, room: int) -> None:
    if bar.low is None or bar.high is None:
        words = f"{bar.label}: {bar.note or bar.words}"
        write(root, words, x=left + 8, y=y + 11, class_="chart-missing", fill=SOFT, font_size=11)
        return
    long = length(bar.low, most, room)
    _box(root, class_, x=left, y=y, width=long)
    end = place(left, length(bar.high, most, room))
    if bar.low != bar.high:
        path = f"M{place(left, long)} {y + 6}H{end}M{end} {y + 2}V{y + 10}"
        add(root, "path", d=path, class_="chart-whisker", stroke=INK, stroke_width=2, fill="none")
    write(root, bar.words, x=end, y=y + 11, dx="6", class_="chart-value", font_size=11, fill=INK)


def _box(root: Element, class_: str, *, x: int, y: int, width: str | int) -> None:
    fill = LIGHT if class_ == "chart-before" else DARK
    box = {"class_": f"chart-bar {class_}", "fill": fill, "stroke": INK, "stroke_width": "0.5"}
    add(root, "rect", x=x, y=y, width=width, height=13, **box)


def _key(root: Element, pair: Pair, *, left: int) -> None:
    for at, (bar, class_) in enumerate([(pair.after, "chart-after"), (pair.before, "chart-before")]):
        x = left + at * (text_width([pair.after.label]) + 48)
        _box(root, class_, x=x, y=0, width=13)
        write(root, bar.label, x=x + 20, y=11, class_="chart-key", font_size=12)


def _series_finding(bars: Sequence[Bar], units: str) -> str:
    if not bars:
        return "There are no figures yet."
    values = [f"{bar.label}: {bar.words}{f' ({bar.note})' if bar.note else ''}" for bar in bars]
    return f"Bars of {units[:1].lower()}{units[1:]}. {'; '.join(values)}."


def _ranking_finding(ranked: Sequence[Pair]) -> str:
    """Who is largest and smallest, how many rose and fell for certain, and who is missing."""
    given = [pair for pair in ranked if pair.after.low is not None]
    if not given:
        return "No force has a figure yet."
    first, last = given[0], given[-1]
    rose = [pair for pair in given if pair.before.high is not None and pair.after.low > pair.before.high]
    fell = [pair for pair in given if pair.before.low is not None and pair.after.high < pair.before.low]
    both = [pair for pair in given if pair.before.low is not None]
    words = f"In {first.after.label} the most were recorded by {first.name}: {first.after.words}"
    words += f"; the fewest by {last.name}: {last.after.words}. " if len(given) > 1 else ". "
    if both:
        words += (
            f"Of {len(both)} forces with both periods {len(rose)} recorded more than before and {len(fell)} fewer. "
        )
    missing = [pair.name for pair in ranked if pair.after.low is None]
    return words + (f"No figure from {', '.join(missing)}." if missing else "Every force gave a figure.")
