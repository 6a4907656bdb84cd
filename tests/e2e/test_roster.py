"""The roster grid and the event desk in a real browser: keyboard alone, mouse, an input method, and without script."""

import re

from playwright.sync_api import expect

from tests.browser import follow

GRID = "/admin/articles/event/{}/roster/{}/"


def names(page):
    return page.eval_on_selector_all("[data-row] [data-name]", "fields => fields.map((field) => field.value)")


def test_list_is_reordered_and_extended_by_keyboard_alone(newsroom, open_page):
    page = open_page("/admin/articles/event/2/roster/guest/", is_editor=True)
    page.keyboard.type("甲来宾")
    page.keyboard.press("Tab")
    page.keyboard.type("某单位")
    page.keyboard.press("Tab")
    page.keyboard.type("主任")
    page.keyboard.press("Enter")
    page.locator("[data-row] [data-name]").nth(1).focus()
    page.keyboard.type("乙来宾")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+d")
    page.keyboard.press("Tab")
    page.keyboard.type("副主任")
    page.keyboard.press("Alt+ArrowUp")
    assert names(page)[:2] == ["乙来宾", "甲来宾"]

    page.keyboard.press("Control+Enter")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("change"))

    rows = page.locator("#roster-guest .nr-rows li").all_inner_texts()
    assert [" ".join(row.split()) for row in rows] == ["1 乙来宾 某单位 副主任", "2 甲来宾 某单位 主任"]


def test_known_name_is_offered_and_never_taken(open_page):
    page = open_page("/admin/articles/event/2/roster/reporter/", is_editor=True)

    page.keyboard.type("顾锋")
    page.keyboard.press("Tab")
    page.wait_for_selector("[data-same]")

    assert page.locator("[data-same]:checked").count() == 0
    assert "党委副书记" in page.inner_text("[data-choices]")


def test_undo_brings_a_moved_row_back(open_page):
    page = open_page("/admin/articles/event/1/roster/expert/", is_editor=True)
    before = names(page)

    page.keyboard.press("Alt+ArrowDown")
    moved = names(page)
    page.locator("[data-undo]").click()

    assert moved[:2] == before[1::-1]
    assert names(page) == before


def test_list_is_edited_without_script(newsroom, open_page):
    page = open_page("/admin/articles/event/3/roster/guest/", is_editor=True, java_script_enabled=False)
    page.locator("[name=row-0-name]").fill("丙来宾")
    page.locator("[name=row-0-titles]").fill("某大学 | 教授\n原某镇 | 镇长")
    page.locator("[name=row-1-name]").fill("若干代表")
    page.locator("[name=row-1-kind]").select_option("group")
    page.locator("[name=row-1-order]").fill("1")
    page.locator("[name=row-0-order]").fill("2")

    follow(page.locator("[name=save]"))

    rows = page.locator("#roster-guest .nr-rows li").all_inner_texts()
    assert [" ".join(row.split()) for row in rows] == ["1 组若干代表", "2 丙来宾 某大学 教授原任 某镇 镇长"]


def rows(page):
    """What would be sent of each row: (name, titles)."""
    return page.eval_on_selector_all(
        "[data-row]",
        """rows => rows.map(row => ["name", "titles"].map(cell => row.querySelector(`[data-${cell}]`).value))""",
    )


def said(page):
    """What a screen reader was told last."""
    expect(page.locator("[data-say]")).not_to_be_empty()
    return page.inner_text("[data-say]")


def menu(page, letter):
    page.keyboard.press("F2")
    page.wait_for_selector(".rg-menu")
    page.keyboard.press(letter)


def type_rows(page, *names):
    for name in names:
        page.keyboard.type(name)
        page.keyboard.press("Enter")


def test_enter_goes_down_the_column_and_shift_enter_up(open_page):
    page = open_page(GRID.format(1, "expert"), is_editor=True)
    held = "document.activeElement.className + ' ' + document.activeElement.value"

    page.locator(".rg-title").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    below = page.evaluate("document.activeElement.closest('[data-row]').dataset.index")
    page.keyboard.press("Shift+Enter")

    assert (below, page.evaluate(held)) == ("2", "rg-title 教授")
    assert page.evaluate("document.activeElement.closest('[data-row]').dataset.index") == "1"


def test_moved_row_is_announced_with_its_place(open_page):
    page = open_page(GRID.format(1, "speaker"), is_editor=True)

    page.keyboard.press("Alt+ArrowDown")
    moved = said(page)
    page.locator(".or-grip").nth(1).focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-say]")).to_contain_text("3")

    assert (moved, said(page)) == ("移到第 2 行，共 4 行", "移到第 3 行，共 4 行")
    assert names(page)[:3] == ["程鹏", "姜文宁", "顾锋"]
    assert page.evaluate("document.activeElement.className") == "or-grip"


