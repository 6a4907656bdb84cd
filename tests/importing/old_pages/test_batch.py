"""A batch of old pages: what becomes of each, and what a second run, a kill and a bad page change of that."""

import json
import zipfile

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from articles.importing.old_pages.batch import begin_batch, report_of, run_batch
from articles.importing.source import open_source
from articles.models import Article, Event, ImportBatch, ImportEntry, LegacyPage, OverwritingName
from articles.models.viewcount import ViewCount
from tests.importing.old_pages.kept import FOREIGN, brought, html, written

pytestmark = pytest.mark.django_db


def titles():
    return sorted(Article.objects.values_list("title", flat=True))


def report(batch):
    return {key: value for key, value in report_of(batch).items() if value}


def test_folder_becomes_drafts_and_nothing_is_published(tmp_path, client):
    batch = brought(written(tmp_path, {"info/1.htm": html("第一篇通知发布"), "info/2.htm": html("第二篇通知发布")}))

    assert report(batch) == {"total": 2, "imported": 2}
    assert (batch.state, titles()) == (ImportBatch.State.DONE, ["第一篇通知发布", "第二篇通知发布"])
    assert [client.get(f"/articles/{article.pk}/").status_code for article in Article.objects.all()] == [404, 404]


def test_second_run_makes_nothing_new(tmp_path):
    written(tmp_path, {"1.htm": html("第一篇通知发布")})
    brought(tmp_path)
    written(tmp_path, {"again/copy.htm": html("第一篇通知发布")})

    batch = brought(tmp_path)

    assert report(batch) == {"total": 2, "known": 2}
    assert (Article.objects.count(), LegacyPage.objects.count(), Event.objects.count()) == (1, 1, 1)


def test_stopped_batch_goes_on_where_it_stopped(tmp_path):
    written(tmp_path, {f"{number}.htm": html(f"第{number}号通知发布") for number in range(6)})
    batch = begin_batch(str(tmp_path), "旧站")
    steps = run_batch(batch, open_source(tmp_path))
    for _step in range(3):
        next(steps)
    steps.close()
    assert (batch.entries.count(), Article.objects.count()) == (3, 0)

    again = brought(tmp_path)

    assert (again, report(again)) == (batch, {"total": 6, "imported": 6})


@pytest.mark.parametrize("steps_before", [1, 3], ids=["reading", "drafting"])
def test_busy_store_ends_a_batch_and_blames_no_page(somebody_writes, tmp_path, steps_before):
    written(tmp_path, {f"{number}.htm": html(f"第{number}号通知发布") for number in range(3)})
    steps = run_batch(begin_batch(str(tmp_path), "旧站"), open_source(tmp_path))
    for _step in range(steps_before):
        next(steps)

    with somebody_writes(), pytest.raises(OperationalError):
        next(steps)

    assert report(brought(tmp_path)) == {"total": 3, "imported": 3}


def test_command_that_found_the_store_busy_says_how_it_goes_on(somebody_writes, tmp_path):
    begin_batch(str(tmp_path), "旧站")
    written(tmp_path, {"1.htm": html("第一篇通知发布")})

    with somebody_writes(), pytest.raises(CommandError, match="Run the same command again later"):
        call_command("import_pages", str(tmp_path), verbosity=0)


def test_bad_page_stops_no_other_and_the_report_says_why(tmp_path):
    with (tmp_path / "huge.htm").open("wb") as file:
        file.truncate(6 * 1024 * 1024)
    (tmp_path / "gone.htm").symlink_to("/nowhere/at/all.htm")
    batch = brought(written(tmp_path, {"good.htm": html("第一篇通知发布")}))

    assert report(batch) == {"total": 3, "imported": 1, "failed": 2}
    refused = batch.entries.filter(outcome=ImportEntry.Outcome.REFUSED)
    assert [(entry.path, bool(entry.reason)) for entry in refused] == [("gone.htm", True), ("huge.htm", True)]


def test_held_page_waits_for_the_review(tmp_path):
    OverwritingName.objects.create(text=FOREIGN)
    held = html("签约仪式举行", f"3月5日下午，{FOREIGN}党委书记张三出席会议。")
    batch = brought(written(tmp_path, {"1.htm": held, "2.htm": html("第一篇通知发布")}))

    assert report(batch) == {"total": 2, "imported": 1, "held": 1}
    page = LegacyPage.objects.get(state="held")
    assert (page.open_names, bool(page.held_for), page.article) == (1, True, None)


