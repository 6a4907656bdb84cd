"""Where a text states another number, day or name than the record holds.

A number is read only beside its own noun, in a sentence that speaks of the book or the agreement; what the record does
not hold is unknown, and compared with nothing. Where two books or agreements could be meant, the figure of either will
do.
"""

import datetime
import re

from articles.language.numerals import CHINESE, ENGLISH, ORDINAL, read_number
from articles.prose import lexicon
from articles.prose.checks import Check, Finding, subject
from articles.prose.lead import MONTHS
from articles.rosters.chinese.lexicon import any_of

SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]?|\n")
# A full stop ends an English sentence before a space and a capital only: "Prof. Li" and "3.5" go on.
SENTENCE_EN = re.compile(
    r"""
    .+?
    (?: (?<! Prof ) (?<! Dr ) (?<! Mr ) (?<! Ms ) [.!?] (?= \s+ [A-Z“"《] | \s* $ ) | \n | $ )
    """,
    re.DOTALL | re.VERBOSE,
)

BOOK_WORDS = re.compile(
    r"""
    [《》] | [本该此一新全]书 | 书中 | 成书 | 编[写者为入撰] | 汇编 | 收录
    | \b (?: books? | volume | casebook | editors? ) \b
    """,
    re.IGNORECASE | re.VERBOSE,
)
AGREEMENT_WORDS = re.compile(
    r"""
    签[署订约字] | 协议 | 协定 | 备忘录
    | \b (?: agreements? | memorand\w+ | MoU | sign(?:ed|ing)? | signator\w+ ) \b
    """,
    re.IGNORECASE | re.VERBOSE,
)
SERIES_WORDS = re.compile(r"丛书|系列|文库|\bseries\b", re.I)

_KIND = f"(?:{any_of(lexicon.KINDS_OF_CASES)})*"
CASES = (
    re.compile(rf"(?<!其中)(?<!其中有)(?<![每前第])({CHINESE})\s*(?:个|则|篇|项|例){_KIND}案例"),
    re.compile(rf"\b({ENGLISH})\s+(?:(?!of\b)[a-z-]+\s+)?(?:case studies|cases)\b", re.I),
)
PARTS = (
    re.compile(
        rf"""
        ({CHINESE}) \s* [个大]? (?: 篇章 | 章节 )
        | (?: [分编]为 | 分[成作] | 辟为 | [分设] ) ({CHINESE}) \s* [个大]?
          (?: 部分 | 板块 | [编篇章] ) (?! {any_of(lexicon.WRITINGS)} )
        """,
        re.VERBOSE,
    ),
    re.compile(rf"\b({ENGLISH})\s+(?:parts|chapters|sections)\b", re.I),
)
COUNTED = {"双": 2, "tripartite": 3, "trilateral": 3, "bilateral": 2}
PARTIES = (
    re.compile(r"(?<![第面])([双两三四五六七八九十]|[2-9])方(?!面|案|法|米|位|式|向|针)"),
    re.compile(
        rf"\b({ENGLISH})(?:-party|[- ]parties|[- ]sides)\b"
        rf"|\b({'|'.join(list(COUNTED)[1:])})\b",
        re.I,
    ),
)
ITEMS = (
    re.compile(
        rf"""
        合作 的? (?: 内容 | 事项 | 领域 )? (?: 有 | 包括 | 分为 | 涉及 )?
        ({CHINESE}) \s* [个大项条]? (?: {any_of(lexicon.ITEMS)} )
        | ({CHINESE}) \s* [个大项条] (?: 具体 )? [合协]作 (?: {any_of(lexicon.ITEMS)} | 任务 )
        """,
        re.VERBOSE,
    ),
    re.compile(
        rf"""
        \b ({ENGLISH}) \s+ (?: areas | fields | items | points | lines ) \s+ (?: of | for ) \s+
        (?: co-?operation | collaboration | joint [ ] work )
        | \b co-?operat\w+ \s+ in \s+ ({ENGLISH}) \s+ (?: areas | fields )
        """,
        re.IGNORECASE | re.VERBOSE,
    ),
)
_VOLUME = r"(?:volume|book|title|instal?lment)"
NUMBERS = (
    re.compile(rf"第({CHINESE})\s*(?:本|部(?![分门委])|辑|卷|册)"),
    re.compile(rf"\b({ORDINAL})\s+{_VOLUME}\b|\b(?:volume|no\.|number)\s+({ENGLISH})\b", re.I),
)

