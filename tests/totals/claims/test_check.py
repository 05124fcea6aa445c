"""The checker on whole sentences: the worked cases of published rounds, and where a phrase must not hold."""

from dataclasses import replace

import pytest

from foitracker.periods import financial_year
from foitracker.totals.claims.check import LONGEST_TEXT, TextTooLong, check
from foitracker.totals.claims.facts import Category, Facts, Place, PlaceKind, the_whole
from foitracker.totals.claims.rules import Verdict
from foitracker.totals.claims.said import Says
from foitracker.totals.coverage import Populations
from foitracker.totals.total import ForceTotal, Part
from tests.totals.claims.made_up import ENGLISH, WALES, facts_of_forces

SUPPORTED, AMBER, NOT_SUPPORTED = Verdict.SUPPORTED, Verdict.AMBER, Verdict.NOT_SUPPORTED
TWO_YEARS = (financial_year(2016), financial_year(2017))


def of(counts, years=TWO_YEARS, places=()):
    return facts_of_forces(counts, years, places)


def only_claim(text, facts):
    checked = check(text, facts)
    assert len(checked.claims) == 1, [claim.words for claim in checked.claims]
    return checked.claims[0]


def verdicts(text, facts):
    return {claim.words: claim.verdict for claim in check(text, facts).claims}


LANCASHIRE = of({"Lancashire": (591, 674)})
UK = of({"Somewhere": (18_522, 22_724)})
SOUTH_YORKSHIRE = of({"South Yorkshire": (666, 772)})
BEDFORDSHIRE = of({"Bedfordshire": (118, 200)})
FOUR_FORCES = of(
    WALES,
    places=[Place(PlaceKind.NATION, "Wales", "Wales", tuple(n.lower().replace(" ", "-") for n in WALES), ("Wales",))],
)


@pytest.mark.parametrize(
    ("facts", "text", "verdict", "value"),
    [
        # S01
        (LANCASHIRE, "Lancashire recorded 674 offences.", SUPPORTED, "674.00"),
        (LANCASHIRE, "Offences in Lancashire rose by 83.", SUPPORTED, "83.00"),
        (LANCASHIRE, "Lancashire saw a 14 per cent rise.", SUPPORTED, "14.04"),
        (LANCASHIRE, "Lancashire records nearly two offences a day.", AMBER, "1.85"),
        (LANCASHIRE, "Offences in Lancashire have risen.", SUPPORTED, "83.00"),
        # S02
        (UK, "There were nearly 23,000 offences.", SUPPORTED, "22724.00"),
        (UK, "That is 25 per cent more than the year before.", NOT_SUPPORTED, "22.69"),
        (UK, "That is 23 per cent more than the year before.", SUPPORTED, "22.69"),
        (UK, "Offences rose by almost a quarter.", SUPPORTED, "22.69"),
        (UK, "Offences were up 22.7%.", SUPPORTED, "22.69"),
        (UK, "Offences were up 22.6%.", NOT_SUPPORTED, "22.69"),
        (UK, "An increase of around 25 per cent.", NOT_SUPPORTED, "22.69"),
        (UK, "Police recorded 22,725 offences.", NOT_SUPPORTED, "22724.00"),
        (UK, "Police recorded 23,000 offences.", AMBER, "22724.00"),
        (UK, "Offences fell by 23 per cent.", NOT_SUPPORTED, "22.69"),
        # S03
        (UK, "That is one every 23 minutes.", SUPPORTED, "23.13"),
        (UK, "That is one every 22 minutes.", NOT_SUPPORTED, "23.13"),
        (UK, "An offence was recorded every 23 minutes.", SUPPORTED, "23.13"),
        # S05
        (SOUTH_YORKSHIRE, "Offences rose by more than 15 per cent.", SUPPORTED, "15.92"),
        (SOUTH_YORKSHIRE, "Police record more than two child abuse image offences each day.", SUPPORTED, "2.12"),
        (SOUTH_YORKSHIRE, "That is around two a day.", NOT_SUPPORTED, "2.12"),
        # S06
        (of({"Derbyshire": (302, 301)}), "Offences in Derbyshire fell by 0.3 per cent.", SUPPORTED, "-0.33"),
        (of({"Derbyshire": (302, 301)}), "Derbyshire saw a fall.", AMBER, "-1.00"),
        # S07
        (of({"Northamptonshire": (245, 263)}), "Offences rose 7.4 per cent.", NOT_SUPPORTED, "7.35"),
        (of({"Northamptonshire": (245, 263)}), "Offences rose 7 per cent.", SUPPORTED, "7.35"),
        # S08
        (of({"Hertfordshire": (309, 301)}), "Hertfordshire saw a three per cent drop.", SUPPORTED, "-2.59"),
        (of({"Cambridgeshire": (209, 164)}), "Offences fell by 22 per cent.", SUPPORTED, "-21.53"),
        # S09
        (BEDFORDSHIRE, "Offences in Bedfordshire rose 66 per cent.", NOT_SUPPORTED, "69.49"),
        (BEDFORDSHIRE, "Offences in Bedfordshire rose 69%.", SUPPORTED, "69.49"),
        (BEDFORDSHIRE, "Offences in Bedfordshire almost doubled.", NOT_SUPPORTED, "1.69"),
        # S10
        (FOUR_FORCES, "Police in Wales recorded 1,458 offences.", SUPPORTED, "1458.00"),
        (FOUR_FORCES, "Nearly 3,000 offences were recorded in Wales in the past two years.", SUPPORTED, "2895.00"),
        (FOUR_FORCES, "Wales saw almost four a day over the two years.", SUPPORTED, "3.97"),
        (FOUR_FORCES, "Offences in Wales rose 1.5 per cent.", SUPPORTED, "1.46"),
        (FOUR_FORCES, "Offences in North Wales rose by 30 per cent.", SUPPORTED, "29.97"),
        (FOUR_FORCES, "Offences in Dyfed-Powys fell by 24 per cent.", SUPPORTED, "-24.24"),
        # S11
        (of({"Gwent": (259, 267)}), "Gwent saw a rise.", AMBER, "8.00"),
        (of({"Gwent": (259, 267)}), "Offences in Gwent rose 3.1 per cent.", SUPPORTED, "3.09"),
        # S13
        (of({"All": (18_574, 30_925)}), "Offences rose by two thirds.", SUPPORTED, "66.50"),
        # S14
        (of({"All": (434, 859)}), "Offences are up 98 per cent.", SUPPORTED, "97.93"),
        (of({"All": (434, 859)}), "Offences almost doubled.", SUPPORTED, "1.98"),
        # S18
        (
            of({"All": (36_000, 38_685)}, (financial_year(2022), financial_year(2023))),
            "More than 100 a day.",
            SUPPORTED,
            "105.70",
        ),
    ],
)
def test_worked_cases(facts, text, verdict, value):
    claim = only_claim(text, facts)

    assert (claim.verdict, claim.value) == (verdict, value)