def test_string_that_stands_in_many_pages_of_a_batch_holds_them(tmp_path):
    files = {
        f"{number}.htm": html(
            f"第{number}次座谈会举行", f"3月5日下午，座谈会在{FOREIGN}徐汇校区举行，{FOREIGN}党委书记张三主持。"
        )
        for number in range(4)
    }
    batch = brought(written(tmp_path, files | {"other.htm": html("第一篇通知发布")}))

    assert report(batch) == {"total": 5, "imported": 1, "held": 4}
    assert {page.open_names for page in batch.pages.filter(state="held")} == {2}


def test_unknown_count_stays_unknown_and_is_never_0(tmp_path):
    brought(
        written(
            tmp_path,
            {
                "1.htm": html("有计数的通知", meta="发布时间：2019-03-06 浏览量：243"),
                "2.htm": html("没有计数的通知", meta="发布时间：2019-03-06 浏览量："),
            },
        )
    )

    counts = {article.title: ViewCount.objects.get(pk=article.pk).legacy_base for article in Article.objects.all()}
    assert counts == {"有计数的通知": 243, "没有计数的通知": None}


def test_zip_is_imported_by_the_command_and_reported(tmp_path, capsys):
    path = tmp_path / "old.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("info/1.htm", html("第一篇通知发布"))
        archive.writestr("../out.htm", html("第二篇通知发布"))

    call_command("import_pages", str(path))

    lines = capsys.readouterr().out.splitlines()
    assert lines[-2].startswith("2 files: 1 pages have drafts")
    assert lines[-1].startswith("failed  ../out.htm: ")
    assert titles() == ["第一篇通知发布"]


def test_command_refuses_what_holds_no_page(tmp_path):
    with pytest.raises(CommandError):
        call_command("import_pages", str(tmp_path))
    with pytest.raises(CommandError):
        call_command("import_pages", str(tmp_path / "nowhere"))


def test_command_without_drafts_keeps_the_pages_read(tmp_path, capsys):
    call_command("import_pages", str(written(tmp_path, {"1.htm": html()})), "--no-drafts")

    assert (LegacyPage.objects.get().state, Article.objects.count()) == ("read", 0)


def test_old_address_is_made_from_the_site_or_the_folder_named_like_a_host(tmp_path):
    written(
        tmp_path, {"www.old.example.edu/info/1043/1.htm": html("第一篇通知发布"), "news/2.htm": html("第二篇通知发布")}
    )
    call_command("import_pages", str(tmp_path / "news"), "--site", "http://old.example.edu/xw", verbosity=0)
    call_command("import_pages", str(tmp_path), verbosity=0)

    paths = dict(LegacyPage.objects.values_list("title", "old_path"))
    assert paths == {"第一篇通知发布": "/info/1043/1.htm", "第二篇通知发布": "/xw/2.htm"}


def test_dry_run_prints_a_line_of_json_for_each_page_and_writes_nothing(tmp_path, capsys):
    OverwritingName.objects.create(text=FOREIGN)
    held = html(
        "签约仪式举行", f"3月5日下午，{FOREIGN}党委书记张三出席会议。", meta="发布时间：2019-03-06 10:20 浏览量："
    )
    written(tmp_path, {"1.htm": html("第一篇通知发布", "各位老师：请周知。"), "2.htm": held, "3.htm": ""})
    files = [str(tmp_path / name) for name in ("1.htm", "2.htm", "3.htm", "gone.htm")]

    call_command("import_pages", *files, "--dry-run", "--json")

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["file"] for line in lines] == files
    assert lines[0] == {
        "file": files[0],
        "title": "第一篇通知发布",
        "publish_date": "2019-03-06",
        "publish_time": None,
        "view_count": 243,
        "body_paragraphs": ["各位老师：请周知。"],
        "images": [],
        "event_date": None,
        "event_date_needs_review": False,
        "held": [],
        "overwritten": [],
    }
    assert (lines[1]["publish_time"], lines[1]["view_count"], lines[1]["event_date"]) == (
        "10:20:00",
        None,
        "2019-03-05",
    )
    [place] = lines[1]["overwritten"]
    text = "\n".join([lines[1]["title"], *lines[1]["body_paragraphs"]])
    assert (place.keys(), text[place["start"] : place["end"]]) == ({"start", "end", "text", "sentence"}, FOREIGN)
    assert [bool(line["held"]) for line in lines] == [False, True, True, True]
    assert (LegacyPage.objects.count(), ImportBatch.objects.count(), Article.objects.count()) == (0, 0, 0)


def test_dry_run_tells_what_stands_in_many_pages_at_once(tmp_path, capsys):
    for number in range(4):
        text = f"3月5日下午，座谈会在{FOREIGN}徐汇校区举行，{FOREIGN}党委书记张三主持。"
        written(tmp_path, {f"{number}.htm": html(f"第{number}次座谈会举行", text)})

    call_command("import_pages", str(tmp_path), "--dry-run", "--json")

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [len(line["overwritten"]) for line in lines] == [2] * 4
