import io
import random
import zipfile
from itertools import pairwise

import pytest
from django.utils import translation
from openpyxl import Workbook

from articles.importing.tables.roster_table import TableRefused, read_roster_table, read_table
from articles.rosters.rows import Doubt, Title
from tests.importing.tables.cells import csv_bytes, xlsx

ROSTER = [
    ["序号", "姓名", "单位", "职务"],
    ["1", "张晓明", "上海市金山区", "副区长"],
    ["2", "李芳", "东海大学", "党委书记、教授"],
]


def summary(reading):
    return [(row.kind, row.name, [(t.organization, t.title) for t in row.titles]) for row in reading.rows]


def doubts(reading):
    return [[reason.doubt for reason in row.uncertain] for row in reading.rows]


EXPECTED = [
    ("person", "张晓明", [("上海市金山区", "副区长")]),
    ("person", "李芳", [("东海大学", "党委书记"), ("东海大学", "教授")]),
]


@pytest.mark.parametrize(
    ("data", "filename"),
    [
        (xlsx(ROSTER), "名单.xlsx"),
        (csv_bytes(ROSTER), "a.csv"),
        (csv_bytes(ROSTER, "utf-8-sig"), "a.csv"),
        (csv_bytes(ROSTER, "gb18030"), "a.csv"),
        (csv_bytes(ROSTER, "utf-16"), "a.csv"),
        (csv_bytes(ROSTER, delimiter=";"), "a.csv"),
        (csv_bytes(ROSTER, delimiter="\t"), "A.CSV"),
    ],
)
def test_table_is_read_whatever_it_is_kept_in(data, filename):
    reading = read_roster_table(data, filename)

    assert summary(reading) == EXPECTED
    assert doubts(reading) == [[], []]


def test_each_row_points_at_its_line_and_no_character_is_lost():
    reading = read_roster_table(xlsx([["会议名单"], *ROSTER, ["3", "周宁", "", "", "电话未留"]]), "a.xlsx")
    spans = sorted([(row.start, row.end) for row in reading.rows] + list(reading.between))

    assert reading.text.split("\n")[0] == "会议名单"
    assert [reading.words_of(row) for row in reading.rows] == reading.text.split("\n")[2:]
    assert reading.words_of(reading.rows[2]) == "3\t周宁\t\t\t电话未留"
    assert "".join(reading.text[start:end] for start, end in spans) == reading.text


@pytest.mark.parametrize(
    "headings",
    [
        ["Title", "Name", "Organisation", "Remarks"],
        ["职称", "名字", "工作单位", "备注"],
        ["职务/职称", "姓 名", "组织", "备注"],
        ["POSITION", "Full name", "Affiliation", "Notes"],
        ["職務", "姓名（必填）", "單位", "備註"],
    ],
)
def test_columns_stand_in_any_order_under_either_language(headings):
    rows = [headings, ["副区长", "张晓明", "上海市金山区", "住校内"]]

    assert summary(read_roster_table(xlsx(rows), "a.xlsx")) == EXPECTED[:1]


def test_department_is_joined_to_its_unit_and_the_honorific_kept():
    rows = [["姓名", "称谓", "单位", "部门", "职务"], ["张　明", "教授", "东海大学", "社会学院", "院长"]]

    row = read_roster_table(xlsx(rows), "a.xlsx").rows[0]

    assert (row.name, row.honorific, row.titles) == (
        "张明",
        "教授",
        (Title("东海大学社会学院", "院长", False, "东海大学社会学院"),),
    )


def test_english_table_parts_no_title_at_its_comma():
    rows = [["Name", "Title", "Affiliation"], ["Dr John Smith", "Professor of Law, Emeritus", "Cambridge University"]]

    reading = read_roster_table(csv_bytes([[f'"{cell}"' for cell in row] for row in rows]), "a.csv")

    assert (reading.language, reading.rows[0].name, reading.rows[0].honorific) == ("en", "John Smith", "Dr")
    assert summary(reading)[0][2] == [("Cambridge University", "Professor of Law, Emeritus")]


def test_former_title_and_titles_in_one_cell():
    rows = [
        ["姓名", "单位", "职务"],
        ["王强", "东海大学", "原党委书记\n教授/博士生导师"],
        ["赵敏", "原平市", "原平市市长兼书记"],
    ]

    reading = read_roster_table(xlsx(rows), "a.xlsx")

    assert [[(t.title, t.is_former) for t in row.titles] for row in reading.rows] == [
        [("原党委书记", True), ("教授", False), ("博士生导师", False)],
        [("原平市市长", False), ("书记", False)],
    ]


def test_body_a_line_beside_a_title_a_line():
    rows = [["姓名", "单位", "职务"], ["王强", "东海大学\n城市研究院", "教授\n院长"]]

    assert summary(read_roster_table(xlsx(rows), "a.xlsx"))[0][2] == [("东海大学", "教授"), ("城市研究院", "院长")]


