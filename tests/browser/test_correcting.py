"""A reading is put right on its sheet: with the mouse, with the keyboard alone, and without a script."""

import re

import pytest
from playwright.sync_api import expect

from foitracker.store.actions import corrections, readings, reopening, two_readers
from foitracker.store.models import Correction, Figure, Reading
from tests.browser.waiting import soon
from tests.factories import make_person, make_reading, make_request, make_round

pytestmark = pytest.mark.usefixtures("fresh_database")

ODD = [
    ["Offence", "2016/17", "2017/18"],
    ["86/2", 480, 541],
    ["86/10", 111, 133],
    ["All of the above and others", 600, 700],
]
SHOWS_ITS_CORNER = """button => {
  const { left, top } = button.getBoundingClientRect();
  return button.contains(document.elementFromPoint(left + 5, top + 5));
}"""


@pytest.fixture
def answer():
    return make_reading(rows=ODD).answer


def open_answer(visit, answer, role="researchers", **options):
    page = visit(role, **options)
    page.goto(f"/rounds/{answer.round.slug}/answers/{answer.pk}/")
    return page


def expect_roles(page, row, roles):
    cells = page.locator(f".sheet tbody tr:nth-child({row}) td")
    expect(cells).to_have_count(len(roles))
    for place, role in enumerate(roles):
        expect(cells.nth(place)).to_have_attribute("data-role", role)


def test_a_row_is_clicked_and_said_to_be_a_total(visit, answer):
    page = open_answer(visit, answer)

    page.locator(".sheet tbody th").nth(3).click()
    expect(page.get_by_label("Cells")).to_have_value("4")
    page.get_by_role("radio", name="totals").check()
    page.get_by_role("button", name="Read the file again with this").click()

    expect(page.locator(".message--success")).to_contain_text("Read again: 6 figures")
    expect_roles(page, 4, ["label", "total", "total"])
    page.get_by_role("button", name=re.compile("Take back")).click()
    expect(page.get_by_text("What people said of it")).to_have_count(0)
    expect_roles(page, 4, ["label", "figure", "figure"])


def test_what_says_what_cells_are_stays_in_sight(visit):
    rows = [["Offence", "2016/17"], *([f"Local code {number}", number] for number in range(150))]
    answer = make_reading(rows=rows).answer

    for width in (1280, 390):
        page = open_answer(visit, answer, width=width)
        page.locator("#s1-B140").click()

        expect(page.get_by_label("Cells")).to_have_value("B140")
        button = page.get_by_role("button", name="Read the file again with this")
        assert soon(lambda button=button: button.evaluate(SHOWS_ITS_CORNER))


def test_what_became_of_a_correction_is_said_beside_the_sheet_and_undone_there(visit, answer):
    page = open_answer(visit, answer)
    page.locator("#s1-A4").click()
    page.keyboard.press("r")
    page.keyboard.press("t")

    expect(page.locator("[data-said]")).to_contain_text("Read again: 6 figures")
    page.get_by_role("button", name="Undo").click()

    expect(page.get_by_role("button", name="Undo")).to_have_count(0)
    assert not Correction.objects.standing().exists()


def test_a_figure_tells_its_labels_its_period_and_what_it_counts_as(visit, answer):
    page = open_answer(visit, answer)
    bar = page.locator("[data-sheet-bar]")
    told = "figure read: 541 · 86/2 › 2017/18 · 2017/18 · counts as"

    page.locator("#s1-C2").hover()
    expect(bar).to_contain_text(told)
    page.locator("#s1-A1").click()
    expect(bar).to_contain_text("A1")
    page.mouse.move(0, 0)
    for key in ("ArrowDown", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)

    expect(bar).to_contain_text(told)


def test_a_confirmed_reading_is_corrected_beside_what_counts(visit, answer):
    readings.confirm(reading=answer.current_reading(), why="Right.", by=make_person("ann"))
    page = open_answer(visit, answer)

    page.get_by_label("Why it is to be corrected").fill("Row 4 is the force's total.")
    page.get_by_role("button", name="Correct this reading").click()
    expect(page.get_by_text("Nothing would change yet.")).to_be_visible()
    page.wait_for_load_state()  # from then on the sheet listens
    page.locator("#s1-A4").click()
    page.keyboard.press("r")
    page.keyboard.press("t")
    page.wait_for_url(re.compile("cell=A4#s1-A4$"))
    page.get_by_text("2 things would change").click()
    expect(page.get_by_role("row", name="Sheet1!B4")).to_contain_text("part")
    assert Figure.objects.current().data().count() == 6
    expect(page.get_by_label("Why the reading is right")).to_have_value("Right.")
    page.get_by_role("button", name="The figures are what the sheet says").click()

    page.wait_for_url("**/answers/")
    assert Figure.objects.current().data().count() == 4


