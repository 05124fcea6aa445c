"""Many files at once: each has its progress and its answer beside it, and is then read while one watches."""

import pytest
from playwright.sync_api import expect

from tests.factories import PLAIN_ANSWER, make_force, make_request, make_round, workbook

pytestmark = pytest.mark.usefixtures("fresh_database")


FORCES = ("Lancashire Constabulary", "Kent Police", "Gwent Police", "Essex Police", "Dorset Police")


def named(name, rows=PLAIN_ANSWER):
    return {"name": name, "mimeType": "application/octet-stream", "buffer": workbook(rows)}


def test_files_are_sent_matched_and_read_one_by_one(visit):
    request = make_request(round=make_round(forces=[make_force(name) for name in FORCES]))
    page = visit("staff")
    page.goto(f"/rounds/{request.round.slug}/answers/upload/")

    twice = named("Lancashire.xlsx")
    page.get_by_label("Answer files").set_input_files(
        [twice, {**twice, "name": "copy.xlsx"}, named("FOI 7.xlsx", [*PLAIN_ANSWER, ["Kent Police"]])]
        + [named(f"{force}.xlsx", [*PLAIN_ANSWER, [force]]) for force in ("Gwent", "Essex", "Dorset")]
    )
    page.get_by_label("Received on").fill("2018-05-02")
    page.get_by_role("button", name="Upload").click()

    expect(page.get_by_text("5 stored, 1 not.")).to_be_visible()
    lines = page.get_by_label("Files chosen").get_by_role("listitem")
    expect(lines.nth(0)).to_contain_text("stored. Lancashire Constabulary?")
    expect(lines.nth(1)).to_contain_text("not stored. The same file was uploaded")
    expect(lines.nth(2)).to_contain_text("stored. Kent Police? The text of the file has “kent police”.")
    page.get_by_role("link", name="Go on with the files that were stored").click()

    page.get_by_role("button", name="Confirm and read the files").click()
    page.wait_for_url("**/answers/")
    expect(page.get_by_role("row").filter(has_text="Waiting for review")).to_have_count(5)
