# SPDX-License-Identifier: MIT
"""Pictures are told by their headers: what they are, how large, and whether they are whole."""

import base64
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.banks.strategies import patient
from tests.pictures import PNG_START, chunk, make_jpeg, make_png, png_head, segment
from trainer.banks.pictures import is_picture, picture_of
from trainer.banks.source import SourceFault
from trainer.model.limits import PICTURE_PIXELS

PIXELS = chunk(b"IDAT", b"x")
END = chunk(b"IEND", b"")


def refused(content: bytes, name: str = "figures/a.png") -> str:
    with pytest.raises(SourceFault) as caught:
        picture_of(name, content)
    assert caught.value.path == name
    assert caught.value.remedy
    return f"{caught.value.code}: {caught.value.message}"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("figures/a.png", make_png(640, 480)),
        ("figures/A.PNG", make_png(640, 480)),
        ("figures/a.png", make_png(640, 480, chunk(b"tEXt", b"Comment\0x"))),
        ("figures/a.jpg", make_jpeg(640, 480)),
        ("figures/a.JPEG", make_jpeg(640, 480, frame=0xC2, colours=1)),
        ("figures/a.jpg", make_jpeg(640, 480, more=segment(0xE1, b"Exif\0\0") + b"\xff\xff")),
        ("figures/a.jpg", make_jpeg(640, 480, more=b"\xff\x01") + b"more of the camera"),
    ],
)
def test_a_picture_has_size_hash_and_bytes(name, content):
    picture = picture_of(name, content)
    assert (picture.name, picture.width, picture.height) == (name, 640, 480)
    assert picture.sha256 == hashlib.sha256(content).hexdigest()
    assert base64.b64decode(picture.text) == content


def test_only_png_and_jpeg_are_pictures():
    assert all(is_picture(f"figures/a.{end}") for end in ("png", "jpg", "jpeg", "PNG", "Jpg"))
    assert not any(is_picture(f"figures/{name}") for name in ("a.svg", "a.gif", "png", "a.png.exe"))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "not-a-picture: the file is not a PNG picture"),
        (b"GIF89a", "not-a-picture: the file is not a PNG picture"),
        (b"<svg/>", "not-a-picture: the file is not a PNG picture"),
        (make_jpeg(), "not-a-picture: the file is named as PNG, but it is JPEG"),
        (PNG_START, "cut-off: the picture is cut off"),
        (PNG_START + png_head(4, 3), "cut-off: the picture is cut off"),
        (make_png()[:-1], "cut-off: the picture is cut off"),
        (make_png()[:-13], "cut-off: the picture is cut off"),
        (PNG_START + png_head(4, 3) + END, "cut-off: the picture is cut off"),
        (PNG_START + b"\xff\xff\xff\xffIHDR", "cut-off: the picture is cut off"),
        (PNG_START + PIXELS + END, "damaged: the picture is damaged: its head is missing"),
        (
            PNG_START + chunk(b"IHDR", b"\0" * 12) + PIXELS + END,
            "damaged: the picture is damaged: its head is missing",
        ),
        (
            make_png().replace(b"\0\0\0\x04\0\0\0\x03", b"\0\0\0\x05\0\0\0\x03"),
            "damaged: the picture is damaged: the checksum of its head is wrong",
        ),
        (
            PNG_START + png_head(4, 3, depth=3) + PIXELS + END,
            "damaged: the picture is damaged: its head says what no PNG can be",
        ),
        (
            PNG_START + png_head(4, 3) * 2 + PIXELS + END,
            "damaged: the picture is damaged: it begins twice",
        ),
        (make_png(0, 3), "damaged: the picture is damaged: it has no width or height"),
        (
            make_png(8000, 5001),
            "picture-size: the picture has 8,000 x 5,001 pixels; at most 40,000,000 are allowed",
        ),
        (
            make_png(0xFFFFFFFF, 0xFFFFFFFF),
            "picture-size: the picture has 4,294,967,295 x 4,294,967,295 pixels; at most "
            "40,000,000 are allowed",
        ),
        (
            make_png(1, 32_768),
            "picture-size: the picture has 1 x 32,768 pixels; at most 32,767 on a side are allowed",
        ),
    ],
)
def test_what_is_wrong_with_a_png_is_told(content, told):
    assert refused(content) == told


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (make_png(), "not-a-picture: the file is named as JPEG, but it is PNG"),
        (b"\xff\xd8\xff", "cut-off: the picture is cut off"),
        (make_jpeg()[:-2], "cut-off: the picture is cut off"),
        (make_jpeg()[:30], "cut-off: the picture is cut off"),
        (b"\xff\xd8\xff\xda\0\2\xff\xd9", "cut-off: the picture is cut off"),
        (b"\xff\xd8" + segment(0xC0, b"\x08\0") + b"\xff\xd9", "cut-off: the picture is cut off"),
        (
            b"\xff\xd8\xff\xe0\0\0xx",
            "damaged: the picture is damaged: a part of it has no length",
        ),
        (
            b"\xff\xd8" + segment(0xE0, b"") + b"xxxx",
            "damaged: the picture is damaged: its parts do not follow each other",
        ),
        (
            make_jpeg(more=segment(0xC0, b"\x08\0\3\0\4\3")),
            "damaged: the picture is damaged: it begins twice",
        ),
        (make_jpeg(0, 0), "damaged: the picture is damaged: it has no width or height"),
        (
            make_jpeg(frame=0xC9),
            "not-a-picture: the picture is a JPEG of a kind that is not read",
        ),
        (
            make_jpeg(precision=12),
            "not-a-picture: the picture is a JPEG of a kind that is not read",
        ),
        (
            make_jpeg(65_000, 65_000),
            "picture-size: the picture has 65,000 x 65,000 pixels; at most 40,000,000 are allowed",
        ),
    ],
)
def test_what_is_wrong_with_a_jpeg_is_told(content, told):
    assert refused(content, "figures/a.jpg") == told


CHANGES = st.lists(
    st.tuples(st.integers(0, 200), st.binary(max_size=6), st.integers(0, 6)), max_size=4
)


@patient
@given(st.sampled_from([make_png(9, 9), make_jpeg(9, 9)]), CHANGES)
def test_whatever_the_bytes_are_a_picture_or_a_reason_comes_out(content, changes):
    for at, more, less in changes:
        content = content[:at] + more + content[at + less :]
    for name in ("figures/a.png", "figures/a.jpg"):
        try:
            picture = picture_of(name, content)
        except SourceFault:
            continue
        assert 0 < picture.width * picture.height <= PICTURE_PIXELS
