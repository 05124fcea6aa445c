"""The right of reply: what a force is sent before its figures are printed, as a Word document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from foitracker.publishing.pages import long_date
from foitracker.publishing.table import Column, Kind, Value
from foitracker.publishing.word_file import WordFile

CELLS = (
    Column("period", "Period"),
    Column("words", "Your words"),
    Column("place", "Where in your answer"),
    Column("raw", "As your sheet shows it"),
    Column("number", "Read as"),
)
WORDS = (Column("words", "Your words"), Column("meaning", "We take them to mean"), Column("because", "Because"))


@dataclass(frozen=True, slots=True)
class ReplyPack:
    """Everything about one force. `figures` has a row a category and a column a year; `cells` and `words` as above.

    `line` is what will be printed about the force, `remarks` what its answer itself says of its figures. `answer` says
    which answer it is about, "" where there is none. `published` has the published figures that stand in for one.
    """

    round: str
    force: str
    made_on: date
    reply_by: date
    answer: str
    line: str
    years: tuple[str, ...]
    figures: tuple[tuple[Value, ...], ...]
    cells: tuple[tuple[Value, ...], ...]
    left_out: tuple[tuple[Value, ...], ...]
    words: tuple[tuple[str, str, str], ...]
    remarks: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    embargo: str = ""
    publisher: str = ""
    contact: str = ""

    @property
    def question(self) -> str:
        return f"Is this right? Please reply by {long_date(self.reply_by)}."


def write(pack: ReplyPack) -> bytes:
    file = WordFile(f"{pack.force}: your figures, before they are published", pack.publisher, pack.made_on)
    embargo = pack.embargo or "Not for publication: this is for the force alone"
    file.paragraph(f"{embargo}.", bold=True)
    file.paragraph(f"{pack.round}. {pack.answer or 'We have no answer of yours with figures.'}")
    file.paragraph(pack.question, bold=True)
    file.items(
        (
            "Tell us if a number is wrong, or an offence is missing or should not be there.",
            "Tell us if something explains a change: a new system, an audit, one large case. We can print it.",
            "A correction is easiest for us as a new answer, with the figures of all years in it.",
        )
    )
    file.heading("What will be published about you")
    file.paragraph(pack.line or "Nothing: there is no usable figure.")
    figures = "The figures we have for you" if pack.published else "Your figures"
    _table(file, figures, _figure_columns(pack.years), pack.figures)
    if pack.published:
        file.heading("Published figures, not an answer of yours")
        file.paragraph("You referred us to published figures. These stand in for an answer:")
        file.items(pack.published)
    file.heading("Where each number comes from")
    _rows(file, "The cells that are counted", CELLS, pack.cells, none="No cell of your answer is counted.")
    if pack.left_out:
        _table(file, "Read, and not counted", CELLS, pack.left_out)
    if pack.words:
        _table(file, "How we understand your words", WORDS, pack.words)
    if pack.remarks:
        file.heading("What your answer says of its figures")
        file.items(pack.remarks)
    file.heading("Contact")
    for words in filter(None, (pack.publisher, pack.contact or "To be added before this is sent.")):
        file.paragraph(words)
    file.paragraph(f"Made on {long_date(pack.made_on)}.")
    return file.saved()


def _figure_columns(years: Sequence[str]) -> tuple[Column, ...]:
    return (Column("offence", "Offence"), *(Column(f"year_{at}", year, Kind.COUNT) for at, year in enumerate(years)))


def _table(file: WordFile, title: str, columns: Sequence[Column], rows: Sequence[Sequence[Value]]) -> None:
    file.heading(title)
    _rows(file, title, columns, rows, none="There are none.")


def _rows(file: WordFile, title: str, columns: Sequence[Column], rows: Sequence[Sequence[Value]], *, none: str) -> None:
    if rows:
        file.rows(columns, rows, title=title)
    else:
        file.paragraph(none)
