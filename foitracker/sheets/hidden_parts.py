"""What the parts of a modern workbook carry along beside its sheets."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from foitracker.sheets.containers.zips import Archive, attribute, document, elements, found_in, local_name
from foitracker.sheets.safety import Finding, Severity

_Carrier = tuple[str, str, Severity, str]
_LARGEST_LOOKED_INTO = 8 * 1024**2  # bytes of a part that is read whole


# What parts of these names are, how grave that is, and what is said of them.
_OF_WORKBOOKS = (
    ("data-model", r"xl/model/", Severity.BLOCK, "a data model, which holds tables that no sheet shows."),
    ("embedded-file", r"xl/embeddings/", Severity.BLOCK, "other files embedded in it, which were not read."),
    # Of binary parts it is only known that they are there.
    ("pivot-records", r"xl/pivotCache/pivotCacheRecords.*\.bin", Severity.BLOCK, "rows behind its pivot tables."),
    ("pivot-items", r"xl/pivotCache/pivotCacheDefinition.*\.bin", Severity.BLOCK, "lists behind its pivot tables."),
    ("external-link-cache", r"xl/externalLinks/.*\.bin", Severity.BLOCK, "links that may keep copies of cells."),
    ("comments", r"xl/comments\d*\.bin", Severity.WARN, "comments, which were not read."),
    ("macros", r"xl/(?:vbaProject\.bin|macrosheets/)", Severity.WARN, "macros, which are never run."),
    ("controls", r"xl/activeX/", Severity.WARN, "controls, which are never run."),
    ("custom-data", r"xl/customData/", Severity.WARN, "data of add-ins, which were not read."),
    ("connection", r"xl/(?:connections\.|queryTables/)", Severity.WARN, "connections to a source."),
    ("slicer", r"xl/(?:slicer|timeline)Caches/", Severity.WARN, "filters that list all that they filter."),
    ("revisions", r"xl/(?:revisions/|userNames)", Severity.WARN, "logs of earlier changes."),
    ("commentators", r"xl/persons/", Severity.NOTE, "a list of the people who wrote comments."),
    ("pictures", r"xl/media/", Severity.WARN, "pictures, which were not read."),
    ("charts", r"xl/(?:charts/chart|chartsheets/)", Severity.NOTE, "charts, which were not read."),
    ("properties", r"docProps/custom\.xml", Severity.NOTE, "properties that somebody added."),
    ("thumbnail", r"docProps/thumbnail", Severity.NOTE, "a small picture of a sheet."),
)
_OF_OPEN_DOCUMENTS = (
    ("versions", r"Versions/", Severity.BLOCK, "earlier versions inside it."),
    ("macros", r"(?:Basic|Scripts)/", Severity.WARN, "macros, which are never run."),
    ("pictures", r"Pictures/", Severity.WARN, "pictures, which were not read."),
    ("thumbnail", r"Thumbnails/", Severity.NOTE, "a small picture of a sheet."),
)
_OF_WORD_DOCUMENTS = (
    ("embedded-file", r"word/embeddings/", Severity.BLOCK, "other files embedded in it, which were not read."),
    ("macros", r"word/vbaProject\.bin", Severity.WARN, "macros, which are never run."),
    ("controls", r"word/activeX/", Severity.WARN, "controls, which are never run."),
    ("commentators", r"word/people\.xml", Severity.NOTE, "a list of the people who wrote comments."),
    ("properties", r"docProps/custom\.xml", Severity.NOTE, "properties that somebody added."),
    ("pictures", r"word/media/", Severity.WARN, "pictures, which were not read."),
    ("charts", r"word/charts/chart", Severity.NOTE, "charts, which were not read."),
    ("thumbnail", r"docProps/thumbnail", Severity.NOTE, "a small picture of a page."),
)
_COMMENTS = re.compile(r"xl/(?:comments\d*|comments/comment\d*)\.xml")
_THREADS = re.compile(r"xl/threadedComments/threadedComment\d*\.xml")
_COMMENTS_IN_TEXT = re.compile(r"word/comments\.xml")
_PIVOT_RECORDS = re.compile(r"xl/pivotCache/pivotCacheRecords\d*\.xml")
_PIVOT_DEFINITION = re.compile(r"xl/pivotCache/pivotCacheDefinition\d*\.xml")
_EXTERNAL_LINK = re.compile(r"xl/externalLinks/externalLink\d*\.xml")
_CUSTOM_XML = re.compile(r"customXml/item\d+\.xml")
_CARRYING = re.compile("xl/(?:comments|threadedComments|pivotCache|externalLinks)|customXml/")  # these, but of a text
_OWN_NAMES = ("_xlnm.", "_xlfn", "_xlws")  # names that Excel makes for itself
_PEOPLE = [
    f"{{*}}{name}" for name in ("creator", "lastModifiedBy", "Manager", "Company", "initial-creator", "printed-by")
]


def found_in_workbook(archive: Archive, texts_in_sight: Iterable[str]) -> Iterator[Finding]:
    """In xlsx and xlsb. A pivot table that lists nothing but `texts_in_sight` is no finding."""
    yield from _by_name(_OF_WORKBOOKS, archive.namelist())
    names = [name for name in archive.namelist() if _CARRYING.match(name)]  # of most files there are none
    rows = _count(archive, names, _PIVOT_RECORDS, "r")
    if rows:
        words = f"The file keeps {rows:,} rows behind a pivot table, which anybody can bring up."
        yield Finding("pivot-records", "xl/pivotCache", rows, Severity.BLOCK, words)
    kept = _texts_of_pivots(archive, names)
    unseen = len(kept.difference(texts_in_sight)) if kept else 0
    if unseen:
        words = f"A pivot table keeps {unseen:,} texts that no visible sheet shows."
        yield Finding("pivot-items", "xl/pivotCache", unseen, Severity.BLOCK, words)
    copied = _count(archive, names, _EXTERNAL_LINK, "v")
    if copied:
        words = f"The file keeps {copied:,} cells copied from other workbooks."
        yield Finding("external-link-cache", "xl/externalLinks", copied, Severity.BLOCK, words)
    # Excel repeats each comment of a thread as an old one, other programs need not.
    comments = max(_count(archive, names, _COMMENTS, "comment"), _count(archive, names, _THREADS, "threadedComment"))
    if comments:
        words = f"The file has {_many(comments, 'comment')}, which were not read."
        yield Finding("comments", "xl/comments", comments, Severity.WARN, words)
    yield from _in_workbook_part(archive)
    yield from _in_styles(archive)
    queries = sum(b"DataMashup" in archive.read(name) for name in _small(archive, names, _CUSTOM_XML))
    if queries:
        words = "The file carries a query with the addresses of its sources."
        yield Finding("query", "customXml", queries, Severity.WARN, words)
    yield from _people(archive, ("docProps/core.xml", "docProps/app.xml"))


def found_in_word_document(archive: Archive) -> Iterator[Finding]:
    """In docx. A chart or a table of Excel in a document brings the whole workbook with it."""
    yield from _by_name(_OF_WORD_DOCUMENTS, archive.namelist())
    comments = _count(archive, archive.namelist(), _COMMENTS_IN_TEXT, "comment")
    if comments:
        words = f"The file has {_many(comments, 'comment')}, which were not read."
        yield Finding("comments", "word/comments.xml", comments, Severity.WARN, words)
    yield from _people(archive, ("docProps/core.xml", "docProps/app.xml"))


def found_in_open_document(archive: Archive) -> Iterator[Finding]:
    yield from _by_name(_OF_OPEN_DOCUMENTS, archive.namelist())
    embedded = charts = 0
    if "META-INF/manifest.xml" in archive.namelist():
        for _, entry in elements(archive, "META-INF/manifest.xml", "file-entry"):
            path, kind = attribute(entry, "full-path"), attribute(entry, "media-type")
            if re.fullmatch(r"Object [^/]+/?", path):
                charts += kind.endswith("opendocument.chart")
                embedded += not kind.endswith("opendocument.chart")
    if embedded:
        words = f"The file has {_many(embedded, 'file')} embedded in it, not read."
        yield Finding("embedded-file", "Object", embedded, Severity.BLOCK, words)
    if charts:
        words = f"The file has {_many(charts, 'chart')}, not read."
        yield Finding("charts", "Object", charts, Severity.NOTE, words)
    yield from _people(archive, ("meta.xml",))


def _by_name(carriers: Sequence[_Carrier], names: list[str]) -> Iterator[Finding]:
    anything = _any_of(carriers)  # most parts of most files are nothing
    carrying = [name for name in names if anything.match(name) and not name.endswith(("/", ".rels"))]
    if not carrying:
        return
    for what, pattern, severity, words in carriers:
        matching = [name for name in carrying if re.match(pattern, name)]
        if matching:
            # The folder: the names of parts may say who somebody is.
            yield Finding(what, posixpath.dirname(matching[0]), len(matching), severity, f"The file has {words}")


@cache
def _any_of(carriers: Sequence[_Carrier]) -> re.Pattern[str]:
    return re.compile("|".join(pattern for _, pattern, _, _ in carriers))


def _count(archive: Archive, names: Iterable[str], pattern: re.Pattern[str], tag: str) -> int:
    parts = filter(pattern.fullmatch, names)
    return sum(1 for name in parts for _ in elements(archive, name, tag))


def _texts_of_pivots(archive: Archive, names: Iterable[str]) -> frozenset[str]:
    parts = filter(_PIVOT_DEFINITION.fullmatch, names)
    texts = {element.get("v", "").strip().casefold() for name in parts for _, element in elements(archive, name, "s")}
    return frozenset(texts - {""})


def _in_workbook_part(archive: Archive) -> Iterator[Finding]:
    if "xl/workbook.xml" not in archive.namelist():
        return
    hidden = sum(
        element.get("hidden") in ("1", "true") and not element.get("name", "").startswith(_OWN_NAMES)
        for element in found_in(archive, "xl/workbook.xml", "definedName")
    )
    if hidden:
        words = f"The workbook has {_many(hidden, 'hidden name')} for cells or values."
        yield Finding("hidden-names", "xl/workbook.xml", hidden, Severity.NOTE, words)


def _in_styles(archive: Archive) -> Iterator[Finding]:
    if "xl/styles.xml" not in archive.namelist():
        return
    rules = sum(
        any(local_name(child) == "numFmt" for child in element) for element in found_in(archive, "xl/styles.xml", "dxf")
    )
    if rules:
        words = "The workbook has a rule that changes how numbers are shown. The numbers were read as stored."
        yield Finding("rule-for-numbers", "xl/styles.xml", rules, Severity.WARN, words)


def _people(archive: Archive, parts: tuple[str, ...]) -> Iterator[Finding]:
    small = [name for name in parts if name in archive.namelist() and archive.getinfo(name).file_size < 1024**2]
    named = {(element.text or "").strip() for name in small for element in document(archive, name).iter(_PEOPLE)} - {""}
    if named:
        words = f"The file’s properties name {_many(len(named), 'person or organisation', 'people or organisations')}."
        yield Finding("people", small[0], len(named), Severity.NOTE, words)


def _small(archive: Archive, names: Iterable[str], pattern: re.Pattern[str]) -> Iterator[str]:
    for name in filter(pattern.fullmatch, names):
        if archive.getinfo(name).file_size <= _LARGEST_LOOKED_INTO:
            yield name


def _many(number: int, one: str, several: str = "") -> str:
    return f"{number:,} {one if number == 1 else several or one + 's'}"
