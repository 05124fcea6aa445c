import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitracker.periods import calendar_year, financial_year, month
from foitracker.totals.add_up import ForceNotAsked, add_up, force_totals
from foitracker.totals.entries import Asked, Counting, Entry, Measure, UnknownCategory
from foitracker.totals.ranges import NotACount
from foitracker.totals.spans import Shortfall

YEAR = financial_year(2017)
LAST_YEAR = financial_year(2016)
IMAGES = Measure(
    counting={
        "making": Counting.COUNTED,
        "possession": Counting.COUNTED,
        "prohibited": Counting.COUNTED,
        "unsplit": Counting.COUNTED,
        "extreme": Counting.NEVER,
        "other": Counting.REVIEW,
        "class_86": Counting.UPPER_BOUND,
        "total_row": Counting.CHECK_ONLY,
    },
    unsplit={"unsplit": frozenset({"making", "possession"})},
    titles={"unsplit": "Images of children, not split"},
)


def entry(category, low, high=..., *, force="Lancashire", period=YEAR, unknown=0, cells=1):
    return Entry(force, period, category, low, low if high is ... else high, unknown, max(cells, unknown, 1))


def added(*entries, asked=("Lancashire",), period=YEAR, apart=()):
    return add_up(entries, asked=[Asked(force) for force in asked], period=period, measure=IMAGES, apart=apart)


def one(*entries, **options):
    (force,) = force_totals(entries, period=YEAR, measure=IMAGES, **options)
    return force


def test_parts_come_to_the_total_and_the_total_row_is_not_added():  # Lancashire, 2017/18
    total = added(entry("making", 541), entry("possession", 133), entry("total_row", 674))

    assert (total.low, total.high) == (674, 674)
    assert [(part.category, part.low) for part in total.by_category] == [("making", 541), ("possession", 133)]


def test_only_counted_categories_are_added():
    total = added(entry("making", 50), entry("possession", 20), entry("prohibited", 3), entry("extreme", 16))

    assert total.low == total.high == 73


def test_a_suppressed_cell_leaves_a_range():
    zeros_shown = added(entry("making", 674), entry("prohibited", 1, 4))
    zeros_hidden = added(entry("making", 674), entry("prohibited", 0, 4))

    assert (zeros_shown.low, zeros_shown.high) == (675, 678)
    assert (zeros_hidden.low, zeros_hidden.high) == (674, 678)


def test_the_whole_class_alone_is_an_upper_bound_and_no_figure():
    total = added(entry("class_86", 89))

    assert total.low is None and total.high is None
    (missing,) = total.missing
    assert missing.shortfall is Shortfall.CLASS_ONLY
    assert missing.upper_bound == 89


def test_the_class_beside_its_sub_codes_is_not_added():
    force = one(entry("class_86", 700), entry("making", 541), entry("possession", 133))

    assert (force.low, force.upper_bound) == (674, 700)


def test_nine_months_are_not_a_year():
    nine_months = [entry("making", 30, period=month(2017, m)) for m in range(4, 13)]

    force = one(*nine_months, entry("possession", 30, period=month(2017, 4)))

    assert force.shortfall is Shortfall.PART_YEAR
    assert force.low is None
    assert "1 Apr 2017 to 31 Dec 2017" in force.reason


def test_months_with_gaps_are_not_a_year():
    force = one(*[entry("making", 30, period=month(2017, m)) for m in (4, 6, 8)])

    assert force.reason == "making: given only for 3 separate parts, not for all of 2017/18"


def test_calendar_years_are_not_financial_years():
    force = one(entry("making", 90, period=calendar_year(2016)), entry("making", 100, period=calendar_year(2017)))

    assert force.shortfall is Shortfall.CALENDAR_YEAR
    assert force.reason == "making: given for the calendar year 2017, not for the financial year 2017/18"


def test_twelve_months_make_the_year():
    months = [month(2017, m) for m in range(4, 13)] + [month(2018, m) for m in range(1, 4)]

    force = one(*[entry("making", 10, period=part) for part in months])

    assert force.range.low == 120


def test_quarters_beside_months_are_counted_once():
    months = [month(2017, m) for m in range(4, 13)] + [month(2018, m) for m in range(1, 4)]
    quarters = [type(YEAR)(months[at].starts_on, months[at + 2].ends_on) for at in range(0, 12, 3)]

    force = one(*[entry("making", 10, period=p) for p in months], *[entry("making", 30, period=p) for p in quarters])

    assert force.range.low == 120


