"""Paragraphs of press releases as newspapers print them, in words of our own: every claim found, each by its figure."""

import time

import pytest

from foitracker.totals.claims.check import LONGEST_TEXT, check
from foitracker.totals.claims.rules import Verdict
from foitracker.totals.claims.written import binding_words
from tests.totals.claims.round_of_2018 import round_of_2018

FACTS = round_of_2018()
YES, AMBER, NO = Verdict.SUPPORTED, Verdict.AMBER, Verdict.NOT_SUPPORTED

ARTICLES = {
    "Lancashire": (
        "Lancashire Constabulary recorded 674 offences of this kind in 2017/18, up from 591 the year before: 541 for "
        "making or distributing images and 133 for possession. That is nearly two a day, and a rise of 14 per cent.",
        [
            ("674 offences", YES, "674.00"),
            ("591", YES, "591.00"),
            ("541", YES, "541.00"),
            ("133", YES, "133.00"),
            ("nearly two a day", AMBER, "1.85"),
            ("rise of 14 per cent", YES, "14.04"),
        ],
    ),
    "the country": (
        "Across the UK police forces logged nearly 23,000 child abuse image offences last year, 25 per cent more than "
        "in 2016/17. An offence was recorded every 23 minutes.",
        [
            ("nearly 23,000 child abuse image offences", YES, "22724.00"),
            ("25 per cent more", NO, "22.69"),
            ("every 23 minutes", YES, "23.13"),
        ],
    ),
    "the same in words that hold": (
        "Police in the United Kingdom recorded 22,724 offences, an increase of almost a quarter on the 18,522 of the "
        "year before. Every police force in the UK answered.",
        [
            ("22,724 offences", YES, "22724.00"),
            ("increase of almost a quarter", YES, "22.69"),
            ("18,522", YES, "18522.00"),
            ("Every police force in the UK answered", YES, "100.00"),
        ],
    ),
    "Bedfordshire": (
        "In Bedfordshire the number of offences almost doubled, from 118 to 200. That is a jump of 66 per cent.",
        [
            ("almost doubled", NO, "1.69"),
            ("118", YES, "118.00"),
            ("200", YES, "200.00"),
            ("jump of 66 per cent", NO, "69.49"),
        ],
    ),
    "Wales": (
        "Gwent saw a rise while Dyfed-Powys recorded 24 per cent fewer offences. Together the four forces in Wales "
        "recorded 1,458, 1.5 per cent more than the year before.",
        [
            ("saw a rise", AMBER, "8.00"),
            ("24 per cent fewer", YES, "-24.24"),
            ("four forces", YES, "4.00"),
            ("1,458", YES, "1458.00"),
            ("1.5 per cent more", YES, "1.46"),
        ],
    ),
    "a force in its country": (
        "South Yorkshire Police recorded 772 offences in 2017/18, more than two a day. The force had recorded 666 the "
        "year before, so the figure has gone up by more than 15 per cent. In the whole of the UK the rise was 23 per "
        "cent.",
        [
            ("772 offences", YES, "772.00"),
            ("more than two a day", YES, "2.12"),
            ("666", YES, "666.00"),
            ("gone up by more than 15 per cent", YES, "15.92"),
            ("rise was 23 per cent", YES, "22.69"),
        ],
    ),
    "parts": (
        "One in four offences in the UK were of possession. Making or distributing accounted for 73 per cent of "
        "offences, and one per cent were not broken down.",
        [("One in four", YES, "24.19"), ("73 per cent", NO, "74.65"), ("one per cent", YES, "1.16")],
    ),
    "ranks": (
        "Kent Police recorded the most offences of any force in England and Wales. Greater Manchester had the highest "
        "number in the North West and the third highest of any force in England. Bedfordshire Police had the fewest "
        "offences of any force in the UK.",
        [
            ("the most offences of any force", YES, "14042.00"),
            ("the highest number", YES, "1500.00"),
            ("the third highest of any force", YES, "1500.00"),
            ("the fewest offences of any force", AMBER, "200.00"),
        ],
    ),
    "forces": (
        "FOI requests were sent to 14 forces. All 14 forces answered and 12 of them saw a rise; the number of offences "
        "fell in two forces. Two thirds of forces recorded a rise.",
        [
            ("14 forces", YES, "14.00"),
            ("All 14 forces", YES, "14.00 of 14.00"),
            ("12 of them saw a rise", YES, "12.00"),
            ("offences fell in two forces", YES, "2.00"),
            ("Two thirds of forces recorded a rise", NO, "85.71"),
        ],
    ),
    "the record": (
        "The 22,724 offences in the UK are the highest on record. Offences in Lancashire have tripled since 2010, "
        "say campaigners, and could reach 1,000 next year.",
        [
            ("22,724 offences", YES, "22724.00"),
            ("the highest on record", AMBER, "22724.00"),
            ("tripled", NO, ""),
        ],
    ),
    "children": (
        "Lancashire recorded 21 offences for every 10,000 children. In Kent there were 1,000 victims and 14,042 "
        "people were charged.",
        [("21 offences for every 10,000 children", YES, "21.38"), ("14,042 people", NO, "14042.00")],
    ),
    "denials and hedges": (
        "The number of offences in the UK did not double. At least 22,000 offences were recorded, but not fewer than "
        "20,000, and up to 23,000; the rise was between 20 and 25 per cent.",
        [
            ("double", YES, "1.23"),
            ("At least 22,000 offences", YES, "22724.00"),
            ("not fewer than 20,000", AMBER, "22724.00"),
            ("up to 23,000", YES, "22724.00"),
            ("rise was between 20 and 25 per cent", YES, "22.69"),
        ],
    ),
    "two forces": (
        "Lancashire and Kent recorded 674 and 14,042 offences respectively. Essex and Bedfordshire together had 950 "
        "offences.",
        [("674", YES, "674.00"), ("14,042 offences", YES, "14042.00"), ("950 offences", YES, "950.00")],
    ),
    "nations": (
        "Offences in Scotland fell from 756 to 665, while in Wales 1,458 offences were recorded. England rose by 24 "
        "per cent, Wales by 1.5 per cent.",
        [
            ("756", YES, "756.00"),
            ("665", YES, "665.00"),
            ("1,458 offences", YES, "1458.00"),
            ("rose by 24 per cent", NO, "26.03"),
            ("1.5 per cent", YES, "1.46"),
        ],
    ),
}


