"""The command that tells which language models there are: models."""

from __future__ import annotations

from typing import Annotated

import typer

from kgnews.cli.options import open_pipe


def models(
    lang: Annotated[str | None, typer.Argument(metavar="[LANG]", help="A language; else all.")] = None,
    load: Annotated[
        str | None,
        typer.Option(
            metavar="LANG|MODEL", help="Print only the path of the model of a language, or of MODEL, for spacy.load."
        ),
    ] = None,
) -> None:
    """Show the language models that kgnews knows, best first, and which of them is used."""
    from kgnews import resources

    with open_pipe():
        if load:
            code = resources.model_language(load) or load
            print(resources.model_path(code, None if load in resources.languages() else load))
            return
        for code in [lang] if lang else resources.languages():
            for row in resources.list_models(code):
                print(f"{code}: {row.name} {row.state}{' (used)' if row.used else ''}")
