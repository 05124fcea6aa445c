"""Words that several kinds of phrase are made of, as patterns without groups."""

from __future__ import annotations

RISE = (
    r"(?:rises?|rose|risen|rising|increas(?:e|es|ed|ing)|jump(?:s|ed|ing)?|surg(?:e|es|ed|ing)|gr(?:ow|ows|ew|own|owing"
    r"|owth)|climb(?:s|ed|ing)?|soar(?:s|ed|ing)?|leap(?:s|ed|t)?|spikes?d?|rocket(?:s|ed|ing)?|uplift"
    r"|(?<!made )(?<!make )(?<!makes )(?<!making )up|upsurge|hike|went up|gone up|going up)"
)
FALL = (
    r"(?:falls?|fell|fallen|falling|decreas(?:e|es|ed|ing)|dropp?(?:s|ed|ing)?|declin(?:e|es|ed|ing)"
    r"|reduc(?:ed|es|tion|ing)|dipp?(?:s|ed)?|slump(?:s|ed)?|plung(?:e|es|ed)|(?<!broken )down|went down|gone down)"
)
RISE_NOUN = r"(?:rise|increase|surge|growth|jump|spike|upsurge|leap|uplift|hike)s?"
FALL_NOUN = r"(?:fall|drop|decrease|decline|reduction|dip|slump)s?"
ROSE = (
    r"(?:rose|risen|rising|increased|increasing|grew|grown|growing|gone up|went up|soared|surged|jumped|climbed|leapt"
    r"|rocketed|on the rise)"
)
FELL = r"(?:fell|fallen|falling|decreased|decreasing|dropped|declined|declining|gone down|went down|plunged|slumped)"
RISE_PLAIN = r"(?:rise|increase|grow|go up|climb)"
FALL_PLAIN = r"(?:fall|decrease|drop|decline|go down|reduce)"
SAW = (
    r"(?:saw|seen|see|sees|seeing|record(?:ed|s|ing)?|report(?:ed|s|ing)?|show(?:s|ed|n|ing)?|experienc(?:ed|es)|ha[ds]"
    r"|have|register(?:ed|s)?|logged)"
)

OFFENCE = r"(?:offences?|crimes?|cases?|incidents?|reports?|instances?)"
THING = (
    r"(?:(?:child(?:ren)?|sexual|sex|abuse|images?|indecent|photographs?|pseudo-photographs|of|against|related|recorded"
    r"|such|police|these|those|possession|possessing|making|taking|distributing|sharing|prohibited|online|more|new|the"
    rf"|reported|separate|different|other|and|or|for|image-related)[ -])*{OFFENCE}"
)
IN_BRACKETS = r"(?: \([^)]*\))?"  # "offences (possession of indecent images)"
FORCES = (
    r"(?:UK |UK’s |British |English |Welsh |Scottish |territorial |different )?(?:police )?"
    r"(?:forces?|constabular(?:y|ies))\b"
)
PERCENT = r"[\s-]*(?:%|per[ -]?cent\b|percent\b|pc\b)"
# Verbs of a force that answers a request.
ANSWERED = (
    r"(?:answer(?:ed|s)?|respond(?:ed|s)?|repl(?:y|ied|ies)|provid(?:e|ed|es|ing)|g(?:a|i)ve|given|suppl(?:y|ied|ies)"
    r"|disclos(?:e|ed)|ha(?:ve|s|d) (?:a )?(?:usable )?figures?|return(?:ed)?|sen[dt]|compl(?:y|ied)|shared?)"
)
