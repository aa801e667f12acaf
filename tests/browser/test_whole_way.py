"""From question to highlighted source, with JavaScript on and off, by mouse and by keyboard."""

import re

import pytest
from conftest import Site, open_context
from playwright.sync_api import Browser, Page, expect
from served import QUESTION, QUOTE

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_question_leads_to_its_words_marked_on_the_page(
    browser: Browser, site: Site, scripts: bool
) -> None:
    with open_context(browser, java_script_enabled=scripts) as context:
        page = context.new_page()
        site.open(page, "answer")
        assert re.fullmatch(rf"{site.url}/svar/[\w-]+#svaret", page.url)
        expect(page.locator("h1")).to_have_text(QUESTION)
        expect(page.locator(".short blockquote").first).to_contain_text(f"”{QUOTE}”")
        page.click(".source >> text=Visa på sidan")
        expect(page.locator("mark").first).to_be_visible()
        assert " ".join(page.locator("mark").all_inner_texts()) == QUOTE
        assert_marked_on_picture(page)


def assert_marked_on_picture(page: Page) -> None:
    page.wait_for_load_state("load")
    picture = page.locator(".sheet img").bounding_box()
    area = page.locator("rect.area").first.bounding_box()
    assert picture and area
    assert picture["x"] <= area["x"]
    assert area["x"] + area["width"] <= picture["x"] + picture["width"]
    # The quote stands in the upper third of the page.
    assert picture["y"] < area["y"] < picture["y"] + picture["height"] / 3


def test_an_example_question_is_answered_without_javascript(browser: Browser, site: Site) -> None:
    with open_context(browser, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site.url)
        page.click(f"button.example >> text={QUESTION}")
        expect(page.locator("h1")).to_have_text(QUESTION)


def test_the_new_answer_gets_the_focus_and_is_announced(browser: Browser, site: Site) -> None:
    with open_context(browser) as context:
        page = context.new_page()
        site.open(page, "conversation")
        expect(page.locator("h1")).to_be_focused()
        for line in page.locator("[role=status]").all()[:2]:  # that is seen, and that is read out
            expect(line).to_have_text(re.compile("klart", re.I))
        expect(page.locator(".earlier h3")).to_have_text(QUESTION)


def test_a_reference_is_copied_with_the_address_of_its_page(browser: Browser, site: Site) -> None:
    with open_context(browser, permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        site.open(page, "answer")
        page.click(".source >> text=Kopiera hänvisning")
        expect(page.locator("body > [role=status]")).to_have_text("Hänvisningen är kopierad.")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith("Exempelverket (2024). Begrepp i socialtjänsten, s. 1. http://")
        assert "markera=1:" in copied
        assert "svar=" not in copied


NO_CLIPBOARD = "Object.defineProperty(Navigator.prototype, 'clipboard', {value: undefined})"
NO_COMMAND = "document.execCommand = () => false"


def test_a_reference_is_copied_where_the_browser_lends_no_clipboard(
    browser: Browser, site: Site
) -> None:
    """As over plain http beyond localhost."""
    with open_context(browser) as context:
        context.add_init_script(NO_CLIPBOARD)
        page = context.new_page()
        site.open(page, "answer")
        page.click(".source >> text=Kopiera hänvisning")
        expect(page.locator("body > [role=status]")).to_have_text("Hänvisningen är kopierad.")
        expect(page.locator(".source button").first).to_be_focused()
        page.focus("#fragetext")
        page.keyboard.press("Control+V")
        pasted = page.input_value("#fragetext")
        assert pasted.startswith("Exempelverket (2024). Begrepp i socialtjänsten, s. 1. http://")


def test_a_reference_that_cannot_be_copied_is_marked_and_that_is_said(
    browser: Browser, site: Site
) -> None:
    with open_context(browser) as context:
        context.add_init_script(f"{NO_CLIPBOARD}; {NO_COMMAND}")
        page = context.new_page()
        site.open(page, "answer")
        for _ in range(2):
            page.click(".source >> text=Kopiera hänvisning")
        expect(page.locator(".source .hint")).to_contain_text("är markerad: tryck Ctrl+C")
        marked = page.evaluate("getSelection().toString()")
        assert marked.strip() == page.locator(".reference").first.inner_text()


def test_the_line_above_a_new_answer_is_seen_whole(browser: Browser, site: Site) -> None:
    with open_context(browser, viewport={"width": 375, "height": 700}) as context:
        page = context.new_page()
        site.open(page, "conversation")
        expect(page.locator("h1")).to_be_focused()
        line = page.locator(".question .status").bounding_box()
        assert line and line["y"] >= 0


def test_without_javascript_there_is_no_dead_button(browser: Browser, site: Site) -> None:
    with open_context(browser, java_script_enabled=False) as context:
        page = context.new_page()
        site.open(page, "answer")
        expect(page.locator("[data-copy]").first).to_be_hidden()
        expect(page.locator(".reference").first).to_be_visible()


def test_the_keyboard_alone_goes_the_whole_way_and_the_focus_is_seen(
    browser: Browser, site: Site
) -> None:
    with open_context(browser) as context:
        page = context.new_page()
        page.goto(site.url)
        page.keyboard.press("Tab")
        expect(page.locator(".skip")).to_be_focused()
        page.keyboard.press("Enter")
        tab_to(page, "#fragetext")
        page.keyboard.type(QUESTION)
        tab_to(page, "form.ask button")
        page.keyboard.press("Enter")
        page.wait_for_url("**/svar/*")
        tab_to(page, ".source .actions a")
        page.keyboard.press("Enter")
        page.wait_for_url("**/dokument/**")
        tab_to(page, ".crumb a")
        page.keyboard.press("Enter")
        page.wait_for_url("**/svar/*")


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the element has the focus; everything passed must show its focus."""
    for _ in range(40):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            "() => { const s = getComputedStyle(document.activeElement);"
            " return [s.outlineStyle, parseFloat(s.outlineWidth)]; }"
        )
        assert outline == ["solid", 3], page.evaluate("document.activeElement.outerHTML")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    pytest.fail(f"{selector} cannot be reached by Tab")


def test_a_reader_changes_how_the_question_was_read_without_javascript(
    browser: Browser, site: Site
) -> None:
    with open_context(browser, java_script_enabled=False) as context:
        page = context.new_page()
        site.open(page, "reading")
        page.select_option("#slag", "list")
        page.click(".change-reading button")
        page.wait_for_url("**/svar/*")
        expect(page.locator("h1")).to_have_text(QUESTION)
        expect(page.locator(".change-reading summary")).to_contain_text("Tolkat som: uppräkning")
        assert "uppr" not in page.url


def test_the_original_file_opens(browser: Browser, site: Site) -> None:
    with open_context(browser) as context:
        page = context.new_page()
        site.open(page, "source")
        link = page.locator("a >> text=Öppna original-PDF").first
        answer = context.request.get(f"{site.url}{link.get_attribute('href')}")
        assert answer.status == 200
        assert answer.body().startswith(b"%PDF")
