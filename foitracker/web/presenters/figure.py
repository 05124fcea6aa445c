"""A number in words, with the address of its parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe

from foitracker.periods import Period
from foitracker.store.queries.national import National
from foitracker.web import addresses


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in words, the page of its parts, and where there is none the reason."""

    words: str
    url: str = ""
    usable: bool = True
    reason: str = ""
    order: int = -1  # for sorting: the low end, below zero where there is no number
    note: str = ""  # "published" where it is from a published table

    @property
    def html(self) -> SafeString:
        """The number as a link to its parts, for tables of thousands, over which a template takes far longer."""
        words = escape(self.words)
        if not self.usable:
            return mark_safe(f'<span class="absent">{words}</span>')
        return mark_safe(f'<a href="{escape(self.url)}">{words}</a>') if self.url else words


def trace_url(result: National, period: Period, **parts: str | Sequence[str]) -> str:
    """The page of a number's parts; see `addresses.trace_url`."""
    return addresses.trace_url(result.round_slug, period, **parts)
