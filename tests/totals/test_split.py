from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from foitracker.periods import financial_year
from foitracker.totals.add_up import add_up
from foitracker.totals.entries import Asked, Counting, Entry, Measure
from foitracker.totals.ranges import Range
from foitracker.totals.split import Share, share, split
from foitracker.totals.words import round_half_up

YEAR = financial_year(2017)
IMAGES = Measure(
    counting=dict.fromkeys(("making", "possession", "prohibited", "unsplit"), Counting.COUNTED),
    unsplit={"unsplit": frozenset({"making", "possession"})},
)


def split_of(figures):
    """The split of {"Kent": {"making": 3}}; a pair stands for a range."""
    entries = [
        Entry(force, YEAR, name, *((count, count) if isinstance(count, int) else count))
        for force, counts in figures.items()
        for name, count in counts.items()
    ]
    total = add_up(entries, asked=[Asked(force) for force in figures], period=YEAR, measure=IMAGES)
    return split(total, IMAGES)


def one_place(value):
    return str(round_half_up(value, 1))


def test_shares_of_the_two_years_of_2018():
    figures = split_of(
        {
            "Forces that split": {"making": 26_070, "possession": 10_665, "prohibited": 146},
            "Forces that did not": {"unsplit": 4_365},
        }
    )

    assert [(part.category, one_place(part.share_of_total.low)) for part in figures.parts] == [
        ("making", "63.2"),
        ("possession", "25.9"),
        ("prohibited", "0.4"),
    ]
    assert one_place(figures.no_breakdown_share.low) == "10.6"


def test_a_force_without_a_split_is_shown_and_not_spread():  # Northamptonshire, 2017/18
    figures = split_of({"Kent": {"making": 30, "possession": 10}, "Northamptonshire": {"unsplit": 263}})

    assert figures.did_not_split == ("Northamptonshire",)
    assert figures.no_breakdown == Range(263, 263)
    assert figures.parts[0].share_where_split == Share(Fraction(75), Fraction(75))


def test_no_force_split():
    figures = split_of({"Northamptonshire": {"unsplit": 263}})

    assert figures.parts == ()
    assert figures.no_breakdown_share == Share(Fraction(100), Fraction(100))


def test_nothing_counted_has_no_shares():
    figures = split_of({"Kent": {"making": 0, "possession": 0}})

    assert [part.share_where_split for part in figures.parts] == [None, None]


def test_suppressed_figures_give_a_range_of_shares():
    assert share(Range(0, 4), Range(16, 16)) == Share(Fraction(0), Fraction(20))


@given(st.integers(0, 99), st.integers(0, 9), st.integers(0, 99), st.integers(0, 9), st.data())
def test_every_possible_share_lies_within_the_range(low, width, rest_low, rest_width, data):
    part, rest = Range(low, low + width), Range(rest_low, rest_low + rest_width)
    result = share(part, rest)
    first, second = data.draw(st.integers(part.low, part.high)), data.draw(st.integers(rest.low, rest.high))

    assert first + second == 0 or result.low <= Fraction(100 * first, first + second) <= result.high


def test_what_a_force_gave_beside_its_categories_is_not_lost():  # South Yorkshire's one other offence
    figures = split_of({"South Yorkshire": {"making": 649, "possession": 100, "prohibited": 22, "unsplit": 1}})

    assert figures.no_breakdown == Range(0, 0)
    assert figures.not_told_apart == Range(1, 1)


@given(
    st.dictionaries(
        st.sampled_from(["Kent", "Gwent", "Essex"]),
        st.dictionaries(st.sampled_from(list(IMAGES.counting)), st.integers(0, 500), min_size=1),
        min_size=1,
    )
)
def test_what_was_told_apart_and_what_was_not_are_the_total(figures):
    entries = [Entry(force, YEAR, name, n, n) for force, counts in figures.items() for name, n in counts.items()]
    total = add_up(entries, asked=[Asked(force) for force in figures], period=YEAR, measure=IMAGES)

    made_of = split(total, IMAGES)

    if total.usable:
        told = sum(part.low for part in made_of.parts if part.category not in IMAGES.unsplit)
        assert told + made_of.not_told_apart.low == total.low
