import datetime

import pytest

from articles.importing.pages.page_reading import Credit
from articles.importing.word.document import DocumentRefused, read_document, without_title
from tests.importing.word.docx import SPACES, docx, drawing, p, png, r, relations

TABLE = f"<w:tbl><w:tr><w:tc>{p('姓名')}</w:tc><w:tc>{p('张明')}</w:tc></w:tr></w:tbl>"
LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def read(*paragraphs, **how):
    return read_document(docx(*paragraphs, **how), "新闻.docx")


def test_document_becomes_a_draft():
    found = read(
        p("东海论坛举行", "a3"),
        p("发布时间：2019-03-06 09:30　来源：本站　作者：张明、李芳　摄影：王强"),
        p("3月5日，论坛举行。"),
        p("议程", "1"),
        p("上午", "2"),
        p("致辞", properties=LISTED),
        p("报告", properties=LISTED),
        TABLE,
        p(drawing(alt="会场")),
        p("图1：会场全景", "cap"),
        p(f'<w:hyperlink r:id="rIdL">{r("官网")}</w:hyperlink>'),
        rels=[("rIdL", "hyperlink", "https://example.org/a", True)],
    )

    picture = found.pictures[0]
    assert (found.title, found.candidates) == ("东海论坛举行", ("3月5日，论坛举行。", "议程", "上午", "官网"))
    assert (found.published_on, found.published_time) == (datetime.date(2019, 3, 6), datetime.time(9, 30))
    assert found.lines == ("发布时间：2019-03-06 09:30 来源：本站 作者：张明、李芳 摄影：王强",)
    assert (found.source, found.language, found.left_out) == ("本站", "zh-hans", ())
    assert found.credits == (Credit("author", "张明"), Credit("author", "李芳"), Credit("photographer", "王强"))
    assert (picture.alt, picture.caption, picture.taken.width) == ("会场", "图1：会场全景", 60)
    assert without_title(found.body, found.title) == (
        "<p>3月5日，论坛举行。</p><h2>议程</h2><h3>上午</h3><ol><li>致辞</li><li>报告</li></ol>"
        "<table><tbody><tr><td><p>姓名</p></td><td><p>张明</p></td></tr></tbody></table>"
        f'<figure><img src="/media/{picture.taken.digest}-60.jpg" alt="会场">'
        "<figcaption>图1：会场全景</figcaption></figure>"
        '<p><a href="https://example.org/a" rel="noopener noreferrer">官网</a></p>'
    )


def test_first_line_is_the_title_where_no_style_says_so():
    found = read(p("东海大学城市研究院"), p("举行新书发布会"), p("3月5日下午，"))

    assert (found.title, found.candidates) == ("东海大学城市研究院", ("举行新书发布会", "3月5日下午，"))
    assert without_title(found.body, "东海大学城市研究院 举行新书发布会") == "<p>3月5日下午，</p>"
    assert without_title(found.body, "另一个题目") == found.body


def test_what_nobody_sees_is_dropped_and_told():
    found = read(
        p("标题"),
        p(r("看得见") + r("秘密一", "<w:vanish/>") + r("秘密二", '<w:rStyle w:val="secret2"/>') + r("。")),
        p(r("看得见的", '<w:rStyle w:val="secret"/><w:vanish w:val="0"/>')),
        p("<w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:ins><w:r><w:t>加上</w:t></w:r></w:ins>"),
        p("<w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>移来</w:t></w:r></w:moveTo>"),
        p(r("批注") + '<w:r><w:commentReference w:id="0"/></w:r>'),
        rels=[("rIdC", "comments", "comments.xml", False), ("rIdH", "header", "header1.xml", False)],
        files={"word/comments.xml": f"<w:comments {SPACES}>{p('机密')}</w:comments>", "word/header1.xml": "<x/>"},
    )

    assert found.body == "<p>标题</p><p>看得见。</p><p>看得见的</p><p>加上</p><p>移来</p><p>批注</p>"
    assert len(found.left_out) == 4


def test_fields_show_their_last_result_and_are_never_run():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDEAUTO cmd "/c calc"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("结果") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    simple = f'<w:fldSimple w:instr="INCLUDETEXT file:///etc/passwd">{r("简单")}</w:fldSimple>'

    assert read(p("标题"), p(field), p(simple)).body == "<p>标题</p><p>结果</p><p>简单</p>"


@pytest.mark.parametrize(
    "box",
    [
        "<w:drawing><wp:anchor><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wp:anchor></w:drawing>",
        "<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></w:drawing>"
        "</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></v:shape>"
        "</w:pict></mc:Fallback></mc:AlternateContent>",
        "<w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict>",
    ],
)
def test_text_box_is_kept_once(box):
    assert (
        read(p("标题"), p(f"<w:r>{box.format(p('框里'))}</w:r>{r('框外')}")).body == "<p>标题</p><p>框外</p><p>框里</p>"
    )


def test_picture_of_a_group_or_in_a_cell_is_found_once():
    blip = '<pic:pic><pic:blipFill><a:blip r:embed="rIdP"/></pic:blipFill></pic:pic>'
    group = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{blip}</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
        '<v:imagedata r:id="rIdP"/></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
    )
    cell = f"<w:tbl><w:tr><w:tc>{p(drawing())}</w:tc><w:tc>{p('说明')}</w:tc></w:tr></w:tbl>"
    found = read(p(r("上一行") + "<w:r><w:br/></w:r>" + r("下一行")), p(group), cell)
    figure = f'<figure><img src="/media/{found.pictures[0].taken.digest}-60.jpg" alt=""></figure>'

    assert found.title == "上一行 下一行"
    assert without_title(found.body, found.title) == (
        f"{figure}<table><tbody><tr><td>{figure}</td><td><p>说明</p></td></tr></tbody></table>"
    )


