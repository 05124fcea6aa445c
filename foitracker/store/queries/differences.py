"""Where two people read one answer differently, cell by cell."""

from dataclasses import dataclass

from foitracker.store.models import Figure, Reading
from foitracker.store.queries.lines import CellLinks, figure_words, period_label, place

NOTHING = "no figure"


@dataclass(frozen=True, slots=True)
class Difference:
    sheet: str
    cell: str
    what: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """A difference as a page shows it, with the way to its cell; `link` is empty where it is about no one cell."""

    where: str
    link: str
    what: str
    first: str
    second: str


def difference_line(one: Difference, links: CellLinks) -> DifferenceLine:
    if not one.cell:
        return DifferenceLine("everywhere", "", one.what, one.first, one.second)
    return DifferenceLine(place(one.sheet, one.cell), links.to(one.sheet, one.cell), one.what, one.first, one.second)


def differences(first: Reading, second: Reading) -> list[Difference]:
    """Every cell that is not read alike, and every answer on empty cells and dashes that is not the same."""
    one, other = _figures(first), _figures(second)
    found = [difference for key in sorted(one.keys() | other.keys()) for difference in _at(key, one, other)]
    for name, what in (("blank_is_nil", "an empty cell"), ("dash_is_nil", "a dash")):
        said = [("means none" if getattr(reading, name) else "has no number") for reading in (first, second)]
        if said[0] != said[1]:
            found.append(Difference("", "", what, *said))
    return found


_Key = tuple[str, str, str]  # the sheet, the cell and, of rows that were counted together, which of their figures


def _figures(reading: Reading) -> dict[_Key, Figure]:
    return {_key(figure): figure for figure in reading.figures.select_related("wording")}


def _key(figure: Figure) -> _Key:
    if ":" not in figure.cell:
        return figure.sheet, figure.cell, ""
    which = (period_label(figure.starts_on, figure.ends_on), *figure.row_labels, "", *figure.column_labels)
    return figure.sheet, figure.cell, "\0".join(which)


def _at(key: _Key, one, other):
    said, beside = _words(one.get(key)), _words(other.get(key))
    for what in said:
        if what in beside and said[what] != beside[what]:  # of a figure that only one reads, that alone
            yield Difference(*key[:2], what, said[what], beside[what])


def _words(figure: Figure | None) -> dict[str, str]:
    if figure is None:
        return {"figure": NOTHING}
    return {
        "figure": figure_words(figure.low, figure.high, figure.absence),
        "period": period_label(figure.starts_on, figure.ends_on) or "no period",
        "labels": " › ".join((*figure.row_labels, *figure.column_labels)) or "none",
        "part": figure.get_role_display().lower(),
    }
