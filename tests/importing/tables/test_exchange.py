"""Tables out and back: every change is known before one is written, and what comes back unchanged changes nothing."""

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.test import RequestFactory
from django.utils import translation

from articles.admin.exchange.exchange import table_as_file
from articles.importing.tables.resources.agreement import AgreementTable
from articles.importing.tables.resources.base import MOST_CHANGES, TableWrong
from articles.importing.tables.resources.book import BookTable
from articles.importing.tables.resources.changes import DANGEROUS, digest_of, escaped, unescaped
from articles.importing.tables.resources.directory import OrganizationTable, PersonTable
from articles.importing.tables.resources.viewcount import ViewTable
from articles.importing.tables.sheet import read_sheet
from articles.models import Agreement, Book, BookContributor, BookSeries, Organization, OrganizationAlias, Person
from articles.models.viewcount import ViewAdjustment, ViewCount
from tests import factories
from tests.importing.tables.cells import csv_bytes, xlsx

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return get_user_model().objects.create_superuser("editor", password="x")


def sheet(rows):
    return read_sheet(xlsx(rows), "a.xlsx", 20_001, 10_000)


def asked():
    """The request of somebody who takes a table out."""
    request = RequestFactory().post("/")
    request.user = get_user_model().objects.get_or_create(username="exporter")[0]
    return request


def exported(table, file_format="xlsx"):
    """The sheet that a table is after it went out as a file and was opened again."""
    instances = table.rows().order_by("pk")
    response = table_as_file(asked(), table, instances, "表", file_format)
    return read_sheet(response.content, f"a.{file_format}", 20_001, 10_000)


def dry(table, rows):
    prepared = table.prepared(sheet(rows))
    result = table.run(prepared, is_dry=True)
    return prepared, result


def changes(result):
    return [(row.number, row.import_type, row.diff) for row in result.rows]


def wrong(table, result):
    return [(row.number, table.labelled(row.error_dict)) for row in result.invalid_rows]


def write(table_class, rows, editor, **how):
    _prepared, seen = dry(table_class(user=editor, **how), rows)
    table = table_class(user=editor, expected=digest_of(seen), **how)
    return table.run(table.prepared(sheet(rows)), is_dry=False)


def full_set():
    school = factories.organization("城市学院", parent=factories.organization("东海大学"), website="https://a.example")
    OrganizationAlias.objects.create(organization=school, text="城院", kind="short")
    author = factories.person("张明", biography="一\r\n二", disambiguator="东海")
    book = Book.objects.create(
        title="=1+1",
        isbn="978-7-313-00000-2",
        publisher=school,
        published_on=datetime.date(2019, 3, 5),
        series=BookSeries.objects.create(title="丛书"),
        series_number=2,
    )
    BookContributor.objects.create(book=book, person=author, role="editor")
    BookContributor.objects.create(book=book, organization=school, role="compiler", position=1)
    book.parts.create(title="上编", position=1)
    agreement = factories.agreement() if hasattr(factories, "agreement") else Agreement.objects.create(title="协议")
    return school, author, book, agreement


@pytest.mark.parametrize(("language", "file_format"), [("zh-hans", "xlsx"), ("en", "csv")])
@pytest.mark.parametrize(
    ("table_class", "model"),
    [(OrganizationTable, Organization), (PersonTable, Person), (BookTable, Book), (AgreementTable, Agreement)],
)
def test_table_that_comes_back_as_it_went_changes_nothing(editor, table_class, model, language, file_format):
    full_set()

    with translation.override(language):
        found = exported(table_class(), file_format)
    table = table_class(user=editor)
    prepared = table.prepared(found)

    assert (len(prepared.dataset), prepared.unchanged) == (0, model.objects.count())
    # Who signed goes out and is not looked at on the way back.
    assert prepared.notes == ()