@pytest.mark.parametrize("name", ARTICLES)
def test_every_claim_of_a_paragraph_is_found_and_judged(name):
    text, expected = ARTICLES[name]

    found = [(claim.words, claim.verdict, claim.value) for claim in check(text, FACTS).claims]

    assert found == expected


SENTENCES = {
    "Lancashire saw a 14-per-cent increase to 674 offences.": [("14-per-cent increase", YES), ("674 offences", YES)],
    "• Lancashire: 674 (591 in 2016/17), up 14 per cent": [("674", YES), ("591", YES), ("up 14 per cent", YES)],
    "In Wales 1,458 crimes: North Wales 373, South Wales 543, Gwent 267 and Dyfed-Powys 275.": [
        ("1,458 crimes", YES),
        ("373", YES),
        ("543", YES),
        ("267", YES),
        ("275", YES),
    ],
    "In Wales, 1,458 offences were recorded, 6 per cent of the UK total.": [
        ("1,458 offences", YES),
        ("6 per cent", YES),
    ],
    "Of the 674 offences in Lancashire, 541 (80 per cent) were making.": [
        ("674 offences", YES),
        ("541", YES),
        ("80 per cent", YES),
    ],
    "Possession offences in Lancashire rose from 120 to 133.": [("120", YES), ("133", YES)],
    "Lancashire had 133 possession offences, 20 per cent of its total.": [
        ("133 possession offences", YES),
        ("20 per cent", YES),
    ],
    "None of the 14 forces refused to answer.": [("None of the 14 forces refused", YES)],
    "Only 13 of the 14 forces could say which offences they were.": [("13 of the 14 forces could say which", YES)],
    "Offences rose in every force.": [("Offences rose in every force", NO)],
    "Kent recorded more offences than any other force in England.": [("more offences than any other force", YES)],
    "Twice a day an offence is recorded in Lancashire.": [("Twice a day", YES)],
    "The share of possession offences rose from 25 per cent to 24 per cent.": [
        ("25 per cent", YES),
        ("24 per cent", YES),
    ],
    "The share of possession fell by 3 per cent.": [("fell by 3 per cent", AMBER)],
    "The share of possession fell by 0.64 percentage points.": [("fell by 0.64 percentage points", YES)],
    "The share of possession fell by 0.64 per cent.": [("fell by 0.64 per cent", NO)],
    "22,724 offences (2016/17: 18,522).": [("22,724 offences", YES), ("18,522", YES)],
    "There were 41,246 offences in the past two years. That is 57 a day.": [
        ("41,246 offences", YES),
        ("57 a day", AMBER),
    ],
    "Offences fell in Scotland and in Dyfed-Powys.": [("Offences fell", YES)],
    "Kent Police recorded no rise in offences.": [("recorded no rise", NO)],
    "Bedfordshire saw the steepest rise of any force in the East of England.": [
        ("the steepest rise of any force", YES)
    ],
    "Dyfed-Powys saw the biggest fall in Wales.": [("the biggest fall", YES)],
    "Lancashire had the highest rate of any force in the North West.": [("the highest rate of any force", NO)],
    "Greater Manchester had the highest rate of any force in the North West.": [
        ("the highest rate of any force", AMBER)
    ],
    "Lancashire was second highest in the region.": [("second highest", YES)],
    "The South East recorded the most offences of any region in England.": [("the most offences of any region", YES)],
}


