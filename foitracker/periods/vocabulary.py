"""The words that several rules know, in lower case and with plain hyphens, as parts of patterns."""

import re

YEAR = r"(?:19|20)[0-9]{2}"
ANY_YEAR = rf"(?:{YEAR}|'?[0-9]{{2}})"
SHORT_YEARS = r"(?:'?[0-9]{2} ?[/-] ?'?[0-9]{2})"
TWO_YEARS = rf"(?:{YEAR} ?[/-] ?(?:{YEAR}|[0-9]{{2}})|{SHORT_YEARS})"
FINANCIAL = r"(?:f\.?/?y\.?|fin(?:ancial)?\.? ?(?:years?|yr)|fiscal (?:years?|yr))"
CALENDAR = r"(?:cy|calendar(?: (?:year|yr))?)"
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)

DIGIT = re.compile(r"[0-9]")  # without one there is no year, and without a year no period
# A part of a year that is not named, and years that begin in September or on 6 April.
INCOMPLETE = re.compile(
    r"[ (]*\b(?:part(?:ial)?(?:[ -]years?)?(?: only)?|year to date|ytd|to date|so far|incomplete|to present"
    r"|onwards?)\b\)?"
)
OTHER_YEARS = re.compile(r"\b(?:academic|school|tax)\b")
