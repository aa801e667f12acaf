"""What speaks for a unit, and against it: one table of features, weighed in ``weights.json``.

BM25 as in Robertson and Zaragoza (2009), The Probabilistic Relevance Framework. What belongs to a
kind of question counts by how likely the question is of that kind, so that a misread question
costs little.
"""

import math
import re
from collections.abc import Sequence
from itertools import pairwise

from qa.answer.asked import Asked
from qa.answer.defining import defines
from qa.answer.held import Held
from qa.answer.how_many import counted
from qa.answer.provisions import (
    is_transitional,
    opens_section,
    references,
    tells_entry,
    tells_scope,
)
from qa.answer.wants import DUTY, OBLIGES, PERMITS, TIMES, Want
from qa.model import EvidenceStatus, Kind, Passage, Status, Unit, UnitKind
from qa.ports import AnalysedUnit, Candidate

K1 = 1.2
B = 0.5
AVERAGE_TOKENS = 14.0
LIKELY = 0.1
"""Kinds less likely than this are not looked for: finding a definition takes time."""
BESIDE = 5
"""Passages: what stands so near goes on about the same matter."""
SAME_DOCUMENT = 0.5
MISSING = frozenset({EvidenceStatus.GAP, EvidenceStatus.INSUFFICIENT, EvidenceStatus.LIMITED})
_ENDS = (".", "!", "?", ":", ";")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MARKER = re.compile(
    r"^(?:[•●▪■◦○‣·»›✓–—*]|\(?(?:\d{1,3}|[a-zåäö]|[ivx]{1,5})[.)])\s+", re.MULTILINE
)
_JUNK = re.compile(
    r"https?://|www\.|\.{4,}|\bISBN\b|\bISSN\b|\bKälla:"
    r"|\b(?:Tabell|Figur)\s+\d+(?!\S*\s+(?:visar|redovisar|illustrerar|beskriver|ovan|nedan))"
)
_SIGNS_OF_JUNK = ("http", "www.", "....", "ISBN", "ISSN", "Tabell", "Figur", "Källa:")
"""Looked for first: a search for fixed letters is ten times as fast."""


def features(
    asked: Asked,
    candidate: Candidate,
    ordinal: int,
    held: Held,
    *,
    named: bool,
) -> dict[str, float]:
    """Return the features of one unit by name; ``named``: the question names its document."""
    unit, analysed = candidate.passage.units[ordinal], candidate.analysed.units[ordinal]
    raw, tokens = unit.text, analysed.stems
    listed = float(unit.kind is not UnitKind.SENTENCE)
    text = _MARKER.sub("", raw) if listed else _unmarked(raw)
    wants = sum(want.given.search(text) is not None for want in asked.wants)
    note = _is_note(candidate.passage)
    junk = float(_is_junk(text) or note)
    coverage = _mass(asked, held.own) / asked.mass
    return {
        "passage": candidate.score,
        "rank": 1 / (1 + candidate.rank),
        "coverage": coverage,
        "context": _context(asked, held),
        "bm25": _bm25(asked, tokens, held.own) / asked.mass,
        "bigrams": _bigrams(asked, tokens, held.own),
        "wanted": wants / len(asked.wants) * (1 - asked.shares[Kind.DEFINITION])
        if asked.wants
        else 0.0,
        "duration": max(_told(asked, time, text) for time in TIMES)
        * (1 - asked.shares[Kind.DEFINITION]),
        "obliges": _told(asked, OBLIGES, text),
        "permits": _told(asked, PERMITS, text),
        "counted": counted(asked.counts, asked.count_likes, tokens) if asked.counts else 0.0,
        "year": _year(asked, candidate, text),
        "first": float(ordinal == 0),
        "opens": float(opens_section(raw)),
        "refers": references(raw),
        "transitional": float(not asked.of_transition and is_transitional(candidate.passage, raw)),
        "junk": junk,
        "note": float(note),
        "superseded": float(candidate.document.status is Status.SUPERSEDED),
        "question": float(text.rstrip().endswith("?")),
        "short": float(len(tokens) < 4),
        "fragment": float(not listed and not text.rstrip("”\"') 0123456789").endswith(_ENDS)),
        "tight": coverage if len(analysed.sentences) == 1 else _tight(asked, analysed),
        "long": max(0.0, math.log((len(text) + 1) / 400)),
        "named": float(named),
        "elsewhere": float(not named and asked.is_elsewhere(candidate.analysed)),
        "entry": float(asked.of_entry and tells_entry(text)),
        "scope": float(named and asked.of_scope and tells_scope(text)),
        "near": 0.0,
        "thread": _thread(asked.question.thread, candidate.passage.id),
        **_of_kinds(asked, candidate, ordinal, held, listed=listed, junk=junk),
    }


