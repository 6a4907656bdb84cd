import io
import os
import stat
import struct
import subprocess
import sys
import threading
import zipfile

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pillow

from articles.keeping import image as pictures
from articles.keeping import turn
from articles.keeping.attachment import take_document
from articles.keeping.image import rendition_widths, take_picture
from articles.keeping.turn import decoding_turn


def upload(content, name="a.jpg"):
    return SimpleUploadedFile(name, content)


def encoded(picture, kind, **how):
    target = io.BytesIO()
    picture.save(target, kind, **how)
    return target.getvalue()


def kept():
    return {path.name: path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()}


def photo(width=2000, height=1000, **exif):
    picture = Pillow.radial_gradient("L").resize((width, height)).convert("RGB")
    marks = Pillow.Exif()
    marks[0x010E] = "SECRET-DESCRIPTION"
    marks.get_ifd(0x8825)[1] = "N"
    marks.get_ifd(0x8825)[2] = (31.0, 12.0, 0.0)
    for tag, value in exif.items():
        marks[int(tag[1:])] = value
    return encoded(picture, "JPEG", exif=marks)


def test_picture_is_encoded_in_every_width_and_never_larger():
    taken = take_picture(upload(photo(1200, 600)))

    assert (taken.width, taken.height) == (1200, 600)
    names = [f"{taken.digest}-{width}.{kind}" for width in (480, 960, 1200) for kind in ("jpg", "avif")]
    assert sorted(kept()) == sorted([f"{taken.digest}.jpg", *names])
    sizes = {name: Pillow.open(kept()[name]).size for name in names}
    assert {size for name, size in sizes.items() if "-480." in name} == {(480, 240)}


def test_what_is_kept_is_its_owner_s_alone():
    before = os.umask(0o022)
    try:
        taken = take_picture(upload(photo(480, 240)))
        kept_at = settings.MEDIA_ROOT / take_document(upload(b"%PDF-1.7", "a.pdf")).name
    finally:
        os.umask(before)

    rights = {path.name: oct(stat.S_IMODE(path.stat().st_mode)) for path in kept().values()}
    assert rights == dict.fromkeys(
        [f"{taken.digest}.jpg", f"{taken.digest}-480.jpg", f"{taken.digest}-480.avif", kept_at.name], "0o600"
    )
    assert stat.S_IMODE(kept_at.parent.stat().st_mode) == 0o700


def test_nothing_but_the_picture_is_kept():
    assert b"SECRET-DESCRIPTION" in photo()

    take_picture(upload(photo()))

    for path in kept().values():
        picture = Pillow.open(path)
        assert (dict(picture.getexif()), b"SECRET" in path.read_bytes()) == ({}, False)
        assert {"exif", "xmp", "icc_profile", "comment"} & set(picture.info) == set()


def test_picture_is_turned_as_the_camera_was_held():
    taken = take_picture(upload(photo(1000, 400, _274=6)))

    assert (taken.width, taken.height) == (400, 1000)


def test_same_picture_twice_is_one_set_of_files():
    first = take_picture(upload(photo()))
    before = {name: path.stat().st_mtime_ns for name, path in kept().items()}

    second = take_picture(upload(photo(), "other.jpg"))

    assert first == second
    assert {name: path.stat().st_mtime_ns for name, path in kept().items()} == before


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "CMYK", "I;16", "1"])
def test_picture_of_any_mode_becomes_a_plain_one(mode):
    kind = "TIFF" if mode == "CMYK" else "PNG"
    picture = Pillow.new("RGB", (300, 200), "red").convert("L" if mode == "I;16" else mode)
    content = encoded(
        Pillow.new("I;16", (300, 200), 30_000) if mode == "I;16" else picture, kind if kind == "PNG" else "JPEG"
    )

    taken = take_picture(upload(content))

    assert (taken.width, taken.height) == (300, 200)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "SVG"),
        (b"\xef\xbb\xbf  <?xml version='1.0'?><svg/>", "SVG"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "HEIC"),
        (b"GIF87a garbage", "读不出|损坏"),
        (b"", "读不出|损坏"),
        (b"%PDF-1.7 not a picture", "读不出"),
        (photo()[:2000], "损坏"),
    ],
    ids=["svg", "svg-with-bom", "heic", "gif", "empty", "pdf", "cut-off"],
)
def test_what_is_no_picture_is_refused_in_words(content, words):
    with pytest.raises(ValidationError, match=words):
        take_picture(upload(content))

    assert kept() == {}


