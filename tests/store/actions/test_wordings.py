"""A wording is met once; a ruling is kept with who, when and why, and later rulings stand beside it."""

from datetime import date

import pytest

from foitracker.store.actions import readings, requests, wordings
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Confirmation, Figure, Ruling, Wording
from foitracker.store.queries.national import national
from tests.factories import make_answer, make_force, make_person, make_reading, make_round, workbook

pytestmark = pytest.mark.django_db

SCHEME = "child-abuse-images"
ODD = "Naughty picture offences (local code 17)"
ROWS = [["Offence", "2016/17", "2017/18"], ["86/2", 100, 120], [ODD, 3, 4]]


@pytest.fixture
def by():
    return make_person("ann")


@pytest.fixture
def round(by):
    """Kent and Gwent have answered with the odd wording, and both answers are confirmed."""
    return answered(make_round(forces=[make_force("Kent Police"), make_force("Gwent Police", nation="Wales")], by=by))


def answered(round, *, rows=ROWS, confirmed=True):
    requests.send_all(round=round, on=date(2018, 4, 9), by=round.opened_by)
    for request in round.requests.order_by("force__slug"):
        name = f"{round.slug} {request.force.slug}.xlsx"
        content = workbook([[*row, request.force.slug] if row[0] == "Offence" else row for row in rows])
        reading = make_reading(request=request, content=content, file_name=name, by=round.opened_by)
        if confirmed:
            readings.confirm(reading=reading, why="As the sheet says.", by=round.opened_by)
    return round


def meet(*texts):
    return wordings.meet(scheme=SCHEME, texts=texts)


def odd():
    return Wording.objects.get(text=ODD, force=None)


def low(round, force=""):
    total = national(round).totals[-1]
    return total.of(force).low if force else total.low


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


def test_a_ruling_gives_the_category_and_is_kept(by):
    round, wording = make_round(), meet(ODD)[ODD]

    wordings.decide(wording=wording, category="possession", why="The force says so.", round=round, by=by)
    wordings.decide(
        wording=wording,
        category="other_not_counted",
        why="They were wrong.",
        instead_of="possession",
        round=round,
        by=by,
    )

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


def test_what_counts_already_is_changed_only_by_someone_who_knows_it(round, by):
    wordings.decide(wording=odd(), category="possession", why="Kent says so.", round=round, by=by)

    for instead_of in ("", "prohibited_image"):
        with pytest.raises(NotPossible, match="means “Possession of indecent images of children” by now"):
            wordings.decide(
                wording=odd(), category="other_not_counted", why="No.", instead_of=instead_of, round=round, by=by
            )
    assert odd().category == "possession"


def test_a_ruling_on_what_somebody_made_undecided_meanwhile_is_refused(round, by):
    with pytest.raises(NotPossible, match="undecided by now"):
        wordings.decide(wording=odd(), category="possession", why="x", instead_of="possession", round=round, by=by)


def test_an_approved_wording_serves_the_next_round(round, by):
    wordings.decide(wording=odd(), category="possession", why="Kent says so.", round=round, by=by)

    following = answered(make_round(slug="images-2019", forces=[make_force("Dorset Police")], by=by))

    assert not Wording.objects.waiting().exists()
    assert low(following) == 124


def test_a_ruling_of_another_scheme_is_refused(by):
    other = make_round(slug="grooming", scheme="sexual-communication-and-grooming", by=by)

    with pytest.raises(NotPossible, match="another offence scheme"):
        wordings.decide(wording=meet(ODD)[ODD], category="possession", why="x", round=other, by=by)


# ---- for one force


def test_a_ruling_for_one_force_moves_that_force_alone(round, by):
    kent = make_force("Kent Police")
    wordings.decide(wording=odd(), category="possession", why="Plain.", round=round, by=by)

    wordings.decide(
        wording=odd(),
        category="other_not_counted",
        why="Kent counts adults under code 17.",
        force=kent,
        instead_of="possession",
        round=round,
        by=by,
    )

    assert (low(round, "kent-police"), low(round, "gwent-police")) == (120, 124)
    assert odd().category == "possession"


def test_a_ruling_for_one_force_leaves_the_others_waiting(round, by):
    wordings.decide(wording=odd(), category="possession", why="x", force=make_force("Kent Police"), round=round, by=by)

    assert low(round) == 124
    assert list(Wording.objects.waiting()) == [odd()]


def test_a_ruling_for_every_force_leaves_a_force_with_its_own(round, by):
    kent = make_force("Kent Police")
    wordings.decide(wording=odd(), category="other_not_counted", why="x", force=kent, round=round, by=by)

    wordings.decide(wording=odd(), category="possession", why="x", round=round, by=by)

    assert (low(round, "kent-police"), low(round, "gwent-police")) == (120, 124)


