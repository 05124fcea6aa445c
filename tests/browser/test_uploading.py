"""Many files at once: each has its progress and its answer beside it, and is then read while one watches."""

import base64
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from foitracker.store.actions import reference
from foitracker.store.models import Answer, Force
from tests.browser.waiting import LONG_PATIENCE
from tests.factories import PLAIN_ANSWER, hiding_workbook, make_force, make_request, make_round, workbook
from tests.sheets.locked_files import locked_xlsx

pytestmark = pytest.mark.usefixtures("fresh_database")

LONG = LONG_PATIENCE * 1000  # milliseconds
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

    expect(page.get_by_text("5 stored, 1 there already")).to_be_visible(timeout=LONG)
    lines = page.get_by_label("Files chosen").get_by_role("listitem")
    expect(lines.nth(0)).to_contain_text("stored. Lancashire Constabulary?")
    expect(lines.nth(1)).to_contain_text("there already. The same file was uploaded")
    expect(lines.nth(2)).to_contain_text("stored. Kent Police? The text of the file has “kent police”.")
    page.get_by_role("link", name="Say whose they are").click()

    expect(
        page.get_by_text("Of 5 files 4 name their force and are chosen below. 1 file is for you to decide.")
    ).to_be_visible()
    expect(page.get_by_label("FOI 7.xlsx")).to_have_value("")
    page.get_by_role("button", name="Kent Police").click()
    page.get_by_role("button", name="Confirm and read the files").click()
    expect(page.get_by_role("heading", name="5 read")).to_be_visible(timeout=LONG)
    page.get_by_role("link", name="Go on to the answers").click()
    expect(page.get_by_role("row").filter(has_text="Waiting for review")).to_have_count(5)


ANSWERS = sorted(
    path for path in (Path(__file__).parents[2] / "fixtures" / "answers").iterdir() if path.suffix != ".md"
)


def drop(page, files):
    """Drops files into the box, as a person does who drags them there."""
    held = page.evaluate_handle(
        """files => {
          const held = new DataTransfer();
          for (const [name, content] of files) {
            held.items.add(new File([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))], name));
          }
          return held;
        }""",
        [[name, base64.b64encode(content).decode()] for name, content in files],
    )
    page.dispatch_event("[data-drop]", "drop", {"dataTransfer": held})


def start(page, round):
    page.goto(f"/rounds/{round.slug}/answers/upload/")
    page.get_by_label("Received on").fill("2018-05-02")


@pytest.mark.parametrize("width", [1280, 390])
def test_a_whole_round_is_dropped_and_nothing_is_lost_when_the_page_is_closed_midway(visit, in_hand, width):
    reference.load()
    round = make_round(forces=list(Force.objects.asked_by_default()))
    page = visit("staff", width=width)
    start(page, round)
    files = [(path.name, path.read_bytes()) for path in ANSWERS]
    assert len(files) == 45

    drop(page, files)
    expect(page.get_by_label("Files chosen").get_by_role("listitem")).to_have_count(45)
    page.get_by_role("button", name="Upload").click()
    expect(page.locator("[data-outcome]").nth(5)).to_be_visible(timeout=LONG)
    page.close()
    assert in_hand.are_done()

    page = visit("staff", width=width)
    start(page, round)
    expect(page.get_by_text(re.compile(r"\d+ files are stored and have no force yet"))).to_be_visible()
    drop(page, [*files, ("copy.xlsx", files[0][1]), ("empty.xlsx", b"")])
    page.get_by_role("button", name="Upload").click()

    expect(page.get_by_text(re.compile(r"^\d+ stored, \d+ there already, 1 not stored$"))).to_be_visible(timeout=LONG)
    assert Answer.objects.in_round(round).count() == 45
    expect(page.locator("[data-outcome='not stored']")).to_contain_text("The file is empty.")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_file_that_fits_several_forces_has_a_button_for_each_and_what_is_left_is_counted(visit):
    request = make_request(round=make_round(forces=[make_force(name) for name in FORCES]))
    page = visit("staff")
    page.goto(f"/rounds/{request.round.slug}/answers/upload/")
    names = ("Kent and Essex.xlsx", "Gwent.xlsx", "Dorset.xlsx", "Lancashire.xlsx", "FOI 7.xlsx")
    page.get_by_label("Answer files").set_input_files(
        [named(name, [*PLAIN_ANSWER, [f"Note {number}"]]) for number, name in enumerate(names)]
    )
    page.get_by_label("Received on").fill("2018-05-02")
    page.get_by_role("button", name="Upload").click()
    expect(page.get_by_role("heading", name="Whose are these?")).to_be_visible()
    file = page.locator(".match", has=page.get_by_label("Kent and Essex.xlsx"))

    expect(file.get_by_role("button")).to_have_text(["Essex Police", "Kent Police"])
    file.get_by_role("button", name="Essex Police").click()
    expect(file.locator("select option:checked")).to_have_text("Essex Police")
    page.get_by_role("button", name="Confirm and read the files").click()

    expect(page.get_by_role("heading", name="4 read")).to_be_visible()
    expect(page.get_by_text("1 file waits for its force.")).to_be_visible()
    expect(page.get_by_text("Of 5 files")).to_have_count(0)