def test_notes_formulas_and_rubies_stay_as_text():
    found = read(
        p("标题"),
        p(r("正文") + '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        p("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"),
        p(f"<w:r><w:ruby><w:rt>{r('hàn')}</w:rt><w:rubyBase>{r('汉')}</w:rubyBase></w:ruby></w:r>"),
        rels=[("rIdF", "footnotes", "footnotes.xml", False)],
        files={
            "word/footnotes.xml": f'<w:footnotes {SPACES}><w:footnote w:id="2">{p("注")}</w:footnote></w:footnotes>'
        },
    )

    assert found.body == "<p>标题</p><p>正文<sup>[1]</sup></p><p>a+b</p><p>汉</p><ol><li><p>注 </p></li></ol>"
    assert len(found.left_out) == 1


def test_dangerous_links_and_remote_pictures_go():
    found = read(
        p("标题"),
        p(f'<w:hyperlink r:id="rIdJ">{r("点")}</w:hyperlink><w:hyperlink r:id="rIdGone">{r("我")}</w:hyperlink>'),
        p(drawing("rIdX")),
        p(drawing("rIdX", attribute="link")),
        p(drawing("rIdUp")),
        rels=[
            ("rIdJ", "hyperlink", "javascript:alert(1)", True),
            ("rIdX", "image", "http://127.0.0.1:9/pixel.png", True),
            ("rIdUp", "image", "../../../../etc/passwd", False),
        ],
    )

    assert (found.body, found.pictures) == ('<p>标题</p><p><a rel="noopener noreferrer">点</a>我</p>', ())
    assert len(found.left_out) == 2


def test_picture_that_cannot_be_shown_is_left_out_and_named():
    chart = '<w:r><w:drawing><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart/></a:graphicData></w:drawing></w:r>'
    found = read(
        p("标题"),
        p(drawing("rIdE")),
        p(drawing("rIdB")),
        p(chart),
        p(drawing(inside='<a:srcRect l="10000"/>')),
        rels=[("rIdE", "image", "media/2.emf", False), ("rIdB", "image", "media/3.png", False)],
        files={"word/media/2.emf": b"\x01\0\0\0", "word/media/3.png": b"<svg/>"},
    )

    assert len(found.pictures) == 1
    assert ["EMF" in found.left_out[0], "SVG" in found.left_out[1], len(found.left_out)] == [True, True, 4]


def test_only_the_first_pictures_of_very_many_are_taken():
    numbers = range(2, 301)
    found = read(
        p("标题"),
        *[p(drawing(f"rId{number}")) for number in numbers],
        p("正文末"),
        rels=[(f"rId{number}", "image", f"media/{number}.png", False) for number in numbers],
        files={
            f"word/media/{number}.png": png((number * 53 % 256, number * 97 % 256, number * 31 % 256), (8, 8))
            for number in numbers
        },
    )

    assert (len(found.pictures), len(found.left_out)) == (40, 1)
    assert found.body.endswith("<p>正文末</p>")


def test_picture_that_stands_twice_is_taken_once():
    found = read(p("标题"), p(drawing()), p(drawing()))

    assert (len(found.pictures), found.body.count("<figure>")) == (1, 2)


@pytest.mark.parametrize(
    ("make", "filename"),
    [
        (lambda: b"", "a.docx"),
        (lambda: b"PK" + b"0" * (21 * 1024 * 1024), "a.docx"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.docx"),
        (lambda: rb"{\rtf1 x}", "a.rtf"),
        (lambda: b"plain", "a.wps"),
        (lambda: docx(p("x")), "a.docm"),
        (lambda: docx(p("x"), files={"word/vbaProject.bin": b"x"}), "a.docx"),
        (lambda: docx(p("x"), files={"word/big.xml": "<a>" + "0" * 90_000_000}), "a.docx"),
        (lambda: docx(p("x"), files={f"word/{number}.xml": "<a/>" for number in range(3000)}), "a.docx"),
        (lambda: docx(document='<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'), "a.docx"),
        (lambda: docx(document=f"<w:document {SPACES}><w:body><w:p>"), "a.docx"),
        (lambda: docx(document="<a/>"), "a.docx"),
        (lambda: docx(p(r("秘密", "<w:vanish/>"))), "a.docx"),
        (
            lambda: docx(document=f"<w:document {SPACES}>{'<w:p>' * 20_000}{'</w:p>' * 20_000}</w:document>"),
            "a.docx",
        ),
        (lambda: docx(*[p("长" * 1000)] * 600), "a.docx"),
        (lambda: docx(p("".join(r(str(number)) for number in range(20_001)))), "a.docx"),
        (
            lambda: docx(p("x"), files={"_rels/.rels": relations(("a", "officeDocument", "word/no.xml", False))}),
            "a.docx",
        ),
    ],
)
def test_document_is_refused_in_words(make, filename):
    with pytest.raises(DocumentRefused) as refusal:
        read_document(make(), filename)

    assert len(str(refusal.value)) > 10
