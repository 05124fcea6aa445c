"""The addresses of a trace: of a number's parts, of a cell in the light, of everything that a cell is in."""

from collections.abc import Callable, Sequence
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from foitracker.periods import Period


def trace_url(round_slug: str, period: Period, **parts: str | Sequence[str]) -> str:
    """The page of a number's parts; `parts` are force, category and area, as slugs, codes and names, one or several."""
    address = reverse("total-trace", args=[round_slug, period])
    asked = {name: value for name, value in parts.items() if value}
    return f"{address}?{urlencode(asked, doseq=True)}" if asked else address


def lit_url(round_slug: str, answer: int, sheet: str, cell: str) -> str:
    """The sheet as it was sent, with the cell in the light."""
    return f"{reverse('answer-review', args=[round_slug, answer])}?{urlencode({'sheet': sheet, 'cell': cell})}#lit"


def cell_url(round_slug: str, answer: int, sheet: str, cell: str) -> str:
    """Every number that the cell is in."""
    return f"{reverse('answer-cell', args=[round_slug, answer])}?{urlencode({'sheet': sheet, 'cell': cell})}"


def cell_addresses(round_slug: str) -> Callable[[int, str, str], str]:
    """Addresses of cells, for files that leave the site: of an answer, a sheet and a cell.

    They begin with the site's address from its settings, and are paths without one. The host of a request is what the
    browser says it is, and a release keeps what it is given for good.
    """
    return lambda answer, sheet, cell: f"{settings.ADDRESS}{cell_url(round_slug, answer, sheet, cell)}"
