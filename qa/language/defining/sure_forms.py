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


TERM = r"(?P<term>[^;!?\t]{1,110}?)"
SUBJECT = r"(?P<term>[^;!?\t:]{1,130}?)"
_PLACE = r"(?:\s+(?:här|där|då|(?:i|enligt|vid)\s(?:denna|detta|dessa|den|det)\b[^,;:]{0,60}?))?"
_HERE = r"(?:i|vid|enligt|för)\s[^,;:]{2,120}?"
_REST = r"(?:\s+(?:här|vanligen|oftast|alltså|generellt|traditionellt|i korthet|kortfattat))?"
_NO_REFERENCE = (
    r"(?!\s+(?:(?:i|enligt)\s+(?:\d|första|andra|tredje|fjärde|[^\s]+\s+(?:stycket|punkten)|bilaga)"
    r"|inte)\b)"
)
_THING = (
    r"(?=\s+(?:en|ett|den|det|de|att|när|om|sådan\w*|varje|alla|all|allt|hur|vad|person\w*"
    r"|någon|något|[”\"]))"
)
_NAMING = (
    r"(?:annat\s+(?:ord|namn|uttryck)\b|(?:\w+\s+){0,2}?(?:samlings|paraply)\w+|(?:\w+\s+)?benämning\w*"
    r"|(?:\w+\s+)?beteckning\w*|begrepp\s+(?:som|för)|samlande\s+\w+|uttryck\s+för\s+att"
    r"|(?:engelsk|latinsk|svensk)\w*\s+(?:ord|term|förkortning|benämning|översättning)\w*"
    r"|(?:sammanfattande|samlat|övergripande)\s+begrepp|(?:en\s+)?förkortning\w*|(?:\w+\s+){0,2}?term(?:en)?\s+(?:för|som))\b"
)

_AVSES = ("avses", "menas", "förstås", "menar", "avser")

