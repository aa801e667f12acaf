"""The one shape of an answer."""

import json

from qa.model import (
    Answer,
    AnswerSentence,
    Citation,
    CitedPage,
    Document,
    Kind,
    Question,
    Quote,
    Section,
    Span,
    State,
)
from qa.services.answer_json import source_url, to_json

SPANS = (Span(2, 900, 940), Span(3, 10, 60))
DOCUMENT = Document(
    id="abc123abc123", file="a/b.pdf", sha256="0" * 64, title="Om evidens", year=2023
)


def answer() -> Answer:
    quote = Quote(DOCUMENT.id, "Att en metod finns med innebär inte en rekommendation.", SPANS)
    citation = Citation(1, DOCUMENT, (CitedPage(2, "ii"), CitedPage(3, "1")), quote)
    sentence = AnswerSentence(quote.text, (1,))
    return Answer(
        question=Question("Vad är metodguiden?", Kind.DEFINITION, "metodguiden"),
        state=State.ANSWERED,
        sentences=(sentence,),
        sections=(Section("Metodguiden", (sentence,)),),
        citations=(citation,),
        build="b1",
    )


def test_an_answer_is_plain_json_with_every_promised_key() -> None:
    shape = json.loads(json.dumps(to_json(answer())))
    promised = "question standalone_question kind state sentences sections citations nearest"
    assert {
        *promised.split(),
        "not_covered",
        "not_from",
        "did_you_mean",
        "build",
        "generated_by",
    } <= shape.keys()
    assert shape["generated_by"] == "extractive"


def test_a_citation_names_document_and_both_pages_of_a_quote_over_a_page_break() -> None:
    (citation,) = to_json(answer())["citations"]
    assert citation["pages"] == [{"number": 2, "label": "ii"}, {"number": 3, "label": "1"}]
    assert citation["document"]["file"] == "a/b.pdf"


def test_the_address_of_a_source_holds_numbers_only() -> None:
    assert source_url("abc123abc123", SPANS) == (
        "/dokument/abc123abc123/sida/2?markera=2:900-940,3:10-60"
    )


def test_a_question_that_leans_on_nothing_stands_alone_as_it_is() -> None:
    assert to_json(answer())["standalone_question"] == "Vad är metodguiden?"
