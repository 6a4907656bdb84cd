"""From the lines of an article's box to the blocks of its body: furniture out, captions to their pictures."""

import re
from html import escape

from articles.importing.facts import is_facts
from articles.importing.furniture import END_MARK, ends_article
from articles.importing.layout import PARAGRAPHS
from articles.importing.pictures import is_caption, is_ornament, words_of_alt
from articles.importing.reading import Block
from articles.importing.tidy import one_line, squeezed

ATTACHMENT = re.compile(
    r"\.(?:docx?|xlsx?|pptx?|pdf|zip|rar|7z|wps|et|txt|csv|odt|ods)(?:$|[?#])|download\.jsp|/download[/.?]",
    re.IGNORECASE,
)
ATTACHED = re.compile(
    r"(?:附件|附檔|附档|相关附件|attachments?)\s*[\d一二三四五]{0,2}\s*[:：【\[(（]|.{0,80}已下载\s*\d*\s*次",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"[。！？!?.;；:：”’\"'」』）)…]$")
LIST_WORDS = {"ul": "ul", "ol": "ol", "menu": "ul", "dir": "ul"}


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
        while self.start < self.end:
            line = self.page.lines[self.start]
            is_heading_again = bool(line.text) and squeezed(line.text) == squeezed(self.title.text)
            has_picture = self.layout.has_pictures[self.start]
            if line.text and not has_picture and (is_heading_again or is_facts(line.raw) or self._is_out(self.start)):
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
        for number in range(self.start, self.end):
            for address, text in self.page.lines[number].links:
                if ATTACHMENT.search(address) and {"href": address, "text": text} not in found:
                    found.append({"href": address, "text": text})
        return found[:100]

    def blocks(self):
        """The Blocks of the body."""
        blocks, numbers = [], list(self.numbers)
        place = 0
        while place < len(numbers):
            line = self.page.lines[numbers[place]]
            if line.pictures:
                place = self._add_pictures(blocks, numbers, place)
            else:
                place = self._add_text(blocks, numbers, place)
        return blocks

    def _add_pictures(self, blocks, numbers, place):
        line = self.page.lines[numbers[place]]
        pictures = [picture for picture in line.pictures if not is_ornament(picture)]
        around = list(self.page.ancestors(line.box))
        if line.text and not (pictures and self._is_own_caption(line, around)):
            self._append_paragraph(blocks, line)
            for picture in pictures:
                blocks.append(Block("image", src=picture.src, caption=words_of_alt(picture, self.title.text)))
            return place + 1
        place += 1
        if not pictures:
            return place
        caption = line.text
        while not caption and place < len(numbers):
            below = self.page.lines[numbers[place]]
            if not below.text and not below.pictures:
                place += 1
                continue
            if is_caption(below, list(self.page.ancestors(below.box)), pictures[-1], around):
                caption = below.text
                place += 1
            break
        for picture in pictures[:-1]:
            blocks.append(Block("image", src=picture.src, caption=words_of_alt(picture, self.title.text)))
        blocks.append(
            Block("image", src=pictures[-1].src, caption=caption or words_of_alt(pictures[-1], self.title.text))
        )
        return place

    @staticmethod
    def _is_own_caption(line, around):
        """Words in the picture's own paragraph: under a centred picture, or in a figure."""
        if any(box.tag == "figure" for box in around[:3]):
            return True
        return any(box.is_centred for box in around[:2]) and len(line.text) <= 60 and not line.text.endswith("。")

    def _add_text(self, blocks, numbers, place):
        line = self.page.lines[numbers[place]]
        if not line.text:
            return place + 1
        around = list(self._inner(line.box))
        row = next((box for box in around if box.tag == "tr"), None)
        if row and self._is_table_row(row):
            table = next(box for box in around if box.tag == "table")
            return self._add_table(blocks, numbers, place, table)
        listed = next((box for box in around if box.tag in LIST_WORDS), None)
        if listed and around[0].tag == "li" and not row:
            return self._add_list(blocks, numbers, place, listed)
        heading = next((box.tag for box in around[:2] if re.fullmatch("h[1-6]", box.tag)), "")
        if heading:
            tag = "h2" if heading in ("h1", "h2") else "h3"
            blocks.append(Block("heading", f"<{tag}>{line.html}</{tag}>", (line.text,)))
            return place + 1
        return self._add_paragraphs(blocks, numbers, place)

    def _inner(self, box):
        """The boxes around a box, as far as they are inside of the body's."""
        for found in self.page.ancestors(box):
            if self.box is not None and found.index == self.box.index:
                return
            yield found

    def _append_paragraph(self, blocks, line):
        blocks.append(Block("paragraph", f"<p>{line.html}</p>", (line.text,)))

    def _add_paragraphs(self, blocks, numbers, place):
        """One paragraph a line, except text that was wrapped by hand to the width of a screen."""
        line = self.page.lines[numbers[place]]
        if not any(box.tag == "pre" for box in self.page.ancestors(line.box)):
            self._append_paragraph(blocks, line)
            return place + 1
        run = []
        while place < len(numbers) and (line := self.page.lines[numbers[place]]).text and not line.pictures:
            run.append(line)
            place += 1
        for text in unwrapped([line.text for line in run]):
            blocks.append(Block("paragraph", f"<p>{escape(text, quote=False)}</p>", (text,)))
        return place

    def _is_table_row(self, row):
        """A row of two cells or more with words in them; a table of one column is layout."""
        boxes = self.page.boxes
        cells = (
            [box for box in boxes[row.index + 1 :] if box.parent == row.index][:60] if row.end - row.start > 1 else []
        )
        lines = self.page.lines
        filled = [cell for cell in cells if any(lines[number].text for number in range(cell.start, cell.end))]
        if any(lines[number].pictures for number in range(row.start, row.end)):
            return False
        return len(filled) > 1 and all(cell.end - cell.start <= 12 for cell in filled)

    def _add_table(self, blocks, numbers, place, table):
        lines, boxes = self.page.lines, self.page.boxes
        inside = set(numbers)
        rows, texts, seen = [], [], place
        for row in (
            box
            for box in boxes[table.index + 1 :]
            if box.tag == "tr" and table.start <= box.start < table.end and box.end <= table.end
        ):
            if any(box.tag == "table" and box.index > table.index for box in self.page.ancestors(row.parent)):
                continue
            cells, words = [], []
            for cell in (box for box in boxes[row.index + 1 :] if box.parent == row.index):
                tag = "th" if cell.tag == "th" else "td"
                chosen = [
                    lines[number] for number in range(cell.start, cell.end) if number in inside and lines[number].text
                ]
                cells.append(f"<{tag}>{'<br>'.join(line.html for line in chosen)}</{tag}>")
                words += [line.text for line in chosen]
            if words:
                rows.append(f"<tr>{''.join(cells)}</tr>")
                texts.append(one_line(" ".join(words)))
        while seen < len(numbers) and table.start <= numbers[seen] < table.end:
            seen += 1
        blocks.append(Block("table", f"<table><tbody>{''.join(rows)}</tbody></table>", tuple(texts)))
        return max(seen, place + 1)

    def _add_list(self, blocks, numbers, place, listed):
        tag = LIST_WORDS[listed.tag]
        items, texts = [], []
        while place < len(numbers) and listed.start <= numbers[place] < listed.end:
            line = self.page.lines[numbers[place]]
            if line.pictures:
                break
            if line.text:
                items.append(f"<li>{line.html}</li>")
                texts.append(line.text)
            place += 1
        if texts:
            blocks.append(Block("list", f"<{tag}>{''.join(items)}</{tag}>", tuple(texts)))
        return place


def unwrapped(lines):
    """Paragraphs out of the lines of one run; lines that break in the midst of sentences are joined."""
    if len(lines) < 2 or max(len(line) for line in lines) > 110:
        return lines
    inner = lines[:-1]
    open_ends = sum(not SENTENCE.search(line) for line in inner)
    if open_ends * 2 <= len(inner) or min(len(line) for line in inner) < 16:
        return lines
    text = lines[0]
    for line in lines[1:]:
        is_latin = text[-1].isascii() and line[0].isascii()
        text = f"{text} {line}" if is_latin else text + line
    return [text]
