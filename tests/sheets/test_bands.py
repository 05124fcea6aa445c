import pytest

from foitracker.sheets.bands import are_bands, rise
from foitracker.sheets.grid import Cell
from foitracker.sheets.kinds import sense_of


def senses(texts):
    return [sense_of(Cell(0, i, text, text)) for i, text in enumerate(texts.split(" | "))]


@pytest.mark.parametrize(
    "texts",
    [
        "Under 18 | 18-24 | 25+",
        "0-9 | 10-17 | 18 and over",
        "Under 18 | 18+ | Under 18 | 18+",
        "Under 18 | Under 18 | 18+ | 18+",
        "0 | 1-4 | 5+",
        "Under 10 | 10 | 11 | 12+",
    ],
)
def test_bands_rise(texts):
    assert rise(senses(texts))


@pytest.mark.parametrize(
    "texts", ["<5 | <5 | <5", "5-9 | <5 | 10-14", "<5 | 5-9 | <5", "12 | 13 | 14", "<5 | 12 | 14", "<5"]
)
def test_counts_do_not(texts):
    assert not rise(senses(texts))


def test_bands_divide_a_scale_once_or_once_for_each_group():
    assert are_bands(senses("Under 18 | 18-24 | 25+"))
    assert are_bands(senses("Under 18 | 18-24 | 25+ | Under 18 | 18-24 | 25+"))


@pytest.mark.parametrize("texts", ["<5 | <10 | <5 | <20", "1-4 | 5-9", "1-4 | 1-4 | 5-9 | 1-4 | 10-14"])
def test_suppressed_counts_do_not(texts):
    assert not are_bands(senses(texts))
