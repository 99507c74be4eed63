"""What holds of every chart: its words are words, nothing overlaps, nothing is cut, nothing is made up."""

from __future__ import annotations

import re
import subprocess
import sys
from fractions import Fraction
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from analysis.annex import chart_style as style
from analysis.annex import chart_words as words
from analysis.annex.charts import draw, figure_of
from analysis.declare import ACCOUNTS, DOSSIERS, ITEMS, RECORDS, SERVICES_UNIT
from analysis.exact import Exact, Leaf, Node, constant
from analysis.places import DISTRICTS, Label
from analysis.services import SECTORS, SERVICES
from analysis.views import Bar, BarChart, FlowChart, FlowGroup, RoundingChart, RoundingPoint

CAPTION = Label("Biểu đồ", "Chart")
FINE = 10
MISSING = Exact(None, None, Node("cell"))
NOTHING = constant(0)
CHANNELS = (
    Label("Tiếp nhận trực tuyến", "Received online"),
    Label("Trực tiếp, bưu chính", "In person or by post"),
)
FAULTS = (
    Label("Thiếu số CCCD/CMND", "Identity number missing"),
    Label("Sai định dạng", "Number malformed"),
    Label("Sai thông tin", "Wrong information"),
)
STEPS = (
    Label("Hồ sơ thu nhận", "Dossiers collected"),
    Label("Kích hoạt mức 1", "Activated at level 1"),
    Label("Kích hoạt mức 2", "Activated at level 2"),
    Label("Đăng nhập Cổng Dịch vụ công quốc gia", "Signed in to the national portal"),
)


def known(low, high=None) -> Exact:
    return Exact(
        Fraction(low), Fraction(low if high is None else high), Node("cell", leaf=Leaf("form/1", "n"))
    )


def bar_chart(series, bars, unit=DOSSIERS, **options) -> BarChart:
    return BarChart(CAPTION, tuple(series), tuple(bars), unit, "form", CAPTION, **options)


def district(code, *numbers, printed) -> Bar:
    return Bar(DISTRICTS[code].label, tuple(map(known, numbers)), mark=known(printed))


def awaited(number, low, high=None) -> Bar:
    ends = known(Fraction(low, 100)), known(Fraction(high or low, 100))
    return Bar(SERVICES[number].label, (MISSING, MISSING), mark=ends[0], mark_high=ends[1] if high else None)


def point(vi, printed, computed, low, high, rule="làm tròn nửa lên", *, ties=True) -> RoundingPoint:  # noqa: PLR0913, PLR0917
    return RoundingPoint(
        Label(vi, vi), printed, computed, Fraction(low), Fraction(high), ties, Label(rule, rule)
    )


