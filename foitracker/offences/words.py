"""The words of a wording, freed of how a file happens to carry them.

Two steps. `tidy` keeps the wording readable and makes one text of its spellings; rulings are kept under it.
`fold` goes on to the words alone, without endings and small words, to compare wordings with each other:

    tidy("86–2 – POSS. Indecent Photo/ Pseudo - photos (S) of Children.")
        == "86-2 - possess indecent photograph/pseudophotographs of children"
    fold("possession of an indecent photograph") == fold("possess indecent photographs")
"""

import re
import unicodedata
from functools import lru_cache

PARTS = " > "  # between the labels of a row, outermost first

# UTF-8 read as Windows-1252, as in "Â£5000" and "Act â€“ Power of Entry".
_TRAIL = "[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_MOJIBAKE = re.compile(f"[\u00c2-\u00df]{_TRAIL}|[\u00e0-\u00ef]{_TRAIL}{{2}}|[\u00f0-\u00f4]{_TRAIL}{{3}}")
_DASHES = re.compile("[\u00ad\u2010-\u2015\u2043\u207b\u208b\u2212\ufe58\ufe63\uff0d\u0096\u0097]")
# PDF extraction turns a dash into a Cyrillic letter: "Home Office code 86 / 2 Р photographs".
_LONE_CYRILLIC_ER = re.compile(r"(?<=\s)р(?=\s)")
# Whether the victim is a person or the State: "(S)", "(V)", "(S/V)", dropped anywhere into a title.
_VICTIM_MARK = re.compile(r"\((?:s|v|s ?/ ?v|v ?/ ?s)\)(?=\s|$|[,.;])")
_FOOTNOTE_MARK = re.compile(r"\[(?:note )?\w{1,2}\]|(?<=\w)[*†‡]+(?=\s|$)|\(note \d+\)")
_PSEUDO = re.compile(r"\bpseudo ?-? ?(?=photo)")
_AROUND_SLASH = re.compile(r" ?/ ?")
_AROUND_PART = re.compile(r"\s*>[\s>]*")
_OUTER = " .,;:-*_'\"|/>"
_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"'})

# As record systems shorten them to fit a column. Only forms that can mean nothing else.
_SHORT_FORMS = {
    "abh": "actual bodily harm",
    "agg": "aggravated",
    "asb": "antisocial behaviour",
    "atts": "attempts",
    "consp": "conspiracy",
    "csae": "child sexual abuse and exploitation",
    "csai": "child sexual abuse images",
    "csam": "child sexual abuse material",
    "csem": "child sexual exploitation material",
    "dist": "distribute",
    "distrib": "distribute",
    "equip": "equipment",
    "equipt": "equipment",
    "excl": "excluding",
    "exc": "excluding",
    "gbh": "grievous bodily harm",
    "gratificn": "gratification",
    "icourse": "intercourse",
    "iic": "indecent images of children",
    "iioc": "indecent images of children",
    "iiocs": "indecent images of children",
    "incl": "including",
    "ind": "indecent",
    "indec": "indecent",
    "misc": "miscellaneous",
    "muo": "multiple undefined offenders",
    "pgraphic": "pornographic",
    "photo": "photograph",
    "photog": "photograph",
    "photos": "photographs",
    "pic": "picture",
    "pics": "pictures",
    "poss": "possess",
    "porn": "pornography",
    "posn": "position",
    "prohib": "prohibited",
    "pseudophoto": "pseudophotograph",
    "pseudophotos": "pseudophotographs",
    "psuedo": "pseudo",
    "publ": "publish",
    "sec": "section",
    "secs": "sections",
    "tmd": "take make distribute",
    "twoc": "taking without consent",
    "veh": "vehicle",
    "w/o": "without",
    "yr": "year",
    "yrs": "years",
}
_SHORT_FORM = re.compile(rf"(?<![\w'])({'|'.join(sorted(_SHORT_FORMS, key=len, reverse=True))})\b\.?")


@lru_cache(maxsize=4096)
def tidy(text: str) -> str:
    """The wording as one text whatever file it came in; tidying twice changes nothing."""
    while (tidied := _tidied_once(text)) != text:
        text = tidied
    return text


def _tidied_once(text: str) -> str:
    if not text.isascii():
        text = _plain_characters(text)
    text = text.casefold().replace("&amp;", "&").replace("_", " ")
    text = " ".join(text.split())
    text = _LONE_CYRILLIC_ER.sub("-", text)
    text = _VICTIM_MARK.sub(" ", text)
    text = _FOOTNOTE_MARK.sub(" ", text)
    text = _PSEUDO.sub("pseudo", " ".join(text.split()))
    text = _SHORT_FORM.sub(lambda found: _SHORT_FORMS[found[1]], text)
    text = _AROUND_SLASH.sub("/", text)
    parts = (" ".join(part.split()).strip(_OUTER) for part in _AROUND_PART.split(text))
    return PARTS.join(part for part in parts if part)


def _plain_characters(text: str) -> str:
    text = _MOJIBAKE.sub(_decoded, text)
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    text = _DASHES.sub("-", text)
    text = "".join(
        " " if unicodedata.category(character) == "Cc" else character
        for character in text
        if unicodedata.category(character) != "Cf"
    )
    return unicodedata.normalize("NFKC", text.casefold())


