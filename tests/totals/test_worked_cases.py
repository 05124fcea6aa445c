"""The numerical cases on which the rules of totals were agreed, each under its own number.

S are real figures of published rounds, T are made up. T07, T15 and T16 are about reading a sheet, T20 is about
releases, and T04 and T05 are told of whole answers as well: they are tested where those are, under the same numbers.
The last test finds a number that is nowhere.
"""

import re
from pathlib import Path

import pytest

from foitracker.periods import calendar_year, financial_year, month
from foitracker.totals.add_up import add_up
from foitracker.totals.change import (
    NoPercentage,
    Variation,
    change,
    compound_growth,
    minutes_between,
    per_day,
    percent_change,
)
from foitracker.totals.checks import What, check_composition
from foitracker.totals.claims.check import check
from foitracker.totals.coverage import Populations, coverage
from foitracker.totals.entries import Asked, Counting, Entry, Measure
from foitracker.totals.ranges import Range, exactly
from foitracker.totals.rates import rate, rate_of
from foitracker.totals.spans import Shortfall
from foitracker.totals.split import split
from foitracker.totals.tighten import printable_total, tightened_parts, tightened_total
from foitracker.totals.words import percent_figure, round_half_up
from tests.totals.claims.made_up import ENGLISH, WALES, facts_of_forces

Y0, Y1 = financial_year(2016), financial_year(2017)
IMAGES = Measure(
    counting={
        "making": Counting.COUNTED,
        "possession": Counting.COUNTED,
        "prohibited": Counting.COUNTED,
        "unsplit": Counting.COUNTED,
        "extreme": Counting.NEVER,
        "class_86": Counting.UPPER_BOUND,
        "total_row": Counting.CHECK_ONLY,
    },
    unsplit={"unsplit": frozenset({"making", "possession", "prohibited"})},
)


def total(figures, period=Y1, given=None):
    """The total of {"Kent": {"making": 5, "possession": (0, 4)}}; a bare count is of making, None is no answer."""
    entries = []
    for force, counts in figures.items():
        for category, count in (counts if isinstance(counts, dict) else {"making": counts}).items():
            if count is not None:
                bounds = count if isinstance(count, tuple) else (count, count)
                entries.append(Entry(force, given or period, category, *bounds))
    return add_up(entries, asked=[Asked(force, "no answer yet") for force in figures], period=period, measure=IMAGES)


def moved(counts):
    """The change of {"Kent": (before, after)}."""
    before, after = ({force: pair[at] for force, pair in counts.items()} for at in (0, 1))
    return change(total(before, Y0), total(after, Y1))


def number(one):
    return one.low, one.high


def places(value, count=2):
    return str(round_half_up(value, count))


def says(counts, text, periods=(Y0, Y1)):
    """What becomes of the one claim in a text: "supported", "amber", "not_supported"."""
    (claim,) = check(text, facts_of_forces(counts, periods)).claims
    return claim.verdict.value


def test_s01_lancashire():
    one = moved({"Lancashire": (591, 674)})

    assert one.low_after - one.low_before == 83
    assert places(one.percent_low) == "14.04"
    assert total({"Lancashire": {"making": 541, "possession": 133}}).low == 674
    assert places(per_day(674, Y1), 4) == "1.8466"
    assert says({"Lancashire": (591, 674)}, "Lancashire records nearly two offences a day.") == "amber"
    assert one.variation is Variation.BEYOND


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("That is 25 per cent more than the year before.", "not_supported"),
        ("That is 23 per cent more than the year before.", "supported"),
        ("Offences rose by almost a quarter.", "supported"),
        ("There were nearly 23,000 offences.", "supported"),
    ],
)
def test_s02_the_united_kingdom(text, verdict):
    assert places(moved({"All": (18_522, 22_724)}).percent_low) == "22.69"
    assert says({"All": (18_522, 22_724)}, text) == verdict


def test_s03_one_every_23_minutes():
    assert places(minutes_between(22_724, Y1)) == "23.13"
    assert says({"All": (18_522, 22_724)}, "That is one every 23 minutes.") == "supported"


