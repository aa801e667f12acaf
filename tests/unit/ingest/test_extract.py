"""What a PDF is read as, and what is said when it cannot be."""

from pathlib import Path

import pypdf
import pytest
from pdfs import Put, lines, make_pdf
from reportlab.pdfgen.canvas import Canvas

from qa.errors import UnreadableFile
from qa.ingest import extract
from qa.ingest.clean import clean_page
from qa.ingest.faults import FAULTS, fault, unreadable
from qa.model import PageFlaw

TEXT = "Socialtjänsten ska vara lätt tillgänglig för alla som behöver den."


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    return make_pdf(tmp_path / "enkel.pdf", [lines(TEXT), lines(TEXT)], title="Enkel", author="SKR")


def test_a_page_is_read_with_its_number_label_and_text(plain: Path) -> None:
    pages = [raw.page for raw in extract.read(plain).pages]
    assert [(page.number, page.label, page.text) for page in pages] == [
        (1, "1", TEXT),
        (2, "2", TEXT),
    ]


def test_every_letter_of_a_page_knows_its_place_and_size(plain: Path) -> None:
    raw = extract.read(plain).pages[0]
    assert raw.glyphs is not None
    letters = [at for at, char in enumerate(raw.page.text) if char != " "]
    assert raw.glyphs.confirmed[letters].all()
    assert set(raw.glyphs.sizes[letters].tolist()) == {10.0}


def test_the_file_says_its_title_author_and_day(plain: Path) -> None:
    about = extract.metadata(plain)
    assert (about.title, about.author) == ("Enkel", "SKR")
    assert about.created is not None


def test_printed_page_labels_and_bookmarks_are_read(tmp_path: Path, plain: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=plain)
    writer.set_page_label(0, 0, style="/r")
    writer.set_page_label(1, 1, style="/D", start=1)
    chapter = writer.add_outline_item(title="Kapitel", page_number=0)
    writer.add_outline_item(title="Avsnitt", page_number=1, parent=chapter)
    labelled = tmp_path / "etiketter.pdf"
    writer.write(labelled)
    read = extract.read(labelled)
    assert [raw.page.label for raw in read.pages] == ["i", "1"]
    assert [(e.title, e.level, e.page) for e in read.outline] == [
        ("Kapitel", 1, 1),
        ("Avsnitt", 2, 2),
    ]


def test_a_locked_file_is_refused_and_says_what_to_do(tmp_path: Path, plain: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=plain)
    writer.encrypt("hemligt", algorithm="AES-256")
    locked = tmp_path / "låst.pdf"
    writer.write(locked)
    with pytest.raises(UnreadableFile) as caught:
        extract.read(locked)
    assert caught.value.code == "encrypted"
    assert "lösenord" in caught.value.public_message


def test_a_file_locked_only_against_changes_is_read(tmp_path: Path, plain: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=plain)
    writer.encrypt("", "ägare", algorithm="AES-256")
    locked = tmp_path / "skrivskyddad.pdf"
    writer.write(locked)
    assert extract.read(locked).pages[0].page.text == TEXT


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "damaged"), (b"PK\x03\x04 a zip file", "not_pdf"), (b"%PDF-1.7\nnonsense", "damaged")],
)
def test_what_is_no_pdf_is_told_from_what_is_damaged(
    tmp_path: Path, content: bytes, code: str
) -> None:
    path = tmp_path / "fel.pdf"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile) as caught:
        extract.read(path)
    assert caught.value.code == code


def test_a_file_cut_off_in_the_middle_never_raises_anything_else(plain: Path) -> None:
    whole = plain.read_bytes()
    for share in (0.2, 0.5, 0.8, 0.95):
        plain.write_bytes(whole[: int(len(whole) * share)])
        try:
            assert extract.read(plain).pages
        except UnreadableFile as refused:
            assert refused.code in FAULTS


