"""Where on a page the article stands: the box that campus systems name, or else the one that holds the prose."""

import re
from itertools import accumulate

from articles.importing.pages.furniture import OWN_WORDS, is_furniture, is_list_of_links, kind_of_box
from articles.importing.pages.pictures import is_ornament
from articles.language.characters import squeezed

# What the systems of campuses call the box of the body: vsb, webplus, TRS, DedeCMS, PHPCMS, siteserver, jeecms,
# WordPress, Drupal, Joomla, SharePoint, rpage and the names that many makers came to by themselves.
CONTENT = re.compile(
    r"v_news_content|vsb_content(?:_\d+)?|wp_articlecontent|article_?-?content|arti_?content|art_?-?content"
    r"|artcon|trs_editor|trs_ueditor_?\w*|zoom|"
    r"entry-content|entry__content|post-?_?content|single-?_?content|td-post-content|field--name-body"
    r"|field-name-body|articlebody|article-?_?body|"
    r"com-content-article__body|ms-rtestate-field|news_?-?content|news_?-?body|news_?-?text|news_?-?con"
    r"|newscont|content_?-?text|content_?-?body|contenttext|text_?-?content|text_?-?con|"
    r"article_?-?text|detail_?-?content|detail_?-?con|meditor|show_?-?content|view_?-?content|nr_?-?content"
    r"|content_?-?nr|neirong|zhengwen|info_?-?content|"
    r"pcontent|cont_?txt|con_?txt|j-content|jcontent|main-?text|rich_?-?text|editor-?content|ck-content"
    r"|fck_?content|xwcontent|xw_?nr|page_?-?text|read_?content|"
    r"custom_unionstyle|usercontent|content_detail|detail_text|content_main_text|bt_content|wznr|xl_content"
    r"|story-?body|body-?text|mw-parser-output|ueditor_?\w*",
    re.IGNORECASE,
)
MOST_OF = 0.75
# A column beside a short article may hold more prose than it; the article is the one below its headline.
BESIDE_TITLE = 0.1
PARAGRAPHS = frozenset(
    {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "blockquote", "figcaption", "div", "center", "figure"}
)
PICTURE_WEIGHT = 25


class Layout:
    """What each line of a page is, and how much prose each box holds."""

    def __init__(self, page):
        self.page = page
        self._never = self._boxes("never")
        self._perhaps = self._boxes("perhaps")
        self.has_pictures = [any(not is_ornament(picture) for picture in line.pictures) for line in page.lines]
        self.is_furniture = [is_furniture(line) for line in page.lines]
        self.is_links = [is_list_of_links(line) for line in page.lines]
        self.ignored = set()
        self._weigh()
        self._set_aside()

    def is_aside(self, number):
        """Whether a line stands in navigation, a side list or a footer."""
        return self.page.lines[number].box in self._never

    def ignore(self, numbers):
        """Leaves lines, such as the headline, out of the question where the prose is."""
        self.ignored |= set(numbers)
        self._weigh()

    def weight(self, box):
        return self._sums[box.end] - self._sums[box.start]

    def find_body(self, title_box=-1):
        """The Box of the article: a named one with a fair part of the prose, or the innermost that holds most."""
        boxes = self.page.boxes
        if not boxes:
            return None
        whole = self.weight(boxes[0])
        named = [
            box for box in boxes if box.index not in self._never and any(CONTENT.fullmatch(name) for name in box.names)
        ]
        if named:
            heaviest = max(self.weight(box) for box in named)
            if heaviest > 0 and heaviest * 4 >= whole:
                return [box for box in named if self.weight(box) >= 0.95 * heaviest][-1]
        around = (box for box in self.page.ancestors(title_box) if self.weight(box) >= BESIDE_TITLE * whole)
        return self._densest(next(around, boxes[0]))

    def _densest(self, box):
        children = {}
        for child in self.page.boxes[1:]:
            children.setdefault(child.parent, []).append(child)
        while True:
            weight = self.weight(box)
            best = max(children.get(box.index, ()), key=self.weight, default=None)
            if best is None or not weight or self.weight(best) < MOST_OF * weight:
                break
            box = best
        while box.parent >= 0 and box.tag in PARAGRAPHS and self._is_one_paragraph(box):
            box = self.page.boxes[box.parent]
        return box

    def _is_one_paragraph(self, box):
        return sum(bool(line.text) for line in self.page.lines[box.start : box.end]) <= 1

    def _boxes(self, kind):
        """The indexes of the boxes of a kind, with all boxes inside them."""
        found = set()
        for box in self.page.boxes:
            if box.parent in found or kind_of_box(box) == kind:
                found.add(box.index)
        return found

    def _set_aside(self):
        """A box called "side" or "hot" is one only if the article is elsewhere."""
        whole = self._sums[-1]
        for box in self.page.boxes:
            is_topmost = box.index in self._perhaps and box.parent not in self._perhaps
            if is_topmost and self.weight(box) * 2 < whole:
                self._never |= self._inside(box)
        self._weigh()

    def _inside(self, outer):
        inside = {outer.index}
        for box in self.page.boxes[outer.index + 1 :]:
            if box.parent not in inside:
                break
            inside.add(box.index)
        return inside

    def _weigh(self):
        weights = [self._weight_of(line) for line in self.page.lines]
        self._sums = [0.0, *accumulate(weights)]

    def _weight_of(self, line):
        number = line.number
        if number in self.ignored or self.is_furniture[number] or self.is_links[number] or line.box in self._never:
            return 0.0
        own = len(squeezed(line.text)) - line.linked
        weight = own * (1.0 if OWN_WORDS.search(line.text) else 0.6 if own >= 30 else 0.25)
        return max(weight, 0.0) + PICTURE_WEIGHT * sum(not is_ornament(picture) for picture in line.pictures)