def test_parts_of_the_year_beside_the_year_must_agree():
    halves = [
        type(YEAR)(YEAR.starts_on, month(2017, 9).ends_on),
        type(YEAR)(month(2017, 10).starts_on, YEAR.ends_on),
    ]
    parts = [entry("making", 60, period=half) for half in halves]

    assert one(entry("making", 120), *parts).range.low == 120
    assert one(entry("making", 121), *parts).shortfall is Shortfall.CONTRADICTION


def test_a_category_without_the_year_keeps_the_force_out():
    force = one(entry("making", 541), entry("possession", 133, period=calendar_year(2017)))

    assert force.shortfall is Shortfall.PARTIAL


def test_a_cell_without_a_number_keeps_the_force_out():
    total = added(entry("making", 541), entry("possession", 100, unknown=1, cells=3))

    assert total.low is None
    assert total.missing[0].shortfall is Shortfall.PARTIAL
    assert total.missing[0].reason == "possession: 1 of 3 figures without a number"


def test_nothing_but_absences_is_not_zero():
    total = added(entry("making", 0, unknown=1), entry("possession", 0, unknown=1))

    assert total.low is None
    assert total.usable == ()


def test_a_nil_return_is_zero():
    total = added(entry("making", 0), entry("possession", 0))

    assert (total.low, total.high, total.usable) == (0, 0, ("Lancashire",))


def test_a_figure_without_an_upper_bound_is_not_usable():
    force = one(entry("making", 541), entry("possession", 10, None))

    assert force.shortfall is Shortfall.NO_BOUND


def test_a_wording_without_a_ruling_keeps_the_force_out():
    assert one(entry("making", 541), entry("", 7, cells=2)).shortfall is Shortfall.UNDECIDED


def test_an_undecided_nil_or_one_of_another_year_does_no_harm():
    force = one(entry("making", 541), entry("", 0), entry("", 7, period=LAST_YEAR))

    assert force.usable


def test_a_category_under_review_is_left_out_and_said_so():
    force = one(entry("making", 771), entry("other", 1))

    assert force.range.low == 771
    assert force.notes == ("other: 1; not counted until someone decides",)


def test_a_category_the_measure_does_not_know_is_refused():
    with pytest.raises(UnknownCategory, match="burglary"):
        one(entry("burglary", 1))


def test_a_force_that_was_not_asked_is_refused():
    with pytest.raises(ForceNotAsked, match="Gwent"):
        added(entry("making", 1, force="Gwent"))


def test_one_letter_for_two_forces_is_two_forces():
    total = added(
        entry("making", 10, force="Norfolk"),
        entry("making", 20, force="Suffolk"),
        asked=("Norfolk", "Suffolk"),
    )

    assert total.usable == ("Norfolk", "Suffolk")
    assert [force.low for force in total.forces] == [10, 20]


class TestUnsplitBesideSplit:
    def test_equal_to_the_split_waits_for_a_ruling(self):
        force = one(entry("unsplit", 674), entry("making", 541), entry("possession", 133))

        assert force.shortfall is Shortfall.DOUBLE_COUNT
        assert force.low is None
        assert force.upper_bound == 1348
        assert force.reason == (
            "Images of children, not split (674) equals the split figures (674) and may be their total"
        )

    def test_larger_than_the_split_may_hold_it(self):
        force = one(entry("unsplit", 680), entry("making", 541), entry("possession", 133))

        assert force.shortfall is Shortfall.DOUBLE_COUNT

    def test_smaller_than_the_split_cannot_hold_it(self):
        force = one(entry("unsplit", 1), entry("making", 541), entry("possession", 133))

        assert force.range.low == 675

    def test_a_suppressed_split_that_may_be_held_waits(self):
        force = one(entry("unsplit", 3), entry("making", 0, 4))

        assert force.shortfall is Shortfall.DOUBLE_COUNT

    def test_beside_another_law_it_is_added(self):
        force = one(entry("unsplit", 263), entry("prohibited", 3))

        assert force.range.low == 266
        assert force.split

    def test_beside_nil_it_is_added(self):
        force = one(entry("unsplit", 263), entry("making", 0), entry("possession", 0))

        assert force.range.low == 263
        assert not force.split

    def test_a_person_can_rule_that_they_stand_apart(self):
        force = one(entry("unsplit", 50), entry("making", 30), apart={"Lancashire"})

        assert force.range.low == 80


