"""From a number, wherever it stands, to the lit cell of the sheet it was read from: in three clicks at most."""

import pytest
from playwright.sync_api import expect

from foitracker.store.actions import readings, releases
from tests.factories import make_force, make_person, make_reading, make_request, make_round

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("fresh_database")]

MOST = 3


@pytest.fixture
def slug():
    by = make_person()
    round = make_round(by=by, forces=[make_force(slug="lancashire")])
    reading = make_reading(request=make_request(round=round, by=by), by=by)
    readings.confirm(reading=reading, by=by, why="As the sheet says.")
    release = releases.make(round=round, title="Press release", by=by)
    releases.sign(release=release, by=make_person())
    return round.slug


class Clicks:
    """A reader's hand, which counts."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def on(self, place):
        place.click()
        self.count += 1

    def on_link(self, name):
        self.on(self.page.get_by_role("link", name=name, exact=True).first)


def is_lit(page, cell):
    """The cell is lit, in sight, and no other cell is."""
    expect(page.locator(".cell.is-lit")).to_have_count(1)
    expect(page.locator(f".cell.is-lit[id$='-{cell}']")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("totals/", "674"),  # the big figure
        ("totals/", "133"),  # a category
        ("totals/forces/", "674"),
        ("totals/cut/?area=North+West", "674"),
        ("totals/pictures/", "674"),  # the table beside the series
        ("releases/1/", "674"),
        ("releases/1/", "14.04"),  # a change, in a table that is folded
    ],
)
@pytest.mark.parametrize("script", [True, False])
def test_a_number_leads_to_its_cell(visit, slug, address, number, script):
    page = visit("staff", java_script_enabled=script)
    page.goto(f"/rounds/{slug}/{address}")
    hand = Clicks(page)

    link = page.locator("a", has_text=number).first
    if not link.is_visible():
        hand.on(page.locator("details", has=page.locator("a", has_text=number)).last.locator("summary"))
    hand.on(link)
    hand.on_link("Sheet1!C3")

    is_lit(page, "C3")
    assert hand.count <= MOST


def test_a_number_of_the_map_leads_to_its_cell_by_the_table_beside_it(visit, slug):
    page = visit("staff")
    page.goto(f"/rounds/{slug}/totals/pictures/")
    hand = Clicks(page)
    beside = page.locator("section", has=page.locator("#picture-forces"))

    if not beside.get_by_role("table").is_visible():
        hand.on(beside.get_by_text("The same numbers as a table"))
    hand.on(beside.get_by_role("link", name="674", exact=True))
    hand.on_link("Sheet1!C3")

    is_lit(page, "C3")
    assert hand.count <= MOST


def test_a_cell_leads_back_to_its_numbers_in_two_clicks(visit, slug):
    page = visit("staff")
    page.goto(f"/rounds/{slug}/totals/")
    page.get_by_role("link", name="133", exact=True).first.click()
    page.get_by_role("link", name="Sheet1!C3", exact=True).click()
    hand = Clicks(page)

    hand.on_link("Where C3 of sheet Sheet1 counts")
    table = page.get_by_role("region", name="Numbers of release 1 with this cell")
    hand.on(table.get_by_role("link", name="674", exact=True).first)

    expect(page.get_by_role("heading", level=1)).to_have_text("Where 674 came from")
    assert hand.count == 2


def test_walking_the_sheet_shows_the_way_back_of_each_figure(visit, slug):
    page = visit("staff")
    page.goto(f"/rounds/{slug}/totals/")
    page.get_by_role("link", name="133", exact=True).first.click()
    page.get_by_role("link", name="Sheet1!C3", exact=True).click()
    is_lit(page, "C3")
    page.wait_for_load_state()  # from then on the sheet listens

    page.locator(".cell.is-lit").focus()
    page.keyboard.press("ArrowUp")
    page.locator("[data-sheet-bar]").get_by_role("link", name="where it counts").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Where C2 counts")
