"""The statistics desk in a real browser: whole, quiet, open to all, and the same figures on paper."""

import json
import subprocess
import sys
import urllib.request

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser import follow
from tests.e2e.conftest import TOP

SERIOUS = ("serious", "critical")
PAGES = {
    "statistics": "/admin/statistics/",
    "statistics-today": "/admin/statistics/?period=today",
    "statistics-all": "/admin/statistics/?period=all&q=%E5%BB%8A",
    "statistics-article": "/admin/statistics/?article=1",
    "statistics-refused": "/admin/statistics/?period=8&section=sold&author=nobody",
    "views": "/admin/articles/article/1/views/",
}
FILL = """
import datetime
from django.utils import timezone
from articles.counting.rollup import roll_up
from articles.models.viewcount import ViewHit
for ago in range(70):
    day = timezone.localdate() - datetime.timedelta(days=ago)
    ViewHit.objects.bulk_create(
        ViewHit(article_id=number, day=day, hour=0, rejected_for=reason)
        for number, count in ((1, 3 + ago % 5), (2, 2), (3, 1))
        for reason in ("", "robot") for _view in range(count)
    )
roll_up()
"""


@pytest.fixture(scope="module")
def read_newsroom(newsroom):
    """The demo after seventy days of readers."""
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", FILL]
    subprocess.run(command, cwd=TOP, env=newsroom.environ, check=True, capture_output=True)
    return newsroom


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
@pytest.mark.parametrize("name", PAGES)
def test_desk_of_views_is_whole_quiet_and_open_to_all(read_newsroom, open_page, keep_picture, name, width, scheme):
    page = open_page(PAGES[name], width=width, scheme=scheme, is_editor=True)
    # What is fetched late is fetched, too.
    page.wait_for_load_state("networkidle")
    keep_picture(page, f"desk-{name}-{width}-{scheme}")

    assert page.answer.status == 200
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert (page.faults, page.hosts) == ([], {read_newsroom.address.split("/")[2]})
    violations = [rule for rule in Axe().run(page).response["violations"] if rule["impact"] in SERIOUS]
    assert [(rule["id"], [node["html"][:160] for node in rule["nodes"]]) for rule in violations] == []


def test_chart_is_whole_and_its_table_says_the_same(read_newsroom, open_page):
    page = open_page("/admin/statistics/", is_editor=True)

    dots = page.eval_on_selector_all(
        ".chart .dot title", "found => found.map(title => Number(title.textContent.split(': ')[1]))"
    )
    table = page.eval_on_selector_all(
        ".nr-long tbody td:nth-child(2)", "found => found.map(cell => Number(cell.textContent.replace(',', '')))"
    )

    assert dots == table[::-1]
    assert len(dots) == 30
    assert page.eval_on_selector(".chart .line", "line => getComputedStyle(line).stroke") != "none"


@pytest.mark.parametrize("theme", ["auto", "dark"])
def test_paper_shows_every_day_and_no_controls(read_newsroom, open_page, keep_picture, theme):
    page = open_page("/admin/statistics/", is_editor=True, scheme="dark")
    page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(media="print", color_scheme="dark")
    keep_picture(page, f"desk-statistics-on-paper-{theme}")

    assert page.is_hidden(".nr-tools") and page.is_hidden("#header")
    assert page.is_visible(".chart")
    assert dark != page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.eval_on_selector(".nr-long", "box => box.scrollHeight <= box.clientHeight + 1")


def test_correction_goes_from_the_desk_to_the_readers_page(read_newsroom, open_page):
    def shown():
        with urllib.request.urlopen(f"{read_newsroom.address}/api/views?ids=1") as answer:
            return json.load(answer)["1"]

    before = shown()
    page = open_page("/admin/articles/article/1/change/", is_editor=True)
    follow(page.locator("a[href$='/articles/article/1/views/']"))
    page.fill("[name=delta]", "-2")
    page.click("form button.primary")
    assert page.eval_on_selector("[name=reason]", "field => field.matches(':invalid')")

    page.fill("[name=reason]", "巡检脚本被当成读者")
    follow(page.locator("form button.primary"))

    assert page.inner_text(".nr-table tbody td.nr-reason") == "巡检脚本被当成读者"
    assert shown() == before - 2


def test_table_is_taken_home_as_a_spreadsheet(read_newsroom, open_page):
    page = open_page("/admin/statistics/", is_editor=True)

    with page.expect_download() as taken:
        page.click("section[aria-labelledby='most-read'] .nr-files button[formaction$='format=xlsx']")

    assert taken.value.suggested_filename.startswith("statistics-most-read-")


def test_list_of_articles_has_a_line_for_each(read_newsroom, open_page):
    page = open_page("/admin/articles/article/", is_editor=True)

    assert page.locator("#result_list tbody tr").count() == page.locator("#result_list svg.spark").count()
