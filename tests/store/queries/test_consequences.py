"""What a ruling would move is what it moves."""

from datetime import date

import pytest

from foitracker.periods import financial_year
from foitracker.store.actions import requests, wordings
from foitracker.store.models import Wording
from foitracker.store.queries.consequences import consequences, supposed
from foitracker.store.queries.national import Supposed, national
from tests.factories import make_confirmed, make_force, make_person, make_round, workbook

pytestmark = pytest.mark.django_db

ODD = "Naughty picture offences (local code 17)"
SCHEME = "child-abuse-images"


@pytest.fixture
def by():
    return make_person()


def answered(slug, *forces, by, rows=(["86/2", 100, 120], [ODD, 3, 4])):
    round = make_round(slug=slug, forces=list(forces), by=by, periods=[financial_year(2016), financial_year(2017)])
    requests.send_all(round=round, on=date(2018, 4, 9), by=by)
    for request in round.requests.all():
        content = workbook([["Offence", "2016/17", "2017/18", request.force.slug], *map(list, rows)])
        make_confirmed(request=request, content=content, file_name=f"{slug}{request.pk}.xlsx", by=by)
    return round


@pytest.fixture
def kent():
    return make_force("Kent Police")


@pytest.fixture
def round(by, kent):
    return answered("images-2018", kent, make_force("Gwent Police", nation="Wales"), by=by)


def odd():
    return Wording.objects.get(text=ODD, force=None)


def decide(round, category, by, **fields):
    return wordings.decide(wording=odd(), category=category, why="x", round=round, by=by, **fields)


def lows(round):
    return [total.low for total in national(round).totals]


def test_it_shows_every_period_with_the_total_before_and_after_and_the_forces(round, by):
    decide(round, "possession", by)

    found = consequences([supposed(odd(), "other_not_counted")], scheme=SCHEME)

    assert [(p.period, p.numbers[0].before, p.numbers[0].after) for p in found.periods] == [
        ("2016/17", "206", "200"),
        ("2017/18", "248", "240"),
    ]
    last = found.periods[-1]
    assert [(n.title, n.before, n.after) for n in last.forces] == [
        ("Gwent Police", "124", "120"),
        ("Kent Police", "124", "120"),
    ]
    assert ("Possession of indecent images of children", "8", "none given") in [
        (n.title, n.before, n.after) for n in last.numbers
    ]


@pytest.mark.parametrize("category", ["possession", "other_not_counted", "class86_mixed", "total_row", ""])
@pytest.mark.parametrize("alone", [False, True])
def test_what_is_shown_is_what_happens(round, kent, by, category, alone):
    decide(round, "prohibited_image", by)
    force = kent if alone else None
    thought = national(round, supposing=[supposed(odd(), category, force)])

    if category:
        decide(round, category, by, force=force, instead_of="prohibited_image")
    else:
        wordings.ask(wording=odd(), question="?", round=round, force=force, instead_of="prohibited_image", by=by)

    assert national(round) == thought


def test_looking_changes_nothing(round, by):
    decide(round, "possession", by)
    before = lows(round)

    consequences([supposed(odd(), "other_not_counted")], scheme=SCHEME)

    assert (lows(round), odd().category) == (before, "possession")


def test_a_force_with_a_ruling_of_its_own_does_not_move(round, kent, by):
    decide(round, "possession", by)
    decide(round, "other_not_counted", by, force=kent, instead_of="possession")

    found = consequences([supposed(odd(), "prohibited_image")], scheme=SCHEME)

    assert {force.title for period in found.periods for force in period.forces} == set()
    assert [n.title for n in found.periods[-1].numbers[1:]] == [
        "Possession of indecent images of children",
        "Prohibited images of children",
    ]


def test_every_round_of_the_scheme_is_looked_at(round, by):
    decide(round, "possession", by)
    answered("images-2019", make_force("Dorset Police"), by=by)
    answered("images-2020", make_force("Essex Police"), by=by, rows=(["86/2", 5, 6],))

    found = consequences([supposed(odd(), "other_not_counted")], scheme=SCHEME)

    assert [period.round_slug for period in found.periods] == ["images-2018"] * 2 + ["images-2019"] * 2
    assert set(found.rounds) == {"Round images-2018", "Round images-2019"}


def test_a_wording_in_no_confirmed_figure_moves_nothing():
    [wording] = wordings.meet(scheme=SCHEME, texts=[ODD]).values()

    found = consequences([supposed(wording, "possession")], scheme=SCHEME)

    assert (found.periods, found.rounds) == ((), ())


def test_a_force_that_drops_out_says_why(round, by):
    decide(round, "possession", by)

    found = consequences([supposed(odd(), "")], scheme=SCHEME)

    assert found.periods[0].numbers[0].after == "no figure"
    assert "awaits a decision" in found.periods[0].forces[0].after
    assert (found.periods[0].coverage_before, found.periods[0].coverage_after) == ("2 of 2 forces", "0 of 2 forces")


def test_a_thought_is_as_few_queries_as_the_result(round, by, django_assert_max_num_queries):
    thought = [Supposed((odd().pk,), "possession"), Supposed((odd().pk,), "total_row", make_force("Kent Police").pk)]

    with django_assert_max_num_queries(6):
        national(round, supposing=thought)
