"""The command for open triples of sentences: openie."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kgnews.cli.options import Lang, Model, Verbose, log, open_pipe


def openie(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file with one sentence a line, or - for stdin.")],
    lang: Lang = None,
    model: Model = None,
    min_confidence: Annotated[
        float | None,
        typer.Option(
            "--min-confidence", metavar="N", min=0, max=1, help="Leave out triples of less; else the language says."
        ),
    ] = None,
    verbose: Verbose = False,
) -> None:
    """Print what each sentence of FILE says in its own words: sentence, subject, relation, object, confidence."""
    from kgnews import pipeline

    log(verbose)
    sentences = pipeline.read_sentences(file)
    found = pipeline.openie(sentences, lang=lang, model=model, min_confidence=min_confidence)
    count = 0
    with open_pipe():
        for sentence, triple in found:
            count += 1
            # a tab in a sentence would part it in two
            print(
                sentence.replace("\t", " "),
                triple.subject,
                triple.relation,
                triple.object,
                f"{triple.confidence:.2f}",
                sep="\t",
            )
    print(f"sentences {sum(bool(line.strip()) for line in sentences)}, triples {count}", file=sys.stderr)
