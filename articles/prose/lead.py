"""The opening of an article (导语) drafted from the record: what happened, who came, what was launched and signed.

Three short paragraphs, as such reports are written. Only what the record holds is said, and nobody on it is left out:
whoever stands in several lists is told with each title once. An inferred organisation is left out behind the same one.
In English, what has no English in the directory or the table stands as printed, and is told of.
"""

from articles.language.characters import is_chinese
from articles.language.former import with_former
from articles.language.numerals import ONES
from articles.language.script import unfolded
from articles.prose import lexicon
from articles.prose.in_english import english_name, english_title
from articles.prose.record import Draft

GATHERINGS = tuple(lexicon.GATHERINGS)
# Each part of a day by the first word for it.
PARTS_OF_DAY = {part: words for words, part in reversed(lexicon.PARTS_OF_DAY.items())}
NUMBERS = "零一二三四五六七八九十"
# What those of a list did, in the order of the text.
DEEDS = (("speaker", "先后发言"), ("reporter", "作报告"), ("expert", "参加研讨"))
DEEDS_EN = (
    ("moderator", "It was chaired by {}."),
    ("speaker", "Speeches were given, in this order, by {}."),
    ("reporter", "Reports were given by {}."),
    ("expert", "The discussion was joined by {}."),
)
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November")
MONTHS += ("December",)
ON = {
    "morning": "On the morning of",
    "noon": "At noon on",
    "afternoon": "On the afternoon of",
    "evening": "On the evening of",
}


def draft_lead(record, language="zh-hans"):
    """The Draft of a Record's first event in `language` (zh-hans, zh-hant or en); empty without an event."""
    if not record.events:
        return Draft(())
    lead = _English(record) if language == "en" else _Chinese(record, language == "zh-hant")
    paragraphs = (lead.opening(), lead.present(), lead.done())
    return Draft(tuple(filter(None, paragraphs)), tuple(dict.fromkeys(lead.left)))


class _Lead:
    """Remembers who was told of with which titles, the organisation told last, and the words without English."""

    def __init__(self, record):
        self.event, self.record = record.events[0], record
        self.told, self.above, self.left = {}, "", []

    def new_titles(self, row):
        """The words of the titles with which a row's person was not told of yet."""
        told = self.told.setdefault(row.person or row.name.text, set())
        titles = []
        for held in row.titles:
            words, key = self.title(held), (held.organization.text, held.title)
            if key not in told:
                titles.append(words)
            told.add(key)
        return titles


class _Chinese(_Lead):
    def __init__(self, record, is_traditional):
        super().__init__(record)
        self.say = unfolded if is_traditional else str

    def opening(self):
        event = self.event
        place, owner = event.venue.text, event.venue_owner.text
        if owner and owner not in place and place not in owner:
            place = f"{owner}{place}"
        # An occasion that the title tells already is not told twice.
        occasion = f"正值{event.occasion}，" if event.occasion and event.occasion not in event.title.text else ""
        return f"{_date(event)}，{occasion}{event.title.text}{f'在{place}' if place else ''}{self.say('举行')}。"

    def present(self):
        sentences = []
        came = [self.people(self.event.list_of(role)) for role in ("attendee", "guest")]
        if any(came):
            sentences.append(f"{'，'.join(filter(None, came))}{self.say('出席')}。")
        chair = self.people(self.event.list_of("moderator"))
        if chair:
            kind = next((kind.text for kind in self.event.kinds if kind.text.endswith(GATHERINGS)), "")
            sentences.append(f"{f'{kind}由' if kind else self.say('活动由')}{chair}主持。")
        for role, deed in DEEDS:
            rows = self.event.list_of(role)
            people = self.people(rows)
            if people:
                is_alone = role == "speaker" and len(rows.rows) == 1 and not rows.tail
                sentences.append(f"{people}{self.say('发言' if is_alone else deed)}。")
        return "".join(sentences)

    def people(self, rows):
        """The rows of one list, parted as rosters are; names alone are parted by 、."""
        self.above = ""
        words = [self.person(row) for row in rows.rows]
        is_bare = all(word == row.name.text for word, row in zip(words, rows.rows, strict=True))
        return ("、" if is_bare else "，").join(words) + (rows.tail if words else "")

    def person(self, row):
        titles = self.new_titles(row)
        if titles and not any(map(is_chinese, row.name.text + "".join(titles))):
            return f"{row.honorific} {row.name.text}（{'；'.join(titles)}）".strip()
        return f"{'、'.join(titles)}{row.name.text}{row.honorific}"

    def title(self, held):
        body, above = held.organization.text, self.above
        self.above = body or above
        title = with_former(held.title, is_former=held.is_former)
        if held.is_inferred and body == above:
            return title
        if not any(map(is_chinese, f"{body}{title}")):
            return ", ".join(filter(None, (title, body)))
        return f"{body}{title}"

    def done(self):
        sentences = []
        launched = [self.book(book) for book in self.record.books if book.kind == "launch"]
        if launched:
            sentences.append(f"{'、'.join(launched)}{self.say('在会上首发')}。")
        given = [f"《{book.title.text}》" for book in self.record.books if book.kind == "donation"]
        if given:
            sentences.append(f"{self.say('会上捐赠了')}{'、'.join(given)}。")
        for agreement in self.record.agreements:
            sentences.append(self.agreement(agreement))
        return "".join(sentences)

    def agreement(self, agreement):
        count = len(agreement.parties)
        sides = self.say("双方") if count == 2 else f"{_number(count)}方" if count > 2 else ""
        parties = "、".join(party.name.text for party in agreement.parties) or self.say("会上")
        signed = [name.text for party in agreement.parties for name in party.signatories]
        words = f"{parties}{sides}{self.say('签署')}{agreement.title.text.removeprefix(sides)}。"
        if signed:
            deed = self.say("分别代表各方签字" if len(signed) > 1 else "签字")
            words += f"{'、'.join(signed)}{deed}。"
        return words

    def book(self, book):
        series = f"{book.series.text}第{_number(book.series_number)}本" if book.series_number else ""
        counts = ((book.case_count, "个案例"), (book.part_count, "个篇章"))
        holds = "、".join(f"{count}{self.say(noun)}" for count, noun in counts if count)
        within = "，".join(part for part in (series, f"收{holds}" if holds else "") if part)
        return f"《{book.title.text}》{f'（{within}）' if within else ''}"