@pytest.mark.parametrize(
    ("kind", "size", "how", "words"),
    [
        ("PNG", (20_001, 10), {}, "20001 × 10"),
        ("PNG", (10, 20_001), {}, "10 × 20001"),
        ("PNG", (6_100, 6_100), {}, "3700 万"),
        ("WEBP", (4_200, 3_001), {"quality": 1, "method": 0}, "1200 万"),
        ("JPEG", (8_160, 6_251), {"quality": 1}, "5100 万"),
        ("JPEG", (6_250, 4_001), {"quality": 1, "progressive": True}, "2500 万"),
    ],
)
def test_large_picture_is_refused_before_it_is_decoded(monkeypatch, kind, size, how, words):
    content = encoded(Pillow.new("1" if kind == "PNG" else "L", size), kind, **how)
    monkeypatch.setattr(Pillow.Image, "load", lambda self: pytest.fail("a pixel was decoded"))

    with pytest.raises(ValidationError, match=words):
        take_picture(upload(content))


@pytest.mark.parametrize(
    ("most", "sizes"),
    [
        (pictures.MOST_PIXELS["JPEG"], [(8192, 6144), (8160, 6120), (12_000, 4_000)]),
        (pictures.MOST_PIXELS["PNG"], [(7360, 4912)]),
        (pictures.MOST_PIXELS["AVIF"], [(4624, 3472), (4608, 3456)]),
        (pictures.MOST_PIXELS["WEBP"], [(4032, 3024), (4080, 3072)]),
        (pictures.MOST_PIXELS_OF_A_PROGRESSIVE, [(6048, 4032), (5712, 4284)]),
    ],
    ids=["JPEG", "PNG", "AVIF", "WebP", "progressive"],
)
def test_pictures_of_common_cameras_are_within_the_bounds(most, sizes):
    assert [(width, height) for width, height in sizes if width * height > most] == []


def test_long_picture_is_kept_within_bounds_on_both_sides():
    taken = take_picture(upload(encoded(Pillow.new("L", (1_500, 16_000), 200), "PNG"), "a.png"))

    assert (taken.width, taken.height) == (1060, 11307)
    assert max(Pillow.open(path).height for path in kept().values()) == 11307


@pytest.mark.parametrize(
    ("size", "how", "decoded"),
    [((5_000, 5_000), {}, (2_500, 2_500)), ((4_000, 3_000), {}, (4_000, 3_000))],
    ids=["halved", "whole"],
)
def test_large_photograph_is_read_at_half_its_size(monkeypatch, size, how, decoded):
    """No step on the way holds more points than this, besides what the file's own decoder yields."""
    made, new = [], Pillow.new
    content = encoded(Pillow.new("L", size, 200).convert("RGB"), "JPEG")
    monkeypatch.setattr(Pillow, "new", lambda mode, size, *how: made.append(size) or new(mode, size, *how))

    take_picture(upload(content))

    assert max(made) == decoded


def test_large_transparent_picture_is_never_copied_whole(monkeypatch):
    content = encoded(Pillow.new("RGBA", (5_001, 5_001), (0, 0, 255, 0)), "PNG", compress_level=1)
    made, new = [], Pillow.new
    monkeypatch.setattr(Pillow, "new", lambda mode, size, *how: made.append(size) or new(mode, size, *how))

    taken = take_picture(upload(content, "a.png"))

    assert made[0] == (2_501, 2_501)
    assert {size for size in made[1:] if size[0] == 5_001} <= {(5_001, 256), (5_001, 137)}
    assert Pillow.open(kept()[f"{taken.digest}.jpg"]).getpixel((9, 9)) == (255, 255, 255)


def test_one_picture_is_decoded_at_a_time_and_the_others_are_not_read_meanwhile():
    class Waiting:
        size, was_read = 100, threading.Event()

        def __init__(self, content):
            self.file, self.seek = io.BytesIO(content), io.BytesIO(content).seek

        def read(self, *count):
            self.was_read.set()
            return self.file.read(*count)

    refusals = []

    def take():
        try:
            take_picture(Waiting(b"no picture"))
        except ValidationError as refusal:
            refusals.append(refusal)

    with decoding_turn():
        waiting = threading.Thread(target=take)
        waiting.start()
        assert not Waiting.was_read.wait(0.3)
    waiting.join(60)

    assert (Waiting.was_read.is_set(), len(refusals)) == (True, 1)


