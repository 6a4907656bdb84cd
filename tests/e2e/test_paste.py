"""A roster pasted in a real browser: read, corrected by the keyboard alone, added; and the same without script."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import follow

PASTE = "/admin/articles/event/{}/roster/{}/paste/"
TEXT = "甲大学教授张三，副教授李四，王五赵六，街镇领导等出席。"


@pytest.fixture
def pasted(open_page):
    """The grid of a paste: `pasted(event, role, text)`."""

    def page_of(event, role, text=TEXT, **how):
        page = open_page(PASTE.format(event, role), is_editor=True, **how)
        page.fill("[name=text]", text)
        follow(page.locator("[name=read]"))
        if how.get("java_script_enabled", True):
            page.wait_for_selector(".rg-row.here")
        return page

    return page_of


def rows(page):
    """What would be sent of each row: (kind, name, titles, source words)."""
    cells = ["kind", "name", "titles", "source"]
    return page.eval_on_selector_all(
        "[data-row]", f"rows => rows.map(row => {cells}.map(cell => row.querySelector(`[data-${{cell}}]`).value))"
    )


def names(page):
    return [name for _kind, name, _titles, _source in rows(page)]


def marks(page):
    """The underlined words above the grid, with their number."""
    return page.locator("[data-source-panel] mark").all_inner_texts()


def menu(page, letter):
    page.keyboard.press("F2")
    page.wait_for_selector(".rg-menu")
    page.keyboard.press(letter)


def go_to(page, place):
    page.locator("[data-row] [data-name]").nth(place).focus()


def on_desk(page, role):
    return [" ".join(row.split()) for row in page.locator(f"#roster-{role} .nr-rows li").all_inner_texts()]


def test_paste_is_corrected_and_added_by_the_keyboard_alone(open_page):
    page = open_page("/admin/articles/event/2/change/", is_editor=True)
    page.locator("[name=_paste][value=expert]").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.keyboard.insert_text(TEXT)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_selector(".rg-row.here")
    opened = page.evaluate("document.activeElement.value")

    go_to(page, 2)
    menu(page, "s")
    page.locator(".rg-split input").press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("[data-row]")).to_have_count(5)
    split = names(page)
    page.keyboard.press("Tab")
    page.keyboard.insert_text("乙学院")
    page.keyboard.press("Tab")
    page.keyboard.insert_text("讲师")
    page.keyboard.press("Alt+ArrowUp")
    go_to(page, 3)
    page.keyboard.press("Tab")
    page.keyboard.press("Control+d")
    page.keyboard.press("Tab")
    page.keyboard.insert_text("助教")
    page.keyboard.press("Control+Enter")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert (opened, split) == ("李四", ["张三", "李四", "王五", "赵六", "街镇领导"])
    listed = on_desk(page, "expert")
    assert [re.split(" ?？|等 ", row)[0] for row in listed] == [
        "1 张三 甲大学 教授",
        "2 李四 甲大学 副教授 推断",
        "3 赵六 乙学院 讲师",
        "4 王五 乙学院 助教",
        "5 组街镇领导",
        "",
    ]
    assert page.faults == []


def test_halves_and_joins_are_read_again_and_undone_in_turn(pasted):
    page = pasted(3, "expert")
    before, marked = rows(page), marks(page)

    go_to(page, 2)
    menu(page, "s")
    page.locator(".rg-split input").press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("[data-row]")).to_have_count(5)
    split, split_marks = rows(page), marks(page)
    go_to(page, 3)
    menu(page, "m")
    expect(page.locator("[data-row]")).to_have_count(4)
    merged = rows(page)
    go_to(page, 1)
    menu(page, "m")
    expect(page.locator("[data-row]")).to_have_count(3)
    joined = rows(page)[0]
    page.locator(".or-grip").first.focus()
    for _number in range(3):
        page.keyboard.press("Control+z")

    assert [row[3] for row in split] == ["甲大学教授张三", "副教授李四", "王五", "赵六", "街镇领导"]
    assert [mark[:-2] for mark in split_marks] == ["甲大学教授张三", "副教授李四", "王五", "赵六", "街镇领导"]
    assert merged == before
    assert (joined[1], joined[3]) == ("张三", "甲大学教授张三，副教授李四")
    assert (rows(page), marks(page)) == (before, marked)
    assert page.faults == []


def test_current_row_is_lit_in_the_paste_and_a_click_there_goes_to_it(pasted):
    page = pasted(3, "expert")

    lit = page.locator("mark.here").all_inner_texts()
    page.locator("[data-source-panel] mark").nth(3).click()

    assert [text[:-2] for text in lit] == ["副教授李四"]
    assert page.evaluate("document.activeElement.value") == "街镇领导"
    assert page.locator("mark.here").inner_text()[:-2] == "街镇领导"
    assert re.findall(r"\d+", page.inner_text("[data-coverage]")) == ["27", "20", "7", "0"]


def test_right_row_takes_the_dashes_off(pasted):
    page = pasted(3, "expert")
    dashed = page.locator("mark.doubt").count()

    page.locator("[data-row]").nth(1).locator(".reason button").click()

    assert (dashed, page.locator("mark.doubt").count()) == (2, 1)
    assert rows(page)[1][2] == "甲大学 | 副教授"


def test_words_not_understood_stop_until_they_are_decided(pasted):
    page = pasted(3, "expert", "Mary Jones, Dean of Example University; 34%")
    kinds = [row[0] for row in rows(page)]
    unread = page.locator("mark.unread").all_inner_texts()

    page.locator("[data-confirm]").click()
    stopped = page.evaluate("document.activeElement.closest('[data-choose]') !== null")
    page.locator("[data-choose] button").nth(1).click()
    decided = rows(page)[-1]

    assert (kinds, [text[:-2] for text in unread], stopped) == (["person", "unknown"], ["34%"], True)
    assert decided[:2] == ["group", "34%"]
    assert page.locator("mark.unread").count() == 0


def test_known_person_is_ticked_and_a_name_alone_must_be_decided(pasted):
    page = pasted(3, "expert", "上海交通大学党委副书记顾锋，韩志明")

    ticked = page.locator("[data-row]").first.locator("[data-same]:checked").count()
    open_choices = page.locator("[data-row]").nth(1).locator("[data-same]:checked").count()
    page.locator("[data-confirm]").click()
    page.locator("[data-row]").nth(1).locator("[data-same]").first.check()

    assert (ticked, open_choices) == (1, 0)
    assert rows(page)[1][2].startswith("上海交通大学国际与公共事务学院? | ")
    assert re.search(r"2019-\d\d-\d\d", page.locator(".rg-note.known:not([hidden])").last.inner_text())


def test_full_name_replaces_a_short_one_and_new_organizations_are_listed(pasted):
    page = pasted(3, "expert", "金山区廊下镇镇长江菊旺，某某协会会长张三")
    before = page.locator("[data-makes] span").all_inner_texts()

    page.locator(".suggest button").click()
    expect(page.locator("[data-makes] span")).to_have_count(1)
    page.locator(".rg-org").nth(1).fill("另一个协会")
    page.locator(".rg-org").nth(1).press("Tab")
    expect(page.locator("[data-makes]")).to_have_text("另一个协会")

    assert before == ["金山区廊下镇", "某某协会"]
    assert rows(page)[0][2] == "上海市金山区廊下镇人民政府 | 镇长"


def test_going_back_warns_of_changed_rows_and_brings_the_text(pasted):
    page, asked = pasted(3, "expert"), []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.locator("[data-name]").first.fill("张四")

    follow(page.locator("[name=back]"))

    assert (asked, page.input_value("[name=text]")) == (["confirm"], TEXT)


def test_row_that_stands_already_is_struck_out_and_taken_back(pasted):
    page = pasted(1, "attendee", "上海市金山区委副书记程鹏，某某协会会长张三")
    first = page.locator("[data-row]").first

    struck = "out" in first.get_attribute("class").split()
    count = page.inner_text("[data-confirm]")
    first.locator(".already button").click()

    assert (struck, "1" in count, "2" in page.inner_text("[data-confirm]")) == (True, True, True)


def test_signatory_says_for_which_party(pasted):
    page = pasted(1, "reporter", "国际与公共事务学院院长孙七，某某协会会长周八")
    parties = [page.locator("[data-row]").nth(place).locator("[data-party]") for place in (0, 1)]
    hidden = [party.is_visible() for party in parties]

    for place in (0, 1):
        page.locator("[data-row]").nth(place).locator("[data-sign]").check()
    page.locator("[data-confirm]").click()

    assert hidden == [False, False]
    assert [bool(party.input_value()) for party in parties] == [True, False]
    assert page.evaluate("document.activeElement.matches('[data-party]')") is True


def test_paste_works_without_script(pasted):
    text = "甲大学教授孙七，副教授周八，吴九郑十，街镇领导等出席。"
    page = pasted(6, "expert", text, java_script_enabled=False)
    page.locator("[name=row-1-out]").check()
    follow(page.locator("[name=back]").first)
    kept = page.input_value("[name=text]")
    page.fill("[name=text]", kept.replace("吴九郑十", "吴九\n郑十"))
    follow(page.locator("[name=read]"))
    page.locator("[name=row-1-out]").check()
    page.locator("[name=row-2-titles]").fill("乙学院 | 讲师")
    page.locator("[name=row-3-order]").fill("1")
    page.locator("[name=row-0-order]").fill("2")

    follow(page.locator("[name=add]").last)

    assert kept == text
    assert [re.split(" ?？|等 ", row)[0] for row in on_desk(page, "expert")] == [
        "1 郑十",
        "2 孙七 甲大学 教授",
        "3 吴九 乙学院 讲师",
        "4 组街镇领导",
        "",
    ]


def test_words_of_a_saved_row_are_read_again_and_the_row_stays_the_same(pasted, open_page):
    page = pasted(4, "expert", "某大学教授冯甲甲，陈乙乙褚丙丙")
    page.locator("[data-name]").nth(1).fill("褚丙丙")
    page.locator("[data-row]").nth(1).locator(".rg-org").fill("")
    page.locator("[data-row]").nth(1).locator(".rg-title").fill("")
    page.locator("[data-confirm]").click()
    page.wait_for_url(re.compile("#roster-expert"))
    page = open_page("/admin/articles/event/4/roster/expert/", is_editor=True)
    saved = page.locator("[data-id]").nth(1).input_value()

    go_to(page, 1)
    menu(page, "s")
    page.locator(".rg-split input").press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("[data-row]")).to_have_count(4)
    ids = page.locator("[data-id]").evaluate_all("fields => fields.map(field => field.value)")
    page.locator("[data-confirm]").click()
    page.wait_for_url(re.compile("#roster-expert"))

    assert ids[1:] == ["", saved, ""]
    assert [re.split(" ?？", row)[0] for row in on_desk(page, "expert")] == [
        "1 冯甲甲 某大学 教授",
        "2 陈乙乙",
        "3 褚丙丙",
    ]
    assert page.faults == []


def test_table_is_brought_into_the_grid(open_page):
    page = open_page(PASTE.format(6, "reporter"), is_editor=True)
    table = {"name": "名单.csv", "mimeType": "text/csv", "buffer": "单位,姓名,职务\n甲报,张三,记者\n".encode()}

    page.set_input_files("[name=table]", table)
    follow(page.locator("[name=read]"))

    assert rows(page)[-1][:3] == ["person", "张三", "甲报 | 记者"]


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_grid_of_a_paste_fits_its_window(pasted, keep_picture, width, scheme):
    page = pasted(3, "expert", width=width, scheme=scheme)

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    keep_picture(page, f"paste-{width}-{scheme}")
