"""The text of a Word part with all gone that no reader of the document sees, and what is odd made usual."""

from copy import deepcopy
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
VML = "{urn:schemas-microsoft-com:vml}"

DROPPED = {
    f"{W}{name}"
    for name in (
        *("annotationRef", "commentRangeEnd", "commentRangeStart", "commentReference", "delInstrText", "delText"),
        *("bookmarkEnd", "bookmarkStart", "lastRenderedPageBreak", "permEnd", "permStart", "proofErr", "sectPr"),
        *("pPrChange", "rPrChange", "tblPrChange", "tcPrChange", "trPrChange"),
    )
}
# Around text that stays: the field's last result, the direction, the base of a ruby.
UNWRAPPED = {f"{W}{name}" for name in ("fldSimple", "dir", "bdo", "smartTag", "customXml", "ins", "moveTo")}
KEPT_OF_A_RUN = {f"{W}{name}" for name in ("b", "i", "u", "strike", "vertAlign", "rStyle")}
SHAPES = {f"{MC}AlternateContent", f"{W}drawing", f"{W}pict", f"{W}object"}
OFF = ("0", "false", "off")


class Styles:
    """Which styles hide their text; a style that is based on one hides it too unless it says otherwise."""

    def __init__(self, root):
        self._hides, self._based_on = {}, {}
        for style in root.iter(f"{W}style") if root is not None else ():
            name = style.get(f"{W}styleId", "")
            self._hides[name] = _hides(style.find(f"{W}rPr"))
            base = style.find(f"{W}basedOn")
            self._based_on[name] = base.get(f"{W}val", "") if base is not None else ""

    def hides(self, name):
        for _step in range(20):
            if not name:
                return False
            if self._hides.get(name) is not None:
                return self._hides[name]
            name = self._based_on.get(name)
        return False


def tidy(root, styles, related, dropped):
    """Changes an element tree in place; counts in `dropped` what went. RecursionError for one that is too deep."""
    _Tidying(styles, related, dropped).walk(root, hides=False)


def _hides(properties):
    """True, False or (nothing said) None."""
    if properties is None:
        return None
    for name in ("vanish", "webHidden", "specVanish"):
        found = properties.find(f"{W}{name}")
        if found is not None:
            return found.get(f"{W}val", "1") not in OFF
    return None


