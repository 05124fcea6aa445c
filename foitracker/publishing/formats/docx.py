"""The press pack: what may be printed, the table by force, the charts, notes to editors, and behind them all tables.

A press office works in Word, so this is a document to cut lines out of and to add quotes to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from foitracker.publishing.pages import long_date
from foitracker.publishing.place_figures import Level
from foitracker.publishing.png import png
from foitracker.publishing.press import Line, Press
from foitracker.publishing.press_pictures import Picture, pictures
from foitracker.publishing.publication import SOURCES_NOTE, Publication, Source
from foitracker.publishing.table import Column
from foitracker.publishing.word_file import WordFile

SUFFIX = ".docx"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TITLE = "Press pack (Word)"

NO_EMBARGO = "No embargo."
TO_ADD = "To be added by the press office."


def write(publication: Publication) -> bytes:
    file = WordFile(publication.title, publication.publisher, publication.made_on)
    press = publication.press or Press((), ())
    if publication.press:
        file.paragraph(f"{press.embargo}." if press.embargo else NO_EMBARGO, bold=True)
    file.heading("Key figures")
    file.items(publication.summary)
    file.paragraph(f"Made on {long_date(publication.made_on)}.")
    drawn = pictures(publication)
    _lines(file, "All forces", press.at(Level.WHOLE))
    _pictures(file, [picture for picture in drawn if not picture.is_of_forces])
    _lines(file, "Nations and regions", (*press.at(Level.NATION), *press.at(Level.REGION)))
    if publication.by_force:
        file.page(lying=True)
        file.table(publication.by_force, small=True)
        file.page()
    _lines(file, "Forces", press.at(Level.FORCE))
    _pictures(file, [picture for picture in drawn if picture.is_of_forces])
    if publication.press:
        file.heading("Quotes")
        file.paragraph(TO_ADD)
        file.heading("Notes to editors")
        file.items(press.notes)
    _contact(file, publication)
    _appendix(file, publication)
    return file.saved()


def _lines(file: WordFile, title: str, lines: Sequence[Line]) -> None:
    """Each line under the name of its place, with what to know before it is printed in small type."""
    said = [line for line in lines if line.text]
    if said:
        file.heading(title)
    for line in said:
        if line.level is not Level.WHOLE:
            file.heading(line.name[:1].upper() + line.name[1:], 2)
        file.paragraph(line.text)
        if line.caveats:
            file.paragraph(f"Before you print it: {' '.join(line.caveats)}", style="Caption")


def _pictures(file: WordFile, drawn: Sequence[Picture]) -> None:
    for picture in drawn:
        file.heading(picture.title, 2)
        file.picture(png(picture.svg), described=picture.described, width_of=1.0 if picture.is_of_forces else 0.6)


def _contact(file: WordFile, publication: Publication) -> None:
    file.heading("Contact")
    for words in filter(None, (publication.publisher, publication.contact or TO_ADD)):
        file.paragraph(words)


def _appendix(file: WordFile, publication: Publication) -> None:
    """Every table of the publication, and the file and the cells behind the figures of each force."""
    if publication.notes or publication.tables:
        file.page(lying=True)
        file.heading("Appendix: all tables, and where every figure comes from")
        file.items(publication.notes)
    for table in publication.tables:
        file.table(table, small=True)
    if publication.sources:
        file.heading("The files and cells that the figures come from", 2)
        file.rows(_FILES, list(_files(publication.sources)), title="Files and cells", small=True)
        file.paragraph(f"{SOURCES_NOTE} The other formats of this publication list each cell with its figure.")


_FILES = (
    Column("force", "Force"),
    Column("file", "File"),
    Column("sha256", "SHA-256 of the file"),
    Column("cells", "Cells"),
)


def _files(sources: Sequence[Source]) -> Iterator[tuple[str, str, str, str]]:
    """One row a file: "Sheet1: B2, B3; Notes: A1"."""
    by_file: dict[tuple[str, str, str], dict[str, list[str]]] = {}
    for one in sources:
        sheets = by_file.setdefault((one.force, one.file_name, one.sha256), {})
        sheets.setdefault(one.sheet, []).append(one.cell)
    for (force, file_name, sha256), sheets in by_file.items():
        yield force, file_name, sha256, "; ".join(f"{sheet}: {', '.join(cells)}" for sheet, cells in sheets.items())
