"""Pictures of a graph without a browser, for reports: the graph or a part of it, and the timeline of an entity."""

from importlib.util import find_spec

from kgnews.errors import UsageError

if find_spec("matplotlib") is None:
    raise UsageError("pictures need matplotlib; install it with: pip install 'kgnews[draw]'")

from kgnews.view.draw.canvas import Picture, check_suffix
from kgnews.view.draw.pictures import graph_picture, timeline_picture

__all__ = ["Picture", "check_suffix", "graph_picture", "timeline_picture"]