def test_correspondence_is_kept_file_by_file(visit):
    round = make_round(forces=[make_force(name) for name in FORCES])
    page = visit("staff")
    start(page, round)
    crest = {**named("Kent crest.png"), "buffer": b"\x89PNG\r\n\x1a\n" + bytes(60)}
    named_files = [named(f"{force}.xlsx", [*PLAIN_ANSWER, [force]]) for force in ("Gwent", "Essex", "Dorset")]
    page.get_by_label("Answer files").set_input_files([crest, *named_files])
    page.get_by_role("button", name="Upload").click()
    page.wait_for_url("**/match/", timeout=LONG)
    cannot_be_read = page.get_by_role("region", name="Cannot be read")
    cannot_be_read.get_by_role("button", name="Kent Police").click()
    box = cannot_be_read.get_by_label("Keep it as correspondence: Kent crest.png")
    box.check()

    page.get_by_role("button", name="Confirm and read the files").click()

    expect(page.get_by_role("heading", name="3 read, 1 kept as correspondence")).to_be_visible(timeout=LONG)
    expect(box).to_be_disabled()
    assert not round.answers.get(file_name="Kent crest.png").readings.exists()


def test_what_was_read_held_and_not_read_is_told_at_the_end(visit):
    round = make_round(forces=[make_force(name) for name in FORCES])
    page = visit("staff")
    start(page, round)
    locked = {**named("Kent.xlsx"), "buffer": locked_xlsx("a password")}
    hiding = {**named("Gwent.xlsx"), "buffer": hiding_workbook()}
    mail = {**named("Essex.eml"), "buffer": b"From: a@b.org\nSubject: FOI\nTo: us\n\nAttached.\n"}
    page.get_by_label("Answer files").set_input_files(
        [named("Lancashire.xlsx"), locked, hiding, mail, named("Dorset.xlsx", [["No information is held."]])]
    )
    page.get_by_role("button", name="Upload").click()
    page.wait_for_url("**/match/", timeout=LONG)

    cannot_be_read = page.get_by_role("region", name="Cannot be read")
    expect(cannot_be_read).to_contain_text("This is an e-mail. Save its attachment and upload that.")
    cannot_be_read.get_by_role("button", name="Essex Police").click()
    page.get_by_role("button", name="Confirm and read the files").press("Enter")

    result = page.locator("[data-match-result]")
    expect(result).to_be_focused(timeout=LONG)
    expect(result).to_contain_text("1 read, 1 read without a figure, 1 held until an admin has looked, 2 not read")
    expect(result).to_contain_text("Dorset.xlsx: No figure was found. See on its page what to do.")
    expect(result).to_contain_text("Essex.eml: This is an e-mail. Save its attachment and upload that.")
    result.get_by_role("link", name="Kent.xlsx").click()
    page.get_by_label("Password of the file").fill("not this one")
    page.get_by_role("button", name="Unlock and read").click()
    expect(page.get_by_role("alert")).to_contain_text("The password does not open the file.")
    page.get_by_label("Password of the file").fill("a password")
    page.get_by_role("button", name="Unlock and read").click()

    expect(page.get_by_text("It came under a password.")).to_be_visible()
    assert "password" not in page.url
