"""A question that names its document is answered out of that one."""

import pytest

from qa.answer.named import (
    instructing_words,
    joined_to_names,
    named_documents,
    naming_words,
)
from qa.model import Document


def document(key: str, title: str, year: int, publisher: str = "", file: str = "") -> Document:
    return Document(key, file or f"{key}.pdf", key, title, publisher, year)


OLD = document("old", "Socialtjänstlag (2001:453)", 2001)
NEW = document("new", "Socialtjänstlag (2025:400)", 2025)
LSS = document("lss", "Lag (1993:387) om stöd och service till vissa funktionshindrade", 1993)
CHANGE = document("change", "Lag om ändring i lagen (2023:875) om tilläggsskatt", 2025)
FIRST = document("r21", "Vård och omsorg om äldre – Lägesrapport 2021", 2021, "Socialstyrelsen")
LAST = document("r24", "Vård och omsorg om äldre – Lägesrapport 2024", 2024, "Socialstyrelsen")
BESIDE = document("beside", "Förordning om ändring i förordning enligt socialtjänstlagen", 2010)
ALL = (BESIDE, OLD, NEW, LSS, CHANGE, FIRST, LAST)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Vad är ett familjehem enligt nya socialtjänstlagen?", ["new"]),
        ("Vad sade den gamla socialtjänstlagen om bistånd?", ["old"]),
        ("Från vilken ålder får barn föra sin talan enligt 2025 års lag?", ["new"]),
        ("Vem fick utses till kontaktperson enligt lagen från 2001?", ["old"]),
        ("När ska anteckningar gallras enligt nya lagen?", ["new"]),
        ("Vad gäller enligt nya SoL?", ["new"]),
        ("Vem fick utses till kontaktperson enligt SoL från 2001?", ["old"]),
        ("Vad säger SoL om uppgiftsskyldighet?", ["old", "new"]),
        ("Vilka insatser finns det i LSS?", ["lss"]),
        ("Vad säger 2001:453 om avgifter?", ["old"]),
        ("Hur länge väntar man enligt den senaste lägesrapporten?", ["r24"]),
        ("Hur många fick hemtjänst enligt lägesrapporten 2021?", ["r21"]),
        ("Vad ändras i lagen om tilläggsskatt 2023:875?", ["change"]),
        ("Hur många fick hemtjänst?", []),
        ("Vad är en lag?", []),
        ("Vilka nya metoder finns för unga?", []),
    ],
)
def test_documents_are_named_by_law_number_short_name_year_and_edition(
    text: str, named: list[str]
) -> None:
    assert list(named_documents(text, ALL)) == named


@pytest.mark.parametrize(
    ("text", "documents", "naming"),
    [
        ("Vad är ett familjehem enligt nya socialtjänstlagen?", (NEW,), {"ny", "socialtjänst"}),
        ("Vilka insatser finns det i LSS?", (LSS,), {"lss"}),
        ("Vad är LSS?", (LSS,), set()),
        ("Vad är ett familjehem?", (), set()),
    ],
)
def test_words_that_but_name_a_document_are_told_apart_from_what_is_asked(
    text: str, documents: tuple[Document, ...], naming: set[str]
) -> None:
    found = naming_words(text, documents)
    assert {word for word in naming if any(stem.startswith(word) for stem in found)} == naming
    assert bool(found) == bool(naming)
    assert not any(stem.startswith(("familjehem", "insats")) for stem in found)


def test_verbs_that_instruct_the_answerer_need_not_stand_in_an_answer() -> None:
    assert instructing_words("Redogör för insatserna, samt peka ut brister.") >= {"redogör"}
    assert "tio" in instructing_words("Vilka är de tio insatserna i LSS?")
    assert "dag" in instructing_words("Hur många är hemlösa i dag?")
    assert "få" in instructing_words("Vilka insatser kan man få enligt LSS?")
    assert "metod" in instructing_words("Vilka evidensbaserade metoder finns för unga?")
    assert instructing_words("Vad är evidensbaserade metoder?") == frozenset()
    assert instructing_words("Får man kontaktperson i tio år?") == frozenset()
    assert instructing_words("Vem ska redogöra för insatserna?") == frozenset()
    assert instructing_words("Lista") == frozenset()


def test_a_word_that_a_laws_short_name_is_part_of_is_told() -> None:
    assert joined_to_names("När upphör LVU-vården?") == {"lvuvård"}
    assert joined_to_names("Hjälper KBT-behandling enligt LVU?") == frozenset()


def test_acts_of_two_series_that_share_a_number_are_told_apart() -> None:
    rescue = document("msb", "MSBFS 2021:5 om undersökningsrapporter", 2021)
    reactor = document("ssm", "SSMFS 2021:5 om kärnkraftsreaktorer", 2021)
    both = (rescue, reactor, OLD)
    assert named_documents("Vad reglerar MSBFS 2021:5?", both) == ("msb",)
    assert named_documents("Vad säger SFS 2001:453?", both) == ("old",)
    assert naming_words("Vad kräver MSBFS 2021:5 av en rapport?", [rescue]) >= {"msbfs"}
