"""How totals are worded on a page."""

from datetime import date

import pytest
from django.urls import reverse

from foitracker.store.actions import files, readings, requests
from foitracker.store.queries.flags import flags_of_figures
from foitracker.store.queries.national import national
from foitracker.web.presenters.national import national_page
from tests.factories import make_force, make_person, make_round, workbook

pytestmark = pytest.mark.django_db


def page(answers):
    by = make_person()
    round = make_round(forces=[make_force(name) for name in answers], by=by)
    requests.send_all(round=round, on=date(2018, 4, 9), by=by)
    for name, rows in answers.items():
        answer = files.receive(
            round=round, file_name=f"{name}.xlsx", content=workbook(rows), on=date(2018, 5, 1), by=by
        )
        files.match(answer=answer, request=round.requests.get(force__name=name), by=by)
        readings.confirm(reading=readings.read(answer=answer, by=by), by=by, why="As the sheet says.")
    result = national(round)
    return national_page(result, flags_of_figures(round, result))


def rows(first, last):
    return [["Offence", "2016/17", "2017/18"], ["86/2", *first], ["86/10", *last]]


def test_a_reversed_composition_is_worth_a_second_look():
    shown = page(
        {
            "Kent Police": rows((300, 310), (100, 110)),
            "Gwent Police": rows((2000, 2100), (700, 750)),
            "Derbyshire Constabulary": rows((40, 37), (262, 264)),
        }
    )

    assert {doubt.force for doubt in shown.doubts} == {"Derbyshire Constabulary"}


def test_a_force_that_is_missing_for_one_reason_has_one_line():
    shown = page({"Kent Police": rows((300, None), (100, None))})

    [line] = shown.missing
    assert (line.force, line.period) == ("Kent Police", "2017/18")


def test_no_figure_has_no_link_and_says_why():
    by = make_person()
    shown = national_page(national(make_round(by=by)))

    assert not shown.any_usable
    assert [headline.figure.words for headline in shown.headlines] == ["no figure yet", "no figure yet"]
    assert [line.period for line in shown.missing] == ["2016/17 and 2017/18"]


def test_what_is_no_number_is_not_set_as_one(as_role):
    page = as_role("staff").get(reverse("round-detail", args=[make_round().slug])).content.decode()

    assert '<p class="stat-figure stat-figure--words">no figure yet</p>' in page
    assert '<p class="stat-figure">no figure' not in page
