"""Small Word files for tests, written part by part, so that each says exactly one thing."""

from __future__ import annotations

import io
import os
import subprocess
import zipfile
from html import escape
from pathlib import Path

FONTS = Path(__file__).resolve().parents[1] / "analysis" / "annex" / "fonts"

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{_R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_ROOTS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes",
          "settings": "settings", "comments": "comments", "header": "hdr", "theme": "theme"}  # fmt: skip
CHANGE = 'w:id="9" w:author="A" w:date="2022-11-20T00:00:00Z"'


def r(text, properties=""):
    """Return a run; text may hold elements of its own."""
    inner = text if text.startswith("<") else f'<w:t xml:space="preserve">{escape(text, quote=False)}</w:t>'
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inner}</w:r>"


def p(*runs, properties=""):
    """Return a paragraph of runs, or of plain texts."""
    inner = "".join(each if each.startswith("<") else r(each) for each in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def inserted(*runs):
    """Return runs as a tracked insertion."""
    return f"<w:ins {CHANGE}>{''.join(map(_run, runs))}</w:ins>"


def deleted(*texts):
    """Return texts as a tracked deletion."""
    inner = "".join(f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>' for text in texts)
    return f"<w:del {CHANGE}>{inner}</w:del>"


def _run(text):
    return text if text.startswith("<") else r(text)


def field(code, result):
    """Return a field of several runs: its code, and what it shows."""
    mark = '<w:fldChar w:fldCharType="{}"/>'
    middle = f"<w:instrText>{code}</w:instrText>"
    return "".join(
        map(r, (mark.format("begin"), middle, mark.format("separate"), result, mark.format("end")))
    )


def listed(text, number=1, level=0):
    """Return a paragraph of an automatic list."""
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def levels(*formats, number=1, inner=""):
    """Return a list: each level's format and pattern ("decimal", "%1.%2.")."""
    body = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{how}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (how, text) in enumerate(formats)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{number}">{body}</w:abstractNum>'
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/>{inner}</w:num>'
    )


def note(number, *runs, look="", properties=""):
    """Return a footnote's body behind its own mark."""
    return f'<w:footnote w:id="{number}">{p(r("<w:footnoteRef/>", look), *runs, properties=properties)}</w:footnote>'


def refers(number, look=""):
    """Return the run that refers to a footnote."""
    return r(f'<w:footnoteReference w:id="{number}"/>', look)


def table(*rows):
    """Return a table; a cell is a text, or (text, cell properties)."""
    lines = "".join(f"<w:tr>{''.join(map(_cell, row))}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{lines}</w:tbl>"


def _cell(cell):
    text, properties = cell if isinstance(cell, tuple) else (cell, "")
    inner = text if text.startswith(("<w:p", "<w:tbl", "<w:sdt")) else p(text)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def docx(*body, **parts):
    """Return a Word file of these blocks; other parts by name: styles, numbering, footnotes, settings, comments."""
    files = {"word/document.xml": _root("document", f"<w:body>{''.join(body)}<w:sectPr/></w:body>")}
    files |= {f"word/{name}.xml": _root(_ROOTS[name], inner) for name, inner in parts.items()}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN.format(name)}"/>' for name in parts
    )
    files["[Content_Types].xml"] = (
        '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN.format("document.main")}"/>{types}</Types>'
    )
    files["_rels/.rels"] = _relations({"officeDocument": "word/document.xml"})
    files["word/_rels/document.xml.rels"] = _relations({name: f"{name}.xml" for name in parts})
    return packed(files)


def _root(name, inner):
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{name} {_SPACES}>{inner}</w:{name}>'


def _relations(targets):
    each = "".join(
        f'<Relationship Id="rId{at}" Type="{_R}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets.items(), 1)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{space}">{each}</Relationships>'


def packed(files):
    """Return files by name as a zip file with fixed times."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def unpacked(data):
    """Return the parts of a Word file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir>
<alias binding="same"><family>Times New Roman</family><prefer><family>Liberation Serif</family></prefer></alias>
</fontconfig>
"""


def converted(path, ending):
    """Return the file that LibreOffice makes of another, with the project's fonts and no other.

    A machine's own fonts may lack Vietnamese letters: each is then set from another font, with a gap before it.
    """
    fonts = path.parent / "fonts.conf"
    fonts.write_text(_FONTS.format(fonts=FONTS, cache=path.parent / "font-cache"), encoding="utf-8")
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", path.parent, path]
    environ = os.environ | {"FONTCONFIG_FILE": str(fonts)}
    subprocess.run(command, check=True, capture_output=True, timeout=120, env=environ)
    return path.with_suffix(f".{ending}")
