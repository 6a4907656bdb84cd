"""How words are set: twins of two languages, long titles that break between phrases, dates as they were printed."""

import datetime
import re

from django import template
from django.utils import formats, translation
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.language import characters, former

register = template.Library()

LONG_TITLE = 36
VERY_LONG_TITLE = 90
# A line may break before these words and after these signs, and nowhere inside a phrase (the mock-ups' rule).
BREAK_BEFORE = re.compile(
    r"""
    (?=
        [《“「『【] | (?<=[^\s，：])暨 | (?<=[^\s，：])[与與](?=[\w《“]) | (?<=[^\s，：])在(?=\w{4})
        | (?<=\w{4})(?:向|赴|开展|举行|签署|捐赠)(?=\w{2})
    )
    """,
    re.VERBOSE,
)
BREAK_AFTER = re.compile(r"(?<=[：，、》”」』】:,])")
WHOLE = re.compile(r"(《[^《》]{1,60}》)")
BREAK = mark_safe("<wbr>")
ORDINALS = "零一二三四五六七八九十"


class Joined(template.Node):
    def __init__(self, nodes):
        self.nodelist = nodes

    def render(self, context):
        return self.nodelist.render(context)


@register.tag
def joined(parser, token):
    """What stands on lines of its own in the template and is printed as one: Chinese is set without spaces.

    A line break goes with the blanks around it, except between the attributes of a tag; variables keep theirs.
    """
    nodes = parser.parse(["endjoined"])
    parser.delete_first_token()
    is_in_tag = False
    for node in nodes.get_nodes_by_type(template.base.TextNode):
        parts = re.split(r"([<>])", node.s)
        for place, part in enumerate(parts):
            is_in_tag = part == "<" if part in ("<", ">") else is_in_tag
            parts[place] = part if is_in_tag else re.sub(r"\s*\n\s*", "", part)
        node.s = "".join(parts)
    return Joined(nodes)


def _is_english():
    return translation.get_language() == "en"


@register.filter
def twin(thing, field):
    """The field in the page's language: its `_en` twin on English pages if it is filled in, else the Chinese."""
    return (thing.get(f"{field}_en") if _is_english() else "") or thing.get(field, "")


@register.simple_tag
def twin_title(thing, field="title"):
    """The same with breaks between phrases, and marked as Chinese where an English page shows it."""
    english = thing.get(f"{field}_en", "") if _is_english() else ""
    if english:
        return escape(english)
    return in_chinese(title_html(thing.get(field, "")))


@register.filter
def in_chinese(text):
    """Words that stand as they are, marked as Chinese on an English page if they are."""
    if _is_english() and has_chinese(text):
        return format_html('<span lang="zh-Hans">{}</span>', text)
    return text


@register.filter
def has_chinese(text):
    return characters.has_chinese(str(text))


@register.filter
def title_html(text):
    """A title that breaks between phrases: `<wbr>` there, and each 《…》 in one piece where it fits."""
    pieces = []
    for piece in WHOLE.split(text):
        broken = _broken(piece)
        pieces.append(format_html('<span class="whole">{}</span>', broken) if WHOLE.fullmatch(piece) else broken)
    return format_html_join(BREAK, "{}", ((piece,) for piece in pieces if piece))


def _broken(text):
    parts = [part for before in BREAK_BEFORE.split(text) for part in BREAK_AFTER.split(before) if part]
    return format_html_join(BREAK, "{}", ((part,) for part in parts))


@register.filter
def is_long_title(text):
    return len(text) > LONG_TITLE


@register.filter
def very_long(text):
    """Whether a title would push all else off the front page at the size of a headline."""
    return len(text) > VERY_LONG_TITLE


@register.filter
def own_name(language):
    """A language as its own readers call it: a link to the other language speaks to them."""
    return {"zh-hans": "中文", "zh-hant": "繁體中文", "en": "English"}.get(language, language)


@register.filter
def month_words(text):
    """The month of a day or of "2019-03": 2019年3月, March 2019."""
    return formats.date_format(datetime.date.fromisoformat(f"{text[:7]}-01"), "YEAR_MONTH_FORMAT")


@register.filter
def year_digits(number):
    return f"{number:04d}"


@register.filter
def month_digits(number):
    return f"{number:02d}"


@register.filter
def sentence(text):
    """Words that go on in another sentence: a full stop of their own script after them, unless one stands there."""
    if not text or text.endswith(("。", ".", "！", "？", "!", "?", "…")):
        return text
    return f"{text}。" if has_chinese(text) else f"{text}. "


@register.filter
def language_tag(language):
    """The BCP 47 tag of a text's language for `lang`: zh-hans → zh-Hans."""
    return {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}.get(language, language)


@register.simple_tag
def event_when(event):
    """When an event is, as it was printed; a year that was inferred stands in the brackets of a critical edition."""
    day = datetime.date.fromisoformat(event["starts_on"])
    if event.get("date_as_printed") and not _is_english():
        printed = event["date_as_printed"]
        year = supplied(f"{day.year}年") if event["year_is_inferred"] else ""
        return format_html('<time datetime="{}">{}{}</time>', _machine_time(event), year, printed)
    words = formats.date_format(day, "DATE_FORMAT")
    if event.get("year_is_inferred"):
        words = format_html("{} {}", words, supplied(_("year inferred")))
    if event.get("ends_on") and event["ends_on"] != event["starts_on"]:
        last = formats.date_format(datetime.date.fromisoformat(event["ends_on"]), "DATE_FORMAT")
        words = format_html("{}–{}", words, last)
    return format_html('<time datetime="{}">{}{}</time>', _machine_time(event), words, _hour(event))


