"""What is written beside the cells of a sheet: headers and footers, lists of allowed entries, addresses behind links,
values that charts keep, and the text around the tables of a document.

Of all that only signs of people are told, and charts that keep what no visible sheet shows. A letter is full of names
and addresses, those of its sender and of whoever asked: there only what is certainly a person's holds the file.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from zipfile import ZipFile

from foitracker.sheets.containers import ole
from foitracker.sheets.containers.zips import document, local_name
from foitracker.sheets.grid import Grid
from foitracker.sheets.personal import signs_in
from foitracker.sheets.safety import Finding, Severity

HEADERS, LISTS, LINKS, CHARTS, LETTER = (
    "headers and footers", "lists of allowed entries", "addresses behind links", "charts", "text around the tables"
)  # fmt: skip
_PIECE, _OVERLAP = 1024**2, 16 * 1024  # bytes of a part that are looked at together
_MOST_BEHIND_CELLS = 4 * 1024**2  # bytes of a sheet after its cells
_LARGEST = 8 * 1024**2  # bytes of a part that is looked at whole

_SHEETS = re.compile(r"xl/worksheets/[^/]+\.xml")
_SHEET_LINKS = re.compile(r"xl/worksheets/_rels/[^/]+\.rels")
_CHARTS = re.compile(r"(?:xl|word)/charts/chart[^/]*\.xml")
_END_OF_CELLS = b"sheetData>"
_HEADER = re.compile(rb"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)\b[^>]*>([^<]+)<")
_ALLOWED = re.compile(rb'<(?:\w+:)?(?:formula1|f)>(?:"|&quot;)([^<]+?)(?:"|&quot;)</')
_PROMPT = re.compile(rb'\b(?:prompt|promptTitle|error|errorTitle)="([^"]+)"')
_TIP = re.compile(rb'<(?:\w+:)?hyperlink\b[^>]*?\b(?:tooltip|display|location)="([^"]+)"')
_MAIL = re.compile(rb'"mailto:([^"?]+)', re.IGNORECASE)
_CODES = re.compile(r'&(?:[LCRPNDTFAGSUBIEXYZHO]|"[^"]*"|\d+|K[0-9A-F]{6})')  # of headers: "&L&"Arial,Bold"&10"
_FORMULA = re.compile(rb"<(?:\w+:)?f>([^<]+)</")
_KEPT = re.compile(rb"<(?:\w+:)?v>([^<]+)</")
_SHEET_OF_FORMULA = re.compile(r"^\(?(?:'((?:[^']|'')+)'|([^'!(]+))!")
_ODS_HEADER = re.compile(rb"<style:(?:header|footer)\b.*?</style:(?:header|footer)>", re.DOTALL)
_ODS_ALLOWED = re.compile(rb'table:condition="[^"]*cell-content-is-in-list\(([^"]*)\)"')
_TAG = re.compile(rb"<[^>]+>")
_WORD_PARTS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_HEADER_RECORDS = (0x0014, 0x0015)  # HEADER and FOOTER of an old workbook
_OLD_MAIL = re.compile("mailto:".encode("utf-16-le") + rb"((?:[^\x00\x22\x3f]\x00){3,100})", re.IGNORECASE)


def beside_cells(archive: ZipFile, grids: Sequence[Grid]) -> Iterator[Finding]:
    """In xlsx and xlsb; of the binary sheets of xlsb nothing but links and charts."""
    headers, allowed, links = [], [], []
    for name in archive.namelist():
        if _SHEETS.fullmatch(name):
            behind = _behind_the_cells(archive, name)
            if b"eaderFooter" in behind:
                headers += [_CODES.sub(" ", text) for text in _texts(_HEADER, behind)]
            if b"dataValidation" in behind:
                allowed += [entry for text in _texts(_ALLOWED, behind) for entry in text.split(",")]
                allowed += _texts(_PROMPT, behind)
            if b"hyperlink" in behind:
                links += _texts(_TIP, behind)
        elif _SHEET_LINKS.fullmatch(name):
            links += _texts(_MAIL, _whole(archive, name))
    yield from _people(HEADERS, headers)
    yield from _people(LISTS, allowed)
    yield from _people(LINKS, links)
    yield from _in_charts(archive, {grid.name for grid in grids if grid.visible})


def beside_open_document(archive: ZipFile) -> Iterator[Finding]:
    names = archive.namelist()
    styles = _whole(archive, "styles.xml") if "styles.xml" in names else b""
    yield from _people(HEADERS, [_plain(_TAG.sub(b" ", header)) for header in _ODS_HEADER.findall(styles)])
    allowed, links = [], []
    for piece in _pieces(archive, "content.xml") if "content.xml" in names else ():
        allowed += [entry for text in _texts(_ODS_ALLOWED, piece) for entry in text.split(";")]
        links += _texts(_MAIL, piece)
    yield from _people(LISTS, allowed)
    yield from _people(LINKS, links)


def beside_old_workbook(stream: bytes) -> Iterator[Finding]:
    """In the stream of the cells of an xls."""
    headers = [text for _, _, content in ole.records(stream, _HEADER_RECORDS) for text in _old_text(content)]
    yield from _people(HEADERS, [_CODES.sub(" ", text) for text in headers])
    yield from _people(LINKS, [match.decode("utf-16-le", "replace") for match in _OLD_MAIL.findall(stream)])


def beside_tables(archive: ZipFile) -> Iterator[Finding]:
    """In docx."""
    paragraphs = []
    for name in archive.namelist():
        if _WORD_PARTS.fullmatch(name) and archive.getinfo(name).file_size <= _LARGEST:
            paragraphs += _outside_tables(document(archive, name))
    yield from in_letter(paragraphs)
    yield from _in_charts(archive, frozenset())


def in_letter(texts: Iterable[str]) -> Iterator[Finding]:
    """Signs of people in the text of a letter: those that are certainly a person's, and many of any kind."""
    for signs in signs_in(texts):
        if signs.certain or signs.many:
            severity = Severity.BLOCK if signs.certain else Severity.WARN
            kept = "This looks like data about people." if signs.certain else "They may be the sender's own."
            yield Finding(signs.what, LETTER, signs.how_many, severity, f"The {LETTER} holds {signs.words}. {kept}")