def _date(event):
    if event.date_as_printed:
        return event.date_as_printed
    first, last = event.starts_on, event.ends_on
    year = "" if event.year_is_inferred else f"{first.year}年"
    text = f"{year}{first.month}月{first.day}日"
    if last and last != first:
        month = f"{last.month}月" if last.month != first.month or last.year != first.year else ""
        return f"{text}至{f'{last.year}年' if last.year != first.year else ''}{month}{last.day}日"
    return text + PARTS_OF_DAY.get(event.part_of_day, "")


def _number(number):
    return NUMBERS[number] if number <= 10 else str(number)


class _English(_Lead):
    def opening(self):
        event = self.event
        place = self.name(event.venue) if event.venue.text else ""
        owner = self.name(event.venue_owner) if event.venue_owner.text and event.venue_owner.text not in place else ""
        # An English venue often says whose it is.
        where = ", ".join(part for part in (place, owner if owner not in place else "") if part)
        return f"{self.date()}, {_the(self.name(event.title))} was held{f' at {where}' if where else ''}."

    def date(self):
        first, last = self.event.starts_on, self.event.ends_on
        # A year that was inferred is not claimed.
        year = "" if self.event.year_is_inferred else f" {first.year}"
        day = f"{first.day} {MONTHS[first.month - 1]}"
        if last and last != first:
            return f"From {day} to {last.day} {MONTHS[last.month - 1]}{year}"
        return f"{ON.get(self.event.part_of_day, 'On')} {day}{year}"

    def present(self):
        event, sentences = self.event, []
        came = [self.people(event.list_of(role)) for role in ("attendee", "guest")]
        if any(came):
            sentences.append(f"Present were {'; '.join(filter(None, came))}.")
        for role, words in DEEDS_EN:
            people = self.people(event.list_of(role))
            if people:
                words = words.replace(", in this order,", "") if len(event.list_of(role).rows) == 1 else words
                sentences.append(words.format(people))
        return " ".join(sentences)

    def people(self, rows):
        self.above = ""
        words = [self.person(row) for row in rows.rows]
        others = ["others"] if words and (rows.tail or not rows.is_complete) else []
        return _listed([*words, *others])

    def person(self, row):
        name = row.name.english or (english_name(row.name.text) if row.kind == "person" else self.name(row.name))
        if any(map(is_chinese, name)):
            self.left.append(name)
        titles = self.new_titles(row)
        return ", ".join([name, ", and ".join(titles)] if titles else [name])

    def title(self, held):
        body, above = held.organization.text, self.above
        self.above = body or above
        title = english_title(held.title, body) or self.as_printed(held.title)
        if held.is_former and not title.lower().startswith(("former", "ex-")):
            title = f"former {title}"
        if not body or (held.is_inferred and body == above):
            return title
        return f"{title}, {self.name(held.organization)}"

    def done(self):
        sentences = []
        for book in self.record.books:
            verb = {"launch": "was launched", "donation": "was donated"}.get(book.kind)
            if verb:
                sentences.append(f"{self.book(book)} {verb}.")
        for agreement in self.record.agreements:
            parties = [self.name(party.name) for party in agreement.parties]
            title = _the(self.name(agreement.title))
            sentences.append(f"{_listed(parties)} signed {title}." if parties else f"{title} was signed.")
            signed = [
                name.english or english_name(name.text) for party in agreement.parties for name in party.signatories
            ]
            if signed:
                sentences.append(f"It was signed by {_listed(signed)}.")
        return " ".join(sentences)

    def book(self, book):
        counts = [(book.case_count, "case"), (book.part_count, "part")]
        holds = " in ".join(_counted(count, noun) for count, noun in counts if count)
        series = f"number {book.series_number} of {self.name(book.series)}" if book.series_number else ""
        within = ", ".join(part for part in (holds, series) if part)
        title = f"“{book.title.english}”" if book.title.english else f"《{self.as_printed(book.title.text)}》"
        return f"{title}{f' ({within})' if within else ''}"

    def name(self, name):
        return name.english or self.as_printed(name.text)

    def as_printed(self, text):
        if any(map(is_chinese, text)):
            self.left.append(text)
        return text


def _the(title):
    has_article = title.lower().startswith(("the ", "a ", "an ")) or not title[:1].isascii()
    return title if has_article else f"the {title}"


def _listed(words):
    """A, B and C; with semicolons where the words hold commas."""
    if any("," in word for word in words):
        return "; ".join(words[:-1]) + f"; and {words[-1]}" if len(words) > 1 else "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def _counted(count, noun):
    words = ONES[count] if count <= 10 else str(count)
    return f"{words} {noun}{'' if count == 1 else 's'}"
