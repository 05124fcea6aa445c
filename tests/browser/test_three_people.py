"""The whole way: three people take a question to a national figure, and the figure back to its cell."""

import io

import openpyxl
import pytest
from playwright.sync_api import expect

from foitracker.store.actions import readings
from foitracker.store.models import Answer, Event, Release, Request, Round
from tests.browser.waiting import in_view, soon
from tests.factories import PLAIN_ANSWER, make_force, make_person, make_reading, make_round, workbook

pytestmark = pytest.mark.usefixtures("fresh_database")

KENT = [
    ["Offence", "2016/17", "2017/18"],
    ["86/2 Take, make or distribute indecent photographs of children", 100, 120],
    ["Local code 17 pictures", 3, 4],
]
FILES = [
    {"name": "Lancashire FOI 12-18.xlsx", "mimeType": "application/zip", "buffer": workbook(PLAIN_ANSWER)},
    {"name": "Kent response.xlsx", "mimeType": "application/zip", "buffer": workbook(KENT)},
    {"name": "Gwent.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 a scan"},
]
TWICE = FILES[1] | {"name": "Kent again.xlsx"}


def open_a_round(page):
    page.goto("/")
    page.get_by_role("link", name="Open a round").click()
    page.get_by_label("Title").fill("Images 2018")
    page.get_by_label("Offence scheme").select_option("child-abuse-images")
    page.get_by_label("Years asked").fill("2016/17\n2017/18")
    page.get_by_label("Questions").fill("How many offences were recorded?")
    page.get_by_label("Letter under the Freedom of Information Act 2000").fill("Dear FOI team")
    page.get_by_label("Letter under the Freedom of Information (Scotland)").fill("Dear FOI team in Scotland")
    page.get_by_label("Opened on").fill("2018-04-09")
    page.get_by_role("button", name="Open the round").click()


def send_and_chase(page):
    page.get_by_role("link", name="Requests").first.click()
    page.get_by_label("Sent on").fill("2018-04-09")
    page.get_by_role("button", name="Record all of them as sent").click()
    page.get_by_role("link", name="Kent Police").click()
    page.get_by_label("What happened").select_option(label="Chased")
    page.get_by_label("On", exact=True).fill("2018-05-09")
    page.get_by_label("Note").fill("By e-mail, to the FOI desk.")
    page.get_by_role("button", name="Log it").click()


def upload(page, files):
    page.goto("/rounds/images-2018/")
    page.get_by_role("link", name="Upload", exact=True).first.click()
    page.get_by_label("Answer files").set_input_files(files)
    page.get_by_label("Received on").fill("2018-05-02")
    page.get_by_role("button", name="Upload", exact=True).click()


def confirm(page, file_name):
    page.goto("/rounds/images-2018/answers/")
    page.get_by_role("link", name=file_name).click()
    page.get_by_role("button", name="The figures are what the sheet says").click()
    expect(page.locator(".message--success")).to_be_visible()


def expect_to_read(page, words):
    expect(page.get_by_role("main")).to_contain_text(words)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_from_a_question_to_a_national_figure_and_a_release(visit, scripts):
    for name in ("Lancashire Constabulary", "Kent Police", "Gwent Police"):
        make_force(name)
    researcher, staff, admin = (visit(role, java_script_enabled=scripts) for role in ("researchers", "staff", "admins"))

    open_a_round(researcher)
    expect_to_read(researcher, "with 3 requests ready to send")
    send_and_chase(researcher)
    expect_to_read(researcher, "Logged: chased.")
    expect(researcher.locator(".timeline")).to_contain_text("By e-mail, to the FOI desk.")
    assert Request.objects.filter(state=Request.State.WITH_FORCE).count() == 3
    assert Event.objects.get(kind=Event.Kind.CHASED).request.force.name == "Kent Police"

    upload(staff, [*FILES, TWICE])
    refused = staff.get_by_role("alert")
    expect(refused).to_contain_text("1 file was there already")
    expect(refused).to_contain_text("Kent again.xlsx: The same file was uploaded")
    staff.get_by_role("link", name="Say whose they are").click()
    for file_name, force in [("Lancashire FOI 12-18.xlsx", "Lancashire Constabulary"), ("Gwent.pdf", "Gwent Police")]:
        expect(chosen(staff.get_by_label(file_name))).to_have_text(force)
    expect(chosen(staff.get_by_label("Kent response.xlsx"))).to_have_text("Kent Police")
    staff.get_by_role("button", name="Confirm and read the files").click()
    expect_to_read(staff, "2 answers read")
    expect_to_read(staff, "Not read: Gwent.pdf. The PDF is damaged")
    assert Answer.objects.get(readings__status="unreadable").file_name == "Gwent.pdf"

    confirm(staff, "Lancashire FOI 12-18.xlsx")
    confirm(staff, "Kent response.xlsx")
    expect_to_read(staff, "the figures of Kent Police count now")
    staff.get_by_role("link", name="Gwent.pdf").click()
    expect_to_read(staff, "could not be read")

    researcher.goto("/rounds/images-2018/")
    researcher.get_by_role("link", name="Rule on them").click()
    researcher.get_by_role("link", name="Local code 17 pictures").click()
    researcher.get_by_label("It means").select_option("possession")
    researcher.get_by_label("Why", exact=True).fill("Kent says so, on 3 May 2018.")
    researcher.get_by_role("button", name="Rule", exact=True).click()
    expect_to_read(researcher, "Ruled: “Local code 17 pictures”.")

    researcher.get_by_role("link", name="Totals").first.click()
    # Lancashire 591 and Kent 103; Lancashire 674 and Kent 124. Gwent's file has no figure, and is not taken for nil.
    expect(researcher.locator(".stat-figure").nth(0)).to_have_text("694")
    expect(researcher.locator(".stat-figure").nth(1)).to_have_text("798")
    expect_to_read(researcher, "2 of 3 forces")
    missing = researcher.get_by_role("row").filter(has=researcher.get_by_role("link", name="Gwent Police"))
    expect(missing).to_have_count(1)
    researcher.wait_for_load_state()
    expect(researcher.get_by_role("link", name="Export")).to_have_count(0)

    admin.goto("/rounds/images-2018/export/")
    admin.get_by_label("Title").fill("Press release, September 2018")
    admin.get_by_role("button", name="Freeze").click()
    expect_to_read(admin, "Release 1 is frozen and has your signature.")
    with admin.expect_download() as download:
        admin.get_by_role("link", name="Excel workbook").click()
    assert download.value.suggested_filename == "images-2018-release-1-not-signed.xlsx"
    assert {694, 798} <= numbers_in(download.value.path().read_bytes())
    assert Release.objects.get().round == Round.objects.get()

    staff.get_by_role("link", name="Share").click()
    expect_to_read(staff, "No release is open")
    researcher.get_by_role("link", name="Share").click()
    researcher.get_by_role("link", name="1. Press release, September 2018").click()
    researcher.get_by_role("button", name="Sign", exact=True).click()
    expect_to_read(researcher, "Two people stand behind this release now.")
    staff.reload()
    staff.get_by_role("link", name="1. Press release, September 2018").click()
    expect_to_read(staff, "798")


