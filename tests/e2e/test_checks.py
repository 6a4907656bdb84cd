"""Warnings, sentences and drafted openings in a real browser, with script and without."""

import re

import pytest
from playwright.sync_api import expect

EVENT, ARTICLE = "/admin/articles/event/3/change/", "/admin/articles/article/4/change/"


def test_reason_opens_on_the_tick_and_is_kept(open_page):
    page = open_page(ARTICLE, is_editor=True)
    warning = page.locator(".nr-check").first
    expect(warning.locator(".why")).to_be_hidden()

    warning.locator(".let input").check()
    warning.locator(".why input").fill("只报道签约，不列名单")
    page.locator("input[name=_continue]").click()

    expect(page.locator(".nr-check")).to_have_count(0)
    page.locator(".nr-known summary").click()
    expect(page.locator(".nr-known li")).to_contain_text("只报道签约，不列名单")
    expect(page.locator(".nr-known li")).to_contain_text("editor")

    page.locator(".nr-known li input").check()
    page.locator("input[name=_continue]").click()
    expect(page.locator(".nr-check")).to_have_count(1)


@pytest.mark.parametrize("has_script", [True, False])
def test_sentence_of_the_grid_opens_beside_it(open_page, has_script):
    page = open_page("/admin/articles/event/3/roster/attendee/", is_editor=True, java_script_enabled=has_script)

    with page.context.expect_page() as opened:
        page.locator("button[formtarget]").click()

    sentence = opened.value
    expect(sentence.locator("textarea").first).to_have_value(re.compile("^北京师范大学法学院院长梁迎修，"))
    expect(sentence.locator("[data-copy]").first).to_be_visible(visible=has_script)
    # Nothing that was typed in the grid is gone.
    expect(page.locator("[data-row] [data-name]").first).to_have_value("梁迎修")


@pytest.mark.parametrize("has_script", [True, False])
def test_event_desk_starts_an_article_with_a_drafted_opening(open_page, has_script):
    page = open_page(EVENT, is_editor=True, java_script_enabled=has_script)

    page.locator("button[name=_write][value=zh-hans]").click()

    page.wait_for_url(re.compile("article/add"))
    assert "教学研究实践基地揭牌仪式举行。" in page.locator("textarea[name=body]").input_value()
    if has_script:
        expect(page.locator(".tiptap")).to_contain_text("梁迎修")


def test_opening_is_shown_before_it_goes_anywhere(open_page):
    page = open_page(ARTICLE, is_editor=True)

    page.locator("button[name=_opening]").click()

    page.wait_for_url(re.compile("opening"))
    expect(page.locator("textarea[name=opening]")).to_have_value(re.compile("梁迎修"))
    page.goto(page.url.replace("opening/", "change/"))
    assert "举行。北京师范大学法学院院长" not in page.locator("textarea[name=body]").input_value()
