"""The second opinion says no to one changed word, and yes over page breaks and footnotes."""

import io
from pathlib import Path

import pytest
from independent import stands
from reportlab.pdfgen.canvas import Canvas

PAGES = [
    [
        "Metodguiden är ett stöd för socialtjänsten. Att en metod",
        "finns med i metodguiden3 innebär",
        "3 Socialstyrelsen, 2019.",
        "2",
    ],
    [
        "STOCKHOLMS STAD",
        "inte att den är bättre än andra. Den gavs 12 000 barn i nio kom-",
        "muner. Metoden är ineffektiv.",
    ],
]
WHOLE = "Att en metod finns med i metodguiden innebär inte att den är bättre än andra."


@pytest.fixture(scope="module")
def pdf(tmp_path_factory) -> Path:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(500, 700))
    for page in PAGES:
        canvas.setFont("Helvetica", 12)
        for row, line in enumerate(page):
            canvas.drawString(40, 600 - 20 * row, line)
        canvas.showPage()
    canvas.save()
    path = tmp_path_factory.mktemp("independent") / "a.pdf"
    path.write_bytes(out.getvalue())
    return path


@pytest.mark.parametrize(
    "quote",
    [
        WHOLE,
        "Metodguiden är ett stöd för socialtjänsten.",
        "Den gavs 12 000 barn i nio kommuner.",
        "Den gavs 12 000 barn i nio kom\u00admuner.",
        "Metoden är ineffektiv.",
        "Metoden är ineffektiv.\nMetodguiden är ett stöd för socialtjänsten.",
        "12 000 barn\tMetoden är",
    ],
)
def test_what_stands_there_is_found(pdf: Path, quote: str):
    assert stands(pdf, [1, 2], quote)


@pytest.mark.parametrize(
    "quote",
    [
        WHOLE.replace("inte ", ""),
        WHOLE.replace("bättre", "sämre"),
        WHOLE.replace("bättre än", "bättre"),
        WHOLE.replace("finns med i ", ""),
        WHOLE.replace("Att", "Om"),
        WHOLE + " Ja.",
        "Den gavs 12 001 barn i nio kommuner.",
        "Den gavs 12 000 barn i tio kommuner.",
        "Den gavs barn i nio kommuner.",
        "effektiv.",
        "Metoden är ineffektiv.\nMetoden är effektiv.",
        "12 001 barn\tMetoden är",
        "Metoden är ineffekt",
        "Metodguiden är ett stöd för socialtjänsten. inte att den är bättre",
        "",
    ],
)
def test_one_changed_or_missing_word_is_not(pdf: Path, quote: str):
    assert not stands(pdf, [1, 2], quote)


def test_only_the_pages_named_count(pdf: Path):
    assert not stands(pdf, [1], WHOLE)
    assert not stands(pdf, [2], "Metodguiden är ett stöd för socialtjänsten.")
