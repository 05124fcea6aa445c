"""Which wordings a person may rule on together."""

import pytest

from foitracker.offences import load_scheme, tidy
from foitracker.offences.alike import likeness

SCHEME = load_scheme("child-abuse-images")


def like(text, suggested="possession"):
    return likeness(tidy(text), suggested=suggested, scheme=SCHEME)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Possesion of indecent photgraph of child", "possession of indecent photographs of children"),
        ("Possess indecent photograph (S) of a child", "POSS. INDECENT PHOTOGRAPHS OF CHILDREN"),
        ("Children: indecent photographs, possession", "Possession of indecent photographs of children"),
    ],
)
def test_other_letters_for_the_same_words_are_alike(one, other):
    assert like(one) == like(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Possession of indecent photographs of children", "Possession of prohibited images of children"),
        ("Local code 17 pictures", "Local code 18 pictures"),
        ("Possession of indecent images, under 13", "Possession of indecent images, over 13"),
    ],
)
def test_other_words_and_other_numbers_are_not(one, other):
    assert like(one) != like(other)


def test_another_suggestion_is_not_alike():
    assert like("Possession of photographs") != like("Possession of photographs", suggested="prohibited_image")


def test_nothing_but_marks_is_like_nothing():
    assert like("- / -") == ""