FORMS = (
    Form(
        _AVSES,
        re.compile(
            rf"(?:^|[\s(”\"])Med\s+{TERM}{_PLACE}\s+(?:avses|menas|förstås|menar\s+\w+"
            rf"|avser\s+(?:vi|\w+en))\b{_NO_REFERENCE}"
        ),
        0.9,
    ),
    Form(
        _AVSES[:3],
        re.compile(
            rf"(?:^|\s){_HERE}\s(?:avses|menas|förstås)\s+(?:här\s+)?med\s+{TERM}"
            rf"(?:\s*:\s|,?{_THING}|,\s(?:oavsett|utom|utöver|förutom)\s)",
            re.IGNORECASE,
        ),
        0.85,
    ),
    Form(
        _AVSES[:3],
        re.compile(
            r"\b(?:avses|menas|förstås)\s+(?:här\s+)?med\s+[”\"](?P<term>[^”\"]{2,80})[”\"]\s"
        ),
        0.9,
    ),
    # "Med hiss avses i bilaga 5 en lyftanordning"
    Form(
        _AVSES[:3],
        re.compile(
            rf"^\W*Med\s+{TERM}\s+(?:avses|menas|förstås)\s+(?:i|enligt)\s[^,;:]{{2,60}}?\s"
            r"(?=(?:en|ett|sådan\w*|varje)\s[^\W\d]+\s)"
        ),
        0.85,
    ),
    Form(
        _AVSES[:3],
        re.compile(
            r"(?:^|\s)Med\s[^.;]*?\s(?:avses|menas|förstås)\s[^.;]*?\s(?:och|samt|medan|men)\smed\s"
            r"(?P<term>[^,;:]{3,60}?)\s(?=(?:att|en|ett|den|det|de|sådan\w*)\s)"
        ),
        0.85,
    ),
    Form(
        ("defin",),
        re.compile(
            rf"(?:^|\s)(?:Enligt|I|Av|För|Vid)\s[^,;]{{2,80}}?\sdefiniera(?:s|des|ts)\s+{TERM}\s+"
            r"(?:som|enligt\s+följande|på\s+följande\s+sätt|så\s+här)\b"
        ),
        0.95,
    ),
    Form(
        ("definition",),
        re.compile(
            rf"Enligt?\s[^,;.]{{2,60}}\sdefinition(?:\s(?:i|från)\s[^,.;]{{3,30}}?)?\s+är\s+{TERM}(?<!\sför)(?<!\si)(?<!\sav)"
            r"\s+(?=(?:en|ett|det|den)\s)"
        ),
        0.9,
    ),
    # "Enligt termbanken är hjälpmedel en produkt som …"
    Form(
        ("Enligt ",),
        re.compile(
            r"^\W*Enligt\s[^,;.]{3,80}?\s(?:är|innebär|betyder|avser|betecknar)\s(?P<term>(?!det\b|detta\b)(?:[^\W\d][\w-]*\s){0,2}"
            r"[^\W\d][\w-]{3,})\s(?=att\s|(?:en|ett|den|det)\s[^,.;]*?\s(?:som|där|för\satt|vars)\s)"
        ),
        0.65,
        weak=True,
    ),
    Form(
        ("efinition",),
        re.compile(
            r"[Dd]efinition(?:en)?\s(?:av|på|för)\s(?:begreppet\s)?(?P<term>[^.,;:]{3,60}?),?\s(?:är|lyder|innebär)\s"
            r"(?!(?:inte|också|även|viktig|oklar|olika|svår|densamma|samma)\w*\b)"
        ),
        0.75,
    ),
    Form(
        ("betydelsen", "bemärkelsen", "meningen"),
        re.compile(
            rf"^{SUBJECT}\s(?:används|avses|ska\sförstås|förstås)\s(?:\w+\s){{0,3}}?i\s(?:betydelsen|bemärkelsen|meningen)\b"
        ),
        0.8,
    ),
    Form(
        ("definier",),
        re.compile(
            rf"^{SUBJECT}{_PLACE}{_REST}\s+(?:definieras|definierats|kan\s+definieras)\b"
            r"[^.;]{0,60}?\b(?:som|enligt\s+följande|på\s+följande\s+sätt|så\s+här)\b(?!\s+(?:ovan|nedan|i\b))"
        ),
        0.9,
    ),
    Form(
        ("definier",),
        re.compile(
            r"\s(?:(?:där|att|eftersom|medan|och|men|av)\s|\d+\s§\s)?(?P<term>(?:[a-zåäö-]{3,}\s){0,2}[a-zåäö-]{4,}),?"
            r"\s(?:(?:som|vilket|vilken)\s)?(?:definieras|definierats|definierades|kan\sdefinieras)\s"
            r"(?:här\s|ofta\s|vanligen\s|oftast\s)?som\s(?!(?:ovan|nedan)\b)"
        ),
        0.8,
        weak=True,
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
            rf"^{SUBJECT}{_REST}\s+(?:är|används\s+\w*\s?som)\s+(?:en|ett|den|det)?\s*{_NAMING}"
        ),
        0.9,
    ),
    Form(
        ("avses med",),
        re.compile(
            r",?\s(?:och|samt)\smed\s(?P<term>[^,;:]{3,60}?)\s(?=(?:en|ett|den|det|de|sådan\w*)\s)"
        ),
        0.9,
    ),
    Form(
        ("avses med",),
        re.compile(
            r"[,;]\s(?:(?:och|samt)\s)?(?P<term>[a-zåäö][a-zåäö -]{2,50}?)\s?:\s(?=[a-zåäö])"
        ),
        0.9,
    ),
    Form(
        (": avser",),
        re.compile(r"^(?:\([^)]{4,20}\)\s)?(?P<term>[^:;]{2,80}?)\s?:\savser\s"),
        0.9,
    ),
    Form(
        (" är när ", " är då "),
        re.compile(
            rf"^{SUBJECT}{_REST}\s+är\s+(?:när|då)\s(?:en|ett|man|det|någon|den|de|[^\W\d]+er)\b"
        ),
        0.8,
        weak=True,
    ),
    Form(
        ("motsvarar",),
        re.compile(r"\smotsvarar\s(?:begreppet|termen)\s[”\"]?(?P<term>[^”\",;:]{3,60}?)[”\"]\s"),
        0.8,
    ),
    Form(
        ("egrepp", "erm", "Ordet", "Uttrycket", "Benämningen"),
        re.compile(
            r"(?:^|\s)(?:Begrepp(?:et|en)|Term(?:en|erna)|Ordet|Uttrycket|Benämningen)\s+"
            rf"{TERM}{_PLACE}\s+(?:används(?=\s+(?:\w+\s+)?(?:när|om|för|som))|innefattar|omfattar"
            r"|inkluderar|innebär|betyder|betecknar|avser|beskriver|syftar|står\s+för|motsvarar"
            r"|är\s+(?:en|ett))\b(?!\s+inte\b)"
        ),
        0.9,
    ),
    Form(
        ("begreppet",),
        re.compile(
            rf"(?:^|\s)I\s+begreppet\s+{TERM}\s+(?:ingår|inkluderas|innefattas|exkluderas)\b"
        ),
        0.75,
    ),
    Form(
        ("ska med", "skall med", "bör med"),
        re.compile(
            rf"\b(?:ska|skall|bör)\s+med\s+{TERM}\s+(?:avses|förstås|menas)\s"
            r"(?!(?:inte|även|också|i)\b)"
        ),
        0.9,
    ),
    Form(
        ("betyder", "betecknar"),
        re.compile(
            rf"^{SUBJECT}\s+(?:betyder|betecknar)\s(?!\w*\s?(?:mycket|mer|också|även|inte)\b)"
        ),
        0.65,
        weak=True,
    ),
)
