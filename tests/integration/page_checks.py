"""Every page that a test fetches is checked as a page: what must hold for all of them."""

import re
from collections import Counter
from itertools import pairwise
from xml.etree import ElementTree as ET

import html5lib
from werkzeug.test import TestResponse

XHTML = "{http://www.w3.org/1999/xhtml}"
LABELLED = {"input", "textarea", "select"}
UNLABELLED_TYPES = {"hidden", "submit", "button"}


def check_page(response: TestResponse) -> ET.Element:
    """Check a page and return its root element, without namespaces."""
    assert response.mimetype == "text/html", response.mimetype
    root = _parse(response.get_data(as_text=True))
    assert root.get("lang") == "sv"
    title = root.findtext("head/title") or ""
    assert title.strip() == title and len(title) > 5 and "\n" not in title
    assert len(root.findall(".//h1")) == 1
    _check_ids(root)
    _check_headings(root)
    _check_labels(root)
    _check_nothing_inline(root)
    _check_images(root)
    _check_tables(root)
    _check_citations(root)
    return root


def text_of(element: ET.Element) -> str:
    """Return the words of an element with single spaces."""
    return " ".join("".join(element.itertext()).split())


def with_class(root: ET.Element, name: str) -> list[ET.Element]:
    """Return the elements that have a class."""
    return [e for e in root.iter() if name in (e.get("class") or "").split()]


def _parse(html: str) -> ET.Element:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    document = parser.parse(html)
    for element in document.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.replace(XHTML, "")
    return document


def _check_ids(root: ET.Element) -> None:
    ids = Counter(element.get("id") for element in root.iter() if element.get("id") is not None)
    assert [name for name, times in ids.items() if times > 1] == []
    assert "" not in ids
    for attribute in ("aria-labelledby", "aria-describedby", "for", "data-copy"):
        for element in root.iter():
            for name in (element.get(attribute) or "").split():
                assert name in ids, f"{attribute} points at nothing: {name}"
    for link in root.iter("a"):
        href = link.get("href") or ""
        if href.startswith("#"):
            assert href[1:] in ids, href


def _check_headings(root: ET.Element) -> None:
    """No level is skipped on the way down."""
    levels = [int(e.tag[1]) for e in root.iter() if re.fullmatch("h[1-6]", str(e.tag))]
    body = levels[levels.index(1) :]
    assert all(later - before <= 1 for before, later in pairwise(body)), levels


def _check_labels(root: ET.Element) -> None:
    named = {label.get("for") for label in root.iter("label") if text_of(label)}
    for control in root.iter():
        if control.tag in LABELLED and control.get("type") not in UNLABELLED_TYPES:
            assert control.get("id") in named, ET.tostring(control)
    for element in [*root.iter("button"), *root.iter("a")]:
        pictured = any(image.get("alt") for image in element.iter("img"))
        assert text_of(element) or pictured, ET.tostring(element)


def _check_nothing_inline(root: ET.Element) -> None:
    for element in root.iter():
        assert element.tag != "style"
        handlers = [n for n in element.keys() if n == "style" or n.startswith("on")]  # noqa: SIM118
        assert handlers == [], handlers
        for name in ("src", "href", "action"):
            assert (
                not (element.get(name) or "").strip().lower().startswith(("javascript:", "data:"))
            )
    for script in root.iter("script"):
        assert script.get("src")
        assert not text_of(script)


def _check_images(root: ET.Element) -> None:
    for image in root.iter("img"):
        assert image.get("alt") is not None
        assert (image.get("src") or "").startswith("/")


def _check_tables(root: ET.Element) -> None:
    for table in root.iter("table"):
        caption = table.find("caption")
        assert caption is not None and text_of(caption)
        assert all(cell.get("scope") in {"col", "row"} for cell in table.iter("th"))


def _check_citations(root: ET.Element) -> None:
    """Every source links to its page, every mark to a source or straight to a page."""
    for source in with_class(root, "source"):
        addresses = [link.get("href") or "" for link in source.iter("a")]
        assert any(re.match(r"/dokument/[0-9a-f]+/sida/\d+\?markera=\d", a) for a in addresses)
    for mark in with_class(root, "cite"):
        address = mark.get("href") or ""
        assert address.startswith(("#kalla-", "/dokument/")), address
    for quote in root.iter("blockquote"):
        in_source = any(quote in source.iter() for source in with_class(root, "source"))
        assert in_source or with_class(quote, "cite"), "a quote without a citation"
