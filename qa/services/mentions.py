"""Methods that the documents name without a word on their evidence.

That a document says nothing is only claimed when no passage that holds the name has a statement of
evidence about it, nor a sentence that speaks of evidence and of it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from qa.answer.matter import Matter
from qa.language import analysis
from qa.model import Part, Sentence
from qa.ports import Candidate, DraftPart, DraftRow, OpenBuild, Term
from qa.register.tables import method_names, names, rows
from qa.services.known import candidates_of

MOST_NAMES = 12
MOST_OF_ALL = 100
MOST_ROWS = 6
AFTER = 2
MOST_HELD = 60
"""Passages that are looked through for what they say of one name."""
_TELLS = re.compile(
    r"evidens|effekt|\bstöd(?:et|jer)?\b|belägg|rekommend|tillförlit|priorite|\bbör\b|\bvetenskap"
    r"|forskning|stud(?:ie|er)|undersök|prövad|\bgrad|bättre|utvärder|översikt|resultat|minska"
    r"|förbättra|underlag|beprövad|osäker|luck",
    re.IGNORECASE,
)
_TELLS_NOT = re.compile(
    r"\binte\s+(?:hittat|funnit|hänvisa|angivit)|\bkan\s+(?:vi\s+)?inte\b|\bframgår\s+inte\b"
    r"|\bvi\s+inte\s+kan\b",
    re.IGNORECASE,
)
"""That nothing was found, or is told, is no word on the evidence."""


def unstated(
    build: OpenBuild, matter: Matter, found: Sequence[Candidate]
) -> Mapping[str, DraftRow]:
    """Return the names on the matter of whose evidence nothing is said, each where it stands.

    Asked about methods by name, only those are looked at.
    """
    asked = {match[0].casefold() for match in names().finditer(matter.asked.question.text)}
    passages = [*found, *_with_names(build, found)] if matter.is_all else found
    named = {
        name: row
        for name, row in _named(matter, passages).items()
        if not asked or name.casefold() in asked
    }
    most = MOST_OF_ALL if matter.is_all else MOST_NAMES
    return {name: row for name, row in list(named.items())[:most] if not _is_told_of(build, name)}


def _with_names(build: OpenBuild, found: Sequence[Candidate]) -> Iterable[Candidate]:
    """Yield the passages that hold the names of the vocabulary best, for a question about all."""
    ids: dict[str, None] = {}
    for name in sorted(method_names()):
        stems = analysis.fields(name)[analysis.STEM]
        if all(build.index.document_frequency(analysis.STEM, stem) for stem in stems):
            terms = [Term(analysis.STEM, stem) for stem in stems]
            ids |= dict.fromkeys(hit.passage_id for hit in build.index.search(terms, limit=1))
    here = {candidate.passage.id for candidate in found}
    return candidates_of(build, [name for name in ids if name not in here], len(found))


def mentioned(quiet: Mapping[str, DraftRow]) -> DraftPart | None:
    """Return the part of an answer that shows where methods are only mentioned."""
    by_quote: dict[tuple[Sentence, ...], DraftRow] = {}
    for name, row in quiet.items():
        same = by_quote.get(row.sentences)
        about = f"{same.about}, {name}" if same else name
        by_quote[row.sentences] = replace(row, about=about)
    shown = tuple(by_quote.values())[:MOST_ROWS]
    return DraftPart(Part.MENTIONED, shown) if shown else None


def _named(matter: Matter, found: Sequence[Candidate]) -> dict[str, DraftRow]:
    """Return the names in units on the matter, spelled as first met, best passages first."""
    found_at: dict[str, DraftRow] = {}
    for candidate, above, sentence in _sentences(found):
        for match in names().finditer(sentence.text):
            key = match[0].casefold()
            if any(key == name.casefold() for name in found_at):
                continue
            text = "\n".join((sentence.text, *above))
            if matter.is_on(text) and matter.speaks_of_group(sentence.text, *above):
                found_at[match[0]] = DraftRow(candidate, (sentence,), about=match[0])
    return found_at


def _sentences(
    found: Sequence[Candidate],
) -> Iterator[tuple[Candidate, tuple[str, ...], Sentence]]:
    for candidate in found:
        above = (*reversed(candidate.passage.heading), candidate.document.title)
        if _is_back_matter(candidate.passage.heading):
            continue
        for unit in candidate.passage.units:
            for sentence in unit.sentences:
                yield candidate, above, sentence


def _is_back_matter(heading: Sequence[str]) -> bool:
    return any(
        re.match(r"(?:\d+[.\s]*)*(?:käll|refer|not|fotnot|litt)", h, re.I) for h in heading[-2:]
    )


def _is_told_of(build: OpenBuild, name: str) -> bool:
    """Tell whether anything at all is said of the evidence for a name, in any of its spellings.

    A sentence that names it and the ``AFTER`` next ones are taken to speak of it.
    """
    spellings = [re.compile(rf"(?<!\w){re.escape(n)}(?!\w)", re.I) for n in _spellings(name)]
    stems = dict.fromkeys(s for n in _spellings(name) for s in analysis.fields(n)[analysis.STEM])
    hits = build.index.search([Term(analysis.STEM, stem) for stem in stems], limit=MOST_HELD)
    ids = [hit.passage_id for hit in hits]
    said = [
        _plain("\n".join((s.about, *(sentence.text for sentence in s.sentences))))
        for s in build.register.statements_in(ids)
    ]
    for passage in build.texts.passages(ids):
        if not _is_back_matter(passage.heading):
            texts = [s.text for unit in passage.units for s in unit.sentences]
            for at, text in enumerate(texts):
                window = [text] if "\t" in text else texts[at : at + 1 + AFTER]
                if any(_TELLS.search(t) and not _TELLS_NOT.search(t) for t in window):
                    said.append(_plain(text))
    return any(spelling.search(text) for spelling in spellings for text in said)


def _plain(text: str) -> str:
    """Return text with its cells side by side: a name may be broken over two of them."""
    return text.replace("\t", " ")


def _spellings(name: str) -> Iterable[str]:
    """Return the name, its short form or words in full, and what it is a part of ("FREDA-…")."""
    whole = re.split(r"[-:]", name)[0]
    return (name, *_other_names().get(name.casefold(), ()), *([whole] if whole.isupper() else ()))


@cache
def _other_names() -> Mapping[str, tuple[str, ...]]:
    """Return short form and full name of each other, where a method has one short form."""
    found: dict[str, tuple[str, ...]] = {}
    for name, variants, *_ in rows("methods.tsv"):
        spelled = (name, *(v for v in variants.split(" | ") if v))
        short = [v for v in spelled if v.isupper()]
        full = [v for v in spelled if not v.isupper()]
        if len(short) == 1 and full:
            found |= {v.casefold(): (short[0],) for v in full}
            found[short[0].casefold()] = tuple(full)
    return found