def test_a_scanned_file_is_refused_with_advice_on_ocr(tmp_path: Path) -> None:
    path = tmp_path / "skannad.pdf"
    canvas = Canvas(str(path))
    canvas.rect(50, 50, 400, 600, fill=1)
    canvas.save()
    with pytest.raises(UnreadableFile, match="OCR") as caught:
        extract.read(path)
    assert caught.value.code == "no_text"


def test_a_file_of_blank_pages_is_called_blank_and_not_scanned(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="Filen är tom") as caught:
        extract.read(make_pdf(tmp_path / "tom.pdf", [[], []]))
    assert caught.value.code == "blank"


def test_a_page_with_something_drawn_but_no_text_is_not_taken_for_blank(tmp_path: Path) -> None:
    path = tmp_path / "ritad.pdf"
    canvas = Canvas(str(path))
    canvas.drawString(72, 700, TEXT)
    canvas.showPage()
    canvas.circle(200, 400, 90)
    canvas.save()
    assert extract.read(path).pages[1].page.flaws == {PageFlaw.DRAWN}


def test_an_empty_page_is_marked_and_the_rest_is_read(tmp_path: Path) -> None:
    read = extract.read(make_pdf(tmp_path / "tom.pdf", [lines(TEXT), []]))
    assert read.pages[1].page.flaws == {PageFlaw.EMPTY}
    assert read.faults == ()


def test_invisible_text_is_marked(tmp_path: Path) -> None:
    path = tmp_path / "dold.pdf"
    canvas = Canvas(str(path))
    text = canvas.beginText(72, 700)
    text.setTextRenderMode(3)
    text.textLine(TEXT)
    canvas.drawText(text)
    canvas.save()
    assert PageFlaw.HIDDEN_TEXT in extract.read(path).pages[0].page.flaws


def test_bold_lines_are_known_by_where_they_start(tmp_path: Path) -> None:
    put = [Put("Rubrik", 72, 700, bold=True), Put(TEXT, 72, 680)]
    raw = extract.read(make_pdf(tmp_path / "fet.pdf", [put])).pages[0]
    assert raw.fonts is not None
    assert raw.fonts.bold == {raw.page.text.index("Rubrik")}


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("e\u0301va\u030ard", "évård"),
        ("de\ufb01niera e\ufb03cient", "definiera efficient"),
        ("5\u00a0§\u2003Lag  om", "5 § Lag om"),
        ("resulta\u0002\nten", "resulta\u00ad\nten"),
        ("resulta\ufffe\nten", "resulta\u00ad\nten"),
        ("kun\u00ad \nskap", "kun\u00ad\nskap"),
        ("kun\u00adskap", "kunskap"),
        ("LSS\u00adverksamhet", "LSS-verksamhet"),
        ("individ\u00ad och familj", "individ- och familj"),
        ("individ\u00ad\noch familj", "individ-\noch familj"),
        ("2020\u00ad2023", "2020-2023"),
        ("noll\u200bbredd\x07", "nollbredd"),
        ("a\r\nb\x0bc", "a\nb\nc"),
        ("a\n \n\n \nb\n\n", "a\n\nb"),
        ("\uf0b7 punkt", "• punkt"),
        ("\u00ad", ""),
    ],
)
def test_page_text_is_cleaned_of_what_typesetting_adds(raw: str, cleaned: str) -> None:
    assert clean_page(raw) == cleaned


def test_every_fault_says_what_happened_and_what_to_do() -> None:
    for code, text in FAULTS.items():
        assert text.reason.endswith(".")
        assert text.advice.endswith(".")
        assert unreadable(code).code == code
        assert fault(code, "a.pdf", 3).page == 3


@pytest.mark.shared
def test_awkward_files_are_read_or_refused_with_a_known_code(shared: Path) -> None:
    files = sorted((shared / "pdf-besvarliga").glob("*/*.pdf"))[::12]
    assert len(files) > 20
    for path in files:
        try:
            assert extract.read(path).pages
        except UnreadableFile as refused:
            assert refused.code in FAULTS