def test_the_next_answer_of_the_force_is_read_with_its_own_wording(round, by):
    kent = make_force("Kent Police")
    wordings.decide(wording=odd(), category="other_not_counted", why="x", force=kent, round=round, by=by)
    wordings.decide(wording=odd(), category="possession", why="x", round=round, by=by)

    following = answered(make_round(slug="images-2019", forces=[kent, make_force("Dorset Police")], by=by))

    assert (low(following, "kent-police"), low(following, "dorset-police")) == (120, 124)


def test_every_figure_of_the_force_is_repointed_and_no_other(round, by):
    kent = make_force("Kent Police")
    wordings.decide(wording=odd(), category="possession", why="x", force=kent, round=round, by=by)

    own = Wording.objects.get(text=ODD, force=kent)

    assert {figure.request.force.slug for figure in own.figures.all()} == {"kent-police"}
    assert {figure.request.force.slug for figure in odd().figures.all()} == {"gwent-police"}


# ---- several at once


def test_several_wordings_are_ruled_on_together(by):
    round = make_round(by=by)
    met = list(meet("Local code 17 pictures", "Local code 18 pictures").values())

    made = wordings.decide_together(wordings=met, category="possession", why="Kent says so.", round=round, by=by)

    assert len(made) == 2
    assert set(Wording.objects.values_list("category", flat=True)) == {"possession"}


def test_together_is_all_or_none(by):
    round = make_round(by=by)
    first, second = meet("Local code 17 pictures", "Local code 18 pictures").values()
    wordings.decide(wording=second, category="total_row", why="x", round=round, by=by)

    with pytest.raises(NotPossible):
        wordings.decide_together(wordings=[first, second], category="possession", why="x", round=round, by=by)

    assert Ruling.objects.count() == 1


def test_together_needs_something():
    with pytest.raises(NotPossible, match="Choose"):
        wordings.decide_together(wordings=[], category="possession", why="x", round=make_round(), by=make_person())


def test_wordings_that_differ_in_spelling_alone_are_alike():
    met = meet(
        "Possesion of indecent photgraph of child - local",
        "local - possession of indecent photographs of children",
        "Local: possession of a prohibited image",
    )

    first, second, other = [wording.alike for wording in met.values()]

    assert first == second != other


# ---- asking the force


def test_asking_leaves_it_undecided_and_stands_in_each_history(round, by):
    wordings.ask(wording=odd(), question="Which offences are these?", round=round, by=by)

    assert odd().category == ""
    assert list(Wording.objects.asked()) == [odd()]
    assert not Wording.objects.waiting().exists()
    for request in round.requests.all():
        event = request.events.last()
        assert (event.kind, event.recorded_by) == ("wording_asked", by)
        assert event.text == f"“{ODD}”: Which offences are these?"
    assert low(round) is None


def test_asking_one_force_leaves_the_others_to_be_ruled_on(round, by):
    kent = make_force("Kent Police")

    wordings.ask(wording=odd(), question="Which?", force=kent, round=round, by=by)
    wordings.decide(wording=odd(), category="possession", why="Plain elsewhere.", round=round, by=by)

    assert low(round) == 124
    assert Wording.objects.asked().get().force == kent
    assert not round.requests.get(force__slug="gwent-police").events.filter(kind="wording_asked").exists()


def test_an_answer_to_the_question_is_an_ordinary_ruling(round, by):
    wordings.ask(wording=odd(), question="Which?", round=round, by=by)

    wordings.decide(wording=odd(), category="possession", why="Both forces say so.", round=round, by=by)

    assert low(round) == 248
    assert [ruling.kind for ruling in odd().rulings.all()] == ["ask", "means"]


def test_asking_about_what_a_rule_accepted_takes_it_out_until_the_force_answers(round, by):
    accepted = Wording.objects.get(text="86/2")
    wordings.decide(wording=odd(), category="possession", why="x", round=round, by=by)

    wordings.ask(wording=accepted, question="x?", instead_of="take_make_distribute", round=round, by=by)

    assert low(round) is None


@pytest.mark.parametrize("question", ["", "  "])
def test_a_question_has_words(round, by, question):
    with pytest.raises(NotPossible, match="Write the question"):
        wordings.ask(wording=odd(), question=question, round=round, by=by)


def test_nobody_is_asked_about_words_that_nobody_uses(by):
    with pytest.raises(NotPossible, match="nobody to ask"):
        wordings.ask(wording=meet(ODD)[ODD], question="Which?", round=make_round(), by=by)
    assert not Ruling.objects.exists()


# ---- two people


@pytest.fixture
def strict(by):
    forces = [make_force("Kent Police"), make_force("Gwent Police", nation="Wales")]
    return answered(make_round(slug="strict", forces=forces, by=by, two_person_rulings=True))


