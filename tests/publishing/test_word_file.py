"""What a screen reader needs, what a text from outside cannot do, and bytes that depend on the content alone."""

import re
import time
from datetime import date

import pytest

from foitracker.publishing.png import png
from foitracker.publishing.table import Bounds, Column, Kind, Mark
from foitracker.publishing.word_file import WordFile
from tests.publishing import word
from tests.publishing.made_up import HOSTILE, make_table

COLUMNS = (Column("force", "Force"), Column("count", "Offences", Kind.COUNT))


def make_file(**fields):
    return WordFile(**({"title": "A title", "publisher": "A charity", "made_on": date(2018, 9, 13)} | fields))


def test_a_document_has_a_title_an_author_and_a_language():
    file = make_file()

    properties = word.opened(file.saved()).core_properties

    assert (properties.title, properties.author, properties.language) == ("A title", "A charity", "en-GB")
    assert word.headings(file.saved()) == [(0, "A title")]
    styles = word.members(file.saved())["word/styles.xml"].decode()
    assert set(re.findall(r'w:lang w:val="([^"]+)"', styles)) == {"en-GB"}


def test_its_dates_are_those_of_its_content():
    properties = word.opened(make_file().saved()).core_properties

    assert {properties.created.date(), properties.modified.date()} == {date(2018, 9, 13)}


def test_a_table_has_a_marked_heading_row_and_words_for_screen_readers():
    file = make_file()
    file.rows(COLUMNS, [("Kent", 674), ("Essex", Bounds(1, 4)), ("Gwent", Mark.NOT_AVAILABLE)], title="By force")

    saved = file.saved()

    assert word.tables(saved) == [[["Force", "Offences"], ["Kent", "674"], ["Essex", "1 to 4"], ["Gwent", "[x]"]]]
    assert word.marked_heading_rows(saved) == [[0]]
    assert b'w:tblCaption w:val="By force"' in word.members(saved)["word/document.xml"]


def test_a_table_says_its_period_units_coverage_source_shorthand_and_notes():
    file = make_file()
    file.table(make_table())

    text = "\n".join(word.words(file.saved()))

    for words in (
        "Period: 2016/17",
        "Units: recorded offences",
        "Coverage: 2 of 3 forces",
        "Source: answers of",
        "[x] not available",
        "A note.",
    ):
        assert words in text


def test_a_picture_has_words_for_those_who_cannot_see_it():
    file = make_file()
    file.picture(png('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>'), described="A white square.")

    assert word.pictures(file.saved()) == ["A white square."]


def test_pages_turn_and_turn_back():
    file = make_file()
    file.page(lying=True)
    file.page(lying=True)
    file.page()

    shapes = [section.page_width > section.page_height for section in word.opened(file.saved()).sections]
    assert shapes == [False, True, True, False]


@pytest.mark.parametrize("text", [*HOSTILE, "a\x00b", "\ud800", "<w:p/>", "&amp;"])
def test_a_text_from_outside_stays_text(text):
    file = make_file(title=f"T {text}")
    file.paragraph(text)
    file.rows(COLUMNS, [(text, 1)], title=text)

    saved = file.saved()

    assert len(word.tables(saved)[0]) == 2
    assert len(word.opened(saved).paragraphs) == 3


def test_the_same_content_is_the_same_bytes(monkeypatch):
    first = make_file().saved()
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)

    assert make_file().saved() == first
    assert make_file(made_on=date(2018, 9, 14)).saved() != first


def test_nothing_of_the_template_is_left():
    members = word.members(make_file().saved())

    assert not [name for name in members if "thumbnail" in name]
    core = members["docProps/core.xml"].decode()
    assert "python-docx" not in core
    assert "2013" not in core