IDENTITY_STEPS = bar_chart(
    STEPS,
    (
        Bar(Label("Hồ sơ định danh điện tử đã thu nhận", "E-identity dossiers collected"), (known(136315),)),
        Bar(Label("Tài khoản đã kích hoạt", "Accounts activated"), (NOTHING, known(43155), known(19700))),
        Bar(
            Label("Tài khoản đăng nhập Cổng Dịch vụ công quốc gia", "Accounts signed in to the portal"),
            (NOTHING, NOTHING, NOTHING, known(7059)),
        ),
    ),
    ACCOUNTS,
    of_first=True,
)
LEVELS = bar_chart(
    (Label("Mức độ 2", "Level 2"), Label("Mức độ 3", "Level 3"), Label("Mức độ 4", "Level 4")),
    (Bar(Label("Dịch vụ công của tỉnh", "The province's services"), (known(541), known(281), known(1057))),),
    SERVICES_UNIT,
    share=True,
)
VACCINATION = bar_chart(
    FAULTS,
    (
        district("073", 5, 1, 191, printed=225),
        district("074", 1208, 483, 5894, printed=6299),
        district("071", 86, 71, 1694, printed=1953),
        district("072", 3, 6, 800, printed=762),
        district("076", 4552, 2068, 16276, printed=22947),
        district("075", 2903, 619, 1129, printed=4834),
        district("070", 9059, 1115, 12242, printed=22541),
    ),
    RECORDS,
    mark_label=Label("Tổng số in trong báo cáo", "Total printed in the report"),
    gap=True,
)
ONLINE = bar_chart(
    CHANNELS,
    (
        Bar(Label("25 dịch vụ công thiết yếu", "25 essential services"), (known(8252), known(3947, 3964))),
        Bar(SECTORS["justice"].label, (known(2615), known(609))),
        Bar(SECTORS["labour"].label, (known(38), known(597))),
        Bar(SECTORS["insurance"].label, (known(0), known(0))),
        Bar(
            Label("Các lĩnh vực còn lại", "Remaining fields"),
            (known(5599), known(2741, 2758)),
            remark=Label(
                "còn lại sau khi trừ các lĩnh vực có số liệu", "what is left after the fields with data"
            ),
        ),
        awaited("03", 70),
        awaited("04", 80),
        awaited("05", 90),
        awaited("06", 100),
        awaited("08", 40, 50),
    ),
    share=True,
    mark_label=Label("Tối thiểu", "Minimum"),
)
FLOW = FlowChart(
    CAPTION,
    (
        FlowGroup(
            Label("25 dịch vụ công thiết yếu", "25 essential services"),
            known(12199, 12216), known(3553, 3570), known(13860), known(1909),
        ),
        FlowGroup(SECTORS["justice"].label, known(3224), known(162), known(3190), known(196)),
        FlowGroup(SECTORS["labour"].label, known(635), known(539), MISSING, MISSING),
        FlowGroup(SECTORS["land"].label, known(1000), MISSING, known(5), known(995)),
    ),
    "form",
    CAPTION,
)  # fmt: skip
ROUNDING = RoundingChart(
    CAPTION,
    (
        point("Hồ sơ trực tuyến của 25 dịch vụ công thiết yếu", "67,6%", "67,55–67,65%", "-0.5", "0.5"),
        point("Hồ sơ tư pháp tiếp nhận trực tuyến", "81,11%", "81,11%", "0.04", "0.04"),
        point(
            "Dịch vụ mức độ 4", "56,2%", "56,25%", "0.53", "0.53", "chỉ khớp khi cắt bỏ phần lẻ", ties=False
        ),
        point(
            "Dịch vụ công có hồ sơ trực tuyến", "66%", "78,3%", "12.3", "12.3", "lệch 12 đơn vị", ties=False
        ),
        point("Dịch vụ công có thanh toán trực tuyến", "1,39%", "1,37–1,45%", "-1.6", "6", "suy ngược"),
    ),
    "form",
    CAPTION,
)
TARGETS = bar_chart(
    CHANNELS,
    [Bar(Label(f"Còn {share}", f"Share {share}"), (known(share), known(100 - share)), known(Fraction("0.7")))
     for share in (0, 1, 30, 36, 40, 50, 60, 69, 70, 71, 85, 99, 100)],
    share=True,
)  # fmt: skip
PARTLY = bar_chart(
    CHANNELS,
    (
        Bar(SECTORS["justice"].label, (known(2615), known(609))),
        Bar(SECTORS["labour"].label, (MISSING, known(597))),
        Bar(SECTORS["land"].label, (MISSING, MISSING), remark=Label("chưa gửi biểu", "form not sent")),
    ),
)
SIZES = bar_chart(
    (Label("Số lượng", "Number"),),
    (
        Bar(Label("Ít", "Few"), (known(5),)),
        Bar(Label("Không có", "None"), (MISSING,)),
        Bar(Label("Nhiều", "Many"), (known(22947),), mark=known(30000)),
        Bar(Label("Vừa", "Some"), (known(9000, 9100),), mark=known(9500), mark_high=known(12000)),
    ),
)
AWAITED = bar_chart(CHANNELS, [awaited(number, 80) for number in SERVICES], ITEMS, share=True)
REMARKED = bar_chart(
    FAULTS,
    [
        Bar(
            entry.label,
            (known(10**exponent), MISSING, known(10 ** (6 - exponent), 10 ** (6 - exponent) + 99)),
            remark=SERVICES["16"].label,
        )
        for exponent, entry in enumerate(DISTRICTS.values())
    ],
    RECORDS,
    mark_label=SERVICES["15"].label,
)
SAMPLES = {
    "identity_steps": IDENTITY_STEPS,
    "levels": LEVELS,
    "vaccination": VACCINATION,
    "online": ONLINE,
    "flow": FLOW,
    "rounding": ROUNDING,
    "targets": TARGETS,
    "partly": PARTLY,
    "sizes": SIZES,
    "awaited": AWAITED,
    "remarked": REMARKED,
}
REPORT = ("identity_steps", "levels", "vaccination", "online", "flow", "rounding")
every_sample = pytest.mark.parametrize("name", SAMPLES)
both_languages = pytest.mark.parametrize("lang", ["vi", "en"])


def texts_of(svg: str) -> list[str]:
    root = ET.fromstring(svg)  # noqa: S314 -- drawn by this project, not received
    return [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]


def drawn(figure, kind) -> list:
    return [artist for artist in figure.artists if isinstance(artist, kind)]


