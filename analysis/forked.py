"""What happens inside the forked child: cells run in IPython, their outputs recorded as a kernel sends them.

Only `analysis.engine` uses this module. The parent imports it, so that no child need import IPython.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import signal
import sys
import traceback
import warnings

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type
from traitlets.config import Config

from analysis import ending
from analysis.engine import pin_display


def main(nb, parent: int, pipe: int, words: int, ipython_dir: str) -> None:
    """Run the notebook's cells and end the process: the parent's clean-up may not run a second time."""
    code = 1
    try:
        ending.with_parent(parent)
        _become_a_process_of_its_own(words)
        _run_cells(nb, Recorder(pipe), ipython_dir)
        code = 0
    except BrokenPipeError:  # the parent is gone: nobody waits for the outputs
        pass
    except BaseException:  # noqa: BLE001 -- whatever it was, the parent repeats it and this process ends
        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(code)


def _become_a_process_of_its_own(words: int) -> None:
    with contextlib.suppress(OSError):
        os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(words, 1)
    os.dup2(words, 2)
    if "" not in sys.path:
        sys.path.insert(0, "")  # a kernel finds modules beside its notebook


class Recorder:
    """The outputs of each cell, in the order shown, and the pipe they are sent through."""

    def __init__(self, pipe: int):
        self.pipe = pipe
        self.outputs: dict[int, list[dict]] = {}
        self.counts: dict[int, int] = {}
        self.shown: dict[str, list[tuple[int, dict]]] = {}  # display id → the outputs that carry it
        self.cell = 0
        self.clear_next = False

    def start(self, cell: int, count: int) -> None:
        """Turn to the next cell."""
        self.cell, self.counts[cell], self.outputs[cell], self.clear_next = cell, count, [], False
        self._send({"type": "start", "cell": cell})

    def done(self) -> bool:
        """Send the outputs of the cell; say whether an error is among them."""
        return self._send_outputs("done", self.cell)

    def end(self) -> None:
        """Say that the last cell is done."""
        self._send({"type": "end"})

    def add(self, output: dict, display_id: str | None = None) -> None:
        """Add an output, as it would look once it has been over the wire."""
        if self.clear_next:
            self.clear(wait=False)
        output = _as_sent(output)
        self.outputs[self.cell].append(output)
        if display_id:
            self.shown.setdefault(display_id, []).append((self.cell, output))

    def stream(self, name: str, text: str) -> None:
        """Add what was printed, to the last output where that is the same stream."""
        last = self.outputs[self.cell][-1:]
        if last and last[0]["output_type"] == "stream" and last[0]["name"] == name and not self.clear_next:
            last[0]["text"] += text
        elif text:
            self.add({"output_type": "stream", "name": name, "text": text})

    def update(self, display_id: str, data: dict, metadata: dict) -> None:
        """Replace what was shown under the id, in earlier cells too."""
        content = _as_sent({"data": data, "metadata": metadata})
        shown = self.shown.get(display_id, [])
        for _, output in shown:
            output.update(content)
        for cell in sorted({cell for cell, _ in shown} - {self.cell}):
            self._send_outputs("changed", cell)

    def clear(self, *, wait: bool) -> None:
        """Forget what the cell has shown, at once or when it next shows something."""
        self.clear_next = wait
        if not wait:
            self.outputs[self.cell].clear()

    def _send_outputs(self, kind: str, cell: int) -> bool:
        failed = any(output["output_type"] == "error" for output in self.outputs[cell])
        self._send(
            {
                "type": kind,
                "cell": cell,
                "outputs": self.outputs[cell],
                "execution_count": self.counts[cell],
                "failed": failed,
            }
        )
        return failed

    def _send(self, message: dict) -> None:
        line = memoryview(json.dumps(message).encode() + b"\n")
        while line:
            line = line[os.write(self.pipe, line) :]


def _as_sent(content: dict) -> dict:
    """Return what is left of a message once it has been over the wire."""
    try:
        return json.loads(json.dumps(content, allow_nan=False))
    except (TypeError, ValueError):
        # a tenth of a second, for what JSON has no word for
        from jupyter_client.session import json_packer  # noqa: PLC0415

        return json.loads(json_packer(content))


class _Stream(io.TextIOBase):
    """`sys.stdout` or `sys.stderr` of the cells."""

    encoding = "UTF-8"

    def __init__(self, recorder: Recorder, name: str, descriptor: int):
        self._recorder, self._name, self._descriptor = recorder, name, descriptor

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text)}")
        self._recorder.stream(self._name, text)
        return len(text)

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._descriptor


class _Publisher(DisplayPublisher):
    def publish(self, data, metadata=None, *, transient=None, update=False, **_):
        display_id = (transient or {}).get("display_id")
        if update:
            self.shell.recorder.update(display_id, data, metadata or {})
            return
        output = {"output_type": "display_data", "data": data, "metadata": metadata or {}}
        self.shell.recorder.add(output, display_id)

    def clear_output(self, wait=False):  # noqa: FBT002 -- IPython's signature
        self.shell.recorder.clear(wait=wait)


class _Hook(DisplayHook):
    def start_displayhook(self):
        self.result = {"output_type": "execute_result", "data": {}, "metadata": {}}

    def write_output_prompt(self):
        self.result["execution_count"] = self.prompt_count

    def write_format_data(self, format_dict, md_dict=None):
        self.result["data"], self.result["metadata"] = format_dict, md_dict or {}

    def finish_displayhook(self):
        if self.result["data"]:
            self.shell.recorder.add(self.result)


class ForkedZMQShell(InteractiveShell):
    """IPython as the cells see it. pandas looks for "zmq" in the class's name to know a notebook."""

    displayhook_class = Type(_Hook)
    display_pub_class = Type(_Publisher)
    recorder: Recorder

    def _showtraceback(self, etype, evalue, stb):
        error = {"output_type": "error", "ename": etype.__name__, "evalue": str(evalue), "traceback": stb}
        self.recorder.add(error)