def test_dry_run_shows_each_change_and_writes_nothing(editor):
    university = factories.organization("东海大学")
    table = OrganizationTable(user=editor)
    heading = {column.name: column.heading() for column in table.columns}

    prepared, result = dry(
        table,
        [
            ["id", "name", "parent", "aliases", "is_own"],
            [university.pk, "东海大学（新）", "", "东大", "是"],
            ["", "城市学院", "东海大学（新）", "", ""],
        ],
    )

    assert changes(result) == [
        (
            2,
            "update",
            [
                (heading["name"], "东海大学", "东海大学（新）"),
                (heading["aliases"], "", "简称｜东大"),
                (heading["is_own"], "否", "是"),
            ],
        ),
        (
            3,
            "new",
            [
                (heading["name"], "", "城市学院"),
                (heading["kind"], "", "其他"),
                (heading["parent"], "", f"#{university.pk} 东海大学（新）"),
                (heading["is_own"], "", "否"),
            ],
        ),
    ]
    assert prepared.unchanged == 0
    assert list(Organization.objects.values_list("name", "is_own")) == [("东海大学", False)]
    assert not OrganizationAlias.objects.exists()


def test_row_refers_to_a_row_above_it_by_name(editor):
    result = write(
        OrganizationTable,
        [["name", "parent", "aliases"], ["东海大学", "", ""], ["城市学院", "东海大学", "城院\n曾用名｜市政学院"]],
        editor,
    )

    school = Organization.objects.get(name="城市学院")
    assert [row.import_type for row in result.rows] == ["new", "new"]
    assert (school.parent.name, school.created_by, school.updated_by) == ("东海大学", editor, editor)
    assert list(school.aliases.values_list("kind", "text")) == [("short", "城院"), ("former", "市政学院")]


def test_import_never_deletes_an_alias(editor):
    school = factories.organization("城市学院")
    OrganizationAlias.objects.create(organization=school, text="城院")

    write(OrganizationTable, [["id", "aliases"], [school.pk, "市院"]], editor)

    assert list(school.aliases.values_list("text", flat=True)) == ["城院", "市院"]


def test_unchanged_row_keeps_its_time(editor):
    one, two = factories.person("张明"), factories.person("李芳")
    before = one.updated_at

    write(PersonTable, [["id", "name"], [one.pk, "张明"], [two.pk, "李芳（二）"]], editor)

    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.updated_at, one.updated_by, two.updated_by, two.name) == (before, None, editor, "李芳（二）")


def test_errors_name_their_row_and_column_and_nothing_is_written(editor):
    factories.organization("甲", parent=factories.organization("一"))
    factories.organization("甲", parent=factories.organization("二"))
    table = OrganizationTable(user=editor)

    _prepared, result = dry(
        table,
        [
            ["id", "name", "parent", "kind", "is_own", "website"],
            ["", "好", "", "", "", ""],
            ["", "歧义", "甲", "", "", ""],
            ["", "没有", "乙", "", "", ""],
            ["", "类别", "", "什么", "也许", ""],
            ["999", "号码", "", "", "", ""],
            ["", "", "一", "", "", ""],
            ["", "一", "", "", "", ""],
            ["", "网址", "", "", "", "javascript:x"],
            ["", "别名", "#1x", "", "", ""],
        ],
    )

    found = wrong(table, result)
    label = {column.name: column.heading() for column in table.columns}
    assert [(number, [heading for heading, _words in errors]) for number, errors in found] == [
        (3, [label["parent"]]),
        (4, [label["parent"]]),
        (5, [label["kind"], label["is_own"]]),
        (6, [label["id"]]),
        (7, [label["name"]]),
        (8, [label["name"]]),
        (9, [label["website"]]),
        (10, [label["parent"]]),
    ]
    assert Organization.objects.count() == 4


def test_same_new_name_twice_in_a_table_is_seen_in_the_dry_run(editor):
    _prepared, result = dry(OrganizationTable(user=editor), [["name"], ["东海大学"], ["东海大学"]])

    assert [row.number for row in result.invalid_rows] == [3]


def test_number_and_name_that_disagree_are_refused(editor):
    university = factories.organization("东海大学")
    table = OrganizationTable(user=editor)

    _prepared, result = dry(table, [["name", "parent"], ["城市学院", f"#{university.pk} 西海大学"]])

    assert "东海大学" in wrong(table, result)[0][1][0][1][0]


def test_empty_cell_empties_a_text_and_leaves_a_choice(editor):
    school = factories.organization("城市学院", kind="school", is_own=True, name_en="School")

    write(
        OrganizationTable,
        [
            ["id", "name_en", "kind", "is_own"],
            [school.pk, "", "", ""],
        ],
        editor,
    )

    assert Organization.objects.values_list("name_en", "kind", "is_own").get() == ("", "school", True)


