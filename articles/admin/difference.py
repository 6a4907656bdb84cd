"""What differs between two payloads of a thing, field by field, in words that an editor reads."""

import difflib
import re
from functools import cache
from typing import NamedTuple

from django.apps import apps
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from selectolax.lexbor import LexborHTMLParser

from articles.models.text import LINE_CHARACTERS, is_invisible
from articles.publishing.snapshot import content

# Lines of the same text that stand around a change and are not printed.
BLOCKS = "p, h2, h3, li, blockquote, td, th, figcaption, hr"
TOKENS = re.compile(r"[A-Za-z0-9]+|\s+|.", re.DOTALL)
NOT_SHOWN = ("section_slug", "merged_ids", "sort_key")


class Change(NamedTuple):
    """A field that differs: its words for the editor, and its lines as marked-up HTML."""

    label: str
    lines: list


def changes(model, before, after, name_of):
    """The Changes from one payload to another; `name_of` gives the words of a `{kind, id}`."""
    before, after = content(before), content(after)
    found = []
    for key in after | before:
        old, new = before.get(key), after.get(key)
        if old != new and key not in NOT_SHOWN:
            lines = _compared(_lines(old, name_of, key), _lines(new, name_of, key))
            found.append(Change(label(model, key), lines))
    return found


def label(model, key):
    """What an editor calls a key of a payload: the name of the model's field, else the key in plain words."""
    fields = {field.name: field for field in model._meta.get_fields()}
    field = fields.get(key)
    if hasattr(field, "verbose_name"):
        return str(field.verbose_name)
    related = getattr(field, "related_model", None)
    if related is not None:
        return str(related._meta.verbose_name_plural)
    others = {
        "rosters": _("rosters"),
        "organizers": _("organisers"),
        "launches": _("books"),
        "pictures": _("pictures"),
        "merged_into": _("same as"),
        "slug": _("address"),
        "launched_on": _("launched"),
        "signed_on_as_printed": _("date as printed"),
    }
    if key not in others and key in field_names():
        return str(field_names()[key])
    return str(others.get(key, key.replace("_", " ")))


@cache
def field_names():
    """What editors call a field, whichever of our models it is of, by its name in the code."""
    return {
        field.name: field.verbose_name
        for model in apps.get_app_config("articles").get_models()
        for field in model._meta.fields
    }


@cache
def _codes():
    """The words of the codes that payloads hold, by the name of their field: {"status": {"held": "held", …}, …}."""
    words = {"kind": {"person": gettext_lazy("person"), "group": gettext_lazy("group")}}
    for model in apps.get_app_config("articles").get_models():
        for field in model._meta.fields:
            if field.choices:
                words.setdefault(field.name, {}).update({str(code): label for code, label in field.flatchoices})
    return words


def _lines(value, name_of, key=""):
    """A value as the lines that are compared; a list gives a line an entry, a body one a paragraph."""
    if value is None or value == "":
        return []
    if isinstance(value, str):
        value = str(_codes().get(key, {}).get(value, value))
        return _paragraphs(value) if value.lstrip().startswith("<") else value.splitlines()
    if isinstance(value, list):
        return [line for entry in value for line in _entry(entry, name_of)]
    return _entry(value, name_of)


def _entry(value, name_of):
    if isinstance(value, dict) and isinstance(value.get("rows"), list):
        head = " ".join(_words({key: part for key, part in value.items() if key != "rows"}, name_of))
        return [head, *(f"{place} {' '.join(_words(row, name_of))}" for place, row in enumerate(value["rows"], 1))]
    return [" ".join(_words(value, name_of))]


def _words(value, name_of, key=""):
    if isinstance(value, dict):
        if value.keys() == {"kind", "id"}:
            yield name_of((value["kind"], value["id"]))
            return
        names = [part for part in value.values() if isinstance(part, str) and part]
        for name, part in value.items():
            # The name as printed says it; the reference beside it would say it twice.
            if name == "reference" and names:
                continue
            if part is True:
                yield str(field_names().get(name, name))
            elif part not in (False, None, "", []):
                yield from _words(part, name_of, name)
    elif isinstance(value, list):
        for part in value:
            yield from _words(part, name_of)
    elif value is not None and value != "":
        yield _("yes") if value is True else _("no") if value is False else str(_codes().get(key, {}).get(value, value))


def _paragraphs(html):
    tree = LexborHTMLParser(html)
    blocks = [node for node in tree.css(BLOCKS) if not node.css(BLOCKS)[1:]]
    return [node.text(deep=True, strip=True) or "——" for node in blocks] or [tree.text(strip=True)]


def _compared(old, new):
    """Lines of marked-up HTML: what is equal is counted, what changed is shown with its words struck or underlined."""
    lines = []
    for action, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if action == "equal":
            lines.append(format_html('<span class="nr-skip">{}</span>', _("%(count)d unchanged") % {"count": j - i}))
            continue
        pairs = min(j - i, m - k)
        lines += [_within(was, now) for was, now in zip(old[i : i + pairs], new[k : k + pairs], strict=True)]
        lines += [_marked("del", line) for line in old[i + pairs : j]]
        lines += [_marked("ins", line) for line in new[k + pairs : m]]
    return lines


def _within(was, now):
    old, new = TOKENS.findall(was), TOKENS.findall(now)
    parts = []
    for action, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if action == "equal":
            parts.append(_visible("".join(old[i:j])))
            continue
        parts.append(_marked("del", "".join(old[i:j])))
        parts.append(_marked("ins", "".join(new[k:m])))
    return format_html_join("", "{}", ((part,) for part in parts))


def _marked(tag, text):
    return format_html("<{}>{}</{}>", tag, _visible(text), tag) if text else ""


def _visible(text):
    """The text with every character that takes no ink drawn as its code."""
    parts = []
    for character in text:
        if is_invisible(character) and character not in LINE_CHARACTERS:
            parts.append(format_html('<span class="nr-invisible">U+{}</span>', f"{ord(character):04X}"))
        else:
            parts.append(character)
    return format_html_join("", "{}", ((part,) for part in parts))