_MONTH = "|".join(MONTHS)
_DATE = r"\d{1,2}(?:st|nd|rd|th)?"
DAY = re.compile(rf"(?:(\d{{4}})年)?\s*(\d{{1,2}})月(\d{{1,2}})日\s*({any_of(lexicon.PARTS_OF_DAY)})?")
DAY_EN = re.compile(
    rf"""
    (?: \b (morning|afternoon|evening) [ ] of [ ] )?
    \b (?: ({_DATE}) \s+ ({_MONTH}) | ({_MONTH}) \s+ ({_DATE}) ) \b
    (?: ,? \s+ (\d{{4}}) )?
    """,
    re.IGNORECASE | re.VERBOSE,
)
PARTS_OF_DAY = lexicon.PARTS_OF_DAY | {part: part for part in ("morning", "afternoon", "evening")}
HELD = re.compile(rf"{any_of(lexicon.HELD)}|\b(?:held|took place|opened|launched|met|convened)\b", re.I)
SIGNED = re.compile(rf"{any_of(lexicon.SIGNED)}|\b(?:signed|signatures?|signatory|signatories)\b", re.I)
WATCHED = re.compile(r"见证|主持|\bwitness\w*|in the presence\b", re.I)


def disagreements(text, record, language="zh-hans"):
    """The Findings of a plain text (a paragraph a line) against a Record."""
    sentences = _sentences(text, language)
    is_english = language == "en"
    found = []
    found += _counts(sentences, CASES[is_english], Check.CASES, BOOK_WORDS, _of_books(record, "case_count"))
    found += _counts(sentences, PARTS[is_english], Check.PARTS, BOOK_WORDS, _of_books(record, "part_count"))
    numbered = _of_books(record, "series_number")
    found += _counts(sentences, NUMBERS[is_english], Check.SERIES_NUMBER, SERIES_WORDS, numbered)
    parties = [(_name(agreement), len(agreement.parties), True) for agreement in record.agreements if agreement.parties]
    found += _counts(sentences, PARTIES[is_english], Check.PARTIES, AGREEMENT_WORDS, parties)
    items = [
        (_name(agreement), agreement.item_count, agreement.items_are_complete)
        for agreement in record.agreements
        if agreement.item_count
    ]
    found += _counts(sentences, ITEMS[is_english], Check.ITEMS, None, items)
    found += _days(sentences, record, is_english)
    return found + _signatories(sentences, record)


def _sentences(text, language):
    pattern = SENTENCE_EN if language == "en" else SENTENCE
    lines = text.splitlines()
    return [
        (place, found[0].strip())
        for place, line in enumerate(lines)
        for found in pattern.finditer(line)
        if found[0].strip()
    ]


def _of_books(record, figure):
    return [(f"《{book.title.text}》", getattr(book, figure), True) for book in record.books if getattr(book, figure)]


def _name(agreement):
    return agreement.title.text


def _counts(sentences, pattern, check, anchor, known):
    """Numbers of one kind that no thing of the record has; `known` are (name, figure, the figure is the whole)."""
    if not known:
        return []
    found = {}
    for _place, sentence in sentences:
        if anchor is not None and not anchor.search(sentence):
            continue
        for match in pattern.finditer(sentence):
            words = next(group for group in match.groups() if group)
            stated = COUNTED.get(words.casefold()) or read_number(words)
            fits = any(stated == figure or (not is_whole and stated >= figure) for _n, figure, is_whole in known)
            if stated is None or fits:
                continue
            things = [f"{name}" for name, _figure, _whole in known]
            figures = [figure for _name, figure, _whole in known]
            key = subject(check, match[0], *things, *figures)
            found[key] = Finding(check, key, _words(match[0], stated, things, figures, sentence))
    return list(found.values())


def _words(quoted, stated, things, figures, sentence):
    return {"quoted": quoted, "stated": stated, "things": things, "recorded": figures, "sentence": sentence}