def test_row_may_still_say_what_its_parent_was_called_when_the_table_went_out(editor):
    university = factories.organization("东海大学")
    school = factories.organization("城市学院", parent=university)

    write(
        OrganizationTable,
        [
            ["id", "name", "parent", "aliases"],
            [university.pk, "东海科技大学", "", ""],
            [school.pk, "城市学院", f"#{university.pk} 东海大学", "城院"],
        ],
        editor,
    )

    assert list(Organization.objects.order_by("pk").values_list("name", "parent")) == [
        ("东海科技大学", None),
        ("城市学院", university.pk),
    ]
    assert school.aliases.get().text == "城院"


def test_import_is_refused_when_things_changed_since_the_dry_run(editor):
    someone = factories.person("张明")
    rows = [["id", "name"], [someone.pk, "张名"]]
    _prepared, seen = dry(PersonTable(user=editor), rows)
    Person.objects.filter(pk=someone.pk).update(name="张铭")

    table = PersonTable(user=editor, expected=digest_of(seen))
    result = table.run(table.prepared(sheet(rows)), is_dry=False)

    assert (len(result.base_errors), Person.objects.get().name) == (1, "张铭")


def test_book_comes_with_its_contributors_and_parts(editor):
    author, press = factories.person("张明"), factories.organization("东海大学出版社")

    write(
        BookTable,
        [
            ["title", "isbn", "publisher", "published_on", "contributors", "parts"],
            ["治理", "9787313000002", "东海大学出版社", "2019年3月5日", "编辑｜张明\n东海大学出版社", "上编\n下编"],
        ],
        editor,
    )

    book = Book.objects.get()
    assert (book.publisher, book.published_on) == (press, datetime.date(2019, 3, 5))
    assert [str(part) for part in book.parts.all()] == ["上编", "下编"]
    assert [(row.role, row.person, row.organization, row.position) for row in book.contributors.all()] == [
        ("editor", author, None, 1),
        ("author", None, press, 2),
    ]


def test_agreement_comes_with_its_parties_and_items(editor):
    one, two = factories.organization("甲校"), factories.organization("乙镇")

    write(
        AgreementTable,
        [
            ["title", "parties", "items", "term", "valid_until", "is_public"],
            ["合作协议", "甲校｜甲方\n乙镇｜乙方", "共建、共享\n培训", "fixed", "2025-03-05", "是"],
        ],
        editor,
    )

    agreement = Agreement.objects.get()
    assert [(party.organization, party.label) for party in agreement.parties.all()] == [(one, "甲方"), (two, "乙方")]
    assert [item.text for item in agreement.items.all()] == ["共建、共享", "培训"]
    assert (agreement.term, agreement.valid_until) == ("fixed", datetime.date(2025, 3, 5))


def test_rule_of_the_database_is_told_at_its_column(editor):
    table = AgreementTable(user=editor)

    _prepared, result = dry(table, [["title", "term", "valid_until"], ["协议", "indefinite", "2025-03-05"]])

    assert [heading for heading, _words in wrong(table, result)[0][1]] == [
        next(column.heading() for column in table.columns if column.name == "valid_until")
    ]


@pytest.mark.parametrize("text", ["=cmd|'/c calc'!A1", "+1", "-1", "@SUM", "'=1", "''-1", "'quoted'", "plain", "＝1"])
def test_formula_goes_out_harmless_and_comes_back_as_it_was(editor, text):
    factories.person(text)
    table = PersonTable()

    for file_format in ("xlsx", "csv"):
        found = exported(table, file_format)
        assert not found.rows[1][1].startswith(DANGEROUS)
        assert table.prepared(found).unchanged == 1
    assert unescaped(escaped(text)) == text


def test_cell_that_is_calculated_is_refused(editor):
    with pytest.raises(TableWrong):
        PersonTable(user=editor).prepared(sheet([["name"], ['="a"&"b"']]))


def test_text_that_looks_like_a_formula_stays_text_in_csv(editor):
    found = read_sheet(csv_bytes([["name"], ["=cmd|calc"]]), "a.csv", 10)

    table = PersonTable(user=editor)
    table.run(table.prepared(found), is_dry=False)

    assert Person.objects.get().name == "=cmd|calc"


