"""What official.csv says of a scheme, checked against the official list that the scheme of classes holds."""

import csv
from importlib.resources import files

import pytest

from foitracker.offences import load_scheme, scheme_slugs
from foitracker.offences.codes import canonical
from foitracker.offences.official import Relation, codes_for, everything_counted, lines_of, official_lines
from foitracker.offences.scheme import Counting
from foitracker.offences.scheme_rows import read_rows

IMAGES = load_scheme("child-abuse-images")
GROOMING = load_scheme("sexual-communication-and-grooming")
CHILDREN = load_scheme("sexual-offences-against-children")
CLASSES = load_scheme("home-office")


def offences_of(code):
    """The codes of the offences of a class, in the official list."""
    return {canonical(row.detail) for row in read_rows("home-office") if row.row == "offence" and row.category == code}


LINES = [(slug, line) for slug in scheme_slugs() if slug != "home-office" for line in official_lines(slug)]


def test_every_row_is_of_a_scheme_and_of_a_category_that_is_counted():
    table = files("foitracker.offences") / "official.csv"
    with table.open(encoding="utf-8", newline="") as file:
        assert {row["scheme"] for row in csv.DictReader(file)} == set(scheme_slugs())
    for slug, line in LINES:
        assert load_scheme(slug).categories[line.category].counting is Counting.COUNTED
        assert line.why.endswith(".") and line.source


@pytest.mark.parametrize(("slug", "line"), LINES, ids=lambda one: getattr(one, "category", one))
def test_a_class_that_is_the_same_holds_nothing_that_is_not_counted_and_one_that_holds_more_does(slug, line):
    scheme = load_scheme(slug)
    meant = [scheme.codes.get(offence, ()) for code in line.codes for offence in offences_of(code)]
    outside = [names for names in meant for name in names if scheme.categories[name].counting is not Counting.COUNTED]
    known = [scheme.codes.get(code, ()) for code in line.codes]

    if line.relation is Relation.SAME:
        assert not outside
        assert all(name == (line.category,) for name in known)
    else:
        assert outside


def test_class_86_is_the_most_that_an_answer_about_images_can_be():
    for given in ({"possession"}, {"take_make_distribute", "possession"}, {"child_images_unsplit"}):
        found = codes_for(IMAGES, given)

        assert (found.codes, found.relation, found.name) == (("86",), Relation.HOLDS_MORE, "class 86")
    assert "extreme pornography" in found.why


def test_class_88a_is_grooming_where_all_of_it_is_given():
    assert codes_for(GROOMING, {"grooming_unsplit"}).relation is Relation.SAME
    assert codes_for(GROOMING, {"sexual_communication", "meeting_after_grooming"}).relation is Relation.SAME
    assert codes_for(GROOMING, {"sexual_communication"}).relation is Relation.HOLDS_MORE


def test_of_several_classes_those_are_asked_for_that_the_answer_speaks_of():
    found = codes_for(CHILDREN, {"sexual_assault_under_13", "grooming"})

    assert (found.codes, found.relation) == (("17B", "20B", "88A"), Relation.SAME)
    assert found.name == "classes 17B, 20B and 88A"
    assert codes_for(CHILDREN, {"child_sexual_offences_unsplit"}).relation is Relation.HOLDS_MORE
    assert len(codes_for(CHILDREN, {"child_sexual_offences_unsplit"}).lines) == len(lines_of(CHILDREN))


def test_a_class_of_the_official_list_is_its_own_code():
    assert set(codes_for(CLASSES, {"88A", "86"}).codes) == {"86", "88A"}
    assert codes_for(CLASSES, {"homicide"}).codes == ("1", "4.1", "4.2", "4.10")


def test_what_is_in_no_official_class_has_no_comparison():
    assert codes_for(CHILDREN, {"mixed_ages"}) is None
    assert codes_for(CHILDREN, {"grooming", "mixed_ages"}) is None
    assert codes_for(IMAGES, set()) is None


def test_everything_counted_is_named_once():
    assert everything_counted(IMAGES) == {"child_images_unsplit"}
    assert everything_counted(GROOMING) == {"grooming_unsplit"}