class _Tidying:
    def __init__(self, styles, related, dropped):
        self.styles, self.related, self.dropped = styles, related, dropped

    def walk(self, element, hides):
        children = []
        for child in list(element):
            children += self._instead_of(child, hides)
        element[:] = children

    def _instead_of(self, child, hides):
        """The elements that stand for one: none, itself, or what was in it."""
        tag = child.tag
        if not isinstance(tag, str) or tag in DROPPED:
            return []
        if tag in (f"{W}del", f"{W}moveFrom"):
            self.dropped.deleted += any(True for _text in child.iter(f"{W}delText"))
            return []
        if tag in (f"{W}altChunk", f"{W}subDoc"):
            self.dropped.embedded += 1
            return []
        if tag in SHAPES:
            return self._shapes(child, hides)
        if tag in UNWRAPPED:
            self.walk(child, hides)
            return list(child)
        if tag == f"{W}ruby":
            base = child.find(f"{W}rubyBase")
            if base is None:
                return []
            self.walk(base, hides)
            # A ruby stands inside a run, and its base holds runs.
            return [part for run in base.iter(f"{W}r") for part in run if part.tag != f"{W}rPr"]
        if tag in (f"{MATH}oMath", f"{MATH}oMathPara"):
            self.dropped.formulas += 1
            return [_run("".join(text.text or "" for text in child.iter(f"{MATH}t")))]
        if tag == f"{W}r":
            return self._run(child, hides)
        if tag == f"{W}sdt":
            return self._control(child, hides)
        if tag == f"{W}tr" and self._is_gone(child.find(f"{W}trPr")):
            return []
        if tag == f"{W}p":
            style = child.find(f"{W}pPr/{W}pStyle")
            hides = self.styles.hides(style.get(f"{W}val", "")) if style is not None else False
        if tag == f"{W}hyperlink" and self.related.get(child.get(f"{R}id"), ("",))[0] != "hyperlink":
            child.attrib.pop(f"{R}id", None)
        self.walk(child, hides)
        return [child]

    def _is_gone(self, properties):
        if properties is None:
            return False
        hidden = properties.find(f"{W}hidden")
        is_hidden = hidden is not None and hidden.get(f"{W}val", "1") not in OFF
        self.dropped.hidden += is_hidden
        return is_hidden or properties.find(f"{W}del") is not None

    def _run(self, run, hides):
        properties = run.find(f"{W}rPr")
        said = _hides(properties)
        style = properties.find(f"{W}rStyle") if properties is not None else None
        if said is None and style is not None:
            said = self.styles.hides(style.get(f"{W}val", "")) or None
        if hides if said is None else said:
            # What ends or begins a field must stay, or the field would never end.
            marks = [child for child in run if child.tag == f"{W}fldChar"]
            self.dropped.hidden += any((text.text or "").strip() for text in run.iter(f"{W}t"))
            run[:] = marks
            return [run] if marks else []
        if properties is not None:
            properties[:] = [child for child in properties if child.tag in KEPT_OF_A_RUN]
        self.walk(run, hides)
        return [run]

    def _control(self, control, hides):
        gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        if gallery is not None and gallery.get(f"{W}val") == "Table of Contents":
            self.dropped.contents += 1
            return []
        if control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
            return []
        self.walk(control, hides)
        return [control]

    # Pictures and text boxes

    def _shapes(self, shape, hides):
        """A drawing as its pictures and text boxes, in their order; what is in none of the two is only counted."""
        for form in _forms(shape):
            found = self._parts(form, hides)
            if found:
                return found
        if any("chart" in kind or "diagram" in kind for kind in _kinds_of_graphic(shape)):
            self.dropped.drawings += 1
        elif shape.tag == f"{W}object":
            self.dropped.embedded += 1
        return []

    def _parts(self, form, hides):
        found, inside = [], set()
        alt = ""
        for element in form.iter():
            if element in inside:
                continue
            if element.tag == f"{WP}docPr":
                alt = element.get("descr") or ""
            elif element.tag == f"{A}blip":
                found += self._picture(element.get(f"{R}embed"), element.get(f"{R}link"), alt)
            elif element.tag == f"{A}srcRect":
                self.dropped.cropped_pictures += any(element.get(side, "0") not in ("0", "") for side in "ltrb")
            elif element.tag == f"{VML}imagedata":
                found += self._picture(element.get(f"{R}id"), element.get(f"{R}href"), "")
            elif element.tag == f"{W}txbxContent":
                inside |= set(element.iter())
                box = deepcopy(element)
                self.walk(box, hides)
                if "".join(box.itertext()).strip() or box.find(f".//{A}blip") is not None:
                    found.append(_text_box(box))
        return found

    def _picture(self, embedded, linked, alt):
        kind, target, is_outside = self.related.get(embedded, ("", "", False))
        if is_outside or (not embedded and linked):
            self.dropped.remote_pictures += 1
            return []
        if kind != "image" or not target:
            self.dropped.lost_pictures += 1
            return []
        self.dropped.pictures.add(target)
        return [_drawing(embedded, alt)]


def _forms(shape):
    """The forms in which a shape is written down, the best first: new programs' own, then that for old ones."""
    if shape.tag != f"{MC}AlternateContent":
        return [shape]
    return [*shape.findall(f"{MC}Choice"), *shape.findall(f"{MC}Fallback")]


def _kinds_of_graphic(shape):
    return [graphic.get("uri", "") for graphic in shape.iter(f"{A}graphicData")]


def _run(text):
    run = ElementTree.Element(f"{W}r")
    ElementTree.SubElement(run, f"{W}t").text = text
    return run


def _drawing(relation, alt):
    drawing = ElementTree.Element(f"{W}drawing")
    inline = ElementTree.SubElement(drawing, f"{WP}inline")
    ElementTree.SubElement(inline, f"{WP}docPr", descr=alt)
    data = ElementTree.SubElement(ElementTree.SubElement(inline, f"{A}graphic"), f"{A}graphicData")
    fill = ElementTree.SubElement(ElementTree.SubElement(data, f"{PIC}pic"), f"{PIC}blipFill")
    ElementTree.SubElement(fill, f"{A}blip").set(f"{R}embed", relation)
    return drawing


def _text_box(content):
    """As old programs write a text box, which the converter reads: its text comes after the paragraph it hangs on."""
    picture = ElementTree.Element(f"{W}pict")
    box = ElementTree.SubElement(ElementTree.SubElement(picture, f"{VML}shape"), f"{VML}textbox")
    box.append(content)
    return picture