def _people(place: str, texts: Sequence[str]) -> Iterator[Finding]:
    """As on a sheet: a few may be the sender's own, more are people."""
    if not texts:
        return
    for signs in signs_in(texts):
        holds = signs.certain or signs.many
        kept = "This looks like data about people." if holds else "This may be the sender's own."
        severity = Severity.BLOCK if holds else Severity.NOTE
        yield Finding(signs.what, place, signs.how_many, severity, f"In the {place} there are {signs.words}. {kept}")


def _in_charts(archive: ZipFile, in_sight: Iterable[str]) -> Iterator[Finding]:
    """Charts keep what they drew. Where that is on no visible sheet, it can be read out of them all the same."""
    texts, away = [], 0
    for name in archive.namelist():
        if not _CHARTS.fullmatch(name):
            continue
        content = _whole(archive, name)
        texts += _texts(_KEPT, content)
        drawn = _texts(_FORMULA, content)
        away += name.startswith("xl/") and any(_sheet_of(formula) not in in_sight for formula in drawn)
    yield from _people(CHARTS, texts)
    if away:
        words = (
            f"{away} {'chart keeps' if away == 1 else 'charts keep'} values of another file, or of a sheet that is "
            "hidden or not there. They were not read."
        )
        yield Finding("chart-caches", "xl/charts", away, Severity.WARN, words)


def _sheet_of(formula: str) -> str:
    """ "Sheet 1" of "'Sheet 1'!$A$1:$B$2"; what has brackets is in another file."""
    match = _SHEET_OF_FORMULA.match(formula)
    return (match[1] or match[2] or "").replace("''", "'") if match else ""


def _outside_tables(root) -> Iterator[str]:
    for paragraph in root.iter("{*}p"):
        if not any(local_name(above) == "tbl" for above in paragraph.iterancestors()):
            yield "".join(piece.text or "" for piece in paragraph.iter("{*}t"))


def _behind_the_cells(archive: ZipFile, name: str) -> bytes:
    """What a sheet says after its cells, which are by far the most of it; all of it where it has none."""
    behind, before, seen = bytearray(), b"", False
    with archive.open(name) as part:
        while (piece := part.read(_PIECE)) and len(behind) <= _MOST_BEHIND_CELLS:
            if seen:
                behind += piece
                continue
            text = before + piece
            end = text.rfind(_END_OF_CELLS)
            seen = end >= 0 and text.startswith(b"</", text.rfind(b"<", 0, end))
            if seen:
                behind += text[end + len(_END_OF_CELLS) :]
            before = piece[-64:] if len(piece) == _PIECE else piece
    return bytes(behind) if seen else before


def _pieces(archive: ZipFile, name: str) -> Iterator[bytes]:
    """A part of any size, piece by piece; each begins with the end of the one before it."""
    before = b""
    with archive.open(name) as part:
        while piece := part.read(_PIECE):
            yield before + piece
            before = piece[-_OVERLAP:]


def _whole(archive: ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(_LARGEST)


def _texts(pattern: re.Pattern[bytes], content: bytes) -> list[str]:
    return [_plain(match) for match in pattern.findall(content)]


def _plain(content: bytes) -> str:
    return html.unescape(content.decode("utf-8", "replace"))


def _old_text(content: bytes) -> Iterator[str]:
    """The text of a header: its length, a byte that says how wide its letters are, and they ([MS-XLS] 2.5.294)."""
    if len(content) > 3:
        letters = content[3:]
        yield letters.decode("utf-16-le", "replace") if content[2] & 1 else letters.decode("cp1252", "replace")
