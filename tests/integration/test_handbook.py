"""The handbook's own questions have answers in the sample documents, also before the vectors."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from qa.cli.main import main
from qa.model import State
from qa.search.builds import Builds
from qa.services.ask import AskService

HANDBOOK = (Path(__file__).parents[2] / "docs" / "handbok.md").read_text(encoding="utf-8")
TOLD = {
    "Vad är evidens?": "Med evidens avses den vetenskapliga kunskap",
    "Vem beslutar om utbudet av insatser?": "Nämnden beslutar om utbudet.",
    "Hur många kunskapsluckor fanns i SBU:s databas 2017?": "1 733 kunskapsluckor",
    "Vilka insatser finns per område?": "Missbruk och beroende",
    "Vilka metoder finns för vuxna?": "vuxna med missbruk eller beroende",
    "Hur många var hemlösa 2023?": "Fler än 27 000 personer",
    "Vad är en insats enligt Metodguiden?": "Med insats avses i Metodguiden",
    "Vad är ASI?": "Addiction Severity Index",
    "Och för unga?": "aggressiva ungdomar",
    "Och 2017?": "33 250",
    "Och en bedömningsmetod?": "instrument med tillhörande manual",
    "Hur många frågor har den?": "180 frågor",
    "Och vem bereder valet?": "Förvaltningen bereder valet",
}
FOLLOW_UPS = re.findall(r"^\| ([^|]+\?) \| ([^|]+\?) \| ([^|]+) \|$", HANDBOOK, re.MULTILINE)


@pytest.fixture(scope="module")
def sample(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AskService]:
    index = tmp_path_factory.mktemp("handbook")
    folders = ["--corpus", str(root / "corpus"), "--index", str(index)]
    assert main(["index", "--no-vectors", *folders]) == 0
    builds = Builds(index)
    yield AskService(builds.current)
    builds.close()


def quoted_questions() -> set[str]:
    """The whole questions between quotation marks; a follow-up needs what it follows on."""
    flat = " ".join(HANDBOOK.split())
    found = set(re.findall(r"”((?:Vad|Vem|Vilka|Hur)[^”]*\?)”", flat))
    return found | {first for first, _, _ in FOLLOW_UPS}


def test_every_question_of_the_handbook_is_asked_here() -> None:
    assert len(FOLLOW_UPS) == 5
    assert quoted_questions() | {second for _, second, _ in FOLLOW_UPS} == set(TOLD)


@pytest.mark.parametrize("question", sorted(quoted_questions()))
def test_a_question_of_the_handbook_is_answered(sample: AskService, question: str) -> None:
    answer = sample.ask(question)
    assert answer.state is State.ANSWERED
    assert TOLD[question] in "\n".join(sentence.text for sentence in answer.sentences)


@pytest.mark.parametrize(("first", "second", "read"), FOLLOW_UPS)
def test_a_follow_up_of_the_handbook_is_read_and_answered_as_it_says(
    sample: AskService, first: str, second: str, read: str
) -> None:
    answer = sample.ask(second, [first])
    assert answer.question.standalone == read
    assert answer.state is State.ANSWERED
    assert TOLD[second] in "\n".join(sentence.text for sentence in answer.sentences)
