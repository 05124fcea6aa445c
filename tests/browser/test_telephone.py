"""On a telephone the tables of words stand line under line: none of them is scrolled sideways to be read."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model

from foitracker.store.actions import corrections, two_readers
from tests.factories import hiding_workbook, make_force, make_person, make_reading, make_request, make_round

pytestmark = pytest.mark.usefixtures("fresh_database")

TOO_WIDE = """() => [...document.querySelectorAll(".table-scroll")]
  .filter((region) => region.scrollWidth > region.clientWidth)
  .map((region) => region.getAttribute("aria-label"))"""


def too_wide(page, address):
    page.goto(address)
    assert page.locator(".table--stacked").count()
    return page.evaluate(TOO_WIDE)


def test_what_is_overdue_is_read_without_scrolling_sideways(visit):
    request = make_request(
        round=make_round(forces=[make_force("Hampshire and Isle of Wight Constabulary")]), sent_on=date(2018, 4, 9)
    )

    assert too_wide(visit("staff", width=390), f"/rounds/{request.round.slug}/") == []


def test_what_was_found_in_a_held_file_is_too(visit):
    answer = make_reading(content=hiding_workbook()).answer

    assert too_wide(visit("admins", width=390), f"/rounds/{answer.round.slug}/answers/{answer.pk}/held/") == []


def test_so_is_what_two_readers_differ_in_and_each_line_leads_to_its_cell(visit):
    page, other = visit("staff", width=390), make_person("Bernadette O’Donnell-Featherstonehaugh")
    reader = get_user_model().objects.get(username="staff")
    answer = make_reading(request=make_request(round=make_round(two_readers=True))).answer
    corrections.correct(answer=answer, sheet="Sheet1", area="B", meaning="ignore", by=reader)
    two_readers.check(answer=answer, why="Not asked.", by=reader)
    two_readers.check(answer=answer, by=other)

    assert too_wide(page, f"/rounds/{answer.round.slug}/answers/{answer.pk}/") == []
    page.get_by_role("link", name="Sheet1!B3").click()
    page.wait_for_url("**#s1-B3")
