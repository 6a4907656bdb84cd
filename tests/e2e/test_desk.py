"""The editors' desk in a real browser, with mouse, with keyboard, and without script."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser import follow

DESKS = {
    "front": "/admin/",
    "article-list": "/admin/articles/article/",
    "article": "/admin/articles/article/1/change/",
    "event": "/admin/articles/event/1/change/",
    "event-new": "/admin/articles/event/add/",
    "roster": "/admin/articles/event/1/roster/attendee/",
    "agreement": "/admin/articles/agreement/1/change/",
    "book": "/admin/articles/book/1/change/",
    "person": "/admin/articles/person/1/change/",
    "organization": "/admin/articles/organization/1/change/",
    "picture": "/admin/articles/image/1/change/",
    "pictures": "/admin/articles/image/",
    "several": "/admin/articles/image/several/",
    "publish": "/admin/articles/article/1/publish/",
    "editions": "/admin/articles/article/1/editions/",
    "site": "/admin/articles/sitesettings/1/change/",
    "article-new": "/admin/articles/article/add/",
    "picture-new": "/admin/articles/image/add/",
    "picker": "/admin/articles/image/pick/",
    "attachment-new": "/admin/articles/attachment/add/",
    "people": "/admin/articles/person/",
    "tag": "/admin/articles/tag/1/change/",
    "page": "/admin/articles/page/1/change/",
    "differences": "/admin/articles/article/1/differences/",
    "withdraw": "/admin/articles/article/1/withdraw/",
    "history": "/admin/articles/article/1/history/",
    "recover": "/admin/articles/article/recover/",
    "delete": "/admin/articles/article/1/delete/",
    "password": "/admin/password_change/",
    "user": "/admin/auth/user/1/change/",
    "group-new": "/admin/auth/group/add/",
}
# What stock Django and the editor leave behind, and we do not own.
SERIOUS = ("serious", "critical")


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
@pytest.mark.parametrize("name", DESKS)
def test_desk_is_whole_quiet_and_open_to_all(newsroom, open_page, keep_picture, name, width, scheme):
    page = open_page(DESKS[name], width=width, scheme=scheme, is_editor=True)
    # What is fetched late is fetched, too.
    page.wait_for_load_state("networkidle")
    keep_picture(page, f"desk-{name}-{width}-{scheme}")

    assert page.answer.status == 200
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert (page.faults, page.hosts) == ([], {newsroom.address.split("/")[2]})
    violations = [rule for rule in Axe().run(page).response["violations"] if rule["impact"] in SERIOUS]
    assert [(rule["id"], [node["html"][:160] for node in rule["nodes"]]) for rule in violations] == []


def test_login_is_open_to_all(open_page, keep_picture):
    page = open_page("/admin/login/")
    keep_picture(page, "desk-login")

    assert page.faults == []
    violations = Axe().run(page).response["violations"]
    assert [rule["id"] for rule in violations if rule["impact"] in SERIOUS] == []


def test_newcomer_edits_publishes_and_sees_the_change(newsroom, open_page):
    page = open_page("/admin/articles/article/1/change/", is_editor=True)
    before = open_page("/articles/1/")
    assert "经编辑修改的摘要" not in before.content()

    page.fill("#id_subtitle", "经编辑修改的摘要")
    follow(page.locator("[name=_save]"))
    open_page("/articles/1/")
    unpublished = open_page("/articles/1/").content()
    page.goto(f"{newsroom.address}/admin/articles/article/1/change/")
    status = page.inner_text(".nr-statusline")
    follow(page.locator("[name=_publish]"))
    follow(page.locator("button.primary"))
    after = open_page("/articles/1/").content()

    assert "经编辑修改的摘要" not in unpublished
    assert "有未发布的修改" in status
    assert "经编辑修改的摘要" in after


def test_back_to_the_previous_edition_is_one_click(newsroom, open_page):
    page = open_page("/admin/articles/book/1/change/", is_editor=True)
    page.fill("#id_subtitle", "写错了的副题")
    follow(page.locator("[name=_publish]"))
    follow(page.locator("button.primary"))
    assert "写错了的副题" in open_page("/books/1/").content()

    page.goto(f"{newsroom.address}/admin/articles/book/1/editions/")
    follow(page.get_by_role("button", name="退回上一版"))

    assert "写错了的副题" not in open_page("/books/1/").content()
    page.goto(f"{newsroom.address}/admin/articles/book/1/change/")
    assert page.input_value("#id_subtitle") == "写错了的副题"


def test_inline_rows_are_ordered_by_keyboard(newsroom, open_page):
    page = open_page("/admin/articles/book/1/change/", is_editor=True)
    titles = "[name^='parts-'][name$='-title']"
    before = page.eval_on_selector_all(titles, "fields => fields.map((field) => field.value)")

    page.locator(titles).nth(1).focus()
    page.keyboard.press("Alt+ArrowUp")
    follow(page.locator("[name=_continue]"))

    after = page.eval_on_selector_all(titles, "fields => fields.map((field) => field.value)")
    assert after[:2] == before[1::-1]


def test_inline_row_is_dragged_by_the_mouse_and_saved_there(newsroom, open_page):
    page = open_page("/admin/articles/book/1/change/", is_editor=True)
    titles = "[name^='parts-'][name$='-title']"
    before = page.eval_on_selector_all(titles, "fields => fields.map((field) => field.value)")
    rows = page.locator("#parts-group tr.form-row:not(.empty-form)")
    rows.first.scroll_into_view_if_needed()
    grip, target = rows.first.locator(".or-grip").bounding_box(), rows.nth(2).bounding_box()

    page.mouse.move(grip["x"] + 5, grip["y"] + 5)
    page.mouse.down()
    page.mouse.move(grip["x"] + 5, target["y"] + target["height"] - 5, steps=12)
    page.mouse.up()
    follow(page.locator("[name=_continue]"))

    after = page.eval_on_selector_all(titles, "fields => fields.map((field) => field.value)")
    assert after == [*before[1:3], before[0], *before[3:]]


def test_text_pasted_from_word_keeps_its_structure_alone(newsroom, open_page):
    page = open_page("/admin/articles/article/add/", is_editor=True)
    html = (
        '<h1 style="color:red">标题</h1><p class="MsoNormal" style="mso-x:1"><b>粗</b>字'
        '<a href="javascript:alert(1)">坏</a></p><img src="data:image/png;base64,AA=="><script>alert(1)</script>'
    )

    page.evaluate(
        """(html) => {
            const box = document.querySelector(".ProseMirror[contenteditable]"), data = new DataTransfer();
            box.focus();
            data.setData("text/html", html);
            box.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
        }""",
        html,
    )
    page.fill("#id_title", "从文字处理软件粘贴的稿子")
    follow(page.locator("[name=_continue]"))

    body = page.input_value("#id_body")
    assert "<strong>粗</strong>" in body
    assert [word for word in ("style", "class", "javascript", "data:", "script", "Mso") if word in body] == []


def test_picture_of_the_desk_is_put_into_the_body(newsroom, open_page):
    page = open_page("/admin/articles/article/2/change/", is_editor=True)
    assert "<figure" not in page.input_value("#id_body")

    page.get_by_role("button", name="图片", exact=True).click()
    with page.expect_popup() as opened:
        page.get_by_role("button", name="从图片库选…").click()
    picker = opened.value
    # Before that, its script may not have heard of the click.
    picker.wait_for_load_state("load")
    with picker.expect_event("close"):
        # The click closes the window that would answer it: it comes a moment after the answer.
        picker.locator("[data-address]").first.evaluate("picture => { setTimeout(() => picture.click()) }")
    page.get_by_role("button", name="插入", exact=True).click()
    follow(page.locator("[name=_continue]"))

    figure = re.search(r'<figure><img src="(/media/[0-9a-f]{64}-960.jpg)" alt="([^"]+)"', page.input_value("#id_body"))
    assert figure is not None
    preview = open_page("/admin/articles/article/2/preview/", is_editor=True)
    assert preview.locator(f"img[src='{figure[1]}']").evaluate("image => image.naturalWidth") == 960


def test_body_is_made_a_heading_by_keyboard_alone(open_page):
    page = open_page("/admin/articles/article/add/", is_editor=True)
    page.locator(".ProseMirror[contenteditable]").focus()
    page.keyboard.type("小节的题目")

    page.get_by_role("button", name="段落或标题").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")

    assert page.input_value("#id_body") == "<h2>小节的题目</h2>"


def test_buttons_of_the_body_speak_chinese(open_page):
    page = open_page("/admin/articles/article/add/", is_editor=True)

    names = page.eval_on_selector_all(
        ".prose-menubar button", "buttons => buttons.map((button) => button.ariaLabel || button.textContent)"
    )

    assert len(names) > 20
    assert [name for name in names if not re.search("[\u4e00-\u9fff]", name)] == []


def test_article_opened_and_saved_is_no_change(newsroom, open_page):
    page = open_page("/admin/articles/article/3/change/", is_editor=True)
    before = page.inner_text(".nr-statusline")

    follow(page.locator("[name=_continue]"))

    assert page.inner_text(".nr-statusline") == before
    assert "已发布" in before


def test_long_title_is_seen_whole_and_no_row_is_cut_off(open_page):
    for width in (1280, 1024):
        page = open_page("/admin/articles/article/1/change/", width=width, is_editor=True)
        assert page.evaluate("(t => t.scrollHeight <= t.clientHeight + 1)(document.getElementById('id_title'))")
        cut = "boxes => boxes.filter((box) => box.scrollWidth > box.clientWidth).map((box) => box.id)"
        assert page.eval_on_selector_all(".inline-group", cut) == []


def test_existing_tags_are_suggested_and_taken_by_keyboard(open_page):
    page = open_page("/admin/articles/article/add/", is_editor=True)
    field, options = page.locator("#id_tags"), page.locator("#id_tags-tags [role=option]")

    field.press_sequentially("新的，城市")
    options.first.wait_for()
    shown = options.all_inner_texts()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    field.press_sequentially("、金山")
    options.first.wait_for()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")

    assert shown == ["城市治理"]
    assert page.input_value("#id_tags") == "新的，城市治理、金山区"
    assert options.count() == 0


def test_refused_form_leads_to_each_place_to_mend(open_page):
    page = open_page("/admin/articles/article/add/", is_editor=True)
    page.fill("#id_published_on", "2019-02-30")
    page.fill("#id_subtitle", "没有丢")
    follow(page.locator("[name=_save]"))

    links = page.locator(".nr-mend a")
    anchors = links.evaluate_all("links => links.map((link) => link.hash)")

    assert anchors == ["#id_title", "#id_published_on"]
    assert page.input_value("#id_subtitle") == "没有丢"
    assert page.locator(".errornote:visible").count() == 1


def test_earlier_draft_is_brought_back_in_the_browser(newsroom, open_page):
    page = open_page("/admin/articles/book/2/change/", is_editor=True)
    title = page.input_value("#id_title")
    page.fill("#id_title", "改坏的书名")
    follow(page.locator("[name=_continue]"))

    follow(page.get_by_role("link", name="草稿历史"))
    follow(page.locator("#change-history tbody a").last)
    follow(page.get_by_role("button", name="打开这一稿"))
    follow(page.locator("[name=_save]"))

    page.goto(f"{newsroom.address}/admin/articles/book/2/change/")
    assert page.input_value("#id_title") == title


def test_desk_speaks_the_language_of_its_user(newsroom, open_page):
    page = open_page("/admin/", is_editor=True)

    follow(page.get_by_role("button", name="English"))
    english = page.inner_text("#content")
    follow(page.get_by_role("button", name="中文"))

    assert "New event" in english
    assert "新活动" in page.inner_text("#content")
