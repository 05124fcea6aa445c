"""What people said of an answer's cells, what is remembered of an earlier file, and where two readers stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from foitracker.sheets import wire
from foitracker.sheets.recipe import Mark, Used
from foitracker.store.models import Answer, Correction, Reading
from foitracker.store.queries import marks
from foitracker.store.queries.differences import DifferenceLine, difference_line, differences
from foitracker.store.queries.lines import CellLinks, cell_anchor, place_words, sheet_title


@dataclass(frozen=True, slots=True)
class SaidLine:
    """One correction that stands; `why_not` says why it could not be used in this file."""

    pk: int
    where: str  # the sheet and, where the words name another one, the area
    anchor: str
    words: str
    why_not: str
    said_by: str
    said_at: datetime


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is used here of one earlier file."""

    source: str
    round_slug: str
    answer: int
    lines: tuple[SaidLine, ...]


@dataclass(frozen=True, slots=True)
class TwoReaders:
    """How far two readers of one answer have come. The differences are there once both have read it."""

    others_done: int
    mine_is_done: bool
    readings: tuple[tuple[int, str], ...] = ()  # the two to choose from, with whose each is
    differences: tuple[DifferenceLine, ...] = ()


def said_lines(answer: Answer, reading: Reading | None, *, reader=None) -> tuple[SaidLine, ...]:
    """The corrections that people made on this answer, the newest first."""
    if reading is None:
        return ()
    used = {one.mark.key: one for one in wire.used_from_data(reading.found)}
    return tuple(
        _line(one, marks.mark_of(one), used.get(str(one.pk)), reading.found)
        for one in reversed(marks.standing(answer, reader=reader))
    )


def remembered(answer: Answer, reading: Reading | None) -> tuple[Remembered, ...]:
    """What was said of earlier files and is used in this one, by file."""
    if reading is None:
        return ()
    used = {one.mark.key: one for one in wire.used_from_data(reading.found) if one.mark.key.isdigit()}
    corrections = (
        Correction.objects.filter(pk__in=list(map(int, used)))
        .exclude(answer=answer)
        .select_related("answer__round", "answer__request__force", "made_by")
    )
    lines: dict[Answer, list[SaidLine]] = {}
    for one in corrections:
        lines.setdefault(one.answer, []).append(_line(one, used[str(one.pk)].mark, used[str(one.pk)], reading.found))
    return tuple(
        Remembered(
            f"{source.file_name} ({source.request.force if source.request else 'no force'}, {source.round})",
            source.round.slug,
            source.pk,
            tuple(of_source),
        )
        for source, of_source in lines.items()
    )


def two_readers(answer: Answer, person, links: CellLinks) -> TwoReaders | None:
    """None in a round where one person confirms, and where nothing waits for a reader."""
    current = answer.current_reading()
    if not answer.round.two_readers or current is None or current.status not in Reading.WAITING_FOR_A_PERSON:
        return None
    checked = list(answer.readings.filter(status=Reading.Status.CHECKED).select_related("reader").order_by("pk"))
    mine = any(one.reader_id == person.pk for one in checked)
    if len(checked) < 2:
        return TwoReaders(len(checked) - mine, mine)
    return TwoReaders(
        len(checked) - mine,
        mine,
        tuple((one.pk, one.reader.get_username()) for one in checked),
        tuple(difference_line(one, links) for one in differences(checked[0], checked[1])),
    )


def _line(correction: Correction, mark: Mark, used: Used | None, found: Mapping) -> SaidLine:
    sheet, area = (used.sheet or mark.sheet, used.area or mark.area) if used else (mark.sheet, mark.area)
    return SaidLine(
        correction.pk,
        sheet_title(sheet) if area == mark.area else place_words(sheet, area),
        cell_anchor(found, sheet, ""),
        mark.words,
        used.why_not if used else "",
        correction.made_by.get_username(),
        correction.made_at,
    )
