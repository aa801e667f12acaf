"""The forms that give a thing its name, or explain a name in passing ("det vill säga")."""

import re

from qa.language.defining.sure_forms import SUBJECT, Form

FORMS = (
    Form(
        ("vilket innebär att",),
        re.compile(r"\s(?P<term>(?:[a-zåäö]{4,}\s)?[a-zåäö]{5,}),\svilket\sinnebär\satt:?$"),
        0.7,
        weak=True,
    ),
    Form(
        (" hur ",),
        re.compile(
            r"\s(?P<term>[a-zåäö]{5,}(?:en|et))\s(?:i|för|av|på|hos|inom)\s[\w-]+(?:\s[\w-]+)?,?\s\(?"
            r"(?:det\svill\ssäga|dvs\.?|d\.v\.s\.)\s(?=hur\s(?:väl|stor|stort|stora|många|mycket|ofta|länge|lång)\b)"
        ),
        0.7,
    ),
    Form(
        (" där ",),
        re.compile(
            r",\sdär\s(?P<term>[a-zåäö-]{4,})\sär\s(?=(?:en|ett)\s[^\W\d]+\s(?:av|som|för|där|vars)\s)"
        ),
        0.65,
        weak=True,
    ),
    Form(
        ("kallas",),
        re.compile(rf"^{SUBJECT}\skallas\s(?=(?:[^\W\d]+a\s){{0,2}}[^\W\d]{{5,}}\ssom\s)"),
        0.7,
        weak=True,
    ),
    Form(
        ("kallas", "benämns"),
        re.compile(
            rf"^{SUBJECT}\s(?:kallas|benämns)\s(?:(?:här|i\s[^,]{{2,30}})\s)?(?=(?:en|ett|den|det)\s)"
        ),
        0.65,
        weak=True,
    ),
    Form(
        ("kallas", "benämns"),
        re.compile(
            r"^(?!(?:Den|Det|De)\s\w*(?:are|re|)\s?(?:kallas|benämns))[^.;]{8,}?(?<!\sfår)(?<!\skan)(?<!inte)\s(?:kallas|benämns)"
            r"(?:\s(?:ofta|även|också|ibland|här|vanligen))?(?:\sför)?\s[”\"]?"
            r"(?P<term>(?!in\b|till\b|ut\b)[^.,;:()”\"]{3,60}?)[”\"]?(?=\soch\s|[.,;]|\s\[|\s\(|$)"
        ),
        0.62,
    ),
    Form(
        (" så kalla",),
        re.compile(
            r"\bså\skalla\w+\s[”\"]?(?P<term>[^.,;:()”\"]{4,50}?)[”\"]?(?:,?\ssom\s(?:enkelt\s)?(?:är|innebär|kan\sbeskrivas"
            r"|består|beskriver|definieras)\b|,\s(?:vilket\sinnebär|det\svill\ssäga|dvs\.?)\s)"
        ),
        0.65,
    ),
    Form(
        (" så kalla",),
        re.compile(
            r"^[A-ZÅÄÖ][^.,;:]{10,90},\s(?:den|det|de|en|ett)?\s?så\skalla\w+\s"
            r"(?P<term>[^.,;:()]{4,50}?)(?=[,.])"
        ),
        0.62,
    ),
    Form(
        ("som innebär",),
        re.compile(
            r"\s(?:är|kallas|begreppet|metoden|modellen|utgörs\s+av)\s(?P<term>[^\W\d][^.,;:()]{4,50}?),?\s"
            r"som\sinnebär\satt\b"
        ),
        0.62,
        weak=True,
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
    # "ett provexemplar, i fortsättningen kallat typ"
    Form(
        ("kalla", "benämn"),
        re.compile(
            r"\b(?:i\s(?:det\sföljande|fortsättningen|rapporten|denna\s\w+|dessa\s\w+)|fortsättningsvis|nedan"
            r"|hädanefter|härefter|här)\s(?:även\s)?(?:kalla(?:d|t|de)|benämn(?:d|t|da))\s[”\"]?"
            r"(?P<term>[^.,;:()”\"]{3,50}?)[”\"]?(?=[).,;:]|\s(?:som|och)\s|$)"
        ),
        0.75,
    ),
    # "mediciner som ökar risken för fall, så kallade frids"
    Form(
        (" så kalla", "(så kalla"),
        re.compile(
            r"[^\W\d]{4,}\s(?:som|vars|där)\s[^.;:()]{10,120}(?:,\s|\s\()(?:(?:en|ett|den|det|de)\s)?så\skalla\w+\s"
            r"[”\"]?(?P<term>[^.,;:()”\"]{4,50}?)[”\"]?(?=[,.)]|\s\(|$)"
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
    # "BMI över 30 klassas som fetma"
    Form(
        ("klassas som", "klassificeras som", "räknas som", "betecknas som"),
        re.compile(
            r"^[^.;]*(?:[<>≥≤]|\b(?:över|under|minst|högst|mer\sän|mindre\sän))\s?\d[^.;]*?\s(?:klassas|klassificeras"
            r"|räknas|betecknas)\ssom\s(?P<term>(?!\w*are\b)[^.,;:()]{4,40}?)(?=[.,;]|$)"
        ),
        0.7,
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
    Form((" står för ",), re.compile(r"^(?P<term>[A-ZÅÄÖ]{2}[\w-]{0,8})\s+står\s+för\s"), 0.75),
)