def boxes_of(figure) -> list[tuple[str, Bbox]]:
    """Return every text with the box of its ink in points, measured by matplotlib's own renderer."""
    figure.set_dpi(FINE * 72)  # coarse pixels would widen the letters
    renderer = FigureCanvasAgg(figure).get_renderer()
    return [
        (text.get_text(), Bbox(text.get_window_extent(renderer).get_points() / FINE))
        for text in drawn(figure, Text)
    ]


@every_sample
@both_languages
def test_texts_stay_on_the_sheet_and_apart(name, lang):
    """No text is cut by the rim of the chart, and no two texts share a spot."""
    figure = figure_of(SAMPLES[name], lang)
    width, height = figure.get_size_inches() * 72
    boxes = boxes_of(figure)
    cut = [text for text, box in boxes if min(box.x0, width - box.x1, box.y0, height - box.y1) < 0]
    assert boxes
    assert cut == []
    overlaps = [
        (first, second)
        for (first, one), (second, other) in combinations(boxes, 2)
        if min(one.x1, other.x1) - max(one.x0, other.x0) > 0.5
        and min(one.y1, other.y1) - max(one.y0, other.y0)
        > 1.5  # leading is tighter than the boxes of tone marks
    ]
    assert overlaps == []


@both_languages
def test_marks_never_cross_a_number(lang):
    """A target of 70 % leaves every number legible, whatever the share is."""
    figure = figure_of(TARGETS, lang)
    ticks = [line for line in drawn(figure, Line2D) if line.get_linewidth() == 1.6]
    assert len(ticks) == 1 + len(TARGETS.bars)
    boxes = boxes_of(figure)
    spots = [line.get_transform().transform(line.get_xydata()) / FINE for line in ticks]
    crossed = [
        text
        for (x, low), (_, high) in spots
        for text, box in boxes
        if box.x0 < x < box.x1 and min(low, high) < (box.y0 + box.y1) / 2 < max(low, high)
    ]
    assert crossed == []


def test_words_are_real_text_with_vietnamese_letters():
    """A reader can search and copy what a chart says, set in the shipped family."""
    svg = draw(VACCINATION, "vi", "vaccination")
    assert "Huyện Chiêm Hóa" in texts_of(svg)
    assert set(re.findall(r"font-family: ([^;]+);", svg)) == {"'Liberation Serif'"}


@every_sample
def test_every_id_begins_with_the_anchor(name):
    """Several charts stand on one page: ids and references carry the chart's anchor, and none is dead."""
    svg = draw(SAMPLES[name], "vi", f"chart-{name}")
    ids = re.findall(r'\sid="([^"]*)"', svg)
    references = re.findall(r"url\(#([^)]*)\)", svg) + re.findall(r'href="#([^"]*)"', svg)
    assert [each for each in ids + references if not each.startswith(f"chart-{name}-")] == []
    assert len(ids) == len(set(ids))
    assert set(references) <= set(ids)


@every_sample
def test_a_chart_loads_nothing_and_names_no_clock(name):
    """No style sheet reaches the page around, no address is fetched, no date of drawing is kept."""
    svg = draw(SAMPLES[name], "vi", "chart")
    assert not re.search(r"<style|<metadata|<!DOCTYPE|<script|matplotlib|href=\"http", svg)


def test_the_same_description_gives_the_same_bytes_in_another_process():
    """What is drawn depends on nothing but the description, the language and the anchor."""
    here = {name: draw(SAMPLES[name], "vi", name) for name in REPORT}
    home = Path(__file__).parents[1]
    program = (
        "import sys; sys.path.insert(0, 'tests'); import test_charts as t; "
        "sys.stdout.buffer.write(''.join(t.draw(t.SAMPLES[n], 'vi', n) for n in t.REPORT).encode())"
    )
    other = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, cwd=home)
    assert other.stdout.decode() == "".join(here.values())
    assert {name: draw(SAMPLES[name], "vi", name) for name in REPORT} == here


def test_what_was_not_supplied_has_words_and_no_bar():
    """An unknown part is neither a bar of no length nor a nought."""
    figure = figure_of(PARTLY, "vi")
    widths = [box.get_width() for box in drawn(figure, Rectangle)]
    assert min(widths) > 1
    said = texts_of(draw(PARTLY, "vi", "partly"))
    assert "0" not in said
    assert "chưa gửi biểu" in said
    assert said.count("chưa có số liệu") == 2  # the labour part, and the meaning of □
    assert said.count("□") == 3  # in the legend, and two sums that would look like the whole


