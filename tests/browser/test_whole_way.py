"""The whole way in the browser: three people take a question to a national figure, and back to its cell."""

import io
import re

import openpyxl
import pytest

from foitracker.store.models import Answer, Request, Round, Wording
from tests.factories import PLAIN_ANSWER, make_force, make_person, make_reading, make_request, make_round, workbook

KENT = [["Offence", "2016/17", "2017/18"], ["86/2", 100, 120], ["Local code 17 pictures", 3, 4]]


def files_to_upload():
    return [
        {"name": "Lancashire FOI 12-18.xlsx", "mimeType": "application/zip", "buffer": workbook(PLAIN_ANSWER)},
        {"name": "Kent response.xlsx", "mimeType": "application/zip", "buffer": workbook(KENT)},
        {"name": "Kent again.xlsx", "mimeType": "application/zip", "buffer": workbook(KENT)},
        {"name": "Gwent.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 a scan"},
    ]


def open_round(page):
    page.get_by_role("link", name="Open a round").click()
    page.get_by_label("Title").fill("Images 2018")
    page.get_by_label("Years asked").fill("2016/17\n2017/18")
    page.get_by_label("Questions").fill("How many offences were recorded?")
    page.get_by_label("Letter under the Freedom of Information Act 2000").fill("Dear FOI team")
    page.get_by_label("Letter under the Freedom of Information (Scotland)").fill("Dear FOI team")
    page.get_by_label("Opened on").fill("2018-04-09")
    page.get_by_role("button", name="Open the round").click()


def take_both_answers_in(page):
    page.goto("/rounds/images-2018/answers/upload/")
    page.get_by_label("Answer files").set_input_files(files_to_upload())
    page.get_by_label("Received on").fill("2018-05-02")
    page.get_by_role("button", name="Upload", exact=True).click()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_from_a_question_to_a_national_figure(visit, script):
    for name in ("Lancashire Constabulary", "Kent Police", "Gwent Police"):
        make_force(name)

    researcher = visit("researchers", java_script_enabled=script)
    open_round(researcher)
    assert "3 requests ready" in researcher.locator("main").inner_text()
    researcher.goto("/rounds/images-2018/requests/")
    researcher.get_by_label("Sent on").fill("2018-04-09")
    researcher.get_by_role("button", name=re.compile("Record")).click()
    assert Request.objects.filter(state="with_force").count() == 3

    staff = visit("staff", java_script_enabled=script)
    take_both_answers_in(staff)
    assert "as “Kent response.xlsx”" in staff.get_by_role("alert").inner_text()
    staff.get_by_role("link", name="Go on with the files that were stored").click()
    assert staff.get_by_label("Kent response.xlsx").evaluate("box => box.selectedOptions[0].text") == "Kent Police"
    staff.get_by_role("button", name="Confirm and read the files").click()
    assert Answer.objects.filter(readings__status="unreadable").get().file_name == "Gwent.pdf"

    for name in ("Lancashire FOI 12-18.xlsx", "Kent response.xlsx"):
        staff.goto("/rounds/images-2018/answers/")
        staff.get_by_role("link", name=name).click()
        staff.get_by_role("button", name="The figures are what the sheet says").click()
        assert "count now" in staff.locator("main").inner_text()

    waiting = Wording.objects.waiting().get()
    researcher.goto(f"/rounds/images-2018/wordings/{waiting.pk}/")
    researcher.get_by_label("It means").select_option("possession")
    researcher.get_by_label("Why", exact=True).fill("Kent says so.")
    researcher.get_by_role("button", name="Rule", exact=True).click()

    researcher.goto("/rounds/images-2018/totals/")
    assert "798" in researcher.locator("main").inner_text()  # 674 + 120 + 4
    assert "2 of 3 forces" in researcher.locator("main").inner_text()
    assert not researcher.get_by_role("link", name="Export").count()

    admin = visit("admins", java_script_enabled=script)
    admin.goto("/rounds/images-2018/export/")
    admin.get_by_label("Title").fill("First release")
    admin.get_by_role("button", name="Freeze").click()
    with admin.expect_download() as download:
        admin.locator("table").get_by_role("link", name=re.compile("xlsx|Excel", re.IGNORECASE)).first.click()
    book = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()))
    values = {cell.value for row in book["National"].iter_rows() for cell in row}
    assert {694, 798} <= values
    assert Round.objects.get().releases.count() == 1
    # The two files that were refused make the answer to the upload a 422, which the browser's console mentions.
    complaints = [*researcher.complaints, *staff.complaints, *admin.complaints]
    assert [words for words in complaints if "422" not in words] == []


def test_a_national_figure_leads_to_its_lit_cell_in_three_clicks(visit):
    from_whole_way = make_reading(by=make_person())
    slug = from_whole_way.answer.round.slug
    page = visit("researchers")
    page.goto(f"/rounds/{slug}/answers/{from_whole_way.answer.pk}/")
    page.get_by_role("button", name="The figures are what the sheet says").click()

    page.goto(f"/rounds/{slug}/totals/")
    page.get_by_role("link", name="674", exact=True).first.click()
    page.get_by_role("link", name="Sheet1!C2").click()

    lit = page.locator("td.is-lit")
    assert lit.inner_text() == "541"
    assert lit.evaluate(
        "cell => { const box = cell.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight }"
    )


def test_pointing_at_a_reading_lights_its_cell(visit):
    reading = make_reading(by=make_person())
    page = visit("staff")
    page.goto(f"/rounds/{reading.answer.round.slug}/answers/{reading.answer.pk}/")

    page.locator("[data-lights$='-C2']").hover()

    assert "541" in page.locator("td.is-lit").inner_text()


def test_a_list_is_sorted_and_filtered_with_the_keyboard(visit):
    make_request(round=make_round(forces=[make_force("Kent Police"), make_force("Gwent Police")]))
    page = visit("researchers")
    page.goto("/rounds/images-2018/requests/")

    page.get_by_role("link", name="Force", exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**sort=force**")
    assert page.locator("th[aria-sort='ascending']").inner_text().startswith("Force")
    page.locator("#id_force").focus()
    page.keyboard.type("kent")
    page.keyboard.press("Enter")
    page.wait_for_url("**force=kent**")

    assert page.locator("tbody th").all_inner_texts() == ["Kent Police"]


def test_the_skip_link_is_the_first_stop(visit):
    page = visit("researchers")

    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"


def test_what_is_wrong_stands_beside_its_field(visit):
    make_force()
    page = visit("researchers")
    open_round(page)
    page.goto("/rounds/open/")
    page.get_by_label("Title").fill("???")
    page.get_by_label("Years asked").fill("last year")
    page.get_by_role("button", name="Open the round").click()

    summary = page.get_by_role("alert").inner_text()
    assert "letters or digits" in summary
    assert "“last year”, is no period" in summary
    assert page.get_by_label("Years asked").get_attribute("aria-invalid") == "true"
    assert Round.objects.count() == 1
