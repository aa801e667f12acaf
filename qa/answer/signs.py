"""The signs of a question's kind: question forms, alone or with a class of nouns.

The nouns stand in ``data/word_classes.tsv``; every form is written for case-folded text.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from qa.answer.tables import table
from qa.model import Kind

_W = table("word_classes.tsv")
_METHOD, _MEASURE, _KNOWN = _W["method"], _W["measure"], _W["knowledge"]
_LAW = (
    r"(?:\w{2,}lagen\b|lagen\b|lagstiftningen\b|sol\b|lss\b|lvu\b|lvm\b|\w*förordningen\b"
    r"|(?:\w+s\s+)?\w*föreskrift\w*|regler\w*)"
)
_OPEN = r"^(?:(?:och|men|jaha|okej|hej|så)\b[\s,–-]*)*"
_CLAUSE = r"(?:^|[.!?;:,–]\s*|\b(?:och|men)\s+)"
_BEFORE_OM = r"(?:(?!om\b)[\w-]+\s+){0,3}"
_FEW = r"(?:[\w-]+\s+){0,3}"


@dataclass(frozen=True, slots=True)
class Sign:
    """A form of words in a case-folded question, and what it adds to the kinds."""

    pattern: re.Pattern[str]
    adds: Mapping[Kind, float]


def _sign(pattern: str, **adds: float) -> Sign:
    return Sign(re.compile(pattern), {Kind(kind): value for kind, value in adds.items()})


SIGNS = (
    # What a term means.
    _sign(r"\b(?:menas|menar|avses|förstås)\b.*\bmed\b|\bdefini(?:era|tion)\w*", definition=4),
    _sign(r"\b(?:ordet|begreppet|termen|uttrycket|förkortningen)\b", definition=4),
    _sign(r"\bvad\s+står\b.*\bför\b|[,–-]\s*(?:betydelse|förklaring)\b", definition=4),
    _sign(r"\S.*[,–-]\s*vad\s+(?:är|betyder|innebär|menas)\b", definition=4),
    _sign(r"\b(?:vad|när|hur|vem|vilka)\s+(?:räkna|anse|betrakta|klassa)[sr]\b", definition=5),
    _sign(r"\bhur\s+(?:definiera|beskriv|förklara)(?:s|r|er|ar)?\b", definition=4, process=-2),
    _sign(r"\bvad\s+(?:kallas|heter\s+det\s+när)\b|\bför\s+(?:något|nåt)\b", definition=3),
    _sign(r"\bvad\s+(?:ingår\s+i|omfattar)\b", definition=1.5),
    _sign(r"\bvad\s+går\b.*\but\s+på\b|" + _OPEN + r"när\s+är\s+det\s+(?:en|ett)\b", definition=5),
    _sign(_OPEN + r"(?:förklara|beskriv|definiera)\b", definition=3),
    _sign(_CLAUSE + r"vad?\s+(?:är|e|betyder|innebär|kännetecknar)\b(?!\s+som\b)", definition=3),
    _sign(r"\bvad\s+(?:är|skiljer)\b.*\b(?:skillnad\w*|skiljer)\b", definition=6),
    _sign(r"\bskillnad\w*\s+mellan\b", definition=1),
    # "Vad är syftet med X" asks for an attribute of X, not for what X is.
    _sign(
        r"\bvad\s+(?:är|blir)\s+(?:(?:den|det|de)\s+(?:\w+\s+){0,2})?(?!en\b|ett\b)"
        r"\w+(?:en|(?<!h)(?<!it)et|an|na|ln|rn)\s+(?:med|av|för|i|på|till|om|när|per|hos)\b"
        r"|\bvad\s+är\s+[\w:-]+s\s+(?:\w+\s+)?(?:syfte|mål|roll|uppgift|ansvar|uppdrag|effekt)\w*"
        r"|\bvad\s+är\s+(?:\w+aste|minsta?|största?|högsta?|lägsta?|bästa?|bättre|sant|viktig\w*)\b",
        definition=-3,
        fact=2,
    ),
    _sign(r"\bvad\s+(?:är|blir|var)\s+" + _FEW + _W["quantity"], definition=-3, fact=2),
    _sign(
        r"\bvad\s+(?:är|omfattar)\s+[\w:-]+s\s+(?:\w+\s+)?(?:roll|uppgift|ansvar|uppdrag|skyldighet)\w*",
        methods=-3,
        fact=1,
    ),
    # A law tells what holds, not what has been shown to help.
    _sign(
        r"\bvad\s+(?:säger|skriver|står\s+det\s+i|står\s+i)\s+" + _BEFORE_OM + _LAW,
        methods=-4,
        fact=2,
    ),
    _sign(r"\bvilka\s+(?:[\w-]+\s+){1,8}(?:enligt|i)\s+" + _LAW, methods=-2, list=1),
    # Which methods there are and what supports them.
    _sign(
        r"\b(?:vilka|vilken|vilket|nämn|lista|finns\s+det)\s+(?!"
        + _W["actor"]
        + ")"
        + _FEW
        + _METHOD,
        methods=3,
    ),
    _sign(
        r"\b(?:vilka|vilken|vilket|finns\s+det)\s+"
        + _FEW
        + _MEASURE
        + r".*\b(?:för|mot|vid|till|hos|åt|som|är|kan)\b",
        methods=2,
    ),
    _sign(_METHOD + "|" + _MEASURE, methods=0.5),
    _sign(
        r"\b(?:hjälper|fungerar|funkar|verkningsfull\w*|framgångsrik\w*|bevisad\w*|effektiv\w*"
        r"|effekt|effekten|effekter|effekterna|verksam(?:t|ma)?|nytta|gör\s+skillnad)\b"
        r"|\bevidensbaserade?\s+(?!praktik|social|arbet|vård|omsorg)\w+",
        methods=2,
    ),
    _sign(r"^är\b.*\bevidensbasera(?:d|de|t)\b", methods=3),
    _sign(
        r"\b(?:har|ha|visat|med|fått)\s+(?:[\w-]+\s+){0,4}(?:stöd|evidens|belägg)\b", methods=2.5
    ),
    _sign(
        r"\bvad\s+(?:säger|skriver|anser)\b.*\bom\b.*(?:" + _METHOD + "|" + _MEASURE + ")",
        methods=1,
    ),
    _sign(r"\brekommend\w*|\bförorda\w*|\bavråd\w*", methods=2.5),
    _sign(_OPEN + r"(?:avråd|rekommender)\w+\s", methods=2),
    _sign(
        r"\bär\s+(?:[\w-]+\s+)*(?:bättre|effektivare|bäst)\b.*\b(?:än|eller|för|mot)\b", methods=2
    ),
    _sign(r"\bvad\s+(?:kan|går)\b.*\bgöra\b.*\b(?:för|mot|åt)\b", methods=2),
    _sign(
        r"\bhur\s+kan\s+(?:[\w-]+\s+){1,3}(?:förebygga|minska|motverka|lindra|behandla)s?\b"
        r"|\bhur\s+(?:förebygg|minska|motverka|lindra|behandla)\w*\b",
        methods=6,
    ),
    _sign(
        _OPEN + r"(?:(?:kan|blir|mår|får)\b.*\b(?:av|med\s+hjälp\s+av)\b"
        r"|(?:kan\b.*)?\b(?:minska|förebygg|motverka|lindra|förbättra|öka)\w*\b)",
        methods=2,
    ),
    _sign(r"\bförebygger|\bminskar|\blindrar|\bmotverkar", methods=0.5),
    # Where knowledge is missing, and how much there is.
    _sign(_W["gap"], gaps=2.5),
    _sign(r"\b(?:sakna\w*|fattas|brist\w*\s+på|otillräcklig\w*|osäker\w*)\b.*" + _KNOWN, gaps=3),
    _sign(_KNOWN + r".*\b(?:sakna\w*|fattas|otillräcklig\w*|osäker\w*|bristfällig\w*)", gaps=3),
    _sign(r"\b(?:sakna\w*|otillräcklig\w*|osäker\w*|oklar\w*|okänt|obesvarad\w*)\b", gaps=1),
    _sign(
        r"\b(?:va[dr]|vilk\w+|varför)\b.*\b(?:saknas|saknar|fattas|är\s+(?:okänt|oklart|osäker\w*))\b",
        gaps=2.5,
    ),
    _sign(r"\b(?:vet|kan)\s+(?:man|vi)\s+inte\b|\bgår\s+(?:det\s+)?inte\s+att\b", gaps=2.5),
    _sign(
        r"\b(?:gå[rt]?|kan)\b.*\b(?:dra\s+(?:några\s+)?slutsatser|säga\s+något|bedöma)\b", gaps=3
    ),
    _sign(r"\b(?:är|har)\b.*\b(?:utvärdera|beforska|undersök|studera|utforska)[dt]\w*", gaps=2),
    _sign(r"\b(?:lite|få|mycket|många|mer|fler|ny|ytterligare)\s+" + _KNOWN, gaps=2),
    _sign(r"\bbehov\w*\s+av\s+(?:\w+\s+){0,2}(?:kunskap|forskning|studier)\w*", gaps=3),
    _sign(r"\bhur\s+(?:tillförlitlig|trovärdig|pålitlig|underbygg)\w*", gaps=3),
    _sign(r"\bvad\s+säger\s+(?:forskningen|evidensen|studierna)\b", gaps=1, methods=1),
    _sign(
        r"(?:^|[.!?;:,–-]\s*|\bvil\w+\b.*|\bhur\s+mycket\b.*)\b(?:finns|fanns)\s+(?:det\s+)?"
        r"(?:[\w-]+\s+){0,4}" + _KNOWN,
        gaps=3,
    ),
    _sign(r"\b(?:vet|visste)\s+(?:man|vi|forskar\w*)\b|\bär\s+det\s+känt\b", gaps=3.5),
    _sign(
        r"\bhur\s+(?:gott?|bra|säker\w*|stark\w*|väl)\b.*(?:" + _KNOWN + "|studera|utvärdera)",
        gaps=3,
    ),
    _sign(r"\bbehövs\b.*\b(?:mer|fler|ytterligare|bättre)\b.*" + _KNOWN, gaps=3.5),
    _sign(r"\b(?:inte|aldrig|ännu)\b.*\b(?:utvärdera|studera|undersök|beforska)\w*", gaps=3),
    _sign(
        r"\bvarför\s+(?:erbjud|rekommendera|använd|ge|ingå|är)\w*\b.*\b(?:inte|ingen|inga)\b",
        gaps=3,
    ),
    # How something goes, and who must do what.
    _sign(
        _CLAUSE + r"hur\s+(?:går|gör|ska|skall|bör|kan|måste|fungerar|hanterar|arbetar|ansöker"
        r"|överklagar|anmäler|handlägger|utreder|samverkar)\b",
        process=3,
        methods=-1.5,
    ),
    _sign(_CLAUSE + r"hur\s+\w{4,}[aeäå]s\b", process=1.5),
    _sign(_CLAUSE + r"hur\s+\w+r\s+(?:man|jag|vi)\b", process=3),
    _sign(
        r"\bgår\s+(?:\S+\s+){1,6}till\s*(?:[?.!,]|$|när|om|för|i\b|vid)|\btill\s*väga\b"
        r"|\bsteg\s+för\s+steg\b|\bi\s+vilken\s+ordning\b|\barbetsgång\w*",
        process=2,
    ),
    _sign(
        r"\bvad\s+(?:ska|skall|måste|bör|behöver)\b|\bvad\s+är\b.*\b(?:skyldig|ansvarig)\w*\b",
        process=4,
        definition=-3,
        methods=-1,
    ),
    _sign(r"\bvad\s+(?:krävs|behövs)\b", process=3.5),
    _sign(r"\bvad\s+gör\s+(?:man|vi|jag|\w+en)\s+(?:om|när|vid|efter)\b", process=5),
    _sign(r"\bvad\s+(?:gäller|händer|sker)\b", process=2),
    _sign(r"\bvem\b.*\bgör[a]?\s+vad\b", process=5),
    _sign(r"\bvilka\s+steg\b", process=1),
    _sign(_OPEN + r"(?:måste|ska|skall|bör)\b", process=1),
    # Who, when, how many, yes or no.
    _sign(
        r"\bhur\s+(?:många|mycket|mycke|stor\w*|lång\w*|länge|ofta|snab\w*|hög\w*|låg\w*|gamm?al?\w*"
        r"|tung\w*|dyr\w*|vanlig\w*|sent|tidigt|lite[tn]?|få)\b",
        fact=4.5,
    ),
    _sign(_CLAUSE + r"(?:antal\w*|andel\w*)\b|\bhur\s+stor\b", fact=3),
    _sign(r"\b(?:vem|vems)\b", fact=4),
    _sign(_CLAUSE + r"vil(?:ken|ket)\b", fact=1.5),
    _sign(_CLAUSE + r"vil(?:ken|ket|ka)\s+(?:[\w-]+\s+)?" + _W["actor"], fact=3),
    _sign(_CLAUSE + r"vil(?:ken|ket|ka)\s+(?:\w+\s+)?" + _W["quantity"], fact=3),
    _sign(_OPEN + r"(?:när|sedan\s+när|var|vart|varifrån|hos\s+vem)\b", fact=3),
    _sign(_OPEN + r"varför\b", fact=2),
    _sign(
        _OPEN + r"har\b.*\b(?:ökat|minskat|sjunkit|stigit|förändrats|förbättrats|försämrats)\b",
        fact=3,
        methods=-2,
    ),
    _sign(_OPEN + r"vilk\w+\b.*\b(?:högst|lägst|flest|störst|minst|bäst|äldst|först)\w*", fact=1.5),
    _sign(
        _OPEN + r"(?:är|har|hade|får|fick|kan|ska|måste|finns|blir|gäller|innebär|betyder|går|bör"
        r"|behöver|räcker|omfattas|ingår|gör|arbetar|hjälper|använder|erbjuder|säger|kostar)\b",
        fact=1.5,
    ),
    # Things to be counted up that are no methods.
    _sign(_CLAUSE + r"vilka\b", list=2),
    _sign(_OPEN + r"(?:lista|nämn|räkna\s+upp|rada\s+upp|ange)\b", list=3.5, methods=0.5),
)
