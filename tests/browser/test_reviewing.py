"""The page where a reading is reviewed: its order, the ways through it, and what stays in sight, wide and narrow."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from foitracker.store.actions import corrections, readings, reopening
from foitracker.store.models import AnswerFile
from tests.browser.soundness import layout_faults, rule_faults
from tests.browser.test_keyboard import focused, holds_the_focus, skip_to, tab_to
from tests.browser.waiting import in_view, is_covered, soon
from tests.factories import make_person, make_reading

pytestmark = pytest.mark.usefixtures("fresh_database")

LONG_LABEL = (
    "86/2 Take, make or distribute indecent photographs of children, and attempts, conspiracies and incitements"
)
YEARS = [f"{year}/{(year + 1) % 100:02}" for year in range(1990, 2018)]
WIDE = [
    ["Offence, as recorded under the Home Office Counting Rules with every subclass named in full", *YEARS],
    [LONG_LABEL, *range(100, 100 + len(YEARS))],
    ["86/10", *range(200, 200 + len(YEARS))],
]


@pytest.fixture
def answer():
    return make_reading(rows=WIDE).answer


def address(answer, name="answer-review"):
    return reverse(name, args=[answer.round.slug, answer.pk])


def in_the_open(element):
    """Nothing covers it, once the page has come to rest."""
    return soon(lambda: not is_covered(element))


def top_of(page, selector):
    return page.locator(selector).first.bounding_box()["y"]


@pytest.mark.parametrize("width", [1280, 390])
def test_the_decision_stands_after_what_it_decides_on(visit, answer, width):
    page = visit("staff", width=width)
    page.goto(address(answer))

    order = page.evaluate("[...document.querySelectorAll('#read, #sheets, .sheet, #decide, #reject')].map((e) => e.id)")

    assert order == ["read", "sheets", "", "decide", "reject"]
    assert top_of(page, "#decide") > top_of(page, ".readings")
    assert width > 390 or top_of(page, "#decide") > top_of(page, ".sheet")


def test_a_reading_is_one_stop_and_the_ways_lead_past_the_list_and_back(visit, answer):
    page = visit("staff")
    page.goto(address(answer))

    tab_to(page, page.get_by_role("link", name="Skip to the sheet"))
    page.keyboard.press("Tab")  # the other way past
    page.keyboard.press("Tab")  # the notes on the file, folded
    for cell in ("B2", "C2", "D2"):
        page.keyboard.press("Tab")
        expect(focused(page)).to_have_text(re.compile(f"^{cell}"))
    page.get_by_role("link", name="Skip to the sheet").focus()
    page.keyboard.press("Enter")
    assert soon(lambda: holds_the_focus(page.get_by_role("grid")))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(focused(page)).to_have_text(re.compile("^E3"))
    page.get_by_role("link", name="Skip to the decision").focus()
    skip_to(page, "decide")
    page.keyboard.press("Tab")
    expect(focused(page)).to_have_text("Back to the sheet")


def test_where_a_figure_counts_is_a_link_without_a_script_too(visit, answer):
    page = visit("staff", java_script_enabled=False)
    page.goto(address(answer))

    expect(page.locator(".reading-meta a").first).not_to_have_attribute("tabindex", re.compile(""))


@pytest.mark.parametrize("width", [1280, 390])
def test_a_link_to_a_cell_takes_the_focus_there_and_the_keys_go_on(visit, width):
    rows = [["Offence", "Recorded", "Detected"], ["86/2", 480, 5], ["86/10", 111, 7]]
    answer = make_reading(rows=rows).answer
    page = visit("staff", width=width)
    page.goto(address(answer))
    page.locator("summary", has_text="All 4 cells").focus()
    page.keyboard.press("Enter")
    page.locator(".cells").get_by_role("link", name="C3").focus()

    page.keyboard.press("Enter")

    expect(page.locator("#s1-C3")).to_be_focused()
    assert in_the_open(page.locator("#s1-C3"))
    page.keyboard.press("ArrowUp")
    expect(page.locator("#s1-C2")).to_be_focused()


@pytest.mark.parametrize("width", [1280, 390])
def test_a_corrected_cell_has_the_focus_and_nothing_covers_it_or_what_is_said_of_it(visit, answer, width):
    page = visit("staff", width=width)
    page.goto(address(answer))
    page.locator("#s1-M3").click()
    page.keyboard.press("i")

    expect(page.locator("[data-said]")).to_contain_text("Read again")
    page.wait_for_load_state()  # from then on the sheet listens
    cell = page.locator("#s1-M3")
    expect(cell).to_be_focused()
    assert in_the_open(cell)
    if width > 390:
        assert in_the_open(page.locator("[data-sheet-bar]"))
        expect(page.locator("[data-sheet-bar]")).to_contain_text("left out by staff")
    page.keyboard.press("u")

    expect(page.get_by_text("What people said of it")).to_have_count(0)
    expect(cell).to_be_focused()
    assert in_the_open(cell)


@pytest.mark.parametrize("width", [1280, 1040])
def test_the_labels_of_a_wide_sheet_leave_at_least_half_of_it_to_the_figures(visit, answer, width):
    page = visit("staff", width=width)
    page.goto(address(answer))
    pane, label = page.locator(".sheet-scroll"), page.locator("#s1-A2")

    page.locator("#s1-Z2").click()

    def leaves_half():
        across, before = pane.bounding_box(), label.bounding_box()
        return before["x"] + before["width"] - across["x"] <= across["width"] / 2

    assert soon(leaves_half)
    assert in_the_open(page.locator("#s1-Z2"))


def test_the_last_cell_of_a_long_sheet_is_whole_in_sight_below_its_heads(visit):
    answer = make_reading(rows=[["Offence", "2016/17"], *([f"Local code {n}", n] for n in range(150))]).answer
    page = visit("staff", height=800)
    page.goto(address(answer))
    page.locator("#s1-B2").click()

    page.keyboard.press("Control+End")

    cell = page.locator("#s1-B151")
    expect(cell).to_be_focused()
    assert soon(lambda: in_view(cell))
    assert in_the_open(cell)
    assert in_the_open(page.locator(".sheet thead th").nth(1))
    assert in_the_open(page.locator("[data-sheet-bar]"))


@pytest.mark.parametrize("name", ["answer-list", "answer-cell", "answer-review"])
def test_no_table_is_scrolled_sideways_on_a_telephone(visit, answer, name):
    readings.confirm(reading=answer.current_reading(), why="Right.", by=make_person())
    reopening.reopen(answer=answer, why="Of another year.", by=make_person())
    corrections.correct(answer=answer, sheet="Sheet1", area="AB2", meaning="ignore", by=make_person())
    page = visit("staff", width=390)
    page.goto(
        reverse(name, args=[answer.round.slug]) if name == "answer-list" else
        f"{address(answer, name)}?sheet=Sheet1&cell=AB2"
    )  # fmt: skip

    for region in page.locator(".table-scroll:has(.table--stacked)").all():
        assert region.evaluate("element => element.scrollWidth <= element.clientWidth")
    assert page.locator(".table--stacked").count() or name == "answer-review"


def test_the_totals_that_would_change_stand_before_the_button_that_changes_them(visit):
    answer = make_reading(rows=[["Offence", "2016/17", "2017/18"], ["86/2", 480, 541], ["86/10", 111, 133]]).answer
    readings.confirm(reading=answer.current_reading(), why="Right.", by=make_person())
    reopening.reopen(answer=answer, why="Of another year.", by=make_person())
    page = visit("staff")
    page.goto(address(answer))
    page.locator("#s1-C3").click()
    page.keyboard.press("i")

    table = page.locator("#totals-that-change")
    expect(table).to_contain_text("674")
    expect(table).to_contain_text("left out by a reviewer")
    page.wait_for_load_state()
    page.get_by_role("link", name="See which").click()
    assert in_the_open(table.locator("caption"))


def test_a_file_that_could_not_be_read_is_rejected_with_the_keyboard(visit):
    answer = make_reading(content=b"\xd0\xcf\x11\xe0 broken", file_name="Broken.xls").answer
    page = visit("staff")
    page.goto(address(answer))

    tab_to(page, page.get_by_label("Why the file is rejected"))
    page.keyboard.type("The force's system garbled it.")
    tab_to(page, page.get_by_role("button", name="Reject and destroy"))
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Letter to the force")).to_be_visible()
    assert layout_faults(page) == rule_faults(page) == []
    assert AnswerFile.objects.get(pk=answer.file_id).state == "destroyed"


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_on_a_telephone_the_parts_of_the_page_are_one_touch_away_wherever_it_stands(visit, answer, scripts):
    page = visit("staff", width=390, java_script_enabled=scripts)
    page.goto(address(answer))
    parts = page.get_by_role("navigation", name="Parts of this page")

    for name, heading in (("Decide", "#decide"), ("What was read", "#read"), ("As sent", "#sheets")):
        expect(parts).to_be_in_viewport()
        parts.get_by_role("link", name=name).click()
        expect(page.locator(heading)).to_be_in_viewport()
        assert not is_covered(page.locator(heading))


def test_the_bar_with_the_parts_covers_nothing_that_takes_the_focus(visit):
    page = visit("staff", width=390)
    page.goto(address(make_reading().answer))

    tab_to(page, page.get_by_role("button", name="Reject the reading"))

    assert not is_covered(page.get_by_role("button", name="Reject the reading"))


def test_side_by_side_there_is_no_such_bar(visit, answer):
    page = visit("staff")
    page.goto(address(answer))

    expect(page.get_by_role("navigation", name="Parts of this page")).to_be_hidden()
