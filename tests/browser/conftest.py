"""Debian's Chromium, driven as a person would."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from served import QUESTION, UNANSWERED, Served

ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class Site:
    """The running service, with the ways to each of its pages."""

    url: str

    def ask(self, page: Page, question: str) -> None:
        page.fill("#fragetext", question)
        page.click("form.ask button")
        page.wait_for_load_state("load")

    def open(self, page: Page, name: str) -> None:
        """Go to a page as a user does."""
        page.goto(self.url)
        getattr(self, f"_{name}")(page)

    def _start(self, page: Page) -> None:
        page.wait_for_selector("#fragetext")

    def _refused(self, page: Page) -> None:
        self.ask(page, "a" * 1001)
        page.wait_for_selector("[role=alert]")

    def _answer(self, page: Page) -> None:
        self.ask(page, QUESTION)
        page.wait_for_selector(".short blockquote")

    def _methods(self, page: Page) -> None:
        self.ask(page, "Vilka metoder finns för ungdomar?")
        page.wait_for_selector(".caution")

    def _gaps(self, page: Page) -> None:
        self.ask(page, "Vilka insatser saknar evidens?")
        page.wait_for_selector(".evidence-tables h3")

    def _steps(self, page: Page) -> None:
        self.ask(page, "Hur ska nämnden följa upp sina insatser?")
        page.wait_for_selector(".steps .duty")

    def _wordings(self, page: Page) -> None:
        self.ask(page, "Vad är systematisk uppföljning?")
        page.wait_for_selector(".short blockquote")

    def _why(self, page: Page) -> None:
        self._answer(page)
        page.click(".why")
        page.wait_for_selector(".weighed")

    def _reading(self, page: Page) -> None:
        self._answer(page)
        page.click(".change-reading summary")
        page.wait_for_selector("#slag")

    def _example(self, page: Page) -> None:
        page.click("button.example >> text=Metodguiden")
        page.wait_for_selector("h1#svaret")

    def _conversation(self, page: Page) -> None:
        self._answer(page)
        self.ask(page, "Och uppföljning?")
        page.wait_for_selector(".earlier")

    def _no_support(self, page: Page) -> None:
        self.ask(page, UNANSWERED)
        page.wait_for_selector(".refusal")

    def _blocked(self, page: Page) -> None:
        self.ask(page, "Vad gäller för 19811218-9876?")
        page.wait_for_selector(".refusal")

    def _source(self, page: Page) -> None:
        self._answer(page)
        page.click(".source a")
        page.wait_for_selector("mark")

    def _documents(self, page: Page) -> None:
        page.click("nav >> text=Dokument")
        page.wait_for_selector("table")

    def _document(self, page: Page) -> None:
        self._documents(page)
        page.click("tbody a")
        page.wait_for_selector(".facts")

    def _about(self, page: Page) -> None:
        page.click("nav >> text=Om")
        page.wait_for_selector("#tillganglighet")

    def _missing(self, page: Page) -> None:
        page.goto(f"{self.url}/finns-inte")


PAGES = [name[1:] for name in vars(Site) if name.startswith("_") and not name.startswith("__")]


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def site(served: Served) -> Site:
    return Site(served.url)


def open_context(browser: Browser, **options: object) -> BrowserContext:
    context = browser.new_context(locale="sv-SE", **options)  # type: ignore[arg-type]
    context.set_default_timeout(15_000)
    return context
