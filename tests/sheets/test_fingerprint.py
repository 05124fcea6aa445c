"""A layout has the same name next year."""

import pytest

from foitracker.sheets.fingerprint import tidy
from foitracker.sheets.reading import read_grids
from tests.sheets.drawing import grid


def layouts(drawing, **facts):
    return read_grids([grid(drawing, **facts)], media_type="xlsx").layouts["Sheet1"]


BASE = """
    Offences recorded in 2016/17
    Offence    | 2015/16 | 2016/17 | Total
    Harassment |      12 |      14 |    26
    Stalking   |       3 |       5 |     8
"""
MORE_YEARS = """
    Offences recorded in 2016/17
    Offence    | 2015/16 | 2016/17 | 2017/18 | Total
    Harassment |      12 |      14 |       1 |    27
    Stalking   |       3 |       5 |       1 |     9
"""
CODED = """
    Offences recorded in 2016/17
    Offence    | Code | 2015/16 | 2016/17 | Total
    Harassment |   8L |      12 |      14 |    26
    Stalking   |   8Q |       3 |       5 |     8
"""


@pytest.mark.parametrize(
    "drawing",
    [
        BASE.replace("14 |    26", "15 |    27"),
        BASE.replace("2016/17", "2017/18").replace("2015/16", "2016/17"),
        BASE + "    Voyeurism | 1 | 2 | 3\n",
        MORE_YEARS,
        BASE.replace("Offence ", "OFFENCE [note 1]"),
        "\n\n" + BASE,
    ],
    ids=["other figures", "a year later", "a row more", "a year more", "a footnote", "lower down"],
)  # fmt: skip
def test_what_changes_from_year_to_year_leaves_the_layout_the_same(drawing):
    assert layouts(drawing) == layouts(BASE)


@pytest.mark.parametrize(
    "drawing",
    [
        BASE.replace("Offence ", "Crime "),
        BASE.replace(" | Total", "").replace(" |    26", "").replace(" |     8", ""),
        CODED,
        BASE.replace("2015/16 | 2016/17", "Men | Women"),
    ],
    ids=["another heading", "no total", "another label column", "no periods"],
)  # fmt: skip
def test_what_a_force_changes_in_the_table_changes_the_layout(drawing):
    assert layouts(drawing) != layouts(BASE)


def test_merged_headings_are_part_of_the_layout():
    plain = "    | 2016 | | 2017 |\nOffence | Jan | Feb | Jan | Feb\nHarassment | 1 | 2 | 3 | 4\nFraud | 5 | 6 | 7 | 8"
    merged = plain.replace("| 2016 | |", "| 2016 | < |").replace("2017 |", "2017 | <")

    assert layouts(plain) != layouts(merged)


def test_a_sheet_without_a_table_has_a_layout_too():
    text = "Guidance for readers\nPlease read with care\nNothing else is known"

    assert layouts(text) == layouts("\n" + text)
    assert layouts(text) != layouts(text.replace("care", "joy"))


def test_every_table_carries_the_fingerprint_of_its_layout():
    answer = read_grids([grid(BASE)], media_type="xlsx")

    assert [table.fingerprint for table in answer.tables] == list(answer.layouts["Sheet1"])
    assert len(answer.tables[0].fingerprint) == 64


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("Offences recorded, 1 April 2016 to 31 March 2017", "offences recorded <P>"),
        ("Harassment 2016/17", "harassment <P>"),
        ("Q1 2017", "<P>"),
        ("Apr 16 - Mar 17", "<P>"),
        ("Year ending March 2017", "year ending <P>"),
        ("Stalking [note 3]", "stalking"),
        ("Stalking1", "stalking"),
        ("86/2 Taking", "86/2 taking"),
        ("66/67", "66/67"),
        ("May contain 12", "may contain 12"),
        ("  NO. of   Crimes ", "no of crimes"),
        ("%", "%"),
    ],
)
def test_words_as_they_will_be_next_year(text, tidied):
    assert tidy(text) == tidied
