"""What the lines around a headline say of the article: its days, its count, where it came from and who made it."""

import json
import re
from dataclasses import dataclass, field

from articles.importing.pages.dates import Moment, find_moments, read_iso
from articles.importing.pages.figures import is_bare_count, read_count
from articles.importing.pages.labels import find_fields, read_name, trailing_count
from articles.importing.pages.markup import VIEW_ICON
from articles.importing.pages.page_reading import Credit
from articles.language.characters import half_width

LONGEST = 260
NAMES = {
    "author": "author",
    "photographer": "photographer",
    "editor": "editor",
    "publisher": "editor",
    "approver": "approver",
    "unit": "unit",
}
SLASHED = re.compile(
    r"(图文|文图|文字|撰文|文|摄影|图片|照片|摄|图|攝影|圖|供稿|编辑|審核|审核)\s*[/／|丨]\s*([^\s/／"
    r"|丨（）()，,；;。]{2,40}(?:\s(?!(?:图|摄|文|编)[^\s]{0,2}[/／|丨])[\u4e00-\u9fff]{2,4})*)"
)
SLASHED_ROLES = {
    "摄影": "photographer",
    "图片": "photographer",
    "照片": "photographer",
    "摄": "photographer",
    "图": "photographer",
    "攝影": "photographer",
    "圖": "photographer",
    "供稿": "unit",
    "编辑": "editor",
    "審核": "approver",
    "审核": "approver",
}
BYLINE = re.compile(r"By ((?:[A-Z][\w.'’-]+)(?: (?:[A-Z][\w.'’-]+|van|de|von|and))*)")
GLUED = re.compile(r"[^\d]*[\u4e00-\u9fff](\d{1,3}(?:,\d{3})+|\d{2,7})")
BETWEEN_NAMES = re.compile(r"[、,，;；&]|\s{2,}|\sand\s")
STRUCTURED = (
    "pubdate",
    "publishdate",
    "article:published_time",
    "datepublished",
    "publish_date",
    "publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "date",
)


@dataclass
class Facts:
    posted: Moment | None = None
    updated: Moment | None = None
    view_count: int | None = None
    is_count_scripted: bool = False  # a label with nothing after it: the number came from elsewhere
    source: str = ""
    section: str = ""
    credits: list = field(default_factory=list)
    evidence: dict = field(default_factory=dict)

    @property
    def author(self):
        return next((credit.name for credit in self.credits if credit.role == "author"), "")

    @property
    def published(self):
        """The day of publication: the posted one; the last change only where no other day is given."""
        return self.posted or self.updated


def is_facts(text):
    """Whether a line says hardly more than days, counts, sources and names."""
    if not text or len(text) > LONGEST:
        return False
    text = half_width(text)
    fields, moments = find_fields(text), find_moments(text)
    if (VIEW_ICON in text and len(text) < 120) or (len(text) < 10 and is_bare_count(text)):
        return True
    kept = [found for found in fields if found.kind != "other" and _is_short(found)]
    dated = [
        found
        for found in kept
        if found.kind in ("posted", "updated") and not find_moments(found.value) and found.value.strip()
    ]
    if dated:
        return False  # 时间：3月5日下午 is the body's
    if not kept and not moments and not trailing_count(text):
        return False
    rest = _without(text, [(found.start, found.end) for found in kept] + [(m.start, m.end) for m in moments])
    rest = re.sub(
        r"[\W_\d]+|次|人次|星期.|reads?|views?|hits?|times|submitted|posted|published|\b(?:by|on|in|at)\b",
        "",
        rest,
        flags=re.I,
    )
    if text.rstrip().endswith(("。", "！")) and len(rest) > 4:
        return False
    return len(rest) <= 16 or len(rest) * 4 < len(text)


def read_facts(lines, *, after=()):
    """The Facts of the lines below a headline; `after` are lines below the body, where only labels count."""
    facts = Facts()
    texts = _joined([line for line in lines if line.raw and len(line.raw) <= LONGEST])
    unlabelled = []
    for text in texts:
        _read_fields(facts, text, find_fields(text))
        unlabelled += [(moment, text) for moment in _unlabelled(text)]
    if facts.posted is None and unlabelled:
        facts.posted, facts.evidence["publish_date"] = unlabelled[0]
    if facts.view_count is None and not facts.is_count_scripted:
        _read_count_without_label(facts, texts)
    for text in _joined([line for line in after if line.raw and len(line.raw) <= LONGEST]):
        _read_fields(facts, text, [found for found in find_fields(text) if found.kind != "other"])
    return facts


def read_structured(facts, page):
    """Adds the day that a page tells machines, where it tells readers none."""
    if facts.posted is not None:
        return
    for name in STRUCTURED:
        moment = read_iso(page.metas.get(name, ""))
        if moment:
            facts.posted, facts.evidence["publish_date"] = moment, f"{name}: {page.metas[name]}"
            return
    for source in page.linked_data:
        found = _published_in(source)
        if found and read_iso(found):
            facts.posted, facts.evidence["publish_date"] = read_iso(found), f"datePublished: {found}"
            return


