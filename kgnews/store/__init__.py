"""Stores of RDF, and what is asked of them."""
