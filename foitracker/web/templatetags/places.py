"""Where something stands in a file, as a person finds it. Both filters are there in every template."""

from django import template

from foitracker.store.queries import lines

register = template.Library()


@register.filter
def place(one) -> str:
    """ "Offences!B5" of anything with a sheet and a cell."""
    return lines.place(one.sheet, one.cell)


@register.filter
def sheet_words(sheet: str) -> str:
    """ "sheet Offences" of the name of a sheet."""
    return lines.sheet_words(sheet)
