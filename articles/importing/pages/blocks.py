"""The chosen lines of an article as the blocks of its body, captions with their pictures, rows in their tables."""

import re
from html import escape

from articles.importing.pages.page_reading import Block
from articles.importing.pages.pictures import is_caption, is_ornament, words_of_alt
from articles.language.characters import one_line

SENTENCE = re.compile(r"[。！？!?.;；:：”’\"'」』）)…]$")
LIST_WORDS = {"ul": "ul", "ol": "ol", "menu": "ul", "dir": "ul"}


def write_blocks(page, body, title):
    """The Blocks of a Body, in their order."""
    return BlockWriter(page, body, title).blocks(body.numbers)


class BlockWriter:
    def __init__(self, page, body, title):
        self.page, self.box, self.title = page, body.box, title

    def blocks(self, numbers):
        blocks, numbers = [], list(numbers)
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
            blocks += [self._image(picture) for picture in pictures]
            return place + 1
        place += 1
        if not pictures:
            return place
        if line.text:
            blocks += [*map(self._image, pictures[:-1]), self._image(pictures[-1], line.text)]
            return place
        if around[0].tag == "td":
            place = self._rest_of_row(numbers, place, pictures)
        captions, place = self._captions(numbers, place, pictures, around)
        if len(captions) == len(pictures):
            blocks += map(self._image, pictures, captions)
        else:
            # One line under several pictures is printed under the last.
            blocks += [*map(self._image, pictures[:-1]), self._image(pictures[-1], "".join(captions[:1]))]
        return place

    def _image(self, picture, caption=""):
        return Block("image", src=picture.src, caption=caption or words_of_alt(picture, self.title.text))

    def _rest_of_row(self, numbers, place, pictures):
        """Takes in the pictures of the other cells in the row; their captions stand in the row below."""
        row = next(box for box in self.page.ancestors(self.page.lines[numbers[place - 1]].box) if box.tag == "tr")
        while place < len(numbers) and numbers[place] < row.end:
            line = self.page.lines[numbers[place]]
            if line.text:
                break
            pictures += [picture for picture in line.pictures if not is_ornament(picture)]
            place += 1
        return place

    def _captions(self, numbers, place, pictures, around):
        """The captions below pictures: one for each in a table, one for all elsewhere."""
        captions, most = [], len(pictures) if around[0].tag == "td" else 1
        while place < len(numbers) and len(captions) < most:
            below = self.page.lines[numbers[place]]
            if below.text:
                if not is_caption(below, list(self.page.ancestors(below.box)), pictures[-1], around):
                    break
                captions.append(below.text)
            elif below.pictures:
                break
            place += 1
        return captions, place

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
        table = next((box for box in around if box.tag == "table"), None)
        if row and table and self._is_table_row(row):
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
