"""What the checks raise of a round: from its numbers, its answers and its wordings."""

import re
from datetime import UTC, date, datetime

import pytest

from foitracker.offences import Decision
from foitracker.periods import financial_year
from foitracker.store.actions import files, readings, requests, wordings
from foitracker.store.models import Ruling, Wording
from foitracker.store.queries import raised_by_wordings
from foitracker.store.queries.flags import flags, flags_of_figures
from foitracker.store.queries.national import national
from foitracker.totals.checks import Weight
from tests.factories import make_force, make_official_table, make_person, make_round, rule_on_flags, workbook

pytestmark = pytest.mark.django_db
HEAD = ["Offence", "2016/17", "2017/18"]
PLAIN = [HEAD, ["86/2", 480, 541], ["86/10", 111, 133]]


@pytest.fixture
def by():
    return make_person()


@pytest.fixture
def round(by):
    names = ("Norfolk Constabulary", "Suffolk Constabulary", "Humberside Police", "Lincolnshire Police")
    made = make_round(forces=[make_force(name, short_name=name.split()[0]) for name in names], by=by)
    requests.send_all(round=made, on=date(2018, 4, 9), by=by)
    return made


def confirm(round, force, rows, by, *, title="Sheet1", more=(), earlier=""):
    answer = files.receive(
        round=round, file_name=f"{force}.xlsx", content=workbook(rows, title=title, more=more), on=date(2018, 5, 1),
        by=by,
    )  # fmt: skip
    files.match(answer=answer, request=round.requests.get(force__name__startswith=force), by=by)
    return readings.confirm(
        reading=readings.read(answer=answer, by=by), by=by, why="As the sheet says.", earlier=earlier
    )


def raised(round, what=None):
    return [(flag.what, flag.name, flag.period) for flag in flags(round) if what in (None, flag.what)]


def test_an_answer_without_anything_strange_raises_nothing(round, by):
    confirm(round, "Norfolk", PLAIN, by)

    assert raised(round) == []


def test_numbers_are_questioned_by_year_and_from_year_to_year(round, by):
    confirm(round, "Norfolk", [HEAD, ["86/2", 300, 300], ["86/10", 100, 100]], by)
    confirm(round, "Suffolk", [HEAD, ["86/2", 100, 400]], by)

    assert raised(round) == [
        ("large move", "Suffolk Constabulary", "2016/17 to 2017/18"),
        ("same as last year", "Norfolk Constabulary", "2016/17 to 2017/18"),
    ]


def test_calendar_years_are_questioned(round, by):
    confirm(round, "Norfolk", [["Offence", "2016", "2017"], ["86/2", 300, 310]], by)

    assert raised(round) == [
        ("calendar year for financial year", "Norfolk Constabulary", "2016/17"),
        ("calendar year for financial year", "Norfolk Constabulary", "2017/18"),
    ]


def test_an_answer_above_the_official_class_is_a_contradiction(round, by):
    confirm(round, "Norfolk", PLAIN, by)
    make_official_table({("Norfolk", "2017/18", "86"): 673, ("Suffolk", "2017/18", "86"): 1})

    (flag,) = flags(round)

    assert (flag.what, flag.weight, flag.about) == (
        "above the official figure", Weight.BLOCKS, "Norfolk Constabulary, 2017/18",
    )  # fmt: skip
    assert "674 offences is more than the official figure for class 86 (October 2023), 673" in flag.words
    assert flags_of_figures(round, national(round)) == (flag,)


def test_the_name_of_another_force_over_figures_is_a_contradiction(round, by):
    rows = [["Offence", "Norfolk", "", "Suffolk", ""], ["", *HEAD[1:], *HEAD[1:]], ["86/2", 100, 105, 90, 95]]

    reading = confirm(round, "Norfolk", rows, by)

    (flag,) = [flag for flag in flags(round) if flag.what == "two forces in one answer"]
    assert (flag.weight, flag.name, flag.answer) == (Weight.BLOCKS, "Norfolk Constabulary", reading.answer_id)
    assert flag.words == (
        "2 figures of “Norfolk.xlsx” stand under the name of Suffolk Constabulary, in an answer of Norfolk "
        "Constabulary. Are they that force’s?"
    )


