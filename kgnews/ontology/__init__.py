"""The knowledge in ``ontologies/``: read from Turtle, checked, and handed on as plain types."""

from kgnews.ontology.load import load_catalog

__all__ = ["load_catalog"]
