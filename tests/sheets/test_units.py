"""What titles and labels say that figures are, where they are no counts."""

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sheets.drawing import grid, read


def doubts(drawing: str) -> dict[str, str]:
    return {one.cell: " ".join(one.doubts) for one in read(grid(dedent(drawing))).readings}


def under(title: str, first: str = "Kent") -> dict[str, str]:
    return doubts(f"""
        {title}
        District | 2017 | 2018
        {first}  | 45   | 47
        Essex    | 61   | 58
    """)


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Rate of recorded crime per 1,000 population", "share, a rate"),
        ("Table 3: Percentage of calls answered in time", "share, a rate"),
        ("Q2. What was the average time to charge?", "share, a rate"),
        ("Average response time in minutes", "share, a rate"),
        ("Value of property stolen", "money"),
        ("Total cost of interpreters", "money"),
        ("Interpreters, £", "money"),
        ("Population by district (thousands)", "thousands"),
        ("Stolen goods in thousands", "thousands"),
    ],
)
def test_a_title_says_that_a_table_holds_no_counts(title, said):
    assert all(said in doubt for doubt in under(title).values())


@pytest.mark.parametrize(
    "title",
    [
        "Number of crimes and rate per 1,000 population",
        "Recorded crime",
        "Table 3: Thefts from 1,000 shops",
        "Separated couples: offences by district",
    ],
)
def test_other_titles_are_of_counts(title):
    assert not any(under(title).values())


def test_a_row_that_is_called_a_number_is_a_count_under_any_title():
    found = under("Percentage of calls answered in time", first="Number of calls")

    assert not found["B3"]
    assert not found["B4"]


def test_a_title_that_speaks_of_a_rate_beside_counts_leaves_it_to_the_columns():
    found = doubts("""
        Rate of crime and offences in 2018
        District | Offences | Rate per 1,000
        Kent     | 45       | 4.7
        Essex    | 61       | 5.8
    """)

    assert not found["B3"]
    assert "percentage" in found["C3"]


def test_a_heading_says_that_its_figures_are_money():
    found = doubts("""
        In 2018  | Claims | Paid
                 | No.    | £
        Kent     | 45     | 4700
        Essex    | 61     | 5800
    """)

    assert not found["B3"]
    assert "money" in found["C3"]


def test_the_heading_over_the_labels_says_that_figures_are_thousands():
    found = doubts("""
        Offence (thousands) | 2017 | 2018
        Theft               | 45   | 47
        Robbery             | 61   | 58
    """)

    assert all("thousands" in doubt for doubt in found.values())


@pytest.mark.parametrize("corner", ["Income (£000s)", "Offence", "Rate band per 1,000"])
def test_other_headings_over_the_labels_say_nothing_of_the_figures(corner):
    assert not any(doubts(f"{corner} | 2017 | 2018\nTheft | 45 | 47\nRobbery | 61 | 58").values())


@pytest.mark.parametrize("heading", ["Longest (days)", "Time to answer (hh:mm)", "Weight (kg)", "Speed (in mph)"])
def test_a_measured_unit_after_a_heading_is_no_count(heading):
    found = doubts(f"""
        Year | Requests | {heading}
        2017 | 45       | 47
        2018 | 61       | 58
    """)

    assert {cell for cell, doubt in found.items() if "not a count" in doubt} == {"C2", "C3"}


def test_counts_by_bands_of_a_unit_are_counts():
    found = doubts("""
        Offence | Sentence (months) | <    | <
                | 0 to 6            | 7-12 | over 12
        Theft   | 45                | 47   | 13
        Robbery | 61                | 58   | 17
    """)

    assert not any("not a count" in doubt for doubt in found.values())


@given(st.integers(-400, 400), st.integers(-400, 400))
def test_only_what_is_below_zero_is_doubted_as_below_zero(first, second):
    found = doubts(f"""
        District | 2017    | 2018
        Kent     | {first} | 47
        Essex    | 61      | {second}
    """)

    assert {cell for cell, doubt in found.items() if "below zero" in doubt} == {
        cell for cell, number in (("B2", first), ("C3", second)) if number < 0
    }


def test_a_change_may_be_below_zero():
    found = doubts("""
        District | 2017 | 2018 | Change
        Kent     | 50   | 47   | -3
        Essex    | 61   | 68   | 7
    """)

    assert not any("below zero" in doubt for doubt in found.values())