def test_row_is_dragged_by_the_mouse(open_page):
    page = open_page(GRID.format(1, "expert"), is_editor=True)
    before = names(page)
    grip, target = page.locator(".or-grip").first.bounding_box(), page.locator("[data-row]").nth(3).bounding_box()

    page.mouse.move(grip["x"] + 5, grip["y"] + 5)
    page.mouse.down()
    page.mouse.move(grip["x"] + 5, target["y"] + target["height"] - 5, steps=12)
    page.mouse.up()

    assert names(page) == [*before[1:4], before[0], *before[4:]]
    assert page.eval_on_selector_all("[data-order]", "fields => fields.map(field => field.value)") == [
        str(place) for place in range(1, len(before) + 1)
    ]


def test_click_in_another_row_lands_where_it_was_aimed(open_page):
    page = open_page(GRID.format(1, "attendee"), is_editor=True)
    tops = "rows => rows.map(row => row.getBoundingClientRect().top)"
    before = page.eval_on_selector_all("[data-row]", tops)

    page.locator(".rg-more").nth(4).click()

    assert page.eval_on_selector_all("[data-row]", tops) == before
    assert page.locator("[data-row]").nth(4).locator(".rg-menu").count() == 1
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "rg-more"


def test_menu_does_each_thing_by_its_letter(open_page):
    page = open_page(GRID.format(5, "guest"), is_editor=True)
    type_rows(page, "甲来宾", "乙来宾", "丙来宾、丁来宾", "若干代表")
    page.locator(".rg-org").first.fill("某单位")
    page.locator(".rg-title").first.fill("主任")

    page.locator("[data-name]").first.focus()
    menu(page, "t")
    below = rows(page)[1:4]
    page.locator("[data-name]").nth(3).focus()
    menu(page, "g")
    groups = page.locator(".rg-row.is-group").count()
    page.locator("[data-name]").nth(2).focus()
    menu(page, "s")
    page.keyboard.press("PageDown")
    page.keyboard.press("Enter")
    split = names(page)
    page.locator("[data-name]").nth(1).focus()
    menu(page, "l")
    page.keyboard.type("另一单位")
    menu(page, "o")
    lines = rows(page)[1]
    page.locator("[data-name]").nth(1).focus()
    menu(page, "m")
    merged = rows(page)[0]
    page.locator("[data-name]").nth(3).focus()
    menu(page, "p")
    people = page.locator(".rg-row.is-group").count()
    menu(page, "x")

    assert below == [[name, "某单位? | 主任"] for name in ("乙来宾", "丙来宾、丁来宾", "若干代表")]
    assert (groups, people) == (1, 0)
    assert split[:5] == ["甲来宾", "乙来宾", "丙来宾", "丁来宾", "若干代表"]
    assert lines == ["乙来宾", "某单位? | 主任\n某单位 | "]
    assert merged == ["甲来宾", "某单位 | 主任\n某单位? | 主任\n某单位 | "]
    assert names(page)[:4] == ["甲来宾", "丙来宾", "丁来宾", "若干代表"]
    assert page.locator(".rg-row.out [data-name]").input_value() == "若干代表"
    assert "3" in page.inner_text("[data-confirm]")


def test_every_operation_on_rows_is_undone_in_turn(open_page):
    page = open_page(GRID.format(1, "attendee"), is_editor=True)
    before = rows(page)

    for letter in ("m", "s", "g", "x", "n"):
        page.locator("[data-name]").nth(2).focus()
        menu(page, letter)
        if letter == "s":
            page.keyboard.press("Enter")
    page.locator(".or-grip").first.focus()
    for _number in range(5):
        page.keyboard.press("Control+z")

    assert rows(page) == before
    assert page.locator(".rg-row.out, .rg-split").count() == 0
    assert page.locator("[data-same]:checked").count() == 6


def test_same_as_above_is_typed_or_pressed(open_page):
    page = open_page(GRID.format(5, "expert"), is_editor=True)
    type_rows(page, "甲", "乙", "丙")
    page.locator(".rg-org").first.fill("某单位")
    page.locator(".rg-org").nth(1).fill("同上")
    page.locator(".rg-org").nth(1).press("Tab")
    page.locator(".rg-title").nth(2).focus()
    page.keyboard.press("Control+d")

    assert [titles for _name, titles in rows(page)][:3] == ["某单位 | ", "某单位 | ", "某单位 | "]


