"""Take the picture of the demo that the README shows: `python -m tests.demo.picture`."""

# ruff: noqa: E501  # rich's layout is what it is

from __future__ import annotations

import html
import io
import os
import pty
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

from tests.e2e.emulator import ROOT, environment

PICTURE = Path(__file__).with_name("demo.svg")
COLUMNS = 118

# rich's own layout, without the fonts that it would fetch.
_FORMAT = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: {char_height}px;
  line-height: {line_height}px; }}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" /></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix" xml:space="preserve">
{matrix}
</g>
</g>
</svg>
"""


def main() -> None:
    """Run the demo in a terminal and keep what it shows."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(same_in_every_run(_shown())), soft_wrap=False)
    PICTURE.write_text(console.export_svg(title="make demo", code_format=_FORMAT, unique_id="demo"))


def same_in_every_run(text: str) -> str:
    """Give every key the same id, for the emulator makes new ones; leave out the list of what is read, for it grows."""
    text = re.sub(r"read live: \d+ resource types of [^;]*; no other type", "read live: all types of the README", text)
    return re.sub(r"[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}", "1234abcd-12ab-34cd-56ef-1234567890ab", text)


def words(svg: str) -> str:
    """Return the text in a picture without its white space: a terminal breaks lines, a pipe does not."""
    return "".join(html.unescape("".join(re.findall(r"<text[^>]*>(.*?)</text>", svg))).split())


def _shown() -> str:
    ours, theirs = pty.openpty()
    variables = environment(COLUMNS=str(COLUMNS), TERM="xterm-256color")
    variables.pop("NO_COLOR", None)
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.demo"]
        done = subprocess.Popen(
            command, cwd=folder, env={**variables, "PYTHONPATH": str(ROOT)}, stdout=theirs, stderr=subprocess.DEVNULL
        )
        os.close(theirs)
        text = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # the terminal is gone with its last writer
                break
            if not part:
                break
            text += part
        assert done.wait() == 0
    os.close(ours)
    return text.decode().replace("\r\n", "\n").strip() + "\n"


if __name__ == "__main__":
    main()
