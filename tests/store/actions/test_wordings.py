"""A wording is met once; a ruling is kept with who, when and why, and later rulings stand beside it."""

import pytest

from foitracker.store.actions import wordings
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Wording
from tests.factories import make_person, make_round

pytestmark = pytest.mark.django_db

SCHEME = "child-abuse-images"
ODD = "Naughty picture offences (local code 17)"


def meet(*texts):
    return wordings.meet(scheme=SCHEME, texts=texts)


def test_a_code_with_agreeing_words_is_accepted_by_rule():
    wording = meet("86/10 Possession of an indecent photograph of a child")

    [met] = wording.values()

    assert (met.category, met.ruling) == ("possession", None)
    assert met.reason


def test_an_unknown_wording_waits():
    met = meet(ODD)[ODD]

    assert met.category == ""
    assert list(Wording.objects.waiting()) == [met]


def test_the_same_wording_in_other_clothes_is_one_wording():
    meet(ODD)
    meet(ODD.upper() + "  ")

    assert Wording.objects.count() == 1


def test_a_ruling_gives_the_category_and_is_kept():
    round, by = make_round(), make_person("ann")
    wording = meet(ODD)[ODD]

    wordings.decide(wording=wording, category="possession", why="The force says so.", round=round, by=by)
    wordings.decide(wording=wording, category="other_not_counted", why="They were wrong.", round=round, by=by)

    wording.refresh_from_db()
    assert wording.category == "other_not_counted"
    assert [(ruling.category, ruling.decided_by) for ruling in wording.rulings.all()] == [
        ("possession", by),
        ("other_not_counted", by),
    ]


@pytest.mark.parametrize(("category", "why"), [("possession", " "), ("no_such_category", "Because.")])
def test_a_ruling_needs_a_category_of_the_scheme_and_a_reason(category, why):
    wording = meet(ODD)[ODD]

    with pytest.raises(NotPossible):
        wordings.decide(wording=wording, category=category, why=why, round=make_round(), by=make_person())

    wording.refresh_from_db()
    assert (wording.category, wording.rulings.count()) == ("", 0)