def test_parts_of_two_years_as_shares_of_all_offences():
    """S04: 26,070 making, 146 prohibited and 4,365 without a breakdown leave 10,665 of possession in 41,246."""
    parts = {"making": 26_070, "possession": 10_665, "prohibited": 146, "unsplit": 4_365}
    titles = {
        "making": "Taking, making or distributing images",
        "possession": "Possession of images",
        "prohibited": "Prohibited images",
        "unsplit": "Images, not broken down",
    }
    period = financial_year(2016)
    plain = of({"Split": (36_881,), "Unsplit": (4_365,)}, (period,))
    forces = (
        ForceTotal(
            "split",
            period,
            36_881,
            36_881,
            tuple(Part(c, n, n) for c, n in parts.items() if c != "unsplit"),
            split=True,
        ),
        ForceTotal("unsplit", period, 4_365, 4_365, (Part("unsplit", 4_365, 4_365),)),
    )
    facts = replace(
        plain,
        totals=(replace(plain.totals[0], forces=forces),),
        categories=tuple(Category(code, title) for code, title in titles.items()),
    )

    values = {
        text: only_claim(text, facts)
        for text in (
            "10,665 offences were of possession.",
            "63 per cent of offences were of making or taking images.",
            "26 per cent of offences were of possession.",
            "0.4 per cent of offences were of prohibited images.",
            "11 per cent of offences had no breakdown.",
        )
    }

    assert [claim.value for claim in values.values()] == ["10665.00", "63.21", "25.86", "0.35", "10.58"]
    assert values["10,665 offences were of possession."].verdict is AMBER  # one of the two forces did not split
    assert "1 of 2 forces" in values["10,665 offences were of possession."].rule


