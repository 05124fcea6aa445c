"""Everything without a mouse: Tab, Enter, the arrows, and the keys of the page of a wording."""

import re

import pytest
from playwright.sync_api import expect

from foitracker.store.models import Event, Wording
from tests.browser.conftest import PASSWORD
from tests.browser.waiting import soon
from tests.factories import make_force, make_reading, make_request, make_round

pytestmark = pytest.mark.usefixtures("fresh_database")

# Wordings that wait, the one on which most offences hang first; the first has three suggestions.
FIRST, SECOND, THIRD = (
    "Making/possession indecent pics child local",
    "Indecent pictures of kids, distribution",
    "Possessing photos of a child (indecent)",
)
WAITING = [["Offence", "2016/17", "2017/18"], [FIRST, 50, 60], [SECOND, 5, 6], [THIRD, 1, 2]]


def tab_to(page, target, *, most=60):
    """Presses Tab until the element has the focus, and sees that the focus shows."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if has_the_focus(target):
            assert soon(lambda: shows_its_focus(target))
            return
    raise AssertionError(f"{target} is not reached within {most} stops.")


def has_the_focus(target):
    return target.evaluate("element => element === document.activeElement")


def shows_its_focus(target):
    outline = "element => element.matches(':focus-visible') && getComputedStyle(element).outlineStyle"
    return target.evaluate(outline) in ("solid", "auto")


def holds_the_focus(part):
    return part.evaluate("part => part.contains(document.activeElement)")


def skip_to(page, place):
    """Follows the link that has the focus; what is next then is what stands there."""
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"#{place}$"))


def stands_on(page, heading):
    """Waits for the page with this heading, and for all of it."""
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    page.wait_for_load_state()


def choose(page, label, option):
    """With the arrow, since letters that come slowly would each begin a word of its own."""
    box = page.get_by_label(label)
    for _ in range(box.locator("option").count()):
        if box.locator("option:checked").inner_text() == option:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{label} has no “{option}”.")


def focused(page):
    return page.locator(":focus")


def test_signing_in_and_out(window):
    page = window()
    page.goto("/rounds/")  # leads to the door, and back here afterwards

    tab_to(page, page.get_by_label("Username"))
    page.keyboard.type("researchers")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    stands_on(page, "Rounds")
    tab_to(page, page.get_by_role("button", name="Sign out"))
    page.keyboard.press("Enter")

    page.wait_for_url("**/sign-in/")


def test_the_first_stop_skips_to_the_content(visit):
    request = make_request()
    page = visit("researchers")
    page.goto(f"/rounds/{request.round.slug}/requests/")

    page.keyboard.press("Tab")
    expect(focused(page)).to_have_text("Skip to the content")
    expect(focused(page)).to_be_in_viewport()
    skip_to(page, "main")
    page.keyboard.press("Tab")

    assert holds_the_focus(page.locator("main"))


def test_a_round_is_opened_from_the_list_and_its_requests_sorted_and_filtered(visit):
    round = make_round(forces=[make_force("Kent Police"), make_force("Gwent Police"), make_force("Essex Police")])
    page = visit("staff")
    page.goto("/")

    tab_to(page, page.get_by_role("link", name=round.title))
    page.keyboard.press("Enter")
    stands_on(page, round.title)
    tab_to(page, page.get_by_role("link", name="Requests").first)
    page.keyboard.press("Enter")
    page.wait_for_url("**/requests/")

    for order, names in [
        ("ascending", ["Essex Police", "Gwent Police", "Kent Police"]),
        ("descending", ["Kent Police", "Gwent Police", "Essex Police"]),
    ]:
        tab_to(page, page.get_by_role("columnheader", name="Force").get_by_role("link"))
        page.keyboard.press("Enter")
        expect(page.locator(f"th[aria-sort={order}]")).to_be_visible()
        expect(page.locator("tbody th")).to_have_text(names)
        page.wait_for_load_state()

    tab_to(page, page.get_by_role("search").get_by_role("textbox", name="Force"))
    page.keyboard.type("kent")
    page.keyboard.press("Enter")
    page.wait_for_url("**force=kent**")
    expect(page.locator("tbody th")).to_have_text(["Kent Police"])


def test_an_event_is_logged(visit):
    request = make_request()
    page = visit("researchers")
    page.goto(f"/rounds/{request.round.slug}/requests/{request.force.slug}/")

    tab_to(page, page.get_by_label("What happened"))
    choose(page, "What happened", "Chased")
    tab_to(page, page.get_by_label("Note"))
    page.keyboard.type("They will look into it; a j and a k are letters here.")
    tab_to(page, page.get_by_role("button", name="Log it"))
    page.keyboard.press("Enter")

    expect(page.locator(".message--success")).to_be_visible()
    event = request.events.get(kind=Event.Kind.CHASED)
    assert event.text == "They will look into it; a j and a k are letters here."


def test_the_arrows_walk_the_sheet(visit):
    reading = make_reading()
    page = visit("staff")
    page.goto(f"/rounds/{reading.answer.round.slug}/answers/{reading.answer.pk}/")
    grid, bar = page.get_by_role("grid"), page.locator("[data-sheet-bar]")

    tab_to(page, grid.locator("[tabindex='0']"))
    for key, cell in [("ArrowRight", "B1"), ("ArrowDown", "B2"), ("ArrowDown", "B3"), ("ArrowLeft", "A3")]:
        page.keyboard.press(key)
        expect(page.locator(f"#s1-{cell}")).to_be_focused()
        expect(bar).to_have_text(re.compile(f"^{cell}"))
    page.keyboard.press("ArrowLeft")  # the edge of the sheet
    expect(page.locator("#s1-A3")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".reading.is-lit .reading-cell")).to_have_text(re.compile("^B3"))
    page.keyboard.press("Tab")  # the sheet is one stop
    assert not holds_the_focus(grid)


@pytest.fixture
def first_wording(visit):
    """The page of the waiting wording on which most offences hang."""
    reading = make_reading(rows=WAITING)
    page = visit("researchers")
    page.goto(f"/rounds/{reading.answer.round.slug}/wordings/?status=waiting")
    page.get_by_role("link", name=FIRST).click()
    stands_at(page, FIRST)
    return page


def stands_at(page, wording):
    """Waits for the page of a wording, and for its keys to be heard."""
    expect(page.get_by_role("heading", level=1)).to_have_text(f"“{wording}”")
    expect(page.locator("[data-keys]")).to_be_visible()


def test_a_letter_says_what_a_heading_marked(visit):
    answer = make_reading().answer
    page = visit("staff")
    page.goto(f"/rounds/{answer.round.slug}/answers/{answer.pk}/")

    page.get_by_role("rowheader", name="2", exact=True).click()
    page.get_by_role("rowheader", name="3", exact=True).click(modifiers=["Shift"])
    expect(page.get_by_label("Cells")).to_have_value("2:3")
    page.get_by_role("columnheader", name="C", exact=True).click()
    expect(page.get_by_label("Cells")).to_have_value("C")
    expect(page.locator(".kind").filter(has_text="left out").locator("kbd")).to_have_text("I")
    page.keyboard.press("i")

    expect(page.locator("[data-said]")).to_contain_text("Read again: 3 figures, 6 before")
    expect(page.get_by_text("Column C: left out")).to_be_visible()


def test_j_and_k_lead_through_the_waiting_wordings(first_wording):
    page = first_wording
    for key, wording in [("j", SECOND), ("j", THIRD), ("k", SECOND), ("k", FIRST)]:
        page.keyboard.press(key)
        stands_at(page, wording)

    page.keyboard.press("k")  # there is none before the first
    page.wait_for_timeout(200)
    stands_at(page, FIRST)


@pytest.mark.parametrize(("key", "place"), [("a", 0), ("1", 0), ("2", 1), ("3", 2)])
def test_a_key_takes_a_suggestion_and_leads_to_the_next_wording(first_wording, key, place):
    page = first_wording
    wording = Wording.objects.get(text=FIRST)

    page.keyboard.press(key)
    stands_at(page, SECOND)

    wording.refresh_from_db()
    assert wording.category == wording.suggestions[place]["category"]
    assert wording.ruling.why


def test_a_key_that_is_held_down_rules_on_one_wording(first_wording):
    page = first_wording

    page.keyboard.down("a")
    stands_at(page, SECOND)
    for _ in range(3):
        page.keyboard.down("a")  # it is down, so this is what the keyboard repeats
    page.wait_for_timeout(200)

    stands_at(page, SECOND)
    assert Wording.objects.exclude(category="").get().text == FIRST


@pytest.mark.parametrize(("key", "category"), [("t", "total_row"), ("n", "not_an_offence_count"), ("q", "")])
def test_a_key_says_that_it_is_no_offence_or_that_nobody_can_tell(first_wording, key, category):
    page = first_wording

    page.keyboard.press(key)
    stands_at(page, SECOND)

    wording = Wording.objects.get(text=FIRST)
    assert (wording.category, wording.ruling.category) == (category, category)


def test_a_key_leads_to_the_other_categories_and_the_reason_is_typed(first_wording):
    page = first_wording

    page.keyboard.press("c")
    expect(page.locator("#id_category")).to_be_focused()
    page.get_by_label("It means").select_option("prohibited_image")
    tab_to(page, page.get_by_label("Why", exact=True))
    page.keyboard.type("a 1 j k: these are letters here")
    tab_to(page, page.get_by_role("button", name="Rule", exact=True))
    page.keyboard.press("Enter")
    expect(page.locator(".message--success")).to_be_visible()

    wording = Wording.objects.get(text=FIRST)
    assert (wording.category, wording.ruling.why) == ("prohibited_image", "a 1 j k: these are letters here")


def test_a_key_leads_to_the_original_cell_of_the_largest_figure(first_wording):
    page = first_wording

    page.keyboard.press("o")

    expect(page.locator("td.is-lit")).to_have_text("60")


def test_keys_do_nothing_while_a_person_types_or_chooses(first_wording):
    page = first_wording
    before = page.url

    for field in (page.get_by_label("Why", exact=True), page.get_by_label("It means")):
        field.focus()
        for key in "jka12":
            page.keyboard.press(key)
        assert has_the_focus(field)

    assert page.get_by_label("Why", exact=True).input_value() == "jka12"
    assert page.url == before


def test_keys_with_control_or_alt_stay_the_browsers(first_wording):
    page = first_wording

    for key in ("Control+a", "Alt+a", "Control+1"):
        page.keyboard.press(key)

    assert page.get_by_label("It means").input_value() == ""


def test_keys_are_switched_off_and_stay_off(first_wording):
    page = first_wording
    switch = page.get_by_label("Keys on")
    expect(switch).to_be_checked()

    tab_to(page, switch)
    page.keyboard.press("Space")
    focused(page).blur()
    page.keyboard.press("a")
    assert page.get_by_label("It means").input_value() == ""

    page.reload()
    expect(page.locator("[data-keys]")).to_be_visible()
    expect(switch).not_to_be_checked()
    page.keyboard.press("j")
    page.wait_for_timeout(200)
    stands_at(page, FIRST)

    switch.check()
    focused(page).blur()
    page.keyboard.press("j")
    stands_at(page, SECOND)


def test_who_may_not_rule_has_no_keys_to_choose_with(visit):
    reading = make_reading(rows=WAITING)
    page = visit("staff")
    page.goto(f"/rounds/{reading.answer.round.slug}/wordings/")

    page.get_by_role("link", name=FIRST).click()
    stands_at(page, FIRST)

    keys = page.locator("[data-keys]")
    expect(keys).to_contain_text("next, previous")
    expect(keys).not_to_contain_text("suggestion")
