"""Which lines of the article's box are its body: furniture, facts and lists of other pages out."""

import re

from articles.importing.pages.furniture import END_MARK
from articles.importing.pages.layout import PARAGRAPHS

ATTACHMENT = re.compile(
    r"""
    \.(?:docx?|xlsx?|pptx?|pdf|zip|rar|7z|wps|et|txt|csv|odt|ods)(?:$|[?#])
    | download\.jsp
    | /download[/.?]
    """,
    re.IGNORECASE | re.VERBOSE,
)
ATTACHED = re.compile(
    r"""
    (?:附件|附檔|附档|相关附件|attachments?)\s*[\d一二三四五]{0,2}\s*[:：【\[(（]
    | .{0,80}已下载\s*\d*\s*次
    """,
    re.IGNORECASE | re.VERBOSE,
)
SAYS_WHEN = re.compile(r"\s*(?:时间|日期|時間|date|time|when)\s*[:：]", re.IGNORECASE)
COUNT = re.compile(
    r"""
    [浏阅点瀏閱點訪访].{1,4}[:：] | (?:发布|更新)(?:时间|日期)[:：] | views?\s*: | hits?\s*:
    """,
    re.IGNORECASE | re.VERBOSE,
)
POINTERS = ("http", "www", "详", "原文", "链接", "查看")
BELOW = 10


class Body:
    """The lines of a page that are its article, in their order, and those that were left out."""

    def __init__(self, page, box, title):
        self.page, self.box, self.title = page, box, title
        self.left_out = []
        first = box.start if box else 0
        self.end = box.end if box else 0
        self.start = max(first, title.end) if first <= title.start < self.end else first
        self._skip_facts()
        self.numbers = self._trimmed(self._chosen())
        self.attachments = self._attachments()

    def _skip_facts(self):
        """Lines of facts above the text, the headline once more, and what navigation stands there."""
        lines = self.page.lines
        above = lines[self.title.end : self.start] if self.title.start >= 0 else ()
        is_dated = any(line.told.is_facts and line.told.moments for line in above)
        headline = self.title.text.replace(" ", "")
        while self.start < self.end:
            line = lines[self.start]
            # Where the facts stand above the box, 时间：2019年3月5日 in it is the event's.
            is_fact = line.told.is_facts and not (is_dated and SAYS_WHEN.match(line.raw))
            is_out = line.squeezed == headline or is_fact or line.is_aside or line.furniture.is_site
            if not line.text or line.shown or not is_out:
                return
            self.start += 1

    def _chosen(self):
        lines = self.page.lines
        whole = left = sum(line.weight for line in lines[self.start : self.end])
        chosen = []
        for number in range(self.start, self.end):
            line = lines[number]
            if line.furniture.ends_article and left * 4 <= whole:
                self.left_out += [other.text for other in lines[number : self.end] if other.text]
                self.end = number
                break
            left -= line.weight
            if line.is_aside or line.furniture.is_site or _is_count(line):
                if line.text:
                    self.left_out.append(line.text)
                continue
            chosen.append(number)
        return chosen

    def _trimmed(self, numbers):
        """Without lists of links and marks of the end at the foot; a list of files stays."""
        while numbers:
            line = self.page.lines[numbers[-1]]
            if not self._is_foreign_fact(numbers):
                if (
                    (line.text or line.shown)
                    and not END_MARK.fullmatch(line.text or "-")
                    and not self._is_link(numbers)
                ):
                    break
                if line.text:
                    self.left_out.append(line.text)
            numbers.pop()
        return numbers

    def _is_foreign_fact(self, numbers):
        """A day at the foot is the article's own if it stands like its paragraphs, else the site's."""
        line = self.page.lines[numbers[-1]]
        if len(numbers) < 2 or line.shown or not line.told.is_facts:
            return False
        return self._around(line.box) != self._around(self.page.lines[numbers[-2]].box)

    def _around(self, box):
        """The box around a paragraph."""
        found = self.page.boxes[box]
        return found.parent if found.tag in PARAGRAPHS and found.index != self.box.index else found.index

    def _is_link(self, numbers):
        """A single link may close an article; two or more below each other are a list of other pages."""
        last = self.page.lines[numbers[-1]]
        if len(numbers) < 2 or not last.furniture.is_links or _is_attachment(last):
            return False
        before = self.page.lines[numbers[-2]]
        if before.furniture.is_links or re.search(r"\d{4}-\d\d?-\d\d?|\d\d-\d\d", last.text):
            return True
        is_only_link = last.linked == len(last.squeezed)
        return is_only_link and last.box != before.box and not last.text.startswith(POINTERS)

    def _attachments(self):
        """What the lines of the box link to, and the lists of files right below it: `{"href", "text"}` each."""
        lines = self.page.lines
        below = [line for line in lines[self.end : self.end + BELOW] if _is_attachment(line)]
        links = [link for line in [*lines[self.start : self.end], *below] for link in line.links]
        files = dict.fromkeys((address, text) for address, text in links if ATTACHMENT.search(address))
        return [{"href": address, "text": text} for address, text in files][:100]


def _is_count(line):
    """A line of days and counts at the foot of the box, such as 浏览次数：20."""
    is_short = 0 < len(line.text) <= 80 and not line.pictures
    return is_short and line.told.is_facts and bool(COUNT.search(line.raw))


def _is_attachment(line):
    return any(ATTACHMENT.search(address) for address, _text in line.links) or bool(ATTACHED.match(line.text))