@pytest.mark.parametrize("text", SENTENCES)
def test_sentence_of_the_press(text):
    assert [(claim.words, claim.verdict) for claim in check(text, FACTS).claims] == SENTENCES[text]


def test_a_whole_release_is_judged_like_its_paragraphs():
    """What one paragraph speaks of does not colour the next: each names its places anew."""
    text = "\n\n".join(text for text, _ in ARTICLES.values())

    found = {(claim.words, claim.value) for claim in check(text, FACTS).claims}

    assert found >= {(words, value) for _, expected in ARTICLES.values() for words, _, value in expected}


def test_binding_is_said_in_words():
    claims = check(ARTICLES["Lancashire"][0], FACTS).claims
    words = {claim.words: binding_words(claim, FACTS) for claim in claims}

    assert words["674 offences"] == (
        "Lancashire Constabulary (named in the sentence); 2017/18 (named beside it); "
        "all offences counted (none is named)"
    )
    assert words["nearly two a day"].startswith(
        "Lancashire Constabulary (named in the sentence before); 2017/18 (assumed: no year is named, and this is the"
    )
    assert "Possession of indecent images of children (named beside it)" in words["133"]


LISTED = {
    "Lancashire recorded 25 per cent more than Kent.": ("25 per cent more", "a comparison with Kent Police"),
    "Lancashire recorded more offences than Kent.": ("more offences than", "a comparison without a number"),
    "Lancashire and Kent each recorded 600 offences.": ("600 offences", "several places one by one"),
    "Offences could rise to 30,000.": ("30,000", "what may come"),
    "Hundreds of offences were recorded.": ("Hundreds of offences", "no number"),
    "The vast majority of forces saw a rise.": ("The vast majority of forces saw a rise", "no number"),
    "Kent had one of the highest numbers of offences.": ("one of the highest", "no rank"),
    "Kent had the highest share of possession of any force.": (
        "the highest share",
        "a rank of shares",
    ),
    "The IWF acted on 78,589 reports.": ("78,589 reports", "a figure of another body: IWF"),
    "A third of children have seen it.": ("A third", "no offence or place of the round"),
    "There were 9 offences per 10,000 people.": ("9 offences per 10,000 people", "a rate for all people"),
    "Two forces are large.": ("Two forces", "what they did is not said"),
    "The share moved by 2 percentage points.": ("2 percentage points", "neither rise nor fall"),
    "Lancashire | 591 | 674": ("674", "a row of a table"),
    "Kent\t5,171\t14,042": ("14,042", "a row of a table"),
    "The highest number of offences of any force.": ("The highest number of offences of any force", "a rank, and no"),
}


@pytest.mark.parametrize("text", LISTED)
def test_what_looks_like_a_claim_and_cannot_be_bound_is_listed_with_the_reason(text):
    words, because = LISTED[text]
    checked = check(text, FACTS)

    assert checked.claims == ()
    assert [because in one.because for one in checked.not_checked if words in one.words] == [True]


NO_CLAIMS = (
    "Section 1 of the 1978 Act, and section 160 of the Criminal Justice Act 1988.",
    "Call 0800 1111 or 07700 900123 within 24 hours, any day of the week.",
    "See page 12, note 3 and table 4 (FOI 2018-0001234).",
    "Published on 14 September 2018 at 00:01.",
    "He is 45, she was aged 14 and spoke to a 12-year-old.",
    "It costs £1.2 million and takes 10 working days.",
    "Codes 86/2 and 86/10 are counted, code 86/11 is not.",
)


