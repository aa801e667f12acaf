"""The sample corpus: made from its sources, marked as an example, each claim with its source."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pypdf
import pytest
from sample_pages import EXAMPLES, ROOT, pages_by_pypdf, squeeze

sys.path.insert(0, str(ROOT / "tools"))

from papers.source import (
    MARK,
    REFERENCE,
    Items,
    Paper,
    Paragraph,
    Table,
    read_paper,
    read_works,
)

WORKS = read_works(EXAMPLES / "kallor" / "kallor.toml")
SOURCES = sorted((EXAMPLES / "kallor").glob("*.md"))
PAPERS = [read_paper(path, WORKS) for path in SOURCES]
CLAIM = re.compile(
    r"\bSBU (?:fann|konstaterade|granskade|skriver)|bör erbjuda|prioritet \d|"
    r"(?:måttlig|låg|mycket låg) (?:vetenskaplig )?tillförlitlighet|evidensstyrka \d|\d procent|"
    r"(?:begränsat|otillräckligt) (?:vetenskapligt )?(?:stöd|underlag)|"
    r"(?:evidens|forskning) saknas för"
)

each_paper = pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)


def pdf_of(paper: Paper) -> Path:
    return EXAMPLES / f"{paper.name}.pdf"


def references(text: str) -> set[int]:
    return {
        int(number)
        for group in re.findall(r"\[(\d+(?:, \d+)*)\]", text)
        for number in group.split(", ")
    }


@pytest.fixture(scope="module")
def remade(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("remade")
    command = [sys.executable, str(ROOT / "tools" / "make_corpus.py"), "--to", str(folder)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder


@each_paper
def test_a_document_is_what_its_source_makes(paper: Paper, remade: Path) -> None:
    assert pages_by_pypdf(remade / f"{paper.name}.pdf") == pages_by_pypdf(pdf_of(paper))
    name = f"{paper.name}.toml"
    assert (remade / name).read_text("utf-8") == (EXAMPLES / name).read_text("utf-8")


def test_making_the_corpus_twice_gives_the_same_bytes(remade: Path, tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "tools" / "make_corpus.py"), "--to", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    for made in remade.glob("*.pdf"):
        assert made.read_bytes() == (tmp_path / made.name).read_bytes(), made.name


def test_no_document_lacks_a_source() -> None:
    assert {path.stem for path in EXAMPLES.glob("*.pdf")} == {paper.name for paper in PAPERS}
    assert {path.stem for path in EXAMPLES.glob("*.toml")} == {paper.name for paper in PAPERS}


@each_paper
def test_metadata_names_a_fictional_publisher_and_a_real_successor(paper: Paper) -> None:
    given = tomllib.loads((EXAMPLES / f"{paper.name}.toml").read_text("utf-8"))
    assert given["publisher"].startswith("Exempelkommun")
    assert given["title"] == pypdf.PdfReader(pdf_of(paper)).metadata.title
    assert given["status"] in {"in_force", "superseded"}
    if given["status"] == "superseded":
        assert (ROOT / "corpus" / given["superseded_by"]).is_file()


@each_paper
def test_every_page_says_that_it_is_an_example(paper: Paper) -> None:
    pages = pages_by_pypdf(pdf_of(paper))
    assert 3 <= len(pages) <= 8
    assert pages[0].count(squeeze(MARK)) == 2
    assert all(squeeze(MARK) in page for page in pages)


@each_paper
def test_everything_written_stands_in_the_document(paper: Paper) -> None:
    whole = "".join(pages_by_pypdf(pdf_of(paper)))
    for block in paper.blocks:
        for piece in pieces(block):
            start = squeeze(re.sub(r"\*\*|\[\d.*", "", piece))[:40]
            assert start in whole or piece == "Innehåll", piece


@each_paper
def test_the_source_list_is_whole_and_every_reference_is_in_it(paper: Paper) -> None:
    whole = "".join(pages_by_pypdf(pdf_of(paper)))
    listed = whole[whole.rindex("Källorna" + "lästesiutdrag") :]
    for work in paper.works:
        for part in (work.publisher, work.title, work.url, work.year or "år ej angivet"):
            assert squeeze(part)[:60] in listed, part
    used = {
        number for block in paper.blocks for piece in pieces(block) for number in references(piece)
    }
    assert used == set(range(1, len(paper.works) + 1))


@each_paper
def test_every_evidence_claim_carries_a_reference(paper: Paper) -> None:
    for block in paper.blocks:
        if isinstance(block, Table) and block.header[-1] in {"Källa", "Hänvisning"}:
            for row in block.rows:
                assert references(row[-1]) or "inte hittat någon uppgift" in row[0], row
        elif isinstance(block, Paragraph | Items):
            for piece in pieces(block):
                if CLAIM.search(piece) and "”" not in piece:
                    assert references(piece), piece


def test_the_corpus_has_the_layouts_that_real_reports_have() -> None:
    assert {maker(pdf_of(paper)) for paper in PAPERS} == {"Typst", "ReportLab", "fpdf2"}
    labels = pypdf.PdfReader(EXAMPLES / "valja-krava-folja-upp.pdf").page_labels
    assert labels[:4] == ["i", "ii", "1", "2"]
    third, fourth = pages_by_pypdf(EXAMPLES / "begreppen-2026.pdf")[2:4]
    assert "ärattdraslutsatseravdet" in third
    assert "siffrornasäger" in fourth
    header = squeeze("Metod eller insats Målgrupp Vad källan säger")
    assert sum(header in page for page in pages_by_pypdf(EXAMPLES / "barn-och-unga.pdf")) == 2
    assert any(
        "-\n" in page.extract_text()
        for page in pypdf.PdfReader(EXAMPLES / "kunskapsluckor.pdf").pages
    )


def maker(path: Path) -> str:
    """The program that typeset the file, as the file says."""
    metadata = pypdf.PdfReader(path).metadata
    return (metadata.producer or metadata.creator).split()[0]


def pieces(block: object) -> list[str]:
    """The texts of a block: its paragraph, items, or caption and cells."""
    match block:
        case Items(items, _):
            return list(items)
        case Table(caption, _, header, rows):
            return [caption, *header, *(cell for row in rows for cell in row)]
        case _:
            return [block.text]


@pytest.mark.shared
def test_every_source_is_one_that_the_facts_hold(shared: Path) -> None:
    for key, work in WORKS.items():
        facts = (shared / "facts" / "sammandrag" / f"{key}.txt").read_text("utf-8")
        assert f"URL: {work.url}\n" in facts, key
        assert f"ÅR: {work.year or 'ej angivet'}" in facts, key


@pytest.mark.shared
@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_every_figure_stands_in_the_facts_it_is_referred_to(path: Path, shared: Path) -> None:
    folder = shared / "facts"
    lines = [
        line
        for name in ("evidens.tsv", "termer-och-metoder.tsv", "frasmonster.md")
        for line in (folder / name).read_text("utf-8").splitlines()
    ]
    for sentence in re.split(
        r"(?<=[.!?”]) (?=[A-ZÅÄÖ”])|\n(?=[|\-\d])|\n\n", path.read_text("utf-8")
    ):
        keys = [key for group in REFERENCE.findall(sentence) for key in re.findall(r"\w+", group)]
        facts = "\n".join(
            (folder / "sammandrag" / f"{key}.txt").read_text("utf-8")
            + "\n".join(line for line in lines if key in line)
            for key in keys
        ).replace("\u00a0", " ")
        own = re.sub(r"^\s*(?:\d+\. |\|.*\{.*\})", "", REFERENCE.sub("", sentence))
        for figure in re.findall(r"\d+(?:[ .]\d{3})*(?:,\d+)?", own) if keys else []:
            assert re.search(rf"(?<!\d){re.escape(figure)}(?!\d)", facts), (figure, own)
