"""What can be asked for: the commands, their options and help."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.cli.usage import Parser

if TYPE_CHECKING:
    import argparse

_EXITS = (
    "exit codes: 0 clean, 1 findings that block or faulty input, 2 misuse, 3 input missing, 4 machine failed"
)
_FOLDERS = {
    "raw": ("data/raw", "what agencies sent, a folder a month"),
    "processed": ("data/processed", "the cleaned frames, a folder a month"),
    "out": ("reports", "the annexes, a folder a month"),
    "notebooks": ("notebooks", "the three notebooks"),
}


def language(argv: list[str]) -> str:
    """Return the language asked for, before anything is parsed: a misspelt command is told in it as well."""
    after = dict(pairwise(argv))
    return "en" if "--lang=en" in argv or after.get("--lang") == "en" else "vi"


def parse(argv: list[str]) -> argparse.Namespace:
    """Read the command line; raises UsageFault, and SystemExit after printing help."""
    parser = Parser(
        prog="annex",
        description="The statistical annex of the monthly Decision 06 report.",
        epilog=f"{_EXITS}\n\nexample:\n  annex run 2022-11",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _new(commands)
    _status(commands)
    _run(commands)
    _check(commands)
    _explain(commands)
    _figures(commands)
    _verify(commands)
    _release(commands)
    _diff(commands)
    _sample(commands)
    _draft(commands)
    _tie(commands)
    asked, rest = parser.parse_known_args(argv)
    if rest:  # the command's own parser knows the options that could have been meant
        commands.choices[asked.command].error(f"unrecognized arguments: {' '.join(rest)}")
    return asked


def _add(commands, name: str, says: str, *examples: str) -> Parser:
    lines = "\n".join(f"  annex {example}" for example in examples)
    return commands.add_parser(
        name, help=says, description=f"{says[0].upper()}{says[1:]}.", epilog=f"examples:\n{lines}\n\n{_EXITS}"
    )


def _new(commands) -> None:
    command = _add(
        commands,
        "new",
        "begin a month: its month.toml and a blank form for every input; nothing is overwritten",
        "new 2022-12",
        "new 2022-12 --from 2022-11",
    )
    _month(command)
    command.add_argument(
        "--from",
        dest="source",
        metavar="YYYY-MM",
        help="the month to take forms and names from (default: the newest before it)",
    )
    _common(command, "raw")


def _status(commands) -> None:
    command = _add(
        commands,
        "status",
        "show for every month which inputs came, what was made of them, and what to do next and why",
        "status",
        "status --json",
    )
    _common(command, "raw", "processed", "out", "notebooks")


def _run(commands) -> None:
    command = _add(
        commands,
        "run",
        "build a month's annex and publish it, or those of many months side by side",
        "run 2022-11",
        "run 2022-01..2022-12 --jobs 2",
        "run --all --root tinh-a --root tinh-b",
        "run --all --backend dask --scheduler tcp://10.0.0.1:8786",
    )
    command.add_argument(
        "months", metavar="MONTH", nargs="*", help="for example 2022-11, or a range 2022-01..2022-12"
    )
    command.add_argument("--all", action="store_true", help="every month that has a folder")
    _common(command, "raw", "processed", "out", "notebooks")
    _engine(command)
    command.add_argument(
        "--fresh", action="store_true", help="make everything anew, whatever was made before"
    )
    command.add_argument(
        "--draft-ok", action="store_true", help="return 0 also for an annex marked as a draft by its findings"
    )
    _fan_out(command)


def _fan_out(command: Parser) -> None:
    """Add the options of a run of many months."""
    command.add_argument(
        "--jobs", type=int, metavar="N", help="months at a time (default: one for each core)"
    )
    command.add_argument(
        "--root",
        action="append",
        default=[],
        metavar="DIR",
        help="a project folder to run in, with data/ and reports/ of its own; once for each province",
    )
    command.add_argument(
        "--backend",
        choices=("local", "dask"),
        default="local",
        help="where months are built: this machine, or a Dask cluster that sees the same folders (default: local)",
    )
    command.add_argument("--scheduler", metavar="ADDRESS", help="the cluster's, with --backend dask")


def _check(commands) -> None:
    command = _add(
        commands,
        "check",
        "list the faults and findings of a month, without building it",
        "check 2022-11",
        "check 2022-11 --workbook check.xlsx",
    )
    _month(command)
    command.add_argument(
        "--workbook",
        metavar="PATH",
        help="where to write them as a workbook: each form's faults, and its sheet with the cells marked "
        "(default: check-MONTH.xlsx in the folder of the annexes)",
    )
    command.add_argument("--no-workbook", action="store_true", help="write no workbook")
    _common(command, "raw", "out")


def _explain(commands) -> None:
    command = _add(
        commands,
        "explain",
        "show how a figure was computed, down to the cells that agencies sent",
        "explain justice_online_share",
        "explain 'share_at_level[4]' --month 2022-11 --lang en",
    )
    command.add_argument("figure", metavar="FIGURE", help="its id, as `annex figures` lists it")
    command.add_argument("--month", metavar="YYYY-MM", help="default: the newest month there is")
    _common(command, "raw")


def _figures(commands) -> None:
    command = _add(
        commands,
        "figures",
        "list a month's figures with their evidence and verdict; without a month, the declared ones",
        "figures 2022-11",
        "figures --lang en",
    )
    _month(command, nargs="?")
    _common(command, "raw")


def _verify(commands) -> None:
    command = _add(
        commands, "verify", "build a month again and compare it with what was published", "verify 2022-11"
    )
    _month(command)
    _common(command, "raw", "processed", "out", "notebooks")
    _engine(command)


def _release(commands) -> None:
    command = _add(
        commands,
        "release",
        "freeze a month's annex with its inputs as a numbered vintage; errors must be mended or acknowledged",
        "release 2022-11 --by 'Nguyễn Văn A'",
        "release 2022-11 --by 'Nguyễn Văn A' --date 2022-11-25 --note 'Gửi Văn phòng Chính phủ'",
    )
    _month(command)
    command.add_argument("--by", required=True, metavar="NAME", help="who releases it")
    command.add_argument(
        "--date", metavar="YYYY-MM-DD", help="the date of the release (default: the report's)"
    )
    command.add_argument("--note", default="", metavar="TEXT", help="what is to be remembered of it")
    _common(command, "raw", "processed", "out", "notebooks")
    _engine(command)


def _diff(commands) -> None:
    command = _add(
        commands,
        "diff",
        "list what has changed in a month since a vintage, worst first, and what later months quote of it",
        "diff 2022-10",
        "diff 2022-10 --against 1",
        "diff 2022-10 --against ../other/reports/2022-10 --json",
    )
    _month(command)
    command.add_argument(
        "--against",
        metavar="VINTAGE|PATH",
        help="a vintage's number, the folder of another run's report, or another folder of the month's inputs "
        "(default: the newest vintage, else the published annex)",
    )
    _common(command, "raw", "processed", "out")


def _sample(commands) -> None:
    command = _add(
        commands,
        "sample",
        "write months of a made-up province to practise on, marked as made up; nothing is overwritten",
        "sample practice --months 2021-11..2022-12",
        "run 2022-01 --raw practice/data/raw --processed practice/data/processed --out practice/reports",
    )
    command.add_argument("folder", metavar="DIR", help="the root to write below: DIR/data/raw/YYYY-MM")
    command.add_argument(
        "--months", required=True, metavar="FROM..TO", help="the months, for example 2021-11..2022-12, or one"
    )
    command.add_argument(
        "--seed", type=int, default=7, metavar="N", help="another number is another province (default: 7)"
    )
    command.add_argument(
        "--faults",
        choices=("none", "typical"),
        default="none",
        help="plant faults as they happen in offices, and list them in DIR/faults.csv (default: none)",
    )
    command.add_argument(
        "--no-text", action="store_true", help="leave out the reports' text, which takes most of the time"
    )
    _common(command)


def _draft(commands) -> None:
    command = _add(
        commands,
        "draft",
        "write the statistical sentences of a month's report from its figures",
        "draft 2022-11",
        "draft 2022-11 --format docx --template office.docx",
    )
    _month(command)
    command.add_argument(
        "--format",
        choices=("md", "docx", "both"),
        default="both",
        help="Markdown, Word or both (default: both)",
    )
    command.add_argument(
        "--template",
        metavar="PATH",
        help="the Word template to fill (default: template.docx of the month's folder, else the shipped one)",
    )
    command.add_argument(
        "--out", metavar="DIR", default="drafts", help="where the draft goes (default: drafts)"
    )
    command.add_argument(
        "--force", action="store_true", help="replace a draft that is there, though it was changed by hand"
    )
    _common(command, "raw")


def _tie(commands) -> None:
    command = _add(
        commands,
        "tie",
        "account for every number in the text of a month's report",
        "tie 2022-11",
        "tie 2022-12 report.docx --docx report-tied.docx",
    )
    _month(command)
    command.add_argument(
        "report", metavar="REPORT", nargs="?", help="the report (default: report.* of the month's folder)"
    )
    command.add_argument(
        "--docx",
        metavar="PATH",
        help="also write the report as a Word file with a comment at each open number",
    )
    command.add_argument(
        "--write", action="store_true", help="write the month's ties.csv anew; what a person reviewed stays"
    )
    _common(command, "raw", "processed", "out")


def _month(command: Parser, **options) -> None:
    command.add_argument("month", metavar="MONTH", help="for example 2022-11", **options)


def _common(command: Parser, *folders: str) -> None:
    command.add_argument(
        "--lang", choices=("vi", "en"), default="vi", help="language of what is printed (default: vi)"
    )
    command.add_argument("--json", action="store_true", help="print JSON, for programs")
    for name in folders:
        default, says = _FOLDERS[name]
        command.add_argument(f"--{name}", metavar="DIR", default=default, help=f"{says} (default: {default})")


def _engine(command: Parser) -> None:
    command.add_argument(
        "--engine",
        choices=("fork", "kernel"),
        default="fork",
        help="how notebooks run: forked, or each in a kernel (default: fork)",
    )