def test_a_flow_that_was_not_supplied_has_words_and_no_bar():
    """Labour gave no outflow, land no stock carried over: both are said, neither is drawn."""
    said = texts_of(draw(FLOW, "vi", "flow"))
    assert "chưa có số liệu" in said
    assert "Kỳ trước chuyển sang: chưa có số liệu" in said
    assert "0" not in said


def test_nothing_arose_is_not_the_same_as_not_supplied():
    """Social insurance reported noughts: nothing arose, and its target is not missed."""
    said = texts_of(draw(ONLINE, "vi", "online"))
    assert said.count("không phát sinh") == 1
    assert said.count("chưa có số liệu") == 6  # five services, and the meaning of □


def test_numbers_are_written_in_the_language_of_the_annex():
    """8.252 online of 12.199 to 12.216 new dossiers is about 67,6 %; intervals say that they are."""
    vi, en = (texts_of(draw(ONLINE, lang, "online")) for lang in ("vi", "en"))
    assert {"khoảng 67,6%", "8.252 +", "khoảng 3.947–3.964", "81,1%", "40–50%"} <= set(vi)
    assert {"about 67.6%", "8,252 +", "about 3,947–3,964", "81.1%", "40–50%"} <= set(en)


def test_gaps_are_printed_minus_sum():
    """Chiêm Hóa printed 225 where its parts give 197: a gap of +28; Hàm Yên printed 1.286 too few."""
    said = texts_of(draw(VACCINATION, "vi", "vaccination"))
    assert {"In", "Cộng", "Lệch", "225", "197", "+28", "6.299", "7.585", "−1.286"} <= set(said)


def test_steps_are_shares_of_the_first():
    """62.855 accounts activated of 136.315 dossiers collected are 46,1 %."""
    said = texts_of(draw(IDENTITY_STEPS, "vi", "steps"))
    assert {"136.315", "100%", "43.155", "19.700", "62.855", "46,1%", "7.059", "5,2%"} <= set(said)


def test_bars_are_as_long_as_their_numbers():
    """4.552 and 16.276 records are drawn in the ratio of 4.552 to 16.276."""
    figure = figure_of(VACCINATION, "vi")
    widths = sorted(box.get_width() for box in drawn(figure, Rectangle) if box.get_height() == style.BAR)
    numbers = sorted(int(part.low) for bar in VACCINATION.bars for part in bar.parts)
    assert widths == pytest.approx([number * widths[-1] / numbers[-1] for number in numbers])


def lightness(colour: str) -> float:
    """Return CIE L* of a colour, 0 to 100: how light it looks in grey print."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = sum(weight * each for weight, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return 116 * luminance ** (1 / 3) - 16 if luminance > 0.008856 else 903.3 * luminance


@pytest.mark.parametrize("count", [2, 3, 4])
def test_neighbouring_series_differ_in_grey_print(count):
    """Adjacent fills are at least 20 points of lightness apart, without any colour."""
    shades = [lightness(fill.face) for fill in style.fills(count)]
    assert min(abs(one - other) for one, other in pairwise(shades)) >= 20


def test_five_series_are_too_many_for_one_chart():
    """Fills would have to repeat, and a reader could not tell which is which."""
    with pytest.raises(ValueError, match="at most 4 series apart, not 5"):
        style.fills(5)


@pytest.mark.parametrize("fill", [style.DARK, style.MIDDLE, style.LIGHT, style.DEEP])
def test_numbers_on_fills_are_legible(fill):
    """The contrast of writing on a fill is 4,5 to 1 or better."""
    shades = sorted(((lightness(colour) + 16) / 116) ** 3 for colour in (fill.face, fill.ink))
    assert (shades[1] + 0.05) / (shades[0] + 0.05) >= 4.5


def test_outliers_point_outwards_and_do_not_stretch_the_scale():
    """A difference of 12 units becomes an arrow at the rim of a scale of two units."""
    said = texts_of(draw(ROUNDING, "vi", "rounding"))
    assert {"−2", "−1", "0", "+1", "+2", "khớp khi làm tròn", "không khớp"} <= set(said)
    assert "+12" not in said


@pytest.mark.parametrize(
    ("bounds", "written"),
    [((12199, 12216), "khoảng 12.199–12.216"), ((8252, 8252), "8.252"), ((Fraction("67.6"),) * 2, "67,6")],
)
def test_an_interval_says_that_it_is_one(bounds, written):
    """A base solved back from 67,6 % is printed as a range, a count as a count."""
    assert words.write_bounds(*map(Fraction, bounds), "vi") == written


def test_only_charts_are_drawn():
    """Anything else is refused by name."""
    with pytest.raises(TypeError, match="Label is no chart; charts are BarChart, FlowChart, RoundingChart"):
        draw(CAPTION, "vi", "caption")