def _decoded(found: re.Match[str]) -> str:
    try:
        return found[0].encode("cp1252").decode("utf-8")
    except UnicodeError:
        return found[0]


# ---- folding: the words alone

_WORD = re.compile(r"[^\W_]+")
_DIGIT = re.compile(r"\d")
_GLUED = re.compile(r"(?<=[a-z]{4})(?=\d)")  # "female16"
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
# One word for an age bound however it is put: "aged 16 and over", "16 years or over", "16+", "over 16".
_YEARS = r"(?: ?years?(?: old| of age)?)?"
_AND_OVER = re.compile(rf"(?:\baged? )?\b(\d\d){_YEARS}(?:\+| ?(?:and|or|&|/) ?(?:over|above|older)\b)")
_OVER = re.compile(rf"(?:\baged? )?\bover (\d\d)\b{_YEARS}")
_UNDER = re.compile(rf"(?:\baged? )?\b(?:under|below) (?:the age of )?(\d\d)\b{_YEARS}")
_UNDER_SHORT = re.compile(r"\bu/?(1[368])s?\b")
_NO_PENETRATION = re.compile(r"\b(?:no|without|non)[ -]+(?=penetrat)")
# "Number of offences" says nothing; "number of images" says that images are counted.
_NUMBER_OF = re.compile(r"\b(?:number|nos?\.?|counts?) of (?=(?:[^\W\d]+[ /,-]+){0,8}(?:offence|crime)s?\b)")
# What a title says of attempts: "(Excluding Attempts)" is one word, "(Attempts Only)" is "attempted".
_NO_ATTEMPTS = re.compile(r"\b(?:excluding|exclude|not including|without) attempts?\b|\battempt(?:s|ed)? excluded\b")
_ATTEMPTS_ONLY = re.compile(r"\battempts? only\b")
_NO_CRIME = re.compile(r"\b(?:non?|not(?: a)?)[ -]*(?:crime[sd]?|recordable|notifiable)\b")
_SEX_ACT = re.compile(r"\bsex(?= (?:acts?|activity|assaults?|offen[cd]\w+|services?|with|grooming|communication)\b)")
# Words that mean nothing between two titles. "from", "by" and "on" do: theft from is not theft of.
_EMPTY = frozenset(
    {
        *("a", "an", "and", "any", "are", "be", "been", "being", "etc", "is", "it", "its", "of", "or", "that", "the"),
        *("their", "this", "which"),
        *("crime", "crimes", "offence", "offences", "recorded"),  # words that any table of offences carries
    }
)
_SAME = {
    "childs": "child",
    "children": "child",
    "childrens": "child",
    "made": "mak",
    "men": "man",
    "minors": "minor",
    "people": "person",
    "persons": "person",
    "photographic": "photograph",
    "pornographic": "pornography",
    "possesses": "possess",
    "production": "produc",
    "racially": "racial",
    "racist": "racial",
    "religiously": "religious",
    "sexually": "sexual",
    "shown": "show",
    "taken": "tak",
    "threat": "threaten",
    "threats": "threaten",
    "took": "tak",
    "women": "woman",
}
_ENDINGS = (
    ("ies", "y", 5),
    ("sses", "ss", 6),
    ("ations", "at", 8),
    ("ation", "at", 7),
    ("ions", "", 7),
    ("ion", "", 6),
    ("ings", "", 7),
    ("ing", "", 6),
    ("ed", "", 5),
)


def fold(tidied: str) -> tuple[str, ...]:
    """What a wording says, for comparing: its words in their order, without endings and small words."""
    return tuple(fold_word(word) for word in raw_words(tidied))


def raw_words(tidied: str) -> list[str]:
    """The words of a tidied wording in their order, as they are spelt, with an age bound as one word."""
    text = tidied.replace("'", "")
    if _DIGIT.search(text):
        text = _THOUSANDS.sub("", _GLUED.sub(" ", text))
        text = _AND_OVER.sub(r" over\1 ", text)
        text = _OVER.sub(r" over\1 ", text)
        text = _UNDER_SHORT.sub(r" under\1 ", text)
        text = _UNDER.sub(r" under\1 ", text)
    text = _ATTEMPTS_ONLY.sub("attempted", _NO_ATTEMPTS.sub("noattempts", text))
    text = _NO_CRIME.sub("noncrime", _SEX_ACT.sub("sexual", text))
    text = _NUMBER_OF.sub("", _NO_PENETRATION.sub("no", text))
    return [word for word in _WORD.findall(text) if word not in _EMPTY]


@lru_cache(maxsize=20_000)
def fold_word(word: str) -> str:
    """A word without its ending: "taking" and "take" are one; "offender" and "offending" stay two."""
    if word in _SAME:
        return _SAME[word]
    if not word.isalpha() or len(word) < 4:
        return word
    for ending, instead, least in _ENDINGS:
        if len(word) >= least and word.endswith(ending):
            return word[: -len(ending)] + instead
    if word[-1] == "s" and word[-2] not in "sui":
        word = word[:-1]
    return word[:-1] if word[-1] == "e" and len(word) > 3 else word
