import pytest

from foitracker.offences import (
    BrokenScheme,
    Counting,
    Decision,
    Level,
    UnknownScheme,
    load_scheme,
    match,
    scheme_slugs,
)
from foitracker.offences.building import build_scheme
from foitracker.offences.scheme_rows import Row

WHOLE = Row("category", "whole", "All obscene publications", counting="upper_bound")
PART = Row("category", "part", "Possession", counting="counted", parent="whole")
OTHER = Row("category", "other", "Other", counting="never")


def build(*rows):
    return build_scheme("made-up", [WHOLE, PART, OTHER, *rows])


def test_schemes_are_found_by_their_files():
    assert "child-abuse-images" in scheme_slugs()
    assert "home-office" in scheme_slugs()


def test_a_scheme_that_is_not_there():
    with pytest.raises(UnknownScheme, match=r"There is no offence scheme “nope”\. There are: child-abuse-images"):
        load_scheme("nope")


def test_a_scheme_is_read_once():
    assert load_scheme("child-abuse-images") is load_scheme("child-abuse-images")


def test_what_a_category_is_part_of():
    scheme = load_scheme("child-abuse-images")

    assert scheme.within("possession", "child_images_unsplit")
    assert scheme.within("possession", "possession")
    assert not scheme.within("child_images_unsplit", "possession")
    assert scheme.common_parent(["possession", "take_make_distribute"]) == "child_images_unsplit"
    assert scheme.common_parent(["possession", "extreme_pornography"]) == ""


def test_the_whole_class_may_stand_beside_a_code_of_it():
    scheme = load_scheme("child-abuse-images")

    assert scheme.fits("possession", "class86_mixed")
    assert not scheme.within("possession", "class86_mixed")
    assert not scheme.fits("grooming_family", "class86_mixed")


@pytest.mark.parametrize(
    ("code", "groups"),
    [
        ("19D", ("Sexual offences", "Rape offences")),
        ("rape-offences", ("Sexual offences", "Rape offences")),
        ("sexual-offences", ("Sexual offences", "")),
        ("86", ("Miscellaneous crimes against society", "Miscellaneous crimes against society")),
        ("88A", ("Sexual offences", "Other sexual offences")),
        ("not_notifiable", ("", "")),
    ],
)
def test_groups(code, groups):
    assert load_scheme("home-office").group_of(code) == groups


def test_words_under_two_categories_stay_under_both():
    scheme = build(Row("wording", "part", "Possess images"), Row("wording", "other", "Possessing an image"))

    assert scheme.exact["possess imag"] == ("part", "other")


def test_an_approved_wording_stands_before_an_official_title():
    scheme = build(Row("wording", "part", "Possess images"), Row("offence", "other", "Possession of images", "086/01"))

    assert scheme.exact["possess imag"] == ("part",)


def test_the_title_of_an_offence_that_is_the_name_of_a_group_stands_for_both():
    scheme = build(
        Row("category", "theft-group", "Theft of a vehicle", counting="review", level="subgroup"),
        Row("category", "48", "Theft or taking of a vehicle", counting="counted", parent="theft-group", level="class"),
        Row("category", "37", "Aggravated taking", counting="counted", parent="theft-group", level="class"),
        Row("offence", "48", "Theft of vehicle", "048/01"),
    )

    assert scheme.exact["theft vehicl"] == ("48", "theft-group")


def test_a_subgroup_with_one_class_of_its_name_is_that_class():
    scheme = load_scheme("home-office")

    assert scheme.exact["shoplift"] == ("46",)
    assert scheme.exact["bicycl theft"] == ("44", "bicycle-theft")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (Row("wordings", "part", "x"), "no rows called wordings"),
        (Row("wording", "nobody", "x"), "of a category “nobody” that is not there"),
        (Row("rule", "part", "@nobody"), "the rule “@nobody” cannot be read"),
        (PART, "the category “part” is there twice"),
        (Row("category", "new", "New", counting="counted", parent="later"), "part of “later”, which must stand before"),
    ],
)
def test_a_broken_scheme_says_which_row(row, words):
    with pytest.raises(BrokenScheme, match=words):
        build(row)


def test_what_a_category_says():
    possession = load_scheme("child-abuse-images").categories["possession"]

    assert possession.counting == Counting.COUNTED
    assert possession.level == Level.NONE
    assert possession.law["scotland"] == "Civic Government (Scotland) Act 1982 s.52A"


def test_a_title_too_general_to_decide_is_suggested_only():
    scheme = build(Row("hint", "other", "Disclosing information", "099/01"))

    assert match("Disclosing information", scheme=scheme).decision == Decision.SUGGESTED
    assert match("099/01", scheme=scheme).category == "other"
