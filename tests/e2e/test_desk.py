"""The editors' desk in a real browser, with mouse, with keyboard, and without script."""

import pytest
from axe_playwright_python.sync_playwright import Axe

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
}
# What stock Django and the editor leave behind, and we do not own.
SERIOUS = ("serious", "critical")


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
@pytest.mark.parametrize("name", DESKS)
def test_desk_is_whole_quiet_and_open_to_all(newsroom, open_page, keep_picture, name, width, scheme):
    page = open_page(DESKS[name], width=width, scheme=scheme, is_editor=True)
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
    page.click("[name=_save]")
    open_page("/articles/1/")
    unpublished = open_page("/articles/1/").content()
    page.goto(f"{newsroom.address}/admin/articles/article/1/change/")
    status = page.inner_text(".nr-statusline")
    page.click("[name=_publish]")
    page.click("button.primary")
    after = open_page("/articles/1/").content()

    assert "经编辑修改的摘要" not in unpublished
    assert "有未发布的修改" in status
    assert "经编辑修改的摘要" in after


def test_back_to_the_previous_edition_is_one_click(newsroom, open_page):
    page = open_page("/admin/articles/book/1/change/", is_editor=True)
    page.fill("#id_subtitle", "写错了的副题")
    page.click("[name=_publish]")
    page.click("button.primary")
    assert "写错了的副题" in open_page("/books/1/").content()

    page.goto(f"{newsroom.address}/admin/articles/book/1/editions/")
    page.get_by_role("button", name="退回上一版").click()

    assert "写错了的副题" not in open_page("/books/1/").content()
    page.goto(f"{newsroom.address}/admin/articles/book/1/change/")
    assert page.input_value("#id_subtitle") == "写错了的副题"


def test_inline_rows_are_ordered_by_keyboard(newsroom, open_page):
    page = open_page("/admin/articles/book/1/change/", is_editor=True)
    titles = "[name^='parts-'][name$='-title']"
    before = page.eval_on_selector_all(titles, "fields => fields.map((field) => field.value)")

    page.locator(titles).nth(1).focus()
    page.keyboard.press("Alt+ArrowUp")
    page.click("[name=_continue]")

    after = page.eval_on_selector_all(titles, "fields => fields.map((field) => field.value)")
    assert after[:2] == before[1::-1]


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
    page.click("[name=_continue]")

    body = page.input_value("#id_body")
    assert "<strong>粗</strong>" in body
    assert [word for word in ("style", "class", "javascript", "data:", "script", "Mso") if word in body] == []


def test_desk_speaks_the_language_of_its_user(newsroom, open_page):
    page = open_page("/admin/", is_editor=True)

    page.get_by_role("button", name="English").click()
    english = page.inner_text("#content")
    page.get_by_role("button", name="中文").click()

    assert "New event" in english
    assert "新活动" in page.inner_text("#content")
