"""The chosen lines of an article as the blocks of its body, captions with their pictures, rows in their tables."""

import re
from html import escape
from itertools import takewhile

from articles.importing.pages.page_reading import Block
from articles.importing.pages.pictures import is_caption, words_of_alt

SENTENCE = re.compile(r"[。！？!?.;；:：”’\"'」』）)…]$")
LIST_WORDS = {"ul": "ul", "ol": "ol", "menu": "ul", "dir": "ul"}


def write_blocks(page, body, title):
    """The Blocks of a Body, in their order."""
    writer = BlockWriter(page, body, title)
    while writer.has_more:
        writer.add_next()
    return writer.blocks


class BlockWriter:
    """Writes the lines of a Body, from `lines[place]` on, into `blocks`."""

    def __init__(self, page, body, title):
        self.page, self.box, self.title = page, body.box, title
        self.lines = [page.lines[number] for number in body.numbers]
        self.chosen = {line.number for line in self.lines}
        self.blocks, self.place = [], 0

    @property
    def has_more(self):
        return self.place < len(self.lines)

    def add_next(self):
        line = self.lines[self.place]
        if line.pictures:
            self._add_pictures(line)
        elif line.text:
            self._add_text(line)
        else:
            self.place += 1

    def _add_pictures(self, line):
        self.place += 1
        pictures = list(line.shown)
        if line.text and not (pictures and self._is_own_caption(line)):
            self._add_paragraph(line)
            self._add_images(pictures)
        elif line.text:
            self._add_images(pictures, [line.text])
        elif pictures:
            in_table = line.boxes[0].tag == "td"
            if in_table:
                self._take_rest_of_row(line, pictures)
            self._add_images(pictures, self._captions(line, pictures[-1], len(pictures) if in_table else 1))

    def _add_images(self, pictures, captions=()):
        if len(captions) != len(pictures):
            # One line under several pictures is printed under the last.
            captions = ["" for _picture in pictures[:-1]] + ["".join(captions[:1])]
        for picture, caption in zip(pictures, captions, strict=False):
            words = caption or words_of_alt(picture, self.title.text)
            self.blocks.append(Block("image", src=picture.src, caption=words))

    def _take_rest_of_row(self, first, pictures):
        """Takes in the pictures of the other cells in the row; their captions stand in the row below."""
        row = next(box for box in self._around(first) if box.tag == "tr")
        for line in self._take(lambda line: line.number < row.end and not line.text):
            pictures += line.shown

    def _captions(self, above, picture, most):
        """The captions below pictures, `most` of them: one for each in a table, one for all elsewhere."""
        captions = []
        while self.has_more and len(captions) < most:
            below = self.lines[self.place]
            if below.pictures or (below.text and not is_caption(below, picture, above)):
                break
            if below.text:
                captions.append(below.text)
            self.place += 1
        return captions

    @staticmethod
    def _is_own_caption(line):
        """Words in the picture's own paragraph: under a centred picture, or in a figure."""
        if any(box.tag == "figure" for box in line.boxes[:3]):
            return True
        is_centred = any(box.is_centred for box in line.boxes[:2])
        return is_centred and len(line.text) <= 60 and not line.text.endswith("。")

    def _add_text(self, line):
        around = self._around(line)
        inner = list(takewhile(lambda box: self.box is None or box.index != self.box.index, around))
        row = next((box for box in inner if box.tag == "tr"), None)
        table = next((box for box in inner if box.tag == "table"), None)
        listed = next((box for box in inner if box.tag in LIST_WORDS), None)
        heading = next((box.tag for box in inner[:2] if re.fullmatch("h[1-6]", box.tag)), "")
        if row and table and self._is_table_row(row):
            self._add_table(table)
        elif listed and inner[0].tag == "li" and not row:
            self._add_list(listed)
        elif heading:
            tag = "h2" if heading in ("h1", "h2") else "h3"
            self.blocks.append(Block("heading", f"<{tag}>{line.html}</{tag}>", (line.text,)))
            self.place += 1
        elif any(box.tag == "pre" for box in around):
            self._add_wrapped()
        else:
            self._add_paragraph(line)
            self.place += 1

    def _take(self, is_inside):
        """The next lines, as long as they are inside."""
        first = self.place
        while self.has_more and is_inside(self.lines[self.place]):
            self.place += 1
        return self.lines[first : self.place]

    def _around(self, line):
        """The boxes around a line, its own first."""
        return self.page.ancestors(line.box)

    def _add_paragraph(self, line):
        self.blocks.append(Block("paragraph", f"<p>{line.html}</p>", (line.text,)))

    def _add_wrapped(self):
        """Text that was wrapped by hand to the width of a screen, or is a paragraph a line."""
        for text in unwrapped([line.text for line in self._take(lambda line: line.text and not line.pictures)]):
            self.blocks.append(Block("paragraph", f"<p>{escape(text, quote=False)}</p>", (text,)))

    def _is_table_row(self, row):
        """A row of two cells or more with words in them; a table of one column is layout."""
        inside = self.page.lines[row.start : row.end]
        if len(inside) < 2 or any(line.pictures for line in inside):
            return False
        cells = self._children(row)[:60]
        filled = [cell for cell in cells if any(line.text for line in self.page.lines[cell.start : cell.end])]
        return len(filled) > 1 and all(cell.end - cell.start <= 12 for cell in filled)

    def _children(self, outer):
        return [box for box in self.page.boxes[outer.index + 1 :] if box.parent == outer.index]

    def _add_table(self, table):
        rows, texts = [], []
        for row in self._rows(table):
            cells, words = [], []
            for cell in self._children(row):
                tag = "th" if cell.tag == "th" else "td"
                inside = [line for line in self.page.lines[cell.start : cell.end] if line.number in self.chosen]
                words += [line.text for line in inside if line.text]
                cells.append(f"<{tag}>{'<br>'.join(line.html for line in inside if line.text)}</{tag}>")
            if words:
                rows.append(f"<tr>{''.join(cells)}</tr>")
                texts.append(" ".join(words))
        self.blocks.append(Block("table", f"<table><tbody>{''.join(rows)}</tbody></table>", tuple(texts)))
        self._take(lambda line: line.number < table.end)

    def _rows(self, table):
        """The rows of a table that are in no table within it."""
        for row in self.page.boxes[table.index + 1 :]:
            is_inside = table.start <= row.start < table.end and row.end <= table.end
            if row.tag == "tr" and is_inside and not self._is_nested(row, table):
                yield row

    def _is_nested(self, row, table):
        parent = self.page.boxes[row.parent]
        while parent.parent >= 0 and parent.tag != "table":
            parent = self.page.boxes[parent.parent]
        return parent.tag == "table" and parent.index > table.index

    def _add_list(self, listed):
        tag = LIST_WORDS[listed.tag]
        items = self._take(lambda line: line.number < listed.end and not line.pictures)
        texts = tuple(line.text for line in items if line.text)
        html = "".join(f"<li>{line.html}</li>" for line in items if line.text)
        self.blocks.append(Block("list", f"<{tag}>{html}</{tag}>", texts))


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