def test_no_key_acts_while_an_input_method_composes(open_page):
    page = open_page(GRID.format(1, "expert"), is_editor=True)
    before = (rows(page), page.evaluate("document.activeElement.name"))

    acted = page.evaluate(
        """() => {
            const keys = [["Enter"], ["ArrowDown", "altKey"], ["ArrowUp", "altKey"], ["Enter", "altKey"],
                          ["d", "ctrlKey"], ["F2"], ["Enter", "ctrlKey"]];
            const answers = [];
            for (const [key, modifier] of keys) for (const how of [{ isComposing: true }, { keyCode: 229 }]) {
                const say = { key, bubbles: true, cancelable: true, [modifier]: true, ...how };
                const event = new KeyboardEvent("keydown", say);
                document.activeElement.dispatchEvent(event);
                answers.push(event.defaultPrevented);
            }
            return answers;
        }"""
    )

    assert acted == [False] * 14
    assert (rows(page), page.evaluate("document.activeElement.name")) == before
    assert page.locator(".rg-menu").count() == 0


def test_save_returns_to_the_list_on_the_desk(open_page):
    page = open_page("/admin/articles/event/4/change/", is_editor=True)
    page.fill("#id_venue", "先存下来的地点")
    follow(page.locator("[name=_edit][value=reporter]"))
    page.wait_for_selector(".rg-row.here")
    type_rows(page, "戊记者")
    page.keyboard.press("Control+Enter")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("#roster-reporter$"))

    assert page.input_value("#id_venue") == "先存下来的地点"
    assert page.locator("#roster-reporter .who").all_inner_texts() == ["戊记者"]
    top = page.locator("#roster-reporter").bounding_box()["y"]
    assert 0 <= top - page.locator(".nr-jump").bounding_box()["height"] < 900


def test_save_goes_to_the_row_that_needs_a_decision_first(open_page):
    page = open_page(GRID.format(4, "guest"), is_editor=True)
    page.keyboard.type("顾锋")
    page.keyboard.press("Tab")
    page.wait_for_selector("[data-same]")

    page.click("[data-confirm]")

    assert page.url.endswith("/roster/guest/")
    assert page.evaluate("document.activeElement.matches('[data-same]')") is True
    page.locator("[data-same]").first.check()
    assert rows(page)[0] == ["顾锋", "上海交通大学? | 党委副书记"]
    assert page.locator(".rg-line.inferred").count() == 1


def test_stale_save_shows_both_versions_and_keeps_what_was_typed(open_page):
    mine, theirs = (open_page(GRID.format(6, "guest"), is_editor=True) for _number in range(2))
    type_rows(theirs, "别人加的")
    theirs.click("[data-confirm]")
    theirs.wait_for_url(re.compile("change"))
    type_rows(mine, "我加的")
    mine.click("[data-confirm]")
    mine.wait_for_selector("#saved")

    assert mine.locator(".nr-panel .who").all_inner_texts() == ["别人加的"]
    assert names(mine)[0] == "我加的"


def test_long_title_is_seen_whole_and_refused_addition_stays_open(open_page):
    page = open_page("/admin/articles/event/1/change/", is_editor=True)
    box = page.evaluate("[id_title.scrollHeight - id_title.clientHeight, id_title.value.length > 60]")

    page.get_by_text("再加一份协议").click()
    page.fill("#id_new_agreement", "只有一方的协议")
    page.fill("#id_new_agreement_parties", "某学院")
    follow(page.locator(".submit-row [name=_save]"))

    assert box == [0, True]
    assert page.locator("#id_new_agreement").is_visible()
    assert page.input_value("#id_new_agreement_parties") == "某学院"


def test_corrected_spelling_asks_whether_it_is_still_the_same_person(open_page):
    page = open_page(GRID.format(3, "attendee"), is_editor=True)
    name = page.locator("[data-name]").first
    before, chosen = name.input_value(), page.locator("[data-same]:checked").first.input_value()

    name.fill(f"{before}君")
    name.press("Tab")
    expect(page.locator("[data-asked]").first).to_have_value(f"{before}君")
    row = page.locator("[data-row]").first
    offered = row.locator("[data-same]").evaluate_all("fields => fields.map(field => [field.value, field.checked])")
    name.fill(before)
    name.press("Tab")
    expect(page.locator("[data-asked]").first).to_have_value(before)

    assert offered == [[chosen, False], ["new", False]]
    assert row.locator("[data-same]:checked").input_value() == chosen