def test_a_confirmed_reading_is_left_as_it_was(visit, answer):
    ann = make_person("ann")
    readings.confirm(reading=answer.current_reading(), why="Right.", by=ann)
    reopening.reopen(answer=answer, why="Perhaps wrong.", by=ann)
    page = open_answer(visit, answer)

    page.get_by_role("button", name="Leave it as it was").click()

    expect(page.get_by_text("Left as it was")).to_be_visible()
    assert answer.current_reading().status == Reading.Status.CONFIRMED


def test_a_box_is_dragged(visit, answer):
    page = open_answer(visit, answer)
    first, last = page.locator("#s1-B2"), page.locator("#s1-C3")

    first.hover()
    page.mouse.down()
    last.hover()
    page.mouse.up()

    expect(page.get_by_label("Cells")).to_have_value("B2:C3")
    expect(page.locator(".is-chosen")).to_have_count(4)


def test_the_keyboard_alone_corrects_and_takes_back(visit, answer):
    page = open_answer(visit, answer)
    page.locator("#s1-A1").focus()

    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "r"):
        page.keyboard.press(key)
    expect(page.get_by_label("Cells")).to_have_value("4")
    page.keyboard.press("t")
    page.wait_for_url(re.compile("cell=A4#s1-A4$"))
    expect_roles(page, 4, ["label", "total", "total"])
    expect(page.locator("#s1-A4")).to_be_focused()  # where the person was

    page.keyboard.press("u")
    expect(page.get_by_text("What people said of it")).to_have_count(0)
    assert not Correction.objects.standing().exists()


def test_a_letter_that_is_held_down_takes_one_correction_back(visit, answer):
    for area in ("3", "4"):
        corrections.correct(answer=answer, sheet="Sheet1", area=area, meaning="total", by=make_person())
    page = open_answer(visit, answer)
    page.locator("#s1-A4").click()

    page.keyboard.down("u")
    expect(page.get_by_role("button", name=re.compile("Take back"))).to_have_count(1)
    page.wait_for_load_state()
    expect(page.locator("#s1-A4")).to_be_focused()
    for _ in range(3):
        page.keyboard.down("u")  # it is down, so this is what the keyboard repeats
    page.wait_for_timeout(200)

    assert Correction.objects.standing().count() == 1


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
    page.get_by_role("radio", name="totals").check()
    page.get_by_role("button", name="Read the file again with this").click()
    expect(page.get_by_role("alert")).to_contain_text("ZZ9 reaches beyond the sheet, which ends at C4.")
    page.get_by_label("Cells").fill("b")
    page.get_by_role("radio", name="left out").check()
    page.get_by_role("button", name="Read the file again with this").click()

    expect(page.get_by_text("Read again: 3 figures, 6 before")).to_be_visible()


def test_two_people_read_apart_and_somebody_rules(visit):
    round = make_round(two_readers=True)
    answer = make_reading(request=make_request(round=round), rows=ODD).answer
    ann = make_person("ann")
    corrections.correct(answer=answer, sheet="Sheet1", area="4", meaning="total", by=ann)
    two_readers.check(answer=answer, by=ann, why="Row 4 is the force's total.")

    page = open_answer(visit, answer)
    expect(page.get_by_text("One person has read it already")).to_be_visible()
    expect_roles(page, 4, ["label", "figure", "figure"])
    page.get_by_role("button", name="The figures are what the sheet says").click()
    expect(page.get_by_text("The other person read it differently")).to_be_visible()
    expect(page).to_have_url(re.compile(f"/answers/{answer.pk}/$"))

    page.get_by_label("The reading of ann").check()
    page.get_by_label("Why it holds").fill("The row's words say so.")
    page.get_by_role("button", name="This reading holds").click()
    page.wait_for_url("**/answers/")
    assert answer.current_reading().status == Reading.Status.CONFIRMED
    assert answer.current_reading().figures.data().count() == 4
