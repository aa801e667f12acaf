"""Which PDFs there are, and what is known of them."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from qa.errors import QaError
from qa.ingest.guesses import guess_publisher, guess_title
from qa.ingest.library import Library, scan
from qa.ingest.metadata import Given, describe
from qa.ingest.raw import PdfMetadata
from qa.model import Document, Status


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    return folder


def put(corpus: Path, name: str, content: str = "") -> Path:
    path = corpus / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content or f"%PDF-1.7 {name}", encoding="utf-8")
    return path


def files(library: Library) -> list[str]:
    return [source.file for source in library.sources]


def codes(library: Library) -> list[tuple[str, str]]:
    return [(fault.file, fault.code) for fault in library.faults]


def test_pdfs_are_found_in_all_folders_in_order_of_path(corpus: Path):
    for name in ("b.pdf", "a/z.PDF", "a/å.pdf", "c.txt", "d.pdf.toml"):
        put(corpus, name)
    assert files(scan(corpus, {})) == ["a/z.PDF", "a/å.pdf", "b.pdf"]


def test_hidden_files_and_folders_are_skipped(corpus: Path):
    for name in (".a.pdf", "._b.pdf", ".git/c.pdf", "d.pdf"):
        put(corpus, name)
    assert files(scan(corpus, {})) == ["d.pdf"]


def test_a_hidden_pdf_is_told_of_and_what_no_one_wrote_is_not(corpus: Path):
    for name in (".a.pdf", "._b.pdf", ".git/config", ".gömt/c.pdf", ".DS_Store", "d.pdf"):
        put(corpus, name)
    library = scan(corpus, {})
    assert codes(library) == [(".a.pdf", "hidden"), (".gömt/", "hidden_folder")]
    assert all("punkt" in fault.reason for fault in library.faults)


def test_a_folder_named_as_a_pdf_is_told_of_and_its_files_are_read(corpus: Path):
    put(corpus, "katalog.pdf/a.pdf")
    library = scan(corpus, {})
    assert files(library) == ["katalog.pdf/a.pdf"]
    assert codes(library) == [("katalog.pdf/", "folder")]


def test_links_that_lead_out_are_refused_and_told(corpus: Path, tmp_path: Path):
    secret = put(tmp_path, "secret.pdf")
    (corpus / "out.pdf").symlink_to(secret)
    (corpus / "folder").symlink_to(tmp_path)
    (corpus / "loop.pdf").symlink_to(corpus / "loop.pdf")
    (corpus / "gone.pdf").symlink_to(corpus / "nothing.pdf")
    put(corpus, "real.pdf")
    library = scan(corpus, {})
    assert files(library) == ["real.pdf"]
    assert codes(library) == [
        ("folder", "outside"),
        ("gone.pdf", "vanished"),
        ("loop.pdf", "outside"),
        ("out.pdf", "outside"),
    ]


def test_the_corpus_folder_may_itself_be_a_link(corpus: Path, tmp_path: Path):
    put(corpus, "a.pdf")
    (tmp_path / "linked").symlink_to(corpus)
    assert files(scan(tmp_path / "linked", {})) == ["a.pdf"]


def test_the_same_content_twice_is_taken_once_and_told(corpus: Path):
    put(corpus, "b.pdf", "%PDF same")
    put(corpus, "a.pdf", "%PDF same")
    library = scan(corpus, {})
    assert files(library) == ["a.pdf"]
    (fault,) = library.faults
    assert (fault.file, fault.code) == ("b.pdf", "duplicate")
    assert "a.pdf" in fault.reason


def test_of_two_files_with_the_same_content_the_one_with_a_toml_is_taken(corpus: Path):
    put(corpus, "a.pdf", "%PDF same")
    put(corpus, "b.pdf", "%PDF other")
    put(corpus, "c.pdf", "%PDF same")
    (corpus / "c.toml").write_text('title = "Given"', encoding="utf-8")
    library = scan(corpus, {})
    assert files(library) == ["b.pdf", "c.pdf"]
    (fault,) = library.faults
    assert (fault.file, fault.code) == ("a.pdf", "duplicate")
    assert "c.pdf" in fault.reason


def test_a_file_without_a_byte_is_called_empty_and_no_copy_of_another(corpus: Path):
    (corpus / "a.pdf").touch()
    (corpus / "b.pdf").touch()
    library = scan(corpus, {})
    assert files(library) == []
    assert codes(library) == [("a.pdf", "blank"), ("b.pdf", "blank")]
    assert all(fault.reason.startswith("Filen är tom") for fault in library.faults)


def test_what_is_no_file_is_told_and_never_waited_for(corpus: Path):
    os.mkfifo(corpus / "pipe.pdf")
    assert codes(scan(corpus, {})) == [("pipe.pdf", "not_pdf")]


def test_a_name_that_is_no_text_is_told(corpus: Path):
    (corpus / os.fsdecode(b"\xff.pdf")).write_bytes(b"%PDF")
    assert codes(scan(corpus, {})) == [("?.pdf", "bad_name")]


def test_a_missing_folder_is_an_error_that_says_what_to_do(tmp_path: Path):
    with pytest.raises(QaError, match="Skapa den"):
        scan(tmp_path / "nothing", {})


def test_an_unchanged_file_is_not_hashed_again(corpus: Path):
    put(corpus, "a.pdf")
    first = scan(corpus, {})
    known = {"a.pdf": (first.hashes["a.pdf"][0], "f" * 64)}
    assert scan(corpus, known).sources[0].sha256 == "f" * 64


def test_a_changed_file_is_hashed_again(corpus: Path):
    path = put(corpus, "a.pdf", "%PDF one")
    before = scan(corpus, {})
    stamp = path.stat()
    path.write_text("%PDF two", encoding="utf-8")
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert scan(corpus, before.hashes).sources[0].sha256 != before.sources[0].sha256


def test_the_toml_beside_gives_the_metadata(corpus: Path):
    put(corpus, "a.pdf")
    put(corpus, "b.pdf")
    put(
        corpus,
        "a.toml",
        'title = "Vad är  evidens?"\npublisher = "SBU"\nyear = 2023\nurl = "https://sbu.se/a"\n'
        'status = "superseded"\nsuperseded_by = "b.pdf"\n',
    )
    library = scan(corpus, {})
    document = describe("a.pdf", library.sources[0].given, Document("i", "", "s", "Fel", year=1999))
    assert document.title == "Vad är evidens?"
    assert (document.publisher, document.year, document.url) == ("SBU", 2023, "https://sbu.se/a")
    assert (document.status, document.superseded_by) == (Status.SUPERSEDED, "b.pdf")
    assert document.guessed == frozenset()
    assert library.faults == ()


@pytest.mark.parametrize("text", ["title = ", "\x00", "= 3", "title: x"])
def test_a_broken_toml_costs_one_line_and_the_pdf_is_kept(corpus: Path, text: str):
    put(corpus, "a.pdf")
    put(corpus, "a.toml", text)
    library = scan(corpus, {})
    assert files(library) == ["a.pdf"]
    assert codes(library) == [("a.toml", "bad_metadata")]


def test_a_toml_that_is_not_utf8_costs_one_line(corpus: Path):
    put(corpus, "a.pdf")
    (corpus / "a.toml").write_bytes('title = "Årsrapport"'.encode("latin-1"))
    assert codes(scan(corpus, {})) == [("a.toml", "bad_metadata")]


def test_one_wrong_value_is_named_and_the_others_are_used(corpus: Path):
    put(corpus, "a.pdf")
    put(corpus, "a.toml", 'title = "Bra"\nyear = "i fjol"\nurl = "javascript:alert(1)"\ncolour = 3')
    library = scan(corpus, {})
    assert library.sources[0].given.title == "Bra"
    assert library.sources[0].given.url is None
    (fault,) = library.faults
    assert fault.reason.startswith("Värdena för year, url och colour kunde inte användas.")


def test_a_single_wrong_value_is_named_alone(corpus: Path):
    put(corpus, "a.pdf")
    put(corpus, "a.toml", 'title = "Bra"\nstatus = "gammal"')
    (fault,) = scan(corpus, {}).faults
    assert fault.reason.startswith("Värdet för status kunde inte användas.")


@pytest.mark.parametrize("named", ["finnsinte.pdf", "a.pdf", "Begrepp 2024"])
def test_a_successor_that_is_not_there_is_told_and_supersedes_nothing(corpus: Path, named: str):
    put(corpus, "a.pdf")
    put(corpus, "a.toml", f'title = "Bra"\nsuperseded_by = "{named}"')
    library = scan(corpus, {})
    document = describe("a.pdf", library.sources[0].given, Document("i", "", "s", "Ur filen"))
    assert (document.title, document.status) == ("Bra", Status.UNSTATED)
    assert document.superseded_by == ""
    (fault,) = library.faults
    assert (fault.file, fault.code) == ("a.toml", "bad_metadata")
    assert fault.reason.startswith("Värdet för superseded_by kunde inte användas")


def test_who_says_that_a_document_is_superseded_is_believed_though_its_successor_is_not_there(
    corpus: Path,
):
    put(corpus, "a.pdf")
    put(corpus, "a.toml", 'status = "superseded"\nsuperseded_by = "finnsinte.pdf"')
    library = scan(corpus, {})
    document = describe("a.pdf", library.sources[0].given, Document("i", "", "s", "Ur filen"))
    assert (document.status, document.superseded_by) == (Status.SUPERSEDED, "")
    assert codes(library) == [("a.toml", "bad_metadata")]


def test_a_successor_is_found_however_its_accents_are_encoded(corpus: Path):
    put(corpus, "a.pdf")
    put(corpus, "mapp/o\u0308ver.pdf")
    put(corpus, "a.toml", 'superseded_by = "mapp/över.pdf"')
    library = scan(corpus, {})
    assert library.sources[0].given.superseded_by == "mapp/o\u0308ver.pdf"
    assert library.faults == ()


def test_whether_a_document_holds_is_not_taken_for_granted():
    read = Document("i", "", "s", "Ur filen")
    assert describe("x.pdf", Given(), read).status is Status.UNSTATED
    assert describe("x.pdf", Given(status=Status.IN_FORCE), read).status is Status.IN_FORCE
    assert describe("x.pdf", Given(superseded_by="y.pdf"), read).status is Status.SUPERSEDED


def test_what_is_missing_is_guessed_and_marked():
    read = Document("i", "", "s", "Ur filen", publisher="", year=2019)
    document = describe("mapp/x.pdf", Given(publisher="Socialstyrelsen"), read)
    assert (document.file, document.title) == ("mapp/x.pdf", "Ur filen")
    assert (document.publisher, document.year) == ("Socialstyrelsen", 2019)
    assert document.guessed == {"title", "year"}


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("arsrapport_2020-sid-1", "arsrapport 2020 sid 1"),
        ("rm -rf ~", "rm -rf ~"),
        ("E-hälsa - en plan", "E-hälsa - en plan"),
        ("plan-för-e-hälsa", "plan för e-hälsa"),
        ("SOSFS-2012-9", "SOSFS 2012-9"),
        ("--", "--"),
    ],
)
def test_without_any_title_the_file_name_stands_in(name: str, title: str):
    document = describe(f"a/{name}.pdf", Given(), Document("i", "", "s", ""))
    assert document.title == title
    assert "title" in document.guessed


@pytest.mark.parametrize(
    "junk",
    [
        "Microsoft Word - rapport slutlig.doc",
        "PowerPoint-presentation",
        "untitled",
        "Namnlös",
        "MSBFS",
        "Dokument1",
        "rapport_v3_final",
        "SOSFS2012-9",
        "Slutrapport 2019.indd",
        "",
        "12",
        "2019-04-31 12",
        "Svensk författningssamling",
        "1 kap. Inledande bestämmelser",
        "2.1 Bakgrund",
    ],
)
def test_a_junk_title_gives_way_to_the_heading(junk: str):
    about = PdfMetadata(title=junk)
    assert (
        guess_title(about, ["Rapport", "Evidens i socialtjänsten"], "")
        == "Evidens i socialtjänsten"
    )
    assert guess_title(about, [], junk) == ""


def test_the_files_own_title_wins_when_the_first_pages_say_it():
    about = PdfMetadata(title="Evidens i socialtjänsten")
    assert guess_title(about, ["Bakgrund"], "EVIDENS I\nSOCIALTJÄNSTEN\nRapport") == about.title


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Föreskrifter om brandfarliga gaser;", "Föreskrifter om brandfarliga gaser"),
        ("Allmänna råd om egenkontroll [till 26 kap. 19 §];", "Allmänna råd om egenkontroll"),
        ("NFS 2007:10Naturvårdsverkets råd", "NFS 2007:10 Naturvårdsverkets råd"),
        ("Lag (1990:52) om vård", "Lag (1990:52) om vård"),
    ],
)
def test_a_title_is_rid_of_what_statute_books_print_around_it(heading: str, title: str):
    assert guess_title(PdfMetadata(), [heading], "") == title


def test_a_title_left_over_from_a_template_gives_way_to_the_heading():
    about = PdfMetadata(title="Mall för pressmeddelande")
    assert (
        guess_title(about, ["Insatser för unga"], "Insatser för unga\n2020") == "Insatser för unga"
    )


def test_a_publisher_is_an_organisation_and_not_whoever_typed_it():
    assert guess_publisher(PdfMetadata(author="Anna Andersson")) == ""
    assert guess_publisher(PdfMetadata(author="Socialstyrelsen")) == "Socialstyrelsen"
    assert guess_publisher(PdfMetadata(xmp_publishers=("Forum",), author="x")) == "Forum"


def test_a_file_without_a_year_of_its_own_has_that_of_its_name():
    read = Document("i", "", "s", "Rapport")
    assert describe("a/rapport_2024.pdf", Given(), read).year == 2024
    assert "year" in describe("a/rapport_2024.pdf", Given(), read).guessed
    assert describe("a/rapport_2024.pdf", Given(), replace(read, year=2023)).year == 2023
    assert describe("2024/rapport-2012-2014.pdf", Given(), read).year is None
