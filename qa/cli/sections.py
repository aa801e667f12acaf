"""The body of an answer for a terminal: the same parts as on the page, under the same headings."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from qa.model import EvidenceStatus, Kind, Part
from qa.services.answer_json import AnswerJson, RowJson, SectionJson

HEADINGS = {
    Part.PASSAGE: "",
    Part.EVIDENCE: "",
    Part.OTHER_GROUP: "Gäller en annan målgrupp än den du frågade om",
    Part.MENTIONED: "Nämns utan besked om evidens",
    Part.NOTE: "Att en metod nämns är ingen rekommendation",
    Part.STEPS: "Steg i källans ordning",
    Part.WORDING: "Så skriver källorna",
    Part.DIFFERENCE: "Källorna skriver olika",
    Part.CONFUSABLE: "Förväxla inte med",
}
STATUSES = {
    EvidenceStatus.SUPPORTED: "Har stöd enligt källan",
    EvidenceStatus.RECOMMENDED: "Rekommenderas av källan",
    EvidenceStatus.LIMITED: "Har begränsat stöd enligt källan",
    EvidenceStatus.MIXED: "Blandade resultat enligt källan",
    EvidenceStatus.INSUFFICIENT: "Underlaget är otillräckligt enligt källan",
    EvidenceStatus.GAP: "Studier eller kunskap saknas enligt källan",
    EvidenceStatus.NO_EFFECT: "Ingen effekt funnen enligt källan",
    EvidenceStatus.NOT_RECOMMENDED: "Bör inte erbjudas enligt källan",
}
UNSTATED = "Det här materialet säger inget om evidensen för "
CAUTION = "Att en metod nämns är ingen rekommendation. Läs källans egna ord."


def section_texts(answer: AnswerJson) -> Iterator[str]:
    """Yield each section of the answer as text, its first line a heading where it has one."""
    for section in answer["sections"]:
        if section["rows"]:
            yield "\n".join([_heading(section), *_rows(section)])
        else:
            words = " ".join(sentence["text"] for sentence in section["sentences"])
            cited = marks(section["sentences"][0]["citations"])
            yield f"{section['heading']}\n{words} {cited}".strip()
    parts = {section["part"] for section in answer["sections"]}
    if answer["kind"] == Kind.METHODS and Part.EVIDENCE in parts and Part.NOTE not in parts:
        yield CAUTION
    if answer["unstated"]:
        yield f"{UNSTATED}{', '.join(answer['unstated'])}."


def marks(numbers: Iterable[int]) -> str:
    """Return the numbers of citations as they stand after a quote: "[1][2]"."""
    return "".join(f"[{number}]" for number in numbers)


def _heading(section: SectionJson) -> str:
    told = STATUSES[EvidenceStatus(section["status"])] if section["status"] else ""
    name = told or HEADINGS[Part(section["part"])]
    return f"{name}: {section['heading']}" if section["heading"] else name


def _rows(section: SectionJson) -> Iterator[str]:
    """Yield a line a row; sentences that nothing is told of are drawn together."""
    rows = groupby(section["rows"], key=lambda row: (_label(row), _cited(section, row)))
    for (label, cited), run in rows:
        words = " ".join(
            sentence["text"]
            for row in run
            for sentence in section["sentences"][row["first"] : row["last"]]
        )
        yield f"- {label}”{words}” {marks(cited)}"


def _label(row: RowJson) -> str:
    told = (
        row["about"],
        row["target_group"],
        row["duty"],
        row["who"],
        row["grade"],
    )
    shown = ", ".join(text for text in told if text)
    return f"{shown}: " if shown else ""


def _cited(section: SectionJson, row: RowJson) -> tuple[int, ...]:
    return tuple(section["sentences"][row["first"]]["citations"])
