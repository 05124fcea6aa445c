"""Approved wordings go from one house to another, and change nothing that was decided there."""

from datetime import date

import pytest

from foitracker.offences import load_scheme
from foitracker.store import scheme_file
from foitracker.store.actions import approved as actions
from foitracker.store.actions import wordings
from foitracker.store.models import Ruling, Wording
from foitracker.store.queries import approved as query
from foitracker.store.queries.national import national
from foitracker.store.scheme_file import Approved
from tests.factories import make_confirmed, make_force, make_person, make_request, make_round

pytestmark = pytest.mark.django_db

SCHEME = "child-abuse-images"
ODD = "Naughty picture offences (local code 17)"
MAY = date(2018, 5, 31)


@pytest.fixture
def by():
    return make_person("admin")


def said(text=ODD, category="possession", force="", why="Kent says so."):
    return Approved(text, category, why, force, MAY, "ann")


def take_over(*rulings, by):
    return actions.take_over(scheme=SCHEME, rulings=rulings, file_name="other.csv", by=by)


def fates(*rulings):
    return [line.fate.value for line in query.import_lines(SCHEME, rulings)]


def counted(round):
    return national(round).totals[-1].low


def answered(by, *, two_person_rulings=False, **fields):
    round = make_round(by=by, two_person_rulings=two_person_rulings, forces=[make_force("Kent Police")], **fields)
    make_confirmed(request=make_request(round=round, by=by), rows=[["Offence", "2017/18"], [ODD, 4]], by=by)
    return round


def test_an_imported_approval_is_a_ruling_with_who_when_and_why(by):
    [ruling] = take_over(said(), by=by)

    assert (ruling.wording.text, ruling.category, ruling.decided_by, ruling.round) == (ODD, "possession", by, None)
    assert ruling.why == "Imported from “other.csv”: Kent says so. (Ruled by ann on 31 May 2018.)"


def test_it_counts_at_once_and_in_every_later_round(by):
    before = answered(by)
    take_over(said(), by=by)
    after = answered(by, slug="images-2019")

    assert (counted(before), counted(after)) == (4, 4)


def test_what_was_decided_here_stays(by):
    round = answered(by)
    wordings.decide(wording=Wording.objects.get(), category="total_row", why="x", round=round, by=by)

    assert fates(said()) == ["kept"]
    assert take_over(said(), by=by) == []
    assert Wording.objects.get().category == "total_row"


@pytest.mark.parametrize(
    ("text", "category", "fate"),
    [
        ("86/10 Possession of an indecent photograph of a child", "possession", "same"),
        ("86/10 Possession of an indecent photograph of a child", "total_row", "kept"),
        (ODD, "possession", "new"),
    ],
)
def test_what_the_rules_accept_here_needs_no_ruling_and_is_not_overruled(text, category, fate):
    assert fates(said(text, category)) == [fate]


def test_a_question_or_a_proposal_here_stays_too(by):
    round = answered(by)
    wordings.ask(wording=Wording.objects.get(), question="Which?", round=round, by=by)

    assert fates(said()) == ["kept"]


def test_a_ruling_for_one_force_comes_over_as_one(by):
    kent = make_force("Kent Police")

    take_over(said(), said(category="total_row", force=kent.slug), by=by)

    assert dict(Wording.objects.values_list("force__slug", "category")) == {None: "possession", kent.slug: "total_row"}


def test_importing_twice_is_importing_once(by):
    rulings = [said(), said(category="total_row", force=make_force("Kent Police").slug)]
    take_over(*rulings, by=by)

    assert fates(*rulings) == ["same", "same"]
    assert take_over(*rulings, by=by) == []


def test_where_two_people_rule_an_import_waits_for_the_second(by):
    round = answered(by, two_person_rulings=True)

    [ruling] = take_over(said(), by=by)

    assert ruling.proposed
    assert counted(round) is None
    wordings.confirm(ruling=ruling, by=make_person("bob"))
    assert counted(round) == 4


def test_what_an_import_would_move_is_shown_before(by):
    round = answered(by)
    kent = round.requests.get().force

    everywhere = query.import_page(SCHEME, [said()])
    alone = query.import_page(SCHEME, [said(), said(category="total_row", force=kent.slug)])

    assert [(p.period, p.numbers[0].before, p.numbers[0].after) for p in everywhere.moved.periods] == [
        ("2017/18", "no figure", "4")
    ]
    assert everywhere.new[0].category == "Possession of indecent images of children"
    assert {period.numbers[0].after for period in alone.moved.periods} <= {"no figure"}
    assert counted(round) is None


def test_a_file_of_one_house_serves_another(by):
    round = answered(by)
    kent = round.requests.get().force
    wording = Wording.objects.get()
    wordings.decide(wording=wording, category="possession", why="Plain.", round=round, by=by)
    wordings.decide(
        wording=wording, category="total_row", why="Kent.", force=kent, instead_of="possession", round=round, by=by
    )
    wordings.meet(scheme=SCHEME, texts=["Local code 18", "86/2"])
    content = scheme_file.write(SCHEME, query.approved(SCHEME)).encode()

    rulings = scheme_file.read(content, scheme=load_scheme(SCHEME), forces={kent.slug}, today=date(2100, 1, 1))

    assert rulings == query.approved(SCHEME)
    assert [(one.category, one.force, one.why) for one in rulings] == [
        ("possession", "", "Plain."),
        ("total_row", kent.slug, "Kent."),
    ]


def test_only_what_holds_and_means_something_is_handed_on(by):
    round = answered(by)
    wording = Wording.objects.get()
    wordings.ask(wording=wording, question="Which?", round=round, by=by)
    assert query.approved(SCHEME) == []

    wordings.decide(wording=wording, category="possession", why="They said.", round=round, by=by)

    assert [one.why for one in query.approved(SCHEME)] == ["They said."]
    assert Ruling.objects.count() == 2


def test_a_text_that_was_cut_is_handed_on_as_it_is_kept(by):
    round = make_round(by=by)
    text = "Local code 17 > " + "indecent photograph " * 40
    [wording] = wordings.meet(scheme=SCHEME, texts=[text]).values()
    wordings.decide(wording=wording, category="possession", why="x", round=round, by=by)

    [one] = query.approved(SCHEME)

    assert wordings.tidied(one.text) == wording.tidied
