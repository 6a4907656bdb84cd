"""What a table costs is bounded before it is read: by what is counted in the file, not by what it says of itself."""

import io
import os
import zipfile

import pytest

from articles.importing.office import EXCEL, MOST_MARKS, OfficeRefused, Package, opened_package
from articles.importing.tables.sheet import _Lines, read_sheet
from articles.importing.tables.sheet_walk import (
    MOST_COLUMNS,
    MOST_COVERED,
    MOST_EMPTY,
    SheetWalk,
    _events,
    shared_texts,
)
from tests.importing.tables.cells import xlsx

SPREADSHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET = "xl/worksheets/sheet1.xml"
SHARED = (
    '<Override PartName="/xl/sharedStrings.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)


def book(sheet=None, **parts):
    """A small book with some of its parts put in place of its own; the rest of it cannot be packed."""
    source = zipfile.ZipFile(io.BytesIO(xlsx([["姓名", "单位"], ["王强", "东海大学"]])))
    files = {name: source.read(name).decode() for name in source.namelist()}
    if sheet is not None:
        files[SHEET] = f"<worksheet {SPREADSHEET}>{sheet}</worksheet>"
    for name, part in parts.items():
        files[f"xl/{name}.xml"] = part
    if "sharedStrings" in parts and "sharedStrings" not in files["[Content_Types].xml"]:
        files["[Content_Types].xml"] = files["[Content_Types].xml"].replace("</Types>", SHARED)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in files.items():
            package.writestr(name, part)
        package.writestr("xl/media/noise.png", os.urandom(400_000), zipfile.ZIP_STORED)
    return target.getvalue()


def rows(count, cells):
    return "<sheetData>" + f"<row>{cells}</row>" * count + "</sheetData>"


def read(data, most_rows=5_000):
    return read_sheet(data, "a.xlsx", most_rows)


def refusal(data, filename="a.xlsx", most_rows=5_000):
    with pytest.raises(OfficeRefused) as refused:
        read_sheet(data, filename, most_rows)
    return str(refused.value)


@pytest.fixture
def fed(monkeypatch):
    """The elements that came out of any sheet or list of texts, counted."""
    seen = []

    def counted(package, part):
        for event, element in _events(package, part):
            seen.append(event)
            yield event, element

    monkeypatch.setattr("articles.importing.tables.sheet_walk._events", counted)
    return seen


# More than is read


def test_sheet_of_a_million_cells_is_refused_before_one_is_parsed(fed):
    words = refusal(book(rows(70, "<c/>" * 30_000)))

    assert ("sheet1.xml" in words, fed) == (True, [])


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("sharedStrings", f"<sst {SPREADSHEET}>" + "<si/>" * 2_000_001 + "</sst>"),
        ("styles", f"<styleSheet {SPREADSHEET}><cellXfs>" + "<xf/>" * 100_001 + "</cellXfs></styleSheet>"),
        ("workbook", f"<workbook {SPREADSHEET}><sheets>" + "<sheet/>" * 100_001 + "</sheets></workbook>"),
    ],
)
def test_part_that_holds_more_than_is_read_is_refused_before_it_is_parsed(name, part, fed):
    words = refusal(book(**{name: part}))

    assert (f"{name}.xml" in words, fed) == (True, [])


def test_sheet_that_is_named_again_and_again_counts_each_time():
    link = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    sheets = "".join(f'<sheet name="s{number}" sheetId="{number}" r:id="rId1"/>' for number in range(1, 200))
    workbook = f"<workbook {SPREADSHEET} {link}><sheets>{sheets}</sheets></workbook>"

    words = refusal(book(f"<!--{'<' * 100_000}-->", workbook=workbook))

    assert "sheet1.xml" in words


def test_package_counts_each_opening_of_a_part():
    package = opened_package(book(rows(10, "<c/>")), "a.xlsx", EXCEL)

    for _time in range(3):
        with package.open(SHEET):
            pass

    assert (type(package), package.marks) == (Package, 3 * (4 + 10 * 3))
    package.marks = MOST_MARKS
    with pytest.raises(OfficeRefused):
        package.read(SHEET)


def test_row_wider_than_a_table_is_refused_at_its_first_value(fed):
    values = "<c><v>1</v></c>" * MOST_COLUMNS

    words = refusal(book(rows(4_000, f"{values}<c><v>1</v></c>")))

    assert "60" in words
    assert len(fed) < 300


@pytest.mark.parametrize("dimension", ["", '<dimension ref="A1"/>', '<dimension ref="A1:XFD1048576"/>'])
def test_size_that_a_sheet_tells_of_itself_is_not_asked(dimension):
    told = dimension + '<sheetData><row r="2"><c r="B2"><v>7</v></c></row></sheetData>'

    assert read(book(told)).rows == [[], ["", "7"]]