def test_merged_or_empty_organisation_is_suggested_and_marked():
    rows = [["单位", "姓名", "职务"], ["东海大学", "王强", "校长"], [None, "赵敏", "副校长"], ["同上", "孙立", "教授"]]

    reading = read_roster_table(xlsx(rows, merged=["A2:A3"]), "a.xlsx")

    assert reading.rows[1].titles == (Title("", "副校长", False, "东海大学"),)
    assert reading.rows[2].titles == (Title("", "教授", False, "东海大学"),)
    assert doubts(reading) == [[], [Doubt.CARRIED], [Doubt.CARRIED]]


def test_name_merged_over_two_rows_is_one_person():
    rows = [
        ["姓名", "单位", "职务"],
        ["王强", "东海大学", "校长"],
        [None, "城市研究院", "院长"],
        ["赵敏", "东海大学", "教授"],
    ]

    reading = read_roster_table(xlsx(rows, merged=["A2:A3"]), "a.xlsx")

    assert summary(reading) == [
        ("person", "王强", [("东海大学", "校长"), ("城市研究院", "院长")]),
        ("person", "赵敏", [("东海大学", "教授")]),
    ]
    assert reading.words_of(reading.rows[0]) == "王强\t东海大学\t校长\n\t城市研究院\t院长"


def test_row_without_a_name_is_a_group_and_blank_rows_go():
    rows = [["姓名", "单位", "职务"], [], ["", "各街镇", "领导"], [None, None, None], ["", "媒体记者", ""]]

    assert summary(read_roster_table(xlsx(rows), "a.xlsx")) == [("group", "各街镇领导", []), ("group", "媒体记者", [])]


def test_table_without_headings_is_read_by_what_is_in_it_and_marked():
    reading = read_roster_table(xlsx(ROSTER[1:]), "a.xlsx")

    assert summary(reading) == EXPECTED
    assert doubts(reading) == [[Doubt.TWO_CUTS], [Doubt.TWO_CUTS]]


def test_several_names_in_a_cell_share_their_title_and_say_so():
    reading = read_roster_table(xlsx([["姓名", "单位", "职务"], ["王强、赵敏", "东海大学", "教授"]]), "a.xlsx")

    assert [row.name for row in reading.rows] == ["王强", "赵敏"]
    assert doubts(reading) == [[Doubt.SHARED_TITLE], [Doubt.SHARED_TITLE]]
    assert [reading.words_of(row) for row in reading.rows] == ["王强", "赵敏\t东海大学\t教授"]


def test_body_and_title_in_one_cell_are_cut_as_a_sentence_would_be():
    rows = [["姓名", "单位及职务"], ["王建国先生", "上海市金山区委副书记"], ["李芳", "东海大学社会学院教授"]]

    reading = read_roster_table(xlsx(rows), "a.xlsx")

    assert summary(reading) == [
        ("person", "王建国", [("上海市金山区委", "副书记")]),
        ("person", "李芳", [("东海大学社会学院", "教授")]),
    ]
    assert reading.rows[0].honorific == "先生"


def test_body_in_the_cell_of_the_title_is_found():
    rows = [["姓名", "单位", "职务"], ["李芳", "", "东海大学社会学院院长"]]

    assert summary(read_roster_table(xlsx(rows), "a.xlsx")) == [("person", "李芳", [("东海大学社会学院", "院长")])]


def test_names_side_by_side_are_rows_of_their_own_and_marked():
    rows = [
        ["序号", "姓名", "职务", "序号", "姓名", "职务"],
        ["1", "王强", "校长", "3", "孙立", "教授"],
        ["2", "赵敏", "副校长", "", "", ""],
    ]

    reading = read_roster_table(xlsx(rows), "a.xlsx")
    spans = sorted([(row.start, row.end) for row in reading.rows] + list(reading.between))

    assert summary(reading) == [
        ("person", "王强", [("", "校长")]),
        ("person", "孙立", [("", "教授")]),
        ("person", "赵敏", [("", "副校长")]),
    ]
    assert [reading.words_of(row) for row in reading.rows] == ["1\t王强\t校长", "3\t孙立\t教授", "2\t赵敏\t副校长"]
    assert doubts(reading) == [[Doubt.TWO_CUTS], [Doubt.TWO_CUTS], [Doubt.TWO_CUTS]]
    assert "".join(reading.text[start:end] for start, end in spans) == reading.text


