"""The report in a real browser: nothing asked of the network, nothing cut off, nothing hard to read."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from test_report import HOSTILE, everything, hostile, monday_report

from cli.report_html import html
from cli.report_page import member_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

REPORTS = ("member.html", "coach.html", "connector.html")
WIDTHS = (360, 1280)


def chromium() -> str | None:
    """Return where the system's browser is."""
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        found = shutil.which(name)
        if found:
            return found
    return None


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    path = chromium()
    if path is None:
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(
                "there is no chromium on this machine, and CI needs one: install the chromium package"
            )
        pytest.skip("there is no chromium on this machine")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("reports")
    files = {}
    found = everything()
    for name in REPORTS:
        files[name] = folder / name
        files[name].write_text(found[name], encoding="utf-8")
    files["monday"] = folder / "monday.html"
    files["monday"].write_text(html(member_page(monday_report())), encoding="utf-8")
    for kind in ("script", "long", "right-to-left", "wide", "marks"):
        files[kind] = folder / f"hostile-{kind}.html"
        files[kind].write_text(html(hostile(HOSTILE[kind])), encoding="utf-8")
    return files


def overflowing(page: "Page") -> list[str]:
    """Return what stands out of the page at the side, tables that scroll by themselves left out."""
    found = page.evaluate(
        """() => [...document.body.querySelectorAll('*')]
          .filter(each => !each.closest('.scroll') && !each.closest('svg'))
          .filter(each => each.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
          .map(each => each.tagName + ': ' + each.textContent.slice(0, 60))"""
    )
    return [str(each) for each in found]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", [*REPORTS, "monday", "script", "long", "right-to-left", "wide", "marks"])
def test_it_opens_in_a_browser(browser: "Browser", pages: dict[str, Path], name: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    heard: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("dialog", lambda dialog: heard.append(dialog.message))
    page.on("request", lambda request: asked.append(request.url))
    address = pages[name].as_uri()
    page.goto(address)
    assert heard == []
    assert [url for url in asked if not url.startswith("data:")] == [address]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert overflowing(page) == []
    assert page.title()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", [*REPORTS, "monday"])
def test_everybody_can_read_it(
    browser: "Browser", pages: dict[str, Path], name: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.goto(pages[name].as_uri())
    # What is folded away has to be readable, too.
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    context.close()


def test_the_keyboard_reaches_everything_that_can_be_opened(
    browser: "Browser", pages: dict[str, Path]
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(pages["member.html"].as_uri())
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.tagName + document.activeElement.className"))
    assert {"A", "SUMMARY", "DIVscroll"} <= reached
    summary = page.locator("summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('details').open")
    context.close()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_prints(browser: "Browser", pages: dict[str, Path], paper: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(pages["member.html"].as_uri())
    # What fits the narrower of the two sheets between its margins fits both.
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 670, "height": 900})
    assert overflowing(page) == []
    assert page.evaluate("getComputedStyle(document.querySelector('nav')).display") == "none"
    printed = page.pdf(format=paper)
    assert printed.startswith(b"%PDF")
    assert 2 <= printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") <= 12
    context.close()
