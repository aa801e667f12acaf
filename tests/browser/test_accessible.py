"""What can be measured of WCAG 2.2 AA on every page: axe, reflow, targets; and no leaks."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Literal

import pytest
from conftest import PAGES, Site, open_context
from playwright.sync_api import Browser, Page
from playwright.sync_api import ViewportSize as Size
from served import Served

pytestmark = pytest.mark.browser

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RUN_AXE = """async () => (await axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa",
  "wcag22aa", "best-practice"]})).violations.map(v => v.id + ": " + v.nodes[0].html)"""
WIDE: Size = {"width": 1280, "height": 800}
PHONE: Size = {"width": 375, "height": 700}
NARROW: Size = {"width": 320, "height": 256}
# A target is 24 by 24 pixels, or a link within a sentence (WCAG 2.2, 2.5.8).
SMALL_TARGETS = """() => [...document.querySelectorAll("a, button, textarea")]
  .filter(e => e.checkVisibility() && getComputedStyle(e).display !== "inline")
  .map(e => [e, e.getBoundingClientRect()])
  .filter(([e, r]) => r.right > 0 && r.bottom > 0 && (r.width < 24 || r.height < 24))
  .map(([e]) => e.outerHTML)"""


@dataclass
class Visit:
    """A page as it was come to, what it fetched on the way and what the browser complained of."""

    name: str
    page: Page
    fetched: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="module", params=PAGES)
def visit(request: pytest.FixtureRequest, browser: Browser, served: Served) -> Iterator[Visit]:
    """Come to a page once for all that is measured there."""
    with open_context(browser, viewport=WIDE) as context:
        visit = Visit(request.param, context.new_page())
        visit.page.on("request", lambda sent: visit.fetched.append(sent.url))
        visit.page.on("console", lambda message: visit.complaints.append(message.text))
        visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        Site(served.url).open(visit.page, visit.name)
        visit.page.wait_for_load_state("load")
        yield visit


def test_a_page_fetches_only_from_its_own_service_and_breaks_no_policy(
    visit: Visit, served: Served
) -> None:
    assert visit.fetched
    assert [url for url in visit.fetched if not url.startswith(f"{served.url}/")] == []
    expected = {"refused": "400", "missing": "404"}.get(visit.name, "nothing")
    assert [text for text in visit.complaints if expected not in text] == []


@pytest.mark.parametrize(("scheme", "size"), [("light", WIDE), ("dark", PHONE)])
def test_axe_finds_nothing(visit: Visit, scheme: Literal["light", "dark"], size: Size) -> None:
    visit.page.set_viewport_size(size)
    visit.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    visit.page.evaluate(AXE)
    assert visit.page.evaluate(RUN_AXE) == []


def test_nothing_is_wider_than_the_narrowest_screen_nor_too_small_to_hit(visit: Visit) -> None:
    """320 pixels is also what is left of 1280 at 400 % zoom (WCAG 1.4.10)."""
    visit.page.set_viewport_size(NARROW)
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 320
    assert visit.page.evaluate(SMALL_TARGETS) == []


def test_on_a_phone_the_facts_of_a_row_stand_below_each_other(browser: Browser, site: Site) -> None:
    with open_context(browser, viewport=PHONE) as context:
        page = context.new_page()
        site.open(page, "documents")
        cells = page.locator("tbody tr").first.locator("td").all()
        indents = {cell.evaluate("e => getComputedStyle(e).paddingLeft") for cell in cells}
        assert (len(cells), indents) == (4, {"0px"})


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
