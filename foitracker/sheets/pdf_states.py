"""A PDF that was saved in addition: what it said before is still in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from foitracker.sheets.safety import Finding, Severity

_START = 1024  # bytes in which a PDF that is made for the web says so


def earlier_states(path: Path) -> Iterator[Finding]:
    """Each time a PDF is saved in addition, it gets one more end. One made for the web has two from the first."""
    content = path.read_bytes()
    ends = content.count(b"%%EOF") - (b"/Linearized" in content[:_START])
    if ends > 1:
        states = f"{ends - 1} earlier {'state' if ends == 2 else 'states'}"
        words = f"The PDF keeps {states} of itself, as when it is signed or changed; anybody can bring them up."
        yield Finding("earlier-states", "PDF", ends - 1, Severity.WARN, words)