def _unmarked(text: str) -> str:
    """Return a sentence without the sign of an item before it; one line, so looked for once."""
    marker = _MARKER.match(text)
    return text[marker.end() :] if marker else text


def _told(asked: Asked, want: Want, text: str) -> float:
    return float(want in asked.stresses and want.given.search(text) is not None)


def _thread(thread: Sequence[str], passage_id: str) -> float:
    """Return how near a passage stands to those that answer the question before: 0 to 1."""
    document, _, ordinal = passage_id.partition(":")
    worth = 0.0
    for rank, other in enumerate(thread):
        same, _, place = other.partition(":")
        if same == document:
            beside = abs(int(ordinal) - int(place)) <= BESIDE
            worth = max(worth, (1.0 if beside else SAME_DOCUMENT) / (1 + rank / 2))
    return worth


def _of_kinds(
    asked: Asked, candidate: Candidate, ordinal: int, held: Held, *, listed: float, junk: float
) -> dict[str, float]:
    """Return what fits the kinds of the question, each by how likely that kind is."""
    share = asked.shares
    stated = [s.status for s in candidate.statements if s.unit == ordinal]
    missing = any(status in MISSING for status in stated)
    likely = share[Kind.DEFINITION] > LIKELY
    sure = _defining(asked, candidate, ordinal, held) * (1 - junk) if likely else 0.0
    registered = any(d.unit == ordinal for d in candidate.definitions)
    enumerates = share[Kind.LIST] + share[Kind.METHODS] / 2
    return {
        "defines": share[Kind.DEFINITION] * sure,
        "registered": share[Kind.DEFINITION] * registered,
        "evidence": share[Kind.METHODS] * bool(stated),
        "missing": share[Kind.GAPS] * missing,
        "stated": share[Kind.GAPS] * bool(stated),
        "duty": _duty(share[Kind.PROCESS], candidate.passage.units[ordinal]),
        "list": enumerates * listed,
        "listed": listed,
    }


def _duty(share: float, unit: Unit) -> float:
    return share if share > LIKELY and DUTY.given.search(unit.text) else 0.0


def _defining(asked: Asked, candidate: Candidate, ordinal: int, held: Held) -> float:
    topics = [topic for topic in asked.names if held.own.issuperset(topic)]
    sentences = candidate.passage.units[ordinal].sentences
    return max(
        (defines(sentence.text, topic) for topic in topics for sentence in sentences), default=0.0
    )


def _is_junk(text: str) -> bool:
    return any(sign in text for sign in _SIGNS_OF_JUNK) and _JUNK.search(text) is not None


def _is_note(passage: Passage) -> bool:
    return bool(passage.heading) and passage.heading[-1] == "Fotnot"


def _mass(asked: Asked, stems: frozenset[str]) -> float:
    """Return the idf of the question's tokens that are among the stems."""
    if asked.tokens.isdisjoint(stems):
        return 0.0
    return sum(idf for token, idf in asked.idf.items() if token in stems)


def _tight(asked: Asked, analysed: AnalysedUnit) -> float:
    """Return the highest share of the question, by idf, that one sentence of the unit holds."""
    return max((_mass(asked, stems) for stems in analysed.sentences), default=0.0) / asked.mass


def _context(asked: Asked, held: Held) -> float:
    none: frozenset[str] = frozenset()
    total = 0.0
    for token, idf in asked.idf.items():
        credit = held.credit(token, asked.parts.get(token, none))
        if credit < 1:
            credit = max(credit, asked.synonym_credit(token, held.own))
        total += idf * credit
    return total / asked.mass


def _bm25(asked: Asked, tokens: Sequence[str], own: frozenset[str]) -> float:
    length = 1 - B + B * len(tokens) / AVERAGE_TOKENS
    total = 0.0
    for token in asked.idf:
        if token in own:
            count = tokens.count(token)
            total += asked.idf[token] * count * (K1 + 1) / (count + K1 * length)
    return total


def _bigrams(asked: Asked, tokens: Sequence[str], own: frozenset[str]) -> float:
    """Return the share of the question's neighbouring tokens that are neighbours here."""
    if not asked.pairs or asked.tokens.isdisjoint(own):
        return 0.0
    return len(asked.pairs.intersection(pairwise(tokens))) / len(asked.pairs)


def _year(asked: Asked, candidate: Candidate, text: str) -> float:
    """Return how well the years fit: the document's, the year after, or a year in the text."""
    if not asked.years:
        return 0.0
    asked_years = {int(year) for year in asked.years}
    score = 0.5 if asked.years & set(_YEAR.findall(text)) else 0.0
    if candidate.document.year in asked_years:
        score += 0.5
    elif candidate.document.year in {year + 1 for year in asked_years}:
        score += 0.3
    return score
