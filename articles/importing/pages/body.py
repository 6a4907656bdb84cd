"""Which lines of the article's box are its body: furniture, facts and lists of other pages out."""

import re

from articles.importing.pages.dates import find_moments
from articles.importing.pages.facts import is_facts
from articles.importing.pages.furniture import END_MARK, ends_article
from articles.importing.pages.layout import PARAGRAPHS
from articles.importing.pages.pictures import is_ornament
from articles.language.characters import squeezed

ATTACHMENT = re.compile(
    r"\.(?:docx?|xlsx?|pptx?|pdf|zip|rar|7z|wps|et|txt|csv|odt|ods)(?:$|[?#])|download\.jsp|/download[/.?]",
    re.IGNORECASE,
)
ATTACHED = re.compile(
    r"(?:附件|附檔|附档|相关附件|attachments?)\s*[\d一二三四五]{0,2}\s*[:：【\[(（]|.{0,80}已下载\s*\d*\s*次",
    re.IGNORECASE,
)
SAYS_WHEN = re.compile(r"\s*(?:时间|日期|時間|date|time|when)\s*[:：]", re.IGNORECASE)
BELOW = 10


class Body:
    """The lines of a page that are its article, in their order, and those that were left out."""

    def __init__(self, page, layout, box, title):
        self.page, self.layout, self.box = page, layout, box
        self.title = title
        self.left_out = []
        first = box.start if box else 0
        self.end = box.end if box else 0
        self.start = max(first, title.end) if first <= title.start < self.end else first
        self._skip_facts()
        self.numbers = self._chosen()

    def _skip_facts(self):
        """Lines of facts above the text, the headline once more, and what navigation stands there."""
        lines = self.page.lines
        above = range(self.title.end, self.start) if self.title.start >= 0 else ()
        is_dated = any(is_facts(lines[number].raw) and find_moments(lines[number].raw) for number in above)
        while self.start < self.end:
            line = self.page.lines[self.start]
            # Where the facts stand above the box, 时间：2019年3月5日 in it is the event's.
            is_fact = is_facts(line.raw) and not (is_dated and SAYS_WHEN.match(line.raw))
            is_heading_again = bool(line.text) and squeezed(line.text) == squeezed(self.title.text)
            has_picture = self.layout.has_pictures[self.start]
            if line.text and not has_picture and (is_heading_again or is_fact or self._is_out(self.start)):
                self.start += 1
            else:
                return

    def _is_out(self, number):
        layout = self.layout
        return layout.is_aside(number) or layout.is_furniture[number]

    def _chosen(self):
        lines, layout = self.page.lines, self.layout
        weights = [layout._sums[number] for number in range(len(lines) + 1)]
        whole = weights[self.end] - weights[self.start]
        chosen = []
        for number in range(self.start, self.end):
            line = lines[number]
            if line.text and ends_article(line) and (weights[self.end] - weights[number]) * 4 <= whole:
                self.left_out += [other.text for other in lines[number : self.end] if other.text]
                self.end = number
                break
            if layout.is_aside(number) or layout.is_furniture[number] or self._is_count(number):
                if line.text:
                    self.left_out.append(line.text)
                continue
            chosen.append(number)
        return self._trimmed(chosen)

    def _is_count(self, number):
        """A line of days and counts at the foot of the box, such as 浏览次数：20."""
        line = self.page.lines[number]
        if not line.text or len(line.text) > 80 or line.pictures:
            return False
        return is_facts(line.raw) and bool(
            re.search(
                r"[浏阅点瀏閱點訪访].{1,4}[:：]|(?:发布|更新)(?:时间|日期)[:：]|views?\s*:|hits?\s*:", line.raw, re.I
            )
        )

    def _trimmed(self, numbers):
        """Without lists of links and marks of the end at the foot; a list of files stays."""
        lines = self.page.lines
        while numbers:
            line = lines[numbers[-1]]
            if self._is_foreign_fact(numbers):
                numbers.pop()
                continue
            is_empty = not line.text and not any(not is_ornament(picture) for picture in line.pictures)
            is_link = self.layout.is_links[numbers[-1]] and not self._is_attachment(line) and len(numbers) > 1
            if (
                is_empty
                or (END_MARK.fullmatch(line.text or "-") and line.text)
                or (is_link and self._is_one_of_links(numbers))
            ):
                if line.text:
                    self.left_out.append(line.text)
                numbers.pop()
            else:
                break
        return numbers

    def _is_foreign_fact(self, numbers):
        """A day at the foot is the article's own if it stands like its paragraphs, else the site's."""
        line = self.page.lines[numbers[-1]]
        if len(numbers) < 2 or not line.text or self.layout.has_pictures[numbers[-1]] or not is_facts(line.raw):
            return False
        before = self.page.lines[numbers[-2]]
        return self._around(line.box) != self._around(before.box)

    def _around(self, box):
        """The box around a paragraph."""
        found = self.page.boxes[box]
        return found.parent if found.tag in PARAGRAPHS and found.index != self.box.index else found.index

    def _is_one_of_links(self, numbers):
        """A single link may close an article; two or more below each other are a list of other pages."""
        last = self.page.lines[numbers[-1]]
        before = self.page.lines[numbers[-2]]
        return (
            self.layout.is_links[numbers[-2]]
            or bool(re.search(r"\d{4}-\d\d?-\d\d?|\d\d-\d\d", last.text))
            or (
                last.box != before.box
                and last.linked == len(squeezed(last.text))
                and not last.text.startswith(("http", "www", "详", "原文", "链接", "查看"))
            )
        )

    @staticmethod
    def _is_attachment(line):
        return any(ATTACHMENT.search(address) for address, _text in line.links) or bool(ATTACHED.match(line.text))

    @property
    def attachments(self):
        found = []
        below = range(self.end, min(self.end + BELOW, len(self.page.lines)))
        listed = [number for number in below if self._is_attachment(self.page.lines[number])]
        for number in [*range(self.start, self.end), *listed]:
            for address, text in self.page.lines[number].links:
                if ATTACHMENT.search(address) and {"href": address, "text": text} not in found:
                    found.append({"href": address, "text": text})
        return found[:100]