def test_s04_shares_of_two_years():
    figures = {"Split": {"making": 26_070, "possession": 10_665, "prohibited": 146}, "Unsplit": {"unsplit": 4_365}}
    whole = total(figures)
    parts = split(whole, IMAGES)

    assert whole.low == 41_246
    assert whole.low - 26_070 - 146 - 4_365 == 10_665
    assert [percent_figure(part.share_of_total.low) for part in parts.parts] == ["63", "26", "0.4"]
    assert [places(part.share_of_total.low, 1) for part in parts.parts[:2]] == ["63.2", "25.9"]
    assert (percent_figure(parts.no_breakdown_share.low), places(parts.no_breakdown_share.low, 1)) == ("11", "10.6")


def test_s05_south_yorkshire():
    counts = {"South Yorkshire": (666, 772)}

    whole = total({"South Yorkshire": {"making": 649, "possession": 100, "prohibited": 22, "extreme": 9, "unsplit": 1}})

    assert whole.low == 772
    assert places(moved(counts).percent_low) == "15.92"
    assert says(counts, "Offences rose by more than 15 per cent.") == "supported"
    assert places(per_day(772, Y1), 3) == "2.115"


def test_s06_derbyshire():
    one = moved({"Derbyshire": (302, 301)})
    others = {"Lancashire": {"making": 541, "possession": 133}, "Kent": {"making": 900, "possession": 250}}
    whole = total(others | {"Derbyshire": {"making": 37, "possession": 264}})

    assert (places(one.percent_low), one.variation) == ("-0.33", Variation.WITHIN)
    assert whole.of("Derbyshire").low == 301
    (doubt,) = check_composition(whole, IMAGES, one="making", other="possession")
    assert (doubt.force, doubt.what) == ("Derbyshire", What.REVERSED)


def test_s07_northamptonshire_is_in_the_total_and_not_in_the_split():
    one = moved({"Northamptonshire": (245, 263)})
    whole = total({"Northamptonshire": {"unsplit": 263}, "Kent": {"making": 30, "possession": 10}})
    parts = split(whole, IMAGES)

    assert places(one.percent_low) == "7.35"
    assert whole.low == 303
    assert (parts.forces, parts.did_not_split) == (("Kent",), ("Northamptonshire",))


def test_s08_hertfordshire_and_cambridgeshire():
    assert places(moved({"Hertfordshire": (309, 301)}).percent_low, 1) == "-2.6"
    assert places(moved({"Cambridgeshire": (209, 164)}).percent_low, 1) == "-21.5"
    assert says({"Hertfordshire": (309, 301)}, "Hertfordshire saw a three per cent drop.") == "supported"
    assert says({"Cambridgeshire": (209, 164)}, "Offences fell by 22 per cent.") == "supported"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Offences in Bedfordshire rose 66 per cent.", "not_supported"),
        ("Offences in Bedfordshire rose 69%.", "supported"),
        ("Offences in Bedfordshire almost doubled.", "not_supported"),
    ],
)
def test_s09_bedfordshire(text, verdict):
    assert places(moved({"Bedfordshire": (118, 200)}).percent_low) == "69.49"
    assert says({"Bedfordshire": (118, 200)}, text) == verdict


def test_s10_wales():
    one = moved(WALES)

    assert (one.low_before, one.low_after, places(one.percent_low)) == (1_437, 1_458, "1.46")
    assert one.low_before + one.low_after == 2_895
    assert places(per_day(2_895, type(Y0)(Y0.starts_on, Y1.ends_on)), 3) == "3.966"
    hidden = [percent_figure(percent_change(*WALES[force])) for force in ("North Wales", "Dyfed-Powys")]
    assert hidden == ["30", "-24"]


def test_s11_gwent():
    one = moved({"Gwent": (259, 267)})

    assert places(one.percent_low, 1) == "3.1"
    assert one.variation is Variation.WITHIN
    assert says({"Gwent": (259, 267)}, "Gwent saw a rise.") == "amber"


