"""Numbers that are quarters or months by the heading over them, and whose quarters they are."""

from textwrap import dedent

import pytest

from tests.sheets.drawing import grid, read

QUESTION = "What was the total number of offenders by age?"


def periods_in(drawing: str, **facts) -> dict[str, str]:
    """The period of each figure, or its doubt, by its cell."""
    answer = read(grid(dedent(drawing), **facts))
    return {one.cell: one.period.label if one.period else one.doubts[-1] for one in answer.readings}


def test_numbers_below_quarter_are_the_quarters_of_the_financial_year_beside_them():
    periods = periods_in("""
        Financial Year | Financial Quarter | Force | Offences
        2019/20        | 1                 | Kent  | 10
        2019/20        | 1                 | Essex | 11
        2019/20        | 4                 | Kent  | 12
        2020/21        | 4                 | Essex | 13
    """)

    assert list(periods.values()) == ["Apr-Jun 2019", "Apr-Jun 2019", "Jan-Mar 2020", "Jan-Mar 2021"]


@pytest.mark.parametrize("heading", ["Quarter", "Qtr"])
def test_numbered_quarters_of_a_bare_year_are_not_taken_for_the_year(heading):
    periods = periods_in(f"""
        Year | {heading} | Force | Offences
        2020 | 1         | Kent  | 10
        2020 | 2         | Kent  | 11
        2021 | 1         | Essex | 12
    """)

    assert all("January or from April" in said for said in periods.values())


def test_numbers_below_month_are_the_months_of_the_calendar_year_beside_them():
    periods = periods_in("""
        Year | Month | Force | Offences
        2020 | 3     | Kent  | 10
        2020 | 4     | Kent  | 11
        2021 | 3     | Essex | 12
    """)

    assert list(periods.values()) == ["Mar 2020", "Apr 2020", "Mar 2021"]


def test_numbered_months_of_a_financial_year_may_begin_in_april():
    answer = read(
        grid(
            dedent("""
                Year    | Month | Force | Offences
                2020/21 | 1     | Kent  | 10
                2020/21 | 2     | Kent  | 11
                2021/22 | 1     | Essex | 12
            """)
        )
    )

    assert all("January or April" in " ".join(one.doubts) for one in answer.readings)


def test_numbers_that_are_no_quarters_are_left_as_they_are():
    periods = periods_in("""
        Year | Quarter of the town | Offences
        2020 | 5                   | 10
        2020 | 6                   | 11
        2021 | 5                   | 12
    """)

    assert list(periods.values()) == ["2020", "2020", "2021"]


@pytest.mark.parametrize("heading", ["2020 Q{}", "2020, Qtr {}", "Q{} 2020"])
def test_quarters_are_counted_from_january_where_the_title_says_so(heading):
    first, last = heading.format(1), heading.format(4)
    table = f"""
        {{}}
        Drug   | {first} | {last}
        Heroin | 10      | 20
        MDMA   | 30      | 40
    """

    calendar = periods_in(table.format("Seizures by quarter (calendar year)"))
    unsaid = periods_in(table.format("Seizures by quarter"))

    assert set(calendar.values()) == {"Jan-Mar 2020", "Oct-Dec 2020"}
    assert all("two periods" in said for said in unsaid.values())


def test_quarters_of_a_calendar_year_in_the_title():
    periods = periods_in("""
        Calendar year 2021 by quarter
        Type | Q1 | Q2 | Q4
        Cash | 10 | 20 | 30
        Card | 11 | 21 | 31
    """)

    assert set(periods.values()) == {"Jan-Mar 2021", "Apr-Jun 2021", "Oct-Dec 2021"}


def test_quarters_under_financial_years_are_none_of_calendar_years_whatever_the_title_says():
    periods = periods_in("""
        Seizures by quarter (calendar and financial years)
        Type | 2020/21 | <  | 2021/22 | <
             | Q1      | Q2 | Q1      | Q2
        Cash | 10      | 20 | 30      | 40
        Card | 11      | 21 | 31      | 41
    """)

    assert set(periods.values()) == {"Apr-Jun 2020", "Jul-Sep 2020", "Apr-Jun 2021", "Jul-Sep 2021"}


@pytest.mark.parametrize(
    ("heading", "is_doubted"), [("Total", True), ("Grand total", True), ("Age", False), (QUESTION, False)]
)
def test_numbers_below_total_that_came_to_name_rows_are_doubted(heading, is_doubted):
    answer = read(
        grid(
            dedent(f"""
                {heading} | 2018 | 2019 | Station
                17        | 6    | 11   | York
                18        | 13   | 5    | Selby
                21        | 18   | 3    | Malton
            """)
        )
    )

    assert len(answer.readings) == 6
    assert all(any("named by a number" in doubt for doubt in one.doubts) is is_doubted for one in answer.readings)


def test_years_below_total_are_years():
    periods = periods_in("""
        Total arrests | York | Selby
        2018          | 6    | 11
        2019          | 13   | 5
    """)

    assert list(periods.values()) == ["2018", "2018", "2019", "2019"]
