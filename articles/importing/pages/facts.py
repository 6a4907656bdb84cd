"""What the lines around a headline say of the article: its days, its count, where it came from and who made it."""

import json
import re
from dataclasses import dataclass, field

from articles.importing.pages.dates import Moment, read_iso
from articles.importing.pages.labels import DAYS, trimmed_name
from articles.importing.pages.markup import VIEW_ICON
from articles.importing.pages.page_reading import Credit
from articles.importing.pages.told import LONGEST, tell
from articles.importing.pages.words import WORDS

BEFORE, BELOW = 4, 10
# The label of a name: the role of an ArticleCredit.
NAMES = {role: role for role in ("author", "photographer", "editor", "approver", "unit")} | {"publisher": "editor"}
SLASHED = re.compile(
    r"""
    (图文|文图|文字|撰文|文|摄影|图片|照片|摄|图|攝影|圖|供稿|编辑|審核|审核)\s*[/／|丨]\s*
    ([^\s/／|丨（）()，,；;。]{2,40}(?:\s(?!(?:图|摄|文|编)[^\s]{0,2}[/／|丨])[\u4e00-\u9fff]{2,4})*)
    """,
    re.VERBOSE,
)
OF_SLASHED = {"photographer": "摄影 图片 照片 摄 图 攝影 圖", "unit": "供稿", "editor": "编辑", "approver": "審核 审核"}
SLASHED_ROLES = {label: role for role, labels in OF_SLASHED.items() for label in labels.split()}
BYLINE = re.compile(
    r"""
    By\ ((?:[A-Z][\w.'’-]+)(?:\ (?:[A-Z][\w.'’-]+|van|de|von|and))*)
    """,
    re.VERBOSE,
)
BETWEEN_NAMES = re.compile(r"[、,，;；&]|\s{2,}|\sand\s")
STRUCTURED = WORDS["days for machines"]


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


def read_facts(page, title, body):
    """The Facts of a page: of the lines between Headline and Body, of those around them, and what machines are told."""
    near = _near(page.lines, title, body)
    after = _after(page.lines, title, body)
    facts = facts_of(near, after=after)
    if not (facts.posted or facts.updated) or not any(line.told.is_facts for line in near):
        # Some sites print day and count below the text.
        facts = facts_of([*near, *after[:3]], after=after[3:])
    _read_structured(facts, page)
    bylines = [line for line in near if len(line.text) < 60 and not line.told.is_facts]
    add_credits(facts, [*bylines, *(page.lines[number] for number in body.numbers[-3:])])
    return facts


def _near(lines, title, body):
    """The lines between headline and body, then those of facts right above the headline."""
    if title.start < 0:
        start = max(0, (body.numbers or [body.start])[0] - BELOW)
        return _usable(lines[start : min(_stop(lines, start, body), start + 40)], body)
    between = lines[title.end : min(_stop(lines, title.end, body), title.end + 40)]
    above = lines[max(0, title.start - BEFORE) : title.start]
    return _usable(between, body) + [line for line in _usable(above, body) if line.told.is_facts]


def _stop(lines, start, body):
    first = body.numbers[0] if body.numbers else -1
    return first if first >= start else min(start + BELOW, len(lines))


def _after(lines, title, body):
    """The lines of facts below the body, and those in the midst of its box that were no part of it."""
    if body.numbers:
        first, end = body.numbers[0], body.numbers[-1] + 1
        below = [*lines[end : end + BELOW], *lines[first:end]]
    else:
        start = title.end if title.start >= 0 else max(0, body.start - BELOW)
        stop = _stop(lines, start, body)
        below = lines[stop : stop + BELOW]
    return [line for line in _usable(below, body) if line.told.is_facts]


def _usable(lines, body):
    in_body = set(body.numbers)
    return [
        line
        for line in lines
        if not (line.is_aside or line.furniture.is_site or line.furniture.is_links or line.number in in_body)
    ]


