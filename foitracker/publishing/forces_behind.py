"""How many forces stand behind a number of several: "both forces in London", "41 of 45 forces"."""

from __future__ import annotations

from foitracker.publishing.place_figures import PlaceFigures, Year


def forces_behind(place: PlaceFigures, where: str) -> str:
    """ "all 45 forces gave figures for both years", "41 of 45 forces gave figures for 2017/18, and ..."."""
    last, before = place.last, place.before
    gave, among = ("have", ", published figures among them") if has_published(place) else ("gave", "")
    if all(year.is_complete for year in place.years):
        when = {1: last.label, 2: "both years"}.get(len(place.years), "every year")
        return f"{_of(last, where)} {gave} figures for {when}{among}"
    said = f"{_of(last, where)} {gave} figures for {last.label}"
    return f"{said}, and {_of(before)} for {before.label}{among}" if before else said + among


def has_published(place: PlaceFigures) -> bool:
    return any(year.published for year in place.years)


def _of(year: Year, where: str = "") -> str:
    """ "all 45 forces", "both forces", "the one force asked", "41 of 45 forces", "none of the 45 forces"."""
    if year.asked == 1:
        return f"{'the' if year.usable else 'not the'} one force asked{where}"
    if year.is_complete:
        return f"both forces{where}" if year.asked == 2 else f"all {year.asked} forces{where}"
    if not year.usable:
        return f"neither force{where}" if year.asked == 2 else f"none of the {year.asked} forces{where}"
    return f"{year.usable} of {year.asked} forces{where}"
