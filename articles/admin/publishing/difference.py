"""What differs between two payloads of a thing, field by field, in words that an editor reads."""

import difflib
import re
from functools import cache
from itertools import takewhile, zip_longest
from typing import NamedTuple

from django.apps import apps
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from selectolax.lexbor import LexborHTMLParser

from articles.admin.desk.field import field_names
from articles.language.characters import is_invisible
from articles.models.published import Kind
from articles.models.text import LINE_CHARACTERS
from articles.publishing.snapshot import content

# Lines of the same text that stand around a change and are not printed.
BLOCKS = "p, h2, h3, li, blockquote, td, th, figcaption, hr"
TOKENS = re.compile(r"[A-Za-z0-9]+|\s+|.", re.DOTALL)
SENTENCES = re.compile(r"[^。！？；.!?;\n]+[。！？；.!?;\n]*|[。！？；.!?;\n]+")
# The steps that one page may take, and one comparison on it: half a million take some tenths of a second.
MOST_STEPS, MOST_STEPS_AT_ONCE = 3_000_000, 500_000
MOST_SHOWN = 1_000_000
# What a character that takes no ink is long when its code is shown.
INK = 45
NOT_SHOWN = ("section_slug", "merged_ids", "sort_key")


class Change(NamedTuple):
    """A field that differs: its words for the editor, and its lines as marked-up HTML."""

    label: str
    lines: list


class Purse:
    """What the comparisons of one page may spend: steps, and characters that are shown. What is spent is counted."""

    def __init__(self):
        self.steps = self.shown = 0

    def pays(self, *texts):
        """True if these texts can be shown; each counts as long as it is on the page."""
        cost = sum(len(text) + INK * sum(text.count(odd) for odd in _odd(text)) for text in texts)
        if self.shown + cost > MOST_SHOWN:
            return False
        self.shown += cost
        return True


class _TooLong(Exception):
    """The comparison would take more steps than it may."""


class _Counted(difflib.SequenceMatcher):
    """The library's comparison, whose steps grow with the square or the cube of a text that repeats itself."""

    def __init__(self, old, new, purse):
        super().__init__(None, old, new, autojunk=False)
        self._purse, self._most = purse, min(purse.steps + MOST_STEPS_AT_ONCE, MOST_STEPS)

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        steps = sum(1 + len(self.b2j.get(part, ())) for part in self.a[alo:ahi])
        if self._purse.steps + steps > self._most:
            raise _TooLong
        self._purse.steps += steps
        return super().find_longest_match(alo, ahi, blo, bhi)


def changes(model, before, after, name_of, purse):
    """The Changes from one payload to another; `name_of` gives the words of a `{kind, id}`."""
    old, new = content(before), content(after)
    found = []
    for key in after | before:
        if old.get(key) != new.get(key) and key not in NOT_SHOWN:
            lines = _compared(_lines(before.get(key), name_of, key), _lines(after.get(key), name_of, key), purse)
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
def _codes():
    """The words of the codes that payloads hold, by the name of their field: {"status": {"held": "held", …}, …}."""
    words = {"kind": {**dict(Kind.choices), "group": gettext_lazy("group")}}
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
    found, around = tree.css(BLOCKS), set()
    for node in found:
        parent = node.parent
        while parent is not None and parent.mem_id not in around:
            around.add(parent.mem_id)
            parent = parent.parent
    blocks = [node for node in found if node.mem_id not in around]
    return [node.text(deep=True, strip=True) or "——" for node in blocks] or [tree.text(strip=True)]


def _compared(old, new, purse):
    """Lines of marked-up HTML: what is equal is counted, what changed is shown with its words struck or underlined."""
    lines = []
    for action, i, j, k, m in _aligned(old, new, purse) or [("replace", 0, len(old), 0, len(new))]:
        if action == "equal":
            lines.append(_told(_("%(count)d unchanged") % {"count": j - i}))
            continue
        changed = [*zip_longest(old[i:j], new[k:m], fillvalue="")]
        for place, (was, now) in enumerate(changed):
            if not purse.pays(was, now):
                words = _("%(count)d more differ, which is too much to show here.")
                return [*lines, _told(words % {"count": len(changed) - place})]
            lines.append(_within(was, now, purse) if was and now else _marked("del", was) or _marked("ins", now))
    return lines


def _told(words):
    return format_html('<span class="nr-skip">{}</span>', words)


def _aligned(old, new, purse):
    """What is equal between two lists and what is not, as difflib says it; None if that takes too many steps."""
    head = _alike(old, new)
    tail = _alike(reversed(old[head:]), reversed(new[head:]))
    old_end, new_end = len(old) - tail, len(new) - tail
    try:
        middle = _Counted(old[head:old_end], new[head:new_end], purse).get_opcodes()
    except _TooLong:
        return None
    found = [("equal", 0, head, 0, head)] if head else []
    found += [(action, i + head, j + head, k + head, m + head) for action, i, j, k, m in middle]
    return found + ([("equal", old_end, len(old), new_end, len(new))] if tail else [])


def _alike(old, new):
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))


def _within(was, now, purse):
    """A line with its words marked; one too long for that with its sentences, or whole, and that is said."""
    for pattern in (TOKENS, SENTENCES):
        old, new = pattern.findall(was), pattern.findall(now)
        found = _aligned(old, new, purse)
        if found is not None:
            break
    else:
        old, new, found = [was], [now], [("replace", 0, 1, 0, 1)]
    parts = [] if pattern is TOKENS else [_told(_("Too long to compare word by word.")), " "]
    for action, i, j, k, m in found:
        if action == "equal":
            parts.append(_visible("".join(old[i:j])))
            continue
        parts.append(_marked("del", "".join(old[i:j])))
        parts.append(_marked("ins", "".join(new[k:m])))
    return format_html_join("", "{}", ((part,) for part in parts))


def _marked(tag, text):
    return format_html("<{}>{}</{}>", tag, _visible(text), tag) if text else ""


def _odd(text):
    """The characters of a text that take no ink."""
    return {character for character in set(text) if is_invisible(character) and character not in LINE_CHARACTERS}


def _visible(text):
    """The text with every character that takes no ink drawn as its code."""
    codes = {ord(odd): format_html('<span class="nr-invisible">U+{}</span>', f"{ord(odd):04X}") for odd in _odd(text)}
    return mark_safe(escape(text).translate(codes))
