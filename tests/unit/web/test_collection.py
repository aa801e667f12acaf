"""What is said of the documents is true of any documents."""

import pytest

from qa.model import Document
from qa.web.collection import Collection, asks_for_documents, collection


def published(publisher: str, year: int | None) -> Document:
    return Document("i", "f.pdf", "s", "T", publisher=publisher, year=year)


def test_years_and_publishers_are_those_that_are_known() -> None:
    documents = [published("SBU", 2019), published("Boverket", None), published("SBU", 2007)]
    assert collection(documents) == Collection(2007, 2019, ("SBU", "Boverket"), others=False)
    assert collection([]) == Collection(None, None, (), others=False)


def test_when_some_are_not_named_there_are_others() -> None:
    unknown = [published("SBU", 2019), published("", 2019)]
    assert collection(unknown) == Collection(2019, 2019, ("SBU",), others=True)
    many = collection(published(name, 2019) for name in "ABBCD")
    assert (many.publishers, many.others) == (("B", "A", "C"), True)


@pytest.mark.parametrize(
    "question",
    [
        "Vilka dokument finns det?",
        "vilka källor har ni?",
        "Vilka dokument är inlästa i Källsvar?",
        "Hur många dokument söker du i?",
        "Vilka filer kan jag söka i?",
        "Lista alla dokument",
    ],
)
def test_a_question_for_the_documents_is_known(question: str) -> None:
    assert asks_for_documents(question)


@pytest.mark.parametrize(
    "question",
    [
        "Vilka dokument ska finnas vid en inspektion?",
        "Vilka dokument finns i en barnavårdsutredning?",
        "Vilka källor har evidensbaserad praktik?",
        "Hur många källor vägs samman?",
    ],
)
def test_a_question_for_what_the_documents_say_is_not(question: str) -> None:
    assert not asks_for_documents(question)
