"""A small world for the pages: one PDF made here, its text, and answers in every state."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from flask import Flask
from fpdf import FPDF

from qa.answer.interpret import Reading
from qa.errors import NoBuild
from qa.model import (
    Answer,
    AnswerSentence,
    Build,
    Citation,
    CitedPage,
    Document,
    EvidenceStatus,
    Kind,
    Page,
    PageFlaw,
    Part,
    Passage,
    Question,
    ReadingFault,
    Row,
    Section,
    Sentence,
    Span,
    State,
    Status,
    UnitKind,
)
from qa.ports import SearchIndex, Texts
from qa.quotes import gate
from qa.services.ask import read_question
from qa.services.documents import DocumentService
from qa.services.explain import Explanation, Share, Weighed
from qa.services.sources import SourceService
from qa.settings import Settings
from qa.store.answers import AnswerStore
from qa.store.schema import open_database
from qa.web.application import make_web
from qa.web.services import Services

PAGES = (
    "Begrepp i utvärdering\nEvidens är det samlade stödet för att en\ninsats har effekt. Ordet "
    "används olika.",
    "Tre saker vägs samman:\nbästa kunskap\nerfarenhet\nönskemål\nMeningen börjar här och",
    'slutar på nästa sida.\nDen som läser <b>noga</b> & ser "allt" märker det.',
)
TABLE = "Tabell 1. Beslut 2024\nInsats\tAntal\nBoende\t1 204\nStöd\t–"
FILE = "mapp/begrepp och mått.pdf"


def make_pdf(path: Path, pages: Sequence[str]) -> None:
    """Write a PDF with one line of text a line."""
    pdf = FPDF()
    pdf.set_font("Helvetica", size=12)
    for text in pages:
        pdf.add_page()
        for line in text.split("\n"):
            pdf.cell(0, 8, line, new_x="LMARGIN", new_y="NEXT")
    path.parent.mkdir(parents=True, exist_ok=True)
    pdf.output(str(path))


@dataclass
class HandMade:
    """An opened build that holds what it is given."""

    build: Build
    page_texts: Mapping[tuple[str, int], Page]
    passage_count: int = 3

    @property
    def texts(self) -> Texts:
        return self

    @property
    def index(self) -> SearchIndex:
        raise NotImplementedError

    def passages(self, ids: Sequence[str]) -> list[Passage]:
        for passage_id in ids:
            if int(passage_id.rpartition(":")[2]) >= self.passage_count:
                raise KeyError(passage_id)
        return []

    def page(self, document_id: str, number: int) -> Page:
        return self.page_texts[document_id, number]

    def document(self, document_id: str) -> Document:
        return {document.id: document for document in self.build.documents}[document_id]


@dataclass
class World:
    """Everything a test of pages may want to hold or turn."""

    settings: Settings
    document: Document
    opened: HandMade | None
    answer: Callable[[str], Answer] = field(init=False)
    asked: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    readings: list[Reading | None] = field(default_factory=list)

    @contextmanager
    def current(self) -> Iterator[HandMade]:
        if self.opened is None:
            raise NoBuild
        yield self.opened

    def ask(self, text: str, context: Sequence[str] = (), reading: Reading | None = None) -> Answer:
        """Answer as the service does: refuse first, then the answer that the test has set."""
        question = read_question(text)
        self.asked.append((question, tuple(context)))
        self.readings.append(reading)
        with self.current():
            return self.answer(question)

    def cite(self, n: int, text: str, *slices: tuple[int, str]) -> Citation:
        """Return a citation that has passed the real gate."""
        assert self.opened is not None
        spans = []
        for number, words in slices:
            start = PAGES[number - 1].index(words)
            spans.append(Span(number, start, start + len(words)))
        quote = gate(self.document.id, Sentence(text, tuple(spans)), lambda p: PAGES[p - 1])
        assert quote is not None, text
        pages = tuple(CitedPage(page, f"{page + 4}") for page, _ in slices)
        return Citation(n, self.document, tuple(dict.fromkeys(pages)), quote)

    def evidence(self, n: int = 1) -> Citation:
        return self.cite(
            n,
            "Evidens är det samlade stödet för att en insats har effekt.",
            (1, "Evidens är det samlade stödet för att en\ninsats har effekt."),
        )

    def over_pages(self, n: int = 2) -> Citation:
        return self.cite(
            n,
            "Meningen börjar här och slutar på nästa sida.",
            (2, "Meningen börjar här och"),
            (3, "slutar på nästa sida."),
        )

    def answered(self, text: str) -> Answer:
        first, second = self.evidence(), self.over_pages()
        items = ("Tre saker vägs samman:", "bästa kunskap", "erfarenhet", "önskemål")
        return Answer(
            question=Question(text, Kind.DEFINITION, "evidens", text),
            state=State.ANSWERED,
            sentences=(AnswerSentence(first.quote.text, (1,)),),
            sections=(
                Section("Begrepp › Ord", (AnswerSentence(second.quote.text, (2,)),)),
                Section("", tuple(AnswerSentence(i, (2,)) for i in items), UnitKind.LIST),
                Section(
                    "Antal",
                    tuple(AnswerSentence(row, (1,)) for row in TABLE.split("\n")),
                    UnitKind.TABLE,
                ),
            ),
            citations=(first, second),
            build=self.build_id,
            searched=1,
            documents=2,
        )

    def partial(self, text: str) -> Answer:
        first = self.evidence()
        return Answer(
            question=Question(text, Kind.FACT, "evidens", text),
            state=State.PARTIAL,
            sentences=(AnswerSentence(first.quote.text, (1,)),),
            citations=(first,),
            not_covered=("1999",),
            build=self.build_id,
            searched=1,
            documents=2,
        )

    def no_support(self, text: str) -> Answer:
        return Answer(
            question=Question(text, Kind.FACT, "vädret", text),
            state=State.NO_SUPPORT,
            nearest=(self.evidence(),),
            not_covered=("vädret",),
            build=self.build_id,
            searched=1,
            documents=2,
        )

    def blocked(self, _text: str) -> Answer:
        return Answer(Question(""), State.BLOCKED)

    def in_parts(self, text: str) -> Answer:
        """Return an answer with a section of every part, as no one question has them all."""
        first, second = self.evidence(), self.over_pages()
        said = (AnswerSentence(first.quote.text, (1,)),)
        stated = Row(said, about="FFT", status=EvidenceStatus.GAP, target_group="unga")
        steps = (
            Row(said, duty="ska", who="Nämnden"),
            Row((AnswerSentence(second.quote.text, (2,)),)),
        )
        rows = {Part.EVIDENCE: (stated,), Part.OTHER_GROUP: (stated,), Part.STEPS: steps}
        told = {Part.MENTIONED: "ART", Part.CONFUSABLE: "metod"}
        sections = [
            Section(
                heading="tre källor – fyra källor" if part is Part.DIFFERENCE else "",
                rows=rows.get(part, (Row(said, about=told.get(part, "")),)),
                status=EvidenceStatus.GAP if part is Part.EVIDENCE else None,
                part=part,
            )
            for part in Part
            if part is not Part.PASSAGE
        ]
        return replace(
            self.answered(text),
            question=Question(text, Kind.GAPS, "evidens", text),
            sections=(*sections, *self.answered(text).sections),
            unstated=("ledsagarservice", "avlösarservice"),
        )

    def explain(
        self, text: str, context: Sequence[str] = (), reading: Reading | None = None
    ) -> Explanation:
        """Explain one chosen unit, and one with markup in it that lost."""
        self.asked.append((text, tuple(context)))
        self.readings.append(reading)
        share = Share("context", 0.5, -2.0)
        units = tuple(
            Weighed(unit, self.document, 1, 1.25, chosen, 3, 0.5, 0.875, (share,))
            for unit, chosen in (("Evidens är stöd.", True), ("Den som läser <b>noga</b>.", False))
        )
        question = Question(text, Kind.FACT, kinds=((Kind.FACT, 0.75), (Kind.LIST, 0.25)))
        verdict = (Share("bias", 1.0, -1.5), Share("something new", 0.1, 0.1))
        return Explanation(question, units, True, 0.75, 0.4, verdict, False, (), self.build_id)

    @property
    def build_id(self) -> str:
        return self.opened.build.id if self.opened else ""

    def app(self) -> Flask:
        """Return the application over this world, with the real store, sources and documents."""
        store = AnswerStore(
            open_database("", self.settings.data), days=self.settings.keep_answers_days
        )
        corpus = self.settings.corpus
        documents = DocumentService(self.current, corpus)
        services = Services(self, documents, SourceService(corpus), store)
        app = make_web(services, self.settings)
        app.testing = False
        return app


def make_world(folder: Path, **settings: object) -> World:
    """Make the PDF and the world around it in an empty folder."""
    corpus = folder / "corpus"
    make_pdf(corpus / FILE, PAGES)
    sha256 = hashlib.sha256((corpus / FILE).read_bytes()).hexdigest()
    document = Document(
        id=sha256[:12],
        file=FILE,
        sha256=sha256,
        title="Begrepp & mått <2020>",
        publisher="Nämnden",
        year=2020,
        url="https://example.org/a?b=c&d=e",
        status=Status.SUPERSEDED,
        superseded_by="Begrepp 2024",
        guessed=frozenset({"year"}),
        page_count=len(PAGES),
    )
    faults = (
        ReadingFault("låst.pdf", "Filen är lösenordsskyddad.", "Lägg in en öppen version."),
        ReadingFault(FILE, "Sidan är en bild utan text.", "Textläs den.", page=2),
    )
    build = Build("20261121-120000-abc", "2026-11-21T12:00:00Z", (document,), faults, 3, 3)
    flaws = {2: frozenset({PageFlaw.LOW_TEXT, PageFlaw.TABLE})}
    pages = {
        (document.id, n): Page(n, f"{n + 4}", text, flaws.get(n, frozenset()))
        for n, text in enumerate(PAGES, 1)
    }
    known = {"corpus": corpus, "index": folder / "index", "data": folder / "var"}
    world = World(Settings(**(known | settings)), document, HandMade(build, pages))  # type: ignore[arg-type]
    world.answer = world.answered
    return world
