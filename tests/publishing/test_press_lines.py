"""Sentences from plain numbers. Whether they hold is checked where they are put together with figures."""

from dataclasses import replace

import pytest

from foitracker.publishing.place_figures import (
    Amount,
    Compared,
    Level,
    Move,
    Named,
    Offences,
    Part,
    PlaceFigures,
    Year,
)
from foitracker.publishing.press_lines import sentences

OFFENCES = Offences("child abuse image offence", "child abuse image offences")


def year(label="2017/18", amount=674, *, high=None, usable=1, asked=1, why=""):
    number = None if amount is None else Amount(amount, amount if high is None else high)
    return Year(label, 365, asked, usable, number, why)


def lancashire(**fields):
    usual = {
        "level": Level.FORCE,
        "named": Named("Lancashire Constabulary", "by Lancashire Constabulary"),
        "offences": OFFENCES,
        "years": (year("2016/17", 591), year()),
        "compared": Compared(Move.UP, "14", 1, True),
    }
    return PlaceFigures(**usual | fields)


def said(place):
    """The line with every sentence in its best way."""
    return " ".join(ways[0] for ways in sentences(place))


def test_the_number_the_year_before_and_the_change():
    assert said(lancashire()) == (
        "Lancashire Constabulary recorded 674 child abuse image offences in 2017/18, up from 591 in 2016/17, "
        "a rise of 14 per cent."
    )


def test_each_sentence_has_simpler_ways_and_the_number_is_in_all_of_them():
    ways = sentences(lancashire())[0]

    assert ways[-1] == "Lancashire Constabulary recorded 674 child abuse image offences in 2017/18."
    assert all("674" in way for way in ways)
    assert list(map(len, ways)) == sorted(map(len, ways), reverse=True)


@pytest.mark.parametrize("move", [Move.LITTLE, Move.OPEN, Move.SAME])
def test_what_is_no_certain_rise_is_not_called_one(move):
    text = " ".join(way for ways in sentences(lancashire(compared=Compared(move, "14", 1, True))) for way in ways)

    assert "rise" not in text
    assert "up from" not in text
    assert "per cent" not in text


def test_a_fall_is_called_a_fall():
    place = lancashire(years=(year("2016/17", 674), year(amount=591)), compared=Compared(Move.DOWN, "12", 1, True))

    assert "591 child abuse image offences in 2017/18, down from 674 in 2016/17, a fall of 12 per cent" in said(place)


def test_one_offence_is_singular():
    place = lancashire(years=(year(amount=1),), compared=None)

    assert said(place) == "Lancashire Constabulary recorded 1 child abuse image offence in 2017/18."


def test_a_round_of_one_year_has_no_change():
    place = lancashire(years=(year(),), compared=None)

    assert said(place) == "Lancashire Constabulary recorded 674 child abuse image offences in 2017/18."


def test_a_force_without_a_figure_has_no_number():
    place = lancashire(years=(year("2016/17", None, why="not held"), year(amount=None, why="refused")), compared=None)

    assert said(place) == "Lancashire Constabulary gave no usable figure for 2017/18 (refused)."
    assert sentences(place)[0][1] == "Lancashire Constabulary gave no usable figure for 2017/18."


def region(**fields):
    years = (year("2016/17", 2162, usable=5, asked=5), year(amount=2689, usable=5, asked=5))
    named = Named("police in the North West", "in the North West")
    return lancashire(**{"level": Level.REGION, "named": named, "years": years} | fields)


def test_how_many_forces_stand_behind_an_area_follows_at_once():
    partial = replace(region(), years=(year("2016/17", 2162, usable=4, asked=5), year(amount=9, usable=5, asked=5)))

    assert "All 5 forces in the North West gave figures for both years." in said(region())
    assert "All 5 forces in the North West gave figures for 2017/18, and 4 of 5 forces for 2016/17." in said(partial)


