"""The forms that explain a word in passing: "det vill säga", brackets, a note below a table."""

import re

from qa.language.defining.sure_forms import Form

FORMS = (
    Form(
        (" hur ",),
        re.compile(
            r"\s(?P<term>[a-zåäö]{5,}(?:en|et))\s(?:i|för|av|på|hos|inom)\s[\w-]+(?:\s[\w-]+)?,?\s\(?"
            r"(?:det\svill\ssäga|dvs\.?|d\.v\.s\.)\s(?=hur\s(?:väl|stor|stort|stora|många|mycket|ofta|länge|lång)\b)"
        ),
        0.7,
    ),
    Form(
        ("det vill säga", "dvs", "d.v.s"),
        re.compile(
            r"(?P<term>(?:[^\W\d]+(?:ande|ade|isk|iska|liga|ig|iga|lig|ligt|igt|t)\s)?[^\W\d]{6,}),?\s\(?"
            r"(?:det\svill\ssäga|dvs\.?|d\.v\.s\.)\s(?=hur\s(?:stor|många|länge|ofta|lång)|den\s(?:del|tid|andel)\s"
            r"|andelen\s|antalet\s|[^\W\d]{4,}\s(?:\w+\s)?som\s|(?:en|ett)\s)"
        ),
        0.62,
    ),
    Form(
        ("det vill säga", "dvs", "d.v.s"),
        re.compile(
            r"(?:\s(?:är|utgörs\s+av|kallas)|\bså\s+kallad[et]?)\s+(?P<term>[a-zåäö-]{4,}"
            r"(?:\s[a-zåäö-]{4,}){0,2}),?\s+(?:det\s+vill\s+säga|dvs\.?|d\.v\.s\.)\s"
            r"(?!(?:att|även|inte|om|när|i|på|den|det|de)\b)"
        ),
        0.65,
        weak=True,
    ),
    # "en ”måltidsvän”, det vill säga någon att äta med"
    Form(
        ("”, d", "”, så", "” (d", '", d', '" (d'),
        re.compile(
            r"[”\"](?P<term>[^”\"]{4,50})[”\"],?\s\(?(?:det\svill\ssäga|dvs\.?|d\.v\.s\.)\s(?!(?:inte|även|om)\b)"
        ),
        0.7,
    ),
    # "Undervikt, dvs. body mass index är mindre än 20"
    Form(
        ("det vill säga", "dvs", "d.v.s"),
        re.compile(
            r"^(?:[•●▪–*-]\s+|\d+[.)]\s+|[a-zåäö]\)\s+)?(?P<term>(?:[^\W\d][\w-]*\s){0,2}[^\W\d][\w-]{4,}),?\s\(?"
            r"(?:det\svill\ssäga|dvs\.?|d\.v\.s\.)\s(?!(?:att|även|inte|om|när|i|på|från|där)\b)"
        ),
        0.6,
        weak=True,
    ),
    # "risk för massexplosion (en massexplosion är en explosion som …)"
    Form(
        ("(en ", "(ett "),
        re.compile(
            r"\((?:en|ett)\s(?P<term>(?:[a-zåäö]+\s)?[a-zåäö-]{4,})\s(?:är\s(?:en|ett)|innebär|avser)\s"
        ),
        0.75,
    ),
    # "tvättpistol (en produkt avsedd för rengöring av …)"
    Form(
        ("(en ", "(ett "),
        re.compile(
            r"(?P<term>[a-zåäö][a-zåäö-]{4,})\s\((?=(?:en|ett)\s(?:[a-zåäö-]+\s){1,3}?"
            r"(?:som|där|vars|avsedd|avsett|för\satt)\s[^()]+\))"
        ),
        0.65,
        weak=True,
    ),
    # "vattenburen beläggning (beläggningar vars …)"
    Form(
        ("(",),
        re.compile(
            r"(?P<term>(?:[^\W\d]{4,}\s)?\w*?(?P<head>[a-zåäö]{5,}))\s\((?=(?P=head)\w*\s(?:som|vars|där|avsed\w+)\s)"
        ),
        0.65,
        weak=True,
    ),
    # "* Hemsjukvård: sjukvård minst två månader i följd", below a table
    Form(
        ("* ", "*"),
        re.compile(
            r"(?:^|\s)\*{1,3}\s?(?P<term>[A-ZÅÄÖ][^.:;*()\d]{3,50}?)\s?:\s(?=[a-zåäö-]+(?:,?\s[^\W\d]\S*){2})"
        ),
        0.7,
    ),
)
