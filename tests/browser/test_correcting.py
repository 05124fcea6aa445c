"""A reading is put right on its sheet: with the mouse, with the keyboard alone, and without a script."""

import re

import pytest
from playwright.sync_api import expect

from foitracker.store.actions import corrections, two_readers
from foitracker.store.models import Correction, Reading
from tests.factories import make_person, make_reading, make_request, make_round

pytestmark = pytest.mark.usefixtures("fresh_database")

ODD = [
    ["Offence", "2016/17", "2017/18"],
    ["86/2", 480, 541],
    ["86/10", 111, 133],
    ["All of the above and others", 600, 700],
]


@pytest.fixture
def answer():
    return make_reading(rows=ODD).answer


def open_answer(visit, answer, role="researchers", **options):
    page = visit(role, **options)
    page.goto(f"/rounds/{answer.round.slug}/answers/{answer.pk}/")
    return page


def roles_of(page, row):
    return [cell.get_attribute("data-role") for cell in page.locator(f".sheet tbody tr:nth-child({row}) td").all()]


def test_a_row_is_clicked_and_said_to_be_a_total(visit, answer):
    page = open_answer(visit, answer)

    page.locator(".sheet tbody th").nth(3).click()
    expect(page.get_by_label("Cells")).to_have_value("4")
    page.get_by_label("are", exact=True).select_option("totals")
    page.get_by_role("button", name="Read it so").click()

    expect(page.get_by_text("Read again: 6 figures")).to_be_visible()
    assert roles_of(page, 4) == ["label", "total", "total"]
    page.get_by_role("button", name=re.compile("Take back")).click()
    expect(page.get_by_text("What people said of it")).to_have_count(0)
    assert roles_of(page, 4) == ["label", "figure", "figure"]


def test_a_box_is_dragged(visit, answer):
    page = open_answer(visit, answer)
    first, last = page.locator("#s1-B2"), page.locator("#s1-C3")

    first.hover()
    page.mouse.down()
    last.hover()
    page.mouse.up()

    expect(page.get_by_label("Cells")).to_have_value("B2:C3")
    assert page.locator(".is-chosen").count() == 4


def test_the_keyboard_alone_corrects_and_takes_back(visit, answer):
    page = open_answer(visit, answer)
    page.locator("#s1-A1").focus()

    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "r"):
        page.keyboard.press(key)
    expect(page.get_by_label("Cells")).to_have_value("4")
    page.keyboard.press("t")
    page.wait_for_url(re.compile("cell=A4#s1-A4$"))
    assert roles_of(page, 4) == ["label", "total", "total"]
    expect(page.locator("#s1-A4")).to_be_focused()  # where the person was

    page.keyboard.press("u")
    expect(page.get_by_text("What people said of it")).to_have_count(0)
    assert not Correction.objects.standing().exists()


def test_shift_and_the_arrows_mark_a_box_and_columns(visit, answer):
    page = open_answer(visit, answer)
    page.locator("#s1-A1").focus()

    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowDown")
    expect(page.get_by_label("Cells")).to_have_value("B2:C3")
    page.keyboard.press("c")

    expect(page.get_by_label("Cells")).to_have_value("B:C")


def test_without_a_script_the_address_is_written(visit, answer):
    page = open_answer(visit, answer, java_script_enabled=False)

    page.get_by_label("Cells").fill("ZZ9")
    page.get_by_role("button", name="Read it so").click()
    expect(page.get_by_role("alert")).to_contain_text("ZZ9 reaches beyond the sheet, which ends at C4.")
    page.get_by_label("Cells").fill("b")
    page.get_by_label("are", exact=True).select_option("to be left out")
    page.get_by_role("button", name="Read it so").click()

    expect(page.get_by_text("Read again: 3 figures, 6 before")).to_be_visible()


def test_more_rows_come_as_the_sheet_is_scrolled(visit):
    rows = [["Offence", "2016/17"], *([f"Local code {number}", number] for number in range(450))]
    page = open_answer(visit, make_reading(rows=rows).answer)
    assert page.locator(".sheet tbody tr").count() == 200

    pane = page.locator(".sheet-scroll")
    for shown in (400, 451):
        pane.evaluate("pane => { pane.scrollTop = pane.scrollHeight }")
        expect(page.locator(".sheet tbody tr")).to_have_count(shown)

    expect(page.locator("#s1-B451")).to_have_text("449")
    expect(page.get_by_text("Shown here: rows 1 to 451 of 451.")).to_be_visible()
    page.locator("#s1-B451").click()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#s1-B450")).to_be_focused()


def test_two_people_read_apart_and_somebody_rules(visit):
    round = make_round(two_readers=True)
    answer = make_reading(request=make_request(round=round), rows=ODD).answer
    ann = make_person("ann")
    corrections.correct(answer=answer, sheet="Sheet1", area="4", meaning="total", by=ann)
    two_readers.check(answer=answer, by=ann, why="Row 4 is the force's total.")

    page = open_answer(visit, answer)
    expect(page.get_by_text("One person has read it already")).to_be_visible()
    assert roles_of(page, 4) == ["label", "figure", "figure"]
    page.get_by_role("button", name="The figures are what the sheet says").click()
    page.wait_for_url("**/answers/")
    expect(page.get_by_text("The other person read it differently")).to_be_visible()

    page.goto(f"/rounds/{round.slug}/answers/{answer.pk}/")
    page.get_by_label("The reading of ann").check()
    page.get_by_label("Why it holds").fill("The row's words say so.")
    page.get_by_role("button", name="This reading holds").click()
    page.wait_for_url("**/answers/")
    assert answer.current_reading().status == Reading.Status.CONFIRMED
    assert answer.current_reading().figures.data().count() == 4