def read_credits(text):
    """The Credits of a line such as （文/张三 摄/李四） or 供稿：宣传部 一审：王五."""
    credits = [
        Credit(SLASHED_ROLES.get(label, "author"), name)
        for label, names in SLASHED.findall(text)
        for name in _names(names)
    ]
    if credits or len(text) > 120:
        return credits
    for found in find_fields(text):
        if found.kind in NAMES and _is_short(found):
            credits += [Credit(NAMES[found.kind], name) for name in _names(read_name(found.value))]
    return credits


def _read_fields(facts, text, fields):
    for found in fields:
        if found.kind in ("posted", "updated"):
            moments = find_moments(found.value)
            if moments and getattr(facts, found.kind) is None:
                setattr(facts, found.kind, moments[0])
                facts.evidence["publish_date" if found.kind == "posted" else "updated_at"] = _shown(text)
                if found.kind == "updated":
                    facts.evidence.setdefault("publish_date", _shown(text))
        elif found.kind == "views":
            count = read_count(found.value)
            if count is None:
                count = _before(text, found)
            facts.is_count_scripted |= count is None
            if count is not None and facts.view_count is None:
                facts.view_count, facts.evidence["view_count"] = count, _shown(text)
        elif found.kind == "source" and not facts.source:
            facts.source = read_name(found.value)
            if facts.source:
                facts.evidence["source_name"] = _shown(text)
        elif found.kind == "section" and not facts.section:
            facts.section = re.sub(r"\s+[\d,]+$", "", read_name(found.value))
            if facts.section:
                facts.evidence["section"] = _shown(text)
        elif found.kind in NAMES and _is_short(found):
            _add_credits(facts, NAMES[found.kind], _names(read_name(found.value)), text)
    byline = BYLINE.match(text)
    if byline and not facts.author:
        _add_credits(facts, "author", [byline[1]], text)


def _add_credits(facts, role, names, text):
    for name in names:
        credit = Credit(role, name)
        if credit not in facts.credits:
            facts.credits.append(credit)
            facts.evidence.setdefault("credits", _shown(text))
            if role == "author":
                facts.evidence.setdefault("author", _shown(text))


def _read_count_without_label(facts, texts):
    """A count whose word stands after it, beside an icon, or bare at the end of the line with the day."""
    has_day = any(find_moments(text) for text in texts)
    for text in texts:
        words = trailing_count(text)
        if words:
            facts.view_count = read_count(words)
        elif VIEW_ICON in text:
            facts.view_count = read_count(text[text.rindex(VIEW_ICON) + 1 :])
        elif has_day:
            facts.view_count = _bare_count(text)
        if facts.view_count is not None:
            facts.evidence["view_count"] = _shown(text)
            return


def _bare_count(text):
    fields = find_fields(text)
    spans = [(moment.start, moment.end) for moment in find_moments(text)]
    spans += [(found.start, found.end) for found in fields if found.kind not in ("section", "unit", "source")]
    rest = _without(half_width(text), spans).split()
    while rest and not re.search(r"\w", rest[-1]):
        rest.pop()
    numbers = [word for word in rest if is_bare_count(word)]
    if len(numbers) == 1 and numbers[0] == rest[-1]:
        return read_count(rest[-1])
    # 学院新闻8491: the column and the count stood in elements of their own.
    glued = GLUED.fullmatch(rest[-1]) if rest and not numbers else None
    return read_count(glued[1]) if glued and is_bare_count(glued[1]) and find_moments(text) else None


def _before(text, found):
    """The count of "37次浏览" where the label stands behind its figure."""
    words = trailing_count(text[: found.end])
    return read_count(words) if words else None


def _joined(lines):
    """The texts of lines, one that ends in a bare label taken together with the next, as in cells and lists."""
    texts = []
    for line in lines:
        text = line.raw
        if texts and _is_open(texts[-1]) and _answers(texts[-1], text):
            texts[-1] = f"{texts[-1]} {text}"
        else:
            texts.append(text)
    return texts


def _is_open(text):
    fields = find_fields(text)
    return bool(fields) and not fields[-1].value.strip() and fields[-1].end >= len(text.rstrip())


def _answers(label, text):
    kind = find_fields(label)[-1].kind
    if find_fields(text):
        return False
    if kind == "views":
        return is_bare_count(text)
    if kind in ("posted", "updated"):
        return bool(find_moments(text))
    return len(text) <= 30 and not find_moments(text)


def _unlabelled(text):
    """The Moments of a line that no label claims."""
    claimed = [(found.start, found.end) for found in find_fields(text) if found.kind in ("posted", "updated", "other")]
    return [m for m in find_moments(text) if not any(start <= m.start < end for start, end in claimed)]


def _without(text, spans):
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text


def _is_short(found):
    value = found.value.strip()
    return len(value) <= 40 and not value.endswith(("。", "！", "？"))


def _names(text):
    return [name for part in BETWEEN_NAMES.split(text) if (name := read_name(part))]


def _shown(text):
    return " ".join(text.replace(VIEW_ICON, "").split())


def _published_in(source):
    try:
        found = json.loads(source[:100_000])
    except (ValueError, RecursionError):
        return ""
    for part in [found] if isinstance(found, dict) else found if isinstance(found, list) else []:
        parts = part.get("@graph", [part]) if isinstance(part, dict) else []
        for thing in parts if isinstance(parts, list) else []:
            if isinstance(thing, dict) and isinstance(thing.get("datePublished"), str):
                return thing["datePublished"]
    return ""
