"""How the sentences of the report are declared: clauses around figures, in paragraphs, in sections.

A clause is a text with figures in braces, by their ids as `annex figures` lists them. It is written where all its
figures were supplied, else left out; a sentence whose first clause is left out is not written at all. So a clause
never speaks of a number that nobody gave. What may stand in braces:

    {justice_pending}                  the figure as it is printed; below ten with a leading zero
    {sector_online_share[police]}      a member of a family
    {moved:justice_online_share_change}   a change that an agency gave: "tăng 6,14 điểm phần trăm", "giảm …"
    {times:services_integrated_growth} a multiple: "gấp 1,77 lần", below one "bằng 0,87 lần"
    {change:eid_activated}             the change on the month before, where that month's forms are there
    {as_of:eid}                        "Tính đến ngày 16/11/2022", by the form's day in month.toml
    {year:portal} {last_year:portal}   the year of that day, and the one before
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sentence:
    """Clauses that make one sentence; `nothing` is written instead where the first figure is exactly zero."""

    clauses: tuple[str, ...]
    nothing: str = ""
    end: str = "."


@dataclass(frozen=True)
class Text:
    """A paragraph: its sentences, and those that go into a footnote called at its end."""

    sentences: tuple[Sentence, ...]
    note: tuple[Sentence, ...] = ()


@dataclass(frozen=True)
class Citations:
    """A paragraph with the documents that the month's list cites in the section, in a footnote; without any, none."""

    sentence: str


@dataclass(frozen=True)
class Rows:
    """A table of families of figures, a row for each key of the register, and a row of totals.

    `frame` and `column` name where the order of the keys is taken from, as the agency's form has it.
    """

    register: object
    frame: str
    column: str
    heads: tuple[str, ...]
    families: tuple[str, ...]
    totals: tuple[str, ...]


@dataclass(frozen=True)
class Lines:
    """A table of single figures, one row each: what it says, and the figure."""

    heads: tuple[str, ...]
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Section:
    """A section of the report: its number, its title, what it says; `open` where the office writes it."""

    number: str
    title: str
    content: tuple[Text | Citations | Rows | Lines, ...] = ()
    open: bool = False


def say(*clauses: str, nothing: str = "", end: str = ".") -> Sentence:
    """Declare a sentence; before a table it ends with a colon."""
    return Sentence(clauses, nothing, end)


def text(*sentences: Sentence, note: tuple[Sentence, ...] = ()) -> Text:
    """Declare a paragraph."""
    return Text(sentences, note)


def section(number: str, title: str, *content: Text | Citations | Rows | Lines) -> Section:
    """Declare a section."""
    return Section(number, title, content)


def left_open(number: str, title: str) -> Section:
    """Declare a section of the report that carries no figure: the office writes it."""
    return Section(number, title, open=True)
