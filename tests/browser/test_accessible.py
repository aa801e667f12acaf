"""What can be measured of WCAG 2.2 AA on every page: axe, reflow, targets; and no leaks."""

from collections.abc import Iterator
from importlib.resources import files

import pytest
from conftest import PAGES, Site, open_context
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RUN_AXE = """async () => (await axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa",
  "wcag22aa", "best-practice"]})).violations.map(v => v.id + ": " + v.nodes[0].html)"""
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 320, "height": 256}
# A target is 24 by 24 pixels, or a link within a sentence (WCAG 2.2, 2.5.8).
SMALL_TARGETS = """() => [...document.querySelectorAll("a, button, textarea")]
  .filter(e => e.checkVisibility() && getComputedStyle(e).display !== "inline")
  .map(e => [e, e.getBoundingClientRect()])
  .filter(([e, r]) => r.right > 0 && r.bottom > 0 && (r.width < 24 || r.height < 24))
  .map(([e]) => e.outerHTML)"""


@pytest.fixture(scope="module", params=["light", "dark"])
def visits(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page in one colour scheme, kept for all visits; notes what it fetches and complains of."""
    with open_context(browser, viewport=WIDE, color_scheme=request.param) as context:
        page = context.new_page()
        yield page


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(visits: Page, site: Site, name: str) -> None:
    for size in (WIDE, {"width": 375, "height": 700}):
        visits.set_viewport_size(size)  # type: ignore[arg-type]
        if size == WIDE:
            site.open(visits, name)
            visits.evaluate(AXE)
        assert visits.evaluate(RUN_AXE) == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_the_narrowest_screen_nor_too_small_to_hit(
    browser: Browser, site: Site, name: str
) -> None:
    """320 pixels is also what is left of 1280 at 400 % zoom (WCAG 1.4.10)."""
    with open_context(browser, viewport=NARROW) as context:
        page = context.new_page()
        site.open(page, name)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert page.evaluate(SMALL_TARGETS) == []


@pytest.mark.parametrize("name", PAGES)
def test_pages_fetch_only_from_their_own_service_and_break_no_policy(
    browser: Browser, site: Site, name: str
) -> None:
    with open_context(browser) as context:
        page = context.new_page()
        fetched: list[str] = []
        complaints: list[str] = []
        page.on("request", lambda request: fetched.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        site.open(page, name)
        page.wait_for_load_state("networkidle")
        assert [url for url in fetched if not url.startswith(site.url)] == []
        expected = {"refused": "400", "missing": "404"}.get(name, "nothing")
        assert [text for text in complaints if expected not in text] == []


def test_spacing_of_text_may_be_widened(browser: Browser, site: Site) -> None:
    """WCAG 1.4.12: nothing is cut off with the spacing that a reader may set."""
    spacing = (
        "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; "
        "word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"
    )
    with open_context(browser, viewport=NARROW, bypass_csp=True) as context:
        page = context.new_page()
        site.open(page, "answer")
        page.add_style_tag(content=spacing)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_on_paper_the_answer_keeps_its_sources_and_address_and_no_controls(
    browser: Browser, site: Site
) -> None:
    with open_context(browser) as context:
        page = context.new_page()
        site.open(page, "answer")
        page.emulate_media(media="print")
        for kept in ("h1", ".short blockquote", ".reference", ".permalink"):
            assert page.locator(kept).first.is_visible(), kept
        for control in ("nav", "button", "textarea", ".skip"):
            assert not page.locator(control).first.is_visible(), control