def test_average_yearly_rise_is_the_mean_of_the_changes_or_compound_growth():
    """S12: 591, 674, 770, 718, 933, 1,133."""
    counts = {"Lancashire": (591, 674, 770, 718, 933, 1_133)}
    facts = of(counts, tuple(financial_year(year) for year in range(2016, 2022)))

    paper = only_claim("Lancashire saw an average year on year increase of 21 per cent.", facts)
    mean = only_claim("Lancashire saw an average year on year increase of 14.6 per cent.", facts)
    compound = only_claim("Lancashire saw an average year on year increase of 13.9 per cent.", facts)
    whole = only_claim("Offences in Lancashire rose 92 per cent between 2016/17 and 2021/22.", facts)
    added = only_claim("Lancashire recorded 4,819 offences over six years.", facts)
    record = only_claim("Offences in Lancashire are the highest on record.", facts)

    assert (paper.verdict, paper.value) == (NOT_SUPPORTED, "14.58")
    assert "The last year's change alone is 21.44." in paper.rule
    assert mean.verdict is SUPPORTED
    assert (compound.verdict, compound.value) == (SUPPORTED, "13.90")
    assert "compound" in compound.rule
    assert (whole.verdict, whole.value) == (SUPPORTED, "91.71")
    assert (added.verdict, added.value) == (SUPPORTED, "4819.00")
    assert record.verdict is SUPPORTED
    assert "6 periods long (2016/17 to 2021/22)" in record.rule


