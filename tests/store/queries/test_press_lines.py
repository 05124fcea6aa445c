"""Lines of made-up rounds: every number of every line holds, and no line says more than the rules allow."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foitracker.offences import load_scheme, scheme_slugs
from foitracker.periods import financial_year
from foitracker.publishing.place_figures import Level
from foitracker.publishing.press_lines import ORDINARY
from foitracker.store.actions import example, reference
from foitracker.store.models import Force
from foitracker.store.queries import press
from foitracker.store.queries.claims import facts_from
from foitracker.store.queries.national import measure_of, national
from foitracker.store.queries.press_lines import lines_from, offences_of, reason_for
from foitracker.totals.add_up import add_up
from foitracker.totals.change import LEAST_BASE, Variation
from foitracker.totals.claims.check import check
from foitracker.totals.claims.facts import Category, Facts, Place, PlaceKind, the_whole
from foitracker.totals.claims.rules import Verdict
from foitracker.totals.coverage import Populations
from foitracker.totals.entries import Asked, Counting, Entry
from foitracker.totals.spans import Shortfall
from foitracker.totals.total import Missing
from foitracker.totals.words import press_number

SCHEME = load_scheme("child-abuse-images")
MEASURE = measure_of(SCHEME)
YEARS = [financial_year(2016), financial_year(2017)]
# Force, short name, region, nation: names that hold one another, a region that is a force, a nation of one force.
FORCES = {
    "lancashire": ("Lancashire Constabulary", "Lancashire", "North West", "England"),
    "cumbria": ("Cumbria Constabulary", "Cumbria", "North West", "England"),
    "west-midlands": ("West Midlands Police", "West Midlands", "West Midlands", "England"),
    "west-mercia": ("West Mercia Police", "West Mercia", "West Midlands", "England"),
    "metropolitan": ("Metropolitan Police Service", "Metropolitan Police", "London", "England"),
    "north-wales": ("North Wales Police", "North Wales", "Wales", "Wales"),
    "south-wales": ("South Wales Police", "South Wales", "Wales", "Wales"),
    "scotland": ("Police Scotland", "Police Scotland", "Scotland", "Scotland"),
    "northern-ireland": ("Police Service of Northern Ireland", "PSNI", "Northern Ireland", "Northern Ireland"),
}
SPLIT = ("take_make_distribute", "possession", "prohibited_image")
AREAS = {slug: (region, nation) for slug, (_, _, region, nation) in FORCES.items()}
EVERYWHERE = frozenset({"", *(area for areas in AREAS.values() for area in areas)})


def facts_of(entries, reasons=None):
    reasons = reasons or dict.fromkeys(FORCES, "no answer yet")
    asked = [Asked(slug, reasons[slug]) for slug in FORCES]
    counted = [code for code, how in MEASURE.counting.items() if how is Counting.COUNTED]
    return Facts(
        totals=tuple(add_up(entries, asked=asked, period=year, measure=MEASURE) for year in YEARS),
        places=(the_whole(list(FORCES)), *places()),
        categories=tuple(Category(code, MEASURE.title(code)) for code in counted),
        populations=Populations(2017, {slug: 90_000 + 10_000 * at for at, slug in enumerate(FORCES)}),
        force_names={slug: name for slug, (name, *_) in FORCES.items()},
    )


def places():
    for at, kind in ((3, PlaceKind.NATION), (2, PlaceKind.REGION)):
        for area in dict.fromkeys(force[at] for force in FORCES.values()):
            inside = tuple(slug for slug, force in FORCES.items() if force[at] == area)
            the = f"the {area}" if " " in area and kind is PlaceKind.REGION else area
            if kind is PlaceKind.NATION or area not in {force[3] for force in FORCES.values()}:
                yield Place(kind, area, the, inside, (area, f"{area} region"))
    for slug, (name, short, *_) in FORCES.items():
        yield Place(PlaceKind.FORCE, slug, name, (slug,), (name, short))


def lines_of(facts, **more):
    options = {"all_there": EVERYWHERE, "unsplit": MEASURE.unsplit, "areas": AREAS, "doubts": {}} | more
    return {line.key or "": line for line in lines_from(facts, offences=offences_of(SCHEME), **options)}


def given_as(force, before, after, category="child_images_unsplit"):
    """The entries of a force in two years; a pair is a range, None is nothing."""
    for year, count in zip(YEARS, (before, after), strict=True):
        if count is not None:
            low, high = count if isinstance(count, tuple) else (count, count)
            yield Entry(force, year, category, low, high)


# ---- what is said


def line_of_one(before, after, force="lancashire", **more):
    return lines_of(facts_of(list(given_as(force, before, after))), **more)[force].text


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (591, 674, "674 child abuse image offences in 2017/18, up from 591 in 2016/17, a rise of 14 per cent."),
        (674, 541, "541 child abuse image offences in 2017/18, down from 674 in 2016/17, a fall of 20 per cent."),
        (591, 620, f"620 child abuse image offences in 2017/18, compared with 591 in 2016/17; {ORDINARY}."),
        (591, 591, "591 child abuse image offences in 2017/18, the same number as in 2016/17."),
        (3, 6, f"6 child abuse image offences in 2017/18, compared with 3 in 2016/17; {ORDINARY}."),
        (3, 60, "60 child abuse image offences in 2017/18, up from 3 in 2016/17."),
        (0, 60, "60 child abuse image offences in 2017/18, up from 0 in 2016/17."),
        (4, 1, f"1 child abuse image offence in 2017/18, compared with 4 in 2016/17; {ORDINARY}."),
        (4, 0, "0 child abuse image offences in 2017/18"),
        ((590, 600), (674, 678), "between 674 and 678 child abuse image offences in 2017/18, and between 590 and"),
        ((590, 600), (674, 678), "600 in 2016/17, a rise of 12 to 15 per cent."),
    ],
)  # fmt: skip
def test_a_change_is_said_as_the_rules_allow(before, after, words):
    assert words in line_of_one(before, after)


def test_a_force_without_a_figure_says_what_happened_and_no_number():
    reasons = dict.fromkeys(FORCES, "no answer yet") | {"lancashire": "refused: over the cost limit"}
    facts = facts_of(list(given_as("cumbria", 100, 120)), reasons)

    line = lines_of(facts)["lancashire"]

    assert line.text.startswith(
        "Lancashire Constabulary gave no usable figure for 2017/18 (refused: over the cost limit). "
        "Across the UK, police recorded 120 such offences in 2017/18; 1 of 9 forces gave figures for 2017/18"
    )
    assert all(claim.key != "lancashire" for claim in line.claims)


def test_a_force_with_one_of_the_years_says_the_other_is_missing():
    before, after = line_of_one(None, 674), line_of_one(591, None)

    assert "recorded 674 child abuse image offences in 2017/18" in before
    assert "Lancashire Constabulary gave no usable figure for 2016/17" in before
    assert "gave no usable figure for 2017/18" in after
    assert "recorded 591 child abuse image offences in 2016/17" in after
    assert not any(word in before + after for word in ("up from", "rise", "per cent"))


def test_the_split_is_said_where_the_force_gave_one():
    entries = [
        *given_as("metropolitan", 467, 541, "take_make_distribute"),
        *given_as("metropolitan", 124, 133, "possession"),
        *given_as("metropolitan", 0, 1, "prohibited_image"),
    ]

    text = lines_of(facts_of(entries))["metropolitan"].text

    assert (
        "Of the 675 offences recorded by the Metropolitan Police Service in 2017/18, 541 were for taking, making or "
        "distributing indecent images of children, 133 were for possession and 1 was for prohibited images." in text
    )
    assert "Lancashire Constabulary did not break the number down by offence." in line_of_one(591, 674)


def test_a_region_that_is_also_a_force_is_called_a_region():
    entries = [*given_as("west-midlands", 637, 783), *given_as("west-mercia", 501, 470)]

    text = lines_of(facts_of(entries))["West Midlands"].text

    assert text.startswith("Police in the West Midlands region recorded 1,253 child abuse image offences in 2017/18")
    assert "Both forces in the West Midlands region gave figures for both years." in text
    assert "2 of 2" not in text


def test_a_nation_of_one_force_says_whose_the_figures_are():
    text = lines_of(facts_of(list(given_as("scotland", 654, 653))))["Scotland"].text

    number = "Police in Scotland recorded 653 child abuse image offences in 2017/18"
    assert text.startswith(f"{number}, compared with 654 in 2016/17; {ORDINARY}.")
    assert "The figures in Scotland are those of Police Scotland." in text


def test_a_change_of_several_forces_is_like_for_like_where_others_answered():
    entries = [*given_as("lancashire", 500, 700), *given_as("cumbria", None, 100), *given_as("metropolitan", 900, 1400)]

    text = lines_of(facts_of(entries))[""].text

    assert "2,200 child abuse image offences in 2017/18" in text
    assert "3 of 9 forces gave figures for 2017/18, and 2 of 9 forces for 2016/17." in text
    assert (
        "The 2 forces that gave figures for both years recorded 50 per cent more offences in 2017/18 than in 2016/17."
        in text
    )
    assert "up from" not in text


def test_where_not_every_force_was_asked_the_forces_asked_are_spoken_of():
    lines = lines_of(facts_of(list(given_as("lancashire", 591, 674))), all_there=())

    assert lines[""].text.startswith("The police forces asked recorded 674 child abuse image offences in 2017/18")
    assert lines["North West"].text.startswith("The 2 forces asked in the North West recorded 674")
    assert "Among all forces asked, police recorded 674 such offences" in lines["lancashire"].text
    assert "in the UK" not in "".join(line.text for line in lines.values())


def test_lines_come_for_all_then_nations_regions_and_forces_by_name():
    lines = list(lines_of(facts_of([])).values())

    assert [line.level for line in lines] == sorted((line.level for line in lines), key=list(Level).index)
    assert [line.name for line in lines if line.level is Level.NATION] == [
        "England", "Northern Ireland", "Scotland", "Wales",
    ]  # fmt: skip
    assert [line.region for line in lines if line.key in ("lancashire", "Wales", "North West", "")] == [
        "", "Wales", "North West", "North West",
    ]  # fmt: skip


def test_every_number_leads_to_its_figure():
    entries = [
        *given_as("lancashire", 467, 541, "take_make_distribute"),
        *given_as("lancashire", 124, 133, "possession"),
    ]

    line = lines_of(facts_of(entries))["lancashire"]

    said = {line.text[claim.start : claim.end]: claim for claim in line.claims}
    assert (said["591"].key, said["591"].period, said["591"].category) == ("lancashire", YEARS[0], "")
    assert (said["133"].key, said["133"].period, said["133"].category) == ("lancashire", YEARS[1], "possession")
    assert (said["674 such offences"].level, said["674 such offences"].key) == (Level.WHOLE, "")


LIE = "Lancashire Constabulary recorded 999 offences in 2017/18."
TRUE = "Lancashire Constabulary recorded 674 offences in 2017/18."


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (((LIE, TRUE),), TRUE),
        (((TRUE,), (LIE,)), TRUE),
        (((LIE,), (TRUE,)), TRUE),
        (((LIE,),), ""),
        (((TRUE,), ("Lancashire Constabulary recorded 1,348 victims in 2017/18.",)), TRUE),
        (((TRUE,), ("Police in the UK recorded nearly 900 offences in 2017/18.",)), TRUE),
        (((TRUE,), ("Cumbria Constabulary recorded 10 offences in 2017/18.",)), TRUE),  # true, and not its own
    ],
)
def test_what_does_not_hold_is_not_printed(monkeypatch, said, kept):
    monkeypatch.setattr("foitracker.store.queries.press_lines.sentences", lambda place: said)
    facts = facts_of([*given_as("lancashire", 591, 674), *given_as("cumbria", 9, 10)])

    line = lines_of(facts, only={"lancashire"})["lancashire"]

    assert line.text == kept


@pytest.mark.parametrize("shortfall", [each for each in Shortfall if each is not Shortfall.NO_FIGURE])
def test_why_a_figure_is_missing_is_said_without_a_number(shortfall):
    words = reason_for(Missing("kent", "“10 or more” has no upper bound", shortfall))

    assert words and not re.search(r"\d", words)


@pytest.mark.parametrize("slug", scheme_slugs())
def test_every_scheme_has_words_for_what_it_counts(slug):
    for offences in offences_of(load_scheme(slug)):
        assert "offence" in offences.one and "offences" not in offences.one
        assert "offences" in offences.many


# ---- what is never said


counts = (
    st.none()
    | st.integers(0, 3000)
    | st.tuples(st.integers(0, 400), st.integers(0, 8)).map(lambda pair: (pair[0], sum(pair)))
)


@st.composite
def rounds(draw):
    entries = []
    for force in FORCES:
        codes = SPLIT if draw(st.booleans()) else ("child_images_unsplit",)
        for code in codes:
            entries += given_as(force, draw(counts), draw(counts), code)
    return Drawn(facts_of(entries))


class Drawn:
    """A round whose facts do not fill the screen when a test fails."""

    def __init__(self, facts):
        self.facts = facts


@settings(deadline=None, max_examples=20)  # a round is some twenty lines, each checked once or more
@given(rounds())
def test_every_number_of_every_line_is_a_claim_that_holds(drawn):
    facts = drawn.facts
    for key, line in lines_of(facts).items():
        checked = check(line.text, facts)
        assert all(claim.verdict is Verdict.SUPPORTED for claim in checked.claims), line.text
        assert all(one.because == "a period" or "2017" in one.words for one in checked.not_checked), line.text
        assert len(line.claims) == len(checked.claims)
        forces = next(place.forces for place in facts.places if (place.key or "") == key)
        for claim in checked.claims:
            assert set(claim.figure.place.forces) in (set(forces), set(FORCES)), line.text


@settings(deadline=None, max_examples=20)  # a round is some twenty lines, each checked once or more
@given(rounds())
def test_no_line_says_more_than_the_rules_allow(drawn):
    facts = drawn.facts
    for key, line in lines_of(facts).items():
        place = next(place for place in facts.places if (place.key or "") == key)
        change, last = facts.change(place, *YEARS), facts.total(place, YEARS[1])
        if change.variation is not Variation.BEYOND:
            assert not re.search(r"\b(?:up|down) from|\b(?:rise|fall) of|per cent (?:more|fewer)", line.text), line.text
        if change.low_before is not None and change.low_before < LEAST_BASE:
            assert "per cent" not in line.text
        if last.low is None:
            assert "gave a usable figure" in line.text or "no usable figure" in line.text or "no figure" in line.text
        else:
            assert press_number(last.low, last.high) in line.text, line.text
        if any(total.usable for total in facts.totals) and facts.totals[1].usable and len(place.forces) != 1:
            assert re.search(r"\d forces .*gave figures", line.text), line.text
        assert not re.search(r"committed|porn|victims|\bvary", line.text, re.IGNORECASE)
        assert "None" not in line.text


# ---- the example round


@pytest.mark.django_db
def test_every_line_of_the_example_round_holds():
    reference.load()
    round = example.load()
    result = national(round)
    facts = facts_from(result, Force.objects.filter(requests__round=round).prefetch_related("aliases"))

    lines = press.lines(round, result)

    assert [sum(line.level is level for line in lines) for level in Level] == [1, 4, 9, 45]
    for line in lines:
        checked = check(line.text, facts)
        assert {claim.verdict for claim in checked.claims} == {Verdict.SUPPORTED}, line.text
        assert len(checked.claims) > 3
    by_key = {line.key: line.text for line in lines}
    assert by_key[""].startswith(
        "Police in the UK recorded nearly 23,000 child abuse image offences in 2017/18, an average of 62 a day, or one "
        "every 23 minutes. The exact number across the UK was 22,724 in 2017/18, up from 18,522 in 2016/17, a rise of "
        "23 per cent. All 45 forces gave figures for both years."
    )
    assert by_key["lancashire"].startswith(
        "Lancashire Constabulary recorded 674 child abuse image offences in 2017/18, up from 591 in 2016/17, a rise of "
        "14 per cent. Of the 674 offences recorded by Lancashire Constabulary in 2017/18, 541 were for taking, making "
        "or distributing indecent images of children and 133 were for possession."
    )


@pytest.mark.parametrize(("mid_year", "is_said"), [(2017, True), (2012, False)])
def test_a_rate_is_said_only_by_the_people_of_its_time(mid_year, is_said):
    facts = facts_of(list(given_as("lancashire", 591, 674)))
    facts = replace(facts, populations=replace(facts.populations, mid_year=mid_year))

    assert ("offences for every 10,000 children" in lines_of(facts)["lancashire"].text) is is_said
