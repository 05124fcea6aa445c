"""Sums that are kept in step say what adding everything up says."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from foitracker.periods import calendar_year, financial_year
from foitracker.totals.add_up import add_up, force_totals
from foitracker.totals.change import change
from foitracker.totals.entries import UNDECIDED, Asked, Counting, Entry, Measure
from foitracker.totals.ranges import Range
from foitracker.totals.spans import Shortfall
from foitracker.totals.split import split
from foitracker.totals.sums import What, from_plain, minus, plus, sums_of, to_plain
from foitracker.totals.table import line_of, table_of

YEARS = (financial_year(2015), financial_year(2016), financial_year(2017))
FORCES = {"Kent": "South", "Essex": "South", "Gwent": "West", "Fife": "North"}
ASKED = {"South": 2, "West": 1, "North": 1}
SPLIT = ("making", "possession")
MEASURE = Measure(
    counting={
        "making": Counting.COUNTED,
        "possession": Counting.COUNTED,
        "unsplit": Counting.COUNTED,
        "extreme": Counting.NEVER,
        "class": Counting.UPPER_BOUND,
    },
    unsplit={"unsplit": frozenset(SPLIT)},
)


@st.composite
def entries(draw, force):
    low = draw(st.integers(0, 60))
    cells = draw(st.integers(1, 3))
    return Entry(
        force,
        draw(st.sampled_from([*YEARS, *YEARS, calendar_year(2016)])),
        draw(
            st.sampled_from(["making", "possession", "making", "possession", "unsplit", "extreme", "class", UNDECIDED])
        ),
        low,
        draw(st.sampled_from([low, low, low, low + 4, None])),
        draw(st.sampled_from([0, 0, 0, 0, 1])),
        cells,
    )


answers = st.fixed_dictionaries({force: st.lists(entries(force), max_size=6) for force in FORCES})


def part(force, own):
    years = [one for year in YEARS for one in force_totals(own, period=year, measure=MEASURE)]
    return sums_of(years, own, area=FORCES[force])


def parts(given):
    return {force: part(force, own) for force, own in given.items()}


def added(given):
    everything = [entry for own in given.values() for entry in own]
    return [add_up(everything, asked=map(Asked, FORCES), period=year, measure=MEASURE) for year in YEARS]


def number(total):
    return Range(total.low, total.high) if total.usable else None


@given(answers)
def test_the_table_says_what_the_totals_say(given):
    totals = added(given)

    table = table_of(plus(parts(given).values()), periods=YEARS, asked=ASKED, measure=MEASURE)

    assert [one.range for one in table.everywhere.numbers] == [number(total) for total in totals]
    assert [one.usable for one in table.everywhere.numbers] == [len(total.usable) for total in totals]
    for at, total in enumerate(totals):
        found = {part.category: Range(part.low, part.high) for part in total.by_category}
        assert {code: ranges[at] for code, ranges in table.categories.items() if ranges[at]} == found
        assert sum(table.missing[at].values()) == len(total.missing)
        whys = [one.shortfall for one in total.missing]
        assert table.missing[at] == {why: whys.count(why) for why in set(whys)}
    shares = {part.category: part.share_where_split for part in split(totals[-1], MEASURE).parts}
    assert table.shares == shares


@given(answers)
def test_the_lines_of_areas_say_what_their_forces_say(given):
    sums = plus(parts(given).values())

    for area in ASKED:
        totals = [total.only([f for f, its in FORCES.items() if its == area]) for total in added(given)]
        line = line_of(sums, {area: ASKED[area]}, periods=YEARS)
        assert [one.range for one in line.numbers] == [number(total) for total in totals]
        for step, moved in zip(line.steps, (change(a, b) for a, b in pairwise(totals)), strict=True):
            assert (step.forces, step.only_before, step.only_after) == (
                len(moved.forces),
                len(moved.only_before),
                len(moved.only_after),
            )
            assert (step.move.percent_low, step.move.variation, step.move.words) == (
                moved.percent_low,
                moved.variation,
                moved.words,
            )


@given(answers, answers)
def test_a_force_that_changes_is_taken_out_and_put_in(before, after):
    sums = plus(parts(before).values())

    for force in FORCES:
        sums = plus([minus(sums, part(force, before[force])), part(force, after[force])])

    assert sums == plus(parts(after).values())


@given(answers)
def test_sums_survive_being_stored(given):
    sums = plus(parts(given).values())

    assert from_plain(to_plain(sums)) == sums


def test_a_zero_is_given_and_what_nobody_gives_is_not():
    given = [Entry("Kent", YEARS[-1], "making", 0, 0)]

    table = table_of(part("Kent", given), periods=YEARS, asked=ASKED, measure=MEASURE)

    assert table.everywhere.numbers[-1].range == Range(0, 0)
    assert table.categories == {"making": (None, None, Range(0, 0))}
    assert table.everywhere.numbers[0].range is None
    assert table.missing[0] == {Shortfall.NO_FIGURE: 4}


def test_a_force_that_is_taken_out_leaves_nothing_behind():
    kent = part("Kent", [Entry("Kent", YEARS[-1], "making", 5, 5)])

    assert (What.CATEGORY, 2, "making") in kent
    assert minus(kent, kent) == {}