def _shell(recorder: Recorder, ipython_dir: str) -> ForkedZMQShell:
    config = Config()
    config.HistoryManager.enabled = False
    InteractiveShell.clear_instance()
    shell = ForkedZMQShell.instance(config=config, ipython_dir=ipython_dir)
    shell.recorder = recorder
    return shell


def _run_cells(nb, recorder: Recorder, ipython_dir: str) -> None:
    shell = _shell(recorder, ipython_dir)
    pin_display()
    sys.stdout, sys.stderr = _Stream(recorder, "stdout", 1), _Stream(recorder, "stderr", 2)
    warnings.showwarning = _show_warning
    past_python = _PastPython()
    for index, cell in enumerate(nb.cells):
        tags = cell.metadata.get("tags", [])
        if cell.cell_type != "code" or not cell.source.strip() or "skip-execution" in tags:
            continue
        recorder.start(index, shell.execution_count)
        shell.run_cell(cell.source, store_history=True)
        recorder.stream("stdout", past_python.read())
        if recorder.done() and "raises-exception" not in tags:
            break
    shell.user_ns.clear()  # closes what the cells left open: `os._exit` would lose what is not yet on disk
    recorder.end()


def _show_warning(message, category, filename, lineno, file=None, line=None) -> None:  # noqa: PLR0913, PLR0917
    """Write a warning to the cell, even if the parent was collecting its own when it forked."""
    (file or sys.stderr).write(warnings.formatwarning(message, category, filename, lineno, line))


class _PastPython:
    """What libraries and programs wrote to the descriptors themselves, past `sys.stdout`."""

    def __init__(self):
        self.position = 0

    def read(self) -> str:
        size = os.fstat(1).st_size
        written = os.pread(1, size - self.position, self.position)
        self.position = size
        return written.decode("utf-8", "replace")
