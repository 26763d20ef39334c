"""The package that a Word file is: parts of XML in an archive, the same bytes whenever and wherever it is packed."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_PARTS = {
    "[Content_Types].xml": "content-types.xml",
    "_rels/.rels": "package-rels.xml",
    "docProps/core.xml": "core.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document-rels.xml",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/footer.xml": "footer.xml",
    "word/fonts.xml": "fonts.xml",
    "word/theme.xml": "theme.xml",
}
"""The parts of an empty file, and what they are called in ``templates``."""


@cache
def empty_package() -> bytes:
    """Pack an empty file in the styles of ``templates``."""
    folder = files("readiness.faces.word") / "templates"
    return _packed({name: (folder / text).read_bytes() for name, text in _PARTS.items()})


def repacked(package: bytes) -> bytes:
    """Pack a package again, without a trace of when and where."""
    with ZipFile(BytesIO(package)) as archive:
        return _packed({name: archive.read(name) for name in archive.namelist()})


def _packed(parts: Mapping[str, bytes]) -> bytes:
    """Pack parts with the date that Word itself gives them, whatever machine this runs on."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = ZipInfo(name)
            info.compress_type, info.create_system = ZIP_DEFLATED, 0
            archive.writestr(info, content)
    return packed.getvalue()
