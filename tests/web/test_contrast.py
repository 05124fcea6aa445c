"""Every pair of colours that docs/DESIGN.md names reaches its WCAG 2.2 ratio in both schemes, and the table is true."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOKENS = ROOT / "foitracker/web/static/foitracker/css/tokens.css"
DESIGN = ROOT / "docs/DESIGN.md"

TOKEN = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")
PAIR = re.compile(r"^\| `([\w-]+)` on `([\w-]+)` \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|", re.MULTILINE)


def tokens():
    return {name: (light, dark) for name, light, dark in TOKEN.findall(TOKENS.read_text(encoding="utf-8"))}


def pairs():
    return PAIR.findall(DESIGN.read_text(encoding="utf-8"))


def luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("one", "other", "expected"), [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48)])
def test_ratio_as_wcag_works_it_out(one, other, expected):
    assert ratio(one, other) == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize(("front", "back", "light", "dark", "least"), pairs())
def test_pair_reaches_its_ratio_in_both_schemes(front, back, light, dark, least):
    colours = tokens()

    measured = [ratio(a, b) for a, b in zip(colours[front], colours[back], strict=True)]

    assert min(measured) >= float(least)
    assert [f"{one:.1f}" for one in measured] == [light, dark]


def test_every_colour_is_in_a_pair_or_only_divides():
    named = {name for front, back, *_ in pairs() for name in (front, back)}

    assert set(tokens()) - named == {"hairline"}
