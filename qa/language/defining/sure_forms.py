"""The forms that define by their words alone ("med X avses"), with how sure each is."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Form:
    """A pattern with the group ``term``, the words one of which it has, and how sure it is.

    The subject of a ``weak`` one must be indefinite.
    """

    words: tuple[str, ...]
    pattern: re.Pattern[str]
    weight: float
    weak: bool = False


_TERM = r"(?P<term>[^;!?\t]{1,110}?)"
_SUBJECT = r"(?P<term>[^;!?\t:]{1,130}?)"
_PLACE = r"(?:\s+(?:här|där|då|(?:i|enligt|vid)\s(?:denna|detta|dessa|den|det)\b[^,;:]{0,60}?))?"
_HERE = r"(?:i|vid|enligt|för)\s[^,;:]{2,80}?"
_REST = r"(?:\s+(?:här|vanligen|oftast|alltså|generellt|traditionellt|i korthet|kortfattat))?"
_NO_REFERENCE = (
    r"(?!\s+(?:(?:i|enligt)\s+(?:\d|första|andra|tredje|fjärde|[^\s]+\s+(?:stycket|punkten)|bilaga)"
    r"|inte|även|också|detsamma|samma)\b)"
)
_THING = (
    r"(?=\s+(?:en|ett|den|det|de|att|när|om|sådan\w*|varje|alla|all|allt|hur|vad|person\w*"
    r"|någon|något|[”\"]))"
)
_NAMING = (
    r"(?:annat\s+(?:ord|namn|uttryck)\b|(?:\w+\s+){0,2}?(?:samlings|paraply)\w+|(?:\w+\s+)?benämning\w*"
    r"|(?:\w+\s+)?beteckning\w*|begrepp\s+(?:som|för)|samlande\s+\w+|uttryck\s+för\s+att"
    r"|(?:engelsk|latinsk|svensk)\w*\s+(?:ord|term|förkortning|benämning|översättning)\w*"
    r"|(?:en\s+)?förkortning\w*|(?:\w+\s+){0,2}?term(?:en)?\s+(?:för|som))\b"
)

_AVSES = ("avses", "menas", "förstås", "menar", "avser")

FORMS = (
    Form(
        _AVSES,
        re.compile(
            rf"(?:^|[\s(])Med\s+{_TERM}{_PLACE}\s+(?:avses|menas|förstås|menar\s+\w+"
            rf"|avser\s+(?:vi|\w+en))\b{_NO_REFERENCE}"
        ),
        0.9,
    ),
    Form(
        _AVSES[:3],
        re.compile(
            rf"(?:^|\s){_HERE}\s(?:avses|menas|förstås)\s+(?:här\s+)?med\s+{_TERM}"
            rf"(?:\s*:\s|,?{_THING})",
            re.IGNORECASE,
        ),
        0.85,
    ),
    Form(
        ("defin",),
        re.compile(
            rf"(?:^|\s)(?:Enligt|I|Av)\s[^,;]{{2,80}}?\sdefinieras\s+{_TERM}\s+"
            r"(?:som|enligt\s+följande|så\s+här)\b"
        ),
        0.95,
    ),
    Form(
        ("definition",),
        re.compile(
            rf"Enligt?\s[^,;.]{{2,60}}\sdefinition\s+är\s+{_TERM}\s+(?=(?:en|ett|det|den)\s)"
        ),
        0.9,
    ),
    Form(
        ("definier",),
        re.compile(
            rf"^{_SUBJECT}{_PLACE}{_REST}\s+(?:definieras|definierats|kan\s+definieras)\b"
            r"[^.;]{0,60}?\b(?:som|enligt\s+följande|så\s+här)\b(?!\s+(?:ovan|nedan|i\b))"
        ),
        0.9,
    ),
    Form(
        (
            "amlings",
            "araply",
            "eteckning",
            "enämning",
            "begrepp",
            "uttryck",
            "förkortning",
            "annat ",
            "översättning",
            " term",
        ),
        re.compile(
            rf"^{_SUBJECT}{_REST}\s+(?:är|används\s+\w*\s?som)\s+(?:en|ett|den|det)?\s*{_NAMING}"
        ),
        0.9,
    ),
    Form(
        ("egrepp", "erm", "Ordet", "Uttrycket", "Benämningen"),
        re.compile(
            r"(?:^|\s)(?:Begrepp(?:et|en)|Term(?:en|erna)|Ordet|Uttrycket|Benämningen)\s+"
            rf"{_TERM}{_PLACE}\s+(?:används(?=\s+(?:\w+\s+)?(?:när|om|för|som))|innefattar|omfattar"
            r"|inkluderar|innebär|betyder|betecknar|avser|beskriver|syftar|står\s+för|motsvarar"
            r"|är\s+(?:en|ett))\b"
        ),
        0.9,
    ),
    Form(
        ("begreppet",),
        re.compile(
            rf"(?:^|\s)I\s+begreppet\s+{_TERM}\s+(?:ingår|inkluderas|innefattas|exkluderas)\b"
        ),
        0.75,
    ),
    Form(
        ("räknas", "anses", "avses"),
        re.compile(
            rf"(?:^|\s)(?:Som|Till)\s+{_TERM}\s+(?:räknas|anses|avses)\s"
            r"(?!(?:in|upp|om|inte|bara|endast|enbart|också|även)\b)"
        ),
        0.7,
        weak=True,
    ),
    Form(
        ("föreligger",),
        re.compile(rf"(?:^|\s)föreligger\s+(?=(?:en|ett)\s){_TERM}\s+(?:när|om)\b"),
        0.7,
    ),
    Form(
        ("ska med", "skall med", "bör med"),
        re.compile(
            rf"\b(?:ska|skall|bör)\s+med\s+{_TERM}\s+(?:avses|förstås|menas)\s"
            r"(?!(?:inte|även|också|i)\b)"
        ),
        0.9,
    ),
    Form(
        ("Indikator", "Mått", "Index"),
        re.compile(
            rf"(?:^|\s)(?:Indikatorn|Måttet|Indexet)\s+{_TERM}\s+(?:beskriver|visar|anger|mäter|avser)\s"
            r"(?=(?:andel|antal|hur|om|den|det|vilk)\w*\s)"
        ),
        0.75,
    ),
    Form(
        ("kallas", "benämns"),
        re.compile(
            rf"^{_SUBJECT}\s(?:kallas|benämns)\s(?:(?:här|i\s[^,]{{2,30}})\s)?(?=(?:en|ett|den|det)\s)"
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
            r"\bså\skalla\w+\s(?P<term>[^.,;:()]{4,50}?),?\ssom\s(?:enkelt\s)?(?:är|innebär|kan\sbeskrivas"
            r"|består|beskriver|definieras)\b"
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
    Form(
        ("person", "patient", "brukare", "individ", "anläggning", "verksamhet", "produkt"),
        re.compile(
            r"^(?:En|Ett)\s+(?:person|patient|brukare|individ|anläggning|verksamhet|produkt)\s+"
            r"(?:är|anses)\s+(?P<term>[a-zåäö-]{6,40})\s+(?:om|när)\b"
        ),
        0.7,
    ),
    Form(
        ("betyder", "betecknar"),
        re.compile(
            rf"^{_SUBJECT}\s+(?:betyder|betecknar)\s(?!\w*\s?(?:mycket|mer|också|även|inte)\b)"
        ),
        0.65,
        weak=True,
    ),
    Form((" står för ",), re.compile(r"^(?P<term>[A-ZÅÄÖ]{2}[\w-]{0,8})\s+står\s+för\s"), 0.75),
)
