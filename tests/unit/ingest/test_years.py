"""The year of a document, from what is a sign of it and from nothing else."""

from datetime import date

import pytest

from qa.ingest.raw import PdfMetadata
from qa.ingest.years import guess_year

NOTHING = PdfMetadata()
RUNNING = (
    "AUDIT är ett frågeformulär. Den första svenska versionen kom\n"
    "1996 och den senaste revideringen blev klar 2017.\n"
    "Nämnden fattade beslut om det\nden 24 januari 2019."
)


def test_the_year_comes_from_the_title_then_the_first_page() -> None:
    about = PdfMetadata(created=date(2021, 3, 1))
    assert guess_year("Lägesrapport 2019", ["Stockholm den 5 maj 2020"], about) == 2019
    assert guess_year("Lägesrapport", ["Mål till 2030.\nStockholm den 5 maj 2020"], about) == 2020
    assert guess_year("Lägesrapport", ["2020-11-05"], about) == 2020
    assert guess_year("Socialtjänstlag (2001:453)", [""], NOTHING) == 2001
    assert guess_year("Lägesrapport", ["Tel. 08-2019 00"], NOTHING) is None


def test_running_text_is_no_sign_of_the_year() -> None:
    assert guess_year("Missbruk och beroende", [RUNNING, RUNNING], NOTHING) is None


@pytest.mark.parametrize(
    "line",
    [
        "Utgiven 2022",
        "Datum: 2022-03-01",
        "Publicerad den 4 maj 2022",
        "Tryck: Edita, Västerås, maj 2022",
        "© Socialnämnden 2022",
        "Version 1.2, 2022-05-01",
        "Stockholm i mars 2022",
        "(2022)",
        "2022",
        "Exempelkommun, socialförvaltningen, 2022",
        "Rapport 2022:3",
        "Utfärdad den 3 maj 2022",
    ],
)
def test_an_imprint_or_a_dateline_on_the_first_page_tells_the_year(line: str) -> None:
    assert guess_year("Missbruk", [f"Missbruk\n{line}\n{RUNNING}", RUNNING], NOTHING) == 2022


@pytest.mark.parametrize(
    "line",
    [
        "Beslutet från 2016 gäller alla som har ansökt om stöd",
        "Under mars 2016",
        "(Ändringar införda t.o.m. 13 juni 2016.)",
        "Åren 2014–2016",
        "den 24 januari 2016.",
    ],
)
def test_a_line_that_tells_of_something_else_is_no_imprint(line: str) -> None:
    assert guess_year("Missbruk", [f"Missbruk\n{line}\n{RUNNING}", RUNNING], NOTHING) is None


def test_the_last_pages_have_an_imprint_and_no_list_of_sources_has() -> None:
    pages = ["Missbruk", RUNNING, RUNNING, RUNNING, "Utgiven 2022"]
    assert guess_year("Missbruk", pages, NOTHING) == 2022
    assert guess_year("Missbruk", [*pages[:-1], "Referenser\nUtgiven 2022"], NOTHING) is None


def test_a_line_that_runs_over_the_pages_tells_the_year() -> None:
    head = "Missbruk och beroende Exempelkommun, 2022"
    first = "\n".join([*["Rad"] * 20, RUNNING])
    assert guess_year("Missbruk", [f"{first}\n{head}", f"{RUNNING}\n{head}"], NOTHING) == 2022
    assert guess_year("Missbruk", [f"{first}\n{head}", RUNNING], NOTHING) is None


def test_the_year_a_file_was_made_counts_when_its_text_tells_of_none_later() -> None:
    made = PdfMetadata(created=date(2019, 3, 1))
    assert guess_year("Missbruk", [RUNNING], made) == 2019
    assert guess_year("Missbruk", [RUNNING], PdfMetadata(created=date(2024, 3, 1))) is None
    assert guess_year("Missbruk", ["Utan år."], made) == 2019
    later = PdfMetadata(created=date(2019, 3, 1), modified=date(2021, 3, 1))
    assert guess_year("Missbruk", ["Utan år."], later) is None


def test_a_clock_that_is_not_set_tells_nothing() -> None:
    unset = PdfMetadata(created=date(2000, 1, 1), modified=date(2000, 1, 1))
    assert guess_year("Missbruk", ["Utan år."], unset) is None
    assert guess_year("Missbruk", ["Missbruk\nUtgiven 2022"], unset) == 2022


def test_a_goal_is_no_year_of_publication() -> None:
    assert guess_year("Mål till 2030", ["Agenda 2030"], NOTHING) is None
    assert guess_year("Plan 2024–2026", ["Planen"], NOTHING) is None
    made = PdfMetadata(created=date(2021, 3, 1))
    assert guess_year("Omsorg 2030", ["Omsorg"], made) == 2021


def test_the_number_of_another_act_is_no_year_of_publication() -> None:
    decided = ["om lagen (2023:560)\nbeslutade den 24 juni 2024."]
    title = "Föreskrifter om verksamheter enligt lagen (2023:560) om granskning"
    assert guess_year(title, decided, NOTHING) == 2024
    change = "Föreskrifter om ändring av föreskrifterna (MSBFS 2015:9) om transport"
    assert guess_year(change, ["beslutade den 23 juni 2020."], NOTHING) == 2020
    assert guess_year("Föreskrifter (MSBFS 2025:8) om utbildning", decided, NOTHING) == 2025
    assert guess_year("Om stråldoser", ["ISSN: 2000-0987\nSSMFS 2025:7"], NOTHING) == 2025


def test_the_latest_change_is_no_year_of_publication() -> None:
    title = "Föreskrifter (KIFS 2017:7) om produkter, konsoliderad t.o.m. KIFS 2022:6"
    assert guess_year(title, [""], NOTHING) == 2017
    changed = ["BFS 2011:16 med ändringar till och med BFS 2017:10"]
    assert guess_year("Boverkets föreskrifter", changed, NOTHING) == 2011