def chosen(box):
    return box.locator("option:checked")


def numbers_in(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {cell.value for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, int)}


def confirmed_answer(**fields):
    reading = make_reading(**fields)
    readings.confirm(reading=reading, by=make_person())
    return reading.answer


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_national_figure_leads_to_its_lit_cell_in_three_clicks(visit, scripts, width):
    # The cell stands far down a long sheet that does not fit the window.
    filler = [[f"86/2 Take indecent photographs, team {team}", 0, 0] for team in range(60)]
    rows = [*PLAIN_ANSWER[:1], *filler, *PLAIN_ANSWER[1:3]]
    answer = confirmed_answer(rows=rows)
    page = visit("researchers", java_script_enabled=scripts, width=width)
    page.goto(f"/rounds/{answer.round.slug}/")

    page.locator(".stat-figure").get_by_role("link", name="674").click()
    page.get_by_role("link", name="Sheet1!C62").click()

    lit = page.locator("td.is-lit")
    expect(lit).to_have_text("541")
    expect(lit).to_have_id("s1-C62")
    assert soon(lambda: in_view(lit))


def test_a_figure_of_one_force_leads_to_the_reasons_it_counts(visit):
    answer = confirmed_answer()
    page = visit("staff")
    page.goto(f"/rounds/{answer.round.slug}/totals/forces/")

    page.get_by_role("row", name="Lancashire").get_by_role("link", name="591").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Where 591 comes from")
    counted = page.get_by_role("table", name="The cells")
    expect(counted.locator("tbody td.num")).to_have_text(["480", "111"])
    left_out = page.get_by_role("table", name="Read, but not in this number")
    expect(left_out).to_contain_text("compared, never added")


def test_pointing_at_a_reading_lights_its_cell(visit):
    reading = make_reading()
    page = visit("staff")
    page.goto(f"/rounds/{reading.answer.round.slug}/answers/{reading.answer.pk}/")
    lit = page.locator("td.is-lit")

    page.locator("[data-lights='s1-C2']").hover()
    expect(lit).to_have_text(["541"])

    page.locator("[data-lights='s1-B3'] .reading-cell").focus()
    expect(lit).to_have_text(["111"])
    expect(page.locator("[data-sheet-bar]")).to_contain_text("B3")


def test_a_cell_far_down_a_long_sheet_is_on_the_page_that_its_link_leads_to(visit):
    rows = [["Offence", "2017/18"], *([f"86/2 team {team}", team % 7] for team in range(700))]
    answer = confirmed_answer(rows=rows)
    page = visit("staff")

    page.goto(f"/rounds/{answer.round.slug}/answers/{answer.pk}/?sheet=Sheet1&cell=B650#s1-B650")

    expect(page.locator("td.is-lit")).to_have_id("s1-B650")
    assert soon(lambda: in_view(page.locator("td.is-lit")))


def test_files_are_dropped_into_the_box_and_listed(visit):
    round = make_round()
    page = visit("staff")
    page.goto(f"/rounds/{round.slug}/answers/upload/")

    dropped = page.evaluate_handle(
        """() => {
            const dropped = new DataTransfer();
            dropped.items.add(new File(["a,b"], "Lancashire.csv"));
            dropped.items.add(new File(["c,d"], "Lancashire, part 2.csv"));
            return dropped;
        }"""
    )
    page.dispatch_event("[data-drop]", "drop", {"dataTransfer": dropped})

    listed = page.get_by_role("list", name="Files chosen").get_by_role("listitem")
    expect(listed.locator("span:first-child")).to_have_text(["Lancashire.csv", "Lancashire, part 2.csv"])
    page.get_by_role("button", name="Upload", exact=True).click()
    expect_to_read(page, "2 files stored")