@pytest.mark.parametrize("seed", range(60))
def test_no_character_of_any_table_is_lost(seed):
    dice = random.Random(seed)
    cells = [
        "",
        "",
        "张　明",
        "王强、赵敏",
        "东海大学",
        "党委书记\n院长",
        "各镇",
        "等",
        "同上",
        "7",
        "x y",
        "先生",
        "＝1",
        "\t",
    ]
    headings = ["姓名", "单位", "职务", "部门", "备注", "序号", "单位及职务", "姓名", "电话", "无"]
    width = dice.randint(1, 7)
    rows = [dice.sample(headings, width)] if dice.random() < 0.7 else []
    rows += [[dice.choice(cells) for _column in range(width)] for _row in range(dice.randint(1, 8))]

    try:
        reading = read_roster_table(xlsx(rows), "a.xlsx")
    except TableRefused:
        assert not any(cell.strip() for row in rows for cell in row)
        return
    spans = sorted([(row.start, row.end) for row in reading.rows] + list(reading.between))

    assert "".join(reading.text[start:end] for start, end in spans) == reading.text
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert [
        cell for row in rows for cell in row if cell.strip() and cell.strip().replace("\n", "、") not in reading.text
    ] == []


def test_closing_words_leave_the_list_open():
    reading = read_roster_table(xlsx([*ROSTER, ["等"]]), "a.xlsx")

    assert (reading.tail, reading.is_open, len(reading.rows)) == ("等", True, 2)


def test_what_is_hidden_stays_away_and_is_told():
    def hide_a_sheet(book):
        book.create_sheet("草稿")["A1"] = "机密"
        book["草稿"].sheet_state = "hidden"

    rows = [
        ["姓名", "单位", "手机", "职务"],
        ["王强", "东海大学", "13900000000", "教授"],
        ["赵敏", "东海大学", "1", "讲师"],
    ]
    data = xlsx(rows, hidden_rows=[3], hidden_columns=["C"], more=hide_a_sheet)

    with translation.override("en"):
        reading, notes = read_table(data, "a.xlsx")

    assert reading.text == "姓名\t单位\t职务\n王强\t东海大学\t教授"
    assert notes == (
        "Hidden rows were left out: 1.",
        "Hidden columns were left out: 1.",
        "Hidden sheets were left out: 1.",
    )


def test_formula_is_never_calculated():
    rows = [["姓名", "单位", "职务"], ['="王"&"强"', "东海大学", "教授"], ["赵敏", "东海大学", "教授"]]

    reading = read_roster_table(xlsx(rows), "a.xlsx")

    assert [(row.kind, row.name) for row in reading.rows] == [
        ("unknown", '="王"&"强"\t东海大学\t教授'),
        ("person", "赵敏"),
    ]


def test_cell_that_looks_like_a_formula_in_csv_is_text():
    reading = read_roster_table(csv_bytes([["姓名", "单位", "职务"], ["=cmd|calc", "@SUM", "-1"]]), "a.csv")

    assert (reading.rows[0].name, doubts(reading)) == ("=cmd|calc", [[Doubt.ODD_NAME]])


def zipped(files):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return target.getvalue()


def with_a_dtd():
    source = zipfile.ZipFile(io.BytesIO(xlsx(ROSTER)))
    files = {name: source.read(name) for name in source.namelist()}
    declared = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    sheet = files["xl/worksheets/sheet1.xml"]
    files["xl/worksheets/sheet1.xml"] = declared + sheet[sheet.index(b"<worksheet") :]
    return zipped(files)


def long_book():
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for number in range(100_000):
        sheet.append([number, "王强"])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("make", "filename"),
    [
        (lambda: b"", "a.xlsx"),
        (lambda: b"PK" + b"0" * (21 * 1024 * 1024), "a.xlsx"),
        (lambda: b"x" * (21 * 1024 * 1024), "a.csv"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.xls"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.xlsx"),
        (lambda: b"%PDF-1.7", "a.pdf"),
        (lambda: b"PK\x03\x04 broken", "a.xlsx"),
        (lambda: xlsx(ROSTER), "a.xlsm"),
        (lambda: zipped({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "0" * 90_000_000}), "a.xlsx"),
        (lambda: zipped({f"xl/{number}.xml": "<a/>" for number in range(3000)}), "a.xlsx"),
        (lambda: zipped({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"}), "a.xlsx"),
        (with_a_dtd, "a.xlsx"),
        (long_book, "a.xlsx"),
        (lambda: xlsx([["王强"]] * 600), "a.xlsx"),
        (lambda: xlsx([["a"] * 100]), "a.xlsx"),
        (lambda: xlsx([[]]), "a.xlsx"),
        (lambda: b"a,b\r\n" * 6000, "a.csv"),
        (lambda: b"\x81\xff\xff\x00", "a.csv"),
        (lambda: b'"' + b"x" * 200_000, "a.csv"),
    ],
)
def test_table_is_refused_in_words(make, filename):
    with pytest.raises(TableRefused) as refusal:
        read_roster_table(make(), filename)

    assert len(str(refusal.value)) > 10
