"""What the press is given about a round, and that a release keeps it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from foitracker.publishing.formats import formats
from foitracker.publishing.place_figures import Level
from foitracker.publishing.table import Mark
from foitracker.store.actions import readings, releases, requests
from foitracker.store.models import Figure
from foitracker.store.queries import press, publication
from foitracker.store.queries.national import national
from tests.factories import make_confirmed, make_force, make_person, make_round, rule_on_flags, workbook

pytestmark = pytest.mark.django_db

ROWS = [
    ["Offence", "2016/17", "2017/18"],
    ["86/2 Take, make or distribute indecent photographs of children", 480, 541],
    ["86/10 Possession of an indecent photograph of a child", 111, 133],
]
TOTALS = [["Offence", "2016/17", "2017/18"], ["Indecent images of children (all offences)", 40, "<5"]]


@pytest.fixture
def round():
    """Lancashire split its figures, Kent gave totals with a hidden one, Gwent refused, Essex is silent."""
    by = make_person()
    forces = [
        make_force("Lancashire Constabulary", slug="lancashire"),
        make_force("Kent Police", region="South East"),
        make_force("Gwent Police", nation="Wales", region="Wales"),
        make_force("Essex Police", region="East of England"),
    ]
    round = make_round(forces=forces, by=by)
    asked = {request.force.name: request for request in round.requests.select_related("force")}
    for at, request in enumerate(asked.values()):
        requests.send(request=request, on=datetime(2018, 4, 9 + at, tzinfo=UTC).date(), by=by)
    for name, rows in (("Lancashire Constabulary", ROWS), ("Kent Police", TOTALS)):
        content = workbook([[*rows[0], name], *rows[1:]])
        make_confirmed(request=asked[name], content=content, file_name=f"{name}.xlsx", by=by)
    on = datetime(2018, 5, 1, tzinfo=UTC).date()
    requests.log(request=asked["Gwent Police"], kind="refused", on=on, outcome="cost", by=by)
    rule_on_flags(round)
    return round


def made(round):
    return publication.of_round(round, made_at=timezone.now())


def test_lines_and_notes_come_from_the_figures(round):
    found = made(round).press

    lancashire = found.line(Level.FORCE, "lancashire")
    assert lancashire.text.startswith("Lancashire Constabulary recorded 674 child abuse image offences in 2017/18")
    assert lancashire.region == "North West"
    gwent = found.line(Level.FORCE, "gwent-police")
    assert gwent.text.startswith(
        "Gwent Police gave no usable figure for 2017/18 (refused: over the cost limit). Across the UK, police recorded"
    )
    notes = "\n".join(found.notes)
    for words in (
        "were sent to 4 police forces from 9 April 2018 to 12 April 2018.",
        "3 police forces have responded; of the 4 asked, 2 gave a usable figure for 2016/17",
        "No figure for 2017/18: Essex Police (no answer yet); Gwent Police (refused: over the cost limit).",
        "possession of indecent images of children (Home Office code 86/10). England and Wales: Criminal Justice Act",
        "Not counted: all obscene publications (class 86); extreme pornography;",
        "1 police force gave no breakdown by offence for 2017/18: Kent Police.",
        "uses the 2 forces that gave both years",
        "1 figure was given as a range",
        "supplied on 2 May 2018",
    ):
        assert words in notes, words


def test_the_table_by_force_says_how_each_force_stands(round):
    rows = {row[0]: row[1:] for row in made(round).by_force.rows}

    assert rows["Lancashire Constabulary"][:2] == (591, 674)
    assert rows["Lancashire Constabulary"][-1] == "counted"
    assert rows["Kent Police"][-1] == "total only"
    assert rows["Gwent Police"][0] is Mark.NOT_AVAILABLE
    assert rows["Gwent Police"][-1] == "no figure: refused: over the cost limit"


def test_a_place_where_not_every_force_was_asked_is_not_spoken_of_as_a_whole(round):
    make_force("Cumbria Constabulary")  # of the North West, and not asked

    found = {line.key: line.text for line in press.lines(round, national(round))}

    assert found["North West"].startswith("Police in the North West") is False
    assert found[""].startswith("The police forces asked recorded")


def test_the_line_of_one_force_is_the_one_of_the_list(round):
    result = national(round)

    (alone,) = press.lines(round, result, only={"lancashire"})

    assert alone in press.lines(round, result)


def test_a_release_keeps_its_lines_whatever_moves(round):
    release = releases.make(round=round, title="First", by=make_person())
    frozen = press.line_list(round, release, now=timezone.now())
    pack = formats()["docx"].write(publication.of_release(release))

    for figure in Figure.objects.filter(request__force__slug="lancashire")[:1]:
        readings.reject(reading=figure.reading, why="Sent in error.", by=make_person())
    release.refresh_from_db()

    assert press.line_list(round, release, now=timezone.now()) == frozen
    assert press.line_list(round, None, now=timezone.now()).lines != frozen.lines
    assert formats()["docx"].write(publication.of_release(release)) == pack


def test_a_release_from_before_there_were_lines_has_none(round):
    release = releases.make(round=round, title="First", by=make_person())
    del release.content["press"], release.content["by_force"]

    shown = press.line_list(round, release, now=timezone.now())

    assert (shown.lines, shown.is_frozen_without) == ((), True)


def test_an_embargo_is_on_the_release_and_on_the_figures_until_it_ends(round):
    until = timezone.now() + timedelta(days=2)
    release = releases.make(round=round, title="First", by=make_person(), embargo_ends_at=until)
    releases.sign(release=release, by=make_person())

    for one in (None, release):
        assert press.line_list(round, one, now=timezone.now()).embargo.startswith("Embargoed until ")
        assert press.line_list(round, one, now=until).embargo == ""
    assert publication.of_release(release).press.embargo == press.embargo_line(until)


def test_the_embargo_of_a_draft_is_only_planned(round):
    until = timezone.now() + timedelta(days=2)
    draft = releases.make(round=round, title="First", by=make_person(), embargo_ends_at=until)

    for one in (None, draft):
        said = press.line_list(round, one, now=timezone.now()).embargo
        assert said.startswith("Planned, not yet signed (release 1): embargoed until ")
    assert press.line_list(round, None, now=until).embargo == ""


def test_an_open_release_lifts_the_embargo_of_an_earlier_one(round):
    until, now = timezone.now() + timedelta(days=2), timezone.now()
    releases.sign(
        release=releases.make(round=round, title="First", by=make_person(), embargo_ends_at=until), by=make_person()
    )
    second = releases.make(round=round, title="Second", by=make_person())
    held_back = press.current_embargo(round, now=now)
    releases.sign(release=second, by=make_person())

    assert held_back == press.embargo_line(until)
    assert press.current_embargo(round, now=now) == ""


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2018, 9, 13, 23, 1, tzinfo=UTC), "Embargoed until 00:01 BST on Friday 14 September 2018"),
        (datetime(2018, 12, 14, 0, 1, tzinfo=UTC), "Embargoed until 00:01 GMT on Friday 14 December 2018"),
    ],
)
def test_an_embargo_names_the_day_the_time_and_the_zone(moment, words):
    assert press.embargo_line(moment) == words


def test_a_correction_is_the_first_note_to_editors(round):
    first = releases.make(round=round, title="First", by=make_person())

    second = releases.make(round=round, title="Second", by=make_person(), corrects=first, notice="674 was 668.")

    assert publication.of_release(second).press.notes[0] == "This corrects release 1: 674 was 668."


def test_queries_do_not_grow_with_the_forces(round, django_assert_num_queries):
    with django_assert_num_queries(14):
        press.press_of(round, national(round))
