"""A real JupyterLab for the tests, with a notebook in it whose kernel can be asked."""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

import nbformat
from browser import Explorer, missing
from jupyter_client.blocking.client import BlockingKernelClient
from opening import State
from playwright.sync_api import BrowserContext, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from kgnews import write_graph
from kgnews.graph.schema import Graph

ROOT = Path(__file__).parents[2]
STARTING = 60.0  # seconds that the server, or a kernel, may take to start
CELLS = (
    'from kgnews import view\nfirst = view.explore("graph.ttl", title="Harbours")\nfirst',
    'second = view.explore("graph.ttl", lang="fr", theme="dark", height=400)\nsecond',
)
# No news, no search for updates, no extensions from elsewhere: nothing that asks the network.
_QUIET = (
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
)
# Outputs stay in the page when they are scrolled out of sight; no question about news lies over them.
_SETTINGS = {
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
}


@dataclass
class Lab:
    """A JupyterLab that runs."""

    process: subprocess.Popen[bytes]
    url: str
    token: str
    folder: Path

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(10)

    def ask(self, path: str) -> Any:
        request = Request(f"{self.url}{path}", headers={"Authorization": f"token {self.token}"})
        with urlopen(request, timeout=10) as answer:
            return json.load(answer)

    @contextmanager
    def open(self, window: BrowserContext, claims: dict[tuple[str, str, str], str]) -> Iterator[Notebook]:
        """Open a notebook with two explorers in *window* and run it."""
        made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in CELLS])
        made.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(made, self.folder / "explore.ipynb")
        page = window.new_page()
        requests: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        page.on("websocket", lambda socket: requests.append(socket.url))
        page.goto(f"{self.url}/lab/tree/explore.ipynb?token={self.token}", timeout=60_000)
        page.locator(".jp-Notebook .jp-CodeCell").nth(1).wait_for(timeout=60_000)
        page.get_by_text("| Idle").or_(page.locator("[data-status=idle]")).first.wait_for(timeout=60_000)
        _run_all(page)
        client = self._client()
        try:
            yield Notebook(self, page, client, claims, requests)
        finally:
            client.stop_channels()

    def _client(self) -> BlockingKernelClient:
        (session,) = self.ask("/api/sessions")
        connection = self.folder / "runtime" / f"kernel-{session['kernel']['id']}.json"
        client = BlockingKernelClient(connection_file=str(connection))
        client.load_connection_file()
        client.start_channels()
        client.wait_for_ready(timeout=STARTING)
        return client


