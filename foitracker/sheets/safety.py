"""What is said of a file that hides something or carries something along."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is.

    NOTE: worth knowing. WARN: worth a look. DOUBT: nobody confirms the reading without giving a reason.
    BLOCK: the file is held, and nobody sees what is in it until a person has cleared it.
    """

    NOTE = "note"
    WARN = "warn"
    DOUBT = "doubt"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a file hides or carries along. `words` is a sentence for a person, without what is hidden."""

    what: str
    where: str
    how_many: int
    severity: Severity
    words: str


def with_sheets_numbered(findings: Iterable[Finding], names: Sequence[str]) -> tuple[Finding, ...]:
    """The findings with the numbers of the sheets in place of their names, which may themselves be a person's."""
    return tuple(_numbered(finding, names) for finding in findings)


def _numbered(finding: Finding, names: Sequence[str]) -> Finding:
    where, words = finding.where, finding.words
    # The longest first: a name may begin with another one.
    for number, name in sorted(enumerate(names, start=1), key=lambda pair: -len(pair[1])):
        words = words.replace(f"“{name}”", f"number {number}")
        if where == name or where.startswith(f"{name}!"):
            where = f"sheet {number}{where.removeprefix(name)}"
            break
    return replace(finding, where=where, words=words)
