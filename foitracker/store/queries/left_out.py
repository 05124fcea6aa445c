"""Who left a figure out of its table."""

from dataclasses import dataclass

from foitracker.figures import Absence
from foitracker.sheets import wire
from foitracker.sheets.grid import parse_address
from foitracker.sheets.recipe import Area, Meaning, parse_area
from foitracker.store.models import Correction, Figure, Reading
from foitracker.store.queries.lines import figure_words

_SET_ASIDE = (Meaning.IGNORE, Meaning.NOTE)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The areas of a reading's sheets that people set aside, the latest first, each with a name.

    `nil` are the absences that whoever confirmed the reading took for none.
    """

    areas: tuple[tuple[str, Area, str], ...] = ()
    nil: frozenset[str] = frozenset()

    def words(self, figure: Figure) -> str:
        """The figure as a person reads it: "541", "left out by anna"."""
        words = figure_words(figure.low, figure.high, figure.absence, is_nil=figure.absence in self.nil)
        if figure.absence != Absence.LEFT_OUT:
            return words
        place = parse_address(figure.cell)
        names = (name for sheet, area, name in self.areas if sheet == figure.sheet and area.holds(*place))
        return next((f"left out by {name}" for name in names), words)


def left_out(reading: Reading | None) -> LeftOut:
    """One query where anything was set aside in the reading, else none."""
    used = [
        one
        for one in (wire.used_from_data(reading.found) if reading else ())
        if one.applied and one.mark.meaning in _SET_ASIDE and one.mark.key.isdigit()
    ]
    nil = frozenset(one.value for one in Absence if reading and reading.takes_for_nil(one))
    if not used:
        return LeftOut(nil=nil)
    names = dict(
        Correction.objects.filter(pk__in=[int(one.mark.key) for one in used]).values_list("pk", "made_by__username")
    )
    return LeftOut(
        tuple(
            (one.sheet, parse_area(one.area), names[int(one.mark.key)])
            for one in reversed(used)
            if int(one.mark.key) in names
        ),
        nil,
    )
