"""One page shows all months of a folder of reports: their state, their findings, their files."""

from __future__ import annotations

from analysis import overview
from analysis.pipeline import run


def page_of(project, lang="vi"):
    folders = {name: project[name] for name in ("raw", "processed", "out")}
    return overview.refresh(**folders, lang=lang).read_text(encoding="utf-8")


def _made(project):
    """Build the month, with a table of figures that the page can read."""
    run("2022-11", **project)
    return project


def test_a_month_is_shown_with_its_files(project):
    """The month leads to its page, PDF and workbook by relative links, and the page asks for nothing outside."""
    page = page_of(_made(project))
    for name in ("annex.html", "annex.pdf", "annex.xlsx"):
        assert f'href="2022-11/{name}"' in page
    assert "http" not in page.replace("http://www.w3.org", "")
    assert "<script" not in page


def test_a_damaged_month_is_named_not_fatal(project):
    """Findings edited by hand are not those of the manifest: the line says so, and what to do."""
    path = _made(project)["out"] / "2022-11" / "findings.csv"
    path.write_text("id,severity\n", encoding="utf-8")
    assert "Hỏng, lập lại tháng này: " in page_of(project)
    (project["out"] / "2022-11" / "manifest.json").write_text("{", encoding="utf-8")
    assert "Damaged, build this month again: " in page_of(project, "en")


def test_the_same_reports_give_the_same_page(project):
    """Made again from nothing but the reports, the page has the same bytes; edited by hand, it is put right."""
    first = page_of(_made(project))
    (project["out"] / "index.html").write_text("x", encoding="utf-8")
    assert page_of(project) == first


def test_no_month_is_said(project):
    """A folder without reports gives a page that says so."""
    assert "Chưa có phụ lục của tháng nào." in page_of(project)
