"""Where the files of an import lie, and what of it is refused before it is read."""

import io
import zipfile

import pytest

from articles.importing.limits import MOST_BYTES_OF_A_PAGE, Refused
from articles.importing.source import Archive, Folder, open_source

PICTURE = b"picture"


@pytest.fixture
def folder(tmp_path):
    for name in ("info/1043/1.htm", "info/1043/2.html", "readme.md", "__local/A/1C/img.JPG", ".hidden/3.htm", "4.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(PICTURE if name.endswith("JPG") else b"<p>x</p>")
    return tmp_path


def packed(tmp_path, files, **how):
    path = tmp_path / "pages.zip"
    with zipfile.ZipFile(path, "w", **how) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def test_folder_gives_its_pages_in_order(folder):
    assert Folder(folder).pages == ["4.txt", "info/1043/1.htm", "info/1043/2.html"]


@pytest.mark.parametrize(
    "src",
    [
        "/__local/A/1C/img.JPG",
        "../../__local/A/1C/img.jpg",
        "http://old.example.edu/__local/A/1C/img.JPG?v=2",
        "/__local/A/1C/img%2EJPG",
    ],
)
def test_picture_is_found_by_the_address_in_the_page(folder, src):
    found = Folder(folder).beside(src, "info/1043/1.htm")

    assert (found.read(), found.size) == (PICTURE, len(PICTURE))


@pytest.mark.parametrize(
    "src",
    ["../../../etc/passwd", "/nowhere.jpg", "data:image/png;base64,AAAA", "file:///etc/passwd", "http://[", "a\0b"],
)
def test_picture_that_is_not_here_is_none(folder, src):
    assert Folder(folder).beside(src, "info/1043/1.htm") is None


def test_link_out_of_the_folder_is_not_followed(folder, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "secret.htm"
    outside.write_bytes(b"<p>secret</p>")
    (folder / "5.htm").symlink_to(outside)

    with pytest.raises(Refused):
        Folder(folder).page("5.htm")


def test_page_that_is_too_large_is_refused_by_its_size(folder):
    with (folder / "6.htm").open("wb") as file:
        file.truncate(MOST_BYTES_OF_A_PAGE + 1)

    with pytest.raises(Refused):
        Folder(folder).page("6.htm")


def test_zip_gives_pages_and_pictures_without_unpacking(tmp_path):
    source = open_source(packed(tmp_path, {"site/a.htm": "<p>a</p>", "site/img/p.png": PICTURE, "__MACOSX/a.htm": ""}))

    assert source.pages == ["site/a.htm"]
    assert source.page("site/a.htm") == b"<p>a</p>"
    assert source.beside("img/p.png", "site/a.htm").read() == PICTURE
    assert [path.name for path in tmp_path.iterdir()] == ["pages.zip"]


@pytest.mark.parametrize("name", ["../a.htm", "/a.htm", "C:/a.htm", "b/../../a.htm"])
def test_path_out_of_a_zip_is_refused_and_others_are_read(tmp_path, name):
    source = Archive(packed(tmp_path, {name: "<p>a</p>", "good.htm": "<p>b</p>"}))

    with pytest.raises(Refused):
        source.page(name)
    assert source.page("good.htm") == b"<p>b</p>"


def test_zip_that_grows_too_much_is_refused_before_it_is_read(tmp_path):
    path = packed(tmp_path, {"a.htm": b"0" * 19_000_000}, compression=zipfile.ZIP_DEFLATED, compresslevel=9)

    with pytest.raises(Refused):
        open_source(path)


def test_damaged_zip_is_refused(tmp_path):
    path = tmp_path / "cut.zip"
    path.write_bytes(packed(tmp_path, {"a.htm": "x" * 1000}).read_bytes()[:200])

    with pytest.raises(Refused):
        open_source(path)


def test_name_that_a_chinese_windows_wrote_is_read(tmp_path):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("AAAA.htm", "x")
    path = tmp_path / "gbk.zip"
    path.write_bytes(data.getvalue().replace(b"AAAA", "新闻".encode("gbk")))

    assert open_source(path).pages == ["新闻.htm"]