@pytest.mark.parametrize("text", NO_CLAIMS)
def test_what_is_no_claim_is_not_judged(text):
    assert check(text, FACTS).claims == ()


def test_line_broken_inside_a_sentence_is_one_sentence():
    text = "Police in the UK recorded nearly\n23,000 offences, almost a quarter more than the\nyear before.\n"

    found = {claim.words: claim.verdict for claim in check(text, FACTS).claims}

    assert found == {"nearly 23,000 offences": YES, "almost a quarter more": YES}


def test_heading_may_be_about_the_place_below_it():
    text = "Image offences up by 14 per cent\n\nLancashire Constabulary recorded 674 offences."

    heading, count = check(text, FACTS).claims

    assert heading.verdict is AMBER
    assert "It holds for Lancashire Constabulary, and not for the United Kingdom" in heading.rule
    assert count.verdict is YES


def test_place_of_the_paragraph_above_is_doubtful_and_that_of_the_sentence_before_is_not():
    near = "Lancashire is an example. Offences rose by 14 per cent."
    far = near.replace(". ", ".\n\n")

    assert [claim.verdict for claim in check(near, FACTS).claims] == [YES]
    [claim] = check(far, FACTS).claims
    assert claim.verdict is AMBER
    assert "It holds for Lancashire Constabulary, and not for the United Kingdom" in claim.rule


def test_year_not_named_is_the_latest_and_another_that_fits_is_said():
    claim = check("Lancashire recorded 591 offences.", FACTS).claims[0]

    assert claim.verdict is AMBER
    assert claim.value == "591.00"
    assert "It holds for 2016/17, and not for 2017/18" in claim.rule
    assert "2016/17 (not named: the reading that holds)" in binding_words(claim, FACTS)


def test_wrong_claim_before_a_right_one_does_not_bind_it():
    text = (
        "Kent recorded 9,999 offences in 2016/17. Lancashire recorded 674 in 2017/18. In Gwent 267 offences were "
        "recorded, 67 of them of possession. The UK total was 22,724."
    )

    found = [(claim.words, claim.verdict) for claim in check(text, FACTS).claims]

    assert found == [
        ("9,999 offences", NO),
        ("674", YES),
        ("267 offences", YES),
        ("67", YES),
        ("22,724", YES),
    ]


LONG = {
    "numbers alone": "1 ",
    "numbers and commas": "1,",
    "one number": "1",
    "one word": "a",
    "nothing": "\n ",
    "sentences": "Kent recorded 674 offences, up from 591 in 2016/17. ",
    "places and numbers": "in Kent 5 ",
    "a sum of places": "Kent and Essex, ",
    "spelt numbers": "a hundred and ",
    "addresses": "a@",
}


@pytest.mark.parametrize("name", LONG)
def test_the_longest_text_is_read_in_time_and_every_digit_is_named(name):
    """Seconds are generous here: a reader that goes over a text again for each of its numbers takes minutes."""
    text = (LONG[name] * LONGEST_TEXT)[:LONGEST_TEXT]
    started = time.process_time()

    checked = check(text, FACTS)

    assert time.process_time() - started < 20
    named = bytearray(len(text))
    for one in (*checked.claims, *checked.not_checked):
        named[one.start : one.end] = b"x" * (one.end - one.start)
    assert all(named[place] for place, letter in enumerate(text) if letter.isdigit())


@pytest.mark.parametrize(
    "text",
    [
        "over {} years",
        "9 per {} children",
        "9 of {} forces",
        "every {} minutes",
        "the {}th highest of any force",
        "1.{}%",
    ],
)
def test_number_of_any_length_breaks_nothing(text):
    for digits in (13, 5_000):
        assert check(f"Kent recorded {text.format('7' * digits)} offences.", FACTS).text


def test_number_too_long_for_a_number_is_named():
    checked = check(f"Reference {'7' * 5_000} and {'7' * 13}.5 offences.", FACTS)

    assert checked.claims == ()
    assert len(checked.not_checked) == 2


def test_two_thousand_words_end_to_end_are_no_sentence():
    text = "Kent recorded 14,042 offences and " * 400

    checked = check(text, FACTS)

    assert {claim.verdict for claim in checked.claims} == {YES}
    assert len(checked.claims) == 400
