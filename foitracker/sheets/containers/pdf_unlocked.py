"""A PDF under a password, written out once more without its lock: the same objects, and nothing of earlier states."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream, decipher_all
from pdfminer.psexceptions import PSException
from pdfminer.psparser import PSKeyword, PSLiteral

from foitracker.sheets.refusals import UnreadableFile, WrongPassword

MOST_OBJECTS = 200_000
_DEEPEST = 100  # of lists and dictionaries in each other
_OF_THE_CONTAINER = ("XRef", "ObjStm")  # where things stand: written anew
_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.+")


def unlocked(path: Path, password: str) -> bytes:
    """The PDF without its lock. Raises WrongPassword, and UnreadableFile where it is damaged."""
    with path.open("rb") as file:
        try:
            document = PDFDocument(PDFParser(file), password=password)
            return _written(document)
        except (PDFPasswordIncorrect, UnicodeEncodeError) as problem:  # an old lock knows no letters beyond Latin-1
            raise WrongPassword from problem
        except (PDFException, PSException) as problem:
            said = type(problem).__name__
            raise UnreadableFile(
                f"The PDF could not be unlocked ({said}).",
                "Open it with its password, print it into a new PDF without one, and upload that.",
            ) from problem


def _written(document: PDFDocument) -> bytes:
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, content in _objects(document):
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start, last = len(out), max(places, default=0)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (last + 1)
    for number in range(1, last + 1):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 00000 f \n"
    out += b"trailer\n<< /Size %d " % (last + 1) + _trailer(document) + b">>\nstartxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


def _objects(document: PDFDocument) -> Iterator[tuple[int, bytes]]:
    numbers = {number for xref in document.xrefs for number in xref.get_objids() if number > 0}
    lock = {xref.get_trailer()["Encrypt"].objid for xref in document.xrefs if _is_named(xref.get_trailer(), "Encrypt")}
    if len(numbers) > MOST_OBJECTS:
        raise PDFException(f"more than {MOST_OBJECTS} objects")
    for number in sorted(numbers - lock):
        try:
            thing = document.getobj(number)
        except PDFException:  # listed and not there, as in any PDF that was cut
            continue
        if isinstance(thing, PDFStream):
            kind = thing.attrs.get("Type")
            if not (isinstance(kind, PSLiteral) and kind.name in _OF_THE_CONTAINER):
                yield number, _stream(document, thing)
        else:
            yield number, _said(thing)


def _is_named(trailer: dict, name: str) -> bool:
    return isinstance(trailer.get(name), PDFObjRef)


def _trailer(document: PDFDocument) -> bytes:
    for xref in document.xrefs:
        trailer = xref.get_trailer()
        if "Root" in trailer:
            return b"".join(
                b"/%s %s " % (name.encode(), _said(trailer[name])) for name in ("Root", "Info") if name in trailer
            )
    raise PDFException("no root")


def _stream(document: PDFDocument, stream: PDFStream) -> bytes:
    data, attributes = stream.rawdata or b"", dict(stream.attrs)
    if document.decipher and stream.decipher:
        data = stream.decipher(stream.objid, stream.genno, data, stream.attrs)
        attributes = decipher_all(document.decipher, stream.objid, stream.genno, attributes)
    attributes["Length"] = len(data)
    return _said(attributes) + b"\nstream\n" + data + b"\nendstream"


def _said(thing: object, depth: int = 0) -> bytes:
    """An object as a PDF writes it."""
    if depth > _DEEPEST:
        raise PDFException("too deep")
    if thing is None:
        return b"null"
    if isinstance(thing, bool):
        return b"true" if thing else b"false"
    if isinstance(thing, int):
        return b"%d" % thing
    if isinstance(thing, float):
        return f"{thing:.6f}".encode()
    if isinstance(thing, bytes):
        return b"<" + thing.hex().encode() + b">"
    if isinstance(thing, str):
        return b"<" + thing.encode("latin-1", "replace").hex().encode() + b">"
    if isinstance(thing, PDFObjRef):
        return b"%d 0 R" % thing.objid
    if isinstance(thing, PSLiteral):
        return _name(thing.name)
    if isinstance(thing, PSKeyword):
        return thing.name
    if isinstance(thing, list):
        return b"[" + b" ".join(_said(one, depth + 1) for one in thing) + b"]"
    if isinstance(thing, dict):
        pairs = (_name(name) + b" " + _said(value, depth + 1) for name, value in thing.items())
        return b"<< " + b" ".join(pairs) + b" >>"
    raise PDFException(f"{type(thing).__name__} is nothing that a PDF holds")


def _name(name: str | bytes) -> bytes:
    content = name if isinstance(name, bytes) else name.encode("utf-8", "surrogateescape")
    return b"/" + b"".join(bytes([byte]) if byte in _PLAIN else b"#%02X" % byte for byte in content)
