"""Lists and tables of terms: what leads them, and the term and the definition of each row."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from qa.language.defining import noun_phrases, nouns
from qa.model import Sentence, UnitKind
from qa.register import completions

_SECTION = re.compile(
    r"^\W*(?:\d+(?:\.\d+)*\.?\s+|bilaga\s+\w+\W+)?(?:centrala\s+|viktiga\s+|använda\s+|några\s+)?"
    r"(?:definition(?:er)?|begrepp(?:sförklaring(?:ar)?)?|ordlista|ordförklaring(?:ar)?|term(?:er|inologi)"
    r"|ord\s+och\s+\w+|uttryck|förkortning(?:ar)?|förklaring(?:ar)?(?:\s+av\s+\w+)?|glosor|begreppslista)\b",
    re.IGNORECASE,
)
_IN_TITLE = re.compile(r"\b(?:definitioner|ordförklaringar|begreppsförklaringar)\b", re.IGNORECASE)
_PARAGRAPH = re.compile(r"(?:\d+\s?[a-z]?\s+kap\.\s+)?\d+\s?[a-z]?\s§$")
_LEADS = re.compile(
    r"(?:\b(?:avses|menas|förstås)\s+(?:med|i\s+det\s+följande)\s*:?$"
    r"|\bI\s+(?:denna|detta|dessa|den\s+här|det\s+här|de\s+här)\s[^.]{2,120}\b(?:avses|betyder)\s*(?:med)?\s*:?$"
    r"|\b(?:begrepp|termer(?:na)?|termen|uttryck|ord|definitioner|beteckningar|förkortningar|benämningar)\b"
    r"[^.]{0,160}\b(?:betydelse(?:r|n)?|innebörd(?:en|er)?|mening|definieras|följande)\b[^.]{0,60}[.:]?$"
    r"|\b(?:följande|nedanstående|dessa)\s(?:\w+\s){0,2}(?:definitioner|begrepp|termer|betydelser?)\b"
    r"[^.]{0,80}[.:]?$)",
    re.IGNORECASE,
)
_SAME_MEANING = re.compile(r"\b(?:samma\s+(?:betydelse|innebörd|mening)|detsamma)\b", re.IGNORECASE)
_HEADER_TERM = re.compile(
    r"(?:begrepp|term(?:er)?|ord|uttryck|benämning|förkortning|beteckning)\b", re.IGNORECASE
)
_HEADER_MEANING = re.compile(
    r"(?:betydelse|definition|förklaring|innebörd|beskrivning|uttydning)\w*\b", re.IGNORECASE
)
_HEADER_KIND = re.compile(
    r"(?:indikator|mått|variabel|insats|kategori|nivå|klass|grad|typ|zon|storhet|kod|symbol|yrke|roll)\w*",
    re.IGNORECASE,
)
_HEADER_SURE = re.compile(r"(?:betydelse|definition|förklaring|innebörd)\w*", re.IGNORECASE)
_MARKER = re.compile(r"^(?:\d{1,3}\s?[.)]|[a-zåäö]\s?[.)]|[•●▪■–—-])\s+")
_CELLS = re.compile(r"^(?P<term>[^\t]{1,110}?)\s?\t(?P<meaning>[^\t]*[^\s\t][^\t]*)$", re.DOTALL)
_PARTED = re.compile(
    r"^(?P<term>(?:[^:\t]|:(?=\w)){1,110}?)\s?(?::\s+|\t|\s[–=]\s|\s-\s)(?P<meaning>\S.*)$",
    re.DOTALL,
)
_LETTERS = re.compile(r"[^\W\d_]{4}|[^\W\d_]{2} [^\W\d_]{2}")
_BRACKETS = re.compile(r"\([^)]*\)")
_UNPARTED = re.compile(
    r"^(?P<term>[a-zåäö][a-zåäö -]{2,60}?)\s"
    r"(?P<meaning>(?:En|Ett|Den|Det|De|Sådan\w*|[A-ZÅÄÖ][a-zåäö]{3,})\s.*)$"
)
_SENTENCE_LIKE = re.compile(
    r"^(?P<term>[A-ZÅÄÖ][a-zåäö]+(?:\s[a-zåäö-]+){0,6}?)\s(?P<meaning>(?:En|Ett|Den|Det)\s[a-zåäö].*)$"
)
_HEADER_RUN_IN = re.compile(r"^(?:Begrepp|Term|Ord|Uttryck)\s(?:Betydelse|Definition|Förklaring)\s")
_GENUS_APART = re.compile(
    r"(?:(?:En|en|Ett|ett|Den|den|Det|det|Sådan\w*|sådan\w*)\s)?(?P<genus>(?:[^\W\d][\w-]*,?\s(?:och\s|eller\s)?){0,4}?"
    r"[^\W\d][\w-]{2,})\s(?:som|där|vars|vilk\w+|avse(?:dd|tt)\w*|bestående|baserad\w*|för\satt|i\svilk\w+)\s"
)
_FORMULA = "∑=∫√"
COLUMNS = 2
FEWEST_WORDS = 2
FEWEST_TELLING = 2
FEWEST_ROWS = 3
MOST_WORDS = 5
MEANING_WORDS = 4


def is_section(heading: Sequence[str]) -> bool:
    """Tell whether the innermost heading, paragraph numbers aside, announces definitions."""
    named = [text for text in heading if not _PARAGRAPH.search(text)]
    if not named:
        return False
    last = named[-1]
    above = named[-2] if len(named) > 1 and _HEADER_MEANING.match(last) else ""
    return any(
        len(text.split()) <= 8 and (_SECTION.match(text) or _IN_TITLE.search(text))
        for text in (last, above)
        if text
    )


def leads(text: str) -> bool:
    """Tell whether a sentence says that terms and their meanings follow."""
    return _LEADS.search(text.rstrip()) is not None and not _SAME_MEANING.search(text)


def is_header(text: str) -> bool:
    """Tell whether a table row names a column of terms and one of meanings."""
    cells = text.split("\t")
    named = cells[0].strip()
    if len(cells) == COLUMNS and _HEADER_KIND.fullmatch(named):
        return _HEADER_SURE.fullmatch(cells[1].strip()) is not None
    return (
        len(cells) >= COLUMNS
        and _HEADER_TERM.match(cells[0].strip()) is not None
        and any(_HEADER_MEANING.match(cell.strip()) for cell in cells[1:])
        and len(text) < 90
    )


def rows(
    kind: UnitKind, sentences: Sequence[Sentence]
) -> Iterator[tuple[str, tuple[Sentence, ...]]]:
    """Yield the term, as written, and the sentences of each row or item that defines one.

    What follows an item without a term of its own belongs to the item.
    """
    raw = ""
    held: list[Sentence] = []
    for sentence in sentences:
        term = term_of(kind, sentence.text)
        if raw and not term and completions.continues(held, sentence.text):
            held.append(sentence)
        elif term or _MARKER.match(sentence.text) or kind is UnitKind.TABLE:
            if raw:
                yield raw, tuple(held)
            raw, held = term, [sentence] if term else []
        elif raw:
            held.append(sentence)
    if raw:
        yield raw, tuple(held)


def term_of(kind: UnitKind, text: str) -> str:
    """Return the term, as written, that a row, item or line begins with, or nothing."""
    bare = _HEADER_RUN_IN.sub("", _MARKER.sub("", text))
    match = _CELLS.match(bare) or _PARTED.match(bare)
    if match is None and kind is not UnitKind.LIST:
        match = _UNPARTED.match(bare) or _SENTENCE_LIKE.match(bare)
    if match is None or is_header(text) or leads(bare):
        return ""
    meaning = match["meaning"].strip("\t ")
    runs_in = _HEADER_TERM.fullmatch(match["term"]) and _HEADER_MEANING.match(meaning)
    if runs_in or meaning[0] in _FORMULA:
        return ""  # the header, with a cell run into it, or signs
    if len(meaning.split()) < FEWEST_WORDS or not _LETTERS.search(meaning):
        return ""
    bare_term = _BRACKETS.sub("", match["term"])
    wordy = len(bare_term.split()) > noun_phrases.MOST_WORDS
    return match["term"] if not wordy and noun_phrases.clean(match["term"]) else ""


def is_glossary(texts: Sequence[str]) -> bool:
    """Tell whether table rows that nothing announces are terms and meanings.

    That is at least three rows of a short first cell, in alphabetical order, and a worded second.
    """
    cells = [text.split("\t") for text in texts if not is_header(text)]
    if len(cells) < FEWEST_ROWS or any(len(row) != 2 for row in cells):
        return False
    names = [row[0].strip().casefold() for row in cells]
    return (
        all(a <= b for a, b in pairwise(map(_collated, names)))
        and all(0 < len(name.split()) <= MOST_WORDS and name[:1].isalpha() for name in names)
        and all(_worded(row[1]) for row in cells)
    )


def tells_meanings(kind: UnitKind, texts: Sequence[str]) -> bool:
    """Tell whether items or rows that nothing announces say what their first words mean.

    At least two, and most of those with a term, give a kind of thing and what sets it apart:
    "Baslack: lack som ger färg". Two cells a row, in a table.
    """
    if kind is UnitKind.TABLE and any(text.count("\t") > 1 for text in texts):
        return False
    parted = [match["meaning"] for text in texts if (match := _parted(kind, text))]
    telling = sum(_tells_apart(meaning.strip()) for meaning in parted)
    return (
        telling >= FEWEST_TELLING and 2 * telling >= len(parted) and 2 * len(parted) >= len(texts)
    )


def _parted(kind: UnitKind, text: str) -> re.Match[str] | None:
    bare = _MARKER.sub("", text)
    return _PARTED.match(bare) if term_of(kind, text) else None


def _tells_apart(meaning: str) -> bool:
    match = _GENUS_APART.match(meaning)
    if match is None:
        return False
    words = match["genus"].casefold().replace(",", "").split()
    return not any(map(nouns.is_judgement, words[:-1])) and words[-1][:5] not in {"andel", "antal"}


def _collated(name: str) -> str:
    return name.translate(str.maketrans("åäö", "{|}"))


def _worded(text: str) -> bool:
    words = text.split()
    return len(words) >= MEANING_WORDS and sum(word[:1].isalpha() for word in words) > 0.7 * len(
        words
    )