def _days(sentences, record, is_english):
    """The day with which the text opens, against the event's; the day of a signing, against the agreement's."""
    found = []
    if record.events:
        opening = [sentence for place, sentence in sentences if place == sentences[0][0]]
        found += _opening_day(opening, record.events, is_english)
    signed = [
        (agreement.title.text, agreement.signed_on)
        for agreement in record.agreements
        if agreement.signed_on is not None
    ]
    spans = [(event.starts_on, event.ends_on or event.starts_on) for event in record.events]
    for _place, sentence in sentences if signed else []:
        for day, _part, match in _dates(sentence, is_english):
            near = sentence[match.end() : match.end() + 40]
            clause = re.split(r"[，,；;。]", near)[0]
            if not re.search(r"签[署订]|\bsigned\b", clause):
                continue
            is_known = any(_is_day(day, known, known) for _title, known in signed)
            if not is_known and not any(_is_day(day, *span) for span in spans):
                recorded = [known.isoformat() for _title, known in signed]
                words = _words(match[0], match[0], [title for title, _known in signed], recorded, sentence)
                found.append(Finding(Check.SIGNED_ON, subject(Check.SIGNED_ON, match[0], *recorded), words))
    return found


def _opening_day(sentences, events, is_english):
    dated = [(sentence, *date) for sentence in sentences for date in _dates(sentence, is_english)]
    if not dated:
        return []
    # One of several days in the opening may be the event's; if none is, the one the event is said to be held on.
    for _sentence, day, part, match in dated:
        for event in events:
            if _is_day(day, event.starts_on, event.ends_on or event.starts_on):
                stated = PARTS_OF_DAY.get((part or "").casefold(), "")
                if stated and event.part_of_day and stated != event.part_of_day:
                    words = _words(match[0], stated, [event.title.text], [event.part_of_day], _sentence)
                    return [Finding(Check.PART_OF_DAY, subject(match[0], event.part_of_day), words)]
                return []
    held = [entry for entry in dated if HELD.search(entry[0])]
    if not held:
        return []
    sentence, _day, _part, match = held[0]
    recorded = [event.starts_on.isoformat() for event in events]
    words = _words(match[0], match[0], [event.title.text for event in events], recorded, sentence)
    return [Finding(Check.EVENT_DAY, subject(Check.EVENT_DAY, match[0], *recorded), words)]


def _dates(sentence, is_english):
    """((year or None, month, day), part of day, match) of each day that a sentence names."""
    for match in (DAY_EN if is_english else DAY).finditer(sentence):
        if is_english:
            part, day, month, month_too, day_too, year = match.groups()
            number = MONTHS.index((month or month_too).capitalize()) + 1
            named = (int(year) if year else None, number, int(re.match(r"\d+", day or day_too)[0]))
        else:
            year, month, day, part = match.groups()
            named = (int(year) if year else None, int(month), int(day))
        yield named, part, match


def _is_day(named, first, last):
    year, month, day = named
    for candidate in {year} if year else {first.year, last.year}:
        try:
            if first <= datetime.date(candidate, month, day) <= last:
                return True
        except ValueError:
            return False
    return False


def _signatories(sentences, record):
    """Of those who signed, a text that names one in a sentence of signing names them all."""
    signed = [name for agreement in record.agreements for party in agreement.parties for name in party.signatories]
    if not signed:
        return []
    signers = {name.text for name in signed}
    lists = [rows for event in record.events for _role, rows in event.lists]
    known = [row.name for rows in lists for row in rows.rows if row.person and row.name.text not in signers]
    named, others = set(), {}
    for _place, sentence in sentences:
        signs = list(SIGNED.finditer(sentence))
        if not signs:
            continue
        named |= {name.text for name in signed if _stands_in(name, sentence)}
        if WATCHED.search(sentence) or not re.search(r"签字|代表|\bsigned\b", sentence):
            continue
        clause = re.split(r"[；;]", sentence[: signs[-1].start()])[-1]
        others |= {name.text: sentence for name in known if _stands_in(name, clause)}
    missing = [name.text for name in signed if name.text not in named]
    found = []
    if named and missing:
        words = {"names": missing, "named": [name.text for name in signed if name.text in named]}
        found.append(Finding(Check.SIGNATORIES, subject("missing", *missing), words | {"others": []}))
    if named and others:
        words = {"names": [], "others": list(others), "sentence": next(iter(others.values()))}
        found.append(Finding(Check.SIGNATORIES, subject("others", *sorted(others)), words))
    return found


def _stands_in(name, sentence):
    return name.text in sentence or bool(name.english and name.english.casefold() in sentence.casefold())