def facts_of(lines, *, after=()):
    """The Facts of the lines below a headline; `after` are lines below the body, where only labels count."""
    facts = Facts()
    told = _joined(lines)
    unlabelled = []
    for one in told:
        _read_fields(facts, one, one.fields)
        unlabelled += [(moment, one.text) for moment in one.unlabelled]
    if facts.posted is None and unlabelled:
        facts.posted, facts.evidence["publish_date"] = unlabelled[0]
    if facts.view_count is None and not facts.is_count_scripted:
        _read_count_without_label(facts, told)
    for one in _joined(after):
        _read_fields(facts, one, [found for found in one.fields if found.kind != "other"])
    return facts


def add_credits(facts, lines):
    """Adds the names of lines such as （文/张三 摄/李四） or 供稿：宣传部 一审：王五."""
    for line in lines:
        for credit in _credits(line):
            if credit not in facts.credits:
                facts.credits.append(credit)
                facts.evidence.setdefault("credits", line.text)


def _credits(line):
    slashed = [
        Credit(SLASHED_ROLES.get(label, "author"), name)
        for label, names in SLASHED.findall(line.text)
        for name in _names(names)
    ]
    if slashed or len(line.text) > 120:
        return slashed
    return [credit for found in line.told.fields for credit in _labelled(found)]


def _labelled(found):
    """The Credits of a Field that names who did something."""
    is_credit = found.kind in NAMES and found.is_short
    return [Credit(NAMES[found.kind], name) for name in _names(found.name)] if is_credit else []


def _read_structured(facts, page):
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


def _read_fields(facts, told, fields):
    shown = _shown(told.text)
    for found in fields:
        if found.kind in DAYS:
            if found.moments and getattr(facts, found.kind) is None:
                setattr(facts, found.kind, found.moments[0])
                facts.evidence["publish_date" if found.kind == "posted" else "updated_at"] = shown
                if found.kind == "updated":
                    facts.evidence.setdefault("publish_date", shown)
        elif found.kind == "views":
            facts.is_count_scripted |= found.count is None
            if found.count is not None and facts.view_count is None:
                facts.view_count, facts.evidence["view_count"] = found.count, shown
        elif found.kind == "source" and found.name and not facts.source:
            facts.source, facts.evidence["source_name"] = found.name, shown
        elif found.kind == "section" and found.name and not facts.section:
            facts.section, facts.evidence["section"] = re.sub(r"\s+[\d,]+$", "", found.name), shown
        else:
            _add_makers(facts, _labelled(found), shown)
    byline = BYLINE.match(told.text)
    if byline and not any(credit.role == "author" for credit in facts.credits):
        _add_makers(facts, [Credit("author", byline[1])], shown)


def _add_makers(facts, credits, shown):
    for credit in credits:
        if credit not in facts.credits:
            facts.credits.append(credit)
            facts.evidence.setdefault("credits", shown)
            if credit.role == "author":
                facts.evidence.setdefault("author", shown)


def _read_count_without_label(facts, lines):
    """A count whose word stands after it, beside an icon, or bare at the end of the line with the day."""
    has_day = any(told.moments for told in lines)
    for told in lines:
        facts.view_count = told.bare_count if told.count is None and has_day else told.count
        if facts.view_count is not None:
            facts.evidence["view_count"] = _shown(told.text)
            return


def _joined(lines):
    """What lines tell, one that ends in a bare label taken together with the next, as in cells and lists."""
    found = []
    for told in (line.told for line in lines if line.raw and len(line.raw) <= LONGEST):
        if found and _is_open(found[-1]) and _answers(found[-1], told):
            found[-1] = tell(f"{found[-1].text} {told.text}")
        else:
            found.append(told)
    return found


def _is_open(told):
    last = told.fields[-1] if told.fields else None
    return last is not None and not last.value.strip() and last.end >= len(told.text.rstrip())


def _answers(label, told):
    kind = label.fields[-1].kind
    if told.fields:
        return False
    if kind == "views":
        return told.is_number
    if kind in DAYS:
        return bool(told.moments)
    return len(told.text) <= 30 and not told.moments


def _names(text):
    return [name for part in BETWEEN_NAMES.split(text) if (name := trimmed_name(part))]


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