def test_more_empty_cells_than_a_book_has_are_refused(fed):
    words = refusal(book(rows(4_000, "<c/>" * 200)))

    assert f"{MOST_EMPTY:,}" in words
    assert len(fed) < 2 * (MOST_EMPTY + 4_000)


def test_merged_areas_upon_each_other_cover_no_more_than_is_kept():
    areas = '<mergeCell ref="A1:AZ400"/>' * 3_000
    walk = SheetWalk(parser(), 5_000)

    walk.through(opened_package(book(f"<sheetData/><mergeCells>{areas}</mergeCells>"), "a.xlsx", EXCEL), SHEET)

    assert (len(walk.covered), walk._spread) == (52 * 400 - 1, 3 * 52 * 400)
    assert walk._spread < MOST_COVERED + 52 * 400


def parser():
    from openpyxl.worksheet._reader import WorkSheetParser

    return WorkSheetParser(None, [], data_only=True)


def test_row_number_beyond_the_sheet_is_refused():
    assert "5,000" in refusal(book('<sheetData><row r="900000"><c><v>1</v></c></row></sheetData>'))


def test_long_text_that_many_cells_name_is_stripped_once():
    shared = f"<sst {SPREADSHEET}><si><t>{' ' * 1_000_000}王强</t></si></sst>"
    data = book(rows(50, '<c t="s"><v>0</v></c>' * 60), sharedStrings=shared)

    texts = shared_texts(opened_package(data, "a.xlsx", EXCEL), "xl/sharedStrings.xml")

    assert texts == ["王强"]
    assert read(data).rows == [["王强"] * 60] * 50


def test_cell_longer_than_is_read_is_refused_with_its_beginning():
    long = f'<c t="inlineStr"><is><t>{"长" * 3_000}</t></is></c>'

    assert "长长长" in refusal(book(rows(1, long)))


# What is read


def test_rows_coloured_to_the_last_column_are_read():
    coloured = "".join(f'<c s="0"><v>{number}</v></c>' for number in range(3)) + '<c s="0"/>' * 16_381

    assert read(book(rows(10, coloured))).rows == [["0", "1", "2"] + [""] * 57] * 10


def test_shared_text_in_runs_is_one_text_without_its_reading_aid():
    shared = (
        f'<sst {SPREADSHEET}><si><r><t>王</t></r><r><t>强</t></r><rPh sb="0" eb="1"><t>おう</t></rPh></si>'
        "<si><t> 李芳 </t></si><si/></sst>"
    )
    named = "".join(f'<c t="s"><v>{number}</v></c>' for number in range(3))

    assert read(book(rows(1, named), sharedStrings=shared)).rows == [["王强", "李芳", ""]]


def test_rows_out_of_order_and_without_numbers_keep_their_places():
    sheet = (
        '<sheetData><row r="2"><c r="C2"><v>2</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'
        "<row><c><v>3</v></c></row></sheetData>"
    )

    found = read(book(sheet))

    assert (found.rows, found.numbers) == ([[], ["", "", "2"]], (1, 2))


def test_parts_that_are_not_read_may_hold_any_number():
    data = book(rows(1, "<c><v>1</v></c>"), **{"pivotCache/records": "<a>" + "<b/>" * 2_100_000 + "</a>"})

    assert read(data).rows == [["1"]]


# CSV


@pytest.mark.parametrize(
    "text",
    ["," * 20_000_000, "a," * 10_000_000, "\n" * 20_000_000, '"' + "a\n" * 10_000_000, '"a\n",' * 3_000_000],
)
def test_csv_is_refused_before_a_row_longer_than_is_read_is_built(text):
    assert len(refusal(text.encode(), "a.csv")) > 10


def test_csv_row_ends_at_the_most_of_a_row_whatever_its_marks_hold_together():
    lines = _Lines('"' + "a\n" * 10_000_000, 2_000)

    with pytest.raises(OfficeRefused):
        list(lines)

    assert lines.taken == MOST_COLUMNS * 2_000 + 1


def test_csv_cells_over_several_lines_are_read():
    text = '姓名,单位\r\n王强,"东海大学\r\n城市研究院"\r\n李芳,院' + "," * 100 + "\r\n"

    assert read_sheet(text.encode(), "a.csv", 10).rows == [
        ["姓名", "单位"],
        ["王强", "东海大学\r\n城市研究院"],
        ["李芳", "院"] + [""] * 58,
    ]