@dataclass
class Notebook:
    """The notebook of CELLS, run: an explorer in English, a second one in French and dark."""

    lab: Lab
    page: Page
    kernel: BlockingKernelClient
    claims: dict[tuple[str, str, str], str]
    requests: list[str] = field(default_factory=list)  # all that the page asked of anybody
    shown: Graph | None = None  # in place of the small graph

    def explorer(self, number: int = 0) -> Explorer:
        return Explorer(self.page, self.page.locator(".kgnews-widget").nth(number), self.claims).wait()

    def fresh(self, graph: Graph | None = None, *, state: State | None = None, motion: bool = False) -> Explorer:
        """Return the first explorer as it is at the start, or in *state*, with *graph* in place of the small one."""
        self.page.emulate_media(reduced_motion="no-preference" if motion else "reduce")
        self._show(graph)
        explorer = self.explorer()
        self.page.mouse.move(5, 5)
        self.run("first.lang, first.theme, first.state = 'en', 'auto', {}")
        explorer.button("Start again").click()
        self.until("first.state == {} and first.selection == {'entities': [], 'claims': []}")
        if state:
            self.run(f"first.state = {dict(state)!r}")
            self._wait(
                """(root, state) => Object.entries(state).every(
                    ([name, value]) => JSON.stringify(root.kgnews.state()[name]) === JSON.stringify(value))""",
                dict(state),
            )
        explorer.stage.scroll_into_view_if_needed()
        return explorer

    def _show(self, graph: Graph | None) -> None:
        """Have Python show *graph* in the first explorer, and wait until it is there; the small one is None."""
        if graph is self.shown:
            return
        name = "graph.ttl"
        if graph is not None:
            name = "other.ttl"
            write_graph(graph, self.lab.folder / name)
        self.run(f"first.selection = {{'entities': [], 'claims': []}}; first.state = {{}}; first.show({name!r})")
        self._wait("(root, size) => root.kgnews.size().claims === size", self.value("first.graph.number_of_edges()"))
        self.shown = graph

    def _wait(self, condition: str, argument: object) -> None:
        self.page.wait_for_function(
            f"([root, argument]) => ({condition})(root, argument)",
            arg=[self.page.locator(".kgnews-widget").first.element_handle(), argument],
        )

    def run(self, code: str) -> str:
        """Run *code* in the notebook's kernel, and return what it prints; an error of it fails the test."""
        said: list[str] = []

        def hear(message: dict[str, Any]) -> None:
            if message["msg_type"] == "stream":
                said.append(message["content"]["text"])

        reply = self.kernel.execute_interactive(code, store_history=False, output_hook=hear, timeout=30)
        assert reply["content"]["status"] == "ok", reply["content"].get("traceback", reply["content"])
        return "".join(said)

    def value(self, expression: str) -> Any:
        return json.loads(self.run(f"import json; print(json.dumps({expression}))"))

    def until(self, condition: str, seconds: float = 5.0) -> None:
        """Wait until *condition* holds in the kernel."""
        end = time.monotonic() + seconds
        while not self.value(f"bool({condition})"):
            assert time.monotonic() < end, (
                f"never came true: {condition}; first.state is {self.run('print(first.state)')}"
            )
            self.page.wait_for_timeout(50)


def _run_all(page: Page) -> None:
    """Run all cells, as a person does, who does it again where the menu was asked before the kernel listened."""
    shown = page.locator(".kgnews-widget[data-kgnews-ready=true]").nth(1)
    for left in (2, 1, 0):
        page.locator(".lm-MenuBar-item", has_text="Run").first.click()
        page.locator(".lm-Menu-item", has_text="Run All Cells").first.click()
        try:
            shown.wait_for(timeout=90_000 if not left else 30_000)
            return
        except PlaywrightTimeout:
            if not left:
                outputs = page.locator(".jp-OutputArea").all_inner_texts()
                raise AssertionError(f"the explorers do not come up in JupyterLab; the cells say {outputs}") from None
            page.keyboard.press("Escape")


def start_lab(folder: Path) -> Lab:
    """Start JupyterLab on a free port of the loopback address, with settings and runtime files in *folder* alone."""
    try:
        import jupyterlab  # noqa: F401
    except ImportError:
        missing("jupyterlab is not installed; it comes with the extra dev")
    port, token = _free_port(), secrets.token_hex(16)
    settings = folder / "settings"
    for name, values in _SETTINGS.items():
        package, _, plugin = name.partition(":")
        path = settings / package / f"{plugin}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values), encoding="utf-8")
    arguments = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", *_QUIET]
    arguments += [f"--ServerApp.port={port}", "--ServerApp.port_retries=0", "--ServerApp.ip=127.0.0.1"]
    arguments += [f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={folder}"]
    with (folder / "output.txt").open("wb") as log:
        process = subprocess.Popen(
            arguments, cwd=folder, env=_environment(folder), stdout=log, stderr=log, stdin=subprocess.DEVNULL
        )
    lab = Lab(process, f"http://127.0.0.1:{port}", token, folder)
    end = time.monotonic() + STARTING
    while True:
        try:
            lab.ask("/api/status")
            return lab
        except (URLError, OSError) as error:
            if process.poll() is not None or time.monotonic() > end:
                lab.stop()
                raise RuntimeError(
                    f"JupyterLab does not start: {(folder / 'output.txt').read_text()[-2000:]}"
                ) from error
            time.sleep(0.2)


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    kept = {name: value for name, value in kept.items() if not name.startswith("JUPYTER")}
    places = {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "IPYTHONDIR": "ipython",
    }
    return {**kept, **{name: str(folder / place) for name, place in places.items()}, "PYTHONPATH": str(ROOT)}


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