def test_rates_are_of_children_and_of_the_same_forces_on_both_sides():
    """S15 to S17."""
    counts = ENGLISH | WALES
    facts = replace(of(counts), populations=Populations(2017, {"lancashire": 315_273}))
    eleven = replace(of(counts), populations=Populations(2017, dict.fromkeys(of(counts).whole.forces, 2225527 // 11)))

    assert only_claim("Police recorded 4,133 offences.", facts).verdict is SUPPORTED
    assert only_claim("Offences rose by 6.6 per cent.", facts).value == "6.60"
    rate = only_claim("Lancashire recorded 21.4 offences per 10,000 children.", facts)
    assert (rate.verdict, rate.value) == (SUPPORTED, "21.38")
    assert "mid-2017" in rate.rule
    assert rate.measured == "offences for every 10,000 children"
    assert only_claim("There were 18.6 offences per 10,000 children.", eleven).value == "18.57"
    assert "no resident population" in only_claim("Gwent recorded 9 offences per 10,000 children.", facts).rule


@pytest.mark.parametrize("mid_year", [2015, 2018])
def test_a_rate_is_not_taken_of_the_people_of_another_time(mid_year):
    """As many offences among the children of other years are another rate, and a cut of the totals gives none."""
    facts = replace(of({"Lancashire": (591, 674)}), populations=Populations(mid_year, {"lancashire": 315_273}))

    rate = only_claim("Lancashire recorded 21.4 offences per 10,000 children.", facts)

    assert (rate.verdict, rate.value) == (NOT_SUPPORTED, "")
    assert "no population of that year" in rate.rule


def test_change_is_like_for_like_where_fewer_forces_answered():
    """S19: 35 forces with 33,000 against all with 30,925 is no rise of 6.7 per cent."""
    facts = of({"Answered": (26_400, 33_000), "Silent": (4_525, None)})

    naive = only_claim("Offences rose by 6.7 per cent.", facts)

    assert (naive.verdict, naive.value) == (NOT_SUPPORTED, "25.00")
    assert "like for like on 1 force" in naive.rule


def test_number_of_an_area_with_gaps_needs_its_coverage_in_the_text():
    """S20: 8,224 from 40 of 44 forces."""
    facts = of({"All that answered": (None, 8_224)} | {f"Silent {n}": (None, None) for n in range(3)})

    bare = only_claim("Police recorded 22.5 offences a day.", facts)
    said = verdicts("Police recorded 22.5 offences a day. 1 of 4 forces answered.", facts)

    assert (bare.verdict, bare.value) == (AMBER, "22.53")
    assert "1 of 4 forces alone" in bare.rule
    assert said == {"22.5 offences a day": SUPPORTED, "1 of 4 forces": SUPPORTED}


def test_totals_of_more_forces_are_no_rise():
    """T01: 100 to 120, 200 to 210, and one force with the second year only."""
    facts = of({"Aa": (100, 120), "Bb": (200, 210), "Cc": (None, 300)})

    assert only_claim("Offences rose by 110 per cent.", facts).value == "10.00"
    assert only_claim("Offences more than doubled.", facts).verdict is NOT_SUPPORTED


@pytest.mark.parametrize("text", ["Offences rose by 12 per cent.", "Offences doubled."])
@pytest.mark.parametrize("counts", [(0, 12), (3, 6)])
def test_no_percentage_on_a_small_base(counts, text):
    """T13 and T14."""
    claim = only_claim(text, of({"Aa": counts}))

    assert (claim.verdict, claim.value) == (NOT_SUPPORTED, "")
    assert f"{counts[1]} offences" in claim.phrasing


def ranged(before, after):
    """One force whose counts are ranges."""
    plain = of({"Aa": (0, 0)})
    totals = tuple(
        replace(total, low=low, high=high, forces=(ForceTotal("aa", total.period, low, high),))
        for total, (low, high) in zip(plain.totals, (before, after), strict=True)
    )
    return replace(plain, totals=totals)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Offences rose by 26 to 33 per cent.", SUPPORTED),
        ("Offences rose by 30 per cent.", AMBER),
        ("Offences rose by 40 per cent.", NOT_SUPPORTED),
        ("Police recorded between 131 and 134 offences.", SUPPORTED),
        ("Police recorded 132 offences.", AMBER),
        ("Police recorded 135 offences.", NOT_SUPPORTED),
        ("Police recorded more than 130 offences.", SUPPORTED),
        ("Police recorded more than 132 offences.", AMBER),
    ],
)
def test_claim_has_to_hold_over_the_whole_range(text, verdict):
    """T03: 101 to 104 and then 131 to 134."""
    assert only_claim(text, ranged((101, 104), (131, 134))).verdict is verdict


def test_number_belongs_to_the_place_named_with_it():
    facts = of({"Lancashire": (591, 674), "Kent": (400, 410), "Essex": (500, 675)})

    supported = "Lancashire recorded 674 offences, compared with 410 in Kent and 675 in Essex."
    swapped = "Lancashire recorded 410 offences, compared with 674 in Kent."

    assert set(verdicts(supported, facts).values()) == {SUPPORTED}
    assert set(verdicts(swapped, facts).values()) == {NOT_SUPPORTED}


def test_number_belongs_to_the_year_named_with_it():
    for text in (
        "Offences rose from 18,522 in 2016/17 to 22,724 in 2017/18.",
        "Offences rose from 18,522 to 22,724.",
        "22,724 offences were recorded in 2017/18, up from 18,522 the previous year.",
        "In the year to March 2018 there were 22,724 offences, compared with 18,522 the year before.",
        "41,246 offences were recorded between April 2016 and March 2018.",
    ):
        assert set(verdicts(text, UK).values()) == {SUPPORTED}, text
    assert NOT_SUPPORTED in verdicts("Offences rose from 22,724 to 18,522.", UK).values()


def test_year_that_the_round_does_not_ask_about_supports_nothing():
    claim = only_claim("Police recorded 22,724 offences in 2015/16.", UK)

    assert claim.verdict is NOT_SUPPORTED
    assert "2016/17 and 2017/18" in claim.rule


def test_what_could_mean_two_places_is_said():
    facts = of({"Lancashire": (591, 674), "Kent": (400, 410)})

    claim = check("Lancashire is an example. There were 1,084 offences.", facts).claims[0]

    assert claim.verdict is AMBER
    assert claim.value == "1084.00"
    assert "It holds for the United Kingdom, and not for Lancashire" in claim.rule


def test_two_years_are_no_record_and_six_are():
    claim = only_claim("The number of offences is the highest on record.", UK)
    limited = only_claim("The number is the highest in two years.", UK)
    fallen = only_claim("The number of offences is at a record high.", of({"Aa": (300, 200)}))

    assert claim.verdict is AMBER
    assert "2 periods long (2016/17 to 2017/18)" in claim.rule
    assert limited.verdict is SUPPORTED
    assert fallen.verdict is NOT_SUPPORTED


def test_cause_is_never_in_the_figures():
    claims = check("Offences rose by 23 per cent because of social media.", UK).claims

    assert [(claim.says, claim.verdict) for claim in claims] == [(Says.CHANGE, SUPPORTED), (Says.CAUSE, AMBER)]


def test_offences_are_no_victims_and_no_images():
    claim = only_claim("There were 22,724 victims.", UK)

    assert claim.verdict is NOT_SUPPORTED
    assert "not of victims" in claim.rule
    assert check("Officers seized 1,000,000 images.", UK).claims == ()


@pytest.mark.parametrize(
    ("text", "words", "because"),
    [
        ("Sent on 14 September 2018.", "14 September 2018", "a date"),
        ("Under section 62 of the Act.", "section 62", "part of the law"),
        ("Coroners and Justice Act 2009", "Act 2009", "part of the law"),
        ("Code 86/2 is counted.", "Code 86/2", "an offence code"),
        ("Children under 18 are safe.", "under 18", "an age"),
        ("A girl aged 11 spoke.", "aged 11", "an age"),
        ("A 14-year-old spoke.", "14-year-old", "an age"),
        ("Peter, 14, spoke to us.", "14", "an age"),
        ("“It was awful.” Anna Smith, 13, thinks so too.", "13", "an age"),
        ("It began when she was 11 years of age.", "she was 11", "an age"),
        ("Call 0800 1111 now.", "0800 1111", "a telephone number"),
        ("It costs £5 million.", "£5 million", "an amount of money"),
        ("Embargo: 00:01 on Monday", "00:01", "a time of day"),
        ("See www.example.org/2018/page5", "www.example.org/2018/page5", "an address"),
        ("Over the next 12 months we will see.", "12 months", "a length of time"),
        (
            "The Internet Watch Foundation removed 78,589 reports.",
            "78,589 reports",
            "a figure of another body: Internet Watch Foundation",
        ),
        ("We surveyed 2,000 parents.", "2,000", "a number of “parents”, which the round does not count"),
        ("Recorded in 2017/18.", "2017/18", "a period"),
    ],
)
def test_number_that_is_no_claim_is_named(text, words, because):
    checked = check(text, UK)

    assert checked.claims == ()
    assert (words, because) in [(one.words, one.because) for one in checked.not_checked]


@pytest.mark.parametrize(
    "text", ["In Kent, 45, up from 30.", "Kent, 45, and Essex, 32, are examples.", "Offences in Kent, 45, went down."]
)
def test_number_after_the_name_of_a_place_is_no_age(text):
    checked = check(text, of({"Kent": (30, 45), "Essex": (30, 32)}))

    assert "an age" not in [one.because for one in checked.not_checked]


def test_text_of_the_day_is_judged_by_the_figures_alone():
    """The same article against other figures gives other verdicts: nothing is known but the figures."""
    text = "Nearly 23,000 offences, 25 per cent more than the year before."

    assert list(verdicts(text, UK).values()) == [SUPPORTED, NOT_SUPPORTED]
    assert list(verdicts(text, of({"Somewhere": (18_000, 22_500)})).values()) == [SUPPORTED, SUPPORTED]
    assert list(verdicts(text, of({"Somewhere": (30_000, 20_000)})).values()) == [NOT_SUPPORTED, NOT_SUPPORTED]


def test_place_without_a_figure_supports_nothing_and_says_why():
    claim = only_claim("Kent recorded 410 offences.", of({"Kent": (None, None), "Essex": (1, 2)}))

    assert claim.verdict is NOT_SUPPORTED
    assert "Kent: no answer yet" in claim.rule


def test_empty_and_too_long_texts():
    assert check("", UK).claims == check(" \n", UK).claims == ()
    with pytest.raises(TextTooLong, match="in two or more parts"):
        check("a" * (LONGEST_TEXT + 1), UK)


def test_facts_of_a_round_keep_all_forces_first():
    assert isinstance(UK, Facts)
    assert UK.whole == the_whole(["somewhere"])


def test_a_first_place_that_a_suppressed_figure_may_share_is_open():
    plain = of({"Kent": (3,), "Gwent": (4,)}, (financial_year(2017),))
    kent = replace(plain.totals[0].forces[0], low=0, high=4)
    facts = replace(plain, totals=(replace(plain.totals[0], forces=(kent, plain.totals[0].forces[1])),))

    claim = only_claim("Gwent recorded the most offences of any force.", facts)

    assert claim.verdict is AMBER
    assert "leave open whether it shares it" in claim.rule


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("That is 62 offences a day.", "average of a day"),
        ("One offence was recorded every 23 minutes.", "minutes from one offence to the next"),
        ("Offences more than doubled.", "times as many"),
    ],
)
def test_value_says_in_which_unit_it_is(text, measured):
    assert only_claim(text, UK).measured == measured


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("Kent recorded the most offences of any force.", "number of offences"),
        ("Kent saw the largest percentage rise of any force.", "rise in per cent"),
    ],
)
def test_value_of_a_rank_says_by_what_it_is_ranked(text, measured):
    assert only_claim(text, of({"Kent": (300, 450), "Essex": (300, 320)})).measured == measured
