"""The zip archive that a modern workbook is, opened only when its directory promises something reasonable."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import IO

from lxml import etree

from foitracker.sheets.refusals import UnreadableFile

LARGEST_UNPACKED = 1024**3  # bytes
LARGEST_UNCHECKED = 20 * 1024**2  # below this no ratio is suspicious
HIGHEST_RATIO = 200  # unpacked to packed
MOST_MEMBERS = 2000
_SMALL = 1024**2  # bytes of a part that is parsed at once and not as it streams
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_WARY = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
_BARE = {"remove_comments": True, "remove_pis": True}
_AS_IT_IS, _ELEMENTS_ALONE = etree.XMLParser(**_WARY), etree.XMLParser(**_WARY, **_BARE)
_ASK_AGAIN = "Ask the sender to open it, save it as a new workbook and send that."


class DamagedPart(ValueError):
    """A part of the archive is not what it has to be."""


class Archive(zipfile.ZipFile):
    """An archive with the parts that were parsed as a whole, for whoever looks into them next."""

    def __init__(self, path: Path):
        super().__init__(path)
        self.parsed: dict[str, etree._Element] = {}
        self.names = super().namelist()

    def namelist(self) -> list[str]:
        return self.names  # of a file that is read and not written; asked for many times


_kept: ContextVar[dict[Path, Archive] | None] = ContextVar("kept", default=None)


@contextmanager
def kept_open() -> Iterator[None]:
    """An archive that is opened in here stays open to the end, so that its directory is read and checked once."""
    archives: dict[Path, Archive] = {}
    before = _kept.set(archives)
    try:
        yield
    finally:
        _kept.reset(before)
        for archive in archives.values():
            archive.close()


@contextmanager
def opened_zip(path: Path) -> Iterator[Archive]:
    """The archive, checked. What is damaged in it, then or later, is an UnreadableFile."""
    kept = _kept.get()
    try:
        if kept is None:
            with Archive(path) as archive:
                _check(archive)
                yield archive
            return
        if path not in kept:
            kept[path] = Archive(path)
            _check(kept[path])
        yield kept[path]
    except (
        zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, DamagedPart, etree.XMLSyntaxError
    ) as problem:  # fmt: skip
        raise UnreadableFile(_said(problem), _ASK_AGAIN) from problem


def elements(
    archive: zipfile.ZipFile, name: str, *tags: str, starts: tuple[str, ...] = ()
) -> Iterator[tuple[str, etree._Element]]:
    """("end", element) for every element with one of these local names, and ("start", element) for those in `starts`.

    An element is emptied once the caller goes on, so a part of any length takes little memory.
    """
    with _part(archive, name) as part:
        wanted = [f"{{*}}{tag}" for tag in {*tags, *starts}]
        checked = False
        for event, element in _parsing(archive, name, part, wanted, starts=bool(starts)):
            if not checked:
                refuse_doctype(element)
                checked = True
            if event == "start":
                if starts and local_name(element) in starts:
                    yield event, element
                continue
            if not starts or local_name(element) in tags:  # without starts nothing else is looked for
                yield event, element
            _drop(element)


def _parsing(
    archive: zipfile.ZipFile, name: str, part: IO[bytes], wanted: Sequence[str], *, starts: bool
) -> Iterator[tuple[str, etree._Element]]:
    """A large part as it streams; a small one at once, which takes half the time."""
    small = archive.getinfo(name).file_size <= _SMALL
    content = part.read() if small else b""
    if not small or b"<!DOCTYPE" in content:  # one with a document type is refused at its first element
        source = io.BytesIO(content) if small else part
        return etree.iterparse(source, events=("start", "end"), tag=wanted, **_WARY, **_BARE)
    root = etree.fromstring(content, _ELEMENTS_ALONE, base_url=posixpath.basename(name))
    return etree.iterwalk(root, events=("start", "end") if starts else ("end",), tag=wanted)


def document(archive: Archive, name: str) -> etree._Element:
    """A small part of the archive as a whole, for many to read and none to change."""
    if name not in archive.parsed:
        with _part(archive, name) as part:
            root = etree.fromstring(part.read(), _AS_IT_IS, base_url=posixpath.basename(name))
        refuse_doctype(root)
        archive.parsed[name] = root
    return archive.parsed[name]


def found_in(archive: Archive, name: str, tag: str) -> Iterator[etree._Element]:
    """Every element with this local name, of a part that may have been parsed before."""
    if name in archive.parsed:
        return archive.parsed[name].iter(f"{{*}}{tag}")
    return (element for _, element in elements(archive, name, tag))


def refuse_doctype(element: etree._Element) -> None:
    """No spreadsheet program writes a document type; one that is there is an attack."""
    about = element.getroottree().docinfo
    if about.doctype or about.internalDTD is not None:
        raise UnreadableFile(
            "The workbook has a document type inside, which no spreadsheet program writes.", _ASK_AGAIN
        )


def local_name(element: etree._Element) -> str:
    return after_brace(element.tag)


@lru_cache(maxsize=1000)
def after_brace(tag: str) -> str:
    """The local name in a tag with its namespace."""
    return tag.rpartition("}")[2]


def attribute(element: etree._Element, name: str) -> str:
    """An attribute by its local name, in whatever namespace; "" when it is not there."""
    plain = element.get(name)
    if plain is not None:
        return plain
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def whole_number(element: etree._Element | Mapping[str, str], name: str, default: int = 0) -> int:
    """An attribute of an element, or of what is in its attributes."""
    text = element.get(name)
    if not text:
        return default
    try:
        return int(text)
    except ValueError as problem:
        raise DamagedPart(f"its {name} is no whole number") from problem


def _part(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    try:
        return archive.open(name)
    except KeyError as problem:
        raise DamagedPart(f"{name[:80]} is missing") from problem


def _check(archive):
    members = archive.infolist()
    names = [member.filename for member in members]
    if len(members) > MOST_MEMBERS:
        raise UnreadableFile(
            f"The workbook is made of {len(members):,} parts; no more than {MOST_MEMBERS:,} are opened."
        )
    if len(set(names)) != len(names):
        raise UnreadableFile("The workbook has two parts of the same name.", _ASK_AGAIN)
    for name in names:
        if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name.split("/")[0]:
            raise UnreadableFile("A part of the workbook has a name that points outside it.", _ASK_AGAIN)
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableFile("The file is protected with a password.", "Ask the sender for it without a password.")
    if any(member.compress_type not in _METHODS for member in members):
        raise UnreadableFile("The workbook is packed in a way that no spreadsheet program uses.", _ASK_AGAIN)
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if unpacked > LARGEST_UNPACKED or (unpacked > LARGEST_UNCHECKED and unpacked > HIGHEST_RATIO * max(packed, 1)):
        raise UnreadableFile(
            f"The file would unpack from {packed:,} to {unpacked:,} bytes, which a real answer does not.",
            "Ask the sender for a workbook with the table alone, or for CSV.",
        )


def _drop(element):
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]


def _said(problem):
    """In words for whoever uploads: what a library says of it means something to a programmer alone."""
    if isinstance(problem, OSError):
        return "The workbook is damaged: its directory points outside the file."
    if isinstance(problem, DamagedPart):
        return f"The workbook is damaged: {str(problem).strip().rstrip('.')}."
    return "The workbook is damaged, or only a part of it arrived."
