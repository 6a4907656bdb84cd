"""The opening of an article (导语) drafted from the record: what happened, who came, what was launched and signed.

Three short paragraphs, as such reports are written. Only what the record holds is said, and nobody on it is left out:
whoever stands in several lists is told with each title once. An inferred organisation is left out behind the same one.
"""

from articles.language.characters import is_chinese
from articles.prose.lead_english import English
from articles.prose.record import Draft
from articles.rosters.titles import says_former

PARTS_OF_DAY = {"morning": "上午", "noon": "中午", "afternoon": "下午", "evening": "晚上"}
NUMBERS = "零一二三四五六七八九十"
# The words between the names, in the two scripts.
FRAMES = {
    "举行": "舉行",
    "出席": "出席",
    "活动由": "活動由",
    "发言": "發言",
    "先后发言": "先後發言",
    "作报告": "作報告",
    "参加研讨": "參加研討",
    "在会上首发": "在會上首發",
    "会上捐赠了": "會上捐贈了",
    "签署": "簽署",
    "会上": "會上",
    "双方": "雙方",
    "分别代表各方签字": "分別代表各方簽字",
    "签字": "簽字",
    "个案例": "個案例",
    "个篇章": "個篇章",
}
GATHERINGS = ("会", "會", "仪式", "儀式", "论坛", "論壇", "活动", "活動", "讲座", "講座")


def draft_lead(record, language="zh-hans"):
    """The Draft of a Record's first event; empty without an event."""
    if not record.events:
        return Draft(())
    if language == "en":
        return English(record.events[0], record).draft()
    chinese = _Chinese(record.events[0], record, language == "zh-hant")
    paragraphs = [chinese.opening(), chinese.present(), chinese.done()]
    return Draft(tuple(paragraph for paragraph in paragraphs if paragraph))


class _Chinese:
    """Remembers who was told of with which titles, and the organisation told last."""

    def __init__(self, event, record, is_traditional):
        self.event, self.record, self.is_traditional = event, record, is_traditional
        self.told, self.above = {}, ""

    def say(self, words):
        return FRAMES.get(words, words) if self.is_traditional else words

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
        for role, deed in (("speaker", "先后发言"), ("reporter", "作报告"), ("expert", "参加研讨")):
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
        told = self.told.setdefault(row.person or row.name.text, set())
        titles = []
        for held in row.titles:
            title = self.title(held)
            if (held.organization.text, held.title) not in told:
                titles.append(title)
            told.add((held.organization.text, held.title))
        if titles and not any(map(is_chinese, row.name.text + "".join(titles))):
            return f"{row.honorific} {row.name.text}（{'；'.join(titles)}）".strip()
        return f"{'、'.join(titles)}{row.name.text}{row.honorific}"

    def title(self, held):
        body, above = held.organization.text, self.above
        self.above = body or above
        title = held.title if not held.is_former or says_former(held.title) else f"原{held.title}"
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
