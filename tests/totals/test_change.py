from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitracker.periods import financial_year
from foitracker.totals.add_up import add_up
from foitracker.totals.change import (
    NoPercentage,
    Variation,
    change,
    compound_growth,
    minutes_between,
    per_day,
    percent_change,
    points,
    variation,
)
from foitracker.totals.entries import Asked, Counting, Entry, Measure
from foitracker.totals.ranges import Range, exactly
from foitracker.totals.words import percent_figure, round_half_up

BEFORE, AFTER = financial_year(2016), financial_year(2017)
OFFENCES = Measure(counting={"images": Counting.COUNTED})


def total(period, counts):
    """The total of {"Kent": 5, "Essex": (0, 4), "Gwent": None}, where None is a force without a figure."""
    ranges = {force: (count, count) if isinstance(count, int) else count for force, count in counts.items()}
    entries = [Entry(force, period, "images", *bounds) for force, bounds in ranges.items() if bounds]
    return add_up(entries, asked=[Asked(force) for force in counts], period=period, measure=OFFENCES)


def changed(before, after):
    return change(total(BEFORE, before), total(AFTER, after))


def both_exact(before, after):
    return changed({"Kent": before}, {"Kent": after})


def to_two_places(value):
    return str(round_half_up(value, 2))


@pytest.mark.parametrize(
    ("before", "after", "percent", "variation"),
    [
        (591, 674, "14.04", Variation.BEYOND),  # Lancashire, 2016/17 to 2017/18
        (18_522, 22_724, "22.69", Variation.BEYOND),  # the United Kingdom
        (666, 772, "15.92", Variation.BEYOND),  # South Yorkshire
        (302, 301, "-0.33", Variation.WITHIN),  # Derbyshire
        (245, 263, "7.35", Variation.WITHIN),  # Northamptonshire
        (309, 301, "-2.59", Variation.WITHIN),  # Hertfordshire
        (209, 164, "-21.53", Variation.BEYOND),  # Cambridgeshire
        (118, 200, "69.49", Variation.BEYOND),  # Bedfordshire
        (259, 267, "3.09", Variation.WITHIN),  # Gwent
        (18_574, 30_925, "66.50", Variation.BEYOND),
        (434, 859, "97.93", Variation.BEYOND),  # Northern Ireland
    ],
)
def test_published_changes(before, after, percent, variation):
    result = both_exact(before, after)

    assert to_two_places(result.percent_low) == percent
    assert result.percent_low == result.percent_high
    assert result.variation is variation


def test_only_forces_with_both_years_are_compared():
    result = changed({"A": 100, "B": 200, "C": None}, {"A": 120, "B": 210, "C": 300})

    assert result.percent_low == 10
    assert result.forces == ("A", "B")
    assert (result.low_before, result.low_after) == (300, 330)
    assert result.only_after == ("C",)
    assert not result.same_forces
    assert result.words == "up 10 per cent"


def test_a_force_missing_in_the_second_year_leaves_the_comparison():
    result = changed({"A": 100, "B": 900}, {"A": 120, "B": None})

    assert result.percent_low == 20
    assert result.only_before == ("B",)


def test_more_forces_one_year_is_no_rise():  # 33,000 from 35 forces after 30,925 from all
    before = {f"Force {number}": 754 for number in range(35)} | {"Another": 30_925 - 35 * 754}
    after = {f"Force {number}": 943 for number in range(35)} | {"Another": None}

    result = changed(before, after)

    assert (result.low_before, result.low_after) == (26_390, 33_005)
    assert percent_figure(result.percent_low) == "25"


def test_suppressed_figures_give_a_range_of_changes():
    before, after = {"A": (101, 104)}, {"A": (131, 134)}

    result = changed(before, after)

    assert (to_two_places(result.percent_low), to_two_places(result.percent_high)) == ("25.96", "32.67")
    assert result.words == "up about 26 to 33 per cent"


def test_from_zero_there_is_no_percentage():
    result = both_exact(0, 12)

    assert result.percent_low is result.percent_high is None
    assert result.no_percentage is NoPercentage.FROM_ZERO
    assert result.words == "n/a (from zero)"


@pytest.mark.parametrize("before", [3, 19, (0, 4), (19, 30)])
def test_a_small_base_has_numbers_only(before):
    result = both_exact(before, 6)

    assert result.no_percentage is NoPercentage.SMALL_BASE
    assert result.percent_low is None


def test_a_small_base_is_said_in_numbers():
    assert both_exact(3, 6).words == "from 3 to 6"


def test_twenty_is_enough_for_a_percentage():
    assert both_exact(20, 25).percent_low == 25


