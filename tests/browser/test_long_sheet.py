"""A sheet of many rows: fetched as it is scrolled, let go behind, walked with the keyboard, and its cells linked to."""

import io
import re
from datetime import date

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.browser.waiting import LONG_PATIENCE, soon, within
from tests.factories import make_reading

pytestmark = pytest.mark.usefixtures("fresh_database")

MONTHS = [date(2014 + month // 12, month % 12 + 1, 1) for month in range(48)]
ROWS = re.compile(r"/sheets/\d+/\d+/$")
YEARS = [f"20{year:02}/{year + 1:02}" for year in range(10, 40)]


@pytest.fixture
def open_sheet(visit):
    """The page of an answer with these rows."""

    def open_answer(rows, **options):
        answer = make_reading(rows=rows).answer
        page = visit("researchers", **options)
        page.goto(f"/rounds/{answer.round.slug}/answers/{answer.pk}/")
        return page

    return open_answer


def tall(rows):
    return [["Offence", "2016/17"], *([f"Local code {number}", number] for number in range(rows))]


def wide(rows):
    return [["Offence", *YEARS], *([f"Local code {number}", *([number] * len(YEARS))] for number in range(rows))]


def scroll(page, to):
    page.locator(".sheet-scroll").evaluate(f"pane => {{ pane.scrollTop = {to} }}")


def scroll_until(page, to, cell):
    """Scrolls again and again, as rows come in, until a cell is there."""

    def has_come():
        scroll(page, to)
        return page.locator(cell).count() == 1

    assert within(LONG_PATIENCE, has_come), f"{cell} did not come."


def is_within_its_pane(cell):
    """From side to side."""
    pane, box = cell.page.locator(".sheet-scroll").bounding_box(), cell.bounding_box()
    return pane["x"] <= box["x"] and box["x"] + box["width"] <= pane["x"] + pane["width"] + 1


def rows_of(page):
    return page.locator(".sheet tbody tr")


def test_more_rows_come_as_the_sheet_is_scrolled(open_sheet):
    page = open_sheet(tall(450))
    expect(rows_of(page)).to_have_count(200)

    for shown in (400, 451):
        scroll(page, "pane.scrollHeight")
        expect(rows_of(page)).to_have_count(shown)

    expect(page.locator("#s1-B451")).to_have_text("449")
    expect(page.get_by_text("Shown here: rows 1 to 451 of 451.")).to_be_visible()
    page.locator("#s1-B451").click()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#s1-B450")).to_be_focused()


def test_rows_far_behind_are_let_go_and_fetched_again(open_sheet):
    page = open_sheet(wide(900))

    scroll_until(page, "pane.scrollHeight", "#s1-B901")
    expect(page.locator("#s1-B2")).to_have_count(0)
    assert rows_of(page).count() < 650

    scroll_until(page, "0", "#s1-B2")
    expect(page.locator("#s1-B2")).to_have_text("0")
    expect(page.locator("#s1-B901")).to_have_count(0)
    numbers = [int(number) for number in page.locator(".sheet tbody th").all_inner_texts()]
    assert numbers == list(range(1, len(numbers) + 1))  # each row once, and none left out


def test_the_keyboard_alone_reaches_the_last_row_and_marks_from_there(open_sheet):
    page = open_sheet(wide(900))
    page.locator("#s1-A1").focus()

    page.keyboard.press("ArrowDown")
    page.keyboard.press("PageDown")
    assert soon(lambda: int(page.locator("td:focus").get_attribute("id").removeprefix("s1-A")) > 5)
    page.keyboard.press("Control+End")
    expect(page.locator("#s1-AE901")).to_be_focused()
    page.keyboard.press("Home")
    expect(page.locator("#s1-A901")).to_be_focused()
    page.keyboard.press("Shift+Control+Home")
    expect(page.locator("#s1-A1")).to_be_focused()

    expect(page.get_by_label("Cells")).to_have_value("A1:A901")
    assert soon(lambda: page.locator(".is-chosen").count() == rows_of(page).count())


def test_a_key_that_is_pressed_while_rows_are_on_their_way_is_not_lost_where_none_come(open_sheet):
    page, on_their_way = open_sheet(wide(900)), []
    page.route(ROWS, lambda route: route.continue_() if on_their_way else on_their_way.append(route))
    with page.expect_request(ROWS):
        scroll(page, "pane.scrollHeight")
    page.locator("#s1-A1").focus()

    page.keyboard.press("Control+End")
    assert soon(lambda: page.locator("[aria-busy]").count() == 1 and on_their_way)
    on_their_way[0].fulfill(status=200, body="")

    expect(page.locator("#s1-AE901")).to_be_focused()


def test_the_last_cell_of_a_wide_sheet_is_in_sight_once_it_has_the_focus(open_sheet):
    rows = [["Offence", *(f"{month:%B %Y}" for month in MONTHS)]]
    page = open_sheet([*rows, *([f"Local code {number}", *([number % 10] * len(MONTHS))] for number in range(900))])
    page.locator("#s1-A1").focus()

    page.keyboard.press("Control+End")
    last = page.locator("td:focus")
    expect(last).to_have_id("s1-AW901")
    expect(page.locator("[data-headings]")).to_be_visible()

    assert soon(lambda: is_within_its_pane(last))


def test_a_doubt_far_down_leads_to_its_cell_and_keeps_what_was_typed(open_sheet):
    rows = wide(900)
    rows[800][3] = "12-ish"
    page = open_sheet(rows)
    why = page.locator("[id^=id_point-]").first
    why.fill("As the force says.")

    page.locator(".points").get_by_role("link", name="sheet Sheet1, cell D801").click()

    expect(page.locator("#s1-D801")).to_be_focused()
    expect(page.locator("#s1-D801")).to_have_class(re.compile("is-lit"))
    expect(why).to_have_value("As the force says.")


def test_a_doubt_far_down_is_reached_without_a_script(open_sheet):
    rows = wide(900)
    rows[800][3] = "12-ish"
    page = open_sheet(rows, java_script_enabled=False)

    page.locator(".points").get_by_role("link", name="sheet Sheet1, cell D801").click()

    expect(page.locator("#s1-D801")).to_have_text("12-ish")
    expect(page.locator(".sheet thead")).to_contain_text("2016/17")  # the headings, which stand far above


def test_the_headings_stay_above_the_rows(open_sheet):
    page = open_sheet(wide(900))
    headings = page.locator("[data-headings]")
    expect(headings).to_be_hidden()

    scroll(page, 400)
    expect(headings).to_be_visible()
    expect(headings).to_contain_text("2016/17")
    scroll(page, 0)

    expect(headings).to_be_hidden()


def test_merged_cells_stay_as_the_sender_laid_them_out(visit):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["Offences, by year", None, None], ["Offence", "2016/17", "2017/18"], ["86/2", 7, 8]):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    buffer = io.BytesIO()
    book.save(buffer)
    answer = make_reading(content=buffer.getvalue()).answer
    page = visit("researchers")
    page.goto(f"/rounds/{answer.round.slug}/answers/{answer.pk}/")

    expect(page.locator("[id$='-A1']")).to_have_attribute("colspan", "3")
    expect(page.locator("[id$='-B1']")).to_have_count(0)
