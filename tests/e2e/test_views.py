"""A view in a real browser: counted when the page is seen, once a showing, and printed on the page."""

import json
import re
import urllib.request

import pytest

# As a reader's browser names itself, which headless Chromium does not.
AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36"
LONGER_THAN_A_REPEAT = 5100  # milliseconds; VIEW_REPEAT_SECONDS is 5 here
HIDDEN = """
    let state = "hidden";
    Object.defineProperty(document, "visibilityState", {get: () => state});
    window.show = () => { state = "visible"; document.dispatchEvent(new Event("visibilitychange")); };
"""
PRERENDERING = """
    let is = true;
    Object.defineProperty(document, "prerendering", {get: () => is});
    window.show = () => { is = false; document.dispatchEvent(new Event("prerenderingchange")); };
"""


@pytest.fixture(scope="module")
def reader_chrome(launch):
    """A browser that is not driven, as far as a page can tell, and that keeps pages for Back and Forward."""
    return launch("--disable-blink-features=AutomationControlled", ignore_default_args=["--disable-back-forward-cache"])


@pytest.fixture
def reader(reader_chrome, newsroom):
    """Opens pages as one reader, whose agent is its own: `reader(init_script)`; beacons are on `.sent`."""
    contexts = []

    def opened(script="", *, agent=None):
        number = reader.count = getattr(reader, "count", 0) + 1
        context = reader_chrome.new_context(user_agent=agent or f"{AGENT} Reader/{id(contexts)}.{number}")
        contexts.append(context)
        page = context.new_page()
        page.sent, page.faults = [], []
        page.on("response", lambda answer: page.sent.append(answer) if "/api/views" in answer.url else None)
        page.on("console", lambda said: page.faults.append(said.text) if said.type in ("error", "warning") else None)
        if script:
            page.add_init_script(script)
        return page

    yield opened
    for context in contexts:
        context.close()


def figure(newsroom, article_id):
    with urllib.request.urlopen(f"{newsroom.address}/api/views?ids={article_id}") as answer:
        return json.load(answer)[str(article_id)]


def read(page, newsroom, path="/articles/1/"):
    page.goto(f"{newsroom.address}{path}", wait_until="networkidle")


def printed(page):
    return int(re.sub(r"\D", "", page.inner_text("[data-view-token]")))


def test_page_that_is_seen_is_counted_and_prints_the_new_figure(newsroom, reader):
    before, page = figure(newsroom, 1), reader()

    read(page, newsroom)

    assert (printed(page), figure(newsroom, 1)) == (before + 1, before + 1)
    assert ([answer.status for answer in page.sent], page.faults, page.context.cookies()) == ([200], [], [])


def test_reload_at_once_is_the_same_view_and_later_another(newsroom, reader):
    before, page = figure(newsroom, 1), reader()
    read(page, newsroom)

    page.reload(wait_until="networkidle")
    at_once = figure(newsroom, 1)
    page.wait_for_timeout(LONGER_THAN_A_REPEAT)
    page.reload(wait_until="networkidle")

    assert (at_once, figure(newsroom, 1)) == (before + 1, before + 2)


@pytest.mark.parametrize("script", [HIDDEN, PRERENDERING], ids=["hidden", "prerendered"])
def test_page_that_nobody_sees_yet_is_counted_when_it_is_shown(newsroom, reader, script):
    before, page = figure(newsroom, 1), reader(script)
    read(page, newsroom)
    unseen = (len(page.sent), figure(newsroom, 1))

    with page.expect_response("**/api/views"):
        page.evaluate("show()")

    assert (unseen, figure(newsroom, 1)) == ((0, before), before + 1)


def test_back_brings_the_same_page_again_as_another_view(newsroom, reader):
    before, page = figure(newsroom, 1), reader()
    read(page, newsroom)
    page.evaluate("window.isTheSame = true")
    page.goto(f"{newsroom.address}/books/", wait_until="networkidle")
    page.wait_for_timeout(LONGER_THAN_A_REPEAT)

    with page.expect_response("**/api/views"):
        page.evaluate("history.back()")

    assert page.evaluate("window.isTheSame") is True
    assert figure(newsroom, 1) == before + 2


def test_driven_browser_sends_nothing(newsroom, open_page):
    before = figure(newsroom, 1)

    page = open_page("/articles/1/")

    assert page.evaluate("navigator.webdriver") is True
    assert figure(newsroom, 1) == before


def test_robot_and_staff_are_answered_and_not_counted(newsroom, reader, signed_in):
    before = figure(newsroom, 1)
    robot = reader(agent="Mozilla/5.0 (compatible; Baiduspider/2.0)")
    staff = reader()
    staff.context.add_cookies(signed_in["cookies"])

    for page in (robot, staff):
        read(page, newsroom)

    assert [answer.status for page in (robot, staff) for answer in page.sent] == [200, 200]
    assert figure(newsroom, 1) == before


def test_preview_is_never_counted(newsroom, reader, signed_in):
    page = reader()
    page.context.add_cookies(signed_in["cookies"])

    read(page, newsroom, "/admin/articles/article/1/preview/")

    assert (page.sent, page.locator("[data-view-token]").count()) == ([], 0)


def test_page_from_a_cache_that_is_a_day_old_counts_and_shows_today_s_figure(newsroom, reader):
    page = reader()
    with urllib.request.urlopen(f"{newsroom.address}/articles/1/") as answer:
        path, old = answer.url.removeprefix(newsroom.address), answer.read().decode()
    old = re.sub(r'(data-view-token="[^"]*">)[\d,]+', r"\g<1>1", old)
    before = figure(newsroom, 1)
    page.route(f"**{path}", lambda route: route.fulfill(body=old, content_type="text/html; charset=utf-8"))

    read(page, newsroom, path)

    assert printed(page) == figure(newsroom, 1) == before + 1
