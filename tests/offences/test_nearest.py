import pytest

from foitracker.offences.nearest import nearest, speller
from foitracker.offences.words import fold

KNOWN = nearest(
    (fold(text), text, category)
    for text, category in [
        ("theft of pedal cycle", "44"),
        ("theft from vehicle", "45"),
        ("theft from vehicle other than motor vehicle", "49"),
        ("other theft", "49"),
        ("kidnapping", "36"),
    ]
)
SPELLER = speller(["photographs", "possession", "possess", "children", "indecent", "injunction"])


def test_the_nearest_of_each_category_comes_first():
    near = KNOWN.to(fold("theft from a vehicle"))

    assert [found.category for found in near][:2] == ["45", "49"]
    assert near[0].text == "theft from vehicle"
    assert near[0].score > near[1].score
    assert len({found.category for found in near}) == len(near)


def test_nothing_is_near_to_words_nobody_knows():
    assert KNOWN.to(fold("speeding")) == []
    assert KNOWN.to(()) == []


def test_a_strange_word_makes_everything_less_near():
    assert KNOWN.to(fold("kidnapping of pets"))[0].score < KNOWN.to(fold("kidnapping"))[0].score


@pytest.mark.parametrize(
    ("misspelt", "word"),
    [("photgraph", "photograph"), ("posess", "possess"), ("childern", "child"), ("inju", "injunct")],
)
def test_misspelt_and_cut_off_words(misspelt, word):
    assert SPELLER.respell(misspelt) == word


@pytest.mark.parametrize("word", ["indecent", "xyz", "86", "shoplift", "under13"])
def test_words_that_are_left_alone(word):
    assert SPELLER.respell(word) == word
