"""How fast the explorer's page opens and moves, and how large it is, beside the exports of pyvis and ipysigma of the same graph.

Example: ``python tests/bench/view.py --others out/others``. The graphs are of made-up articles, the same in each run. pyvis and
ipysigma are not among what kgnews needs; put them into a folder of their own:

    python -m venv out/others && out/others/bin/pip install pyvis ipysigma
    npm install --prefix out/others requirejs @jupyter-widgets/html-manager

pyvis writes a page with its script in it. What ipysigma writes loads three scripts from the network; here require.js and the
manager of Jupyter's widgets are put into the page, and its own script is handed over from its wheel: so none of the three waits
for any network.

Time to first picture: from the start of the navigation to the first frame after something was drawn on a canvas of the document
that nothing covers (pyvis covers its canvas while it computes). It is measured in the same way for the three. Frames a second: how
often the page gets a frame (requestAnimationFrame) while the mouse, button down, draws circles with the picture for two seconds.
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import cos, pi, sin
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, Route, sync_playwright
from records import make_extractions

from kgnews.graph import schema
from kgnews.graph.merge import merge
from kgnews.graph.schema import Graph
from kgnews.pipeline import catalog
from kgnews.view.page import page

sys.path.append(str(Path(__file__).parents[1] / "view"))
from browser import context, launch

SIZES = (500, 5_000, 50_000)
STATEMENTS = 8  # of an article
PATIENCE = 120  # seconds that a page may take
DRAG = 2.0  # seconds

# Notes when a picture is there: something was drawn on a canvas of the document, and the canvas can be seen at its middle.
WATCH = """
(() => {
  let drawn = null;
  const note = (canvas) => { if (canvas && canvas.isConnected) drawn = canvas; };
  const patch = (kind, names) => {
    for (const name of names) {
      const plain = kind && kind.prototype[name];
      if (plain) kind.prototype[name] = function (...rest) { note(this.canvas); return plain.apply(this, rest); };
    }
  };
  patch(window.CanvasRenderingContext2D, ["stroke", "fill", "fillText"]);
  const calls = ["drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced"];
  patch(window.WebGLRenderingContext, calls);
  patch(window.WebGL2RenderingContext, calls);
  window.firstPicture = null;
  const look = () => {
    if (drawn) {
      const { x, y, width, height } = drawn.getBoundingClientRect();
      const top = document.elementFromPoint(x + width / 2, y + height / 2);
      if (width && top && top.tagName === "CANVAS") {
        window.firstPicture = performance.now();
        window.picture = { x, y, width, height };
        return;
      }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
"""
COUNT = """() => {
  window.frames_ = 0;
  const tick = () => { window.frames_++; requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
}"""

PYVIS = """
import json, sys
from pyvis.network import Network
found = json.load(open(sys.argv[1]))
net = Network(height="780px", width="100%", directed=True, cdn_resources="in_line")
for name, label, kind in found["nodes"]:
    net.add_node(name, label=label, group=kind)
for one, other, label in found["edges"]:
    net.add_edge(one, other, label=label)
net.write_html(sys.argv[2], notebook=False)
"""
IPYSIGMA = """
import json, sys
import networkx as nx
from ipysigma import Sigma
found = json.load(open(sys.argv[1]))
graph = nx.MultiDiGraph()
for name, label, kind in found["nodes"]:
    graph.add_node(name, label=label, kind=kind)
for one, other, label in found["edges"]:
    graph.add_edge(one, other, label=label)
Sigma.write_html(graph, sys.argv[2], fullscreen=True, node_color="kind", node_label="label", edge_label="label", start_layout=2)
"""


@dataclass(frozen=True, slots=True)
class Measured:
    written: float  # seconds
    size: float  # MB
    first: float | None  # seconds
    frames: float | None  # a second


@dataclass(frozen=True, slots=True)
class Others:
    """A folder with pyvis, ipysigma, and the scripts that ipysigma's page loads."""

    folder: Path

    def write(self, script: str, graph: Path, target: Path) -> None:
        python = self.folder / "bin" / "python"
        subprocess.run([python, "-c", script, graph, target], check=True, cwd=target.parent, stdout=subprocess.DEVNULL)

    def inline(self, target: Path) -> None:
        """Put the two scripts that ipysigma's page loads from the network into it."""
        modules = self.folder / "node_modules"
        text = target.read_text(encoding="utf-8")
        for name, path in (
            ("require.min.js", modules / "requirejs/require.js"),
            ("embed-amd.js", modules / "@jupyter-widgets/html-manager/dist/embed-amd.js"),
        ):
            before, _, rest = text.partition("<script src=")
            tag, _, after = rest.partition("</script>")
            if name not in tag:
                raise ValueError(f"{target}: expected a script {name}, found {tag[:120]}")
            script = path.read_text(encoding="utf-8").replace("</script", "<\\/script")
            text = f"{before}<script>{script}</script>{after}"
        target.write_text(text, encoding="utf-8")

    def hand_over(self, route: Route) -> None:
        """Answer what ipysigma's page asks for from its wheel; whatever else is asked for is not there."""
        if "ipysigma" in route.request.url:
            (script,) = self.folder.glob("lib/*/site-packages/ipysigma/nbextension/index.js")
            route.fulfill(body=script.read_bytes(), content_type="text/javascript")
        else:
            route.abort()


def make_graph(claims: int) -> Graph:
    """Return a graph of *claims* claims, or a few more: an article's are not parted."""
    return merge(itertools.islice(make_extractions(claims), claims // STATEMENTS + 1), catalog())


def write_plain(graph: Graph, path: Path) -> None:
    """Write names and labels alone, as JSON, for the others."""
    nodes = []
    for name, attributes in graph.nodes(data=True):
        labels = attributes.get(schema.LABELS)
        nodes.append((name, labels[0].text if labels else name, str(attributes.get(schema.KIND, "value"))))
    edges = [(one, other, claim[schema.PREDICATE]) for one, other, claim in graph.edges(data=True)]
    path.write_text(json.dumps({"nodes": nodes, "edges": edges}), encoding="utf-8")


def write_ours(graph: Graph, target: Path) -> None:
    target.write_text(page(graph, title="Made-up news"), encoding="utf-8")


@contextmanager
def opened(browser: Browser, target: Path, others: Others | None) -> Iterator[Page]:
    with context(browser, reduced_motion="no-preference") as window:
        shown = window.new_page()
        shown.set_default_timeout(PATIENCE * 1000)
        shown.add_init_script(WATCH)
        shown.route(re.compile("^https?:"), lambda route: others.hand_over(route) if others else route.abort())
        shown.goto(target.as_uri(), wait_until="commit")
        yield shown


def wait(shown: Page) -> float:
    """Wait for the first picture and return when it came, in seconds; playwright's Error if it does not come in time."""
    # Given as a function: an expression would be evaluated in the page, which its policy forbids.
    shown.wait_for_function("() => window.firstPicture !== null", timeout=PATIENCE * 1000)
    return float(shown.evaluate("window.firstPicture")) / 1000


def first_picture(browser: Browser, target: Path, others: Others | None) -> float:
    with opened(browser, target, others) as shown:
        return wait(shown)


def frames(browser: Browser, target: Path, others: Others | None) -> float:
    """Return the frames a second while the picture is drawn around by its lower left corner, once it has come to rest, or not."""
    with opened(browser, target, others) as shown:
        wait(shown)
        shown.wait_for_timeout(4000)  # layouts run on for a while
        box = shown.evaluate("window.picture")
        x, y = box["x"] + 14, box["y"] + box["height"] - 14
        shown.mouse.move(x, y)
        shown.mouse.down()
        shown.evaluate(COUNT)
        start = time.monotonic()
        while (gone := time.monotonic() - start) < DRAG:
            turn = 2 * pi * gone
            shown.mouse.move(x + 90 * sin(turn), y - 90 + 90 * cos(turn))
        counted = int(shown.evaluate("window.frames_"))
        gone = time.monotonic() - start
        shown.mouse.up()
        return counted / gone


def measure(browser: Browser, target: Path, written: float, others: Others | None, runs: int) -> Measured:
    size = target.stat().st_size / 1e6
    try:
        first = statistics.median(first_picture(browser, target, others) for _ in range(runs))
        return Measured(written, size, first, frames(browser, target, others))
    except Error as error:
        print(f"{target.name}: {str(error).splitlines()[0]}", file=sys.stderr)
        return Measured(written, size, None, None)


def tool(name: str, graph: Graph, folder: Path, others: Others | None) -> tuple[Path, float]:
    """Have the tool write its page; return it and the seconds that took."""
    target, plain = folder / f"{name}.html", folder / "graph.json"
    write_plain(graph, plain)
    start = time.monotonic()
    if name == "kgnews":
        write_ours(graph, target)
    elif others:
        others.write(PYVIS if name == "pyvis" else IPYSIGMA, plain, target)
    gone = time.monotonic() - start
    if name == "ipysigma" and others:
        others.inline(target)
    return target, gone


def line(*cells: object) -> str:
    return "".join(f"{cell!s:>{width}}" for cell, width in zip(cells, (9, 9, 10, 11, 8, 17, 10), strict=True))


def row(claims: int, nodes: int, name: str, found: Measured) -> str:
    first = f">{PATIENCE}" if found.first is None else f"{found.first:.2f}"
    pace = "-" if found.frames is None else f"{found.frames:.0f}"
    return line(claims, nodes, name, f"{found.written:.1f}", f"{found.size:.1f}", first, pace)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--others", type=Path, help="the folder with pyvis and ipysigma; without it they are left out")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of claims")
    parser.add_argument("--pages", nargs="+", help="some of kgnews, pyvis, ipysigma")
    parser.add_argument("--runs", type=int, default=3, help="how often a page is opened; the median counts")
    options = parser.parse_args()
    others = Others(options.others.resolve()) if options.others else None
    names = options.pages or (["kgnews", "pyvis", "ipysigma"] if others else ["kgnews"])
    print(line("claims", "nodes", "page of", "written s", "MB", "first picture s", "frames/s"))
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as temporary:
        browser, given_up = launch(playwright), set[str]()
        for claims in options.sizes:
            graph = make_graph(claims)
            # A page that gave no picture of a graph gives none of a larger one, and may take the browser with it.
            for name in [name for name in names if name not in given_up]:
                target, written = tool(name, graph, Path(temporary), others)
                found = measure(browser, target, written, others, options.runs)
                if found.first is None:
                    given_up.add(name)
                print(row(graph.number_of_edges(), graph.number_of_nodes(), name, found), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
