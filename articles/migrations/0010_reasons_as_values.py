"""Why a page is held and what its drafts lack were sentences, a line each; they become codes with their values.

A sentence that is not one of these is kept as it stands, under the code `as_kept`.
"""

import json
import re

from django.db import migrations, models

# How each was said until now, in English and in Chinese: whoever made the drafts chose the language.
SENTENCES = {
    "empty": ("The page is empty.", "这一页是空的。"),
    "no_text": ("The file is no text.", "文件不是文字。"),
    "no_title": ("No title was found.", "没有找到标题。"),
    "no_body": ("No text of an article was found.", "没有找到正文。"),
    "no_publish_date": ("No publish date was found.", "没有找到发布日期。"),
    "frameset": ("The page is a frameset; its text is in other files.", "这是框架页，正文在别的文件里。"),
    "wrong_encoding": (
        "The text had been saved in a wrong encoding; it was read back, please compare it.",
        "原文曾以错误的编码保存，已还原，请对照。",
    ),
    "unread": (
        "%(count)s characters could not be read in %(encoding)s.",
        "有 %(count)s 个字按 %(encoding)s 读不出来。",
    ),
    "ruined": (
        "Some of the text was ruined by a wrong encoding before it came here.",
        "有些文字在导入之前就因编码错误而损坏。",
    ),
    "too_long": (
        "The text is too long to be kept as one article; nothing of it was cut off.",
        "正文太长，放不进一篇文章；没有截去任何内容。",
    ),
    "overwritten": ("Names look overwritten in %(count)s places.", "有 %(count)s 处机构名像是被改写了。"),
    "no_event_day": (
        "No day of the event was found, so no event was made and these lists were not entered: %(lists)s",
        "没有找到活动日期，所以没有建活动，这些名单也没有录入：%(lists)s",
    ),
    "names_open": (
        "The agreement waits for the overwritten names of its parties.",
        "协议要等各方的机构名定下来再建。",
    ),
    "few_parties": (
        "The agreement “%(title)s” names fewer than two parties; enter it by hand.",
        "协议“%(title)s”写明的不到两方，请手工录入。",
    ),
    "unclear_parties": (
        "The agreement “%(title)s” names parties that the directory cannot tell apart: %(names)s",
        "协议“%(title)s”的各方，名录分不清是哪一个：%(names)s",
    ),
    "unclear_signatories": (
        "For which party these signed was not understood: %(names)s",
        "没有读懂这几位代表哪一方签字：%(names)s",
    ),
    "no_picture": ("The picture %(src)s is not beside the page.", "图片 %(src)s 不在网页旁边。"),
    "no_document": ("The document %(title)s is not beside the page.", "附件“%(title)s”不在页面旁边。"),
    "taken_path": (
        "The old address %(path)s leads to something else already.",
        "旧地址 %(path)s 已指向别的内容。",
    ),
}
ROLES = {"出席": "attendee", "主持": "moderator", "发言": "speaker", "专家": "expert", "来宾": "guest", "记者": "reporter"}


def _pattern(sentence):
    return re.compile(re.sub(r"%\\\((\w+)\\\)s", r"(?P<\1>.+)", re.escape(sentence)))


PATTERNS = [(code, _pattern(sentence)) for code, both in SENTENCES.items() for sentence in both]


def reason_of(line):
    """A line as it was kept, as a code and its values."""
    for code, pattern in PATTERNS:
        if found := pattern.fullmatch(line):
            return [code, {name: _value(name, text) for name, text in found.groupdict().items()}]
    return ["as_kept", {"text": line}]


def _value(name, text):
    if name == "count":
        return int(text) if text.isascii() and text.isdigit() else text
    if name == "lists":
        return [ROLES.get(part, part) for part in text.split("、")]
    return text.split("、") if name == "names" else text


def sentence_of(reason):
    """The way back, in English."""
    code, values = reason
    if code not in SENTENCES:
        return values.get("text") or ": ".join(map(str, values.values()))
    said = {name: "、".join(value) if isinstance(value, list) else value for name, value in values.items()}
    return SENTENCES[code][0] % said


def carry_over(apps, schema_editor):
    pages = apps.get_model("articles", "LegacyPage").objects
    for name in ("held_for", "lacks"):
        for pk, kept in list(pages.exclude(**{name: ""}).values_list("pk", name)):
            reasons = [reason_of(line) for line in kept.splitlines() if line.strip()]
            pages.filter(pk=pk).update(**{name: json.dumps(reasons, ensure_ascii=False)})
        pages.filter(**{name: ""}).update(**{name: "[]"})
    # PostgreSQL alters no table while a row of it waits for its constraints to be looked at.
    schema_editor.connection.check_constraints()


def carry_back(apps, schema_editor):
    pages = apps.get_model("articles", "LegacyPage").objects
    for name in ("held_for", "lacks"):
        for pk, kept in list(pages.values_list("pk", name)):
            pages.filter(pk=pk).update(**{name: "\n".join(map(sentence_of, json.loads(kept or "[]")))})


class Migration(migrations.Migration):
    dependencies = [("articles", "0009_kinds_are_named_in_the_code")]

    operations = [
        migrations.RunPython(carry_over, carry_back),
        migrations.AlterField(
            model_name="legacypage",
            name="held_for",
            field=models.JSONField(blank=True, default=list, verbose_name="held because"),
        ),
        migrations.AlterField(
            model_name="legacypage",
            name="lacks",
            field=models.JSONField(blank=True, default=list, verbose_name="still missing"),
        ),
    ]