def test_a_sheet_named_after_another_force_is_a_contradiction(round, by):
    confirm(round, "Norfolk", PLAIN, by, title="Suffolk")

    assert ("two forces in one answer", "Norfolk Constabulary", "") in raised(round)


def test_a_district_whose_name_holds_that_of_a_force_is_none(round, by):
    rows = [["District", *HEAD], ["North Lincolnshire", "86/2", 100, 105], ["Hull", "86/2", 90, 95]]

    confirm(round, "Humberside", rows, by)

    assert raised(round, "two forces in one answer") == []


def test_an_offence_that_two_answers_turn_out_to_give_is_questioned(round, by):
    """Their wordings meant two offences when the second was added, and mean one since."""
    confirm(round, "Norfolk", [HEAD, ["86/2", 30, 40]], by)
    confirm(round, "Norfolk", [HEAD, ["86/10", 30, 40]], by, earlier="add")
    assert raised(round) == []

    wording = Wording.objects.get(text="86/10")
    wordings.decide(
        wording=wording, category="take_make_distribute", instead_of="possession", why="They say so.", round=round,
        by=by,
    )  # fmt: skip

    what = "possible double count"
    assert raised(round) == [(what, "Norfolk Constabulary", "2016/17"), (what, "Norfolk Constabulary", "2017/18")]
    first = flags(round)[0]
    assert first.is_open
    assert "2 answers give Taking, making" in first.words
    assert "60 together" in first.words


def test_two_sheets_with_the_same_numbers_may_be_a_repeat(round, by):
    confirm(round, "Norfolk", PLAIN, by, title="By offence", more={"By team": PLAIN})

    assert ("possible double count", "Norfolk Constabulary", "") in raised(round)


def test_open_points_that_were_answered_are_worth_knowing_and_hold_nothing_up(round, by):
    confirm(round, "Norfolk", [*PLAIN, ["Total", 591, 680]], by)

    (flag,) = flags(round)

    assert (flag.what, flag.weight, flag.is_open) == ("confirmed in spite of open points", Weight.NOTE, False)
    assert flag.words.endswith(f"{by.get_username()} confirmed it: As the sheet says.")


def test_of_several_open_points_the_first_is_told_and_the_others_are_counted(round, by):
    confirm(round, "Norfolk", [*PLAIN, ["Total", 591, 680], ["Local code", "12-ish", 3]], by)

    (flag,) = [one for one in flags(round) if one.weight is Weight.NOTE]

    assert re.search(r"[^.]\. \d more points? (?:was|were) open\. ", flag.words), flag.words


@pytest.fixture
def local(round, by):
    """A wording that only a person could rule on."""
    confirm(round, "Norfolk", [*PLAIN[:2], ["Local code 17 pictures", 111, 133]], by)
    wording = Wording.objects.get(text="Local code 17 pictures")
    wordings.decide(wording=wording, category="possession", why="Norfolk says so.", round=round, by=by)
    wording.refresh_from_db()
    return wording


def now_accepted(monkeypatch, category):
    monkeypatch.setattr(raised_by_wordings, "_accepted_now", lambda tidied, slug: category(tidied))


def test_a_ruling_that_the_scheme_has_overtaken_is_stale(round, local, by, monkeypatch):
    assert raised(round, "stale wording") == []
    now_accepted(monkeypatch, lambda tidied: "prohibited_image" if "local" in tidied else "take_make_distribute")

    (flag,) = [flag for flag in flags(round) if flag.what == "stale wording"]

    assert (flag.wording, flag.weight, flag.about) == (local.pk, Weight.ASK, "Several forces")
    assert flag.words.startswith("“Local code 17 pictures” counts as “Possession of indecent images of children”.")
    assert "when the scheme did not know these words" in flag.words
    assert flag.words.endswith("It is used by Norfolk Constabulary.")


