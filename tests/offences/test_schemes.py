"""Every scheme file is loaded and checked against itself."""

import re
from collections import Counter, defaultdict

import pytest

from foitracker.offences import Counting, Decision, Level, load_scheme, match, scheme_slugs, tidy
from foitracker.offences.scheme_rows import JURISDICTIONS, read_rows
from foitracker.offences.words import fold

ALL = scheme_slugs()
pytestmark = pytest.mark.parametrize("slug", ALL)


def rows(slug, *kinds):
    return [row for row in read_rows(slug) if row.row in kinds]


def key(text):
    return " ".join(fold(tidy(text)))


def test_it_says_what_it_is_and_where_it_is_from(slug):
    scheme = load_scheme(slug)

    assert scheme.title
    assert re.fullmatch(r"\d{4}-\d\d", scheme.version)
    assert "Home Office" in scheme.source
    assert "Open Government Licence" in scheme.licence


def test_codes_of_categories_can_stand_in_an_address(slug):
    assert all(re.fullmatch(r"[\w. -]+", code) for code in load_scheme(slug).categories)


def test_every_parent_is_there_and_no_category_holds_itself(slug):
    scheme = load_scheme(slug)

    for category in scheme.categories.values():
        above, step = set(), category.parent
        while step:
            assert step not in above
            above.add(step)
            step = scheme.categories[step].parent
        assert category.code not in above


def test_every_counted_category_has_its_law_in_each_jurisdiction_or_says_none(slug):
    for category in load_scheme(slug).categories.values():
        if category.counting == Counting.COUNTED:
            assert all(category.law[jurisdiction] for jurisdiction in JURISDICTIONS), category.code


def test_there_is_a_category_for_totals(slug):
    assert load_scheme(slug).categories["total_row"].counting == Counting.CHECK_ONLY


def test_no_row_is_there_twice(slug):
    counted = Counter((row.row, row.category, row.text, row.detail) for row in read_rows(slug))

    assert [row for row, times in counted.items() if times > 1] == []


def test_every_wording_has_words_and_tidies_to_a_key_of_its_own(slug):
    for row in rows(slug, "wording", "offence", "hint", "category"):
        assert fold(tidy(row.text)), row.text
    keys = Counter((row.category, tidy(row.text)) for row in rows(slug, "wording"))
    assert [wording for wording, times in keys.items() if times > 1] == []


def test_every_offence_code_is_written_as_the_home_office_writes_it(slug):
    for row in rows(slug, "offence", "hint"):
        assert re.fullmatch(r"\d{3}/\d\d", row.detail), row


def test_every_statute_names_its_sections_and_its_act_has_a_year(slug):
    for row in rows(slug, "statute"):
        assert re.search(r" \d{4}$", row.text), row
        assert re.fullmatch(r"\d+[A-Z]*(, \d+[A-Z]*)*", row.detail), row


def test_no_section_means_two_categories(slug):
    pairs = Counter((row.text, section) for row in rows(slug, "statute") for section in row.detail.split(", "))

    assert [pair for pair, times in pairs.items() if times > 1] == []


def test_every_rule_gives_its_reason(slug):
    assert all(row.detail.endswith(".") for row in rows(slug, "exclusion", "rule"))


def test_an_approved_wording_is_accepted_for_its_category_or_for_none(slug):
    scheme = load_scheme(slug)

    for row in rows(slug, "wording"):
        assert row.category in scheme.exact[key(row.text)], row
        matched = match(row.text, scheme=scheme)
        assert matched.decision == Decision.SUGGESTED or scheme.fits(matched.category, row.category), row


def test_an_official_title_is_accepted_for_its_category_unless_it_names_another(slug):
    """The offence 019/08 is in 19C and, with several offenders, in 19J: its title is the name of 19C."""
    scheme = load_scheme(slug)
    named = {(key(row.text), row.category) for row in rows(slug, "category", "wording")}

    for row in rows(slug, "offence"):
        matched = match(row.text, scheme=scheme)
        if matched.decision == Decision.ACCEPTED and not scheme.fits(matched.category, row.category):
            assert (key(row.text), matched.category) in named, row


def test_a_bare_code_is_accepted_if_it_has_one_category(slug):
    scheme = load_scheme(slug)
    categories = defaultdict(set)
    for row in rows(slug, "offence", "hint"):
        categories[row.detail].add(row.category)

    for code, meant in categories.items():
        matched = match(code, scheme=scheme)
        assert matched.decision == (Decision.ACCEPTED if len(meant) == 1 else Decision.SUGGESTED), code
        assert {suggestion.category for suggestion in matched.suggestions} <= meant


def test_levels_stand_one_below_the_other(slug):
    categories = load_scheme(slug).categories
    below = {Level.SUBGROUP: {Level.GROUP}, Level.CLASS: {Level.GROUP, Level.SUBGROUP}, Level.GROUP: {None}}

    for category in categories.values():
        if category.level:
            assert (categories[category.parent].level if category.parent else None) in below[category.level]
