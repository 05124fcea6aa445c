"""A query whose text is kept gives what Django gives, whatever the values."""

import pytest

from foitracker.store.asked_often import MOST_KEPT, AskedOften
from foitracker.store.models import Force, ForceAlias
from tests.factories import make_force

pytestmark = pytest.mark.django_db


def aliases(*values):
    return ForceAlias.objects.filter(force=values[0], ambiguous=False, alias__in=values[1:]).values_list("alias")


@pytest.fixture
def kent():
    force = make_force("Kent Police")
    for alias, ambiguous in (("Kent", False), ("KP", False), ("Weald", False), ("SE", True)):
        ForceAlias.objects.create(force=force, alias=alias, ambiguous=ambiguous)
    return force


@pytest.mark.parametrize("asked", [["Kent"], ["KP", "Weald"], ["Weald", "KP"], ["SE"], ["Kent", "KP", "Weald", "SE"]])
def test_it_gives_what_django_gives_for_every_number_of_values(kent, asked):
    ask = AskedOften(lambda *values: aliases(*values).order_by("alias"))

    for _ in range(2):  # first the text is made, then it is kept
        assert ask(kent.pk, *asked) == list(aliases(kent.pk, *asked).order_by("alias"))
        assert ask(kent.pk + 1, *asked) == []


def test_the_text_is_made_once_for_each_number_of_values(kent):
    made = []
    ask = AskedOften(lambda *values: made.append(len(values)) or aliases(*values))

    for asked in (["Kent"], ["KP"], ["Kent", "KP"], ["SE"], ["KP", "Weald"]):
        ask(kent.pk, *asked)

    assert made == [2, 3]


def test_it_keeps_no_more_texts_than_it_may_and_goes_on(kent):
    ask = AskedOften(aliases)

    for count in range(1, MOST_KEPT + 5):
        assert ask(kent.pk, *["Kent"] * count) == [("Kent",)]

    assert len(ask.kept) == MOST_KEPT


@pytest.mark.parametrize(
    "build",
    [
        lambda number: Force.objects.values_list("name"),
        lambda number: Force.objects.filter(pk=number + 1).values_list("name"),
    ],
)
def test_a_query_that_does_something_else_with_its_values_is_refused(build):
    with pytest.raises(TypeError, match="as it is"):
        AskedOften(build)(1)