def test_s12_six_years_of_lancashire():
    counts = [591, 674, 770, 718, 933, 1_133]
    years = tuple(financial_year(year) for year in range(2016, 2022))
    paper = "Lancashire saw an average year on year increase of 21 per cent."

    assert sum(counts) == 4_819
    assert percent_figure(percent_change(counts[0], counts[-1])) == "92"
    assert places(compound_growth(counts), 1) == "13.9"
    assert places(percent_change(*counts[-2:]), 1) == "21.4"
    assert says({"Lancashire": counts}, paper, years) == "not_supported"
    assert says({"Lancashire": counts}, paper.replace("21", "14.6"), years) == "supported"


def test_s13_two_thirds():
    assert places(moved({"All": (18_574, 30_925)}).percent_low, 1) == "66.5"
    assert says({"All": (18_574, 30_925)}, "Offences rose by two thirds.") == "supported"


def test_s14_almost_doubled():
    assert places(moved({"All": (434, 859)}).percent_low, 1) == "97.9"
    for text in ("Offences are up 98 per cent.", "Offences almost doubled."):
        assert says({"All": (434, 859)}, text) == "supported"


def test_s15_eleven_forces():
    one = moved(ENGLISH | WALES)
    forces = total({force: after for force, (_, after) in (ENGLISH | WALES).items()}).forces
    people = Populations(2017, dict.fromkeys(ENGLISH | WALES, 2_225_527 // 11))

    assert (one.low_before, one.low_after, places(one.percent_low)) == (3_877, 4_133, "6.60")
    assert places(rate_of(forces, people).low) == "18.57"


def test_s16_the_rate_of_lancashire():
    (force,) = total({"Lancashire": 674}).forces

    found = rate(force, Populations(2017, {"Lancashire": 315_273}))

    assert (places(found.low), found.mid_year) == ("21.38", 2017)


@pytest.mark.parametrize(
    ("name", "count", "children", "expected"),
    [
        ("Hertfordshire", 301, 269_296, "11.18"),
        ("Cambridgeshire", 164, 184_534, "8.89"),
        ("Dyfed-Powys", 275, 97_857, "28.10"),
        ("North Wales", 373, 138_971, "26.84"),
        ("South Yorkshire", 772, 289_702, "26.65"),
    ],
)
def test_s17_rates_of_single_forces(name, count, children, expected):
    (force,) = total({name: count}).forces

    assert places(rate(force, Populations(2017, {name: children})).low) == expected


def test_s18_a_leap_year_has_366_days():
    year = financial_year(2023)

    assert (year.days, places(per_day(38_685, year), 1)) == (366, "105.7")
    assert says({"All": (36_000, 38_685)}, "More than 100 a day.", (financial_year(2022), year)) == "supported"


def test_s19_fewer_forces_are_compared_with_themselves():
    one = moved({"35 forces": (26_400, 33_000), "The others": (4_525, None)})

    assert percent_figure(one.percent_low) == "25"
    assert one.only_before == ("The others",)
    naive = "Offences rose by 6.7 per cent."
    assert says({"35 forces": (26_400, 33_000), "The others": (4_525, None)}, naive) == "not_supported"


def test_s20_coverage_is_printed_with_the_number():
    counts = {f"Force {at}": 8_224 - 39 * 200 if at == 0 else 200 for at in range(40)}
    whole = total(counts | {f"Silent {at}": None for at in range(4)})

    assert (whole.low, places(per_day(whole.low, Y1), 1)) == (8_224, "22.5")
    assert coverage(whole).words == "40 of 44 forces"


def test_t01_a_force_with_one_year_is_in_no_change():
    counts = {"A": (100, 120), "B": (200, 210), "C": (None, 300)}
    one = moved(counts)

    assert total({force: pair[0] for force, pair in counts.items()}, Y0).low == 300
    assert total({force: pair[1] for force, pair in counts.items()}).low == 630
    assert (one.percent_low, one.forces) == (10, ("A", "B"))


def test_t02_a_suppressed_cell_is_a_range():
    assert number(total({"Kent": {"making": 674, "prohibited": (1, 4)}})) == (675, 678)
    assert number(total({"Kent": {"making": 674, "prohibited": (0, 4)}})) == (674, 678)


def test_t03_a_change_between_ranges():
    years = [total({"Kent": {"making": count, "prohibited": (1, 4)}}, year) for count, year in ((100, Y0), (130, Y1))]
    one = change(*years)

    assert [number(year) for year in years] == [(101, 104), (131, 134)]
    assert (places(one.percent_low), places(one.percent_high)) == ("25.96", "32.67")
    assert one.words == "up about 26 to 33 per cent"


def test_t04_two_suppressed_cells_under_an_exact_total():
    parts = [exactly(40), exactly(12), Range(1, 4), Range(1, 4)]

    assert tightened_total(parts, exactly(57)) == printable_total(parts, exactly(57)) == exactly(57)
    assert tightened_parts(parts, exactly(57))[2:] == (Range(1, 4), Range(1, 4))


def test_t05_a_lone_suppressed_cell_under_an_exact_total():
    parts = [exactly(40), Range(0, 4)]

    assert tightened_parts(parts, exactly(43))[1] == exactly(3)
    assert printable_total(parts, exactly(43)) == Range(40, 44)


def test_t06_a_total_row_is_not_added():
    assert total({"Kent": {"making": 541, "possession": 133, "total_row": 674}}).low == 674


def test_t08_extreme_pornography_is_never_counted():
    assert total({"Kent": {"making": 50, "possession": 20, "prohibited": 3, "extreme": 16}}).low == 73


def test_t09_the_whole_class_alone_is_a_bound():
    (missing,) = total({"Kent": {"class_86": 89}}).missing

    assert (missing.shortfall, missing.upper_bound) == (Shortfall.CLASS_ONLY, 89)


def test_t10_nine_months_are_never_a_year():
    nine = type(Y1)(Y1.starts_on, month(2017, 12).ends_on)

    whole = total({"Kent": 300}, given=nine)

    assert (whole.low, whole.missing[0].shortfall) == (None, Shortfall.PART_YEAR)


def test_t11_calendar_years_are_not_financial_years():
    whole = total({"Kent": 300}, given=calendar_year(2017))

    assert (whole.low, whole.missing[0].shortfall) == (None, Shortfall.CALENDAR_YEAR)


def test_t12_a_force_without_a_number_leaves_total_and_change():
    blank = Entry("Kent", Y1, "making", 0, 0, unknown=2, cells=2)
    essex = Entry("Essex", Y1, "making", 210, 210)
    asked = [Asked("Kent"), Asked("Essex")]
    after = add_up([blank, essex], asked=asked, period=Y1, measure=IMAGES)

    one = change(total({"Kent": 100, "Essex": 200}, Y0), after)

    assert (after.low, after.usable, one.forces, one.percent_low) == (210, ("Essex",), ("Essex",), 5)


def test_t13_from_zero_there_is_no_percentage():
    one = moved({"Kent": (0, 12)})

    assert (one.no_percentage, one.words) == (NoPercentage.FROM_ZERO, "n/a (from zero)")


def test_t14_a_small_base_is_said_in_numbers():
    one = moved({"Kent": (3, 6)})

    assert (one.percent_low, one.words) == (None, "from 3 to 6")


def test_t17_halves_are_rounded_up():
    assert [str(round_half_up(percent_change(200, 200 + more))) for more in (1, 3, 5)] == ["1", "2", "3"]


def test_t18_a_table_of_platforms_may_come_to_more_than_the_offences():
    whole = total({"Kent": {"making": 541, "possession": 133, "total_row": 720}})

    assert (whole.low, whole.missing) == (674, ())


def test_t19_one_letter_for_two_forces_is_two_forces():
    whole = total({"Norfolk": 10, "Suffolk": 20})

    assert [(one.force, one.low) for one in whole.forces] == [("Norfolk", 10), ("Suffolk", 20)]
    assert whole.coverage_words == "2 of 2 forces"


def test_every_case_has_a_test_under_its_number():
    tests = Path(__file__).parents[1]
    named = {
        found.upper()
        for path in tests.rglob("test_*.py")
        for found in re.findall(r"^def test_([st]\d\d)_", path.read_text(encoding="utf-8"), re.MULTILINE)
    }

    assert named >= {f"{letter}{at:02}" for letter in "ST" for at in range(1, 21)}
