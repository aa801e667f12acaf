"""A politician's letter asks four things; the sample corpus answers each, in several wordings."""

import pytest

from qa.model import Answer, EvidenceStatus, Part, State
from qa.services.ask import AskService

INSATSER = (
    "familjestöd i öppenvård",
    "kontaktfamilj och kontaktperson",
    "bedömning av risk",
    "psykosocial behandling av vuxna",
    "stöd till arbete",
    "stöd till barn",
    "fallprevention",
    "ledsagarservice och avlösarservice",
    "systematisk uppföljning",
)
"""One or more of each area in the table of the sample corpus, the first and the last row too."""


def short(answer: Answer) -> str:
    return "\n".join(sentence.text for sentence in answer.sentences)


def whole(answer: Answer) -> str:
    return "\n".join(
        [short(answer)]
        + [s.text for section in answer.sections for s in section.sentences]
        + [s.text for section in answer.sections for row in section.rows for s in row.sentences]
    )


def about(answer: Answer, status: EvidenceStatus) -> set[str]:
    return {
        row.about
        for section in answer.sections
        if section.part is Part.EVIDENCE
        for row in section.rows
        if row.status is status
    }


@pytest.mark.parametrize(
    "question",
    [
        "Redogör för de olika insatserna inom respektive område i den sociala omsorgen.",
        "Vilka insatser finns per område?",
        "Vilka insatser har vi inom varje område?",
        "Lista alla insatser inom varje område",
    ],
)
def test_the_insatser_of_each_area_are_all_there(sample: AskService, question: str) -> None:
    answer = sample.ask(question)
    assert [insats for insats in INSATSER if insats not in short(answer)] == []


@pytest.mark.parametrize(
    "question",
    [
        "Vilka evidensbaserade metoder används i varje insats?",
        "Redogör för vilka evidensbaserade metoder/modeller som respektive insats använder sig av",
    ],
)
def test_each_insats_has_its_methods_and_the_caution_that_a_list_recommends_nothing(
    sample: AskService, question: str
) -> None:
    answer = sample.ask(question)
    for row in ("familjestöd i öppenvård\tMST och FFT", "boendestöd\tingen metod nämns"):
        assert row in short(answer)
    parts = [section.part for section in answer.sections]
    assert Part.NOTE in parts
    assert Part.EVIDENCE in parts
    assert len(whole(answer).split()) <= 800


@pytest.mark.parametrize(
    "question",
    [
        "Hur går valet av metod till och hur ställs krav på det?",
        "Hur går det till när en metod väljs för en insats?",
    ],
)
def test_how_a_method_is_chosen_comes_with_who_does_what(sample: AskService, question: str) -> None:
    answer = sample.ask(question)
    assert "Skriv ner varför metoden valdes" in short(answer)
    told = {row.who: row for section in answer.sections for row in section.rows if row.who}
    assert told["Nämnden"].sentences[0].text == "Nämnden beslutar om utbudet."
    assert {"Förvaltningen", "Enheten"} <= told.keys()


@pytest.mark.parametrize(
    "question",
    [
        "Vilka insatser saknar en evidensbaserad metod och varför?",
        "Vilka insatser saknar en evidensbaserad metod?",
        "Vilka insatser har ingen evidensbaserad metod?",
        "Vilka insatser kan inte anses ha en evidensbaserad metod?",
    ],
)
def test_what_lacks_an_evidence_based_method_comes_in_three_lists(
    sample: AskService, question: str
) -> None:
    answer = sample.ask(question)
    assert "eftersom forskning saknas" in short(answer)
    assert "Signs of Safety" in about(answer, EvidenceStatus.INSUFFICIENT)
    assert "Trappan-modellen" in about(answer, EvidenceStatus.GAP)
    assert "ledsagarservice" in answer.unstated
    stated = about(answer, EvidenceStatus.INSUFFICIENT) & about(answer, EvidenceStatus.GAP)
    assert not stated & set(answer.unstated)


def test_of_nothing_that_a_source_tells_of_is_it_said_that_nothing_is_told(
    sample: AskService,
) -> None:
    for question in (
        "Vilka kunskapsluckor finns om äldre?",
        "Saknas evidens för hundassisterad terapi?",
    ):
        assert "hundassisterad terapi" not in {n.casefold() for n in sample.ask(question).unstated}


def test_asked_of_one_method_and_group_the_short_answer_speaks_of_both(sample: AskService) -> None:
    answer = sample.ask("Rekommenderas FFT för unga?")
    rows = [sentence.text for sentence in answer.sentences if "\t" in sentence.text]
    heads = [row for row in rows if row.startswith("Metod")]
    assert all("FFT" in row for row in rows if row not in heads)
    assert len(heads) < len(rows)
    other = sample.ask("Rekommenderas FFT för äldre?")
    assert other.state is not State.ANSWERED


def test_a_term_is_given_in_every_source_s_words_and_where_they_part(sample: AskService) -> None:
    answer = sample.ask("Vad är evidensbaserad praktik?")
    parts = {section.part: section for section in answer.sections}
    assert len(parts[Part.WORDING].rows) == 2
    assert parts[Part.DIFFERENCE].heading == "tre kunskapskällor – fyra kunskapskällor"
    assert "inte detsamma som" in parts[Part.CONFUSABLE].rows[0].sentences[0].text
