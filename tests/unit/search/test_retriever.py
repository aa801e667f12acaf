"""From a question to the terms that are looked for."""

import numpy as np

from qa.language import analysis, synonyms
from qa.model import Question
from qa.search import retriever


class Frequencies:
    """An index of 1,000 passages that knows how often some stems stand in them."""

    def __init__(self, **counts):
        self._counts = counts

    def passage_count(self):
        return 1000

    def document_frequency(self, field, text):
        return self._counts.get(text, 0)


def weights(text, **counts):
    found = retriever.terms(Question(text), Frequencies(**counts))
    return {(term.field, term.text): term.weight for term in found}


def test_the_words_of_documents_are_looked_for_beside_those_of_the_question():
    found = weights("Vad är dagis?")
    assert 0 < found[analysis.STEM, "förskol"] < found[analysis.STEM, "dagis"]


def test_another_wording_never_adds_4_grams():
    assert ("grams", "_för") not in weights("Vad är dagis?")


def test_another_wording_counts_less_when_the_documents_use_the_word_itself():
    rare, common = weights("Vad är dagis?"), weights("Vad är dagis?", dagis=900)
    assert common["stem", "förskol"] < rare["stem", "förskol"] / 10


def test_all_wordings_of_a_word_weigh_less_than_the_word_does():
    found = weights("Vad är hjälp?")
    added = sum(w for (field, text), w in found.items() if field == "stem" and text != "hjälp")
    assert 0 < added < found["stem", "hjälp"]


def test_words_of_any_subject_find_no_passage_though_they_may_answer():
    text = "Var kan man hitta blanketten?"
    general = [variant for variant in synonyms.expand(text) if not variant.topical]
    assert "påträffa" in {variant.text for variant in general}
    assert not {stem for v in general for stem in v.wanted} & {word for _, word in weights(text)}


def test_each_token_stands_once_in_a_field():
    found = retriever.terms(Question("dagis och förskola"), Frequencies())
    assert len({(term.field, term.text) for term in found}) == len(found)


class Remembering:
    """An embedder that knows what it embedded last."""

    model = "remembering"
    asked = ""

    def question(self, text):
        self.asked = text
        return np.zeros(3, np.float32)


def test_a_follow_up_is_embedded_as_it_reads_on_its_own():
    both = Remembering()
    question = Question("Och för unga?", standalone="Vilka metoder finns för unga?")
    retriever._embedded(both, both.model, question)
    assert both.asked == "Vilka metoder finns för unga?"


def test_a_question_that_was_never_followed_is_embedded_as_it_stands():
    both = Remembering()
    retriever._embedded(both, both.model, Question("Vad är evidens?"))
    assert both.asked == "Vad är evidens?"
