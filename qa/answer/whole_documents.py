"""Whether a question is about a document as a whole: for whom it is, what for, and since when."""

from functools import cache

from qa.answer.provisions import asks_entry
from qa.language import analysis
from qa.model import Question

_OF_SCOPE = (
    "omfattas omfattar rätt gäller tillhör berörs syfte syftet mål målet handlar reglerar"
    " innehåller personkrets personkretsen tillämpas tillämpningsområde"
)
_OF_ENTRY = "börja börjar började gälla gäller träda träder trädde kraft giltig"
_LITTLE = "lag lagen föreskrift föreskrifterna förordning förordningen person personer egentligen"


def asks_when(question: Question) -> bool:
    """Tell whether it is asked of nothing but when a document that is named begins to hold."""
    text = question.standalone or question.text
    return asks_entry(text) and _is_of_these(question, _OF_ENTRY)


def asks_for_whom_or_what(question: Question) -> bool:
    """Tell whether it is asked of nothing but whom or what a document that is named is for."""
    text = question.standalone or question.text
    return not asks_entry(text) and _is_of_these(question, _OF_SCOPE)


def _is_of_these(question: Question, words: str) -> bool:
    """Tell whether some of the words, and the name of a document, are all of the question."""
    text = question.standalone or question.text
    asked = set(analysis.question_fields(text)[analysis.STEM])
    own = asked & _stems(words)
    rest = asked - _stems(words) - _stems(_LITTLE) - question.aside
    return bool(question.documents and own and not rest)


@cache
def _stems(words: str) -> frozenset[str]:
    return frozenset(analysis.fields(words)[analysis.STEM])
