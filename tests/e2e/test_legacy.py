"""The seed page from its bytes to the reader, in a real browser: held, put right, drafted, published, found again."""

import re

from playwright.sync_api import expect

from tests.importing.old_pages.kept import SEED

REVIEW = re.compile("legacypage/[0-9]+/change")


def test_overwritten_page_is_put_right_and_published(newsroom, open_page):
    page = open_page("/admin/articles/legacypage/add/", is_editor=True)
    page.set_input_files("[name=upload]", {"name": "1001.txt", "mimeType": "text/plain", "buffer": SEED.read_bytes()})
    page.fill("[name=site]", "http://old.example.edu/info/1043")
    page.click("main [type=submit]")
    page.wait_for_url(REVIEW)
    places = page.locator(".nr-occ li")
    assert (places.count(), page.locator(".nr-occ .badge.live, .nr-occ .badge.unstated").count()) == (18, 0)
    assert page.locator(".nr-doubt", has_text="姜文宁").count() == 1

    # Before: drafts, and the way to readers is closed.
    page.click("[name=_drafts]")
    page.wait_for_load_state()
    review = page.url
    article = page.locator(".nr-statusline a[href*='/article/']").get_attribute("href")
    publish = article.replace("/change/", "/publish/")
    page.goto(newsroom.address + publish)
    expect(page.locator("main a[href$='#names']")).to_have_count(1)

    # Seven places mean the school, the others the university.
    page.goto(review)
    for number in (4, 6, 8, 13, 14, 16, 17):
        page.check(f".nr-occ input[value='{number}']")
    decide(page, "ticked", "国际与公共事务学院", "inferred")
    decide(page, "open", "上海交通大学", "certain")
    assert page.locator(".nr-occ .badge.live").count() == 11
    assert page.locator(".nr-occ .badge.unstated").count() == 7
    assert page.locator(".nr-doubt", has_text="姜文宁").count() == 0

    page.goto(newsroom.address + publish)
    page.click("main form [type=submit]")
    page.wait_for_url(re.compile("article/[0-9]+/change"))
    found = page.goto(f"{newsroom.address}/info/1043/1001.txt")
    assert (found.status, found.request.redirected_from is not None) == (200, True)
    expect(page.locator("h1")).to_contain_text("签约仪式在上海交通大学徐汇校区举行")


def decide(page, which, name, sure):
    page.select_option("[name=which]", which)
    page.select_option("[name=to]", "other")
    page.fill("[name=to_other]", name)
    page.check(f"[name=sure][value={sure}]")
    page.click("[name=_decide]")
    page.wait_for_load_state()
