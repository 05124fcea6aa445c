"""What a paragraph of a Word document shows: without what was deleted or hidden, and with marks set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from foitracker.sheets.containers.document_tables import with_raised
from foitracker.sheets.containers.zips import attribute, local_name

_HEADING = re.compile(r"heading|title|caption", re.IGNORECASE)
_INLINE = frozenset(
    {"hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "dir", "bdo"}
)
_PARTINGS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_OFF = frozenset({"0", "false", "off"})
_SYMBOL_FONTS_FROM = 0xF000  # their letters are moved here, and mean what the font draws


@dataclass(slots=True)
class Words:
    """Reads text; `hidden` counts the runs of text that Word does not show."""

    headings: set[str] = field(default_factory=set)  # styles
    hiding: set[str] = field(default_factory=set)
    raising: set[str] = field(default_factory=set)
    note_numbers: dict[tuple[str, str], int] = field(default_factory=dict)  # by kind and id
    hidden: int = 0

    def learn_styles(self, root: etree._Element) -> None:
        for style in root.iter("{*}style"):
            key = attribute(style, "styleId")
            name = next(style.iter("{*}name"), None)
            if name is not None and _HEADING.search(attribute(name, "val")):
                self.headings.add(key)
            if any(map(_is_on, style.iter("{*}vanish"))):
                self.hiding.add(key)
            if any(map(_is_raised, style.iter("{*}vertAlign"))):
                self.raising.add(key)

    def number_notes(self, root: etree._Element) -> None:
        """Notes are numbered in the order in which the text refers to them."""
        for kind in ("footnote", "endnote"):
            for number, mark in enumerate(root.iter(f"{{*}}{kind}Reference"), start=1):
                self.note_numbers.setdefault((kind, attribute(mark, "id")), number)

    def is_heading(self, paragraph: etree._Element) -> bool:
        return self._style(paragraph, "pPr", "pStyle") in self.headings

    def of(self, paragraph: etree._Element) -> str:
        text = raised = ""
        for run in _runs(paragraph):
            if self._hides(run) or self._style(paragraph, "pPr", "pStyle") in self.hiding:
                self.hidden += bool(self._text(run).strip())
                continue
            piece, is_raised = self._text(run), self._raises(run)
            if not is_raised and piece and raised:
                text, raised = with_raised(text, raised), ""
            text, raised = (text, raised + piece) if is_raised else (text + piece, raised)
        return with_raised(text, raised)

    def _text(self, run: etree._Element) -> str:
        return "".join(self._piece(local_name(child), child) for child in run if isinstance(child.tag, str))

    def _piece(self, name: str, element: etree._Element) -> str:
        if name == "t":
            return element.text or ""
        if name in ("footnoteReference", "endnoteReference"):
            number = self.note_numbers.get((name.removesuffix("Reference"), attribute(element, "id")))
            return str(number) if number else ""
        if name == "sym":
            code = int(attribute(element, "char") or "20", 16)
            return chr(code) if code < _SYMBOL_FONTS_FROM else ""
        return _PARTINGS.get(name, "")

    def _hides(self, run: etree._Element) -> bool:
        return any(map(_is_on, run.iterfind("{*}rPr/{*}vanish"))) or self._style(run, "rPr", "rStyle") in self.hiding

    def _raises(self, run: etree._Element) -> bool:
        own = run.find("{*}rPr/{*}vertAlign")
        if own is not None:
            return _is_raised(own)
        has_note = any(run.iterfind("{*}footnoteReference")) or any(run.iterfind("{*}endnoteReference"))
        return has_note or self._style(run, "rPr", "rStyle") in self.raising

    @staticmethod
    def _style(element: etree._Element, properties: str, kind: str) -> str:
        named = element.find(f"{{*}}{properties}/{{*}}{kind}")
        return "" if named is None else attribute(named, "val")


def _runs(element: etree._Element) -> Iterator[etree._Element]:
    for child in element.iterchildren("{*}*"):
        name = local_name(child)
        if name == "r":
            yield child
        elif name in _INLINE:
            yield from _runs(child)


def _is_on(element: etree._Element) -> bool:
    return attribute(element, "val") not in _OFF


def _is_raised(element: etree._Element) -> bool:
    return attribute(element, "val") == "superscript"
