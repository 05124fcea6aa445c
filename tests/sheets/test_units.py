"""What titles and labels say that figures are, where they are no counts."""

from textwrap import dedent

import pytest

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
