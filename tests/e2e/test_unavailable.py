"""A save that waits too long for somebody else's: the page that answers keeps what was typed and sends it again."""

import sqlite3
from contextlib import contextmanager

import pytest

ADD = "/admin/articles/event/add/"


@pytest.fixture
def somebody_writes(newsroom):
    """Another process holds the write lock of the newsroom's database."""

    @contextmanager
    def held():
        other = sqlite3.connect(f"{newsroom.environ['NEWSROOM_DATA']}/newsroom.sqlite3", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")
        other.close()

    return held


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_event_that_could_not_be_saved_is_sent_again(open_page, somebody_writes, keep_picture, width, scheme):
    page = open_page(ADD, width=width, scheme=scheme, is_editor=True)
    title = f"写入时的座谈会 {width} “首发”"
    page.fill("#id_title", title)
    page.fill("#id_starts_on", "2019-03-05")
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    page.fill("#id_summary", "第一行\n第二行 <不是标签>")

    with somebody_writes():
        with page.expect_navigation() as navigation:
            page.click("[name=_continue]")
        assert navigation.value.status == 503
        assert "别人正在写入" in page.inner_text("#content")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        keep_picture(page, f"unavailable-{width}-{scheme}")
        # Whoever only reads is not kept waiting.
        assert open_page(ADD, is_editor=True).answer.status == 200
    page.get_by_role("button", name="重新提交").click()

    page.wait_for_url("**/change/**")
    assert page.input_value("#id_title") == title
    assert page.input_value("#id_starts_on") == "2019/03/05"
    assert page.input_value("#id_summary") == "第一行\n第二行 <不是标签>"
