"""How many forces a number stands on: judged where it is said, asked for where it is not, printed in what holds."""

from dataclasses import replace

from foitracker.totals.claims.check import check
from foitracker.totals.claims.rules import Verdict
from tests.totals.claims.round_of_2018 import round_of_2018

YES, AMBER, NO = Verdict.SUPPORTED, Verdict.AMBER, Verdict.NOT_SUPPORTED
FULL = round_of_2018()
GAPS = round_of_2018(silent=("Essex Police", "Gwent Police"))
TOTAL = sum(one.low for one in GAPS.totals[1].forces)


def verdicts(text, facts=GAPS):
    return [claim.verdict for claim in check(text, facts).claims]


def test_number_with_gaps_is_amber_until_the_text_says_its_coverage():
    number = f"Police in the UK recorded {TOTAL:,} offences in 2017/18."

    assert verdicts(number) == [AMBER]
    assert verdicts(f"{number} 12 of 14 forces gave figures.") == [YES, YES]
    assert verdicts(f"{number} 13 of 14 forces gave figures.") == [AMBER, NO]


def test_coverage_of_one_area_says_nothing_about_another():
    text = f"Police in the UK recorded {TOTAL:,} offences in 2017/18. In Wales 3 of 4 forces gave figures."

    assert verdicts(text) == [AMBER, YES]


def test_number_of_one_offence_needs_the_forces_that_gave_it():
    text = "Police in the UK recorded {} offences of possession in 2017/18. {} of 14 forces gave figures."

    # All answered, and one of them did not tell its offences apart.
    assert verdicts(text.format("5,498", "14"), FULL) == [AMBER, YES]
    assert verdicts(
        "5,498 offences of possession were recorded in the UK, by 13 of 14 forces with a breakdown.", FULL
    ) == [
        YES,
        YES,
    ]


def test_a_force_alone_has_no_coverage_to_say():
    assert verdicts("Lancashire recorded 674 offences.") == [YES]


def test_words_that_hold_carry_the_coverage_where_it_is_not_complete():
    def phrasing(text, facts=GAPS):
        return check(text, facts).claims[0].phrasing

    assert phrasing("Police in the UK recorded 9 offences in 2017/18.").endswith(
        "in the United Kingdom in 2017/18, from 12 of 14 forces"
    )
    assert phrasing("Offences in the UK rose by 99 per cent.").endswith(
        "than in 2016/17, on the 12 of 14 forces with both years"
    )
    assert phrasing("Kent recorded the fewest offences of any force in England.").endswith(
        "of any force in England in 2017/18, from 7 of 8 forces"
    )
    assert phrasing("Police in the UK recorded 9 offences in the past two years.").endswith(
        "from April 2016 to March 2018, from 14 of 14 forces in 2016/17 and 12 of 14 forces in 2017/18"
    )
    assert "forces" not in phrasing("Police in the UK recorded 9 offences.", FULL)
    assert "forces" not in phrasing("Lancashire recorded 9 offences.")


def test_force_that_answered_without_a_usable_figure_answered_all_the_same():
    answered = replace(GAPS, answered=frozenset({"essex-police"}))

    [claim] = check("13 of 14 forces answered.", answered).claims
    assert claim.verdict is AMBER
    assert "13 of 14 forces answered, and 12 gave a usable figure" in claim.rule
    assert verdicts("12 of 14 forces answered.", answered) == [YES]
    assert verdicts("14 of 14 forces answered.", answered) == [NO]
    assert verdicts("Every force in the UK answered.", answered) == [NO]


def test_forces_without_a_figure_may_be_counted_too():
    assert verdicts("Two forces did not respond.") == [YES]
    assert verdicts("Three forces did not respond.") == [NO]


def test_rank_is_open_while_a_force_that_could_have_it_is_missing():
    [claim] = check("Kent recorded the most offences of any force in England.", GAPS).claims

    assert claim.verdict is AMBER
    assert "holds for 7 of 8 forces alone" in claim.rule


def test_all_both_and_all_but_some_are_forces_that_gave_a_figure():
    assert verdicts("All but two forces gave figures.") == [YES]
    assert verdicts("All but two of the 14 forces gave figures.") == [YES]
    assert verdicts("All but one force gave figures.") == [NO]
    assert verdicts("Both forces in the North West gave figures.") == [YES]
    assert verdicts("Both forces in the East of England gave figures.") == [NO]
    assert verdicts("Neither force in the East of England gave figures.") == [NO]
    assert verdicts("No force in Wales gave figures.") == [NO]
    assert verdicts("Both forces in the East of England have figures for both years.") == [NO]


def test_figures_for_both_years_need_both():
    assert verdicts("All 14 forces gave figures for both years.") == [NO]
    assert verdicts("12 of 14 forces gave figures for both years.") == [YES]
    assert verdicts("All 14 forces gave figures for 2016/17, and 12 of 14 forces for 2017/18.") == [YES, YES]
    assert verdicts("All 14 forces gave figures for both years.", FULL) == [YES]


def test_forces_that_were_asked_did_not_all_answer():
    assert verdicts("14 forces answered.") == [NO]
    assert verdicts("14 forces were asked.") == [YES]
    assert verdicts("12 forces answered.") == [YES]
