"""Computing what is declared: every figure from the frames, each once, remembering where it came from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analysis.declare import DECLARED, PREVIOUS, Figure
from analysis.exact import Exact
from analysis.places import Label
from analysis.words import number


@dataclass(frozen=True)
class Result:
    """One computed statistic: a figure, or one member of a family (`id` is then "name[key]")."""

    id: str
    figure: Figure
    key: str
    value: Exact
    section: str
    label: Label

    def printed(self, lang: str = "vi") -> str:
        """Write the value as a report prints it, with its unit's sign; an interval as a range."""
        return number(self.value, self.figure.unit, self.figure.decimals, lang, suffix=True)


class Calculation:
    """Resolves the parameters of declared functions: frames, figures and families of figures."""

    def __init__(self, frames: dict):
        self._frames = dict(frames)
        self._done: dict[str, Exact | dict[str, Exact]] = {}

    def value(self, name: str):
        """Return a frame, a figure's value, or a family's values; raises KeyError for an undeclared name."""
        if name in self._frames:
            return self._frames[name]
        if name.startswith(PREVIOUS):  # not at hand: no rows, so nothing follows from it
            self._frames[name] = DECLARED.frames[name.removeprefix(PREVIOUS)].schema.empty()
            return self._frames[name]
        if name not in self._done:
            figure = DECLARED.figures[name]
            self._done[name] = _named(figure, figure.compute(**self.arguments(figure.needs)))
        return self._done[name]

    def arguments(self, needs: tuple[str, ...]) -> dict:
        """Return what a declared function asks for, by its parameters' names."""
        return {name: self.value(name) for name in needs}


def _named(figure: Figure, value):
    if figure.by is None:
        return _figure_value(figure.id, value)
    return {key: _figure_value(f"{figure.id}[{key}]", each) for key, each in value.items()}


def _figure_value(name: str, value) -> Exact:
    if not isinstance(value, Exact):
        raise TypeError(
            f"{name} returned {type(value).__name__}: a figure is an Exact made by total(), reported(), …"
        )
    return replace(value, figure=name)


def results(calculation: Calculation) -> dict[str, Result]:
    """Compute every declared figure, in the order of declaration."""
    found = {}
    for figure in DECLARED.figures.values():
        value = calculation.value(figure.id)
        members = {"": value} if figure.by is None else value
        for key, each in members.items():
            result = Result(each.figure, figure, key, each, figure.section_of(key), _label(figure, key))
            found[result.id] = result
    return found


def _label(figure: Figure, key: str) -> Label:
    if not key:
        return figure.label
    member = figure.by[key].label
    return Label(f"{figure.label.vi} – {member.vi}", f"{figure.label.en} – {member.en}")
