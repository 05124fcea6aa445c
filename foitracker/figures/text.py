"""The text of a cell in plain letters, and the footnote marks at its end."""

import re

# UTF-8 that was read as cp1252 or Latin-1, and the cp1252 dashes that were read as Latin-1.
_MOJIBAKE = (
    (re.compile("â[€\x80][“”–—\x93\x94]|[\x96\x97]"), "-"),
    (re.compile("â[€\x80][™˜\x98\x99]"), "'"),
    (re.compile("â[‰\x89]¤"), "≤"),
    (re.compile("â[‰\x89]¥"), "≥"),
    (re.compile("Â(?=[\xa0\\s])"), ""),
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_MARK = re.compile(
    r"\s*(?:[*†‡§¶#^¹²³⁰⁴-⁹]+"
    r"|\[(?:notes? ?)?[a-z0-9]{1,4}(?: ?, ?(?:notes? ?)?[a-z0-9]{1,4})*\]"
    r"|\((?:[a-z]|notes? ?[0-9]{1,2}|provisional|revised|estimated?|est|rounded)\)"
    r"|(?<=[0-9])\s*[pr])(?:\s*,(?=\s*[¹²³⁰⁴-⁹]))?$",
    re.IGNORECASE,
)

_NO_MARK = re.compile(r"[a-oqs-zA-OQS-Z0-9]\Z")  # how most texts end


def clean_text(text: str) -> str:
    """The text with plain spaces and hyphens: no non-breaking space, no dash of another length, no mojibake.

    Gives "2017-18" for "2017â€“18" and for "2017–18 ". Superscripts stay: "12¹" must never become 121.
    """
    if text.isascii():
        return " ".join(text.split())
    for pattern, plain in _MOJIBAKE:
        text = pattern.sub(plain, text)
    return " ".join(_DASHES.sub("-", _INVISIBLE.sub("", text)).split())


def split_mark(text: str) -> tuple[str, str]:
    """The text without the footnote marks at its end, and those marks: "12 [note 1]" -> ("12", "[note 1]").

    A text that is nothing but a mark stays whole: "*" -> ("*", "").
    """
    if _NO_MARK.search(text):
        return text, ""
    body, marks = text, ""
    while (found := _MARK.search(body)) and body[: found.start()].strip():
        marks = body[found.start() :].strip() + marks
        body = body[: found.start()].rstrip(" ,")
    return body, marks