def test_nothing_in_common_is_said_so():
    result = changed({"A": 100, "B": None}, {"A": None, "B": 100})

    assert result.no_percentage is NoPercentage.NOTHING_TO_COMPARE
    assert result.low_before is None
    assert result.variation is None


def test_a_region_can_hide_opposite_changes():  # Wales
    before = {"North Wales": 287, "South Wales": 528, "Gwent": 259, "Dyfed-Powys": 363}
    after = {"North Wales": 373, "South Wales": 543, "Gwent": 267, "Dyfed-Powys": 275}

    result = changed(before, after)

    assert (result.low_before, result.low_after) == (1437, 1458)
    assert to_two_places(result.percent_low) == "1.46"
    assert percent_figure(percent_change(287, 373)) == "30"
    assert percent_figure(percent_change(363, 275)) == "-24"


def test_eleven_forces_of_2018():
    before = [591, 666, 302, 245, 309, 118, 209, 287, 528, 259, 363]
    after = [674, 772, 301, 263, 301, 200, 164, 373, 543, 267, 275]

    result = changed(
        {str(number): count for number, count in enumerate(before)},
        {str(number): count for number, count in enumerate(after)},
    )

    assert (result.low_before, result.low_after) == (3877, 4133)
    assert to_two_places(result.percent_low) == "6.60"


@pytest.mark.parametrize(
    ("count", "period", "expected"),
    [
        (674, financial_year(2017), "1.8466"),
        (772, financial_year(2017), "2.1151"),
        (8_224, financial_year(2018), "22.5315"),
        (38_685, financial_year(2023), "105.6967"),  # 366 days
    ],
)
def test_offences_a_day(count, period, expected):
    assert str(round_half_up(per_day(count, period), 4)) == expected


def test_one_every_so_many_minutes():
    assert to_two_places(minutes_between(22_724, AFTER)) == "23.13"
    assert minutes_between(0, AFTER) is None


def test_averages_of_several_years_are_not_the_last_change():  # Lancashire, 2016/17 to 2021/22
    counts = [591, 674, 770, 718, 933, 1133]

    assert sum(counts) == 4819
    assert str(round_half_up(percent_change(counts[0], counts[-1]), 1)) == "91.7"
    assert str(round_half_up(compound_growth(counts), 1)) == "13.9"
    assert str(round_half_up(percent_change(counts[-2], counts[-1]), 1)) == "21.4"


def test_shares_move_in_points():
    assert points(Fraction(25), Fraction(27)) == 2


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (Range(100, 104), Range(101, 105), Variation.WITHIN),
        (Range(100, 104), Range(200, 204), Variation.BEYOND),
        (Range(200, 204), Range(100, 104), Variation.BEYOND),
        (Range(100, 120), Range(125, 150), Variation.OPEN),
        (Range(100, None), Range(100, 100), Variation.OPEN),
        (exactly(0), exactly(0), Variation.WITHIN),
    ],
)
def test_variation_of_ranges(before, after, expected):
    assert variation(before, after) is expected


counts = st.integers(20, 10**9)


@given(counts, st.integers(0, 50), counts, st.integers(0, 50), st.data())
def test_every_possible_change_lies_within_the_range(low_before, width, low_after, other_width, data):
    before, after = (low_before, low_before + width), (low_after, low_after + other_width)
    result = changed({"Kent": before}, {"Kent": after})

    possible = percent_change(data.draw(st.integers(*before)), data.draw(st.integers(*after)))

    assert result.percent_low <= possible <= result.percent_high


@given(st.integers(0, 400), st.integers(0, 40), st.integers(0, 400), st.integers(0, 40), st.data())
def test_variation_holds_for_every_possible_count(low_before, width, low_after, other_width, data):
    before, after = Range(low_before, low_before + width), Range(low_after, low_after + other_width)
    verdict = variation(before, after)
    first = data.draw(st.integers(before.low, before.high))
    last = data.draw(st.integers(after.low, after.high))

    assert verdict is Variation.OPEN or variation(exactly(first), exactly(last)) is verdict


figures = st.dictionaries(st.sampled_from("ABCDEF"), st.one_of(st.none(), st.integers(0, 10**6)), min_size=1)


@given(figures, figures)
def test_forces_with_one_year_are_in_neither_side(before, after):
    everyone = set(before) | set(after)
    before = {force: before.get(force) for force in everyone}
    after = {force: after.get(force) for force in everyone}
    both = {force for force in everyone if before[force] is not None and after[force] is not None}

    result = changed(before, after)

    assert set(result.forces) == both
    assert result.low_before == (sum(before[force] for force in both) if both else None)
    assert result.low_after == (sum(after[force] for force in both) if both else None)
