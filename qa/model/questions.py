"""What is asked."""

from dataclasses import dataclass

from qa.model.lists import Kind


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, how it was read, and the earlier questions it leans on (oldest first).

    ``kinds`` are shares that sum to 1, ``kind`` the best or the one its reader has chosen;
    ``standalone`` can be understood without the earlier questions; ``searched`` are the texts to
    look for with their weights, the question's own words first among them. ``area`` is a name of
    ``qa/answer/data/areas.tsv``. ``documents`` are the ids of the documents it names ("enligt
    socialtjänstlagen"); ``aside`` are stems that need not stand in an answer: they but name those
    documents, or are misspelt. ``corrected`` is the text with its misspelt words put right.
    ``thread`` are ids of passages that answer the question it leans on, best first. What was not
    found is empty.
    """

    text: str
    kind: Kind = Kind.FACT
    topic: str = ""
    standalone: str = ""
    context: tuple[str, ...] = ()
    kinds: tuple[tuple[Kind, float], ...] = ()
    area: str = ""
    target_groups: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    searched: tuple[tuple[str, float], ...] = ()
    documents: tuple[str, ...] = ()
    aside: frozenset[str] = frozenset()
    corrected: str = ""
    thread: tuple[str, ...] = ()