@pytest.mark.parametrize(
    ("before", "last", "asked", "words"),
    [
        (2, 2, 2, "Both forces in the North West gave figures for both years."),
        (1, 2, 2, "Both forces in the North West gave figures for 2017/18, and 1 of 2 forces for 2016/17."),
        (0, 2, 2, "Both forces in the North West gave figures for 2017/18, and neither force for 2016/17."),
        (0, 3, 5, "3 of 5 forces in the North West gave figures for 2017/18, and none of the 5 forces for 2016/17."),
    ],
)
def test_two_forces_are_both_and_no_force_is_none(before, last, asked, words):
    years = (
        year("2016/17", 2162 if before else None, usable=before, asked=asked),
        year(usable=last, asked=asked),
    )

    assert words in said(region(years=years))


def test_ordinary_variation_is_said_in_its_own_words():
    place = lancashire(years=(year("2016/17", 372), year(amount=415)), compared=Compared(Move.LITTLE, "12", 1, True))

    assert said(place) == (
        "Lancashire Constabulary recorded 415 child abuse image offences in 2017/18, compared with 372 in 2016/17; "
        "the difference is within ordinary yearly variation."
    )


def test_a_published_table_without_a_breakdown_is_not_laid_at_the_door_of_the_force():
    stand_in = replace(year(), published=1)
    text = said(lancashire(years=(year("2016/17", 591), stand_in), parts=PARTS[:1]))

    assert "The published figures do not break the number down by offence." in text
    assert "did not break" not in text


def test_an_area_without_any_figure_says_so():
    nothing = region(years=(year(amount=None, usable=0, asked=5),), compared=None)

    assert said(nothing) == "No force in the North West gave a usable figure for 2017/18."


def test_other_forces_in_the_two_years_are_compared_in_a_sentence_of_their_own():
    text = said(region(compared=Compared(Move.UP, "14", 3, False)))

    assert "up from" not in text
    assert (
        "The 3 forces in the North West that gave figures for both years recorded 14 per cent more offences in 2017/18 "
        "than in 2016/17." in text
    )


def test_local_lines_keep_the_national_number_with_its_coverage():
    whole = PlaceFigures(
        Level.WHOLE, Named("police in the UK", "across the UK"), OFFENCES, (year(amount=22724, usable=41, asked=45),)
    )

    assert said(lancashire(whole=whole)).endswith(
        "Across the UK, police recorded 22,724 such offences in 2017/18; 41 of 45 forces gave figures for 2017/18."
    )


PARTS = (
    Part("Indecent images of children, not broken down", Amount(4, 4), 1, is_unsplit=True),
    Part("Taking, making or distributing indecent images of children", Amount(541, 541), 1),
    Part("Possession of indecent images of children", Amount(133, 133), 1),
    Part("Prohibited images of children", Amount(0, 0), 1),
)


def test_the_split_leaves_out_nothing_but_what_was_nil():
    assert said(lancashire(parts=PARTS)).endswith(
        "Of the 674 offences recorded by Lancashire Constabulary in 2017/18, 541 were for taking, making or "
        "distributing indecent images of children, 133 were for possession and 4 were not broken down by offence."
    )


def test_no_split_is_said_of_a_force_and_of_no_area():
    assert "Lancashire Constabulary did not break the number down by offence." in said(lancashire(parts=PARTS[:1]))
    assert "break" not in said(region(parts=PARTS[:1]))


def test_a_rate_names_the_year_of_its_population():
    assert said(lancashire(rate="21.4", mid_year=2017)).endswith(
        "Lancashire Constabulary recorded 21.4 offences for every 10,000 children in 2017/18 (population of mid-2017)."
    )


def test_a_range_is_neither_rounded_nor_said_by_the_day():
    whole = PlaceFigures(
        Level.WHOLE, Named("police in the UK", "across the UK"), OFFENCES, (year(amount=22724, high=22730),)
    )

    assert said(whole).startswith("Police in the UK recorded between 22,724 and 22,730 child abuse image offences in")
    assert "a day" not in said(whole)


def test_a_round_number_of_all_forces_has_the_exact_one_beside_it():
    whole = PlaceFigures(Level.WHOLE, Named("police in the UK", "across the UK"), OFFENCES, (year(amount=22724),))

    assert said(whole).startswith(
        "Police in the UK recorded nearly 23,000 child abuse image offences in 2017/18, an average of 62 a day, or one "
        "every 23 minutes. The exact number across the UK was 22,724 in 2017/18."
    )
