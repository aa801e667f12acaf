"""How a question is read: its kind, its topic, and what it leans on."""

import re

from qa.model import Kind, Question

_LEAD = re.compile(
    r"""^\s*(?:och|men|jaha|okej|hej)?[\s,–-]*
    (?:(?:kan\s+(?:du|ni)\s+)?(?:förklara|beskriv|definiera)\s+(?:vad\s+som\s+menas\s+med\s+|begreppet\s+|ordet\s+)?
      |(?:vad|hur)\s+(?:är|betyder|innebär|avses|menas|definieras|räknas|förstås|kännetecknar|står)
       (?:\s+(?:egentligen|då|det|som|ett|en|begreppet|begrepp|ordet|termen|uttrycket|förkortningen|med|av|för|menat|att\s+vara))*\s+
      |när\s+(?:är|räknas|anses)\s+(?:det|något|någon|man)?\s*(?:som|vara)?\s+
      |(?:definition(?:en)?|betydelse(?:n)?|innebörd(?:en)?)\s+(?:av|på|för)\s+)""",
    re.IGNORECASE | re.VERBOSE,
)
_TAIL = re.compile(
    r"""(?:[,–-]\s*(?:vad\s+(?:är|betyder|innebär|menas).*|definition(?:en)?|betydelse|förklaring)
      |\s+(?:för\s+(?:något|nåt)|egentligen|definition|betyder\s+det|innebär\s+det))?\s*[?.!]*\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
_DEFINING = re.compile(
    r"""^\s*(?:och\s+|men\s+)?(?:
        vad\s+(?:är|betyder|innebär)\s+(?!det\s+som|för|sant|viktig|problem|orsak|anledning)
       |vad\s+(?:menas|avses|förstås|räknas)\b
       |vad\s+står\b.*\bför\b
       |hur\s+(?:definieras|beskrivs|förklaras)\b
       |när\s+(?:räknas|anses)\b
       |(?:definiera|definition|förklara)\b)
     |[,–-]\s*(?:vad\s+(?:är|betyder|innebär|menas)|definition|betydelse)\b
     |\b(?:ordet|begreppet|termen)\b.*\b(?:betyder|innebär|betydelse|omfattar|ryms|ingår)
     |\b(?:ryms|ingår)\s+i\s+(?:ordet|begreppet|termen)
     |\bskillnad(?:en|er)?\s+mellan\b
     |\bmenas\s+med\b|\bavses\s+med\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ATTRIBUTE = re.compile(
    # "Vad är syftet med X" asks for an attribute of X, not for what X is.
    r"""^\s*(?:och\s+)?vad\s+(?:är|blir)\s+(?:(?:den|det|de)\s+(?:\w+\s+){0,2})?\w+(?:en|et|n|t|a|na)\s+
        (?:med|av|för|i|på|till|mellan|om|när|per|hos)\b
       |^\s*(?:och\s+)?vad\s+är\s+\w+s\s+(?:syfte|mål|roll|uppgift|ansvar|uppdrag|effekt)\w*\b
       |^\s*(?:och\s+)?vad\s+är\s+\w*(?:st|are)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_LISTING = re.compile(
    r"^\s*(?:och\s+)?(?:vilka|lista|nämn|räkna\s+upp|ange)\b|\bvilka\b.*\?", re.IGNORECASE
)
_LEANING = re.compile(
    r"""^\s*(?:och|men|även|då|varför\s+då|hur\s+då)\b
       |\b(?:de|dem|den|det|dess|deras|detta|dessa|där|då|denna|sådan[at]?)\b\s*[?,.]?""",
    re.IGNORECASE | re.VERBOSE,
)
_WORD = re.compile(r"[^\W_]+")


def interpret(text: str, context: tuple[str, ...] = ()) -> Question:
    """Read a question. ``context`` holds the earlier questions of the conversation, oldest first.

    ``standalone`` is the question as searched: with the questions it leans on, when it does.
    """
    text = " ".join(text.split())
    kept = context if leans(text) else ()
    return Question(
        text=text,
        kind=_kind(text),
        topic=_topic(text),
        standalone=" ".join((*kept, text)),
        context=kept,
    )


def leans(text: str) -> bool:
    """Tell whether a question cannot be understood without the ones before it."""
    return bool(_LEANING.search(text)) or len(_WORD.findall(text)) <= 4


def _kind(text: str) -> Kind:
    if _ATTRIBUTE.search(text) and "skillnad" not in text.casefold():
        return Kind.FACT
    if _DEFINING.search(text) or _is_bare_term(text):
        return Kind.DEFINITION
    if _LISTING.search(text):
        return Kind.LIST
    return Kind.FACT


def _is_bare_term(text: str) -> bool:
    """A word or two on their own is someone looking up a term."""
    words = _WORD.findall(text)
    return 1 <= len(words) <= 3 and words[0].casefold() not in _OPENERS


_OPENERS = frozenset(
    [
        *("vem", "vilken", "vilket", "vilka", "när", "var", "hur"),
        *("varför", "vart", "får", "kan", "ska", "måste", "och"),
    ]
)


def _topic(text: str) -> str:
    bare = _TAIL.sub("", _LEAD.sub("", text, count=1), count=1)
    return bare.strip(" ?.!,”\"'–-") or text.strip(" ?.!")
