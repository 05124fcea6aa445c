"""For any figures: what is offered instead holds, what is exactly true is supported, what is off by more is not."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foitracker.periods import financial_year
from foitracker.totals.claims.check import check
from foitracker.totals.claims.facts import Category, Facts, Place, PlaceKind, the_whole
from foitracker.totals.claims.rules import Verdict
from foitracker.totals.claims.said import Says
from foitracker.totals.coverage import Populations
from foitracker.totals.total import ForceTotal, Missing, Part, Total
from foitracker.totals.words import round_half_up
from tests.totals.claims.round_of_2018 import round_of_2018
from tests.totals.claims.test_articles import ARTICLES, SENTENCES

NAMES = ("Kent Police", "Gwent Police", "Dyfed-Powys Police", "Essex Police", "Lancashire Constabulary")
AREAS = {
    "Wales": ("gwent-police", "dyfed-powys-police"),
    "England": ("kent-police", "essex-police", "lancashire-constabulary"),
}
CATEGORIES = (
    Category("make", "Taking, making or distributing indecent images of children"),
    Category("possess", "Possession of indecent images of children"),
    Category("unsplit", "Indecent images of children, not broken down"),
)
COUNTS = st.integers(0, 9) | st.integers(10, 400) | st.integers(400, 40_000)


def slug(name):
    return name.lower().replace(" ", "-")


@st.composite
def ranges(draw):
    low = draw(COUNTS)
    return low, low + draw(st.sampled_from([0, 0, 0, 4]))


@st.composite
def force_totals(draw, name, period):
    """A force with a number, exact or between two bounds, split or not; or None."""
    if draw(st.integers(0, 5)) == 0:
        return None
    codes = draw(st.sampled_from([("make", "possess"), ("make", "possess"), ("unsplit",), ("make",)]))
    parts = tuple(Part(code, *draw(ranges())) for code in codes)
    low, high = sum(part.low for part in parts), sum(part.high for part in parts)
    return ForceTotal(slug(name), period, low, high, parts, split="unsplit" not in codes)


@st.composite
def any_facts(draw):
    """A round of two to four years and up to five forces, some without a figure."""
    names = NAMES[: draw(st.integers(1, len(NAMES)))]
    periods = [financial_year(2016 + n) for n in range(draw(st.integers(2, 4)))]
    asked = tuple(slug(name) for name in names)
    totals = []
    for period in periods:
        forces = tuple(one for name in names if (one := draw(force_totals(name, period))))
        missing = tuple(Missing(one, "no answer yet") for one in asked if one not in {f.force for f in forces})
        low, high = (sum(getattr(one, end) for one in forces) if forces else None for end in ("low", "high"))
        totals.append(Total(period, low, high, asked, tuple(one.force for one in forces), missing, (), forces))
    areas = [
        Place(PlaceKind.NATION, name, name, tuple(one for one in forces if one in asked), (name,))
        for name, forces in AREAS.items()
        if set(forces) & set(asked)
    ]
    places = [Place(PlaceKind.FORCE, slug(name), name, (slug(name),), (name,)) for name in names]
    return Facts(
        tuple(totals),
        (the_whole(asked), *areas, *places),
        CATEGORIES,
        Populations(2017, dict.fromkeys(asked, 100_000)),
        {slug(name): name for name in names},
        other_law=frozenset(draw(st.sampled_from([(), ("gwent-police",)]))),
    )


PHRASES = (
    "{n} offences were recorded {where}{what}.",
    "Between {n} and {m} offences were recorded {where}{what}.",
    "Offences {where} rose by {n} per cent.",
    "Offences{what} {where} fell by {n} per cent.",
    "There were {n} more offences {where} than the year before.",
    "Offences {where} almost doubled.",
    "Offences {where} did not treble.",
    "{n} per cent of offences {where} were{what}.",
    "A third of offences {where} were{what}.",
    "Most offences {where} were{what}.",
    "{n} offences a day were recorded {where}{what}.",
    "{n} offences an hour {where}.",
    "{n} offences a month {where} over two years.",
    "One every {n} minutes {where}{what}.",
    "One every {n} days {where}.",
    "{n} offences per 10,000 children {where}.",
    "{n} of {m} forces {where} answered.",
    "Every force {where} answered.",
    "{n} forces {where} recorded a rise.",
    "Two thirds of forces {where} recorded a fall.",
    "There was the highest number of offences of any force {where}.",
    "Kent Police recorded the highest number of offences{what} of any force in the UK.",
    "Kent Police recorded the second lowest number of offences of any force {where}.",
    "Gwent Police saw the biggest rise of any force in the UK.",
    "Gwent Police saw the largest percentage fall of any force in the UK.",
    "England had the most offences of any nation.",
    "Offences{what} {where} were the highest on record.",
    "Offences {where} were the lowest in two years.",
    "Offences {where} saw an average yearly rise of {n} per cent.",
    "The share of offences{what} {where} rose by {n} percentage points.",
    "The share{what} {where} rose by {n} per cent.",
    "Offences {where} saw a rise.",
)
WHERE = ("in the UK", "in Wales", "in England", "by Kent Police", "by Gwent Police", "in Gwent Police and Kent Police")
WHAT = ("", " of possession", " of making images")


@settings(max_examples=200, deadline=None)
@given(
    any_facts(),
    st.sampled_from(PHRASES),
    st.sampled_from(WHERE),
    st.sampled_from(WHAT),
    st.integers(0, 400),
    st.integers(0, 400),
)
def test_phrasing_that_is_offered_is_supported_when_it_is_checked(facts, phrase, where, what, n, m):
    text = phrase.format(n=n, m=n + m, where=where, what=what)
    for claim in check(text, facts).claims:
        assert claim.rule
        if claim.phrasing and claim.says is not Says.CAUSE:
            again = check(f"{claim.phrasing[:1].upper()}{claim.phrasing[1:]}.", facts)
            assert again.claims, (text, claim.phrasing, again.not_checked)
            wrong = [(one.words, one.value, one.rule) for one in again.claims if one.verdict is not Verdict.SUPPORTED]
            assert not wrong, (text, claim.phrasing, wrong)


# The words of whole articles in any order: no sense, and so every turn that a reader could take.
PRESS_WORDS = sorted({word for text in [*SENTENCES, *(text for text, _ in ARTICLES.values())] for word in text.split()})
ROUNDS = (round_of_2018(), round_of_2018(silent=("Essex Police", "Gwent Police")))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PRESS_WORDS), max_size=40), st.sampled_from(ROUNDS))
def test_words_in_any_order_are_read_once_and_what_is_offered_holds(words, facts):
    checked = check(" ".join(words), facts)

    read_to = 0
    for claim in checked.claims:
        assert claim.start >= read_to
        read_to = claim.end
        if claim.phrasing and claim.says is not Says.CAUSE:
            again = check(f"{claim.phrasing[:1].upper()}{claim.phrasing[1:]}.", facts).claims
            wrong = [(one.words, one.value, one.rule) for one in again if one.verdict is not Verdict.SUPPORTED]
            assert again and not wrong, (claim.words, claim.phrasing, wrong)


def two_years(before, after):
    """One force, so that nothing is left to be told apart."""
    periods = (financial_year(2016), financial_year(2017))
    totals = tuple(
        Total(period, n, n, ("kent-police",), ("kent-police",), (), (), (ForceTotal("kent-police", period, n, n),))
        for period, n in zip(periods, (before, after), strict=True)
    )
    kent = Place(PlaceKind.FORCE, "kent-police", "Kent Police", ("kent-police",), ("Kent Police",))
    return Facts(totals, (the_whole(("kent-police",)), kent), (), Populations(2017, {"kent-police": 100_000}))


def only(text, facts):
    [claim] = check(text, facts).claims
    return claim.verdict


FROM = st.integers(20, 30_000)
SUPPORTED, NOT_SUPPORTED = Verdict.SUPPORTED, Verdict.NOT_SUPPORTED
EXACT = {
    "Offences in Kent Police {way} by {x} per cent.": lambda a, b: abs(Fraction(100 * (b - a), a)),
    "Kent Police recorded {x} per cent {more} offences.": lambda a, b: abs(Fraction(100 * (b - a), a)),
    "Kent Police recorded {x} offences a day in 2017/18.": lambda a, b: Fraction(b, 365),
    "Kent Police recorded {x} offences a month in 2017/18.": lambda a, b: Fraction(b, 12),
    "Kent Police recorded one every {x} minutes in 2017/18.": lambda a, b: Fraction(365 * 1_440, b),
    "Kent Police recorded {x} offences per 10,000 children in 2017/18.": lambda a, b: Fraction(b, 10),
}


@settings(max_examples=60, deadline=None)
@pytest.mark.parametrize("phrase", EXACT)
@pytest.mark.parametrize("places", [0, 1, 2])
@given(before=FROM, after=FROM)
def test_exact_value_rounded_is_supported_and_the_next_is_not(phrase, places, before, after):
    facts = two_years(before, after)
    exact = round_half_up(EXACT[phrase](before, after), places)
    unit = Fraction(1, 10**places)
    words = {"way": "rose" if after >= before else "fell", "more": "more" if after >= before else "fewer"}

    def verdict(value):
        return only(phrase.format(x=f"{round_half_up(value, places):,f}", **words), facts)

    assert verdict(exact) is SUPPORTED
    # "1,900 a month" of 1,894 is arguable, as it may be the average rounded further; two units on nothing is.
    assert verdict(Fraction(exact) + unit) is not SUPPORTED
    if Fraction(exact) + 2 * unit < 10:
        assert verdict(Fraction(exact) + 2 * unit) is NOT_SUPPORTED


HEDGED = {
    # words: from and to where they hold, as shares of the number said
    "nearly": (Fraction(95, 100), Fraction(999, 1000)),
    "almost": (Fraction(95, 100), Fraction(999, 1000)),
    "more than": (Fraction(1001, 1000), Fraction(11, 10)),
    "around": (Fraction(95, 100), Fraction(105, 100)),
    "up to": (Fraction(9, 10), Fraction(1)),
    "at least": (Fraction(1), Fraction(11, 10)),
}


@settings(max_examples=60, deadline=None)
@pytest.mark.parametrize("hedge", HEDGED)
@given(said=st.integers(1_000, 90_000), share=st.fractions(0, 1))
def test_hedged_number_holds_inside_its_band_and_nowhere_below_or_above_by_a_fifth(hedge, said, share):
    low, high = HEDGED[hedge]
    inside = int(said * (low + share * (high - low)))
    inside += inside < said * low
    text = f"Kent Police recorded {hedge} {said:,} offences."

    assert only(text, two_years(20, inside)) is SUPPORTED
    assert only(text, two_years(20, int(said * Fraction(8, 10)))) is not SUPPORTED
    assert only(text, two_years(20, int(said * Fraction(12, 10)))) is not SUPPORTED


@settings(max_examples=100, deadline=None)
@given(before=FROM, after=FROM)
def test_doubling_is_supported_from_195_to_210_hundredths(before, after):
    times = Fraction(after, before)

    doubled = only("Offences in Kent Police doubled.", two_years(before, after))
    nearly = only("Offences in Kent Police almost doubled.", two_years(before, after))
    denied = only("Offences in Kent Police did not double.", two_years(before, after))

    assert (doubled is SUPPORTED) == (Fraction(195, 100) <= times <= Fraction(21, 10))
    assert (nearly is SUPPORTED) == (Fraction(185, 100) <= times < 2)
    assert (denied is SUPPORTED) == (doubled is NOT_SUPPORTED)


@settings(max_examples=100, deadline=None)
@given(any_facts())
def test_rank_that_is_said_is_the_rank_that_the_counts_have(facts):
    """Against a plain sort of the counts: exactly one force has the most, where the counts tell."""
    total = facts.totals[-1]
    exact = [one for one in total.forces if one.low == one.high]
    for one in exact:
        name = facts.force_names[one.force]
        verdict = [claim.verdict for claim in check(f"{name} recorded the most offences of any force.", facts).claims]
        if len(facts.whole.forces) < 2:
            assert verdict == []
            continue
        most = all(one.low > other.high for other in total.forces if other is not one)
        if verdict == [SUPPORTED]:
            assert most and not total.missing
        if any(other.low > one.high for other in total.forces):
            assert verdict == [NOT_SUPPORTED]