def test_a_proposed_ruling_counts_nothing_until_another_person_confirms(strict, by):
    ruling = wordings.decide(wording=odd(), category="possession", why="Kent says so.", round=strict, by=by)
    assert (odd().category, low(strict)) == ("", None)
    assert list(Wording.objects.proposed()) == [odd()]

    wordings.confirm(ruling=ruling, by=make_person("bob"))

    assert (odd().category, odd().proposal, low(strict)) == ("possession", None, 248)
    assert Confirmation.objects.get().confirmed_by.username == "bob"


def test_nobody_confirms_a_ruling_of_their_own(strict, by):
    ruling = wordings.decide(wording=odd(), category="possession", why="x", round=strict, by=by)

    with pytest.raises(NotPossible, match="your own"):
        wordings.confirm(ruling=ruling, by=by)

    assert odd().category == ""


def test_a_ruling_is_confirmed_once_and_only_while_it_stands(strict, by):
    bob = make_person("bob")
    first = wordings.decide(wording=odd(), category="possession", why="x", round=strict, by=by)
    second = wordings.decide(wording=odd(), category="prohibited_image", why="No: drawings.", round=strict, by=bob)

    with pytest.raises(NotPossible, match="no longer waits"):
        wordings.confirm(ruling=first, by=bob)
    wordings.confirm(ruling=second, by=by)
    with pytest.raises(NotPossible, match="no longer waits"):
        wordings.confirm(ruling=second, by=by)

    assert odd().category == "prohibited_image"
    assert odd().rulings.count() == 2


def test_a_change_waits_while_the_ruling_before_it_counts(strict, by):
    bob = make_person("bob")
    wordings.confirm(ruling=wordings.decide(wording=odd(), category="possession", why="x", round=strict, by=by), by=bob)

    change = wordings.decide(
        wording=odd(), category="other_not_counted", why="x", instead_of="possession", round=strict, by=bob
    )

    assert low(strict) == 248
    wordings.confirm(ruling=change, by=by)
    assert low(strict) == 240


def test_a_ruling_for_one_force_waits_too(strict, by):
    kent = make_force("Kent Police")
    ruling = wordings.decide(wording=odd(), category="possession", why="x", force=kent, round=strict, by=by)
    assert low(strict) is None

    wordings.confirm(ruling=ruling, by=make_person("bob"))

    assert low(strict) == 124


def test_a_force_whose_own_ruling_still_waits_follows_the_others(strict, by):
    bob, kent = make_person("bob"), make_force("Kent Police")
    own = wordings.decide(wording=odd(), category="other_not_counted", why="x", force=kent, round=strict, by=by)

    everywhere = wordings.decide(wording=odd(), category="possession", why="x", round=strict, by=by)
    wordings.confirm(ruling=everywhere, by=bob)
    assert low(strict, "kent-police") == 124

    wordings.confirm(ruling=own, by=bob)
    assert (low(strict, "kent-police"), low(strict, "gwent-police")) == (120, 124)


def test_asking_about_what_is_undecided_needs_nobody_else(strict, by):
    wordings.ask(wording=odd(), question="Which?", round=strict, by=by)

    assert list(Wording.objects.asked()) == [odd()]


def test_a_round_that_wants_two_people_wants_them_wherever_the_ruling_is_made(strict, by):
    easy = answered(make_round(slug="easy", forces=[make_force("Dorset Police")], by=by))

    ruling = wordings.decide(wording=odd(), category="possession", why="x", round=easy, by=by)

    assert ruling.proposed
    assert low(strict) is None


def test_a_round_without_the_rule_needs_one_person(round, by):
    assert not wordings.decide(wording=odd(), category="possession", why="x", round=round, by=by).proposed


def test_several_are_confirmed_together(strict, by):
    first = wordings.decide(wording=odd(), category="possession", why="x", round=strict, by=by)
    second = wordings.decide(
        wording=Wording.objects.get(text="86/2"),
        category="possession",
        why="x",
        instead_of="take_make_distribute",
        round=strict,
        by=by,
    )

    with pytest.raises(NotPossible):
        wordings.confirm_together(rulings=[first, second], by=by)
    wordings.confirm_together(rulings=[first, second], by=make_person("bob"))

    assert Confirmation.objects.count() == 2


def test_a_reading_read_again_keeps_the_own_wording_of_its_force(round, by):
    kent = make_force("Kent Police")
    wordings.decide(wording=odd(), category="possession", why="x", force=kent, round=round, by=by)
    answer = round.answers.get(request__force=kent)

    again = readings.read(answer=answer, by=by)

    assert again.figures.get(cell="C3").wording.force == kent
    assert Figure.objects.filter(wording=odd(), request__force=kent).count() == 0


def test_reading_for_a_force_without_words_of_its_own_points_to_those_of_everyone(by):
    reading = readings.read(answer=make_answer(content=workbook(ROWS)), by=by)

    assert reading.figures.get(cell="C3").wording == odd()
