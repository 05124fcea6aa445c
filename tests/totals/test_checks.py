import pytest

from foitracker.periods import calendar_year, financial_year, month
from foitracker.totals.add_up import add_up
from foitracker.totals.checks import (
    Ceiling,
    Weight,
    What,
    check_composition,
    check_year,
    check_years,
)
from foitracker.totals.entries import Asked, Counting, Entry, Measure

BEFORE, AFTER = financial_year(2016), financial_year(2017)
IMAGES = Measure(
    counting={
        "making": Counting.COUNTED,
        "possession": Counting.COUNTED,
        "unsplit": Counting.COUNTED,
        "class_86": Counting.UPPER_BOUND,
    },
    unsplit={"unsplit": frozenset({"making", "possession"})},
)


def total(figures, *, period=AFTER, given_for=None):
    """The total of {"Kent": {"making": 3}}; a pair stands for a range."""
    entries = [
        Entry(force, given_for or period, name, *((count, count) if isinstance(count, int) else count))
        for force, counts in figures.items()
        for name, count in counts.items()
    ]
    return add_up(entries, asked=[Asked(force) for force in figures], period=period, measure=IMAGES)


def years(before, after):
    return check_years(total({"Kent": before}, period=BEFORE), total({"Kent": after}), IMAGES)


def whats(doubts):
    return [doubt.what for doubt in doubts]


def test_part_of_a_year_is_asked_about():
    nine_months = type(AFTER)(AFTER.starts_on, month(2017, 12).ends_on)

    (doubt,) = check_year(total({"Kent": {"making": 300}}, given_for=nine_months))

    assert doubt.what is What.PART_YEAR
    assert doubt.words == (
        "Making: given only for 1 Apr 2017 to 31 Dec 2017, not for all of 2017/18. "
        "Part of a year is not scaled up: ask for the whole year."
    )


def test_a_calendar_year_is_asked_about():
    (doubt,) = check_year(total({"Kent": {"making": 300}}, given_for=calendar_year(2017)))

    assert doubt.what is What.CALENDAR_YEAR
    assert doubt.words.startswith("Making: given for the calendar year 2017, not for the financial year 2017/18. Ask")


def test_another_period_is_asked_about():
    two_years = type(AFTER)(BEFORE.starts_on, AFTER.ends_on)

    (doubt,) = check_year(total({"Kent": {"making": 300}}, given_for=two_years))

    assert doubt.what is What.OTHER_PERIOD
    assert doubt.words.endswith("Ask for 2017/18.")


def test_a_possible_double_count_is_asked_about():
    assert whats(check_year(total({"Kent": {"unsplit": 5, "making": 5}}))) == [What.POSSIBLE_DOUBLE_COUNT]


def test_more_offences_than_their_class_block():
    (doubt,) = check_year(total({"Kent": {"making": 90, "class_86": 89}}))

    assert (doubt.what, doubt.weight) == (What.ABOVE_THE_CLASS, Weight.BLOCKS)


def test_more_offences_than_officially_recorded_block():
    kent = total({"Kent": {"making": 90}})

    (doubt,) = check_year(kent, official={"Kent": Ceiling(89, "class 86")})

    assert (doubt.what, doubt.weight) == (What.ABOVE_OFFICIAL, Weight.BLOCKS)
    assert doubt.words.startswith("90 offences is more than the official figure for class 86, 89, which should hold")
    assert check_year(kent, official={"Kent": Ceiling(90, "class 86")}) == ()
    assert check_year(kent, official={"Essex": Ceiling(1, "class 86")}) == ()


def test_the_same_figures_two_years_running():
    same = {"making": 30, "possession": 12}

    assert whats(years(same, same)) == [What.SAME_AS_LAST_YEAR]
    assert years({"making": 3}, {"making": 3}) == ()
    assert years({"making": 30, "possession": 12}, {"making": 12, "possession": 30}) == ()


@pytest.mark.parametrize(
    ("before", "after", "doubted"),
    [
        (300, 918, True),  # Thames Valley: a rise of 206 per cent that a longer series does not bear out
        (300, 140, True),  # down more than half
        (0, 40, True),
        (591, 674, False),
        (4_000, 4_700, True),  # 18 per cent, but far beyond three times the guide
        (3, 8, False),  # more than doubled, within chance
        ((20, 24), (45, 49), False),  # may be less than double
    ],
)
def test_large_moves_need_a_reason(before, after, doubted):
    assert whats(years({"making": before}, {"making": after})) == ([What.LARGE_MOVE] if doubted else [])


def test_a_category_given_for_one_year_only():
    doubts = years({"making": 100, "possession": 9}, {"making": 101})

    assert whats(doubts) == [What.OTHER_CATEGORIES]
    assert doubts[0].words.startswith("Possession given for only one of 2016/17 and 2017/18")


def test_a_category_that_was_nil_may_be_left_out():
    assert years({"making": 100, "possession": 0}, {"making": 101}) == ()


def test_a_year_without_a_split_beside_one_with_it():
    assert years({"unsplit": 245}, {"making": 200, "possession": 63}) == ()


def test_a_composition_that_is_the_reverse_of_the_others():  # Derbyshire, 2017/18
    round_of_2018 = total(
        {
            "Derbyshire": {"possession": 264, "making": 37},
            "Lancashire": {"possession": 133, "making": 541},
            "South Yorkshire": {"possession": 100, "making": 649},
        }
    )

    (doubt,) = check_composition(round_of_2018, IMAGES, one="possession", other="making")

    assert (doubt.force, doubt.what) == ("Derbyshire", What.REVERSED)
    assert doubt.words.startswith("Possession 264, making 37 (88 per cent the former)")


def test_a_composition_within_chance_is_not_questioned():
    figures = {"Kent": {"possession": 12, "making": 9}, "Lancashire": {"possession": 133, "making": 541}}

    assert check_composition(total(figures), IMAGES, one="possession", other="making") == ()