@pytest.mark.parametrize(
    "rows",
    [
        [["什么"], ["x"]],
        [[]],
        [["name", "姓名"], ["a", "b"]],
        [["name"], *[[f"人{n}"] for n in range(MOST_CHANGES + 1)]],
    ],
)
def test_table_as_a_whole_is_refused_in_words(editor, rows):
    with pytest.raises(TableWrong) as refusal:
        PersonTable(user=editor).prepared(sheet(rows))

    assert len(str(refusal.value)) > 5


def test_unknown_column_is_told(editor):
    prepared = PersonTable(user=editor).prepared(sheet([["name", "手机"], ["张明", "139"]]))

    assert "手机" in prepared.notes[0]


def test_new_row_of_a_known_name_is_told_and_not_merged(editor):
    known = factories.person("张明")
    table = PersonTable(user=editor)

    prepared, result = dry(table, [["id", "name"], ["", "张明"], ["", "李芳"]])

    assert f"张明 (#{known.pk})" in prepared.notes[0]
    assert [row.import_type for row in result.rows] == ["new", "new"]


def test_who_may_only_change_adds_nothing():
    reader = get_user_model().objects.create_user("reader", password="x")
    table = PersonTable(user=reader)

    _prepared, result = dry(table, [["name"], ["张明"]])

    assert [row.number for row in result.invalid_rows] == [2]


@pytest.mark.parametrize("count", [2, 40])
def test_table_is_printed_in_a_fixed_number_of_statements(count, django_assert_num_queries):
    for number in range(count):
        factories.organization(f"单位{number}")

    request = asked()
    with django_assert_num_queries(4):  # names, rows, their other names; the trail
        table_as_file(request, OrganizationTable(), OrganizationTable.rows(None).order_by("pk"), "表", "csv")


# View figures


def test_old_figures_are_assigned_with_an_entry_in_the_ledger(editor):
    one, two, three = (factories.article(title) for title in ("一", "二", "三"))
    ViewCount.objects.create(article_id=one.pk, legacy_base=243, counted=7, adjusted=-3)
    ViewCount.objects.create(article_id=two.pk, legacy_base=5)
    rows = [["article_id", "legacy_base"], [one.pk, 250], [two.pk, ""], [three.pk, 0]]

    _prepared, seen = dry(ViewTable(user=editor, reason="旧站清单"), rows)
    write(ViewTable, rows, editor, reason="旧站清单")

    assert [(row.number, [pair[1:] for pair in row.diff]) for row in seen.rows] == [
        (2, [("243", "250")]),
        (3, [("5", "未知")]),
    ]
    kept = ViewCount.objects.in_bulk()
    assert [(kept[pk].legacy_base, kept[pk].counted, kept[pk].adjusted) for pk in (one.pk, two.pk)] == [
        (250, 7, -3),
        (None, 0, 0),
    ]
    assert list(ViewAdjustment.objects.order_by("pk").values_list("article_id", "delta", "by")) == [
        (one.pk, 0, "editor"),
        (two.pk, 0, "editor"),
    ]
    assert "243 → 250" in ViewAdjustment.objects.get(article_id=one.pk).reason
    # The same table again says nothing new.
    assert dry(ViewTable(user=editor), rows)[0].unchanged == 3


@pytest.mark.parametrize("cells", [["999", "5"], ["", "5"], ["{}", "-5"], ["{}", "1.5"], ["{}", "99999999999"]])
def test_wrong_figure_is_refused_at_its_row(editor, cells):
    article = factories.article("一")
    cells = [cell.format(article.pk) for cell in cells]

    _prepared, result = dry(ViewTable(user=editor), [["article_id", "legacy_base"], cells])

    assert [row.number for row in result.invalid_rows] == [2]


def test_figure_may_not_fall_below_nothing(editor):
    article = factories.article("一")
    ViewCount.objects.create(article_id=article.pk, legacy_base=10, adjusted=-8)

    _prepared, result = dry(ViewTable(user=editor), [["article_id", "legacy_base"], [article.pk, 3]])

    assert [row.number for row in result.invalid_rows] == [2]


@pytest.mark.parametrize("table_class", [OrganizationTable, PersonTable, BookTable, AgreementTable, ViewTable])
def test_no_heading_means_two_columns(table_class):
    headings = [heading for column in table_class().columns for heading in sorted(column.headings())]

    assert [heading for heading in headings if headings.count(heading) > 1] == []