def test_turn_is_the_same_for_every_process_of_the_newsroom():
    program = "import fcntl, sys; fcntl.flock(open(sys.argv[1], 'a'), fcntl.LOCK_EX | fcntl.LOCK_NB)"
    command = [sys.executable, "-c", program, settings.DATA / "pictures.lock"]

    with decoding_turn():
        other = subprocess.run(command, capture_output=True)

    assert (other.returncode, b"BlockingIOError" in other.stderr) == (1, True)


def test_picture_that_waited_too_long_is_refused_in_words(monkeypatch):
    monkeypatch.setattr(turn, "MOST_SECONDS", 0)

    with decoding_turn(), pytest.raises(ValidationError, match="再试"):
        take_picture(upload(photo()))

    assert kept() == {}


def test_large_file_is_refused_before_it_is_read():
    class Endless:
        size = pictures.MOST_BYTES + 1

        def read(self, _count):
            pytest.fail("it was read")

    with pytest.raises(ValidationError, match="20 MB"):
        take_picture(Endless())


@pytest.mark.parametrize(
    ("width", "expected"),
    [(100, [100]), (480, [480]), (481, [480, 481]), (1600, [480, 960, 1600]), (5000, [480, 960, 1600])],
)
def test_rendition_widths_stop_at_the_picture(width, expected):
    assert rendition_widths(width) == expected


def office(*names):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "extension"),
    [(b"%PDF-1.7\n", "pdf"), (office("word/document.xml"), "docx"), (office("xl/workbook.xml"), "xlsx")],
)
def test_document_is_kept_by_its_digest(content, extension):
    taken = take_document(upload(content))

    assert taken.name.endswith(f"{taken.digest}.{extension}")
    assert kept()[taken.name.rpartition("/")[2]].read_bytes() == content


@pytest.mark.parametrize(
    "content", [b"MZ", b"<html>", b"PK\x03\x04cut", office("word/vbaProject.bin", "word/document.xml"), office("a.exe")]
)
def test_document_with_programs_is_refused(content):
    with pytest.raises(ValidationError):
        take_document(upload(content))


def profile_with_red_and_blue_changed_over():
    """A colour profile (ICC.1:2010, 7.2 and 9.3) of sRGB's primaries with two of them changed over."""
    fixed = {"rXYZ": (0.1431, 0.0606, 0.7141), "gXYZ": (0.3851, 0.7169, 0.0971), "bXYZ": (0.4361, 0.2225, 0.0139)}
    fixed |= {"wtpt": (0.9642, 1.0, 0.8249)}
    tags = {
        name: b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(part * 65536)) for part in parts)
        for name, parts in fixed.items()
    }
    tags |= {name: b"curv\0\0\0\0" + struct.pack(">IHH", 1, round(2.2 * 256), 0) for name in ("rTRC", "gTRC", "bTRC")}
    table, content, offset = struct.pack(">I", len(tags)), b"", 128 + 4 + 12 * len(tags)
    for name, value in tags.items():
        table += name.encode() + struct.pack(">II", offset + len(content), len(value))
        content += value
    head = struct.pack(">I4xI4s4s4s", offset + len(content), 0x02100000, b"mntr", b"RGB ", b"XYZ ") + bytes(12)
    head += b"acsp" + bytes(128 - len(head) - 4)
    return head + table + content


def test_colours_of_another_profile_become_those_of_the_web():
    red = encoded(
        Pillow.new("RGB", (600, 400), (255, 0, 0)), "PNG", icc_profile=profile_with_red_and_blue_changed_over()
    )

    taken = take_picture(upload(red))

    shown = Pillow.open(kept()[f"{taken.digest}.jpg"]).getpixel((300, 200))
    assert shown[2] > 240 > 60 > shown[0]


def test_profile_that_cannot_be_read_is_passed_over():
    picture = encoded(Pillow.new("RGB", (600, 400), (255, 0, 0)), "PNG", icc_profile=b"no profile at all")

    taken = take_picture(upload(picture))

    assert Pillow.open(kept()[f"{taken.digest}.jpg"]).getpixel((300, 200))[0] > 240
