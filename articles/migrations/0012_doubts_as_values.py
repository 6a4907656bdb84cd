"""Why a row is in doubt stood as sentences behind the editor's remarks, cut at 300 characters; it gets a field of codes.

What is no sentence of these, or the half of one that was cut off, stays in the remarks as it is.
"""

import re

from django.db import migrations, models

WHY = "[？] "
# How each was said until now, in English and in Chinese: whoever entered the row chose the language.
SENTENCES = (
    ("bare_name", "A name without a title.", "只有姓名，没有职务。"),
    (
        "not_understood",
        "Not understood. Say whether it is a person, a group, or leave it out.",
        "没有读懂这几个字。请指明是人、是组，或不加入。",
    ),
    (
        "carried",
        "The text names no organisation; “%(detail)s” comes from the row above.",
        "原文没有写组织，“%(detail)s”由上一位带来。",
    ),
    ("carried", "The text names no organisation.", "原文没有写组织。"),
    (
        "two_cuts",
        "The words can be cut in two ways; the other is “%(detail)s”.",
        "有两种断法，另一种是“%(detail)s”。",
    ),
    ("two_cuts", "The words can be cut in two ways; the first was taken.", "有两种断法，已取前一种。"),
    (
        "shared_title",
        "Several people share the title “%(detail)s”; check this one.",
        "职务“%(detail)s”由几个人共用，请看这一位有没有。",
    ),
    (
        "shared_title",
        "Several people share the title; check this one.",
        "职务由几个人共用，请看这一位有没有。",
    ),
    ("odd_name", "“%(detail)s” may not be a name.", "“%(detail)s”不像姓名，请看一眼。"),
    ("odd_name", "An unusual name; check where it begins and ends.", "姓名少见，请看头尾断得对不对。"),
    (
        "loose_body",
        "“%(detail)s” is not known as an organisation. Check where it begins and ends.",
        "“%(detail)s”不像已知的组织名称，请看从哪里起、到哪里止。",
    ),
    (
        "loose_body",
        "Not known as an organisation. Check where it begins and ends.",
        "不像已知的组织名称，请看从哪里起、到哪里止。",
    ),
    ("repeated", "The name “%(detail)s” stands in another row too.", "姓名“%(detail)s”还出现在另一行。"),
    ("repeated", "The name stands in another row too.", "这个姓名还出现在另一行。"),
    ("similar", "The name differs by one character from “%(detail)s”.", "与“%(detail)s”只差一个字。"),
    ("similar", "The name differs by one character from another.", "与另一个姓名只差一个字。"),
    (
        "joined",
        "Made of two rows; the name is “%(detail)s”. Look at it again.",
        "由两行并成，姓名取了“%(detail)s”，请看一眼。",
    ),
)
# Said in English alone, to the end of the remarks or to the next of its kind.
NAMED_TWICE = "Named twice in this list: "
NAMED = re.compile(rf"(?:^| ){NAMED_TWICE}(.+?)(?= {NAMED_TWICE}|$)")


def _pattern(sentence):
    return re.compile(re.escape(sentence).replace(re.escape("%(detail)s"), "(?P<detail>.*?)") + r"(?: |$)")


PATTERNS = [(code, _pattern(sentence)) for code, *both in SENTENCES for sentence in both]


def parted(remarks):
    """(what stays in the remarks, the doubts) of the remarks of a row that is marked uncertain."""
    named = [["named_twice", words] for words in NAMED.findall(remarks)]
    own, mark, why = NAMED.sub("", remarks).partition(WHY)
    doubts, at = [], 0
    while found := next(((code, match) for code, pattern in PATTERNS if (match := pattern.match(why, at))), None):
        code, match = found
        doubts.append([code, match.groupdict().get("detail") or ""])
        at = match.end()
    rest = why[at:]
    return f"{own.strip()} {mark + rest if rest else ''}".strip(), doubts + named


def joined(remarks, doubts):
    """The way back, in English, as much of it as the remarks hold."""
    said = {(code, "%(detail)s" in english): english for code, english, _chinese in SENTENCES}
    why, named = [], []
    for code, detail in doubts:
        if code == "named_twice":
            named.append(f"{NAMED_TWICE}{detail}")
        else:
            why.append((said.get((code, bool(detail))) or said[code, False]) % {"detail": detail})
    return " ".join(filter(None, [remarks, f"{WHY}{' '.join(why)}" if why else "", *named]))[: max(300, len(remarks))]


def carry_over(apps, schema_editor):
    rows = apps.get_model("articles", "Appearance").objects
    for pk, remarks in list(rows.filter(is_certain=False).exclude(remarks="").values_list("pk", "remarks")):
        own, doubts = parted(remarks)
        if doubts:
            rows.filter(pk=pk).update(remarks=own, doubts=doubts)
    # PostgreSQL alters no table while a row of it waits for its constraints to be looked at.
    schema_editor.connection.check_constraints()


def carry_back(apps, schema_editor):
    rows = apps.get_model("articles", "Appearance").objects
    for pk, remarks, doubts in list(rows.exclude(doubts=[]).values_list("pk", "remarks", "doubts")):
        rows.filter(pk=pk).update(remarks=joined(remarks, doubts))
    schema_editor.connection.check_constraints()


class Migration(migrations.Migration):
    dependencies = [("articles", "0011_names_of_links")]

    operations = [
        migrations.AddField(
            model_name="appearance",
            name="doubts",
            field=models.JSONField(blank=True, default=list, editable=False, verbose_name="doubts"),
        ),
        migrations.RunPython(carry_over, carry_back),
    ]
