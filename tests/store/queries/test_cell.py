"""From a cell to every number that it is in, and why it is in none."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from foitracker.periods import financial_year
from foitracker.store.actions import files, readings, releases, reopening, wordings
from foitracker.store.queries.cell import cell_page
from foitracker.store.queries.trace import trace_page
from tests.factories import PLAIN_ANSWER, make_force, make_person, make_reading, make_request, make_round

pytestmark = pytest.mark.django_db

HEAD = PLAIN_ANSWER[0]


@pytest.fixture
def by():
    return make_person()


@pytest.fixture
def round(by):
    return make_round(forces=[make_force(), make_force("Zed Police", region="Wales", nation="Wales")], by=by)


def confirmed(round, by, rows=None, **fields):
    reading = make_reading(request=make_request(round=round, by=by), rows=rows, by=by, **fields)
    return readings.confirm(reading=reading, by=by, why="As the sheet says.")


def page_of(reading, cell, person=None, sheet="Sheet1"):
    return cell_page(reading.answer, sheet=sheet, cell=cell, person=person or make_person())


def why_not(reading, cell):
    (figure,) = page_of(reading, cell).figures
    assert figure.counts == ()
    return figure.why_not


def test_a_counted_cell_is_in_its_force_region_nation_and_the_whole(round, by):
    (figure,) = page_of(confirmed(round, by), "C3").figures

    assert (figure.words, figure.why_not) == ("133", "")
    assert [(line.title, line.category.partition(" ")[0], line.words) for line in figure.counts] == [
        (title, category, words)
        for title in ("Lancashire Constabulary", "North West", "England", "United Kingdom")
        for category, words in (("All", "674"), ("Possession", "133"))
    ]


def test_every_number_it_names_has_the_cell_behind_it(round, by):
    counts = page_of(confirmed(round, by), "C3").figures[0].counts

    assert counts
    for line in counts:
        parts = {"forces": line.forces, "areas": line.areas, "categories": line.categories}
        page = trace_page(round, line.period, **parts)
        assert page.words == line.words
        assert "C3" in [cell.cell for cell in page.cells]


def test_a_total_row_counts_nowhere(round, by):
    assert "compared, never added" in why_not(confirmed(round, by), "C4")


def test_a_heading_is_no_figure_and_says_so(round, by):
    page = page_of(confirmed(round, by), "C1")

    assert page.figures == ()
    assert page.no_figure == "No figure was read here: it is a heading."


def test_what_the_file_does_not_have_has_no_page(round, by):
    reading = confirmed(round, by)

    assert page_of(reading, "B2", sheet="Sheet9") is None


def test_a_reading_that_waits_counts_nowhere(round, by):
    reading = make_reading(request=make_request(round=round, by=by), by=by)

    assert why_not(reading, "C2") == "Nobody has confirmed the reading of this file yet."
    readings.reject(reading=reading, why="Arrests.", by=by)
    assert why_not(reading, "C2") == "The reading of this file was rejected."


def test_a_cell_counts_while_somebody_corrects_its_reading(round, by):
    reading = confirmed(round, by)
    before = page_of(reading, "C2")
    reopening.reopen(answer=reading.answer, why="A doubt.", by=by)

    assert before.figures[0].counts
    assert page_of(reading, "C2") == before


def test_a_figure_that_a_newer_answer_replaced_names_it(round, by):
    old = confirmed(round, by)
    newer = make_reading(request=old.answer.request, rows=[HEAD, ["86/2", 1, 2]], file_name="Newer.xlsx", by=by)
    readings.confirm(reading=newer, by=by, why="They corrected it.", earlier="replace")

    (figure,) = page_of(old, "C2").figures

    assert figure.why_not == "The figures of Newer.xlsx replaced those of this file."
    assert (figure.successor.answer, figure.successor.file_name) == (newer.answer.pk, "Newer.xlsx")


def test_an_undecided_wording_a_class_and_another_offence_say_so(round, by):
    odd = "Naughty picture offences (local code 17)"
    rows = [HEAD, ["86/2", 100, 120], [odd, 3, 4], ["86/11", 5, 6]]
    reading = confirmed(round, by, rows)

    assert why_not(reading, "C3").startswith("Its wording awaits a decision.")
    assert why_not(reading, "C4") == "Its offence is not counted."
    # The sound figure beside it waits with its force.
    assert why_not(reading, "C2").startswith("Its force is in no total of 2017/18: the wording of 1 figure")

    figure = reading.figures.get(cell="C3")
    wordings.decide(wording=figure.wording, category="class86_mixed", why="They say so.", round=round, by=by)
    assert why_not(reading, "C3").startswith("It is of a whole class")


def test_another_period_than_asked_says_so(round, by):
    reading = confirmed(round, by, [["Offence", "2015/16", "2016/17", "2017/18"], ["86/2", 90, 100, 120]])

    assert why_not(reading, "B2") == "It is of 2015/16. The round asks for 2016/17 and 2017/18."


def test_months_beside_the_year_are_not_counted_twice(round, by):
    months = [f"{name} 2017" for name in ("Apr", "May", "Jun")]
    rows = [["Offence", *months, "2017/18"], ["86/2", 1, 2, 3, 120]]
    reading = confirmed(round, by, rows)

    assert page_of(reading, "E2").figures[0].counts != ()
    assert (
        why_not(reading, "B2")
        == "The force gave the same offences for a longer period as well, and that figure counts."
    )
    page = trace_page(round, financial_year(2017), forces=["lancashire-constabulary"])
    assert [cell.cell for cell in page.cells] == ["E2"]


def test_a_release_that_froze_the_cell_is_named_with_its_numbers(round, by):
    reading = confirmed(round, by)
    release = releases.make(round=round, title="First", by=by)
    releases.sign(release=release, by=make_person())
    readings.reject(reading=reading, why="Sent in error.", by=by)

    page = page_of(reading, "C3")

    assert page.figures[0].counts == ()
    (one,) = page.releases
    assert (one.release.number, one.is_embargoed) == (1, False)
    assert [(source.category, source.period, source.number) for source in one.counted_as] == [
        ("Possession of indecent images of children", "2017/18", 133)
    ]
    assert ("national", "All counted offences", 674) in {(n.table, n.row_name, n.value) for n in one.numbers}
    assert ("forces", "Lancashire Constabulary", 674) in {(n.table, n.row_name, n.value) for n in one.numbers}


@pytest.mark.parametrize(("role", "early"), [("researchers", True), ("admins", True), ("staff", False)])
def test_a_release_before_its_time_is_named_to_those_alone_who_may_see_it(round, by, people, role, early):
    reading = confirmed(round, by)
    releases.make(round=round, title="Draft", by=by)
    embargoed = releases.make(
        round=round, title="Embargoed", embargo_ends_at=timezone.now() + timedelta(hours=1), by=by
    )
    releases.sign(release=embargoed, by=make_person())
    open_one = releases.make(round=round, title="Open", by=by)
    releases.sign(release=open_one, by=make_person())

    named = [one.release.title for one in page_of(reading, "C3", people[role]).releases]

    assert named == (["Open", "Embargoed", "Draft"] if early else ["Open"])


def test_looking_up_a_cell_takes_a_fixed_number_of_queries(round, by, people, django_assert_max_num_queries):
    reading = confirmed(round, by)
    for number in range(3):
        releases.sign(release=releases.make(round=round, title=str(number), by=by), by=make_person())
    person = people["staff"]
    person.has_perm("store.see_rounds")

    with django_assert_max_num_queries(15):
        page_of(reading, "C3", person)


# A crime a row, three or four in each month of 2017/18.
LIST = [
    ["Date recorded", "Offence"],
    *[[date(2017 + (n % 12 > 8), (n + 3) % 12 + 1, 3), "86/2" if n % 5 else "86/10"] for n in range(39)],
]


def test_rows_that_were_counted_together_are_one_cell_of_many_figures(round, by):
    reading = confirmed(round, by, LIST)
    releases.sign(release=releases.make(round=round, title="First", by=by), by=make_person())
    area = reading.figures.first().cell

    pages = [page_of(reading, area), page_of(reading, area.partition(":")[0])]

    assert pages[0] == pages[1]
    assert len(pages[0].figures) > 10
    assert all(figure.counts for figure in pages[0].figures)
    (one,) = pages[0].releases
    assert sum(source.number for source in one.counted_as) == 39


def test_the_same_file_in_another_round_is_found_there_too(round, by):
    reading = confirmed(round, by)
    releases.sign(release=releases.make(round=round, title="First", by=by), by=make_person())
    other = make_round(slug="other", forces=[make_force()], by=by)
    same = reading.answer.file.content.read()
    received = files.receive(round=other, file_name="Same.xlsx", content=same, on=reading.answer.received_on, by=by)

    page = cell_page(received, sheet="Sheet1", cell="C3", person=by)

    assert received.file.sha256 == reading.answer.file.sha256
    assert [one.release.round for one in page.releases] == [round]