def test_a_class_within_a_class_is_counted_once_or_not_at_all():
    """Where unsplit categories hold one another, each is compared with everything below it."""
    nested = Measure(
        counting=dict.fromkeys(("group", "order", "leaf"), Counting.COUNTED),
        unsplit={"group": frozenset({"order", "leaf"}), "order": frozenset({"leaf"})},
    )

    def usable(**counts):
        entries = [Entry("Kent", YEAR, name, count, count) for name, count in counts.items()]
        return force_totals(entries, period=YEAR, measure=nested)[0].usable

    assert not usable(group=10, order=10, leaf=10)
    assert not usable(group=10, order=10)
    assert not usable(group=10, leaf=10)
    assert usable(group=2, order=3, leaf=4)


def test_splitting_means_telling_categories_apart():
    assert one(entry("making", 5), entry("possession", 1)).split
    assert one(entry("making", 0), entry("possession", 0)).split
    assert not one(entry("unsplit", 263)).split


def test_missing_forces_are_named_with_their_reason():
    total = add_up(
        [entry("making", 591), entry("making", 10, force="Gwent", period=LAST_YEAR)],
        asked=[Asked("Kent", "refused: cost"), Asked("Lancashire"), Asked("Gwent"), Asked("Essex")],
        period=YEAR,
        measure=IMAGES,
    )

    assert total.coverage_words == "1 of 4 forces"
    assert [(one.force, one.reason) for one in total.missing] == [
        ("Essex", "no figure for 2017/18"),
        ("Gwent", "no figure for 2017/18"),
        ("Kent", "refused: cost"),
    ]


def test_a_region_is_the_sum_of_its_forces():  # Wales, 2016/17
    wales = {"North Wales": 287, "South Wales": 528, "Gwent": 259, "Dyfed-Powys": 363}
    entries = [entry("unsplit", count, force=force) for force, count in (wales | {"Kent": 5}).items()]
    total = added(*entries, asked=[*wales, "Kent"])

    assert total.only(wales).low == 1437
    assert total.only(wales).coverage_words == "4 of 4 forces"


@pytest.mark.parametrize("count", [6.0, True, -1, "7"])
def test_a_count_is_a_whole_number(count):
    with pytest.raises(NotACount):
        Entry("Kent", YEAR, "making", count, count)


def test_a_range_the_wrong_way_round_is_refused():
    with pytest.raises(NotACount, match="the lower bound is above"):
        Entry("Kent", YEAR, "making", 5, 4)


FORCES = ("Essex", "Gwent", "Kent", "Norfolk", "Suffolk")
COUNTED = ("making", "possession", "prohibited")
entries_strategy = st.lists(
    st.builds(
        lambda force, category, low, width, unknown: Entry(
            force, YEAR, category, low, low + width, unknown, 1 + unknown
        ),
        st.sampled_from(FORCES),
        st.sampled_from((*COUNTED, "extreme")),
        st.integers(0, 10**12),
        st.integers(0, 9),
        st.sampled_from((0, 0, 0, 1)),
    ),
    max_size=30,
)


@given(entries_strategy)
def test_every_total_is_the_sum_of_its_parts(entries):
    total = added(*entries, asked=FORCES)
    usable = [force for force in total.forces if force.usable]
    counted = [e for e in entries if e.force in total.usable and e.category in COUNTED]

    assert len(total.usable) + len(total.missing) == len(FORCES)
    assert (total.low is None) == (not usable)
    if usable:
        assert total.low == sum(force.low for force in usable) == sum(part.low for part in total.by_category)
        assert total.high == sum(force.high for force in usable) == sum(part.high for part in total.by_category)
        assert total.low == sum(e.low for e in counted)
        assert total.high == sum(e.high for e in counted)


@given(entries_strategy, st.data())
def test_the_true_counts_lie_within_the_total(entries, data):
    total = added(*entries, asked=FORCES)
    truth = 0
    for each in entries:
        true_count = data.draw(st.integers(each.low, each.high))
        if each.force in total.usable and each.category in COUNTED:
            truth += true_count

    assert total.low is None or total.range.contains(truth)


@given(entries_strategy)
def test_a_force_without_a_figure_never_moves_the_total(entries):
    without = added(*entries, asked=FORCES)
    with_it = added(*entries, entry("making", 0, force="Kent and so on", unknown=1), asked=(*FORCES, "Kent and so on"))

    assert (with_it.low, with_it.high, with_it.usable) == (without.low, without.high, without.usable)
    assert len(with_it.missing) == len(without.missing) + 1


@given(entries_strategy, st.randoms(use_true_random=False))
def test_the_order_of_the_figures_does_not_matter(entries, random):
    shuffled = list(entries)
    random.shuffle(shuffled)

    assert added(*shuffled, asked=FORCES) == added(*entries, asked=FORCES)
