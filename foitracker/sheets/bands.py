"""Bands of a scale, such as ages: "Under 18", "18-24", "65+". Each is written like a bounded count and is a label.

Bands follow on from each other; suppressed counts ("<5", "<10", "1-4") lie in each other or stand apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from foitracker.sheets.kinds import Kind, Sense, figure_of_text

_FEWEST = 3  # bands of which a column is recognised

Band = tuple[float, float]


def rise(senses: Sequence[Sense]) -> bool:
    """Whether bounded numbers rise from left to right, and then perhaps again from the start, as headings do.

    Each may stand over several columns. Numbers among them ("Under 10", "10", "11", "12+") follow on to the next.
    """
    bands = [band for band, _ in groupby(_band(sense) for sense in senses)]
    if None in bands or len(bands) < 2 or all(sense.kind is not Kind.BOUND for sense in senses):
        return False
    again = next((i for i in range(1, len(bands)) if bands[i] == bands[0]), len(bands))
    first = bands[:again]
    if any(bands[i : i + again] != first for i in range(0, len(bands), again)) or len(set(first)) < len(first):
        return False
    if any(sense.kind is not Kind.BOUND for sense in senses):
        return len(first) > 2 and all(b[0] - a[1] == 1 for a, b in pairwise(first))
    return all(a[0] <= b[0] for a, b in pairwise(first)) and first[0][0] < first[-1][0]


def are_bands(senses: Sequence[Sense]) -> bool:
    """Whether the bounded numbers down a column divide a scale, once or once for each group of rows."""
    texts = [sense.text for sense in senses]
    bands = {_band(sense) for sense in senses}
    if len(bands) < _FEWEST or None in bands:
        return False
    if len(set(texts)) == len(texts):
        return True
    ordered = sorted(bands)
    counts = [texts.count(text) for text in set(texts)]
    return all(a[1] < b[0] for a, b in pairwise(ordered)) and max(counts) <= min(counts) + 1


def _band(sense: Sense) -> Band | None:
    figure = figure_of_text(sense.text)
    if figure is None or figure.low is None:
        return None
    return float(figure.low), float("inf") if figure.high is None else float(figure.high)
