"""The readers' pages in a real browser: in both languages, at two widths, in the light and in the dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser import follow

PAGES = {
    "home": "/",
    "articles": "/articles/",
    "archive": "/articles/archive/2019/03/",
    "article": "/articles/1/",
    "event": "/events/1/",
    "events": "/events/",
    "people": "/people/",
    "person": "/people/1/",
    "organization": "/organizations/1/",
    "partners": "/partners/",
    "agreements": "/agreements/",
    "agreement": "/agreements/1/",
    "books": "/books/",
    "book": "/books/1/",
    "tags": "/tags/",
    "lost": "/nothing/",
}
LOOKS = [(390, "dark"), (1280, "light")]
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
@pytest.mark.parametrize("prefix", ["", "/en"], ids=["zh", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_page_is_whole_quiet_and_open_to_all(newsroom, open_page, keep_picture, name, prefix, width, scheme):
    page = open_page(prefix + PAGES[name], width=width, scheme=scheme)
    # What is fetched late is fetched, too.
    page.wait_for_load_state("networkidle")
    keep_picture(page, f"{name}-{prefix.strip('/') or 'zh'}-{width}-{scheme}")

    assert page.evaluate("document.documentElement.scrollWidth") == width
    quiet = [said for said in page.faults if "status of 404" not in said]
    assert (quiet, page.hosts) == ([], {newsroom.address.split("/")[2]})
    assert page.context.cookies() == []
    violations = Axe().run(page, options=WCAG).response["violations"]
    assert [(rule["id"], [node["html"][:120] for node in rule["nodes"]]) for rule in violations] == []


@pytest.mark.parametrize("prefix", ["", "/en"], ids=["zh", "en"])
def test_no_page_scrolls_sideways_on_the_narrowest_phone_or_with_large_text(newsroom, open_page, prefix):
    wide = {}
    page = open_page("/", width=320)
    for name, path in PAGES.items():
        page.set_viewport_size({"width": 320, "height": 700})
        page.goto(newsroom.address + prefix + path)
        narrow = page.evaluate("document.documentElement.scrollWidth")
        page.set_viewport_size({"width": 1280, "height": 700})
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        wide[name] = (narrow, page.evaluate("document.documentElement.scrollWidth"))

    assert wide == dict.fromkeys(PAGES, (320, 1280))


def test_article_of_the_seed_is_found_from_the_front_page(open_page):
    page = open_page("/")

    follow(page.get_by_role("link", name="新书首发座谈会").first)

    assert "浏览量" in page.inner_text(".article-meta")
    assert page.locator(".roster li", has_text="程鹏").count() >= 1


def test_pictures_come_as_avif_in_the_width_of_the_screen(open_page):
    page = open_page("/articles/1/", width=390)

    address = page.evaluate("document.querySelector('.lead-picture img').currentSrc")

    assert address.rsplit("-", 1)[1] == "480.avif"


def test_page_can_be_printed(open_page, tmp_path):
    page = open_page("/articles/1/")

    page.emulate_media(media="print")

    assert page.locator(".masthead nav").first.is_hidden()
    assert page.locator("h1").is_visible()
    assert page.inner_text(".article-meta .print-only dd") == page.url
