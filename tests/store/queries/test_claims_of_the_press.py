"""Sentences as press officers and local papers write them, on the example round. Each verdict was worked out by hand.

2016/17 and 2017/18: all forces 18,522 and 22,724 (45 of 45), of them taking, making or distributing 11,618 and 14,452,
possession 4,761 and 5,904, prohibited images 62 and 84, not broken down 2,081 and 2,284. 39 forces told their offences
apart, so that a number of one offence for the whole country is amber until the text says so. 35 forces rose, 10 fell.
"""

import pytest
from django.db import transaction

from foitracker.store.actions import example, reference
from foitracker.store.queries.claims import facts_of
from foitracker.totals.claims.check import check
from foitracker.totals.claims.rules import Verdict

pytestmark = pytest.mark.django_db
LETTERS = {Verdict.SUPPORTED: "Y", Verdict.AMBER: "a", Verdict.NOT_SUPPORTED: "N"}


@pytest.fixture(scope="module")
def facts(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        reference.load()
        found = facts_of(example.load())
        transaction.set_rollback(True)
    return found


# The sentence, a verdict a claim in their order (Y supported, a amber, N not supported), and why.
NUMBERS = [
    ("Police across the UK recorded 22,274 indecent image offences last year.", "N", "22,724: two digits turned round"),
    ("Nearly two-thirds of offences (64 per cent) involved making or distributing images.", "YY", "63.60, from 60 on"),
    ("There were 4,202 more offences than in 2016/17.", "Y", "22,724 - 18,522"),
    ("An extra 4,202 offences were recorded.", "Y", "22,724 - 18,522"),
    ("Well over 20,000 offences were recorded.", "a", "above 22,000: it understates"),
    ("More than 41,000 offences were recorded over the two years.", "Y", "41,246"),
    ("The total of 22,724 includes 5,904 possession offences and 2,284 that were not broken down.", "Yaa", "as above"),
    ("In 2016, there were 18,522 offences.", "N", "no calendar years"),
    ("Between April 2016 and March 2017, police recorded 22,724 offences.", "N", "18,522"),
    ("Between April 2017 and March 2018, police recorded 22,724 offences, or 437 a week.", "YN", "435.80 a week"),
    ("The total was up on 2016/17, when 18,522 were logged.", "Y", "18,522"),
    ("Cumbria Constabulary took part. The force recorded 201 offences, a rise of 46 per cent.", "YY", "138: 45.65"),
    ("Police Scotland recorded one fewer offence, 653.", "YY", "654 and 653"),
    ("Police Scotland’s figure was down by one.", "Y", "654 and 653"),
    ("The West Midlands recorded 783 offences.", "a", "the force; the region recorded 1,909"),
]
CATEGORIES = [
    ("Forces recorded 84 offences for prohibited images.", "a", "84, from 35 forces"),
    ("84 offences related to prohibited images.", "a", "84"),
    ("84 involved prohibited images of children.", "a", "84 offences, and no number of images"),
    ("There were 84 offences of possessing prohibited images of children.", "a", "prohibited images, not possession"),
    ("Possession of prohibited images accounted for 84 offences.", "a", "prohibited images, not possession"),
    ("South Yorkshire recorded 22 for prohibited images.", "Y", "22"),
    ("South Yorkshire recorded 22 offences of possessing prohibited images.", "Y", "22; possession is 100"),
    ("South Yorkshire recorded 100 offences of possessing prohibited images.", "N", "100 is possession"),
    ("Wales had four offences for prohibited images.", "Y", "4"),
    ("Of the 674 in Lancashire, 541 were for making or sharing images and 133 for possession.", "YYY", "541, 133"),
    ("Lancashire recorded 133 offences of possession, 541 of making images and none for prohibited images.", "YY", "0"),
    ("Making indecent images made up 541 of Lancashire’s offences, possession 133.", "YY", "541, 133"),
    ("A further 84 offences concerned prohibited images such as cartoons, up from 62.", "aa", "84, 62"),
    ("Only 84 were for prohibited images, a rise of 35 per cent on 62.", "aaa", "35.48"),
    (
        "Prohibited image offences rose by 35 per cent to 84, while possession rose 24 per cent to 5,904.",
        "aaaa",
        "24.01",
    ),
    ("Making and sharing offences rose 24 per cent.", "a", "24.39; all offences 22.69"),
    ("Offences of possession fell.", "N", "4,761 and 5,904"),
    ("Offences of possession in Wales: 363 (362 in 2016/17).", "YY", "363, 362"),
    ("Kent: 1,042 (82 per cent of them for making images).", "YY", "850 of 1,042: 81.57"),
    ("Fewer than 100 prohibited-image offences were recorded.", "a", "84 is below 90: it overstates"),
]
CHANGES = [
    ("Child abuse image offences recorded by police have risen by nearly a quarter in a year.", "Y", "22.69"),
    ("Offences soared 25 per cent to 22,724.", "NY", "22.69"),
    ("Offences went from 18,522 in 2016/17 to 22,724 in 2017/18 – a 22.7% increase.", "YYY", "22.69"),
    ("Kent Police saw offences more than double, from 455 to 1,042.", "aYY", "2.29 times: above 2.2"),
    ("Offences in North Yorkshire more than doubled, up from 286 to 611.", "YYY", "2.14 times"),
    ("In Durham, the number of offences doubled to 359.", "YY", "182: 1.97 times"),
    ("Recorded offences tripled in Kent.", "N", "2.29 times"),
    ("Offences halved in Wiltshire.", "N", "256 to 177: 30.86 per cent fewer"),
    ("Wiltshire Police recorded almost a third fewer offences than a year earlier (177 against 256).", "YYY", "30.86"),
    ("Offences fell by a third in Wiltshire.", "N", "30.86 is more than a point from 33.33"),
    ("Offences in the South East rose by a third to 3,892.", "YY", "2,910: 33.75"),
    ("Cambridgeshire: down 21.5% (209 to 164).", "YYY", "21.53"),
    ("Hertfordshire’s total fell by three per cent from 309 to 301.", "YYY", "2.59"),
    ("Offences rose in Kent (up 129 per cent) but fell in Wiltshire (down 31 per cent).", "YY", "129.01 and 30.86"),
    ("Just two offences were recorded by City of London Police, half as many as the year before.", "YN", "a base of 4"),
    ("Offences in Nottinghamshire are half as many again as the year before.", "N", "256 to 375: 46.48, not 50"),
    ("The share of offences that were possession rose by 0.3 percentage points.", "Y", "25.70 to 25.98"),
    ("The share of offences that were possession rose by 0.3 per cent.", "N", "those are points"),
    ("Possession’s share of the total rose by half a percentage point.", "N", "0.28"),
    ("Offences in Kent rose by 129 percentage points.", "N", "per cent"),
    ("Offences did not fall in London.", "Y", "1,330 to 1,880"),
    ("Offences in London did not rise.", "N", "1,330 to 1,880"),
    ("Offences in Wales did not rise by a quarter.", "Y", "1.46"),
]
STEADY = [
    ("Offences in Scotland were little changed.", "Y", "654 and 653"),
    (
        "Offences in Northern Ireland were little changed at 415, compared with 372.",
        "aYY",
        "ordinary, and 11.56 per cent",
    ),
    (
        "In Northern Ireland 415 offences were recorded, compared with 372 the year before; the difference is within "
        "ordinary yearly variation.",
        "YYY",
        "43 is below 1.96 × √787 = 54.98",
    ),
    ("In Kent the difference between the two years is within ordinary yearly variation.", "N", "587 is above 75.8"),
    ("Possession offences in Wales were broadly unchanged (363 compared with 362).", "YYY", "1 offence"),
    ("The number of offences in Kent was unchanged.", "N", "455 and 1,042"),
    ("The number of offences in Scotland was unchanged.", "N", "654 and 653"),
    ("There was no significant change in Wales.", "a", "ordinary, by a guide that is no test of significance"),
    ("Offences in Wales rose slightly.", "a", "21 is below 1.96 × √2,895"),
]
OVER_THE_YEARS = [
    ("Offences in the UK have risen by 23 per cent since 2015/16.", "N", "no such year"),
    ("Offences are up by more than 1,000 per cent since 2010.", "N", "no such year"),
    ("Offences have risen for the second year running.", "N", "two rises need three years"),
    ("Offences in Kent have gone up for the third consecutive year.", "N", "three rises need four years"),
    ("The number of offences is the highest on record.", "a", "two years are no record"),
    ("Offences are the highest in ten years.", "N", "there are two"),
    ("Offences are at a seven-year high.", "N", "there are two"),
]
AVERAGES = [
    ("More than 60 child abuse image offences are recorded every day in the UK.", "Y", "62.26"),
    ("Almost 62 child abuse image offences a day were recorded.", "N", "62.26 is above"),
    ("An average of 62 offences a day, or more than two an hour, were recorded.", "Ya", "2.59: it understates"),
    ("The daily average is 62.", "Y", "62.26"),
    ("The number per day rose from 51 to 62.", "YY", "50.75, 62.26"),
    ("An offence is recorded every 23 minutes.", "Y", "23.13"),
    ("Roughly one offence is recorded every 20 minutes.", "N", "23.13 is above 21"),
    ("More than one offence is recorded every 24 minutes.", "Y", "23.13 minutes are fewer"),
    ("More than one offence is recorded every 23 minutes.", "N", "23.13 minutes are more"),
    ("There were 21.4 offences for every 10,000 children in Lancashire.", "Y", "674 of 315,273"),
    ("That is 214 offences per 100,000 children in Lancashire.", "Y", "213.78"),
]
SHARES = [
    ("London accounted for one in 12 of all offences in the UK.", "Y", "8.27; a twelfth is 8.33"),
    ("England accounted for 89 per cent of the UK total, or 20,198 offences.", "YY", "88.88"),
    ("One in ten offences could not be broken down by type.", "Y", "10.05"),
    ("One in three offences in London were possession.", "N", "38.83"),
    ("More than one in four (26%) offences were possession.", "YY", "25.98"),
    ("One in 200 offences were for prohibited images.", "N", "0.37, and not from 0.45 to 0.55"),
    ("Fewer than one in 200 offences were for prohibited images.", "a", "below 0.45: it overstates"),
    ("Only 0.4 per cent of offences were for prohibited images.", "Y", "0.37"),
]
PLACES = [
    ("Lancashire recorded 674 offences and Cumbria 201.", "YY", "674, 201"),
    ("Kent recorded 1,042 offences, while Essex recorded 533.", "Ya", "533 is 2016/17"),
    ("Norfolk and Suffolk together recorded 802 offences.", "Y", "435 + 367"),
    ("Together, Lancashire (674), Cumbria (201) and Cheshire (348) recorded 1,223 offences.", "YYYY", "the sum"),
    ("Together, Lancashire (674), Cumbria (201) and Cheshire (348) recorded 1,232 offences.", "YYYN", "1,223"),
    ("Offences in the South East, at 3,892, were more than double those in London.", "Y", "the second is not checked"),
]
RANKS = [
    ("The Metropolitan Police recorded 1,878 offences, the highest number of any force.", "Ya", "of another law too"),
    ("West Yorkshire Police recorded the second highest number of offences in England, with 1,320.", "YY", "1,320"),
    ("Kent had the third highest figure in England, at 1,042.", "NY", "the fifth"),
    ("The increase of 587 in Kent was the largest of any force in England.", "YY", "587, and 129 per cent"),
    ("Wiltshire Police recorded the biggest percentage fall of any force in England and Wales, 31 per cent.", "YY", ""),
    ("In England, London had the highest number of offences of any region.", "N", "the sixth of nine"),
]
FORCES = [
    ("All 45 police forces in the UK provided figures.", "Y", "45 of 45"),
    ("Both forces in London gave figures.", "Y", "2 of 2"),
    ("Both forces in Wales gave figures for 2017/18.", "N", "there are four"),
    ("Neither force in London gave figures.", "N", "both did"),
    ("All but two forces gave figures.", "N", "all did"),
    ("No force refused to answer.", "Y", "none is missing"),
    ("None of the forces in Scotland answered.", "N", "it did"),
    ("Three forces did not respond to the request.", "N", "none is missing"),
    ("Six forces gave no breakdown by offence.", "Y", "39 of 45 did"),
    ("Five forces could not say which offences they were.", "N", "six"),
    ("Every force in Wales recorded a rise.", "N", "Dyfed-Powys fell"),
    ("Three of the four Welsh forces recorded an increase.", "Y", "Dyfed-Powys fell"),
    ("Only one force in Wales recorded a fall.", "Y", "Dyfed-Powys"),
    ("Offences rose in 35 forces and fell in 10.", "YY", "35 and 10"),
    ("All but ten forces recorded a rise.", "Y", "35 of 45"),
    ("Offences rose in all but 10 forces.", "Y", "35 of 45"),
    ("Offences rose in all but two forces.", "N", "35 of 45"),
    ("Not all forces answered.", "N", "they did"),
]
ALL = [*NUMBERS, *CATEGORIES, *CHANGES, *STEADY, *OVER_THE_YEARS, *AVERAGES, *SHARES, *PLACES, *RANKS, *FORCES]


@pytest.mark.parametrize(("sentence", "verdicts"), [(sentence, verdicts) for sentence, verdicts, _ in ALL])
def test_sentence_of_the_press_is_judged_as_by_hand(facts, sentence, verdicts):
    claims = check(sentence, facts).claims

    assert "".join(LETTERS[claim.verdict] for claim in claims) == verdicts, [
        (claim.words, claim.value, claim.rule) for claim in claims
    ]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The rate in Lancashire was 45 offences per 100,000 people.", "45 offences per 100,000 people"),
        ("Hundreds of offences were recorded in Essex.", "Hundreds of offences"),
        ("Three quarters of the increase came from ten forces.", "ten forces"),
        ("Three quarters of the increase came from ten forces.", "Three quarters"),
        ("Kent’s increase was nearly six times the national average.", "six times the national average"),
        (
            "The North East saw a 52 per cent rise, more than twice the national increase of 23 per cent.",
            "more than twice",
        ),
        (
            "Two thirds of forces saw an increase of more than 10 per cent.",
            "Two thirds of forces saw an increase of more",
        ),
        ("Kent recorded 50 more offences than Essex.", "50 more"),
        ("Offences in the South East were more than double those in London.", "more than double"),
        ("Cumbria and Durham each recorded more than 200 offences.", "more than 200 offences"),
        ("The Met recorded the most offences in England and Wales, followed by West Yorkshire.", ", followed by"),
        ("Gwent is one of four forces in Wales.", "one of four forces"),
        ("Every force except two gave figures.", "Every force except"),
        ("There were no offences for prohibited images in Durham.", "no offences"),
        ("Kent recorded 541 for making images and none for prohibited images.", "none"),
        ("Offences have been high for three years running.", "for three years running"),
    ],
)
def test_what_cannot_be_checked_is_said(facts, sentence, words):
    checked = check(sentence, facts)

    assert any(one.words.startswith(words) for one in checked.not_checked), checked.not_checked
    assert not any(claim.words.startswith(words) for claim in checked.claims)