def test_what_a_rule_accepted_and_the_scheme_no_longer_does_is_stale(round, by, monkeypatch):
    confirm(round, "Norfolk", PLAIN, by)
    now_accepted(monkeypatch, lambda tidied: "")

    assert len(raised(round, "stale wording")) == 2


def test_a_person_who_ruled_against_the_scheme_is_not_questioned(round, by):
    confirm(round, "Norfolk", PLAIN, by)
    wording = Wording.objects.get(text="86/10")
    assert wording.decision == Decision.ACCEPTED.value
    wordings.decide(
        wording=wording, category="prohibited_image", why="Norfolk means cartoons.", round=round, by=by,
        instead_of="possession",
    )  # fmt: skip

    assert raised(round, "stale wording") == []


@pytest.mark.parametrize(("year", "stale"), [(2009, True), (2018, False)])
def test_a_ruling_older_than_a_change_of_its_law_is_stale(by, monkeypatch, year, stale):
    """Prohibited images became an offence on 6 April 2010, inside 2010/11."""
    round = make_round(
        slug="old", forces=[make_force("Norfolk Constabulary")], by=by,
        periods=[financial_year(2009), financial_year(2010)],
    )  # fmt: skip
    requests.send_all(round=round, on=date(2018, 4, 9), by=by)
    confirm(round, "Norfolk", [["Offence", "2009/10", "2010/11"], ["86/2", 30, 31], ["Local drawings 3", 5, 6]], by)
    wording = Wording.objects.get(text="Local drawings 3")
    ruling = Ruling.objects.create(
        wording=wording, category="prohibited_image", why="Said so.", round=round, decided_by=by,
        decided_at=datetime(year, 5, 1, tzinfo=UTC),
    )  # fmt: skip
    Wording.objects.filter(pk=wording.pk).update(category="prohibited_image", ruling=ruling)

    found = [flag for flag in flags(round) if flag.what == "stale wording"]

    assert bool(found) == stale
    assert not stale or "the law has changed since. 6 Apr 2010: Possessing prohibited images" in found[0].words


def test_a_key_stays_while_the_numbers_stay(round, by):
    confirm(round, "Suffolk", [HEAD, ["86/2", 100, 400]], by)
    before = {flag.key for flag in flags(round)}

    confirm(round, "Norfolk", PLAIN, by)

    assert before <= {flag.key for flag in flags(round)}


def test_it_takes_a_fixed_number_of_queries(round, by, django_assert_num_queries):
    for number, name in enumerate(("Norfolk", "Suffolk", "Humberside")):
        confirm(round, name, [*PLAIN[:2], ["86/10", 111, 130 + number]], by)
    make_official_table({("Norfolk", "2017/18", "86"): 673})
    result = national(round)

    with django_assert_num_queries(10):
        flags(round, result)


def test_a_ruling_covers_no_other_total_of_suppressed_figures(round, by):
    def answer(total, **more):
        rows = [HEAD, ["86/2", 30, 400], ["86/10", 5, "<5"], ["86/15", 5, "<5"], ["Total", 40, total]]
        received = files.receive(
            round=round, file_name=f"{total}.xlsx", content=workbook(rows), on=date(2018, 5, 1), by=by
        )
        files.match(answer=received, request=round.requests.get(force__name__startswith="Norfolk"), by=by)
        readings.confirm(reading=readings.read(answer=received, by=by), by=by, why="As the sheet says.", **more)

    answer(405)
    rule_on_flags(round)
    assert [flag.is_open for flag in flags(round) if flag.what == "large move"] == [False]

    answer(403, earlier="replace")

    assert [flag.is_open for flag in flags(round) if flag.what == "large move"] == [True]
