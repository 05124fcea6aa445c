"""What a PDF carries along beside its pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pdfminer.pdftypes import resolve1
from pdfplumber import PDF

from foitracker.sheets.safety import Finding, Severity

_NO_COMMENTS = frozenset({"Link", "Widget", "Popup", "FileAttachment"})
_PEOPLE = ("Author", "Manager", "Company")


def carried_along(document: PDF) -> Iterator[Finding]:
    catalog = document.doc.catalog
    kinds = [_name(_dictionary(one).get("Subtype")) for page in document.pages for one in _list(page.page_obj.annots)]
    attached = bool(_dictionary(catalog.get("Names")).get("EmbeddedFiles")) + kinds.count("FileAttachment")
    if attached:
        words = "The PDF has other files attached to it, which were not read."
        yield Finding("embedded-file", "PDF", attached, Severity.BLOCK, words)
    comments = sum(kind not in _NO_COMMENTS for kind in kinds)
    if comments:
        words = f"The PDF has {comments} comments or marks, which were not read."
        yield Finding("comments", "PDF", comments, Severity.WARN, words)
    if _list(_dictionary(catalog.get("AcroForm")).get("Fields")):
        words = "The PDF is a form; what was typed into its fields was not read."
        yield Finding("form", "PDF", 1, Severity.WARN, words)
    scripts = sum(map(_has_script, _actions(document)))
    if scripts:
        words = "The PDF has scripts, which are never run."
        yield Finding("scripts", "PDF", scripts, Severity.WARN, words)
    layers = _list(_dictionary(_dictionary(catalog.get("OCProperties")).get("D")).get("OFF"))
    if layers:
        words = f"The PDF has {len(layers)} hidden {'layer' if len(layers) == 1 else 'layers'}."
        yield Finding("hidden-layers", "PDF", len(layers), Severity.BLOCK, words)
    named = {str(document.metadata.get(key) or "").strip() for key in _PEOPLE} - {""}
    if named:
        words = f"The properties of the PDF name {len(named)} people or organisations."
        yield Finding("people", "PDF", len(named), Severity.NOTE, words)


def _actions(document: PDF) -> Iterator[Mapping[str, Any]]:
    """What is to be done when the PDF, or a page of it, is opened; and whatever it keeps to be done."""
    catalog = document.doc.catalog
    yield _dictionary(catalog.get("OpenAction"))
    for owner in (catalog, *(page.page_obj.attrs for page in document.pages)):
        yield from map(_dictionary, _dictionary(owner.get("AA")).values())
    if _dictionary(catalog.get("Names")).get("JavaScript"):
        yield {"JS": True}


def _has_script(action: Mapping[str, Any]) -> bool:
    return "JS" in action or _name(action.get("S")) in ("JavaScript", "Launch")


def _dictionary(value: Any) -> Mapping[str, Any]:
    resolved = resolve1(value)
    return resolved if isinstance(resolved, dict) else {}


def _list(value: Any) -> list[Any]:
    resolved = resolve1(value)
    return resolved if isinstance(resolved, list) else []


def _name(value: Any) -> str:
    return str(getattr(resolve1(value), "name", ""))