def _machine_time(event):
    return f"{event['starts_on']}T{event['start_time']}" if event.get("start_time") else event["starts_on"]


def _hour(event):
    if event.get("start_time"):
        return f" {event['start_time']}"
    words = {"morning": _("morning"), "noon": _("noon"), "afternoon": _("afternoon"), "evening": _("evening")}
    part = words.get(event.get("part_of_day", ""), "")
    return (f", {part}" if _is_english() else part) if part else ""


@register.simple_tag
def signed_when(agreement):
    """When an agreement was signed, as precisely as it is known."""
    text = agreement["signed_on"]
    if not text:
        return format_html('<span class="soft">{}</span>', _("not stated in the source"))
    length = {"year": 4, "month": 7}.get(agreement["signed_on_precision"], 10)
    year = ""
    if agreement.get("year_is_inferred"):
        year = format_html(" {}", supplied(_("year inferred")))
    return format_html('<time datetime="{}">{}</time>{}', text[:length], text[:length], year)


@register.filter
def supplied(text):
    """Words that the editor supplied, in the brackets of a critical edition."""
    brackets = "[{}]" if _is_english() else "〔{}〕"
    return format_html('<span class="supplied">{}</span>', brackets.format(text))


@register.filter
def says_former(title):
    """The title with 原 before it, unless it says so itself."""
    return former.with_former(title["title"], is_former=title["is_former"])


@register.filter
def ordinal(number):
    """The number of a party or part: 一, 二 … 十二 in Chinese, figures in English."""
    if _is_english() or not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return (ORDINALS[tens] if tens > 1 else "") + ("十" if tens else "") + (ORDINALS[ones] if ones else "")


@register.filter
def grouped(number):
    """A figure with its thousands parted: 1,082."""
    return f"{number:,}"


@register.filter
def item_count(number):
    return ngettext("%(count)d item", "%(count)d items", number) % {"count": number}


@register.filter
def lookup(mapping, key):
    """A value of a dict by key, None if it is missing."""
    return mapping.get(key)


@register.filter
def section_of(card, sections):
    """The section that an article's card names, among those of the frame; None if none is there."""
    named = card.get("section")
    return next((section for section in sections if named and section.id == named["id"]), None)


@register.filter
def word_of(key):
    """The reader's word for a role, state or kind that a payload names by key."""
    return WORDS[key]() if key in WORDS else key


WORDS = {
    "attendee": lambda: _("Attendees"),
    "moderator": lambda: _("Moderator"),
    "speaker": lambda: _("Speakers"),
    "expert": lambda: _("Experts in the discussion"),
    "guest": lambda: _("Guests"),
    "reporter": lambda: _("Reporters"),
    "as_attendee": lambda: _("attended"),
    "as_moderator": lambda: _("moderated"),
    "as_speaker": lambda: _("spoke"),
    "as_expert": lambda: _("expert"),
    "as_guest": lambda: _("guest"),
    "as_reporter": lambda: _("reporter"),
    "host": lambda: _("Host"),
    "organiser": lambda: _("Organiser"),
    "co_organiser": lambda: _("Co-organiser"),
    "supporter": lambda: _("Supported by"),
    "planned": lambda: _("Planned"),
    "held": lambda: _("Held"),
    "postponed": lambda: _("Postponed"),
    "cancelled": lambda: _("Cancelled"),
    "author": lambda: _("Author"),
    "editor": lambda: _("Editor"),
    "translator": lambda: _("Translator"),
    "compiler": lambda: _("Compiled by"),
    "material": lambda: _("Material from"),
    "publisher": lambda: _("Publisher"),
    "photographer": lambda: _("Photographer"),
    "approver": lambda: _("Approved by"),
    "unit": lambda: _("Contributed by"),
    "launch": lambda: _("launch"),
    "review": lambda: _("review"),
    "donation": lambda: _("donation"),
    "state_draft": lambda: _("Not yet signed"),
    "state_in_force": lambda: _("In force"),
    "state_expiring": lambda: _("Ends soon"),
    "state_expired": lambda: _("Expired"),
    "state_renewed": lambda: _("Renewed"),
    "state_terminated": lambda: _("Terminated"),
    "state_not_stated": lambda: _("Term not stated"),
    "item_running": lambda: _("running"),
    "item_done": lambda: _("done"),
    "item_dropped": lambda: _("dropped"),
    "zh-hans": lambda: _("Chinese"),
    "zh-hant": lambda: _("Traditional Chinese"),
    "en": lambda: _("English"),
    "opening": lambda: _("opening"),
    "speech": lambda: _("speech"),
    "report": lambda: _("report"),
    "panel": lambda: _("panel"),
    "signing": lambda: _("signing"),
    "unveiling": lambda: _("unveiling"),
    "other": lambda: _("other"),
}


@register.filter
def word_with(key, prefix):
    """`word_of` for keys that share a prefix: `state|word_with:"state_"`."""
    return word_of(f"{prefix}{key}")


@register.filter
def state_class(state):
    """The class of a state's badge: in_force → state-in-force."""
    return f"state-{state.replace('_', '-')}"


@register.filter
def book_title(title):
    """A book's title in its marks: 《…》, inner ones turned to 〈…〉 (GB/T 15834)."""
    return f"《{title.replace('《', '〈').replace('》', '〉')}》" if has_chinese(title) else title
