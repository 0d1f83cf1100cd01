"""The example notebook, run anew: ``python tests/notebook.py --update`` writes what comes out into ``examples/explore.ipynb``.

Of the outputs those of the widget are left away, since they only live in a running notebook, and so are addresses in memory.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).parent.parent
NOTEBOOK = ROOT / "examples" / "explore.ipynb"
_WIDGET = "application/vnd.jupyter.widget-view+json"
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")


def run(folder: Path = ROOT) -> nbformat.NotebookNode:
    """Return the notebook as it is after all its cells have run, top to bottom, in *folder*; CellExecutionError if one fails."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = str(ROOT)
    try:
        NotebookClient(
            notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
        ).execute()
    finally:
        if before is None:
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = before
    return stripped(notebook)


def stripped(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Return *notebook* with the outputs that are the same from run to run only."""
    notebook.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
        cell.metadata = {}
        if cell.cell_type != "code":
            continue
        cell.execution_count = None
        cell.outputs = [output for output in cell.outputs if _WIDGET not in output.get("data", {})]
        for output in cell.outputs:
            if "execution_count" in output:
                output.execution_count = None
            output.metadata = {} if "metadata" in output else output.get("metadata")
            if "data" in output and "text/plain" in output.data:
                output.data["text/plain"] = _ADDRESS.sub("", output.data["text/plain"])
        for output in cell.outputs:
            if output.get("metadata", 0) is None:
                del output["metadata"]
    return notebook


def said(notebook: nbformat.NotebookNode) -> list[list[str]]:
    """Return for each cell of code what it prints and shows, as text."""
    return [
        [
            output.get("text") or output.data.get("text/plain", "")
            for output in cell.outputs
            if output.output_type != "error"
        ]
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


if __name__ == "__main__":
    made = run()
    if "--update" in sys.argv[1:]:
        nbformat.write(made, NOTEBOOK)
    print("\n".join("\n".join(cell) for cell in said(made)))
