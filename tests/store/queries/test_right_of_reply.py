"""What a force is shown of its own figures."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from foitracker.store.actions import readings, releases, requests
from foitracker.store.queries import right_of_reply as query
from tests.factories import make_confirmed, make_force, make_person, make_reading, make_round, workbook

pytestmark = pytest.mark.django_db

TODAY = date(2018, 8, 1)
ROWS = [
    ["Offence", "2016/17", "2017/18"],
    ["86/2 Take, make or distribute indecent photographs of children", 480, 541],
    ["86/10 Possession of an indecent photograph of a child", 111, 133],
    ["86/14 Extreme pornographic images", 5, 6],
    ["Total", 596, 680],
    ["Note: figures are taken from a live system and may change."],
]


@pytest.fixture
def round():
    by = make_person()
    forces = [make_force(), make_force("Gwent Police", nation="Wales", region="Wales")]
    round = make_round(forces=forces, by=by)
    requests.send_all(round=round, on=date(2018, 4, 9), by=by)
    lancashire = request_of(round)
    make_confirmed(request=lancashire, content=workbook(ROWS), file_name="Lancashire.xlsx", by=by)
    requests.log(request=lancashire, kind="answered", on=date(2018, 5, 2), reference="1903/18", by=by)
    return round


def request_of(round, name="Lancashire Constabulary"):
    return round.requests.select_related("round", "force").get(force__name=name)


def page(round, name="Lancashire Constabulary", **fields):
    return query.reply_page(request_of(round, name), **{"now": timezone.now(), "until": date(2018, 8, 15)} | fields)


def test_the_force_sees_its_figures_by_year_and_category(round):
    rows = {row.title: row.values for row in page(round).rows}

    assert rows == {
        "All counted offences": (591, 674),
        "Taking, making or distributing indecent images of children": (480, 541),
        "Possession of indecent images of children": (111, 133),
    }


def test_every_number_names_its_file_sheet_cell_and_raw_text(round):
    cells = [(cell.period, cell.place, cell.raw, cell.number) for cell in page(round).counted]

    assert cells == [
        ("2016/17", "Lancashire.xlsx, Sheet1, B2", "480", "480"),
        ("2016/17", "Lancashire.xlsx, Sheet1, B3", "111", "111"),
        ("2017/18", "Lancashire.xlsx, Sheet1, C2", "541", "541"),
        ("2017/18", "Lancashire.xlsx, Sheet1, C3", "133", "133"),
    ]


def test_what_is_read_and_not_counted_is_shown_as_well(round):
    left_out = {cell.cell: (cell.category, cell.because) for cell in page(round).left_out}

    assert left_out["C4"][0] == "Extreme pornography"
    assert left_out["C5"] == ("", "It adds up other cells: compared with them, never added.")


def test_it_says_what_the_words_mean_and_why_without_naming_who_ruled(round):
    pack = query.pack_of(page(round), round=round, today=TODAY)

    words, meaning, because = pack.words[0]
    assert words.startswith("86/2 Take")
    assert meaning == "Taking, making or distributing indecent images of children"
    assert "86/2" in because
    assert "person-" not in str(pack)


def test_it_says_which_answer_it_is_about_and_what_that_says_of_its_figures(round):
    found = page(round)

    assert found.answer == (
        "This is about your answer of 2 May 2018 (your reference 1903/18), under the Freedom of Information Act 2000."
    )
    assert found.remarks == ("Note: figures are taken from a live system and may change.",)


def test_a_force_without_figures_is_asked_too(round):
    found = page(round, "Gwent Police")

    assert (found.answer, found.cells, found.remarks) == ("", (), ())
    assert found.line.text.startswith("Gwent Police gave no usable figure for 2017/18 (no answer yet).")


def test_the_embargo_of_the_round_is_on_it(round):
    until = timezone.now() + timedelta(days=2)
    release = releases.make(round=round, title="First", by=make_person(), embargo_ends_at=until)
    planned = page(round).embargo
    releases.sign(release=release, by=make_person())

    assert planned.startswith("Planned, not yet signed (release 1): embargoed until")
    assert page(round).embargo.startswith("Embargoed until")
    assert page(round, now=timezone.now() + timedelta(days=3)).embargo == ""


def test_a_force_has_ten_working_days_of_its_own_country():
    england, scotland = (
        make_round(slug=slug, forces=[force]).requests.select_related("force").get()
        for slug, force in (
            ("one", make_force()),
            ("two", make_force("Police Scotland", law="foisa", nation="Scotland", region="Scotland")),
        )
    )

    # The first Monday of August is a holiday in Scotland, and so under both Acts; the last one is none in Scotland.
    assert query.usual_day(england, today=date(2018, 8, 20)) == date(2018, 9, 4)
    assert query.usual_day(scotland, today=date(2018, 8, 20)) == date(2018, 9, 3)


def test_when_it_was_sent_and_answered_is_its_history(round):
    for kind, on in (
        ("reply_sent", date(2018, 8, 1)),
        ("chased", date(2018, 8, 2)),
        ("reply_received", date(2018, 8, 9)),
    ):
        requests.log(request=request_of(round), kind=kind, on=on, by=make_person())

    assert [line.kind for line in page(round).history] == ["reply_sent", "reply_received"]


def test_there_is_a_pack_for_every_force_and_a_number_of_queries_that_does_not_grow(round, django_assert_num_queries):
    with django_assert_num_queries(15):
        packs = dict(query.reply_packs(round, now=timezone.now(), today=TODAY))

    assert list(packs) == ["gwent-police", "lancashire-constabulary"]
    assert packs["lancashire-constabulary"].figures[0] == ("All counted offences", 591, 674)


def test_the_months_beside_a_year_are_read_and_not_counted(round):
    rows = [["Offence", "Apr 2017", "May 2017", "Jun 2017", "2017/18"], ["86/2", 1, 2, 3, 120]]
    by = make_person()
    reading = make_reading(
        request=request_of(round, "Gwent Police"), content=workbook(rows), file_name="Gwent.xlsx", by=by
    )
    readings.confirm(reading=reading, by=by, why="As the sheet says.")

    found = page(round, "Gwent Police")

    assert [cell.cell for cell in found.counted] == ["E2"]
    assert {cell.cell for cell in found.left_out} == {"B2", "C2", "D2"}
